//! Conflict cards: those within a document, those between documents, and settling them.

use std::collections::{BTreeMap, BTreeSet};

use jiangxuan_contract::answer::conflict::{self as answer, Resolved, Settled};
use jiangxuan_model::conflict::card_id;
use jiangxuan_model::layout::WITHDRAWN;
use jiangxuan_model::{ChangeId, Conflict, ConflictKind, DocId, Edit, Kind, Sourced};
use jiangxuan_rules::id_number::tidy;
use jiangxuan_rules::text::bare;
use jiangxuan_rules::{dates, fields};

use super::Work;
use super::state::{Core, Entry};
use super::veil::{Look, disputed, identifies, not_masked, veiled};
use crate::command::{Choice, Failure};
use crate::ledger::Phase;

/// Fields whose decision must say why.
const REASONED: &[&str] = &[
    "id_number",
    "name",
    "local_rank",
    "rank",
    "shortlist",
    "reserves",
    "decision",
    "employer_opinion",
    "recommender_opinion",
];

/// Written down as the choice where everything stays as it is.
pub(crate) const UNCHANGED: &str = "保持现状";

impl Core {
    /// Every open card that this profile can see.
    pub(crate) fn all_cards(&self) -> Vec<Conflict> {
        let within = self.documents.values().flat_map(|entry| entry.summary.summary.conflicts.clone());
        within.chain(self.cross_cards()).collect()
    }

    /// Open cards about one dossier, within it and between it and others.
    pub(crate) fn cards_of(&self, doc: &DocId) -> Vec<Conflict> {
        let within = self.documents.get(doc).map(|entry| entry.summary.summary.conflicts.clone());
        within.unwrap_or_default().into_iter().chain(self.cross_cards_of(doc)).collect()
    }

    /// Cards between this dossier and others that bear on sealing it: its twins in the same bureau.
    pub(crate) fn cross_cards_of(&self, doc: &DocId) -> Vec<Conflict> {
        let twins = self.duplicates().into_iter().filter(|card| card.kind == ConflictKind::Duplicate);
        let name = doc.to_string();
        twins.filter(|card| card.sides.iter().any(|side| side.value == name)).collect()
    }

    /// How many such cards each dossier has that has any; read once for a list, since it looks at everybody.
    pub(crate) fn twin_counts(&self) -> BTreeMap<String, usize> {
        let cards = self.duplicates().into_iter().filter(|card| card.kind == ConflictKind::Duplicate);
        let mut counts = BTreeMap::new();
        for side in cards.flat_map(|card| card.sides) {
            *counts.entry(side.value).or_default() += 1;
        }
        counts
    }

    fn cross_cards(&self) -> Vec<Conflict> {
        let mut cards = self.duplicates();
        cards.extend(self.over_quota());
        cards
    }

    /// Dossiers that are about one person.
    fn duplicates(&self) -> Vec<Conflict> {
        let mut people: BTreeMap<String, Vec<(&DocId, &Entry)>> = BTreeMap::new();
        for (doc, entry) in self.dossiers().filter(|(_, entry)| entry.summary.summary.withdrawn.is_empty()) {
            for key in person_keys(entry) {
                people.entry(key).or_default().push((doc, entry));
            }
        }
        let mut cards: BTreeMap<String, Conflict> = BTreeMap::new();
        for group in people.values().filter(|group| group.len() > 1) {
            let mut bureaus: BTreeMap<&str, Vec<(&DocId, &Entry)>> = BTreeMap::new();
            group.iter().for_each(|(doc, entry)| bureaus.entry(doc.bureau.as_str()).or_default().push((doc, entry)));
            let within = bureaus.values().filter(|twins| twins.len() > 1);
            let mut found: Vec<Conflict> = within.map(|twins| self.twin_card(ConflictKind::Duplicate, twins)).collect();
            if bureaus.len() > 1 && self.municipal() {
                found.push(self.twin_card(ConflictKind::DuplicateAcross, group));
            }
            cards.extend(found.into_iter().map(|card| (card.id.clone(), card)));
        }
        cards.into_values().filter(|card| !self.decided_card(card)).collect()
    }

    fn twin_card(&self, kind: ConflictKind, twins: &[(&DocId, &Entry)]) -> Conflict {
        let names: Vec<String> = twins.iter().map(|(doc, _)| doc.to_string()).collect();
        let sides: Vec<Sourced> = twins.iter().map(|(doc, entry)| about(doc, entry)).collect();
        let doc = self.decision_document(kind, twins[0].0);
        let id = card_id(kind, &names.join("+"), &mut []);
        Conflict { id, kind, doc, field: Some("id_number".to_owned()), base: None, sides }
    }

    /// Where a decision about several dossiers is written down.
    fn decision_document(&self, kind: ConflictKind, doc: &DocId) -> DocId {
        let municipal = self.roster().map(|roster| roster.municipal.clone());
        match (kind, municipal) {
            (ConflictKind::DuplicateAcross, Some(municipal)) => DocId::only(Kind::Assessment, municipal),
            _ => DocId::only(Kind::Desk, doc.bureau.clone()),
        }
    }

