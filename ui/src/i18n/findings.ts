/** English for what the checks find and advise: `crates/rules/src/check`, `crates/rules/src/quota.rs`. The clause of the notice stays Chinese. */
import { i18n } from ".";
import { inEnglish, sentence, wording, type Made } from "./sentences";

/** Names within a sentence that are no terms of the form. Titles of programmes, bureaus and people stay. */
const NAMES: Readonly<Record<string, string>> = {
  个人事迹材料: "Narrative",
  该栏目: "This box",
  其他人才项目: "another talent programme",
  不符合: "not met",
  不通过: "not passed",
  尚未征求: "Not asked yet",
  尚未收到回复: "No answer yet",
  港澳居民居住证: "residence permit for Hong Kong and Macao residents",
  台湾居民居住证: "residence permit for Taiwan residents",
  外国人永久居留身份证: "foreign permanent resident’s card",
  旧版外国人永久居留身份证号码: "foreign permanent resident’s card of the old kind",
  港澳居民来往内地通行证号码: "mainland travel permit for Hong Kong and Macao residents",
  护照号码: "passport",
  军官证号码: "military officer’s card",
};

/** Where the first six digits of an identity number may point: `crates/rules/src/divisions.rs`. */
const PROVINCES: Readonly<Record<string, string>> = {
  北京市: "Beijing",
  天津市: "Tianjin",
  河北省: "Hebei",
  山西省: "Shanxi",
  内蒙古自治区: "Inner Mongolia",
  辽宁省: "Liaoning",
  吉林省: "Jilin",
  黑龙江省: "Heilongjiang",
  上海市: "Shanghai",
  江苏省: "Jiangsu",
  浙江省: "Zhejiang",
  安徽省: "Anhui",
  福建省: "Fujian",
  江西省: "Jiangxi",
  山东省: "Shandong",
  河南省: "Henan",
  湖北省: "Hubei",
  湖南省: "Hunan",
  广东省: "Guangdong",
  广西壮族自治区: "Guangxi",
  海南省: "Hainan",
  重庆市: "Chongqing",
  四川省: "Sichuan",
  贵州省: "Guizhou",
  云南省: "Yunnan",
  西藏自治区: "Tibet",
  陕西省: "Shaanxi",
  甘肃省: "Gansu",
  青海省: "Qinghai",
  宁夏回族自治区: "Ningxia",
  新疆维吾尔自治区: "Xinjiang",
  台湾省: "Taiwan",
  香港特别行政区: "Hong Kong",
  澳门特别行政区: "Macao",
};

/** What was found, in sentences that are always the same. */
const FOUND: Readonly<Record<string, string>> = {
  "市局负责接收，不作为推荐单位。": "The municipal bureau receives nominations and makes none.",
  "声明未入选其他人才项目，但下面又列出了项目。":
    "The declaration says no other programme, yet programmes are listed below.",
  "声明已入选其他人才项目，但没有列出是哪些项目。":
    "The declaration says there is another programme, yet none is listed.",
  "个人事迹材料还没有写。": "The narrative is not written yet.",
  "公民身份号码有误。": "The identity number is not correct.",
  "参加工作时不满 16 周岁。": "Under 16 years of age when first employed.",
  "入党（派）时不满 18 周岁。": "Under 18 years of age when joining the party.",
  "工作简历有一段的截止时间早于起始时间。": "One entry of the career ends before it begins.",
  "还没有资料审查记录。": "There is no record of the review of papers yet.",
  "还没有考察核实记录。": "There is no record of a visit yet.",
  "还没有党组（党委）会议研究通过的记录。": "There is no record yet that the Party-group meeting has agreed.",
};

/** What was found in a box; its name comes first. */
const BOX: Readonly<Record<string, string>> = {
  "没有填写。": "not filled in.",
  "一条也没有。": "no entry yet.",
  "填为“否”。": "answered “No”.",
  "还没有确认。": "not confirmed yet.",
  "有误。": "not correct.",
  "填写有误。": "not filled in correctly.",
  "格式不对。": "not in the right form.",
  "晚于申报截止日。": "later than the closing day.",
  "有两个不同的版本，尚未决定用哪一个。两个版本都已保存。":
    "there are two versions, and it is not decided which one to use. Both are kept.",
};

