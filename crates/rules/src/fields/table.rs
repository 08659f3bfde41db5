//! The table of fields: one line per box of Annex 1 (requirements §2.1).

use super::FieldKind::{
    Amount, Bureau, Choice, CreditCode, Date, Email, IdNumber, Integer, Mobile, Month, Multi, PostalCode, Text, YesNo,
};
use super::Required::{Derived, No, Sometimes, Yes};
use super::{AttachmentKind, Field, FieldKind, Required, Section};
use crate::codes::ListName;

const PERSON: &str = "基本情况";
const WORK: &str = "工作情况";
const SKILL: &str = "职业技能";
const CLAIM: &str = "申报条件";
const STORY: &str = "事迹与承诺";
const OPINION: &str = "推荐意见";
const REVIEW: &str = "资料审查";

const fn f(
    key: &'static str,
    zh: &'static str,
    section: &'static str,
    kind: FieldKind,
    required: Required,
    clause: &'static str,
) -> Field {
    Field { key, zh, section, kind, required, clause }
}

const fn choice(list: ListName) -> FieldKind {
    Choice { list }
}

const fn text(max: usize) -> FieldKind {
    Text { max }
}

/// Every field of the form, in its order.
#[must_use]
pub fn fields() -> &'static [Field] {
    &FIELDS
}

/// The record sections of the form, in their order.
#[must_use]
pub fn sections() -> &'static [Section] {
    &SECTIONS
}

