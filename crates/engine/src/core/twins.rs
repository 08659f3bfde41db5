//! One person with several dossiers: who that is, and which of them the municipal bureau lets stand.
//!
//! Within a bureau the others are withdrawn. Between two bureaus nobody may withdraw for the other: the decision is
//! written in the assessment and is what the course goes by, so that it can be made anew.

use std::collections::{BTreeMap, BTreeSet};

use jiangxuan_model::conflict::card_id;
use jiangxuan_model::{ChangeId, Conflict, ConflictKind, DeviceId, DocId, Kind, Reading, Sourced, Time};
use jiangxuan_rules::course::{Act, Course};
use jiangxuan_rules::dates;
use jiangxuan_rules::id_number::tidy;
use jiangxuan_rules::text::bare;

use super::Work;
use super::passed::passed_fields;
use super::state::{Core, Entry};
use crate::command::{Choice, Failure};

/// Key of a decision: the dossiers that it is about.
pub(crate) const SIDES: &str = "sides";
/// A decision that leaves all sides as they are.
pub(crate) const KEPT_BOTH: &str = "保持现状";
/// What the key of an identity number begins with.
const NUMBER: &str = "id/";

/// What dossiers have in common, by dossier.
type Keys = BTreeMap<DocId, Vec<String>>;

impl Core {
    /// Cards about dossiers that are about one person and that nobody has decided about.
    pub(crate) fn duplicates(&self) -> Vec<Conflict> {
        let all = twin_cards(self, &Keys::new());
        all.into_iter().filter(|card| !self.decided_card(card)).collect()
    }
}

/// The same at the municipal bureau, going by what was handed in as well, and with those between bureaus that were
/// decided: which dossier stands can be decided anew.
pub(crate) fn settleable(core: &mut Core, work: &Work<'_, '_>) -> Result<Vec<Conflict>, Failure> {
    if !core.municipal() {
        return Ok(Vec::new());
    }
    let sealed = sealed_keys(core, work)?;
    let all = twin_cards(core, &sealed);
    let open = |card: &Conflict| card.kind == ConflictKind::DuplicateAcross || !core.decided_card(card);
    Ok(all.into_iter().filter(open).collect())
}

fn twin_cards(core: &Core, sealed: &Keys) -> Vec<Conflict> {
    let mut people: BTreeMap<String, BTreeMap<&DocId, &Entry>> = BTreeMap::new();
    for (doc, entry) in core.dossiers().filter(|(_, entry)| entry.summary.summary.withdrawn.is_empty()) {
        for key in written(entry).into_iter().chain(sealed.get(doc).into_iter().flatten().cloned()) {
            people.entry(key).or_default().insert(doc, entry);
        }
    }
    let mut cards: BTreeMap<String, Conflict> = BTreeMap::new();
    for group in people.values().filter(|group| group.len() > 1) {
        let mut bureaus: BTreeMap<&str, Vec<(&DocId, &Entry)>> = BTreeMap::new();
        group.iter().for_each(|(doc, entry)| bureaus.entry(doc.bureau.as_str()).or_default().push((*doc, *entry)));
        let within = bureaus.values().filter(|twins| twins.len() > 1);
        let mut found: Vec<Conflict> = within.map(|twins| twin_card(core, ConflictKind::Duplicate, twins)).collect();
        if bureaus.len() > 1 && core.municipal() {
            let twins: Vec<(&DocId, &Entry)> = group.iter().map(|(doc, entry)| (*doc, *entry)).collect();
            found.push(twin_card(core, ConflictKind::DuplicateAcross, &twins));
        }
        cards.extend(found.into_iter().map(|card| (card.id.clone(), card)));
    }
    cards.into_values().collect()
}

fn twin_card(core: &Core, kind: ConflictKind, twins: &[(&DocId, &Entry)]) -> Conflict {
    let names: Vec<String> = twins.iter().map(|(doc, _)| doc.to_string()).collect();
    let sides: Vec<Sourced> = twins.iter().map(|(doc, entry)| about(doc, entry)).collect();
    let doc = decision_document(core, kind, twins[0].0);
    let id = card_id(kind, &names.join("+"), &mut []);
    Conflict { id, kind, doc, field: Some("id_number".to_owned()), base: None, sides }
}