/** What to do, in sentences that are always the same. */
const ADVICE: Readonly<Record<string, string>> = {
  "已入选该项目的人才不参加遴选，请改推他人；确有出入的，请联系市局核对。":
    "Whoever is in that programme takes no part; please nominate someone else. If this is mistaken, please ask the municipal bureau to check.",
  "姓名相同，身份证号尚未填写或不一致；请核实是不是同一个人。":
    "The name is the same; the identity number is missing or different. Please check whether it is the same person.",
  "请核实该项目的性质，并在说明栏写明。": "Please check what kind of programme it is and say so in the note.",
  "请确认说的不是本人已入选该项目；本人已入选的不能参加遴选。":
    "Please make sure that this does not mean the nominee. Whoever is in that programme cannot take part.",
  "请核实后使两处一致。": "Please check, and make the two agree.",
  "已入选该项目的人才不参加遴选，请改推他人；如名称相近但并非该项目，请改用证书上的全称。":
    "Whoever is in that programme takes no part; please nominate someone else. If it only has a similar name, please use the full name on the certificate.",
  "请核实是否属于“等项目”；不属于的，可以继续。":
    "Please check whether it is among the “other such programmes” of the notice. If not, you may go on.",
  "请改由当时的单位申报，或向市局说明。":
    "Please have the bureau of that time nominate, or explain to the municipal bureau.",
  "请由有推荐资格的单位申报；名单有误请联系市局。":
    "Please have a bureau nominate that may do so. If the list is wrong, please ask the municipal bureau.",
  "请在“冲突复核”中选定。": "Please choose one under “Conflicts”.",
  "请至少填写一条。": "Please enter one at least.",
  "请选择“是”或“否”。": "Please choose “Yes” or “No”.",
  "请核实本人是否已是往年的获评人选；已获评的请改推他人。":
    "Please check whether the person was chosen in a former year. If so, please nominate someone else.",
  "请填以万元为单位的数字，最多两位小数。":
    "Please give a number, in units of ¥10,000, with two decimal places at most.",
  "本栏单位是万元；如果写的是元，请连“元”字一起填写，程序会换算。":
    "This box counts in units of ¥10,000. For an amount in yuan, please write the unit after it as well, and it is converted.",
  "请对照身份证核对姓名；证件上确实如此的可以不改，生僻字请用输入法打出、不要用符号或拼音代替。":
    "Please compare the name with the identity card. It may stay if the card says so; please enter rare characters themselves, not a sign or pinyin in their place.",
  "持这类证件的人选能否参加，请先向市局核实；证件复印件请一并附上。":
    "Please ask the municipal bureau first whether holders of such a document can take part, and attach a copy of it.",
  "请对照身份证逐位核对。": "Please compare each digit with the identity card.",
  "请按当时的名称填写，从列表中选择。": "Please give the name of that time, from the list.",
  "请核对出生年月；已办退休、返聘的不是在职职工，依法延迟退休的请在“部门及岗位”中写明。":
    "Please check the date of birth. Whoever has retired and was hired again is no employee at work; if retirement is lawfully postponed, please say so under “Section and post”.",
  "统一社会信用代码第 9–17 位的校验位不符，这样的代码不会发出。请对照营业执照逐位核对。":
    "The check character within characters 9 to 17 of the credit code does not fit; no such code is ever issued. Please compare each character with the business licence.",
  "请从列表中选择。": "Please choose from the list.",
  "请填写。": "Please fill it in.",
  "不符合基本条件的人选不能推荐；如系误填请改正。":
    "Whoever does not meet the basic conditions cannot be nominated. If this is a slip, please correct it.",
  "请核实后选择“是”。": "Please check, then choose “Yes”.",
  "请补填，或删去这一条。": "Please fill it in, or remove the entry.",
  "请写成 2019-07 的样子。": "Please write it like 2019-07.",
  "请填以万元为单位的数字。": "Please give a number, in units of ¥10,000.",
  "应为 11 位，以 13–19 开头；请核对。": "It should have 11 digits and begin with 13 to 19. Please check.",
  "应为 6 位数字。": "It should have 6 digits.",
  "请核对邮箱地址。": "Please check the address.",
  "请精简，否则打印时会溢出。": "Please shorten it, or it will not fit on paper.",
  "请补上日，写成 2019-07-31 的样子。": "Please add the day, like 2019-07-31.",
  "请写成 2019-07-31 的样子，并核对年月日。": "Please write it like 2019-07-31, and check the date.",
  "请撰写个人事迹材料。": "Please write the narrative.",
  "请补充；确需较短的可以不改。": "Please add to it. It may stay if it has to be this short.",
  "请精简；确需较长的可以不改。": "Please shorten it. It may stay if it has to be this long.",
  "请扫描或拍照后上传。": "Please scan or photograph it and attach it.",
  "请上传相应的证书或证明（扫描件），并与条目关联。":
    "Please attach scans of the certificates or proofs, and link them to the entries.",
  "请对照身份证，改正其中录错的一项。": "Please compare with the identity card and correct whichever is wrong.",
  "外地登记的号码有效，无须更改；请顺便核对是否录错。":
    "A number from elsewhere is valid and need not be changed. Please check that it was typed correctly.",
  "请对照身份证核对；确认无误可以不改。": "Please compare with the identity card. It may stay if it is correct.",
  "请核对日期；确属如此可以不改。": "Please check the dates. They may stay if they are correct.",
  "已写明同等资格，由市局审核。": "An equal qualification is given; the municipal bureau will look at it.",
  "“一般应”不是硬性条件：请在“同等资格说明”中写明理由。":
    "“As a rule” is no strict condition: please give the reason under “Equal qualification”.",
  "请上传至少一件证明材料（扫描件）。": "Please attach one scanned proof at least.",
  "应以近年的为主；请补充近年的业绩，较早的可以保留。":
    "Most should be recent. Please add recent results; older ones may stay.",
  "请对照营业执照或法人证书核实。": "Please compare with the business licence or the certificate of the organisation.",
  "遴选对象应在企事业单位工作；如系误选请改正。":
    "Nominees work in companies or public institutions. If this is a slip, please correct it.",
  "请核对；驻地单位总部在外地的，请填实际工作地。":
    "Please check. If the head office is elsewhere, please give the place of work.",
  "请在“部门及岗位”中写明实际工作。": "Please describe the work itself under “Section and post”.",
  "只有仍在岗的在职职工可以参加遴选；如系误填请改正。":
    "Only employees who are at work can take part. If this is a slip, please correct it.",
  "只有仍在岗的在职职工可以参加遴选；如系误选请改正。":
    "Only employees who are at work can take part. If this is a slip, please correct it.",
  "仍在一线操作的，请在“部门及岗位”中写明。": "If still on the shop floor, please say so under “Section and post”.",
  "请核对起止年月。": "Please check when it begins and ends.",
  "如有学习、待业等经历，请补一段。": "If there was a time of study or without work, please add an entry for it.",
  "请核对起止年月；确属兼任的请在岗位中注明。":
    "Please check when they begin and end. If both posts were held at once, please say so under the post.",
  "请核对原件，登记审查结果、审查人和日期。":
    "Please check the originals, then note the result, the reviewer and the date.",
  "请补充材料后重新审查；审查通过后再登记。":
    "Please complete the papers and review them again; note it once they have passed.",
  "应先审查资料、再征求意见；请核对日期。":
    "Papers are reviewed before opinions are asked for. Please check the dates.",
  "请登记至少一次考察：日期、地点、人员、结论。": "Please note one visit at least: date, place, visitors and findings.",
  "应先考察、再上会；请核对日期。": "The visit comes before the meeting. Please check the dates.",
  "请发函征求意见，收到回函后登记。": "Please send the letter, and note the answer when it comes.",
  "请催办；收到回函后登记意见和日期。":
    "Please send a reminder, and note the opinion and the date when the answer comes.",
  "请登记异议内容并核实处理；处理完毕前不能推荐。":
    "Please note what the objection says, look into it and settle it. Until then there can be no nomination.",
  "请核实处理；处理完毕、部门另行来函后登记更正。":
    "Please look into it and settle it. When the department has written again, note that its letter is replaced.",
  "请在会议通过后登记会议日期和纪要。": "Please note the date and the minutes when the meeting has agreed.",
  "应先征求意见、再上会；请核对日期，或重新上会。":
    "Opinions are asked for before the meeting. Please check the dates, or take it to a meeting again.",
  "请核对后登记符合与否；不符合的请写明考虑。":
    "Please check, and note whether it is met; if not, say why the person is nominated nevertheless.",
  "“原则上”可以超出，但须写明超额推荐理由，由市局核定；或撤回其中的人选。":
    "“In principle” leaves room for more, but the reason must be given and the municipal bureau decides; or withdraw one of the nominees.",
  "名额不得超出，请撤回多出的人选。": "The quota may not be exceeded. Please withdraw the nominees beyond it.",
  "请核对人数，或注明与计划不一致的原因。": "Please check the number, or note why it is not as planned.",
  "已写明超额推荐理由，由市局核定。": "The reason for exceeding the quota is given; the municipal bureau decides.",
  "公民身份号码的校验位不符，至少有一位录错。请对照身份证逐位核对。":
    "The check digit of the identity number does not fit: one digit at least is wrong. Please compare each with the identity card.",
  "统一社会信用代码的校验位不符，至少有一位录错。请对照营业执照逐位核对。":
    "The check character of the credit code does not fit: one character at least is wrong. Please compare each with the business licence.",
};

