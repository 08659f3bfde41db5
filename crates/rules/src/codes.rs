//! 代码表: the national code lists of the form, code and name both ways.

use serde::Serialize;

use crate::text::bare;

/// A code and its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Code {
    /// As the standard writes it; empty for lists of our own.
    pub code: &'static str,
    /// As the form prints it.
    pub zh: &'static str,
}

/// The lists that a field can be chosen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ListName {
    /// 性别, GB/T 2261.1.
    Gender,
    /// 民族, GB/T 3304.
    Ethnicity,
    /// 政治面貌, GB/T 4762.
    PoliticalStatus,
    /// 学历, GB/T 4658.
    Education,
    /// 学位, the four levels of GB/T 6864.
    Degree,
    /// 推荐渠道 of the notice.
    Channel,
    /// 单位性质.
    EmployerNature,
    /// 用工状态.
    EmploymentStatus,
    /// 岗位类别 of the notice.
    PostType,
    /// 职称级别.
    TitleLevel,
    /// 奖励级别.
    AwardLevel,
    /// 知识产权类型.
    IpKind,
    /// 单位所在县（区、市）: the divisions of today and of the season.
    Division,
    /// 所属产业: in the season file.
    Industry,
    /// 技能等级: in the season file.
    SkillLevel,
    /// 遴选条件 ①–④: in the season file.
    Condition,
}

const fn code(code: &'static str, zh: &'static str) -> Code {
    Code { code, zh }
}

const fn plain(zh: &'static str) -> Code {
    Code { code: "", zh }
}

const GENDER: [Code; 4] = [code("0", "未知"), code("1", "男"), code("2", "女"), code("9", "未说明")];

const POLITICAL_STATUS: [Code; 13] = [
    code("01", "中共党员"),
    code("02", "中共预备党员"),
    code("03", "共青团员"),
    code("04", "民革会员"),
    code("05", "民盟盟员"),
    code("06", "民建会员"),
    code("07", "民进会员"),
    code("08", "农工党党员"),
    code("09", "致公党党员"),
    code("10", "九三学社社员"),
    code("11", "台盟盟员"),
    code("12", "无党派民主人士"),
    code("13", "群众"),
];

const EDUCATION: [Code; 40] = [
    code("10", "研究生教育"),
    code("11", "博士研究生毕业"),
    code("12", "博士研究生结业"),
    code("13", "博士研究生肄业"),
    code("14", "硕士研究生毕业"),
    code("15", "硕士研究生结业"),
    code("16", "硕士研究生肄业"),
    code("17", "研究生班毕业"),
    code("18", "研究生班结业"),
    code("19", "研究生班肄业"),
    code("20", "大学本科教育"),
    code("21", "大学本科毕业"),
    code("22", "大学本科结业"),
    code("23", "大学本科肄业"),
    code("28", "大学普通班毕业"),
    code("30", "大学专科教育"),
    code("31", "大学专科毕业"),
    code("32", "大学专科结业"),
    code("33", "大学专科肄业"),
    code("40", "中等职业教育"),
    code("41", "中等专科毕业"),
    code("42", "中等专科结业"),
    code("43", "中等专科肄业"),
    code("44", "职业高中毕业"),
    code("45", "职业高中结业"),
    code("46", "职业高中肄业"),
    code("47", "技工学校毕业"),
    code("48", "技工学校结业"),
    code("49", "技工学校肄业"),
    code("60", "普通高级中学教育"),
    code("61", "普通高中毕业"),
    code("62", "普通高中结业"),
    code("63", "普通高中肄业"),
    code("70", "初级中学教育"),
    code("71", "初中毕业"),
    code("73", "初中肄业"),
    code("80", "小学教育"),
    code("81", "小学毕业"),
    code("83", "小学肄业"),
    code("90", "其他"),
];

const DEGREE: [Code; 4] = [code("1", "名誉博士"), code("2", "博士"), code("3", "硕士"), code("4", "学士")];