/// Where a decision about several dossiers is written down.
fn decision_document(core: &Core, kind: ConflictKind, doc: &DocId) -> DocId {
    let municipal = core.roster().map(|roster| roster.municipal.clone());
    match (kind, municipal) {
        (ConflictKind::DuplicateAcross, Some(municipal)) => DocId::only(Kind::Assessment, municipal),
        _ => DocId::only(Kind::Desk, doc.bureau.clone()),
    }
}

/// What those who take part have in common with others in the version that the municipal bureau goes by.
fn sealed_keys(core: &mut Core, work: &Work<'_, '_>) -> Result<Keys, Failure> {
    let mut keys = Keys::new();
    for doc in core.participants().into_values() {
        let moved = core.ledger.seals(&doc).iter().any(|sealed| core.edited_since(&doc, sealed));
        let own = match core.documents.get(&doc) {
            // What was never changed after a seal says what that one says, and no document is opened.
            Some(entry) if !moved => written(entry),
            _ => {
                let [number, name, birth] = passed_fields(core, work, &doc, ["id_number", "name", "birth_date"])?;
                person_keys(&number, &name, &birth)
            }
        };
        keys.insert(doc, own);
    }
    Ok(keys)
}

/// Who of those who take part are one person, and whose dossier stands for another's.
pub(crate) fn read_twins(core: &mut Core, work: &Work<'_, '_>, course: &mut Course) -> Result<(), Failure> {
    let keys = sealed_keys(core, work)?;
    let mut people: BTreeMap<&str, BTreeSet<&DocId>> = BTreeMap::new();
    let standing = keys.iter().filter(|(doc, _)| course.nominees.get(&doc.unique_text()).is_some_and(|n| !n.withdrawn));
    for (doc, keys) in standing {
        keys.iter().for_each(|key| _ = people.entry(key).or_default().insert(doc));
    }
    let mut groups: BTreeMap<BTreeSet<&DocId>, bool> = BTreeMap::new();
    for (key, group) in people.into_iter().filter(|(_, group)| group.len() > 1) {
        *groups.entry(group).or_default() |= key.starts_with(NUMBER);
    }
    if groups.is_empty() {
        return Ok(());
    }
    let decisions = twin_decisions(core, work)?;
    for (group, one_number) in groups {
        let names: Vec<String> = group.iter().map(ToString::to_string).collect();
        let made = latest(&decisions, &names);
        let both = made.is_some_and(|made| made.choice == KEPT_BOTH) || kept_within(core, &group);
        if both && !one_number {
            continue;
        }
        for doc in &group {
            let stands = made.is_none_or(|made| made.choice == KEPT_BOTH || made.choice == doc.to_string());
            if let Some(nominee) = course.nominees.get_mut(&doc.unique_text()).filter(|_| !stands) {
                nominee.displaced = true;
            }
        }
        course.twins.push(group.iter().map(|doc| doc.unique_text()).collect());
    }
    Ok(())
}

/// Whether a bureau has decided to keep all of these, which are its own.
fn kept_within(core: &Core, group: &BTreeSet<&DocId>) -> bool {
    let twins: Option<Vec<_>> = group.iter().map(|doc| Some((*doc, core.documents.get(*doc)?))).collect();
    let one_bureau = group.iter().map(|doc| &doc.bureau).collect::<BTreeSet<_>>().len() == 1;
    one_bureau && twins.is_some_and(|twins| core.decided_card(&twin_card(core, ConflictKind::Duplicate, &twins)))
}

/// What the municipal bureau has decided about people from two bureaus. Two different decisions are none.
pub(crate) fn twin_decisions(core: &mut Core, work: &Work<'_, '_>) -> Result<Vec<Made>, Failure> {
    let doc = core.municipal_doc(Kind::Assessment)?;
    if !core.documents.contains_key(&doc) {
        return Ok(Vec::new());
    }
    let all = core.reading(work, &doc, |_, document| document.decisions())?;
    Ok(all.values().filter_map(|made| Made::of(made)).collect())
}

