//! The inside of an Automerge change chunk as far as it can be judged without decoding it.
//!
//! A hundred bytes of run lengths can stand for a billion operations, and reading them one by one
//! is already the harm. The runs themselves are few, so they are summed here first, and actions, value types and
//! columns that no document of ours ever uses are refused along the way.
//! Format: <https://automerge.org/automerge-binary-format-spec/>.

use crate::admission::{Refusal, RefusalCode};
use crate::limits;

const PREFIX: usize = 9; // magic, checksum, type
const ACTION: u64 = 0x42;
const VALUE_META: u64 = 0x56;
const PREDECESSORS: u64 = 0x70;
/// Columns of object, key, insertion, action, value and predecessors.
const COLUMNS: [u64; 12] = [0x01, 0x02, 0x11, 0x13, 0x15, 0x34, ACTION, VALUE_META, 0x57, PREDECESSORS, 0x71, 0x73];
/// Make a map, put, delete. Lists, texts, counters, tables and marks are on no layout.
const ACTIONS: [u64; 3] = [MAKE_MAP, 1, DELETE];
const MAKE_MAP: u64 = 0;
const DELETE: u64 = 3;
/// The same and texts, which only a genesis makes.
const GENESIS_ACTIONS: [u64; 4] = [MAKE_MAP, 1, DELETE, 4];
/// None, integer and text.
const VALUE_TYPES: [u64; 3] = [0, INTEGER, 6];
const INTEGER: u64 = 4;

/// Columns of a saved document's operations: those of a change, their ids, and successors instead of predecessors.
const DOCUMENT_COLUMNS: [u64; 14] =
    [0x01, 0x02, 0x11, 0x13, 0x15, 0x21, 0x23, 0x34, ACTION, VALUE_META, 0x57, SUCCESSORS, 0x81, 0x83];
const SUCCESSORS: u64 = 0x80;
/// Columns of a saved document's changes that have one entry for each change: actor, number, newest operation, time.
const CHANGE_COLUMNS: [u64; 4] = [0x01, 0x03, 0x13, 0x23];
const DEPENDENCIES: u64 = 0x40;
/// Bit of a column that is compressed.
const COMPRESSED: u64 = 0x08;

/// What remains to be looked at in a change that passed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// It makes maps or writes integers, and these might stand where a character should.
    pub other_than_text: bool,
    /// How many operations it has.
    pub operations: u64,
    /// How many of them delete.
    pub deletions: u64,
    /// How many earlier operations they replace.
    pub links: u64,
}

/// Refuses a change with too many operations, or with such as no document of ours has.
pub fn check(chunk: &[u8]) -> Result<Found, Refusal> {
    find(chunk, &ACTIONS)
}

/// Looks into the genesis, which was compared with the shipped one already.
pub(crate) fn genesis(chunk: &[u8]) -> Result<Found, Refusal> {
    find(chunk, &GENESIS_ACTIONS)
}

fn find(chunk: &[u8], allowed: &[u64]) -> Result<Found, Refusal> {
    let mut found = Found::default();
    let columns = Reader(chunk.get(PREFIX..).unwrap_or_default()).columns().ok_or_else(malformed)?;
    for (spec, data) in columns {
        if !COLUMNS.contains(&spec) {
            return Err(outside("变更含有版式以外的数据列"));
        }
        match spec {
            ACTION => {
                let actions = actions(data, allowed, limits::OPERATIONS as u64)?;
                found.other_than_text |= actions.maps > 0;
                (found.operations, found.deletions) = (actions.total, actions.deletions);
            }
            VALUE_META => found.other_than_text |= value_types(data)?,
            PREDECESSORS => found.links = links(data, limits::OPERATIONS as u64)?,
            _ => {}
        }
    }
    Ok(found)
}

/// The inside of a saved document.
pub(crate) struct Layout<'a> {
    columns: Vec<(u64, &'a [u8])>,
    /// How many operations it holds.
    pub operations: u64,
    /// How many of them replace one another.
    pub links: u64,
}

impl<'a> Layout<'a> {
    /// The data of a column; nothing where it was left out.
    pub fn column(&self, spec: u64) -> &'a [u8] {
        self.columns.iter().find(|(other, _)| *other == spec).map_or(&[], |(_, data)| data)
    }
}

