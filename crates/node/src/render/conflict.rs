//! Disagreements as cards: what was, what each side made of it, and who.

use serde_json::Value;

use super::difference::difference;
use super::{Paint, dossier, rows, text, words};

/// From this length on, in characters, a value is shown as a difference from the base.
const LONG: usize = 24;

/// Every card.
pub(super) fn cards(value: &Value, paint: Paint) -> String {
    let cards: Vec<String> = rows(value).iter().map(|value| card(value, paint)).collect();
    if cards.is_empty() { paint.good("没有待裁定的分歧。") } else { cards.join("\n\n") }
}

fn card(card: &Value, paint: Paint) -> String {
    let base = card["base_shown"].as_str().or_else(|| card["base"].as_str());
    let mut lines = vec![title(card, paint)];
    if let Some(base) = base.filter(|base| !is_long(base)) {
        lines.push(format!("  原为：{}", shown(base)));
    }
    lines.extend(rows(&card["sides"]).iter().enumerate().map(|(at, value)| side(at + 1, base, value, paint)));
    lines.push(paint.faint(&format!("  裁定：jiangxuan conflict resolve {} --take 序号", text(card, "id"))));
    lines.join("\n")
}

fn title(card: &Value, paint: Paint) -> String {
    let subject = card["field"].as_str().map_or("", dossier::label);
    let subject = if subject.is_empty() { String::new() } else { format!(" · {subject}") };
    let title = format!("■ {}  {}{subject}", text(card, "name"), kind(text(card, "kind")));
    format!("{}  {}", paint.strong(title.trim_start_matches("■  ")), text(card, "id"))
}

fn kind(word: &str) -> &str {
    match word {
        "field" => "同一栏写法不同",
        "narrative" => "事迹材料同一处都改过",
        "withdrawn" => "一边撤下，一边还在改",
        "seal" => "签发时没有包含另一人的修改",
        "duplicate" => "本单位一人两份",
        "duplicate_across" => "一人由两个单位申报",
        "quota" => "超过名额",
        "rank" => "名次或结论不同",
        other => other,
    }
}

fn side(no: usize, base: Option<&str>, side: &Value, paint: Paint) -> String {
    let value = side["shown"].as_str().unwrap_or_else(|| text(side, "value"));
    let value = match base {
        Some(base) if is_long(base) || is_long(value) => difference(base, value, paint),
        _ => shown(value).to_owned(),
    };
    let who: Vec<&str> =
        ["person", "bureau", "device"].iter().map(|key| text(side, key)).filter(|word| !word.is_empty()).collect();
    format!(
        "  {no}. {value}\n     {}",
        paint.faint(&format!("{} {}", who.join(" · "), words::time(text(side, "time"))))
    )
}

fn shown(value: &str) -> &str {
    if value.is_empty() { "（空）" } else { value }
}

fn is_long(text: &str) -> bool {
    text.chars().count() > LONG
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_card_names_base_sides_people_and_times() {
        let side = |value: &str, person: &str| json!({ "value": value, "person": person, "bureau": "140702", "device": "一号机", "time": "2019-07-20T01:02:03Z" });
        let value = json!([{ "id": "k3v9q2ma", "kind": "field", "name": "武平生", "field": "gender", "base": null, "sides": [side("男", "甲"), side("女", "乙")] }]);
        let shown = cards(&value, Paint::none());
        for part in
            ["武平生", "性别", "1. 男", "2. 女", "甲 · 140702 · 一号机 2019-07-20 09:02", "conflict resolve k3v9q2ma"]
        {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }

    #[test]
    fn long_texts_are_shown_as_differences() {
        let base = "从".repeat(40);
        let value =
            json!([{ "id": "x", "kind": "narrative", "base": base, "sides": [{ "value": format!("{base}新") }] }]);
        assert!(cards(&value, Paint::none()).contains("{+新+}"));
    }

    #[test]
    fn no_cards_is_good_news() {
        assert_eq!(cards(&json!([]), Paint::none()), "没有待裁定的分歧。");
    }
}