    /// More nominees sealed than the notice allows "in principle".
    fn over_quota(&self) -> Vec<Conflict> {
        let Some(season) = &self.season else { return Vec::new() };
        let bureaus: BTreeSet<_> = self.dossiers().map(|(doc, _)| doc.bureau.clone()).collect();
        let card = |bureau: &jiangxuan_model::BureauCode| {
            let nominated = self.nominated(bureau);
            let quota = season.quota(bureau)?;
            let beyond = nominated.len().saturating_sub(quota.max as usize);
            // Whoever gave a reason is on the municipal list; a card is about those of whom nobody knew.
            let reasoned = nominated.iter().filter(|(doc, _)| self.has_quota_reason(doc)).count();
            if beyond == 0 || quota.soft && reasoned >= beyond {
                return None;
            }
            let sides: Vec<Sourced> =
                nominated.iter().filter_map(|(doc, _)| Some(about(doc, self.documents.get(doc)?))).collect();
            let names: Vec<String> = nominated.iter().map(|(doc, _)| doc.to_string()).collect();
            let id = card_id(ConflictKind::Quota, &names.join("+"), &mut []);
            let doc = DocId::only(Kind::Desk, bureau.clone());
            Some(Conflict { id, kind: ConflictKind::Quota, doc, field: None, base: Some(quota.max.to_string()), sides })
        };
        bureaus.iter().filter_map(card).filter(|card| !self.decided_card(card)).collect()
    }

    fn decided_card(&self, card: &Conflict) -> bool {
        self.documents.get(&card.doc).is_some_and(|entry| entry.summary.summary.decided.contains(&card.id))
    }

    pub(crate) fn conflicts(
        &mut self,
        work: &mut Work<'_, '_>,
        id: Option<&str>,
        unmask: bool,
    ) -> Result<Vec<answer::Conflict>, Failure> {
        let cards: Vec<Conflict> = match id {
            Some(id) => {
                let doc = self.dossier(id)?;
                let name = doc.to_string();
                let about = |card: &Conflict| card.doc == doc || card.sides.iter().any(|side| side.value == name);
                self.all_cards().into_iter().filter(about).collect()
            }
            None => self.all_cards(),
        };
        if unmask {
            let identifying = cards.iter().filter(|card| identifies(disputed(card)));
            let docs: BTreeSet<String> = identifying.map(|card| card.doc.to_string()).collect();
            docs.iter().for_each(|doc| self.audit(work, "unmask", doc));
        }
        Ok(cards.iter().map(|card| self.card(card, Look::of(unmask))).collect())
    }

    pub(crate) fn resolve(
        &mut self,
        work: &mut Work<'_, '_>,
        conflict: &str,
        choice: Choice,
        reason: Option<&str>,
    ) -> Result<Resolved, Failure> {
        let card = self.all_cards().into_iter().find(|card| card.id == conflict).ok_or_else(|| {
            Failure::new(
                "unknown_conflict",
                format!("没有待处理的不一致「{conflict}」：可能已由他人处理。没有改动；请用 conflict list 查看。"),
            )
        })?;
        self.my_bureau()?;
        may_decide(&card, self.decides(&card), reason)?;
        let taken = side_of(&card, &choice)?;
        if let (Choice::Value(value), Some(field)) = (&choice, fields::at(disputed(&card))) {
            not_masked(field, value)?;
        }
        let path = card.field.clone().unwrap_or_default();
        let shown = self.reading(work, &card.doc, |_, document| document.at(&path).shown().to_owned())?;
        let mut edits = settling(&card, &choice, taken.as_ref(), shown);
        edits.push(decision(&card, &choice, taken.as_ref(), reason.unwrap_or_default()));
        if matches!(card.kind, ConflictKind::Duplicate) {
            self.withdraw_twins(work, &card, taken.as_ref())?;
        }
        self.edit(work, &card.doc, &edits)?;
        if card.kind == ConflictKind::Seal && matches!(choice, Choice::Take(n) if n > 1) {
            return self.seal(work, &card.doc.to_string()).map(Resolved::Sealed);
        }
        let choice = match choice {
            Choice::Value(value) => Choice::Value(veiled(disputed(&card), &value, Look::Masked)),
            taken @ Choice::Take(_) => taken,
        };
        Ok(Resolved::Settled(Settled { id: card.id, settled: true, choice, open: self.all_cards().len() }))
    }

    /// Whether somebody here may decide: a bureau about its own papers; the municipal bureau about one person in two
    /// bureaus, and about everything once closing has begun.
    pub(crate) fn decides(&self, card: &Conflict) -> bool {
        let mine = self.my_bureau().is_ok_and(|bureau| bureau == card.doc.bureau);
        let opened = self.ledger.phase() != Phase::Open || card.kind == ConflictKind::DuplicateAcross;
        mine || self.municipal() && opened
    }

