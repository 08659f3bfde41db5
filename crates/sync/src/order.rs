//! Whether the operations of a saved document stand in the one order that they may have.
//!
//! The changes that Automerge derives from a saved document prove which operations it holds, but not how they
//! are arranged; and Automerge takes the arrangement as it finds it. Two letters swapped there would show another text on
//! this device than on all others, under the same hashes. So the arrangement is checked here: objects by id, keys by
//! their bytes, values of a key by id, and the characters of a text so that what was typed behind a
//! character follows it, newest first.
//! Format: <https://automerge.org/automerge-binary-format-spec/>.

use crate::admission::{Refusal, RefusalCode};
use crate::columns::{self, Found, Layout, Reader};
use crate::limits;

const OBJECT: (u64, u64) = (0x01, 0x02);
const ELEMENT: (u64, u64) = (0x11, 0x13);
const KEY: u64 = 0x15;
const ID: (u64, u64) = (0x21, 0x23);
const INSERT: u64 = 0x34;

/// Number and actor of an operation, so that they sort as Automerge sorts them.
type OpId = (u64, u64);

/// Refuses a saved document whose operations are arranged in another way than Automerge would have arranged them, or that
/// is compressed inside, or that holds what no document of ours has.
pub fn check(saved: &[u8]) -> Result<Count, Refusal> {
    let layout = columns::document(saved)?;
    let mut rows = Rows::of(&layout);
    let mut place = Place::default();
    for _ in 0..layout.operations {
        place.step(&rows.next()?)?;
    }
    if rows.ended() { Ok(Count { kept: layout.operations, links: layout.links }) } else { Err(disorder()) }
}

/// How much a document holds, to be compared with what its changes make.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Operations, deletions apart: those leave nothing but links.
    kept: u64,
    /// From an operation to the one that it replaces.
    links: u64,
}

impl Count {
    /// Adds what a change makes.
    pub(crate) fn add(&mut self, change: &Found) {
        self.kept += change.operations - change.deletions;
        self.links += change.links;
    }
}

/// Where an operation stands.
struct Row<'a> {
    object: Option<OpId>,
    key: Option<&'a [u8]>,
    /// The element of a text that it follows, or changes; none is the beginning.
    element: Option<OpId>,
    id: OpId,
    insert: bool,
}

struct Rows<'a> {
    object: (Cells<'a, u64>, Cells<'a, u64>),
    element: (Cells<'a, u64>, Sums<'a>),
    key: Cells<'a, &'a [u8]>,
    id: (Cells<'a, u64>, Sums<'a>),
    insert: Flags<'a>,
}

impl<'a> Rows<'a> {
    fn of(layout: &Layout<'a>) -> Self {
        let numbers = |spec| Cells::of(layout.column(spec), Reader::unsigned);
        let sums = |spec| Sums { steps: Cells::of(layout.column(spec), Reader::signed), sum: 0 };
        Self {
            object: (numbers(OBJECT.0), numbers(OBJECT.1)),
            element: (numbers(ELEMENT.0), sums(ELEMENT.1)),
            key: Cells::of(layout.column(KEY), Reader::stretch),
            id: (numbers(ID.0), sums(ID.1)),
            insert: Flags { reader: Reader(layout.column(INSERT)), left: 0, value: true },
        }
    }

    fn next(&mut self) -> Result<Row<'a>, Refusal> {
        let object = pair(self.object.1.next()?, self.object.0.next()?)?;
        let key = self.key.next()?;
        let (actor, counter) = (self.element.0.next()?, self.element.1.next()?);
        // The beginning of a text is number 0 of nobody.
        let element = if counter == Some(0) && actor.is_none() { None } else { pair(counter, actor)? };
        let id = pair(self.id.1.next()?, self.id.0.next()?)?.ok_or_else(disorder)?;
        Ok(Row { object, key, element, id, insert: self.insert.next()? })
    }

    fn ended(&self) -> bool {
        let (object, element, id) = (&self.object, &self.element, &self.id);
        object.0.ended()
            && object.1.ended()
            && element.0.ended()
            && element.1.steps.ended()
            && self.key.ended()
            && id.0.ended()
            && id.1.steps.ended()
            && self.insert.ended()
    }
}

/// What came before the next row of the same object.
#[derive(Default)]
struct Place<'a> {
    object: Option<OpId>,
    within: Within<'a>,
}

#[derive(Default)]
enum Within<'a> {
    #[default]
    Nothing,
    Map(&'a [u8], OpId),
    Text(Text),
}