static FIELDS: [Field; 77] = [
    f("recommending_org", "推荐单位", PERSON, Bureau, Derived, "R2"),
    f("channel", "推荐渠道", PERSON, choice(ListName::Channel), Yes, "R22"),
    f("name", "姓名", PERSON, text(20), Yes, ""),
    f("former_name", "曾用名", PERSON, text(20), No, ""),
    f("gender", "性别", PERSON, choice(ListName::Gender), Yes, ""),
    f("ethnicity", "民族", PERSON, choice(ListName::Ethnicity), Yes, ""),
    f("birth_date", "出生年月", PERSON, Month, Yes, ""),
    f("id_number", "公民身份号码", PERSON, IdNumber, Yes, ""),
    f("native_place", "籍贯", PERSON, text(30), No, ""),
    f("political_status", "政治面貌", PERSON, choice(ListName::PoliticalStatus), Yes, "R36"),
    f("party_join_date", "入党（派）时间", PERSON, Month, Sometimes, "R36"),
    f("education", "学历", PERSON, choice(ListName::Education), Yes, ""),
    f("degree", "学位", PERSON, choice(ListName::Degree), No, ""),
    f("school_major", "毕业院校及专业", PERSON, text(60), No, ""),
    f("mobile", "手机号码", PERSON, Mobile, Yes, ""),
    f("address", "通讯地址", PERSON, text(80), No, ""),
    f("zip", "邮编", PERSON, PostalCode, No, ""),
    f("email", "邮箱", PERSON, Email, No, ""),
    f("work_start", "参加工作时间", WORK, Month, Yes, "R15"),
    f("employer_name", "工作单位", WORK, text(60), Yes, "R6"),
    f("employer_uscc", "统一社会信用代码", WORK, CreditCode, Yes, "R6"),
    f("employer_nature", "单位性质", WORK, choice(ListName::EmployerNature), Yes, "R6"),
    f("employer_division", "单位所在县（区、市）", WORK, choice(ListName::Division), Yes, "R6"),
    f("industry", "所属产业", WORK, choice(ListName::Industry), Yes, "R8"),
    f("industry_other", "其他产业说明", WORK, text(40), Sometimes, "R8"),
    f("dept_post", "部门及岗位", WORK, text(60), Yes, "R7"),
    f("duty", "职务", WORK, text(40), No, "R7"),
    f("post_type", "岗位类别", WORK, choice(ListName::PostType), Yes, "R6"),
    f("in_service", "是否在职在岗", WORK, YesNo, Yes, "R7"),
    f("employment_status", "用工状态", WORK, choice(ListName::EmploymentStatus), No, "R7"),
    f("is_frontline", "是否基层一线、操作岗位", WORK, YesNo, No, "R9"),
    f("is_public_official", "是否公职人员", WORK, YesNo, Yes, "R36"),
    f("public_official_basis", "公职人员认定依据", WORK, text(80), No, "R36"),
    f("is_big_operator", "是否经营大户", WORK, YesNo, Yes, "R37"),
    f("is_founder", "是否创办企业", WORK, YesNo, Yes, "R37"),
    f("enterprise_name", "经营（创办）企业名称", WORK, text(60), Sometimes, "R37"),
    f("enterprise_uscc", "经营（创办）企业信用代码", WORK, CreditCode, No, "R37"),
    f("occupation", "从事职业（工种）", SKILL, text(40), Yes, "R15"),
    f("occupation_code", "职业编码", SKILL, text(20), No, "R15"),
    f("years_in_trade", "本职业工龄", SKILL, Integer { min: 0, max: 60 }, Yes, "R15"),
    f("skill_level", "职业资格（技能等级）", SKILL, choice(ListName::SkillLevel), Yes, "R16"),
    f("title_level", "职称级别", SKILL, choice(ListName::TitleLevel), No, "R16"),
    f("pro_title", "职称", SKILL, text(40), No, "R16"),
    f("cert_no", "证书编号", SKILL, text(40), Yes, "R16"),
    f("cert_issuer", "发证机关", SKILL, text(60), Yes, "R16"),
    f("cert_date", "证书取得时间", SKILL, Month, Yes, "R16"),
    f("equivalence_note", "同等资格说明", SKILL, text(300), Sometimes, "R16"),
    f("claimed_conditions", "符合遴选条件", CLAIM, Multi { list: ListName::Condition }, Yes, "R17"),
    f("special_skill", "绝招绝技绝活", CLAIM, text(500), Sometimes, "R17"),
    f("technical_method", "解决难题与先进操作法", CLAIM, text(500), Sometimes, "R17"),
    f("team_work", "传艺带徒、攻关与培训", CLAIM, text(500), Sometimes, "R17"),
    f("benefit", "经济社会效益", CLAIM, text(500), Sometimes, "R17"),
    f("benefit_amount", "经济效益金额（万元）", CLAIM, Amount, No, "R17"),
    f("no_prior_programmes", "声明：未入选其他人才项目", CLAIM, YesNo, Yes, "R10"),
    f("attest_1", "热爱祖国，拥护党的领导", CLAIM, YesNo, Yes, "R11"),
    f("attest_2", "遵纪守法，无不良记录", CLAIM, YesNo, Yes, "R12"),
    f("attest_3", "身体健康，长期在一线", CLAIM, YesNo, Yes, "R13"),
    f("attest_4", "具有工匠精神", CLAIM, YesNo, Yes, "R14"),
    f("attest_basis", "基本条件确认依据", CLAIM, text(200), No, "R12"),
    f("narrative_title", "事迹材料标题", STORY, text(40), Yes, "R26"),
    f("summary", "事迹简介", STORY, text(500), Yes, "R25"),
    f("consent_date", "本人承诺签名日期", STORY, Date, No, "R24"),
    f("employer_opinion", "所在单位意见", OPINION, text(200), Yes, "R25"),
    f("employer_signer", "所在单位签字人", OPINION, text(20), No, "R25"),
    f("employer_opinion_date", "所在单位意见日期", OPINION, Date, No, "R25"),
    f("recommender_opinion", "推荐单位意见", OPINION, text(200), Yes, "R39"),
    f("recommender_signer", "推荐单位签字人", OPINION, text(20), No, "R39"),
    f("recommender_opinion_date", "推荐单位意见日期", OPINION, Date, No, "R39"),
    f("local_rank", "推荐排名", OPINION, Integer { min: 1, max: 99 }, No, "R34"),
    f("highlights", "主要荣誉业绩（汇总表用）", OPINION, text(100), No, "R41"),
    f("local_publicity", "公示情况", OPINION, text(200), No, "R34"),
    f("over_quota_reason", "超额推荐理由", OPINION, text(200), Sometimes, "R4"),
    f("remark", "备注", OPINION, text(200), No, ""),
    f("review_result", "资料审查结果", REVIEW, text(20), No, "R32"),
    f("reviewer", "资料审查人", REVIEW, text(20), No, "R32"),
    f("review_date", "资料审查日期", REVIEW, Date, No, "R32"),
    f("review_note", "资料审查说明", REVIEW, text(200), No, "R32"),
];

static SECTIONS: [Section; 9] = [
    Section { key: "career", zh: "工作简历", fields: &CAREER, clause: "R15" },
    Section {
        key: "achievements", zh: "主要技能、技术成果和业绩贡献", fields: &ACHIEVEMENTS, clause: "R18"
    },
    Section { key: "awards", zh: "获奖情况", fields: &AWARDS, clause: "R27" },
    Section { key: "ip", zh: "专利、论文、标准、工法", fields: &IP, clause: "R27" },
    Section { key: "apprentices", zh: "带徒传技", fields: &APPRENTICES, clause: "R21" },
    Section { key: "prior_programmes", zh: "已入选其他人才项目", fields: &PRIOR, clause: "R10" },
    Section { key: "evidence", zh: "证明材料", fields: &EVIDENCE, clause: "R27" },
    Section { key: "visits", zh: "考察核实", fields: &VISITS, clause: "R33" },
    Section { key: "consultations", zh: "征求意见", fields: &CONSULTATIONS, clause: "R35" },
];