const WORDING = wording({ ...NAMES, ...PROVINCES, ...FOUND, ...BOX, ...ADVICE });
const { word, words } = WORDING;

/** What was found in a box, where it is put together. */
const MADE_BOX: readonly Made[] = [
  [/^有 (\d+) 字，表格只能放下约 (\d+) 字。$/, (length, room) => `${length} characters; the form holds about ${room}.`],
  [/^填写的“(.*)”无法识别。$/s, (value) => `“${value}” cannot be read.`],
  [/^为 (.+) 万元，请核对单位。$/, (value) => `${value} in units of ¥10,000: please check the unit.`],
  [/^填写的“(.*)”不在列表中。$/s, (value) => `“${value}” is not in the list.`],
  [/^共 (\d+) 条，还有 (\d+) 条没有证明材料。$/, (all, bare) => `${bare} of ${all} without proof.`],
  [
    /^中有“(.*)”，需判断是否仍在技术、技能岗位。$/s,
    (title) => `“${title}” is mentioned. Someone must judge whether this is still technical or skilled work.`,
  ],
];

/** What was found, where it is put together. Sentences that begin with a title stand before the boxes. */
const MADE_FOUND: readonly Made[] = [
  [
    /^“(.+)”已将(.+)纳入(.+)。$/s,
    (season, name, programme) => `${name} was put forward for ${programme} in “${season}”.`,
  ],
  [
    /^获奖情况中的“(.*)”可能属于(.+)。$/s,
    (award, programme) => `“${award}” among the awards may belong to ${word(programme)}.`,
  ],
  [/^已入选“(.*)”，属于(.+)。$/s, (name, programme) => `Already in “${name}”, which belongs to ${word(programme)}.`],
  [
    /^已入选“(.*)”，需判断是否属于不参加遴选的项目。$/s,
    (name) => `Already in “${name}”. Someone must judge whether that programme rules out taking part.`,
  ],
  [/^([^“”]+)中提到了(.+)。$/s, (place, programme) => `“${word(place)}”: ${word(programme)} is mentioned.`],
  [
    /^单位代码 (.+) 不在本年度的推荐单位名单里。$/,
    (code) => `The code ${code} is not on this year’s list of nominating bureaus.`,
  ],
  [/^截止日时“(.+)”不是现行单位。$/, (bureau) => `There is no bureau “${bureau}” on the closing day.`],
  [/^有一条没有填写“(.+)”。$/, (box) => `One entry has nothing under “${word(box)}”.`],
  [
    /^个人事迹材料 (\d+) 字，要求 (\d+) 字左右（(\d+)–(\d+) 字）。$/,
    (length, wanted, min, max) =>
      `The narrative has ${length} characters; about ${wanted} are asked for (${min}–${max}).`,
  ],
  [/^还没有上传(.+)。$/, (proof) => `Not attached yet: ${word(proof)}.`],
  [
    /^出生年月（(.*)）与身份号码中的 (.+) 不一致。$/,
    (given, read) => `The date of birth (${given}) does not agree with the identity number (${read}).`,
  ],
  [
    /^性别（(.+)）与身份号码（(.+)）不一致。$/,
    (given, read) => `The sex (${word(given)}) does not agree with the identity number (${word(read)}).`,
  ],
  [
    /^身份号码前六位 (\d+) 属(.+)（不在晋中）。$/,
    (code, province) => `The identity number begins with ${code}: ${word(province)}, not in Jinzhong.`,
  ],
  [
    /^身份号码前六位 (\d+) 不是已知的地区代码。$/,
    (code) => `The identity number begins with ${code}, which is no known code of a place.`,
  ],
  [
    /^本职业工龄 (-?\d+) 年，比参加工作以来的年数还长。$/,
    (years) => `${years} years in the trade are more than the years since first employed.`,
  ],
  [
    /^技能等级为“(.+)”，低于(.*)，职称也未达到(.+)。$/,
    (level, wanted, title) =>
      `The skill level is “${word(level)}”, below “${word(wanted)}”, and the title is below “${word(title)}”.`,
  ],
  [/^申报了条件(.+)，但没有写明如何符合。$/, (sign) => `Condition ${sign} is claimed, but nothing says how it is met.`],
  [/^条件(.+)还没有证明材料。$/, (sign) => `There is no proof of condition ${sign} yet.`],
  [
    /^业绩、成果和荣誉共 (\d+) 项，近 (\d+) 年（(.+) 至 (.+)）的只有 (\d+) 项。$/,
    (all, years, from, to, inside) =>
      `Of ${all} results and honours only ${inside} are from the last ${years} years (${from} to ${to}).`,
  ],
  [
    /^单位性质为“(.+)”，需判断是否属于企事业单位。$/,
    (nature) =>
      `The kind of employer is “${word(nature)}”. Someone must judge whether it is a company or public institution.`,
  ],
  [
    /^单位性质为“(.+)”，不属于遴选对象所在的单位。$/,
    (nature) => `The kind of employer is “${word(nature)}”, from which nobody can be nominated.`,
  ],
  [
    /^单位所在地“(.+)”不在本次遴选范围内。$/,
    (place) => `The employer is in “${place}”, outside the area of this selection.`,
  ],
  [
    /^岗位类别为“(.+)”，需判断是否属于技术、技能岗位。$/,
    (kind) => `The kind of post is “${word(kind)}”. Someone must judge whether it is technical or skilled work.`,
  ],
  [
    /^用工状态为“(.+)”，不属于在职在岗职工。$/,
    (status) => `The employment is “${word(status)}”, so this is no employee at work.`,
  ],
  [/^工作简历在 (.+) 至 (.+) 之间有空档。$/, (from, to) => `The career has a gap between ${from} and ${to}.`],
  [
    /^工作简历中 (.+) 起的一段与前一段重叠。$/,
    (from) => `The entry of the career from ${from} overlaps the one before it.`,
  ],
  [/^资料审查结果为“(.+)”。$/s, (result) => `The result of the review is “${word(result)}”.`],
  [
    /^资料审查日期（(.+)）晚于发函日期（(.+)）。$/,
    (reviewed, sent) => `The review (${reviewed}) is later than the first letter (${sent}).`,
  ],
  [
    /^考察日期（(.+)）晚于党组（党委）会议（(.+)）。$/,
    (visited, met) => `The visit (${visited}) is later than the Party-group meeting (${met}).`,
  ],
  [/^(尚未征求|尚未收到回复)：(.+)部门意见。$/, (state, departments) => `${word(state)}: ${words(departments)}.`],
  [/^(.+)部门回复有异议。$/, (department) => `${word(department)} has objected.`],
  [
    /^党组（党委）会议（(.+)）早于最后一份回函（(.+)）。$/,
    (met, replied) => `The Party-group meeting (${met}) is earlier than the last answer (${replied}).`,
  ],
  [/^本单位细化条件“(.*)”还没有核对。$/s, (condition) => `Condition of this bureau “${condition}”: not checked yet.`],
  [
    /^本单位细化条件“(.*)”：(.+)。$/s,
    (condition, answer) => `Condition of this bureau “${condition}”: ${word(answer)}.`,
  ],
  [
    /^本单位已推荐 (\d+) 人，超过名额 (\d+) 人。$/,
    (count, max) => `This bureau has nominated ${count}, beyond its quota of ${max}.`,
  ],
  [
    /^拟定 (\d+) 人，计划遴选(.+) (\d+) 人。$/,
    (count, award, target) => `The list has ${count}; ${target} are to be chosen as ${award}.`,
  ],
  [
    /^获奖情况中的“(.*)”就是本次评选的称号，可能往年已经获评。$/s,
    (award) => `“${award}” among the awards is the title of this selection; it may have been given in a former year.`,
  ],
  [/^姓名里有看不见的字符（(.+)）。$/, (signs) => `The name holds characters that cannot be seen (${signs}).`],
  [
    /^姓名“(.*)”里有不像姓名的字符“(.+)”。$/s,
    (name, signs) => `The name “${name}” holds “${signs}”, which is unlikely in a name.`,
  ],
  [/^姓名“(.*)”只有一个字。$/s, (name) => `The name “${name}” has one character only.`],
  [
    /^号码以 (.+) 开头，是(.+)的号码，不是居民身份证号码。$/,
    (start, paper) => `The number begins with ${start}: it is of a ${word(paper)}, not of a resident identity card.`,
  ],
  [
    /^公民身份号码中的出生日期 (.+) 晚于申报截止日。$/,
    (birth) => `The date of birth in the identity number, ${birth}, is later than the closing day.`,
  ],
  [/^申报截止日时没有“(.+)”这一区划名称。$/s, (place) => `There is no place named “${place}” on the closing day.`],
  [
    /^按出生年月，截止日已满 (\d+) 周岁，却填为在职在岗。$/,
    (age) => `By the date of birth the person is ${age} on the closing day, and yet is said to be an employee at work.`,
  ],
  // The name of a box may itself quote a word.
  [
    /^“((?:[^“”]|“[^“”]*”)+)”(.+)$/s,
    (box, found) => {
      const text = inEnglish(found, WORDING, MADE_BOX);
      return text && `“${word(box)}”: ${text}`;
    },
  ],
];

