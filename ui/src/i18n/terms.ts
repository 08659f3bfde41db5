/** English for the terms of the official form, by the term itself. The paper stays Chinese, so that the term is shown beside it. */
import { i18n } from ".";

/** Headings, boxes and columns of the form, and kinds of proof: `crates/rules/src/fields/table.rs`. */
const FORM: Readonly<Record<string, string>> = {
  基本情况: "Person", 工作情况: "Work", 职业技能: "Skill", 申报条件: "Conditions", 事迹与承诺: "Narrative and pledge", 推荐意见: "Opinions", 资料审查: "Review of papers",
  推荐单位: "Nominating bureau", 推荐渠道: "Channel", 姓名: "Name", 曾用名: "Former name", 性别: "Sex", 民族: "Ethnic group", 出生年月: "Date of birth", 公民身份号码: "Identity number",
  籍贯: "Ancestral home", 政治面貌: "Political status", "入党（派）时间": "Joined party in", 学历: "Education", 学位: "Degree", 毕业院校及专业: "School and subject", 手机号码: "Mobile phone",
  通讯地址: "Postal address", 邮编: "Postcode", 邮箱: "E-mail",
  参加工作时间: "First employed", 工作单位: "Employer", 统一社会信用代码: "Credit code of employer", 单位性质: "Kind of employer", "单位所在县（区、市）": "County of employer", 所属产业: "Industry",
  其他产业说明: "Which other industry", 部门及岗位: "Section and post", 职务: "Position", 岗位类别: "Kind of post", 是否在职在岗: "At work now?", 用工状态: "Employment", "是否基层一线、操作岗位": "Shop-floor post?",
  是否公职人员: "Public official?", 公职人员认定依据: "Basis of that answer", 是否经营大户: "Large business owner?", 是否创办企业: "Founder of a firm?", "经营（创办）企业名称": "Name of the firm", "经营（创办）企业信用代码": "Credit code of the firm",
  "从事职业（工种）": "Occupation (trade)", 职业编码: "Occupation code", 本职业工龄: "Years in trade", "职业资格（技能等级）": "Skill level", 职称级别: "Level of title", 职称: "Professional title", 证书编号: "Certificate no.",
  发证机关: "Issued by", 证书取得时间: "Issued in", 同等资格说明: "Equal qualification",
  符合遴选条件: "Conditions met", 绝招绝技绝活: "Special skill", 解决难题与先进操作法: "Problems solved, methods", "传艺带徒、攻关与培训": "Apprentices, training", 经济社会效益: "Benefit", "经济效益金额（万元）": "Benefit (¥10,000)",
  "声明：未入选其他人才项目": "Declared: in no other programme", "热爱祖国，拥护党的领导": "Patriotic, supports the Party", "遵纪守法，无不良记录": "Law-abiding, clean record", "身体健康，长期在一线": "In good health, long on the shop floor", 具有工匠精神: "Has the spirit of an artisan",
  基本条件确认依据: "Basis of these answers", 事迹材料标题: "Title of narrative", 事迹简介: "Summary", 本人承诺签名日期: "Pledge signed on",
  所在单位意见: "Opinion of employer", 所在单位签字人: "Signed for employer", 所在单位意见日期: "Date of opinion", 推荐单位意见: "Opinion of bureau", 推荐单位签字人: "Signed for bureau", 推荐单位意见日期: "Date of opinion",
  推荐排名: "Rank", "主要荣誉业绩（汇总表用）": "Main honours (for the summary)", 公示情况: "Public notice", 超额推荐理由: "Reason for exceeding quota", 备注: "Remarks",
  资料审查结果: "Result of review", 资料审查人: "Reviewer", 资料审查日期: "Date of review", 资料审查说明: "Note of review",
  工作简历: "Career", "主要技能、技术成果和业绩贡献": "Skills, results and contributions", 获奖情况: "Awards", "专利、论文、标准、工法": "Patents, papers, standards, methods", 带徒传技: "Apprentices", 已入选其他人才项目: "Other talent programmes",
  证明材料: "Evidence", 考察核实: "Visits", 征求意见: "Consultation",
  起始年月: "From", "截止年月（在岗填“至今”）": "To (“至今” if still there)", 单位: "Organisation", 岗位或职务: "Post", 时间: "Month", 成果名称: "Result", 本人作用: "Own part", 成效: "Effect", "经济效益（万元）": "Benefit (¥10,000)",
  奖项或荣誉名称: "Award or honour", 级别: "Level", 授予单位: "Awarded by", 类型: "Kind", 名称: "Title", 编号: "Number", 本人排名: "Own rank", 徒弟姓名: "Apprentice", 带徒年限: "Years taught",
  项目名称: "Programme", 入选时间: "Chosen in", 说明: "Note", 材料类别: "Kind of proof", 材料名称: "Title of proof", 出具单位: "Issued by", "证明哪一项（条目编号）": "What it proves",
  考察日期: "Date of visit", 地点: "Place", 考察人员: "Visitors", 考察结论: "Findings", 部门: "Department", 发函文号: "Letter no.", 发函日期: "Sent on", 回复日期: "Answered on", 意见: "Opinion", 意见内容: "What it says", 回函签字人: "Signed by", 已由后函更正: "Replaced by a later letter",
  照片: "Photograph", 身份证: "Identity card", 本人承诺书: "Pledge", "职业资格（技能等级）证书": "Skill certificate", 职称证书: "Title certificate", 学历学位证书: "Diploma", "条件①证明材料": "Proof of condition ①", "条件②证明材料": "Proof of condition ②",
  "条件③证明材料": "Proof of condition ③", "条件④证明材料": "Proof of condition ④", 业绩成果证明: "Proof of a result", 获奖证书: "Award certificate", "专利、论文、标准等证书": "Patent, paper or standard", 所在单位意见盖章页: "Opinion of employer, stamped",
  推荐单位意见盖章页: "Opinion of bureau, stamped", 征求意见回函: "Answer of a department", "党组（党委）会议纪要": "Minutes of the Party-group meeting", 考察核实记录: "Record of a visit", 同意宣传的书面意见: "Written consent to publicity", 其他: "Other",
};