static CAREER: [Field; 4] = [
    f("from", "起始年月", "career", Month, Yes, "R15"),
    f("to", "截止年月（在岗填“至今”）", "career", text(10), Yes, "R15"),
    f("org", "单位", "career", text(60), Yes, "R15"),
    f("post", "岗位或职务", "career", text(40), Yes, "R15"),
];

static ACHIEVEMENTS: [Field; 5] = [
    f("date", "时间", "achievements", Month, Yes, "R18"),
    f("title", "成果名称", "achievements", text(80), Yes, "R18"),
    f("role", "本人作用", "achievements", text(60), No, "R18"),
    f("effect", "成效", "achievements", text(300), No, "R18"),
    f("money", "经济效益（万元）", "achievements", Amount, No, "R18"),
];

static AWARDS: [Field; 4] = [
    f("date", "时间", "awards", Month, Yes, "R27"),
    f("name", "奖项或荣誉名称", "awards", text(80), Yes, "R27"),
    f("level", "级别", "awards", choice(ListName::AwardLevel), Yes, "R27"),
    f("issuer", "授予单位", "awards", text(60), Yes, "R27"),
];

static IP: [Field; 5] = [
    f("kind", "类型", "ip", choice(ListName::IpKind), Yes, "R27"),
    f("title", "名称", "ip", text(80), Yes, "R27"),
    f("no", "编号", "ip", text(40), No, "R27"),
    f("date", "时间", "ip", Month, Yes, "R27"),
    f("rank", "本人排名", "ip", Integer { min: 1, max: 99 }, No, "R27"),
];

static APPRENTICES: [Field; 3] = [
    f("name", "徒弟姓名", "apprentices", text(20), Yes, "R21"),
    f("years", "带徒年限", "apprentices", text(20), No, "R21"),
    f("result", "成效", "apprentices", text(100), No, "R21"),
];

static PRIOR: [Field; 3] = [
    f("name", "项目名称", "prior_programmes", text(80), Yes, "R10"),
    f("date", "入选时间", "prior_programmes", Month, No, "R10"),
    f("note", "说明", "prior_programmes", text(100), No, "R10"),
];

static EVIDENCE: [Field; 5] = [
    f("kind", "材料类别", "evidence", text(20), Yes, "R27"),
    f("title", "材料名称", "evidence", text(80), Yes, "R27"),
    f("date", "时间", "evidence", Month, No, "R27"),
    f("issuer", "出具单位", "evidence", text(60), No, "R27"),
    f("supports", "证明哪一项（条目编号）", "evidence", text(80), No, "R27"),
];

static VISITS: [Field; 4] = [
    f("date", "考察日期", "visits", Date, Yes, "R33"),
    f("place", "地点", "visits", text(60), Yes, "R33"),
    f("people", "考察人员", "visits", text(60), Yes, "R33"),
    f("findings", "考察结论", "visits", text(300), Yes, "R33"),
];

static CONSULTATIONS: [Field; 8] = [
    f("department", "部门", "consultations", text(20), Yes, "R35"),
    f("letter_no", "发函文号", "consultations", text(40), No, "R35"),
    f("sent", "发函日期", "consultations", Date, No, "R35"),
    f("replied", "回复日期", "consultations", Date, No, "R35"),
    f("opinion", "意见", "consultations", text(20), No, "R35"),
    f("text", "意见内容", "consultations", text(300), No, "R35"),
    f("signer", "回函签字人", "consultations", text(20), No, "R35"),
    f("superseded", "已由后函更正", "consultations", text(200), No, "R35"),
];

const fn a(key: &'static str, zh: &'static str, clause: &'static str) -> AttachmentKind {
    AttachmentKind { key, zh, clause }
}

pub(super) static ATTACHMENTS: [AttachmentKind; 20] = [
    a("photo", "照片", "R25"),
    a("id_card", "身份证", "R25"),
    a("consent", "本人承诺书", "R24"),
    a("certificate", "职业资格（技能等级）证书", "R16"),
    a("title_certificate", "职称证书", "R16"),
    a("education", "学历学位证书", "R25"),
    a("condition_1", "条件①证明材料", "R17"),
    a("condition_2", "条件②证明材料", "R17"),
    a("condition_3", "条件③证明材料", "R17"),
    a("condition_4", "条件④证明材料", "R17"),
    a("achievement", "业绩成果证明", "R27"),
    a("award", "获奖证书", "R27"),
    a("ip", "专利、论文、标准等证书", "R27"),
    a("employer_opinion", "所在单位意见盖章页", "R25"),
    a("recommender_opinion", "推荐单位意见盖章页", "R39"),
    a("consultation_reply", "征求意见回函", "R35"),
    a("minutes", "党组（党委）会议纪要", "R39"),
    a("visit", "考察核实记录", "R33"),
    a("press_consent", "同意宣传的书面意见", "R58"),
    a("other", "其他", "R27"),
];
