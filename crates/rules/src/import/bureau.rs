//! Which bureau a row of a list names: 祁县人社局, 祁县 and 祁县人力资源和社会保障局（盖章） are one.

use crate::season::{Bureau, Season};
use crate::text::bare;

/// What a row says of the nominating bureau.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nominator<'a> {
    /// Nothing: the list is that of whoever reads it in.
    Unnamed,
    /// A bureau of the season.
    Known(&'a Bureau),
    /// Something that may be a bureau of the season or none: somebody must decide.
    Unknown,
}

/// The bureau of the season that a row names.
#[must_use]
pub fn nominator<'a>(season: &'a Season, named: &str) -> Nominator<'a> {
    let wanted = bare(named);
    let wanted = ["盖章", "公章", "章"].iter().find_map(|end| wanted.strip_suffix(end)).unwrap_or(&wanted);
    if wanted.is_empty() || crate::text::says_nothing(wanted) {
        return Nominator::Unnamed;
    }
    let whole = |bureau: &&Bureau| bare(&bureau.name) == wanted || bureau.code.as_str() == wanted;
    if let Some(bureau) = season.bureaus.iter().find(whole) {
        return Nominator::Known(bureau);
    }
    let short = shortened(wanted);
    // 太谷区 is the district, and not the county that it was.
    if let Some(bureau) = season.bureaus.iter().find(|bureau| shortened(&bare(&bureau.name)) == short) {
        return Nominator::Known(bureau);
    }
    let mut same = season.bureaus.iter().filter(|bureau| alike(&short, &shortened(&bare(&bureau.name))));
    match (same.next(), same.next()) {
        (Some(bureau), None) => Nominator::Known(bureau),
        // 太谷 was a county and became a district: one after the other, so either is the same bureau.
        (Some(one), Some(other)) if one.replaces.as_ref() == Some(&other.code) => Nominator::Known(one),
        (Some(one), Some(other)) if other.replaces.as_ref() == Some(&one.code) => Nominator::Known(one),
        _ => Nominator::Unknown,
    }
}

/// A bureau of human resources by its place alone: 祁县人社局 and 山西省晋中市祁县 are 祁县. Others keep their names.
fn shortened(name: &str) -> String {
    const OFFICES: [&str; 8] = [
        "人力资源和社会保障局",
        "人力资源与社会保障局",
        "人力资源社会保障局",
        "人力资源及社会保障局",
        "人力资源和社会保障厅",
        "人力社保局",
        "人社局",
        "人社",
    ];
    let name = name.strip_prefix("山西省").unwrap_or(name);
    let place = OFFICES.iter().find_map(|office| name.strip_suffix(office)).unwrap_or(name);
    let inner = place.strip_prefix("晋中市").or_else(|| place.strip_prefix("晋中")).filter(|inner| !inner.is_empty());
    inner.unwrap_or(place).to_owned()
}

/// 榆次 is 榆次区; of one character only the whole name is one.
fn alike(one: &str, other: &str) -> bool {
    let stem = |name: &str| -> String {
        let stem = name.trim_end_matches(['区', '县', '市']);
        if stem.chars().count() > 1 { stem.to_owned() } else { name.to_owned() }
    };
    !one.is_empty() && (one == other || stem(one) == stem(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bureau_is_known_by_every_usual_name_and_never_guessed() {
        let season = Season::parse(Season::builtin("jinzhong-2019").expect("text")).expect("season");
        let code = |named: &str| match nominator(&season, named) {
            Nominator::Known(bureau) => bureau.code.as_str().to_owned(),
            Nominator::Unnamed => "unnamed".to_owned(),
            Nominator::Unknown => "unknown".to_owned(),
        };
        for (named, expected) in [
            ("祁县人力资源和社会保障局", "140727"),
            ("祁县人社局", "140727"),
            ("祁县", "140727"),
            ("祁县人力资源和社会保障局（盖章）", "140727"),
            ("晋中市祁县人社局", "140727"),
            ("祁縣\u{200B}人社局", "140727"),
            ("平遥县人力资源与社会保障局", "140728"),
            ("榆次", "140702"),
            ("榆次区", "140702"),
            ("太谷区人社局", "140703"),
            ("晋中市人社局", "140700"),
            ("市总工会", "U06"),
            ("", "unnamed"),
            ("（盖章）", "unnamed"),
            ("祁县总工会", "unknown"),
            ("祁", "unknown"),
            ("某某公司", "unknown"),
            ("同上", "unknown"),
        ] {
            assert_eq!(code(named), expected, "{named}");
        }
    }
}