const ETHNICITY: [Code; 58] = [
    code("01", "汉族"),
    code("02", "蒙古族"),
    code("03", "回族"),
    code("04", "藏族"),
    code("05", "维吾尔族"),
    code("06", "苗族"),
    code("07", "彝族"),
    code("08", "壮族"),
    code("09", "布依族"),
    code("10", "朝鲜族"),
    code("11", "满族"),
    code("12", "侗族"),
    code("13", "瑶族"),
    code("14", "白族"),
    code("15", "土家族"),
    code("16", "哈尼族"),
    code("17", "哈萨克族"),
    code("18", "傣族"),
    code("19", "黎族"),
    code("20", "傈僳族"),
    code("21", "佤族"),
    code("22", "畲族"),
    code("23", "高山族"),
    code("24", "拉祜族"),
    code("25", "水族"),
    code("26", "东乡族"),
    code("27", "纳西族"),
    code("28", "景颇族"),
    code("29", "柯尔克孜族"),
    code("30", "土族"),
    code("31", "达斡尔族"),
    code("32", "仫佬族"),
    code("33", "羌族"),
    code("34", "布朗族"),
    code("35", "撒拉族"),
    code("36", "毛南族"),
    code("37", "仡佬族"),
    code("38", "锡伯族"),
    code("39", "阿昌族"),
    code("40", "普米族"),
    code("41", "塔吉克族"),
    code("42", "怒族"),
    code("43", "乌孜别克族"),
    code("44", "俄罗斯族"),
    code("45", "鄂温克族"),
    code("46", "德昂族"),
    code("47", "保安族"),
    code("48", "裕固族"),
    code("49", "京族"),
    code("50", "塔塔尔族"),
    code("51", "独龙族"),
    code("52", "鄂伦春族"),
    code("53", "赫哲族"),
    code("54", "门巴族"),
    code("55", "珞巴族"),
    code("56", "基诺族"),
    code("97", "其他"),
    code("98", "外国血统中国籍"),
];

const CHANNEL: [Code; 4] = [plain("单位推荐"), plain("行业推荐"), plain("人才自荐"), plain("其他")];

const EMPLOYER_NATURE: [Code; 8] = [
    plain("国有企业"),
    plain("民营企业"),
    plain("外资企业"),
    plain("事业单位"),
    plain("农民合作社"),
    plain("机关"),
    plain("社会团体"),
    plain("其他"),
];

const EMPLOYMENT_STATUS: [Code; 6] =
    [plain("在职在岗"), plain("在职不在岗"), plain("劳务派遣"), plain("退休返聘"), plain("退休"), plain("离职")];

const POST_TYPE: [Code; 6] = [plain("生产"), plain("技术"), plain("设计"), plain("研发"), plain("操作"), plain("其他")];

const TITLE_LEVEL: [Code; 6] =
    [plain("无"), plain("员级"), plain("助理级"), plain("中级"), plain("副高级"), plain("正高级")];

const AWARD_LEVEL: [Code; 7] =
    [plain("国家级"), plain("省级"), plain("市级"), plain("县级"), plain("行业"), plain("企业"), plain("其他")];

const IP_KIND: [Code; 7] = [
    plain("发明专利"),
    plain("实用新型专利"),
    plain("外观设计专利"),
    plain("论文"),
    plain("标准"),
    plain("工法"),
    plain("其他"),
];