/// Finds the columns of a saved document. Refuses one with too many operations, or with such as no
/// document of ours has, or with columns that are compressed.
pub(crate) fn document(saved: &[u8]) -> Result<Layout<'_>, Refusal> {
    let (changes, columns) = Reader(saved).document().ok_or_else(malformed)?;
    if changes.iter().chain(&columns).any(|(spec, _)| spec & COMPRESSED != 0) {
        return Err(Refusal::new(RefusalCode::Malformed, "整份材料内部另有压缩"));
    }
    if columns.iter().any(|(spec, _)| !DOCUMENT_COLUMNS.contains(spec)) {
        return Err(outside("整份材料含有版式以外的数据列"));
    }
    if !columns.is_sorted_by(|(one, _), (next, _)| one < next) {
        return Err(malformed());
    }
    for (spec, data) in changes {
        match spec {
            DEPENDENCIES => drop(links(data, limits::WHOLE_OPERATIONS)?),
            spec if CHANGE_COLUMNS.contains(&spec) => counted(data, limits::WHOLE_CHANGES)?,
            _ => {}
        }
    }
    let mut layout = Layout { columns, operations: 0, links: 0 };
    layout.operations = actions(layout.column(ACTION), &GENESIS_ACTIONS, limits::WHOLE_OPERATIONS)?.total;
    layout.links = links(layout.column(SUCCESSORS), limits::WHOLE_OPERATIONS)?;
    value_types(layout.column(VALUE_META))?;
    Ok(layout)
}

/// Refuses a column with more cells than the limit.
fn counted(data: &[u8], limit: u64) -> Result<(), Refusal> {
    Runs::of(data).try_fold(0, |total, run| within(total, run?.0, limit)).map(|_| ())
}

/// How many operations there are.
#[derive(Default)]
struct Actions {
    total: u64,
    maps: u64,
    deletions: u64,
}

fn actions(data: &[u8], allowed: &[u64], limit: u64) -> Result<Actions, Refusal> {
    let mut actions = Actions::default();
    for run in Runs::of(data) {
        let (count, action) = run?;
        if action.is_none_or(|action| !allowed.contains(&action)) {
            return Err(outside("变更含有版式以外的操作"));
        }
        actions.total = within(actions.total, count, limit)?;
        match action {
            Some(MAKE_MAP) => actions.maps += count,
            Some(DELETE) => actions.deletions += count,
            _ => {}
        }
    }
    Ok(actions)
}

/// Whether integers are written.
fn value_types(data: &[u8]) -> Result<bool, Refusal> {
    let mut integers = false;
    for run in Runs::of(data) {
        let (_, meta) = run?;
        if meta.is_none_or(|meta| !VALUE_TYPES.contains(&(meta & 0xf))) {
            return Err(outside("变更含有版式以外的数据类型"));
        }
        integers |= meta.is_some_and(|meta| meta & 0xf == INTEGER);
    }
    Ok(integers)
}

/// How many other operations are replaced, or replace, over all operations.
fn links(data: &[u8], limit: u64) -> Result<u64, Refusal> {
    let mut total = 0u64;
    for run in Runs::of(data) {
        let (count, each) = run?;
        total = within(total, count.saturating_mul(each.unwrap_or_default()), limit)?;
    }
    Ok(total)
}

fn within(total: u64, more: u64, limit: u64) -> Result<u64, Refusal> {
    let total = total.saturating_add(more);
    if total > limit {
        return Err(Refusal::new(RefusalCode::TooLarge, format!("含 {total} 个以上操作")));
    }
    Ok(total)
}

fn outside(detail: &str) -> Refusal {
    Refusal::new(RefusalCode::Shape, detail)
}

pub(crate) fn malformed() -> Refusal {
    Refusal::new(RefusalCode::Malformed, "变更内部无法读取")
}

/// The runs of a run-length encoded column: how often, and what; none where the run is of nothing.
struct Runs<'a> {
    reader: Reader<'a>,
    literals: u64,
}

impl<'a> Runs<'a> {
    fn of(data: &'a [u8]) -> Self {
        Self { reader: Reader(data), literals: 0 }
    }

    fn run(&mut self) -> Option<(u64, Option<u64>)> {
        if self.literals == 0 {
            match self.reader.signed()? {
                0 => return Some((self.reader.unsigned()?, None)),
                count @ 1.. => return Some((count.unsigned_abs(), Some(self.reader.unsigned()?))),
                count => self.literals = count.unsigned_abs(),
            }
        }
        self.literals -= 1;
        Some((1, Some(self.reader.unsigned()?)))
    }
}

