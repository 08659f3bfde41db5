// Invented people with valid check digits.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An identity number of Taigu or elsewhere, with its check digit computed. */
export function identity(region, birth, order) {
  const body = `${region}${birth.replaceAll("-", "")}${String(order).padStart(3, "0")}`;
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * WEIGHTS[at], 0);
  return body + "10X98765432"[sum % 11];
}

const STORY = [
  "他参加工作二十二年来，一直在装配与调试一线，经手装调各类收获机两千八百余台，总结出“听、摸、量、试”四步调试法，成为全县农机行业公认的技术带头人。",
  "刚进厂时，他只有技校学历。为弄懂割台传动的受力，他把报废的齿轮箱带回家，拆了装、装了拆，三个月画满四本草图。后来他在全县农机职工技能比武中获得第一名，两年后取得技师资格。",
  "他带领班组改进玉米收获机割台传动结构，把返修率由百分之七降到百分之二，全年节约费用三十余万元。这项改进随后在三家合作社推广，夏收期间现场抢修时间平均缩短四十分钟。",
  "他常说，机器不会说话，毛病都写在声音里。每年农忙前，他带着徒弟下到乡镇，一台一台地听，一颗一颗地紧。十年里，他先后带出徒弟十一名，其中七人取得高级工以上资格。",
];

/** A narrative of about `words` characters. */
export function story(words = 1487) {
  const paragraphs = [];
  let length = 0;
  for (let n = 0; length < words; n += 1) {
    const paragraph = STORY[n % STORY.length];
    paragraphs.push(paragraph.slice(0, words - length));
    length += paragraph.length;
  }
  return paragraphs.join("\n");
}

/** Everything that the notice asks of a nominee. */
export function complete(name, order = 1) {
  const year = new Date().getFullYear();
  return {
    values: {
      channel: "单位推荐",
      name,
      gender: "男",
      ethnicity: "汉族",
      birth_date: "1978-06-03",
      id_number: identity("142429", "1978-06-03", 2 * order + 1),
      native_place: "山西太谷",
      political_status: "群众",
      education: "大学专科毕业",
      school_major: "山西农机学校　农机修理",
      mobile: `1380354${String(2000 + order)}`,
      address: "太谷县新建路18号",
      zip: "030800",
      work_start: "1997-08",
      employer_name: "太谷县禾泽农业机械有限公司",
      employer_nature: "民营企业",
      employer_division: "太谷区",
      industry: "装备制造",
      dept_post: "装调车间　装调班班长",
      duty: "班长",
      post_type: "生产",
      in_service: "是",
      employment_status: "在职在岗",
      is_frontline: "是",
      is_public_official: "否",
      is_big_operator: "否",
      is_founder: "否",
      occupation: "农机装调工",
      years_in_trade: "21",
      skill_level: "技师",
      cert_no: `0604${order}8812`,
      cert_issuer: "山西省职业技能鉴定指导中心",
      cert_date: "2011-09",
      claimed_conditions: "1、3",
      special_skill: "“听、摸、量、试”四步调试法，凭声音判断传动故障。",
      team_work: "十年带出徒弟十一名，其中七人取得高级工以上资格。",
      no_prior_programmes: "是",
      attest_1: "是",
      attest_2: "是",
      attest_3: "是",
      attest_4: "是",
      narrative_title: "田垄上的机械医生",
      summary: "扎根装调一线二十二年，总结四步调试法，改进割台传动结构，带徒十一名。",
      employer_opinion: "同意推荐。",
      recommender_opinion: "同意推荐。",
    },
    records: {
      career: [
        { from: "1997-08", to: "2009-02", org: "太谷县农业机械厂", post: "装配工" },
        { from: "2009-03", to: "至今", org: "太谷县禾泽农业机械有限公司", post: "装调班班长" },
      ],
      achievements: [
        {
          date: `${year - 2}-05`,
          title: "玉米收获机割台传动结构改进",
          role: "主持",
          effect: "返修率由百分之七降到百分之二",
        },
        { date: `${year - 1}-11`, title: "收获机现场快速抢修法", role: "主持", effect: "抢修时间平均缩短四十分钟" },
      ],
      awards: [{ date: `${year - 1}-12`, name: "晋中市五一劳动奖章", level: "市级", issuer: "晋中市总工会" }],
    },
    narrative: story(),
  };
}

/** Makes a dossier on `device` and fills it in; answers its id. */
export async function nominate(device, name, order = 1, only = null) {
  const { id } = await device.rpc("dossier_new", { name });
  const person = complete(name, order);
  const values = Object.entries(person.values).filter(([key]) => only === null || only.includes(key));
  await device.rpc("dossier_set", { id, values });
  if (only) return id;
  await device.rpc("dossier_text", { id, text: person.narrative });
  for (const [section, rows] of Object.entries(person.records)) {
    for (const row of rows) await device.rpc("record_set", { id, section, record: null, values: Object.entries(row) });
  }
  await examine(device, id);
  return id;
}

export const ago = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** What the notice wants done before sealing: review, visit, letters with their replies, the meeting. */
async function examine(device, id) {
  const county = (act, more) => device.rpc("county", { act, ...more });
  const departments = ["政法", "卫健"];
  await county("review", { id, result: "通过", reviewer: "武志勤", date: ago(12), note: "" });
  await county("visit", { id, date: ago(11), place: "装调车间", people: "武志勤、田晓芸", findings: "情况属实" });
  await county("consult_send", { ids: [id], departments, letter: "人社函18号", date: ago(10) });
  await county("consult_reply", {
    id,
    departments,
    opinion: "无异议",
    text: "",
    date: ago(6),
    signer: "",
    replaces: null,
  });
  await county("meeting_record", {
    meeting: null,
    no: "第9次",
    date: ago(4),
    chair: "程局长",
    attendees: "党组成员",
    approved: [id],
    declined: [],
    note: "",
  });
}