/// What people write instead of the official name, per list.
const ALIASES: &[(ListName, &str, &str)] = &[
    (ListName::PoliticalStatus, "党员", "中共党员"),
    (ListName::PoliticalStatus, "正式党员", "中共党员"),
    (ListName::PoliticalStatus, "中国共产党党员", "中共党员"),
    (ListName::PoliticalStatus, "预备党员", "中共预备党员"),
    (ListName::PoliticalStatus, "团员", "共青团员"),
    (ListName::PoliticalStatus, "共产党员", "中共党员"),
    (ListName::PoliticalStatus, "中共正式党员", "中共党员"),
    (ListName::PoliticalStatus, "中国共产党预备党员", "中共预备党员"),
    (ListName::PoliticalStatus, "共青团", "共青团员"),
    (ListName::PoliticalStatus, "民革", "民革会员"),
    (ListName::PoliticalStatus, "民革党员", "民革会员"),
    (ListName::PoliticalStatus, "民盟", "民盟盟员"),
    (ListName::PoliticalStatus, "民盟成员", "民盟盟员"),
    (ListName::PoliticalStatus, "民建", "民建会员"),
    (ListName::PoliticalStatus, "民进", "民进会员"),
    (ListName::PoliticalStatus, "农工党", "农工党党员"),
    (ListName::PoliticalStatus, "农工民主党", "农工党党员"),
    (ListName::PoliticalStatus, "农工", "农工党党员"),
    (ListName::PoliticalStatus, "致公党", "致公党党员"),
    (ListName::PoliticalStatus, "九三学社", "九三学社社员"),
    (ListName::PoliticalStatus, "九三", "九三学社社员"),
    (ListName::PoliticalStatus, "九三社员", "九三学社社员"),
    (ListName::PoliticalStatus, "台盟", "台盟盟员"),
    (ListName::PoliticalStatus, "普通群众", "群众"),
    (ListName::PoliticalStatus, "无党派", "无党派民主人士"),
    (ListName::PoliticalStatus, "无党派人士", "无党派民主人士"),
    (ListName::Education, "博士研究生", "博士研究生毕业"),
    (ListName::Education, "硕士研究生", "硕士研究生毕业"),
    (ListName::Education, "研究生", "研究生教育"),
    (ListName::Education, "本科", "大学本科毕业"),
    (ListName::Education, "大学本科", "大学本科毕业"),
    (ListName::Education, "大学", "大学本科毕业"),
    (ListName::Education, "大专", "大学专科毕业"),
    (ListName::Education, "专科", "大学专科毕业"),
    (ListName::Education, "大学专科", "大学专科毕业"),
    (ListName::Education, "中专", "中等专科毕业"),
    (ListName::Education, "中专毕业", "中等专科毕业"),
    (ListName::Education, "博士", "博士研究生毕业"),
    (ListName::Education, "硕士", "硕士研究生毕业"),
    (ListName::Education, "高职", "大学专科毕业"),
    (ListName::Education, "高职高专", "大学专科毕业"),
    (ListName::Education, "高等职业教育", "大学专科毕业"),
    (ListName::Education, "中等专科", "中等专科毕业"),
    (ListName::Education, "中职", "中等职业教育"),
    (ListName::Education, "中技", "技工学校毕业"),
    (ListName::Education, "中等技工", "技工学校毕业"),
    (ListName::Education, "技工学校", "技工学校毕业"),
    (ListName::Education, "职业高中", "职业高中毕业"),
    (ListName::Education, "普通高中", "普通高中毕业"),
    (ListName::Education, "职高", "职业高中毕业"),
    (ListName::Education, "技校", "技工学校毕业"),
    (ListName::Education, "技工", "技工学校毕业"),
    (ListName::Education, "高中", "普通高中毕业"),
    (ListName::Education, "初中", "初中毕业"),
    (ListName::Education, "小学", "小学毕业"),
    (ListName::EmployerNature, "国企", "国有企业"),
    (ListName::EmployerNature, "民企", "民营企业"),
    (ListName::EmployerNature, "私营企业", "民营企业"),
    (ListName::EmployerNature, "外企", "外资企业"),
    (ListName::EmployerNature, "合作社", "农民合作社"),
    (ListName::EmployerNature, "农民专业合作社", "农民合作社"),
    // No kind of the list: somebody must judge whether the employer is one of those that the notice means.
    (ListName::EmployerNature, "集体企业", "其他"),
    (ListName::EmployerNature, "集体所有制企业", "其他"),
    (ListName::EmployerNature, "集体", "其他"),
    (ListName::EmployerNature, "个体工商户", "其他"),
    (ListName::EmployerNature, "个体户", "其他"),
    (ListName::EmployerNature, "个体", "其他"),
    (ListName::EmployerNature, "村集体经济组织", "其他"),
    (ListName::EmployerNature, "农村集体经济组织", "其他"),
    (ListName::EmployerNature, "民办非企业单位", "其他"),
    (ListName::EmployerNature, "民办非企业", "其他"),
    (ListName::EmployerNature, "民非", "其他"),
    (ListName::EmployerNature, "社会服务机构", "其他"),
    (ListName::EmployerNature, "国有", "国有企业"),
    (ListName::EmployerNature, "国营企业", "国有企业"),
    (ListName::EmployerNature, "国有独资企业", "国有企业"),
    (ListName::EmployerNature, "国有控股企业", "国有企业"),
    (ListName::EmployerNature, "民营", "民营企业"),
    (ListName::EmployerNature, "私营", "民营企业"),
    (ListName::EmployerNature, "私企", "民营企业"),
    (ListName::EmployerNature, "外资", "外资企业"),
    (ListName::EmployerNature, "中外合资企业", "外资企业"),
    (ListName::EmployerNature, "合资企业", "外资企业"),
    (ListName::EmployerNature, "事业", "事业单位"),
    (ListName::EmployerNature, "专业合作社", "农民合作社"),
    (ListName::EmployerNature, "国家机关", "机关"),
    (ListName::EmployerNature, "行政机关", "机关"),
    (ListName::EmployerNature, "党政机关", "机关"),
    (ListName::EmploymentStatus, "在岗", "在职在岗"),
    (ListName::EmploymentStatus, "返聘", "退休返聘"),
    (ListName::TitleLevel, "初级", "助理级"),
    (ListName::TitleLevel, "高级", "副高级"),
    (ListName::AwardLevel, "国家", "国家级"),
    (ListName::AwardLevel, "省", "省级"),
    (ListName::AwardLevel, "市", "市级"),
    (ListName::AwardLevel, "县", "县级"),
    (ListName::AwardLevel, "企业级", "企业"),
    (ListName::Channel, "自荐", "人才自荐"),
];