    /// Merging two dossiers for one person keeps the one taken and withdraws the others.
    fn withdraw_twins(
        &mut self,
        work: &mut Work<'_, '_>,
        card: &Conflict,
        taken: Option<&Sourced>,
    ) -> Result<(), Failure> {
        let Some(taken) = taken else { return Ok(()) };
        for twin in card.sides.iter().filter(|side| side.value != taken.value) {
            let Ok(doc) = twin.value.parse::<DocId>() else { continue };
            let value = format!("与 {} 为同一人，并入该份", taken.value);
            self.edit(work, &doc, &[Edit::Field { key: WITHDRAWN.to_owned(), value }])?;
        }
        Ok(())
    }
}

fn may_decide(card: &Conflict, decides: bool, reason: Option<&str>) -> Result<(), Failure> {
    if !decides {
        return Err(Failure::new("not_yours", "这处不一致由材料所属单位处理；截止后市局也可以处理。没有改动。"));
    }
    if needs_reason(card) && reason.is_none_or(|reason| reason.trim().is_empty()) {
        let text = "这一项关系到身份、名次、意见或名额，处理时须写明理由（--reason）。没有改动。";
        return Err(Failure::new("reason", text));
    }
    Ok(())
}

/// Whether the decision must say why.
pub(crate) fn needs_reason(card: &Conflict) -> bool {
    let key = card.field.as_deref().and_then(|path| path.rsplit('/').next()).unwrap_or_default();
    REASONED.contains(&key) || matches!(card.kind, ConflictKind::Quota | ConflictKind::DuplicateAcross)
}

fn side_of(card: &Conflict, choice: &Choice) -> Result<Option<Sourced>, Failure> {
    match choice {
        Choice::Value(_) | Choice::Take(0) => Ok(None),
        Choice::Take(n) => card.sides.get(n - 1).cloned().map(Some).ok_or_else(|| {
            let count = card.sides.len();
            Failure::new(
                "no_such_side",
                format!("这处不一致只有 {count} 方内容，请在 1–{count} 中选（0 为保持现状）。没有改动。"),
            )
        }),
    }
}

/// The edits that make the choice true.
fn settling(card: &Conflict, choice: &Choice, taken: Option<&Sourced>, shown: String) -> Vec<Edit> {
    let path = card.field.as_deref().unwrap_or_default();
    let own = match choice {
        Choice::Value(value) => Some(value.clone()),
        Choice::Take(_) => taken.map(|side| side.value.clone()),
    };
    match card.kind {
        ConflictKind::Field | ConflictKind::Rank => vec![put(path, own.unwrap_or(shown))],
        ConflictKind::Narrative => own.map(|text| Edit::Narrative { text }).into_iter().collect(),
        // The first side is the withdrawal; any other one goes on.
        ConflictKind::Withdrawn if matches!(choice, Choice::Take(n) if *n > 1) => vec![put(path, String::new())],
        _ => Vec::new(),
    }
}

fn put(path: &str, value: String) -> Edit {
    let steps: Vec<&str> = path.split('/').collect();
    match steps.as_slice() {
        [section, id, key] => Edit::Record {
            section: (*section).to_owned(),
            id: (*id).to_owned(),
            values: vec![((*key).to_owned(), value)],
        },
        _ => Edit::Field { key: path.to_owned(), value },
    }
}

fn decision(card: &Conflict, choice: &Choice, taken: Option<&Sourced>, reason: &str) -> Edit {
    let chosen = match choice {
        Choice::Value(value) => value.clone(),
        Choice::Take(_) => taken.map_or_else(|| UNCHANGED.to_owned(), |side| side.value.clone()),
    };
    let kind = serde_json::to_value(card.kind).ok().and_then(|kind| kind.as_str().map(str::to_owned));
    let values = [
        ("kind", kind.unwrap_or_default()),
        ("field", card.field.clone().unwrap_or_default()),
        ("choice", chosen),
        ("reason", reason.to_owned()),
    ];
    Edit::Decide {
        conflict: card.id.clone(),
        values: values.into_iter().map(|(key, value)| (key.to_owned(), value)).collect(),
    }
}

/// What two dossiers of one person have in common.
fn person_keys(entry: &Entry) -> Vec<String> {
    let field = |key: &str| entry.summary.summary.fields.get(key).map(|value| value.trim()).filter(|v| !v.is_empty());
    let number = field("id_number").map(|number| format!("id/{}", tidy(number)));
    let birth = field("birth_date").map(dates::normalise);
    let named = field("name").zip(birth).map(|(name, birth)| format!("name/{}/{birth}", bare(name)));
    number.into_iter().chain(named).collect()
}

/// A dossier as one side of a card.
fn about(doc: &DocId, entry: &Entry) -> Sourced {
    let (device, time) =
        entry.summary.summary.updated.unwrap_or((jiangxuan_model::DeviceId([0; 32]), jiangxuan_model::Time(0)));
    let change = entry.summary.summary.heads.first().copied().unwrap_or(ChangeId([0; 32]));
    Sourced { value: doc.to_string(), change, device, time }
}
