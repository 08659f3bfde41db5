//! A dossier that passes every check: all of it invented, with valid check digits.

use crate::dice::Dice;

/// Fields with the values of one invented nominee; the name and the identity number differ.
#[must_use]
pub fn fields(dice: &mut Dice, number: usize) -> Vec<(String, String)> {
    let order = 1 + 2 * (number % 499);
    let year = 1962 + dice.between(0, 28);
    let (month, day) = (1 + dice.below(12), 1 + dice.below(28));
    let id_number = with_check_digit(&format!("142401{year}{month:02}{day:02}{order:03}"));
    let own = [
        ("birth_date", format!("{year}-{month:02}-{day:02}")),
        ("id_number", id_number),
        ("work_start", format!("{}-09", year + 20)),
        ("years_in_trade", (2019 - year - 20).to_string()),
    ];
    let reason = dice.percent(60).then(|| ("over_quota_reason", "传统技艺后继乏人".to_owned()));
    let common = COMMON.iter().map(|(key, value)| (*key, (*value).to_owned()));
    common.chain(own).chain(reason).map(|(key, value)| (key.to_owned(), value)).collect()
}

const COMMON: [(&str, &str); 21] = [
    ("channel", "单位推荐"),
    ("gender", "男"),
    ("ethnicity", "汉族"),
    ("political_status", "群众"),
    ("education", "中等专科毕业"),
    ("mobile", "13800000000"),
    ("employer_name", "祁县某玻璃器皿有限公司"),
    ("employer_nature", "民营企业"),
    ("employer_division", "祁县"),
    ("industry", "玻璃器皿"),
    ("dept_post", "吹制车间 吹制工"),
    ("post_type", "操作"),
    ("in_service", "是"),
    ("is_public_official", "否"),
    ("is_big_operator", "否"),
    ("is_founder", "否"),
    ("occupation", "玻璃器皿人工吹制工"),
    ("skill_level", "高级技师"),
    ("claimed_conditions", "3"),
    ("team_work", "带出徒弟二十三名，组织岗位培训四十次。"),
    ("summary", "从事玻璃人工吹制二十五年，练成薄胎吹制绝活。"),
];

/// What the attestations ask for.
pub const ATTESTATIONS: [&str; 4] = ["attest_1", "attest_2", "attest_3", "attest_4"];

/// A record of a section.
pub type Row = (&'static str, &'static [(&'static str, &'static str)]);

/// The records without which a dossier cannot be sealed.
pub const RECORDS: [Row; 2] = [
    ("career", &[("from", "2000-09"), ("to", "至今"), ("org", "祁县某玻璃器皿有限公司"), ("post", "吹制工")]),
    ("achievements", &[("date", "2017-05"), ("title", "料液搅拌装置改造"), ("role", "主持")]),
];

/// Appends the check character of GB 11643 to 17 digits.
fn with_check_digit(digits: &str) -> String {
    let weighted = digits.chars().rev().filter_map(|c| c.to_digit(10)).zip(1..).map(|(d, i)| d * ((1 << i) % 11));
    let sum: u32 = weighted.sum();
    let check = char::from(b"10X98765432"[(sum % 11) as usize]);
    format!("{digits}{check}")
}