/// The entries of a list; empty for the lists that the season file brings.
#[must_use]
pub fn list(name: ListName) -> &'static [Code] {
    match name {
        ListName::Gender => &GENDER,
        ListName::Ethnicity => &ETHNICITY,
        ListName::PoliticalStatus => &POLITICAL_STATUS,
        ListName::Education => &EDUCATION,
        ListName::Degree => &DEGREE,
        ListName::Channel => &CHANNEL,
        ListName::EmployerNature => &EMPLOYER_NATURE,
        ListName::EmploymentStatus => &EMPLOYMENT_STATUS,
        ListName::PostType => &POST_TYPE,
        ListName::TitleLevel => &TITLE_LEVEL,
        ListName::AwardLevel => &AWARD_LEVEL,
        ListName::IpKind => &IP_KIND,
        ListName::Division | ListName::Industry | ListName::SkillLevel | ListName::Condition => &[],
    }
}

/// The entry that people mean by a code, a name or a usual short form.
#[must_use]
pub fn find(name: ListName, text: &str) -> Option<Code> {
    let wanted = bare(text);
    // 本科学历 and 大专文化 are 本科 and 大专.
    let plain = ["学历", "文化程度", "文化"].iter().find_map(|end| wanted.strip_suffix(end)).unwrap_or(&wanted);
    let plain: &str = if name == ListName::Education && !plain.is_empty() { plain } else { &wanted };
    let short = || plain.strip_suffix("毕业").filter(|_| name == ListName::Education);
    let aliased = alias(name, plain).or_else(|| alias(name, short()?));
    let official = aliased.unwrap_or(plain);
    let same = |entry: &&Code| {
        (!entry.code.is_empty() && same_code(entry.code, official)) || same_name(name, entry.zh, official)
    };
    list(name).iter().find(same).copied()
}

