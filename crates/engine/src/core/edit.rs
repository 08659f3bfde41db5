//! Local edits: from what a person did to signed changes on disk and on their way.

use jiangxuan_model::shape::excess;
use jiangxuan_model::{Actor, DocId, Document, Edit, ModelError, NewChange, Time, Vector, Writer};
use jiangxuan_rules::fields::label;
use jiangxuan_store::{Shelf as _, Write};
use jiangxuan_sync::Parcel;
use jiangxuan_sync::limits::{KEYS, OPERATIONS};
use jiangxuan_trust::{Chain, may_write, sign_tip};

use super::state::{Core, Projection};
use super::{Change, Work};
use crate::command::Failure;

/// The limits are in bytes, of which a Chinese character takes so many.
const BYTES_PER_CHARACTER: usize = 3;

impl Core {
    /// Opens a document, from memory or from disk.
    pub(crate) fn document(&mut self, work: &Work<'_, '_>, doc: &DocId) -> Result<Document, Failure> {
        if let Some(document) = self.open.take(doc) {
            return Ok(document);
        }
        // What this step has admitted counts: a document opened without it would stay open without it.
        let disk = work.disk();
        let snapshot = disk.snapshot(doc).map_err(crate::core_error)?;
        let mut document = match snapshot {
            Some(saved) => Document::load(doc.clone(), &saved),
            None => Document::new(doc.clone()),
        }
        .map_err(unreadable)?;
        let since = disk.chains(doc, &document.vector()).map_err(crate::core_error)?;
        let chains: Vec<&[u8]> = since.iter().map(|chain| chain.bytes.as_slice()).collect();
        document.apply(&chains).map_err(unreadable)?;
        Ok(document)
    }

    /// Reads a document without keeping anything that the caller does to it.
    pub(crate) fn reading<T>(
        &mut self,
        work: &Work<'_, '_>,
        doc: &DocId,
        read: impl FnOnce(&Self, &Document) -> T,
    ) -> Result<T, Failure> {
        let document = self.document(work, doc)?;
        let answer = read(self, &document);
        self.open.keep(document);
        Ok(answer)
    }

    /// Whether this device may change a document now.
    pub(crate) fn may_change(&self, doc: &DocId) -> Result<(), Failure> {
        if !self.roster().is_some_and(|roster| may_write(roster, &self.me.id(), doc)) {
            return Err(Failure::new("not_yours", "本机无权修改这份材料。没有改动；请联系材料所属单位。"));
        }
        self.not_archived(doc)
    }

    /// Makes edits as one signed change, stores it and passes it on. Whether anything changed.
    pub(crate) fn edit(&mut self, work: &mut Work<'_, '_>, doc: &DocId, edits: &[Edit]) -> Result<bool, Failure> {
        self.member()?;
        self.may_change(doc)?;
        let mut document = self.document(work, doc)?;
        let actor = self.actors.get(doc).copied().unwrap_or_else(|| Actor(work.env.bytes()));
        let writer = Writer { device: self.me.id(), actor };
        // A document with a change that was refused is not kept: it is read again from disk.
        let made = changes(&mut document, writer, work.env.now, edits)?;
        let changed = !made.is_empty();
        for change in made {
            self.record(work, &document, change);
        }
        self.open.keep(document);
        Ok(changed)
    }

    fn record(&mut self, work: &mut Work<'_, '_>, document: &Document, change: NewChange) {
        let doc = document.id().clone();
        let NewChange { actor, tip, bytes, steps } = change;
        self.actors.insert(doc.clone(), actor);
        let signature = sign_tip(&self.me, &doc, &actor, &tip);
        let own = Chain { actor, device: self.me.id(), first: tip.seq, tip, signature, bytes };
        let chains: Vec<Chain> = steps.into_iter().map(Chain::of_step).chain([own]).collect();
        let entry = self.documents.entry(&doc);
        let mut vector = entry.vector().clone();
        vector.0.extend(chains.iter().map(|chain| (chain.actor, chain.tip)));
        entry.hold(&doc, vector.clone());
        let unsaved = entry.summary.unsaved + 1;
        let summary = document.summary();
        entry.summary = Projection { summary, unsaved, written_here: true, ..Projection::default() };
        self.recount(&doc);
        work.step.write(Write::Chains { doc: doc.clone(), chains: chains.clone() });
        self.write_projection(work, &doc, vector, Vec::new());
        work.changed(Change::Document { doc: doc.clone(), here: true });
        self.announce(work, None, vec![Parcel::of(doc, chains)], &[]);
    }