/// Whether the municipal bureau may choose so about one person from two bureaus.
pub(crate) fn may_settle(
    core: &mut Core,
    work: &Work<'_, '_>,
    card: &Conflict,
    taken: Option<&Sourced>,
) -> Result<(), Failure> {
    let docs: Vec<DocId> = card.sides.iter().filter_map(|side| side.value.parse().ok()).collect();
    let chosen = taken.and_then(|side| side.value.parse::<DocId>().ok()).map(|doc| doc.unique_text());
    let sides = docs.iter().map(DocId::unique_text).collect();
    core.allowed(work, &Act::Settle(sides, chosen.clone().unwrap_or_default()))?;
    if chosen.is_some() {
        return Ok(());
    }
    let mut numbers = BTreeSet::new();
    for doc in &docs {
        let [number] = passed_fields(core, work, doc, ["id_number"])?;
        numbers.insert(tidy(&number));
    }
    if numbers.len() < docs.len() {
        let text = "这几份申报的公民身份号码相同，是同一个人，只能保留一份。没有改动；号码填错的，请先退回补正。";
        return Err(Failure::new("one_person", text));
    }
    Ok(())
}

/// Which of some dossiers stands.
pub(crate) struct Made {
    sides: BTreeSet<String>,
    /// The dossier, or that they are not one person.
    pub choice: String,
    time: Time,
}

impl Made {
    fn of(made: &[BTreeMap<String, Reading>]) -> Option<Self> {
        let [values] = made else { return None };
        let settled = |key: &str| match values.get(key) {
            Some(Reading::Settled(sourced)) => Some(sourced),
            _ => None,
        };
        let choice = settled("choice")?;
        let sides = settled(SIDES)?.value.split(' ').map(str::to_owned).collect();
        Some(Self { sides, choice: choice.value.clone(), time: choice.time })
    }
}

/// The newest decision about all of these dossiers.
pub(crate) fn latest<'a>(decisions: &'a [Made], docs: &[String]) -> Option<&'a Made> {
    let settles = |made: &&Made| docs.iter().all(|doc| made.sides.contains(doc));
    decisions.iter().filter(settles).max_by_key(|made| made.time)
}

/// The choice about people from two bureaus, as one of the sides that were shown.
pub(crate) fn one_of_them(card: &Conflict, choice: &Choice) -> Result<(), Failure> {
    match choice {
        Choice::Take(_) => Ok(()),
        Choice::Value(_) => {
            let count = card.sides.len();
            let text = format!("重复申报只能在 1–{count} 中选一份保留（0 为确认不是同一人）。没有改动。");
            Err(Failure::new("no_such_side", text))
        }
    }
}

/// What a dossier has in common with others as it is written now.
fn written(entry: &Entry) -> Vec<String> {
    let field = |key: &str| entry.summary.summary.fields.get(key).map_or("", String::as_str);
    person_keys(field("id_number"), field("name"), field("birth_date"))
}

/// By what two dossiers are known to be about one person: the number, or name and day of birth.
fn person_keys(number: &str, name: &str, birth: &str) -> Vec<String> {
    let said = |text: &'_ str| !text.trim().is_empty();
    let by_number = said(number).then(|| format!("{NUMBER}{}", tidy(number.trim())));
    let named = said(name) && said(birth);
    let by_name = named.then(|| format!("name/{}/{}", bare(name.trim()), dates::normalise(birth.trim())));
    by_number.into_iter().chain(by_name).collect()
}

/// A dossier as one side of a card.
pub(crate) fn about(doc: &DocId, entry: &Entry) -> Sourced {
    let (device, time) = entry.summary.summary.updated.unwrap_or((DeviceId([0; 32]), Time(0)));
    let change = entry.summary.summary.heads.first().copied().unwrap_or(ChangeId([0; 32]));
    Sourced { value: doc.to_string(), change, device, time }
}
