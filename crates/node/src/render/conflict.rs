//! Disagreements as cards: what was, what each side made of it, and who.

use jiangxuan_contract::answer::conflict::{Conflict, Offer};
use jiangxuan_contract::answer::dossier::Side;
use jiangxuan_model::ConflictKind;

use super::difference::difference;
use super::{Paint, dossier, words};

/// From this length on, in characters, a value is shown as a difference from the base.
const LONG: usize = 24;

/// Every card.
pub(super) fn cards(conflicts: &[Conflict], paint: Paint) -> String {
    let cards: Vec<String> = conflicts.iter().map(|conflict| card(conflict, paint)).collect();
    if cards.is_empty() { paint.good("没有待裁定的分歧。") } else { cards.join("\n\n") }
}

fn card(conflict: &Conflict, paint: Paint) -> String {
    let base = conflict.base_shown.as_ref().and_then(Option::as_deref).or(conflict.base.as_deref());
    let mut lines = vec![title(conflict, paint)];
    if let Some(base) = base.filter(|base| !is_long(base)) {
        lines.push(format!("  原为：{}", shown(base)));
    }
    lines.extend(conflict.sides.iter().enumerate().map(|(at, offer)| side(at + 1, base, offer, paint)));
    lines.push(paint.faint(&format!("  裁定：jiangxuan conflict resolve {} --take 序号", conflict.id)));
    lines.join("\n")
}

fn title(conflict: &Conflict, paint: Paint) -> String {
    let subject = conflict.field.as_deref().map_or("", dossier::label);
    let subject = if subject.is_empty() { String::new() } else { format!(" · {subject}") };
    let title = format!("■ {}  {}{subject}", conflict.name, kind(conflict.kind));
    format!("{}  {}", paint.strong(title.trim_start_matches("■  ")), conflict.id)
}

fn kind(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Field => "同一栏写法不同",
        ConflictKind::Narrative => "事迹材料同一处都改过",
        ConflictKind::Withdrawn => "一边撤下，一边还在改",
        ConflictKind::Seal => "签发时没有包含另一人的修改",
        ConflictKind::Duplicate => "本单位一人两份",
        ConflictKind::DuplicateAcross => "一人由两个单位申报",
        ConflictKind::Quota => "超过名额",
        ConflictKind::Rank => "名次或结论不同",
    }
}

fn side(no: usize, base: Option<&str>, offer: &Offer, paint: Paint) -> String {
    let value = offer.shown.as_ref().unwrap_or(&offer.side.value);
    let value = match base {
        Some(base) if is_long(base) || is_long(value) => difference(base, value, paint),
        _ => shown(value).to_owned(),
    };
    let Side { person, bureau, device, time, .. } = &offer.side;
    let who: Vec<&str> =
        [person, bureau, device].into_iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    format!("  {no}. {value}\n     {}", paint.faint(&format!("{} {}", who.join(" · "), words::time(time))))
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

    fn offer(value: &str, person: &str) -> Offer {
        let side = Side {
            value: value.into(),
            person: person.into(),
            bureau: "140702".into(),
            device: "一号机".into(),
            time: "2019-07-20T01:02:03Z".into(),
            change: "c".into(),
        };
        Offer { side, shown: None }
    }

    fn conflict(kind: ConflictKind, base: Option<String>, sides: Vec<Offer>) -> Conflict {
        Conflict {
            id: "k3v9q2ma".into(),
            kind,
            bureau: "140702".parse().expect("a code"),
            dossier: None,
            name: "武平生".into(),
            field: Some("gender".into()),
            base,
            base_shown: None,
            sides,
            decides: true,
            needs_reason: false,
        }
    }

    #[test]
    fn a_card_names_base_sides_people_and_times() {
        let shown =
            cards(&[conflict(ConflictKind::Field, None, vec![offer("男", "甲"), offer("女", "乙")])], Paint::none());
        for part in
            ["武平生", "性别", "1. 男", "2. 女", "甲 · 140702 · 一号机 2019-07-20 09:02", "conflict resolve k3v9q2ma"]
        {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }

    #[test]
    fn long_texts_are_shown_as_differences() {
        let base = "从".repeat(40);
        let story = conflict(ConflictKind::Narrative, Some(base.clone()), vec![offer(&format!("{base}新"), "甲")]);
        assert!(cards(&[story], Paint::none()).contains("{+新+}"));
    }

    #[test]
    fn no_cards_is_good_news() {
        assert_eq!(cards(&[], Paint::none()), "没有待裁定的分歧。");
    }
}
