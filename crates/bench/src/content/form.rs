//! The form: 40 fields of one invented nominee, with valid check digits.

use jiangxuan_model::BureauCode;
use rand_chacha::ChaCha8Rng;

use super::{below, prose};

/// The fields in the order of the form.
pub const FIELDS: [&str; 40] = [
    "recommending_org",
    "channel",
    "name",
    "former_name",
    "gender",
    "ethnicity",
    "birth_date",
    "id_number",
    "native_place",
    "political_status",
    "is_public_official",
    "education",
    "degree",
    "school_major",
    "work_start",
    "employer_name",
    "employer_uscc",
    "employer_nature",
    "employer_division",
    "industry",
    "dept_post",
    "duty",
    "post_type",
    "in_service",
    "occupation",
    "years_in_trade",
    "skill_level",
    "pro_title",
    "cert_no",
    "cert_issuer",
    "cert_date",
    "is_big_operator",
    "is_founder",
    "mobile",
    "address",
    "zip",
    "email",
    "claimed_conditions",
    "special_skill",
    "summary",
];

/// Fields that are first typed wrong, by position in [`FIELDS`]; the first half is noticed at once.
pub(super) const SLIPS: [usize; 14] = [2, 6, 7, 13, 15, 16, 34, 8, 20, 24, 28, 29, 36, 39];
/// Fields that clerks correct again after all else is done.
pub(super) const CORRECTABLE: [&str; 4] = ["summary", "special_skill", "address", "dept_post"];

const SURNAMES: [char; 16] =
    ['梁', '侯', '郝', '武', '温', '冀', '任', '阎', '杜', '樊', '曹', '燕', '岳', '庞', '牛', '韩'];
const GIVEN: [char; 20] = [
    '启', '明', '兰', '庆', '泽', '春', '润', '秀', '振', '海', '晓', '丽', '建', '峰', '玉', '生', '文', '斌', '翠',
    '根',
];
const BUREAUS: [(&str, &str); 11] = [
    ("140702", "榆次区"),
    ("140703", "太谷区"),
    ("140721", "榆社县"),
    ("140722", "左权县"),
    ("140723", "和顺县"),
    ("140724", "昔阳县"),
    ("140725", "寿阳县"),
    ("140727", "祁县"),
    ("140728", "平遥县"),
    ("140729", "灵石县"),
    ("140781", "介休市"),
];
const TRADES: [&str; 8] =
    ["推光漆器髹饰", "钳工", "焊接", "古建筑木作", "玻璃器皿吹制", "面塑", "陈醋酿造", "液压件装配"];
const FIRMS: [&str; 6] = ["汾水机械", "绵山工艺", "太行液压", "潇河玻璃", "古陶漆艺", "双合酿造"];

/// The bureau that owns the dossier with this number.
pub(super) fn bureau(number: u32) -> BureauCode {
    let (code, _) = BUREAUS[number as usize % BUREAUS.len()];
    match code.parse() {
        Ok(code) => code,
        Err(error) => unreachable!("BUG: {error}"),
    }
}

