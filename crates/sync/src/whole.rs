//! A document that arrives whole, as its sender saved it.
//!
//! A device that holds nothing of a document gets it in a tenth of the bytes, and takes it in for a fifth of the
//! work, if the saved form crosses instead of every single change. The record is still the raw signed changes: all of them are
//! derived from the saved form again, hash by hash up to the signed newest one of each actor. What the hashes do not
//! prove is checked beside them: that nothing stands in the saved form that is in no change, and the
//! arrangement ([`crate::order`]).

use std::collections::BTreeMap;

use automerge::Change;
use jiangxuan_model::layout::{self, GENESIS_ACTOR};
use jiangxuan_model::schema::is_step;
use jiangxuan_model::{Actor, ChangeId, DocId, Document, Step, Tip};
use jiangxuan_trust::Chain;

use crate::admission::{Refusal, RefusalCode, false_step};
use crate::columns::{self, Found};
use crate::trial::{check_author, check_elements, unloadable};
use crate::{limits, order};

/// Whether a saved document may travel whole: old ones are compressed inside, very long ones go change by change.
#[must_use]
pub fn travels(saved: &[u8]) -> bool {
    saved.len() <= limits::WHOLE && columns::document(saved).is_ok()
}

/// Loads a document that arrived whole, and derives the chains that `tips` prove. `tips` are chains without bytes.
pub(crate) fn unfold(doc: &DocId, whole: &[u8], tips: &[Chain]) -> Result<(Document, Vec<Chain>), Refusal> {
    let held = order::check(whole)?;
    let document = Document::load(doc.clone(), whole).map_err(unloadable)?;
    let mut chains: BTreeMap<Actor, Unfolding<'_>> =
        tips.iter().map(|tip| (tip.actor, Unfolding { tip, end: None, bytes: Vec::new() })).collect();
    let mut found = order::Count::default();
    for change in document.automerge().get_changes(&[]) {
        found.add(&take(doc, &mut chains, &change)?);
    }
    if found != held {
        return Err(malformed("整份材料含有任何变更之外的内容"));
    }
    let chains = chains.into_values().map(Unfolding::finish).collect::<Result<_, _>>()?;
    Ok((document, chains))
}

/// A chain on its way from the first change to the signed one.
struct Unfolding<'a> {
    tip: &'a Chain,
    end: Option<Tip>,
    bytes: Vec<u8>,
}

fn take(doc: &DocId, chains: &mut BTreeMap<Actor, Unfolding<'_>>, change: &Change) -> Result<Found, Refusal> {
    let actor = jiangxuan_model::actor_of(change.actor_id()).ok_or_else(|| malformed("编号长度不对"))?;
    if actor == GENESIS_ACTOR {
        let ours = change.raw_bytes() == layout::genesis(doc.kind);
        return if ours { columns::genesis(change.raw_bytes()) } else { Err(malformed("冒用创始编号")) };
    }
    let step = is_step(&actor);
    if step && Step::of(doc.kind, change.raw_bytes()).is_none_or(|step| step.actor(doc.kind) != actor) {
        return Err(false_step());
    }
    let found = columns::check(change.raw_bytes())?;
    let chain = chains.get_mut(&actor).ok_or_else(|| malformed("有变更没有签名"))?;
    chain.extend(change)?;
    if found.other_than_text {
        check_elements(change)?;
    }
    Ok(found)
}

impl Unfolding<'_> {
    fn extend(&mut self, change: &Change) -> Result<(), Refusal> {
        let bytes = change.raw_bytes();
        if bytes.len() > limits::CHANGE || change.max_op() >= limits::OPERATION_CEILING {
            return Err(Refusal::new(RefusalCode::TooLarge, "单项变更过大"));
        }
        let follows = match self.end {
            None => change.seq() == 1,
            Some(Tip { seq, hash }) => change.seq() == seq + 1 && change.deps().iter().any(|dep| dep.0 == hash.0),
        };
        if !follows {
            return Err(malformed("变更链不连续"));
        }
        if !is_step(&self.tip.actor) {
            check_author(change, self.tip)?;
        }
        self.end = Some(Tip { seq: change.seq(), hash: ChangeId(change.hash().0) });
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn finish(self) -> Result<Chain, Refusal> {
        if self.end != Some(self.tip.tip) {
            return Err(malformed("变更与签名不符"));
        }
        Ok(Chain { first: 1, bytes: self.bytes, ..self.tip.clone() })
    }
}

fn malformed(detail: &str) -> Refusal {
    Refusal::new(RefusalCode::Malformed, detail)
}
