//! Disagreements within one document, derived afresh from its history each time.
//!
//! A card is never stored: it is there while the disagreement is, it is the same card on every
//! device (its id is a hash of the changes that disagree), and it goes when a later change settles
//! the matter, on whichever device that was made.

use std::collections::BTreeSet;

use automerge::ChangeHash;
use data_encoding::BASE32_NOPAD;
use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::graph::Graph;
use crate::ids::{ChangeId, DocId, Kind};
use crate::layout::{self, NARRATIVE, REMOVED, WITHDRAWN};
use crate::passage;
use crate::read::{Reading, Sourced};

/// Fields in which a disagreement is about rank or decision rather than about fact.
const RANK_FIELDS: &[&str] = &["local_rank", "rank", "decision"];

/// What people disagree about (design §7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ConflictKind {
    /// One field, different values.
    Field,
    /// The narrative was edited on both sides in the same passage.
    Narrative,
    /// Withdrawn or removed here, edited there.
    Withdrawn,
    /// Sealed without the other clerk's edits.
    Seal,
    /// Two dossiers for one person in one bureau.
    Duplicate,
    /// One person from two bureaus; municipal only.
    DuplicateAcross,
    /// More nominees than the quota after two desks met.
    Quota,
    /// Rank or decision set twice.
    Rank,
}

/// A card: what was, what each side made of it, and who.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// The same on every device.
    pub id: String,
    /// What kind of disagreement.
    pub kind: ConflictKind,
    /// The document it is in.
    pub doc: DocId,
    /// Path of the field, where it is about one.
    pub field: Option<String>,
    /// What both sides started from.
    pub base: Option<String>,
    /// Each side once.
    pub sides: Vec<Sourced>,
}

/// The id of a card about these changes.
#[must_use]
pub fn card_id(kind: ConflictKind, subject: &str, changes: &mut [ChangeId]) -> String {
    changes.sort_unstable();
    let mut hasher = blake3::Hasher::new();
    hasher.update(&[kind as u8]).update(subject.as_bytes());
    changes.iter().for_each(|change| {
        hasher.update(&change.0);
    });
    BASE32_NOPAD.encode(&hasher.finalize().as_bytes()[..5]).to_ascii_lowercase()
}

impl Document {
    /// Every open disagreement in this document.
    #[must_use]
    pub fn conflicts(&self) -> Vec<Conflict> {
        let graph = Graph::of(&self.doc);
        let mut cards = Vec::new();
        self.contested_fields(&graph, &mut cards);
        if !graph.merges().is_empty() {
            self.contested_narrative(&graph, &mut cards);
            self.contested_removals(&graph, &mut cards);
        }
        self.unseen_at_seal(&graph, &mut cards);
        let settled = self.decisions();
        cards.retain(|card| !settled.contains_key(&card.id));
        cards
    }

    fn card(&self, kind: ConflictKind, field: Option<String>, base: Option<String>, sides: Vec<Sourced>) -> Conflict {
        let mut changes: Vec<ChangeId> = sides.iter().map(|side| side.change).collect();
        let subject = format!("{}/{}", self.id(), field.as_deref().unwrap_or_default());
        Conflict { id: card_id(kind, &subject, &mut changes), kind, doc: self.id().clone(), field, base, sides }
    }

    fn contested_fields(&self, graph: &Graph, cards: &mut Vec<Conflict>) {
        for (path, reading) in self.contested() {
            let mut sides: Vec<Sourced> = reading.all().into_iter().cloned().collect();
            sides.sort_by_key(|side| side.change);
            let rank = path.rsplit('/').next().is_some_and(|key| RANK_FIELDS.contains(&key));
            let kind = if rank { ConflictKind::Rank } else { ConflictKind::Field };
            let base = self.base_of(graph, &path, &sides);
            cards.push(self.card(kind, Some(path), base, sides));
        }
    }

    fn base_of(&self, graph: &Graph, path: &str, sides: &[Sourced]) -> Option<String> {
        let (map, key) = self.locate(path)?;
        let changes: Vec<ChangeHash> = sides.iter().map(|side| ChangeHash(side.change.0)).collect();
        let values = self.values_at(&map, key, &graph.common(&changes));
        values.into_iter().next().map(|sourced| sourced.value)
    }

