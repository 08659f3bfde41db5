//! Which rows of an xlsx sheet are hidden: the reader of spreadsheets does not tell.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{BufReader, Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::ROWS;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The hidden rows, from 0, of the sheet with this name. Nothing where the file is built in another way: then every
/// row counts as shown.
pub(super) fn hidden_rows(bytes: &[u8], sheet: &str) -> BTreeSet<usize> {
    let found = || {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let id = sheet_id(&mut archive, sheet)?;
        let target = target(&mut archive, &id)?;
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        rows(&mut archive, &path)
    };
    found().unwrap_or_default()
}

/// Calls `take` for every element that begins, until it is done or the part ends.
fn elements(archive: &mut Archive<'_>, part: &str, mut take: impl FnMut(&BytesStart<'_>) -> bool) -> Option<()> {
    let part = archive.by_name(part).ok()?;
    let mut reader = Reader::from_reader(BufReader::new(part.take(super::UNPACKED)));
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(element) | Event::Empty(element) if !take(&element) => return Some(()),
            Event::Eof => return Some(()),
            _ => {}
        }
        buffer.clear();
    }
}

fn attribute(element: &BytesStart<'_>, local: &str) -> Option<String> {
    let mut all = element.attributes();
    let found = all.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == local)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
}

fn is(element: &BytesStart<'_>, local: &str) -> bool {
    element.local_name().as_ref() == local
}

/// The id under which the workbook refers to a sheet.
fn sheet_id(archive: &mut Archive<'_>, name: &str) -> Option<String> {
    let mut id = None;
    elements(archive, "xl/workbook.xml", |element| {
        if is(element, "sheet") && attribute(element, "name").as_deref() == Some(name) {
            id = attribute(element, "id");
        }
        id.is_none()
    })?;
    id
}

/// The part that such an id stands for.
fn target(archive: &mut Archive<'_>, id: &str) -> Option<String> {
    let mut target = None;
    elements(archive, "xl/_rels/workbook.xml.rels", |element| {
        if is(element, "Relationship") && attribute(element, "Id").as_deref() == Some(id) {
            target = attribute(element, "Target");
        }
        target.is_none()
    })?;
    target
}

fn rows(archive: &mut Archive<'_>, part: &str) -> Option<BTreeSet<usize>> {
    let (mut hidden, mut next) = (BTreeSet::new(), 0);
    elements(archive, part, |element| {
        if is(element, "row") {
            let number = attribute(element, "r").and_then(|text| text.parse::<usize>().ok());
            let at = number.and_then(|number| number.checked_sub(1)).unwrap_or(next);
            next = at.saturating_add(1);
            let flag = |name: &str| attribute(element, name).is_some_and(|value| value == "1" || value == "true");
            if flag("hidden") {
                hidden.insert(at);
            }
        }
        next <= ROWS
    })?;
    Some(hidden)
}
