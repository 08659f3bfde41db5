//! 姓名: pinyin and initials for searching, with the readings that surnames have.

use pinyin::ToPinyin;

/// Two-character surnames, with their readings.
const DOUBLE: [(&str, &str); 24] = [
    ("尉迟", "yu chi"),
    ("欧阳", "ou yang"),
    ("上官", "shang guan"),
    ("司马", "si ma"),
    ("诸葛", "zhu ge"),
    ("夏侯", "xia hou"),
    ("皇甫", "huang fu"),
    ("令狐", "ling hu"),
    ("司徒", "si tu"),
    ("万俟", "mo qi"),
    ("长孙", "zhang sun"),
    ("宇文", "yu wen"),
    ("公孙", "gong sun"),
    ("慕容", "mu rong"),
    ("端木", "duan mu"),
    ("东方", "dong fang"),
    ("独孤", "du gu"),
    ("南宫", "nan gong"),
    ("呼延", "hu yan"),
    ("单于", "chan yu"),
    ("澹台", "tan tai"),
    ("申屠", "shen tu"),
    ("闻人", "wen ren"),
    ("赫连", "he lian"),
];

/// Surnames whose reading differs from the character's usual one.
const SINGLE: [(char, &str); 36] = [
    ('单', "shan"),
    ('曾', "zeng"),
    ('解', "xie"),
    ('查', "zha"),
    ('盖', "ge"),
    ('区', "ou"),
    ('仇', "qiu"),
    ('尉', "wei"),
    ('朴', "piao"),
    ('任', "ren"),
    ('华', "hua"),
    ('覃', "qin"),
    ('缪', "miao"),
    ('卜', "bu"),
    ('翟', "zhai"),
    ('折', "she"),
    ('乐', "yue"),
    ('员', "yun"),
    ('召', "shao"),
    ('冼', "xian"),
    ('种', "chong"),
    ('繁', "po"),
    ('纪', "ji"),
    ('葛', "ge"),
    ('逄', "pang"),
    ('乜', "nie"),
    ('仉', "zhang"),
    ('宓', "mi"),
    ('洗', "xian"),
    ('佴', "nai"),
    ('褚', "chu"),
    ('郗', "xi"),
    ('应', "ying"),
    ('宁', "ning"),
    ('於', "yu"),
    ('幺', "yao"),
];

/// The reading of a name, one word per character: 单晓明 is `shan xiao ming`.
///
/// Letters, digits and characters without a reading stay as they are, in lower case.
#[must_use]
pub fn pinyin(name: &str) -> String {
    syllables(name).join(" ")
}

/// The first letters of a name: 单晓明 is `sxm`.
#[must_use]
pub fn initials(name: &str) -> String {
    syllables(name).iter().filter_map(|syllable| syllable.chars().next()).collect()
}

/// Whether `query` finds `name`: as part of it, or as the beginning of its pinyin or initials.
#[must_use]
pub fn matches(name: &str, query: &str) -> bool {
    let part = crate::text::bare(query).to_lowercase();
    let query = crate::text::half_width(query).to_lowercase();
    let sound: String = pinyin(name).split(' ').collect();
    crate::text::bare(name).to_lowercase().contains(&part)
        || sound.starts_with(&query.replace(' ', ""))
        || initials(name).starts_with(&query)
}

fn syllables(name: &str) -> Vec<String> {
    let name = name.trim();
    let (mut found, rest) = surname(name);
    found.extend(rest.chars().filter(|c| !c.is_whitespace() && *c != '·').map(syllable));
    found
}

/// The readings of the surname, and the rest of the name.
fn surname(name: &str) -> (Vec<String>, &str) {
    let double = DOUBLE.iter().find_map(|(family, sound)| Some((*sound, name.strip_prefix(family)?)));
    let single = || SINGLE.iter().find_map(|(family, sound)| Some((*sound, name.strip_prefix(*family)?)));
    match double.or_else(single) {
        Some((sound, rest)) => (sound.split(' ').map(str::to_owned).collect(), rest),
        None => (Vec::new(), name),
    }
}

fn syllable(c: char) -> String {
    match c.to_pinyin() {
        Some(sound) => sound.plain().to_owned(),
        None => c.to_lowercase().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn surnames_are_read_as_surnames() {
        let read =
            ["单晓明", "曾国强", "解建军", "查志远", "盖丽", "区文", "仇虎", "尉迟恭", "任强", "王单"].map(pinyin);
        let expected = [
            "shan xiao ming",
            "zeng guo qiang",
            "xie jian jun",
            "zha zhi yuan",
            "ge li",
            "ou wen",
            "qiu hu",
            "yu chi gong",
            "ren qiang",
            "wang dan",
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn initials_come_from_the_same_readings() {
        assert_eq!(["单晓明", "尉迟恭", "王堃"].map(initials), ["sxm", "ycg", "wk"]);
    }

    #[test]
    fn a_search_finds_by_character_pinyin_and_initials() {
        for query in ["晓明", "shanx", "Shan Xiao", "sx", "ｓｘｍ"] {
            assert!(matches("单晓明", query), "{query}");
        }
        assert!(!matches("单晓明", "dan"));
        for (name, query) in
            [("阿依努尔·赛买提", "阿依努尔赛"), ("单曉明", "晓明"), ("刘䶮", "刘\u{E863}"), ("单\u{200B}晓明", "单晓")]
        {
            assert!(matches(name, query), "{name} {query}");
        }
    }

    proptest! {
        #[test]
        fn no_name_makes_it_panic(name in "\\PC*", query in "\\PC*") {
            let _ = (pinyin(&name), initials(&name), matches(&name, &query));
        }
    }
}
