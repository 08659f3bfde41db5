//! Finding the field that somebody meant.

use super::{Field, fields};
use crate::text::bare;

/// The key that a key, a label or a part of a label names without doubt.
#[must_use]
pub fn resolve(name: &str) -> Option<&'static str> {
    let wanted = bare(name);
    let key = wanted.to_lowercase().replace('-', "_");
    let exact = fields().iter().find(|field| field.key == key || bare(field.zh) == wanted);
    exact.or_else(|| other_name(&wanted)).map(|field| field.key)
}

/// The key that `name` most likely means, for a message “did you mean …”.
#[must_use]
pub fn suggest(name: &str) -> Option<&'static str> {
    resolve(name).or_else(|| only_label_with(name)).or_else(|| nearest(name))
}

/// Usual names that differ from the label on the form.
fn other_name(wanted: &str) -> Option<&'static Field> {
    const OTHERS: [(&str, &str); 14] = [
        ("身份证号", "id_number"),
        ("身份证号码", "id_number"),
        ("身份证", "id_number"),
        ("手机", "mobile"),
        ("电话", "mobile"),
        ("联系电话", "mobile"),
        ("单位", "employer_name"),
        ("出生日期", "birth_date"),
        ("信用代码", "employer_uscc"),
        ("工种", "occupation"),
        ("技能等级", "skill_level"),
        ("产业", "industry"),
        ("符合条件", "claimed_conditions"),
        ("事迹标题", "narrative_title"),
    ];
    let key = OTHERS.iter().find(|(other, _)| *other == wanted)?.1;
    fields().iter().find(|field| field.key == key)
}

fn only_label_with(name: &str) -> Option<&'static str> {
    let wanted = bare(name);
    let mut found = fields().iter().filter(|field| !wanted.is_empty() && bare(field.zh).contains(&wanted));
    match (found.next(), found.next()) {
        (Some(field), None) => Some(field.key),
        _ => None,
    }
}

fn nearest(name: &str) -> Option<&'static str> {
    let wanted: Vec<char> = bare(name).to_lowercase().replace('-', "_").chars().take(64).collect();
    let near = |field: &Field| {
        let to_key = distance(&wanted, field.key) * 3;
        // One wrong character in a Chinese label weighs as much as one wrong letter in a key.
        let to_label = distance(&wanted, &bare(field.zh)) * 3;
        let length = if to_key <= to_label { field.key.len() } else { field.zh.chars().count() };
        (to_key.min(to_label), length)
    };
    let (far, best) = fields().iter().map(|field| (near(field), field)).min_by_key(|(near, _)| near.0)?;
    (far.0 <= far.1).then_some(best.key)
}

/// Levenshtein distance in characters.
fn distance(a: &[char], b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_key_or_a_label_is_resolved() {
        for name in ["mobile", "手机号码", "Mobile", " 手机 ", "联系电话"] {
            assert_eq!(resolve(name), Some("mobile"), "{name}");
        }
        assert_eq!(resolve("id-number"), Some("id_number"));
        assert_eq!(resolve("公民身份号码"), Some("id_number"));
        assert_eq!(resolve("moblie"), None);
    }

    #[test]
    fn a_typing_error_is_understood() {
        let meant =
            ["moblie", "id_nubmer", "politcal_status", "claimed_condition", "手机号吗", "统一社会信用代马", "绝招"]
                .map(suggest);
        let expected = [
            "mobile",
            "id_number",
            "political_status",
            "claimed_conditions",
            "mobile",
            "employer_uscc",
            "special_skill",
        ];
        assert_eq!(meant, expected.map(Some));
    }

    #[test]
    fn nonsense_is_not_understood() {
        assert_eq!(["", "zzzzzzzzzz", "天气预报", "？"].map(suggest), [None; 4]);
    }

    proptest! {
        #[test]
        fn no_name_makes_it_panic(name in "\\PC*") {
            let _ = suggest(&name);
        }
    }
}
