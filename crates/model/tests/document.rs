//! What two people can do to one document, and what each of them then sees.

use jiangxuan_model::{
    Actor, ChangeId, Conflict, ConflictKind, DeviceId, DocId, Document, Edit, Kind, Reading, Time, Writer,
};

fn id() -> DocId {
    DocId { kind: Kind::Dossier, bureau: "140702".parse().expect("code"), unique: [1; 10] }
}

fn writer(number: u8) -> Writer {
    Writer { device: DeviceId([number; 32]), actor: Actor([number; 16]) }
}

struct Desk {
    document: Document,
    writer: Writer,
    sent: Vec<Vec<u8>>,
}

impl Desk {
    fn new(number: u8) -> Self {
        Self { document: Document::new(id()).expect("new"), writer: writer(number), sent: Vec::new() }
    }

    fn does(&mut self, edit: Edit) -> Option<ChangeId> {
        let made = self.document.edit(self.writer, Time(1000), &[edit]).expect("edit")?;
        self.sent.push(made.bytes);
        Some(made.tip.hash)
    }

    fn sets(&mut self, key: &str, value: &str) -> Option<ChangeId> {
        self.does(Edit::Field { key: key.into(), value: value.into() })
    }

    fn writes(&mut self, text: &str) {
        self.does(Edit::Narrative { text: text.into() });
    }
}

fn exchange(one: &mut Desk, other: &mut Desk) {
    let (mine, theirs): (Vec<Vec<u8>>, Vec<Vec<u8>>) = (one.sent.clone(), other.sent.clone());
    one.document.apply(&theirs.iter().map(Vec::as_slice).collect::<Vec<_>>()).expect("apply");
    other.document.apply(&mine.iter().map(Vec::as_slice).collect::<Vec<_>>()).expect("apply");
    assert_eq!(one.document.vector(), other.document.vector());
    assert_eq!(one.document.conflicts(), other.document.conflicts(), "both see the same cards");
}

fn only_card(desk: &Desk) -> Conflict {
    let mut cards = desk.document.conflicts();
    assert_eq!(cards.len(), 1, "{cards:?}");
    cards.remove(0)
}

#[test]
fn an_edit_is_one_change_and_a_repeated_edit_is_none() {
    let mut desk = Desk::new(1);
    assert!(desk.sets("name", "张三").is_some());
    assert!(desk.sets("name", "张三").is_none());
    assert_eq!(desk.document.field("name").shown(), "张三");
    assert_eq!(desk.document.vector().seq(&desk.writer.actor), 1);
}

#[test]
fn different_values_of_a_field_are_a_card_with_base_and_both_sides() {
    let (mut one, mut other) = (Desk::new(1), Desk::new(2));
    one.sets("mobile", "13800000000");
    exchange(&mut one, &mut other);
    one.sets("mobile", "13811111111");
    other.sets("mobile", "13822222222");
    exchange(&mut one, &mut other);
    let card = only_card(&one);
    assert_eq!(card.kind, ConflictKind::Field);
    assert_eq!(card.base.as_deref(), Some("13800000000"));
    let values: Vec<&str> = card.sides.iter().map(|side| side.value.as_str()).collect();
    assert!(values.contains(&"13811111111") && values.contains(&"13822222222"));
    assert!(card.sides.iter().any(|side| side.device == DeviceId([2; 32])));
}

#[test]
fn the_same_value_from_two_people_is_no_card() {
    let (mut one, mut other) = (Desk::new(1), Desk::new(2));
    one.sets("mobile", "13811111111");
    other.sets("mobile", "13811111111");
    exchange(&mut one, &mut other);
    assert_eq!(one.document.conflicts(), vec![]);
    assert!(matches!(one.document.field("mobile"), Reading::Settled(_)));
}

#[test]
fn settling_a_field_here_settles_it_there() {
    let (mut one, mut other) = (Desk::new(1), Desk::new(2));
    one.sets("mobile", "1");
    other.sets("mobile", "2");
    exchange(&mut one, &mut other);
    let shown = one.document.field("mobile").shown().to_owned();
    one.sets("mobile", &shown).expect("choosing the value on top is a change as well");
    exchange(&mut one, &mut other);
    assert_eq!(other.document.conflicts(), vec![]);
}

#[test]
fn two_versions_of_a_sentence_are_a_card_and_two_sentences_are_not() {
    let (mut one, mut other) = (Desk::new(1), Desk::new(2));
    one.writes("他在车间工作二十年。他带出八名徒弟。");
    exchange(&mut one, &mut other);
    one.writes("他在车间工作二十一年。他带出八名徒弟。");
    other.writes("他在车间工作二十年。他带出九名徒弟。");
    exchange(&mut one, &mut other);
    assert_eq!(one.document.conflicts(), vec![]);
    assert_eq!(one.document.narrative(), "他在车间工作二十一年。他带出九名徒弟。");
    one.writes("他在一线车间工作二十一年。他带出九名徒弟。");
    other.writes("他在车间干了二十一年。他带出九名徒弟。");
    exchange(&mut one, &mut other);
    let card = only_card(&other);
    assert_eq!(card.kind, ConflictKind::Narrative);
    other.does(Edit::Decide { conflict: card.id, values: vec![("choice".into(), "0".into())] });
    exchange(&mut one, &mut other);
    assert_eq!(one.document.conflicts(), vec![]);
}