impl Iterator for Runs<'_> {
    type Item = Result<(u64, Option<u64>), Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        let more = self.literals > 0 || !self.reader.0.is_empty();
        more.then(|| self.run().ok_or_else(malformed))
    }
}

/// Specification and data of each column.
type Columns<'a> = Vec<(u64, &'a [u8])>;

/// Reads numbers and stretches off the front; none where the bytes end or a number is too long.
pub(crate) struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    /// The operation columns of a chunk whose prefix is cut off: specification and data.
    fn columns(mut self) -> Option<Columns<'a>> {
        self.unsigned()?; // length of the chunk
        let deps = self.unsigned()?;
        self.take(deps.checked_mul(32)?)?;
        self.stretch()?; // actor
        self.unsigned()?; // sequence number
        self.unsigned()?; // first operation
        self.signed()?; // time
        self.stretch()?; // message
        for _ in 0..self.unsigned()? {
            self.stretch()?; // other actors
        }
        let lengths = self.lengths()?;
        self.cut(lengths)
    }

    /// The columns of changes and of operations in a saved document.
    fn document(mut self) -> Option<(Columns<'a>, Columns<'a>)> {
        self.take(PREFIX as u64)?;
        let length = self.unsigned()?;
        let mut body = Reader(self.take(length)?);
        for _ in 0..body.unsigned()? {
            body.stretch()?; // actors
        }
        let heads = body.unsigned()?;
        body.take(heads.checked_mul(32)?)?;
        let (changes, operations) = (body.lengths()?, body.lengths()?);
        Some((body.cut(changes)?, body.cut(operations)?))
    }

    /// Specifications and lengths of columns.
    fn lengths(&mut self) -> Option<Vec<(u64, u64)>> {
        let count = self.unsigned()?;
        (0..count).map(|_| Some((self.unsigned()?, self.unsigned()?))).collect()
    }

    fn cut(&mut self, lengths: Vec<(u64, u64)>) -> Option<Columns<'a>> {
        lengths.into_iter().map(|(spec, length)| Some((spec, self.take(length)?))).collect()
    }

    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*byte)
    }

    fn take(&mut self, length: u64) -> Option<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some(head)
    }

    /// Bytes with their length in front.
    pub fn stretch(&mut self) -> Option<&'a [u8]> {
        let length = self.unsigned()?;
        self.take(length)
    }

    pub fn unsigned(&mut self) -> Option<u64> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let part = u64::from(byte & 0x7f);
            if part << shift >> shift != part {
                return None;
            }
            value |= part << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    pub fn signed(&mut self) -> Option<i64> {
        let mut value = 0i64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= i64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                let unused = 57_u32.saturating_sub(shift);
                // The sixth bit of the last byte is the sign.
                return Some(if unused > 0 { value << unused >> unused } else { value });
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signed_numbers_read_as_leb128_writes_them() {
        let cases: [(&[u8], i64); 8] = [
            (&[0], 0),
            (&[0x7f], -1),
            (&[0x3f], 63),
            (&[0x40], -64),
            (&[0xc0, 0], 64),
            (&[0x80, 0x7f], -128),
            (&[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f], i64::MIN),
            (&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0], i64::MAX),
        ];
        for (bytes, value) in cases {
            assert_eq!(Reader(bytes).signed(), Some(value));
        }
        assert_eq!(Reader(&[0x80]).signed(), None);
    }

    #[test]
    fn runs_literals_and_nothing_are_told_apart() {
        let runs: Vec<_> = Runs::of(&[3, 9, 0x7e, 1, 2, 0, 5]).map(|run| run.expect("a run")).collect();
        assert_eq!(runs, [(3, Some(9)), (1, Some(1)), (1, Some(2)), (5, None)]);
        assert!(Runs::of(&[0x7e, 1]).any(|run| run.is_err()), "a literal is missing");
    }

    #[test]
    fn a_billion_operations_are_refused_without_reading_them() {
        // 2^40 times "put".
        let data = [0x80, 0x80, 0x80, 0x80, 0x80, 0x20, 1];
        let limit = limits::OPERATIONS as u64;
        assert!(actions(&data, &ACTIONS, limit).is_err_and(|refusal| refusal.code == RefusalCode::TooLarge));
        assert_eq!(
            links(&[1, 0xff, 0xff, 0xff, 0x7f], limit).map_err(|refusal| refusal.code),
            Err(RefusalCode::TooLarge)
        );
    }
}