/** What to do, where it is put together. */
const MADE_ADVICE: readonly Made[] = [
  [/^请填 (-?\d+)–(-?\d+) 之间的整数。$/, (min, max) => `Please give a whole number from ${min} to ${max}.`],
  [
    /^请从列表中选择；列表以外的产业请选“(.+)”并写明。$/,
    (other) => `Please choose from the list. For any other industry choose “${word(other)}” and name it.`,
  ],
  [/^请填写“(.+)”。$/, (box) => `Please fill in “${word(box)}”.`],
  [
    /^公民身份号码中的出生年份 (.+) 不可能。请对照身份证逐位核对。$/,
    (year) =>
      `The year of birth in the identity number, ${year}, is not possible. Please compare each digit with the identity card.`,
  ],
  [
    /^这像是(.+)，不是公民身份号码。申报表要填居民身份证上的 18 位号码；本人确无身份证的，请先向市局说明。$/,
    (paper) =>
      `This looks like the number of a ${word(paper)}, not an identity number. The form asks for the 18 characters of the resident identity card; if there is none, please explain to the municipal bureau first.`,
  ],
  [
    /^统一社会信用代码第 3–8 位“(.+)”不是行政区划代码，这样的代码不会发出。请对照营业执照逐位核对。$/,
    (code) =>
      `Characters 3 to 8 of the credit code, “${code}”, are no code of a place; no such code is ever issued. Please compare each character with the business licence.`,
  ],
  [
    /^公民身份号码应为 18 位，现为 (\d+) 位。请对照身份证补全。$/,
    (length) => `An identity number has 18 characters, this one ${length}. Please complete it from the identity card.`,
  ],
  [
    /^公民身份号码里有不该出现的字符“(.)”（只有最后一位可以是 X）。请对照身份证改正。$/su,
    (sign) =>
      `The identity number holds “${sign}”, which cannot stand there (only the last character may be X). Please correct it from the identity card.`,
  ],
  [
    /^公民身份号码中的出生日期 (.+) 不存在。请对照身份证逐位核对。$/,
    (birth) =>
      `The date of birth in the identity number, ${birth}, does not exist. Please compare each digit with the identity card.`,
  ],
  [
    /^这是 15 位旧号。请按现行身份证填写 18 位号码（按规则推算为 (.+)，请核对后填入）。$/,
    (number) =>
      `This is an old number of 15 digits. Please give the 18 characters of the present identity card (by the rule ${number}; please check before you fill it in).`,
  ],
  [
    /^统一社会信用代码应为 18 位，现为 (\d+) 位。请对照营业执照或法人证书补全。$/,
    (length) =>
      `A credit code has 18 characters, this one ${length}. Please complete it from the business licence or the certificate of the organisation.`,
  ],
  [
    /^统一社会信用代码不含字符“(.)”（不用 I、O、S、V、Z）。请对照营业执照核对是否把 1、0 看成了 I、O。$/su,
    (sign) =>
      `No credit code holds “${sign}” (I, O, S, V and Z are not used). Please compare with the business licence whether 1 or 0 was read as I or O.`,
  ],
];

const MADE: readonly Made[] = [...MADE_FOUND, ...MADE_BOX, ...MADE_ADVICE];

/** What was found or advised, in the language of the screens; what has no English stays as it is. */
export const finding = (zh: string): string => sentence(zh, WORDING, MADE);

/** Several sentences one after the other: in English with a blank between them. */
export const findings = (all: readonly string[]): string => all.map(finding).join(gap());

/** What to do, where it follows what was found. */
export const advice = (zh: string): string => (zh === "" ? "" : gap() + finding(zh));

const gap = (): string => (i18n.global.locale.value === "en" ? " " : "");
