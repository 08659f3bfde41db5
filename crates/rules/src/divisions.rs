//! 行政区划: the divisions of Jinzhong since 1980 and the provinces (GB/T 2260).
//!
//! An identity number keeps the code of the place and time where it was issued, so most nominees
//! carry a 1424xx code that was abolished in 1999.

use serde::Serialize;

/// A division of Jinzhong, with the years in which its code was in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Division {
    /// Six digits of GB/T 2260.
    pub code: &'static str,
    /// The name that went with the code.
    pub name: &'static str,
    /// The code that replaced it, where one did.
    pub successor: Option<&'static str>,
}

const fn now(code: &'static str, name: &'static str) -> Division {
    Division { code, name, successor: None }
}

const fn past(code: &'static str, name: &'static str, successor: &'static str) -> Division {
    Division { code, name, successor: Some(successor) }
}

/// Every code that Jinzhong has had. 平定 and 盂 went to Yangquan in 1983; 太谷 became a district in 2019.
const DIVISIONS: [Division; 29] = [
    now("140700", "晋中市"),
    now("140702", "榆次区"),
    now("140703", "太谷区"),
    now("140721", "榆社县"),
    now("140722", "左权县"),
    now("140723", "和顺县"),
    now("140724", "昔阳县"),
    now("140725", "寿阳县"),
    past("140726", "太谷县", "140703"),
    now("140727", "祁县"),
    now("140728", "平遥县"),
    now("140729", "灵石县"),
    now("140781", "介休市"),
    past("142400", "晋中地区", "140700"),
    past("142401", "榆次市", "140702"),
    past("142402", "介休市", "140781"),
    past("142421", "榆社县", "140721"),
    past("142422", "左权县", "140722"),
    past("142423", "和顺县", "140723"),
    past("142424", "昔阳县", "140724"),
    past("142425", "平定县", "140321"),
    past("142426", "盂县", "140322"),
    past("142427", "寿阳县", "140725"),
    past("142428", "榆次县", "140702"),
    past("142429", "太谷县", "140703"),
    past("142430", "祁县", "140727"),
    past("142431", "平遥县", "140728"),
    past("142432", "介休县", "140781"),
    past("142433", "灵石县", "140729"),
];

/// First two digits and name of every province.
const PROVINCES: [(&str, &str); 34] = [
    ("11", "北京市"),
    ("12", "天津市"),
    ("13", "河北省"),
    ("14", "山西省"),
    ("15", "内蒙古自治区"),
    ("21", "辽宁省"),
    ("22", "吉林省"),
    ("23", "黑龙江省"),
    ("31", "上海市"),
    ("32", "江苏省"),
    ("33", "浙江省"),
    ("34", "安徽省"),
    ("35", "福建省"),
    ("36", "江西省"),
    ("37", "山东省"),
    ("41", "河南省"),
    ("42", "湖北省"),
    ("43", "湖南省"),
    ("44", "广东省"),
    ("45", "广西壮族自治区"),
    ("46", "海南省"),
    ("50", "重庆市"),
    ("51", "四川省"),
    ("52", "贵州省"),
    ("53", "云南省"),
    ("54", "西藏自治区"),
    ("61", "陕西省"),
    ("62", "甘肃省"),
    ("63", "青海省"),
    ("64", "宁夏回族自治区"),
    ("65", "新疆维吾尔自治区"),
    ("71", "台湾省"),
    ("81", "香港特别行政区"),
    ("82", "澳门特别行政区"),
];

/// Every division of Jinzhong, past and present.
#[must_use]
pub fn divisions() -> &'static [Division] {
    &DIVISIONS
}

/// The division with this code.
#[must_use]
pub fn division(code: &str) -> Option<&'static Division> {
    DIVISIONS.iter().find(|division| division.code == code)
}

/// The division that people mean by a code or a name; a current one wins over a past one.
#[must_use]
pub fn resolve(text: &str) -> Option<&'static Division> {
    let text = crate::text::bare(text);
    let bare = text.trim_start_matches("山西省").trim_start_matches("晋中市").trim_start_matches("晋中");
    let named = |division: &&Division| division.name == bare || division.name == text;
    let current = || DIVISIONS.iter().filter(|division| division.successor.is_none());
    // 榆次 alone is the district; of one character only the whole name is one.
    let short = |division: &&Division| {
        let name = division.name.trim_end_matches(['区', '县', '市']);
        name == bare && name.chars().count() > 1
    };
    let found = division(&text).or_else(|| current().find(named)).or_else(|| DIVISIONS.iter().find(named));
    found.or_else(|| current().find(short))
}

/// The province of a code of any length from two digits on.
#[must_use]
pub fn province(code: &str) -> Option<&'static str> {
    let prefix = code.get(..2)?;
    PROVINCES.iter().find(|(code, _)| *code == prefix).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_codes_name_the_place_of_their_time() {
        let names =
            ["142401", "140726", "142421", "140702", "142431", "142432"].map(|code| division(code).map(|d| d.name));
        assert_eq!(
            names,
            [Some("榆次市"), Some("太谷县"), Some("榆社县"), Some("榆次区"), Some("平遥县"), Some("介休县")]
        );
    }

    #[test]
    fn there_are_eleven_divisions_today() {
        let county = |d: &&Division| d.successor.is_none() && d.code != "140700";
        assert_eq!(DIVISIONS.iter().filter(county).count(), 11);
    }

    #[test]
    fn a_name_means_the_division_of_today() {
        assert_eq!(resolve("介休市").map(|d| d.code), Some("140781"));
        assert_eq!(resolve("山西省晋中市太谷县").map(|d| d.code), Some("140726"));
        assert_eq!(resolve("１４０７２８").map(|d| d.name), Some("平遥县"));
        assert_eq!(resolve("太原市"), None);
        for (text, name) in
            [("榆次", "榆次区"), ("晋中榆次", "榆次区"), ("平遥", "平遥县"), ("榆\u{200B}社縣", "榆社县")]
        {
            assert_eq!(resolve(text).map(|d| d.name), Some(name), "{text}");
        }
        assert_eq!([resolve("祁"), resolve(""), resolve("县")], [None; 3]);
    }

    #[test]
    fn successors_are_known_or_outside() {
        for division in DIVISIONS {
            let fine =
                division.successor.is_none_or(|code| super::division(code).is_some() || code.starts_with("1403"));
            assert!(fine, "{division:?}");
        }
    }

    #[test]
    fn odd_texts_have_no_province() {
        assert_eq!(province("142401"), Some("山西省"));
        assert_eq!([province("99"), province("晋中"), province("")], [None; 3]);
    }
}