/** What a box can be chosen from: `crates/rules/src/codes.rs`. */
const CHOICES: Readonly<Record<string, string>> = {
  未知: "Unknown", 男: "Male", 女: "Female", 未说明: "Not stated",
  中共党员: "Communist Party member", 中共预备党员: "Candidate Party member", 共青团员: "Youth League member", 民革会员: "Revolutionary Committee of the KMT", 民盟盟员: "China Democratic League", 民建会员: "Democratic National Construction Association",
  民进会员: "Association for Promoting Democracy", 农工党党员: "Peasants’ and Workers’ Party", 致公党党员: "Zhi Gong Party", 九三学社社员: "Jiusan Society", 台盟盟员: "Taiwan Democratic Self-Government League", 无党派民主人士: "No party", 群众: "General public",
  研究生教育: "Postgraduate", 博士研究生毕业: "Doctoral programme, graduated", 博士研究生结业: "Doctoral programme, completed", 博士研究生肄业: "Doctoral programme, left", 硕士研究生毕业: "Master’s programme, graduated", 硕士研究生结业: "Master’s programme, completed",
  硕士研究生肄业: "Master’s programme, left", 研究生班毕业: "Postgraduate class, graduated", 研究生班结业: "Postgraduate class, completed", 研究生班肄业: "Postgraduate class, left", 大学本科教育: "University", 大学本科毕业: "University, graduated",
  大学本科结业: "University, completed", 大学本科肄业: "University, left", 大学普通班毕业: "University, ordinary class", 大学专科教育: "College", 大学专科毕业: "College, graduated", 大学专科结业: "College, completed", 大学专科肄业: "College, left",
  中等职业教育: "Vocational secondary", 中等专科毕业: "Secondary specialised, graduated", 中等专科结业: "Secondary specialised, completed", 中等专科肄业: "Secondary specialised, left", 职业高中毕业: "Vocational high school, graduated", 职业高中结业: "Vocational high school, completed",
  职业高中肄业: "Vocational high school, left", 技工学校毕业: "Technical school, graduated", 技工学校结业: "Technical school, completed", 技工学校肄业: "Technical school, left", 普通高级中学教育: "High school", 普通高中毕业: "High school, graduated", 普通高中结业: "High school, completed",
  普通高中肄业: "High school, left", 初级中学教育: "Middle school", 初中毕业: "Middle school, graduated", 初中肄业: "Middle school, left", 小学教育: "Primary school", 小学毕业: "Primary school, graduated", 小学肄业: "Primary school, left",
  名誉博士: "Honorary doctor", 博士: "Doctor", 硕士: "Master", 学士: "Bachelor",
  汉族: "Han", 蒙古族: "Mongol", 回族: "Hui", 藏族: "Tibetan", 维吾尔族: "Uygur", 苗族: "Miao", 彝族: "Yi", 壮族: "Zhuang", 布依族: "Buyei", 朝鲜族: "Korean", 满族: "Manchu", 侗族: "Dong", 瑶族: "Yao", 白族: "Bai", 土家族: "Tujia", 哈尼族: "Hani", 哈萨克族: "Kazak", 傣族: "Dai",
  黎族: "Li", 傈僳族: "Lisu", 佤族: "Va", 畲族: "She", 高山族: "Gaoshan", 拉祜族: "Lahu", 水族: "Sui", 东乡族: "Dongxiang", 纳西族: "Naxi", 景颇族: "Jingpo", 柯尔克孜族: "Kirgiz", 土族: "Tu", 达斡尔族: "Daur", 仫佬族: "Mulao", 羌族: "Qiang", 布朗族: "Blang", 撒拉族: "Salar",
  毛南族: "Maonan", 仡佬族: "Gelao", 锡伯族: "Xibe", 阿昌族: "Achang", 普米族: "Pumi", 塔吉克族: "Tajik", 怒族: "Nu", 乌孜别克族: "Uzbek", 俄罗斯族: "Russian", 鄂温克族: "Ewenki", 德昂族: "Deang", 保安族: "Bonan", 裕固族: "Yugur", 京族: "Gin", 塔塔尔族: "Tatar", 独龙族: "Derung",
  鄂伦春族: "Oroqen", 赫哲族: "Hezhen", 门巴族: "Monba", 珞巴族: "Lhoba", 基诺族: "Jino", 外国血统中国籍: "Chinese of foreign descent",
  单位推荐: "Nominated by employer", 行业推荐: "Nominated by trade body", 人才自荐: "Own application", 国有企业: "State-owned", 民营企业: "Private", 外资企业: "Foreign-owned", 事业单位: "Public institution", 农民合作社: "Farmers’ cooperative", 机关: "Government body", 社会团体: "Association",
  在职在岗: "Employed, at work", 在职不在岗: "Employed, not at work", 劳务派遣: "Agency worker", 退休返聘: "Retired, re-engaged", 退休: "Retired", 离职: "Left", 生产: "Production", 技术: "Technology", 设计: "Design", 研发: "Development", 操作: "Operation",
  无: "None", 员级: "Junior", 助理级: "Assistant", 中级: "Intermediate", 副高级: "Associate senior", 正高级: "Senior", 国家级: "National", 省级: "Provincial", 市级: "Municipal", 县级: "County", 行业: "Trade", 企业: "Company",
  发明专利: "Invention patent", 实用新型专利: "Utility patent", 外观设计专利: "Design patent", 论文: "Paper", 标准: "Standard", 工法: "Method of work",
};