    /// Writes the projection of a document as it is in memory.
    pub(crate) fn write_projection(&self, work: &mut Work<'_, '_>, doc: &DocId, vector: Vector, snapshot: Vec<u8>) {
        let Some(entry) = self.documents.get(doc) else { return };
        let summary = serde_json::to_string(&entry.summary).unwrap_or_default();
        work.step.write(Write::Document { doc: doc.clone(), vector, summary, snapshot });
    }
}

/// Makes the edits as one change, or as several where a long text is replaced by another: each is one that peers admit.
fn changes(document: &mut Document, writer: Writer, now: Time, edits: &[Edit]) -> Result<Vec<NewChange>, Failure> {
    let mut made = Vec::new();
    let before = excess(document);
    for step in cleared_first(document, edits).iter().map(std::slice::from_ref).chain([edits]) {
        let Some(change) = document.edit(writer, now, step).map_err(|error| refused(&error))? else { continue };
        jiangxuan_sync::trial::own(document, &before, &change.bytes).map_err(|refusal| {
            let text =
                format!("{}，存入后别的电脑无法接收。没有改动任何资料；请减少内容，或分几次存入。", refusal.detail);
            Failure::new("too_large", text)
        })?;
        made.push(change);
    }
    Ok(made)
}

/// What goes first where an edit takes away and puts in more characters than one change may: whatever the new text
/// does not begin or end with, in parts.
fn cleared_first(document: &Document, edits: &[Edit]) -> Vec<Edit> {
    let written = edits.iter().find_map(|edit| if let Edit::Narrative { text } = edit { Some(text) } else { None });
    let (Some(text), held) = (written, document.narrative()) else { return Vec::new() };
    if held.encode_utf16().count() + text.encode_utf16().count() < OPERATIONS - KEYS {
        return Vec::new();
    }
    let same = |one: &mut dyn Iterator<Item = char>, other: &mut dyn Iterator<Item = char>| {
        one.zip(other).take_while(|(one, other)| one == other).map(|(c, _)| c.len_utf8()).sum::<usize>()
    };
    let start = same(&mut held.chars(), &mut text.chars());
    let end = held.len() - same(&mut held[start..].chars().rev(), &mut text[start..].chars().rev());
    let gone: Vec<char> = held[start..end].chars().collect();
    // A character is one or two operations.
    let parts = gone.chunks(OPERATIONS / 2).rev().scan(gone.len(), |left, part| {
        *left -= part.len();
        let stays: String = gone[..*left].iter().collect();
        Some(Edit::Narrative { text: format!("{}{stays}{}", &held[..start], &held[end..]) })
    });
    parts.collect()
}

fn refused(error: &ModelError) -> Failure {
    if let ModelError::TooLong { field, characters, limit, .. } = error {
        let (label, most) = (label(field), limit / BYTES_PER_CHARACTER);
        let told =
            format!("“{label}”的内容过长：共 {characters} 字，最多 {most} 个汉字。没有改动任何资料；请精简后再填。");
        return Failure::new("too_long", told);
    }
    let code = match error {
        ModelError::Section(_) => "unknown_section",
        ModelError::Record(_) => "unknown_record",
        _ => "document",
    };
    Failure::new(code, format!("{error}。没有改动任何资料。"))
}

fn unreadable(error: ModelError) -> Failure {
    Failure::new(
        "damaged",
        format!("这份材料的本机副本无法打开（{error}）。原始变更都在，其他材料不受影响；请执行 verify 并联系市局。"),
    )
}