/// The official name, for storing and printing.
#[must_use]
pub fn name_of(name: ListName, text: &str) -> Option<&'static str> {
    find(name, text).map(|entry| entry.zh)
}

fn alias(name: ListName, text: &str) -> Option<&'static str> {
    ALIASES.iter().find(|(list, short, _)| *list == name && *short == text).map(|(_, _, official)| *official)
}

/// Codes agree with and without the leading zero.
fn same_code(code: &str, text: &str) -> bool {
    code == text || (!text.is_empty() && code.strip_prefix('0') == Some(text))
}

/// Names agree; 汉 is 汉族.
fn same_name(list: ListName, zh: &str, text: &str) -> bool {
    zh == text || (list == ListName::Ethnicity && !text.is_empty() && zh.strip_suffix('族') == Some(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: [ListName; 12] = [
        ListName::Gender,
        ListName::Ethnicity,
        ListName::PoliticalStatus,
        ListName::Education,
        ListName::Degree,
        ListName::Channel,
        ListName::EmployerNature,
        ListName::EmploymentStatus,
        ListName::PostType,
        ListName::TitleLevel,
        ListName::AwardLevel,
        ListName::IpKind,
    ];

    #[test]
    fn codes_names_and_short_forms_mean_the_same() {
        for text in ["02", "2", "中共预备党员", "预备党员", " ０２ "] {
            assert_eq!(name_of(ListName::PoliticalStatus, text), Some("中共预备党员"), "{text}");
        }
        for text in ["01", "汉", "汉族"] {
            assert_eq!(name_of(ListName::Ethnicity, text), Some("汉族"), "{text}");
        }
        assert_eq!(name_of(ListName::Education, "大专"), Some("大学专科毕业"));
    }

    #[test]
    fn unknown_texts_are_not_guessed() {
        assert_eq!(find(ListName::Gender, "3"), None);
        assert_eq!(find(ListName::PoliticalStatus, ""), None);
        assert_eq!(find(ListName::Industry, "玻璃器皿"), None);
    }

    #[test]
    fn no_list_has_a_code_or_name_twice() {
        for name in OURS {
            for entry in list(name) {
                let twin = |other: &&Code| other.zh == entry.zh || (!entry.code.is_empty() && other.code == entry.code);
                assert_eq!(list(name).iter().filter(twin).count(), 1, "{name:?} {entry:?}");
            }
        }
    }

    #[test]
    fn what_clerks_write_is_an_entry() {
        for (list, text, official) in [
            (ListName::PoliticalStatus, "共产党员", "中共党员"),
            (ListName::PoliticalStatus, "中共党員", "中共党员"),
            (ListName::PoliticalStatus, "民盟", "民盟盟员"),
            (ListName::PoliticalStatus, "九三学社", "九三学社社员"),
            (ListName::PoliticalStatus, "群\u{200B}众", "群众"),
            (ListName::Education, "中技", "技工学校毕业"),
            (ListName::Education, "中职", "中等职业教育"),
            (ListName::Education, "高职", "大学专科毕业"),
            (ListName::Education, "本科学历", "大学本科毕业"),
            (ListName::Education, "大专毕业", "大学专科毕业"),
            (ListName::Education, "高中文化", "普通高中毕业"),
            (ListName::Education, "大学专科毕业", "大学专科毕业"),
            (ListName::EmployerNature, "集体企业", "其他"),
            (ListName::EmployerNature, "个体工商户", "其他"),
            (ListName::EmployerNature, "村集体经济组织", "其他"),
            (ListName::EmployerNature, "民办非企业单位", "其他"),
        ] {
            assert_eq!(name_of(list, text), Some(official), "{text}");
        }
    }

    #[test]
    fn every_short_form_leads_to_an_entry() {
        for (name, short, official) in ALIASES {
            assert_eq!(name_of(*name, short), Some(*official), "{short}");
        }
    }
}