/** What the notices of the seasons name: `crates/rules/seasons`. */
const SEASONS: Readonly<Record<string, string>> = {
  新能源汽车: "New-energy vehicles", 装备制造: "Equipment", 生物制药: "Biopharmaceuticals", 新能源: "New energy", 新材料: "New materials", 节能环保: "Environment", 新一代信息技术: "Information technology", 特色食品: "Local food", 现代煤化工: "Coal chemistry", 玻璃器皿: "Glassware",
  玛钢铸造: "Malleable iron", 现代农业: "Agriculture", 文化旅游: "Culture and tourism", 纺织: "Textiles", 餐饮服务: "Catering",
  学徒工: "Apprentice worker", 初级工: "Junior worker", 中级工: "Skilled worker", 高级工: "Senior worker", 技师: "Technician", 高级技师: "Senior technician", 特级技师: "Special-grade technician", 首席技师: "Chief technician",
  政法: "Law", 卫健: "Health", 组织人事: "Personnel", 纪检监察: "Discipline", 市场监管: "Market", 税务: "Tax", 应急管理: "Emergency", 生态环境: "Environment",
  党员: "Party member", 党派成员: "member of a party", 公职人员: "public official", 经营大户: "large operator", 创办企业: "founder of a company", 其他产业: "other industry",
  品德: "Conduct", 能力: "Ability", 业绩: "Results", 贡献: "Value", 辐射带动: "Reach", 竞赛成绩: "Competitions", 技术革新: "Innovation",
};

/** Ways of assessment and what keeps an expert away: `crates/engine/src/core/assess.rs`, `crates/rules/src/assessment.rs`. */
const ASSESSMENT: Readonly<Record<string, string>> = {
  直接认定: "recognised", 专家评审: "experts", 实地考察: "visit", 专家即人选本人: "the nominee", 同一工作单位: "same employer", 已声明的亲属关系: "declared relative",
};

/** Holidays: `crates/rules/calendar`. */
const HOLIDAYS: Readonly<Record<string, string>> = {
  元旦: "New Year", 春节: "Spring Festival", 清明节: "Qingming", 劳动节: "Labour Day", 端午节: "Dragon Boat", 中秋节: "Mid-Autumn", 国庆节: "National Day",
};

export const TERMS: Readonly<Record<string, string>> = { ...FORM, ...CHOICES, ...SEASONS, ...ASSESSMENT, ...HOLIDAYS };

/** The English of a term, where the screens are in English and there is one. */
export function english(zh: string): string | null {
  return i18n.global.locale.value === "en" ? (TERMS[zh] ?? null) : null;
}

/** A term in one line: `手机号码`, or `Mobile phone 手机号码`. */
export function term(zh: string): string {
  const en = english(zh);
  return en === null ? zh : `${en} ${zh}`;
}