    fn contested_narrative(&self, graph: &Graph, cards: &mut Vec<Conflict>) {
        let Some(narrative) = self.part(NARRATIVE) else { return };
        let text = |heads: &[ChangeHash]| automerge::ReadDoc::text_at(&self.doc, &narrative, heads).unwrap_or_default();
        let card = |tips: &[ChangeHash]| {
            let sides = tips.iter().map(|tip| self.sourced(text(&[*tip]), tip)).collect();
            let base = text(&graph.common(tips));
            self.card(ConflictKind::Narrative, Some(NARRATIVE.to_owned()), Some(base), sides)
        };
        let mut apart = BTreeSet::new();
        for (one, other) in graph.merges() {
            // Automerge puts both edits together character by character. What it shows may stand without a person only
            // where it is, to the letter, what whole clauses of the two sides make.
            let base = text(&graph.common(&[one, other]));
            let together = passage::merge(&base, &text(&[one]), &text(&[other])).settled();
            if together.is_none_or(|together| together != text(&[one, other])) {
                apart.insert([one, other]);
                cards.push(card(&[one, other]));
            }
        }
        for tips in graph.meetings().iter().filter(|tips| tips.len() > 2) {
            let in_pairs = apart.iter().any(|pair| pair.iter().all(|tip| tips.contains(tip)));
            if !in_pairs && !passage::stands_in(&text(tips), &tips.iter().map(|tip| text(&[*tip])).collect::<Vec<_>>())
            {
                cards.push(card(tips));
            }
        }
    }

    /// Withdrawn nominees and removed records that somebody edited without knowing.
    fn contested_removals(&self, graph: &Graph, cards: &mut Vec<Conflict>) {
        if let Reading::Settled(withdrawal) = self.field(WITHDRAWN)
            && !withdrawal.value.is_empty()
        {
            let unaware = graph.unaware_of(&ChangeHash(withdrawal.change.0));
            let edits = self.content_changes(graph, &unaware, &withdrawal);
            if !edits.is_empty() {
                let sides = std::iter::once(withdrawal).chain(edits).collect();
                cards.push(self.card(ConflictKind::Withdrawn, Some(WITHDRAWN.to_owned()), None, sides));
            }
        }
        for section in layout::sections(self.id().kind) {
            for record in self.records(section) {
                if let Some(Reading::Settled(removal)) = record.values.get(REMOVED)
                    && !removal.value.is_empty()
                {
                    let edits: Vec<Sourced> = record
                        .values
                        .values()
                        .flat_map(Reading::all)
                        .filter(|value| value.change != removal.change && !self.knew(graph, removal, value))
                        .cloned()
                        .collect();
                    if !edits.is_empty() {
                        let path = format!("{section}/{}/{REMOVED}", record.id);
                        let sides = std::iter::once(removal.clone()).chain(edits).collect();
                        cards.push(self.card(ConflictKind::Withdrawn, Some(path), None, sides));
                    }
                }
            }
        }
    }

    /// Whether one of two changes followed the other.
    fn knew(&self, graph: &Graph, one: &Sourced, other: &Sourced) -> bool {
        let (one, other) = (ChangeHash(one.change.0), ChangeHash(other.change.0));
        graph.follows(&one, &other) || graph.follows(&other, &one)
    }

    /// Those of `tips` that changed what the paper says, compared with what the other side had in common.
    fn content_changes(&self, graph: &Graph, tips: &[ChangeHash], than: &Sourced) -> Vec<Sourced> {
        let other = ChangeHash(than.change.0);
        tips.iter()
            .filter_map(|tip| {
                let words = self.content_between(&graph.common(&[*tip, other]), &[*tip]);
                (!words.is_empty()).then(|| self.sourced(words.join("、"), tip))
            })
            .collect()
    }

    fn unseen_at_seal(&self, graph: &Graph, cards: &mut Vec<Conflict>) {
        if self.id().kind != Kind::Dossier {
            return;
        }
        for (seal, (version, marker)) in self.seals() {
            let marked = self.sourced(format!("v{version} {seal}"), &ChangeHash(marker.0));
            let unaware = graph.unaware_of(&ChangeHash(marker.0));
            let edits = self.content_changes(graph, &unaware, &marked);
            if !edits.is_empty() && !self.sealed_again(graph, &marked, &edits) {
                let sides = std::iter::once(marked).chain(edits).collect();
                cards.push(self.card(ConflictKind::Seal, None, None, sides));
            }
        }
    }

    /// Whether a later seal covers both the seal and the edits it had not seen.
    fn sealed_again(&self, graph: &Graph, marked: &Sourced, edits: &[Sourced]) -> bool {
        self.seals().values().any(|(_, marker)| {
            let later = ChangeHash(marker.0);
            *marker != marked.change
                && std::iter::once(marked).chain(edits).all(|side| graph.follows(&later, &ChangeHash(side.change.0)))
        })
    }
}
