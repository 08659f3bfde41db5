//! The materials ①–③: narrative, photo, consent, certificates and proofs (R24–R27).

use super::{Finding, Inspection, Level};
use crate::text::says_nothing;
use crate::words;

pub(super) fn inspect(i: &mut Inspection<'_>) {
    narrative(i);
    single(i, "photo", "R25");
    single(i, "id_card", "R25");
    single(i, "consent", "R24");
    if !says_nothing(&i.value("cert_no")) {
        single(i, "certificate", "R27");
    }
    for (section, kind) in [("awards", "award"), ("achievements", "achievement"), ("ip", "ip")] {
        proofs(i, section, kind);
    }
}

/// R26: 1500字左右.
fn narrative(i: &mut Inspection<'_>) {
    let wanted = &i.season.narrative;
    let length = words::count(i.view.narrative);
    if (wanted.min..=wanted.max).contains(&length) {
        return;
    }
    let (level, message) = match length {
        0 => (Level::Block, "个人事迹材料还没有写。".to_owned()),
        _ => (
            Level::Warn,
            format!("个人事迹材料 {length} 字，要求 {} 字左右（{}–{} 字）。", wanted.target, wanted.min, wanted.max),
        ),
    };
    let advice = match length {
        0 => "请撰写个人事迹材料。",
        length if length < wanted.min => "请补充；确需较短的可以不改。",
        _ => "请精简；确需较长的可以不改。",
    };
    i.add(Finding::new(level, "R26", message).at("narrative").quote(&wanted.clause).advise(advice));
}

/// One attachment of a kind must be there.
fn single(i: &mut Inspection<'_>, kind: &str, rule: &str) {
    if i.attached(kind) > 0 {
        return;
    }
    let name = crate::fields::attachment_kinds().iter().find(|known| known.key == kind).map_or(kind, |known| known.zh);
    let finding = Finding::new(i.season.gates.evidence, rule, format!("还没有上传{name}。"));
    i.add(finding.at(kind).advise("请扫描或拍照后上传。"));
}

/// R27: every row has a proof, linked to it or among the attachments of its kind.
fn proofs(i: &mut Inspection<'_>, section: &str, kind: &str) {
    let evidence = i.records("evidence");
    let linked = |id: &str| evidence.iter().any(|e| e.get("supports").rsplit('/').next() == Some(id));
    let bare: Vec<&str> = i.records(section).iter().map(|record| record.id).filter(|id| !linked(id)).collect();
    let loose = evidence.iter().filter(|e| e.get("kind") == kind && !e.get("supports").is_empty()).count();
    let missing = bare.len().saturating_sub(i.attached(kind).saturating_sub(loose));
    if missing == 0 {
        return;
    }
    let name = crate::fields::section(section).map_or(section, |section| section.zh);
    let message = format!("“{name}”共 {} 条，还有 {missing} 条没有证明材料。", i.records(section).len());
    let finding = Finding::new(i.season.gates.evidence, "R27", message).at(section);
    i.add(finding.advise("请上传相应的证书或证明（扫描件），并与条目关联。"));
}