impl<'a> Place<'a> {
    fn step(&mut self, row: &Row<'a>) -> Result<(), Refusal> {
        if row.object != self.object {
            if row.object < self.object {
                return Err(disorder());
            }
            *self = Self { object: row.object, within: Within::Nothing };
        }
        match (&mut self.within, row.key) {
            (Within::Map(key, id), Some(next)) if !row.insert && (*key, *id) < (next, row.id) => {
                (*key, *id) = (next, row.id);
                Ok(())
            }
            (within @ Within::Nothing, Some(key)) if !row.insert => {
                *within = Within::Map(key, row.id);
                Ok(())
            }
            (Within::Text(text), None) => text.step(row),
            (within @ Within::Nothing, None) => {
                let mut text = Text::default();
                text.step(row)?;
                *within = Within::Text(text);
                Ok(())
            }
            _ => Err(disorder()),
        }
    }
}

/// A text as the tree of what was typed behind what, walked from the beginning.
struct Text {
    /// The elements from the beginning down to the one before, each with the last that was seen to follow it.
    path: Vec<(Option<OpId>, Option<OpId>)>,
    /// The newest operation on the element before.
    newest: OpId,
}

impl Default for Text {
    fn default() -> Self {
        Self { path: vec![(None, None)], newest: (0, 0) }
    }
}

impl Text {
    fn step(&mut self, row: &Row<'_>) -> Result<(), Refusal> {
        if !row.insert {
            let here = self.path.last().is_some_and(|(element, _)| element.is_some() && *element == row.element);
            if !here || row.id <= self.newest {
                return Err(disorder());
            }
            self.newest = row.id;
            return Ok(());
        }
        while self.path.last().is_some_and(|(element, _)| *element != row.element) {
            self.path.pop();
        }
        let Some((_, sibling)) = self.path.last_mut() else { return Err(disorder()) };
        if sibling.is_some_and(|sibling| sibling <= row.id) {
            return Err(disorder());
        }
        *sibling = Some(row.id);
        self.path.push((Some(row.id), None));
        self.newest = row.id;
        Ok(())
    }
}

/// The cells of a run-length encoded column.
struct Cells<'a, V> {
    reader: Reader<'a>,
    read: fn(&mut Reader<'a>) -> Option<V>,
    left: u64,
    literal: bool,
    value: Option<V>,
}

impl<'a, V: Copy> Cells<'a, V> {
    fn of(data: &'a [u8], read: fn(&mut Reader<'a>) -> Option<V>) -> Self {
        Self { reader: Reader(data), read, left: 0, literal: false, value: None }
    }

    /// The next cell; a column that has ended, or was left out, has nothing in it.
    fn next(&mut self) -> Result<Option<V>, Refusal> {
        if self.left == 0 {
            if self.reader.0.is_empty() {
                return Ok(None);
            }
            self.run().ok_or_else(columns::malformed)?;
        }
        self.left -= 1;
        if self.literal {
            self.value = Some((self.read)(&mut self.reader).ok_or_else(columns::malformed)?);
        }
        Ok(self.value)
    }

    fn run(&mut self) -> Option<()> {
        let count = self.reader.signed()?;
        (self.literal, self.value) = (count < 0, None);
        self.left = match count {
            0 => self.reader.unsigned()?,
            count => count.unsigned_abs(),
        };
        if count > 0 {
            self.value = Some((self.read)(&mut self.reader)?);
        }
        (self.left > 0).then_some(())
    }

    fn ended(&self) -> bool {
        self.left == 0 && self.reader.0.is_empty()
    }
}

/// A column of differences.
struct Sums<'a> {
    steps: Cells<'a, i64>,
    sum: i64,
}

impl Sums<'_> {
    fn next(&mut self) -> Result<Option<u64>, Refusal> {
        let Some(step) = self.steps.next()? else { return Ok(None) };
        self.sum = self.sum.checked_add(step).ok_or_else(columns::malformed)?;
        u64::try_from(self.sum).map(Some).map_err(|_| columns::malformed())
    }
}

/// A column of yes and no: how many of each in turn, beginning with no.
struct Flags<'a> {
    reader: Reader<'a>,
    left: u64,
    value: bool,
}

impl Flags<'_> {
    fn next(&mut self) -> Result<bool, Refusal> {
        while self.left == 0 {
            if self.reader.0.is_empty() {
                return Ok(false);
            }
            self.left = self.reader.unsigned().ok_or_else(columns::malformed)?;
            self.value = !self.value;
        }
        self.left -= 1;
        Ok(self.value)
    }

    fn ended(&self) -> bool {
        self.left == 0 && self.reader.0.is_empty()
    }
}

fn pair(counter: Option<u64>, actor: Option<u64>) -> Result<Option<OpId>, Refusal> {
    match (counter, actor) {
        (Some(counter), Some(actor)) if counter < limits::OPERATION_CEILING => Ok(Some((counter, actor))),
        (None, None) => Ok(None),
        _ => Err(columns::malformed()),
    }
}

fn disorder() -> Refusal {
    Refusal::new(RefusalCode::Malformed, "整份材料内部的排列不对")
}