#[test]
fn a_record_removed_here_and_edited_there_is_a_card_and_nothing_is_gone() {
    let (mut one, mut other) = (Desk::new(1), Desk::new(2));
    let award = |values: &[(&str, &str)]| Edit::Record {
        section: "awards".into(),
        id: "a1".into(),
        values: values.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect(),
    };
    one.does(award(&[("name", "技术标兵"), ("date", "2018-05")]));
    exchange(&mut one, &mut other);
    one.does(Edit::Remove { section: "awards".into(), id: "a1".into(), reason: "重复".into() });
    other.does(award(&[("date", "2018-06")]));
    exchange(&mut one, &mut other);
    assert_eq!(only_card(&one).kind, ConflictKind::Withdrawn);
    assert_eq!(one.document.records("awards")[0].values["date"].shown(), "2018-06");
}

#[test]
fn a_nominee_withdrawn_here_and_edited_there_is_a_card() {
    let (mut one, mut other) = (Desk::new(1), Desk::new(2));
    one.sets("name", "张三");
    exchange(&mut one, &mut other);
    one.sets("withdrawn", "本人放弃");
    other.sets("mobile", "13811111111");
    exchange(&mut one, &mut other);
    let card = only_card(&one);
    assert_eq!(card.kind, ConflictKind::Withdrawn);
    assert_eq!(card.sides.len(), 2);
}

#[test]
fn a_seal_that_had_not_seen_an_edit_is_a_card_until_a_later_seal_covers_it() {
    let (mut one, mut other) = (Desk::new(1), Desk::new(2));
    one.sets("name", "张三");
    exchange(&mut one, &mut other);
    one.does(Edit::Sealed { seal: "s1".into(), version: 1 });
    other.sets("mobile", "13811111111");
    exchange(&mut one, &mut other);
    assert_eq!(only_card(&one).kind, ConflictKind::Seal);
    one.does(Edit::Sealed { seal: "s2".into(), version: 2 });
    assert_eq!(one.document.conflicts(), vec![]);
}

#[test]
fn an_edit_by_somebody_who_knew_of_the_seal_is_a_new_version_and_no_card() {
    let mut desk = Desk::new(1);
    desk.sets("name", "张三");
    desk.does(Edit::Sealed { seal: "s1".into(), version: 1 });
    assert!(!desk.document.summary().edited_since["s1"]);
    desk.sets("mobile", "13811111111");
    assert_eq!(desk.document.conflicts(), vec![]);
    assert!(desk.document.summary().edited_since["s1"]);
}

#[test]
fn history_names_every_value_and_its_writer() {
    let (mut one, mut other) = (Desk::new(1), Desk::new(2));
    one.sets("mobile", "1");
    exchange(&mut one, &mut other);
    other.sets("mobile", "2");
    other.sets("name", "张三");
    exchange(&mut one, &mut other);
    let past = one.document.history(Some("mobile"));
    let told: Vec<(&str, u8)> = past.iter().map(|p| (p.written.value.as_str(), p.written.device.0[0])).collect();
    assert_eq!(told, [("1", 1), ("2", 2)]);
    assert_eq!(one.document.history(None).len(), 3);
}

#[test]
fn what_is_saved_loads_equal_and_what_is_rebuilt_too() {
    let mut desk = Desk::new(1);
    desk.sets("name", "王堃");
    desk.writes("事迹😀材料");
    let loaded = Document::load(id(), &desk.document.save()).expect("load");
    let chains: Vec<&[u8]> = desk.sent.iter().map(Vec::as_slice).collect();
    let rebuilt = Document::rebuild(id(), &chains).expect("rebuild");
    assert_eq!(loaded.summary(), desk.document.summary());
    assert_eq!(rebuilt.summary(), desk.document.summary());
    assert_eq!(loaded.check_shape(), Ok(()));
}

#[test]
fn typing_counts_in_the_units_of_the_screen() {
    let mut desk = Desk::new(1);
    desk.writes("事迹😀材料");
    desk.does(Edit::Splice { at: 4, delete: 1, insert: "原".into() });
    assert_eq!(desk.document.narrative(), "事迹😀原料");
}

#[test]
fn a_value_that_is_too_long_changes_nothing() {
    let mut desk = Desk::new(1);
    let edit = Edit::Field { key: "name".into(), value: "长".repeat(20_000) };
    assert!(desk.document.edit(desk.writer, Time(0), &[edit]).is_err());
    assert_eq!(desk.document.vector().0.len(), 0);
}

#[test]
fn every_change_depends_directly_on_its_actors_previous_one() {
    use jiangxuan_model::chunk;
    let (mut one, mut other) = (Desk::new(1), Desk::new(2));
    for round in 0..20 {
        one.sets("name", &format!("甲{round}"));
        other.sets("mobile", &format!("{round}"));
        if round % 3 == 0 {
            exchange(&mut one, &mut other);
        }
    }
    let mut previous = None;
    for bytes in &one.sent {
        let header = chunk::header(bytes).expect("header");
        assert!(previous.is_none_or(|hash| header.deps.contains(&hash)));
        previous = Some(ChangeId(sha256(&bytes[8..])));
    }
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    use sha2::Digest as _;
    sha2::Sha256::digest(bytes).into()
}

#[test]
fn a_document_can_be_read_as_it_was_when_it_was_sealed() {
    let mut desk = Desk::new(1);
    desk.sets("mobile", "13800000000");
    let heads = desk.document.heads();
    desk.sets("mobile", "13811111111");
    desk.writes("后来补写的事迹。");
    let then = desk.document.as_of(&heads).expect("held");
    assert_eq!((then.field("mobile").shown(), then.narrative().as_str()), ("13800000000", ""));
    assert_eq!(desk.document.field("mobile").shown(), "13811111111");
    assert!(desk.document.as_of(&[ChangeId([7; 32])]).is_err(), "a change that is not here");
}