/// The values of [`FIELDS`] for one invented person.
pub(super) fn fill(rng: &mut ChaCha8Rng, number: u32) -> Vec<String> {
    let (division, place) = BUREAUS[number as usize % BUREAUS.len()];
    let trade = TRADES[below(rng, TRADES.len())];
    let firm = FIRMS[below(rng, FIRMS.len())];
    let woman = below(rng, 3) == 0;
    let (year, month, day) = (1962 + below(rng, 30), 1 + below(rng, 12), 1 + below(rng, 28));
    let order = below(rng, 499) * 2 + usize::from(!woman);
    let employer = format!("山西{firm}第{}有限责任公司", number + 1);
    let mobile = format!("1{}{:09}", ["33", "50", "86"][below(rng, 3)], below(rng, 1_000_000_000))[..11].to_owned();
    [
        format!("{place}人力资源和社会保障局"),
        "单位推荐".into(),
        name(rng),
        name(rng),
        if woman { "女".into() } else { "男".into() },
        "汉族".into(),
        format!("{year}-{month:02}-{day:02}"),
        id_number(&format!("1424{:02}{year}{month:02}{day:02}{order:03}", 1 + below(rng, 2))),
        format!("山西{place}"),
        ["中共党员", "群众"][below(rng, 2)].into(),
        "否".into(),
        ["高中", "大学专科", "大学本科"][below(rng, 3)].into(),
        "无".into(),
        format!("晋中职业技术学院{trade}专业"),
        format!("{}-{:02}", year + 20, 1 + below(rng, 12)),
        employer,
        credit_code(&format!("91{division}{}", organisation_code(&format!("MA{:06}", below(rng, 999_999))))),
        "民企".into(),
        division.into(),
        ["装备制造", "文化旅游", "食品酿造", "新材料"][below(rng, 4)].into(),
        format!("{trade}车间第{}班", 1 + below(rng, 9)),
        "班组长".into(),
        "技术".into(),
        "是".into(),
        format!("{trade}工"),
        format!("{}", 2019 - (year + 20)),
        ["高级工", "技师", "高级技师"][below(rng, 3)].into(),
        "工艺美术师".into(),
        format!("1804{:012}", below(rng, 999_999_999)),
        "山西省职业技能鉴定中心".into(),
        format!("{}-{:02}-15", 2005 + below(rng, 13), 1 + below(rng, 12)),
        "否".into(),
        "否".into(),
        mobile,
        format!("山西省晋中市{place}迎宾街{}号", 1 + below(rng, 300)),
        format!("030{:03}", below(rng, 900) + 100),
        format!("artisan{number}@example.cn"),
        ["①", "①③", "②④"][below(rng, 3)].into(),
        prose::sentence(rng, 120),
        prose::sentence(rng, 300),
    ]
    .into()
}

fn name(rng: &mut ChaCha8Rng) -> String {
    [SURNAMES[below(rng, SURNAMES.len())], GIVEN[below(rng, GIVEN.len())], GIVEN[below(rng, GIVEN.len())]]
        .iter()
        .collect()
}

/// Appends the check character of GB 11643 to 17 digits.
fn id_number(digits: &str) -> String {
    let sum: u32 = digits.chars().rev().filter_map(|c| c.to_digit(10)).zip(1..).map(|(d, i)| d * ((1 << i) % 11)).sum();
    format!("{digits}{}", b"10X98765432"[(sum % 11) as usize] as char)
}

/// Appends the check character of GB 11714 to 8 characters.
fn organisation_code(body: &str) -> String {
    let weights = [3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.chars().filter_map(|c| c.to_digit(36)).zip(weights).map(|(place, weight)| place * weight).sum();
    format!("{body}{}", &"0X987654321"[(sum % 11) as usize..=(sum % 11) as usize])
}

/// Appends the check character of GB 32100 to 17 characters.
fn credit_code(body: &str) -> String {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let mut weight = 1;
    let mut sum = 0;
    for place in body.chars().filter_map(|c| ALPHABET.find(c)) {
        sum += place * weight;
        weight = weight * 3 % 31;
    }
    let check = (31 - sum % 31) % 31;
    format!("{body}{}", &ALPHABET[check..=check])
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiangxuan_rules::credit_code::CreditCode;
    use jiangxuan_rules::id_number::IdNumber;
    use rand_chacha::rand_core::SeedableRng as _;

    fn value(form: &[String], key: &str) -> String {
        FIELDS.iter().position(|field| *field == key).map(|at| form[at].clone()).expect("field")
    }

    #[test]
    fn every_number_passes_the_checks_of_the_programme_itself() {
        for number in 0..200 {
            let form = fill(&mut ChaCha8Rng::seed_from_u64(number), number as u32);
            let id = IdNumber::parse(&value(&form, "id_number")).expect("identity number");
            assert_eq!(id.gender().zh(), value(&form, "gender"));
            assert!(CreditCode::parse(&value(&form, "employer_uscc")).is_ok(), "{}", value(&form, "employer_uscc"));
            assert_eq!(value(&form, "mobile").len(), 11);
        }
    }

    #[test]
    fn no_field_is_empty() {
        let form = fill(&mut ChaCha8Rng::seed_from_u64(1), 1);
        assert_eq!(form.len(), FIELDS.len());
        assert!(form.iter().all(|value| !value.is_empty()));
    }
}
