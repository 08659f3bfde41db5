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
const ACTIONS: [u64; 3] = [MAKE_MAP, 1, 3];
const MAKE_MAP: u64 = 0;
/// None, integer and text.
const VALUE_TYPES: [u64; 3] = [0, INTEGER, 6];
const INTEGER: u64 = 4;

/// What remains to be looked at in a change that passed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// It makes maps or writes integers, and these might stand where a character should.
    pub other_than_text: bool,
}

/// Refuses a change with too many operations, or with such as no document of ours has.
pub fn check(chunk: &[u8]) -> Result<Found, Refusal> {
    let mut found = Found::default();
    let columns = Reader(chunk.get(PREFIX..).unwrap_or_default()).columns().ok_or_else(malformed)?;
    for (spec, data) in columns {
        if !COLUMNS.contains(&spec) {
            return Err(outside("变更含有版式以外的数据列"));
        }
        match spec {
            ACTION => found.other_than_text |= actions(data)?,
            VALUE_META => found.other_than_text |= value_types(data)?,
            PREDECESSORS => predecessors(data)?,
            _ => {}
        }
    }
    Ok(found)
}

/// Whether maps are made.
fn actions(data: &[u8]) -> Result<bool, Refusal> {
    let (mut total, mut maps) = (0u64, false);
    for run in Runs::of(data) {
        let (count, action) = run?;
        if action.is_none_or(|action| !ACTIONS.contains(&action)) {
            return Err(outside("变更含有版式以外的操作"));
        }
        total = within(total, count)?;
        maps |= action == Some(MAKE_MAP);
    }
    Ok(maps)
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

/// How many earlier operations are replaced, over all operations.
fn predecessors(data: &[u8]) -> Result<(), Refusal> {
    let mut total = 0u64;
    for run in Runs::of(data) {
        let (count, each) = run?;
        total = within(total, count.saturating_mul(each.unwrap_or_default()))?;
    }
    Ok(())
}

fn within(total: u64, more: u64) -> Result<u64, Refusal> {
    let total = total.saturating_add(more);
    if total > limits::OPERATIONS as u64 {
        return Err(Refusal::new(RefusalCode::TooLarge, format!("单项变更含 {total} 个以上操作")));
    }
    Ok(total)
}

fn outside(detail: &str) -> Refusal {
    Refusal::new(RefusalCode::Shape, detail)
}

fn malformed() -> Refusal {
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

/// Reads numbers and stretches off the front; none where the bytes end or a number is too long.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// The operation columns of a chunk whose prefix is cut off: specification and data.
    fn columns(mut self) -> Option<Vec<(u64, &'a [u8])>> {
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
        let count = self.unsigned()?;
        let mut lengths = Vec::new();
        for _ in 0..count {
            lengths.push((self.unsigned()?, self.unsigned()?));
        }
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
    fn stretch(&mut self) -> Option<&'a [u8]> {
        let length = self.unsigned()?;
        self.take(length)
    }

    fn unsigned(&mut self) -> Option<u64> {
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

    fn signed(&mut self) -> Option<i64> {
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
        assert_eq!(actions(&data).map_err(|refusal| refusal.code), Err(RefusalCode::TooLarge));
        assert_eq!(predecessors(&[1, 0xff, 0xff, 0xff, 0x7f]).map_err(|refusal| refusal.code), Err(RefusalCode::TooLarge));
    }
}
