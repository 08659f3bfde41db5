//! No sequence of acts reaches a state that the machine forbids.
//!
//! A nominee, a bureau and six departments are modelled with nothing but plain values; the state is
//! asked of the very rules that the program seals by. What must hold is written down here a second
//! time, from the notice and not from the rules.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiangxuan_model::BureauCode;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::check::{DossierView, Record, workflow_findings};
use crate::season::Season;

static STRICT: LazyLock<Season> = LazyLock::new(|| {
    let mut season = Season::parse(Season::builtin("jinzhong-2019").expect("text")).expect("season");
    let gates = &mut season.gates;
    (gates.review, gates.verification, gates.consultation, gates.meeting) =
        (Level::Block, Level::Block, Level::Block, Level::Block);
    season
});
static BUREAU: LazyLock<BureauCode> = LazyLock::new(|| "140702".parse().expect("code"));

const DEPARTMENTS: [&str; 6] = ["政法", "卫健", "组织人事", "纪检监察", "市场监管", "税务"];
const OPINIONS: [&str; 3] = ["无异议", "有异议", "未回复"];

/// Something that a clerk does.
#[derive(Debug, Clone, Copy)]
enum Act {
    Fill(bool),
    Member(bool),
    Owner(bool),
    Review(bool),
    Visit(i8),
    Send(usize, i8),
    Reply { department: usize, opinion: usize, day: i8, replaces: bool },
    Meet(i8),
    Seal,
    Reopen,
    Withdraw,
    Restore,
    Decline,
    Reconsider,
}

/// One letter, and the reply to it.
#[derive(Debug, Clone)]
struct Letter {
    id: String,
    department: usize,
    sent: String,
    opinion: &'static str,
    replied: Option<i8>,
    superseded: bool,
}

#[derive(Debug, Default)]
struct Nominee {
    filled: bool,
    member: bool,
    owner: bool,
    review: Option<bool>,
    visits: Vec<i8>,
    letters: Vec<Letter>,
    met: Option<i8>,
    sealed: bool,
    edited: bool,
    withdrawn: bool,
    declined: bool,
}

fn july(day: i8) -> Date {
    date(2019, 7, day)
}

impl Nominee {
    fn findings(&self) -> Vec<Finding> {
        let mut view = DossierView::new(&BUREAU);
        view.fields.insert("political_status", if self.member { "中共预备党员" } else { "群众" });
        view.fields.insert("is_founder", if self.owner { "是" } else { "否" });
        if let Some(passed) = self.review {
            view.fields.insert("review_result", if passed { "通过" } else { "退回补充" });
        }
        let days: Vec<String> = self.visits.iter().map(|day| july(*day).to_string()).collect();
        let visit = |day| Record { id: "v", values: BTreeMap::from([("date", day)]) };
        view.records.insert("visits", days.iter().map(|day| visit(day.as_str())).collect());
        let replies: Vec<String> =
            self.letters.iter().map(|l| l.replied.map_or(String::new(), |day| july(day).to_string())).collect();
        let letters = self.letters.iter().zip(&replies);
        view.records.insert("consultations", letters.map(|(letter, replied)| letter_record(letter, replied)).collect());
        view.meeting = self.met.map(july);
        let mut findings = workflow_findings(&STRICT, &view);
        if !self.filled {
            findings.push(Finding::new(Level::Block, "R25", "“姓名”没有填写。").at("name"));
        }
        findings
    }

    fn ends(&self) -> Ends {
        Ends { sealed: self.sealed && !self.edited, withdrawn: self.withdrawn, declined: self.declined }
    }

    fn stage(&self) -> Stage {
        stage(prepared(&self.findings(), !self.letters.is_empty()), self.ends())
    }

    /// What the program does: it stores whatever is told, and judges only a seal.
    fn does(&mut self, act: Act) {
        match act {
            Act::Fill(done) => self.filled = done,
            Act::Member(yes) => self.member = yes,
            Act::Owner(yes) => self.owner = yes,
            Act::Review(passed) => self.review = Some(passed),
            Act::Visit(day) => self.visits.push(day),
            Act::Send(department, day) => self.letters.push(self.letter(department, july(day).to_string())),
            Act::Reply { department, opinion, day, replaces } => {
                self.reply(department, OPINIONS[opinion], day, replaces)
            }
            Act::Meet(day) => self.met = Some(day),
            Act::Withdraw => self.withdrawn = true,
            Act::Restore => self.withdrawn = false,
            Act::Decline => self.declined = true,
            Act::Reconsider => self.declined = false,
            Act::Reopen => self.sealed = false,
            Act::Seal => {
                if may_submit(&self.findings(), self.ends()).is_ok() {
                    (self.sealed, self.edited) = (true, false);
                }
                return;
            }
        }
        self.edited |= !matches!(act, Act::Reopen);
    }

    fn letter(&self, department: usize, sent: String) -> Letter {
        Letter {
            id: format!("{}", self.letters.len()),
            department,
            sent,
            opinion: "",
            replied: None,
            superseded: false,
        }
    }

    fn reply(&mut self, department: usize, opinion: &'static str, day: i8, replaces: bool) {
        if replaces {
            let earlier = self.letters.iter_mut().filter(|l| l.department == department && l.replied.is_some());
            earlier.for_each(|letter| letter.superseded = true);
        }
        let open = self.letters.iter().position(|l| l.department == department && l.replied.is_none());
        let at = open.unwrap_or_else(|| {
            self.letters.push(self.letter(department, String::new()));
            self.letters.len() - 1
        });
        (self.letters[at].opinion, self.letters[at].replied) = (opinion, Some(day));
    }
}

fn letter_record<'a>(letter: &'a Letter, replied: &'a str) -> Record<'a> {
    let superseded = if letter.superseded { "更正" } else { "" };
    let values = [
        ("department", DEPARTMENTS[letter.department]),
        ("sent", letter.sent.as_str()),
        ("opinion", letter.opinion),
        ("replied", replied),
        ("superseded", superseded),
    ];
    Record { id: &letter.id, values: values.into_iter().collect() }
}

/// The notice, written down a second time.
impl Nominee {
    fn must_be_asked(&self) -> Vec<usize> {
        let party: &[usize] = if self.member { &[2, 3] } else { &[] };
        let owner: &[usize] = if self.owner { &[4, 5] } else { &[] };
        [&[0, 1], party, owner].concat()
    }

    fn objected(&self) -> bool {
        self.letters.iter().any(|letter| letter.opinion == "有异议" && !letter.superseded)
    }

    fn all_agree(&self) -> bool {
        let agrees = |department: &usize| {
            self.letters.iter().any(|l| l.department == *department && l.opinion == "无异议" && !l.superseded)
        };
        !self.objected() && self.must_be_asked().iter().all(agrees)
    }

    fn visited_before_the_meeting(&self) -> bool {
        self.visits.iter().min().is_some_and(|first| self.met.is_none_or(|met| *first <= met))
    }

    fn met_after_the_last_reply(&self) -> bool {
        self.met.is_some_and(|met| self.letters.iter().filter_map(|letter| letter.replied).all(|day| day <= met))
    }

    fn all_gates_are_passed(&self) -> bool {
        let reviewed = self.review == Some(true);
        self.filled
            && reviewed
            && self.visited_before_the_meeting()
            && self.all_agree()
            && self.met_after_the_last_reply()
    }

    /// Whether the machine allows this state now.
    fn allows(&self, stage: Stage) -> bool {
        let upto = |steps: &[bool]| steps.iter().all(|step| *step);
        let (reviewed, visited) = (self.review == Some(true), self.visited_before_the_meeting());
        match stage {
            Stage::Draft => true,
            Stage::Complete => self.filled,
            Stage::Reviewed => upto(&[self.filled, reviewed]),
            Stage::Visited => upto(&[self.filled, reviewed, visited]),
            Stage::Consulting => upto(&[self.filled, reviewed, visited, !self.letters.is_empty(), !self.all_agree()]),
            Stage::Consulted => upto(&[self.filled, reviewed, visited, self.all_agree()]),
            Stage::Approved => self.all_gates_are_passed(),
            Stage::Submitted => self.all_gates_are_passed() && self.sealed && !self.withdrawn && !self.declined,
            Stage::Withdrawn => self.withdrawn,
            Stage::Declined => self.declined,
        }
    }
}

fn act() -> impl Strategy<Value = Act> {
    let day = 1_i8..28;
    prop_oneof![
        3 => prop::bool::weighted(0.8).prop_map(Act::Fill),
        1 => any::<bool>().prop_map(Act::Member),
        1 => any::<bool>().prop_map(Act::Owner),
        3 => prop::bool::weighted(0.8).prop_map(Act::Review),
        3 => (1_i8..12).prop_map(Act::Visit),
        2 => (0_usize..6, day.clone()).prop_map(|(department, day)| Act::Send(department, day)),
        8 => (0_usize..6, prop_oneof![6 => Just(0_usize), 1 => Just(1), 1 => Just(2)], day.clone(), any::<bool>())
            .prop_map(|(department, opinion, day, replaces)| Act::Reply { department, opinion, day, replaces }),
        3 => (14_i8..31).prop_map(Act::Meet),
        4 => Just(Act::Seal),
        1 => prop_oneof![Just(Act::Reopen), Just(Act::Withdraw), Just(Act::Restore), Just(Act::Decline), Just(Act::Reconsider)],
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_acts_reaches_a_state_that_the_machine_forbids(
        prepared in any::<bool>(), acts in proptest::collection::vec(act(), 1..12),
    ) {
        let mut nominee = Nominee::default();
        if prepared {
            WAY.iter().for_each(|act| nominee.does(*act));
        }
        let mut before = nominee.stage();
        for act in acts {
            let replies = nominee.letters.iter().filter(|letter| letter.replied.is_some()).count();
            nominee.does(act);
            let now = nominee.stage();
            prop_assert!(nominee.allows(now), "{act:?} led from {before:?} to {now:?}: {nominee:?}");
            let submits = now == Stage::Submitted && before != Stage::Submitted;
            prop_assert!(!submits || matches!(act, Act::Seal), "{act:?} submitted");
            let still = nominee.letters.iter().filter(|letter| letter.replied.is_some()).count();
            prop_assert!(still >= replies, "{act:?} lost a reply");
            before = now;
        }
    }
}

const fn agrees(department: usize) -> Act {
    Act::Reply { department, opinion: 0, day: 12, replaces: false }
}

/// The whole way of a nominee about whom two departments are asked.
const WAY: [Act; 8] = [
    Act::Fill(true),
    Act::Review(true),
    Act::Visit(5),
    Act::Send(0, 8),
    Act::Send(1, 8),
    agrees(0),
    agrees(1),
    Act::Meet(19),
];

/// A nominee of whom everything is on record.
fn ready() -> Nominee {
    let mut nominee = Nominee::default();
    let mut seen = vec![nominee.stage()];
    for act in WAY {
        nominee.does(act);
        seen.push(nominee.stage());
    }
    seen.dedup();
    use Stage::{Approved, Complete, Consulted, Consulting, Draft, Reviewed, Visited};
    assert_eq!(seen, [Draft, Complete, Reviewed, Visited, Consulting, Consulted, Approved]);
    nominee
}

#[test]
fn a_dossier_goes_its_way_gate_by_gate() {
    let mut nominee = ready();
    nominee.does(Act::Seal);
    assert_eq!(nominee.stage(), Stage::Submitted);
    nominee.does(Act::Reopen);
    assert_eq!(nominee.stage(), Stage::Approved);
}

#[test]
fn a_changed_political_status_opens_the_gate_again_and_keeps_every_reply() {
    let mut nominee = ready();
    nominee.does(Act::Seal);
    nominee.does(Act::Member(true));
    assert_eq!((nominee.stage(), nominee.letters.len()), (Stage::Consulting, 2));
    nominee.does(Act::Seal);
    assert_eq!(nominee.stage(), Stage::Consulting, "nothing was sealed");
}

#[test]
fn a_gate_of_which_the_season_only_warns_does_not_hold_anybody_up() {
    let warn = |rule: &str, place: &str| Finding::new(Level::Warn, rule, "").at(place);
    assert_eq!(prepared(&[warn("R33", "visits")], true), Stage::Approved);
    assert_eq!(prepared(&[warn("R33", "visits"), warn("R39", "meeting")], true), Stage::Consulted);
    assert_eq!(prepared(&[warn("R18", "achievements"), warn("R32", "review_result")], false), Stage::Approved);
    assert_eq!(may_submit(&[warn("R39", "meeting")], Ends::default()), Ok(()));
}

#[test]
fn whoever_may_not_submit_hears_what_must_happen_first() {
    let block = |rule: &str, place: &str| Finding::new(Level::Block, rule, "").at(place);
    let findings = [Finding::new(Level::Warn, "R33", "").at("visits"), block("R39", "meeting"), block("R25", "name")];
    let none = Ends::default();
    assert_eq!(may_submit(&findings, none), Err(Obstacle::Findings { first: &findings[1], count: 2 }));
    assert_eq!(may_submit(&findings, Ends { sealed: true, ..none }), Err(Obstacle::Submitted));
    assert_eq!(may_submit(&[], Ends { declined: true, ..none }), Err(Obstacle::Declined));
    assert_eq!(may_submit(&[], Ends { withdrawn: true, declined: true, sealed: true }), Err(Obstacle::Withdrawn));
}

#[test]
fn a_gate_is_closed_by_whatever_blocks_and_by_nothing_else() {
    for place in ["review_result", "visits", "meeting", "consultations", "consultations/1/opinion", "name"] {
        for level in [Level::Block, Level::Warn] {
            let findings = [Finding::new(level, "R1", "").at(place)];
            let closed = Gate::ALL.into_iter().any(|gate| gate.passage(&findings) == Passage::Closed);
            assert_eq!(may_submit(&findings, Ends::default()).is_err(), closed, "{place}");
        }
    }
}

#[test]
fn keys_and_words_are_different_from_each_other() {
    for stage in Stage::ALL {
        assert_eq!(serde_json::to_value(stage).ok(), Some(stage.key().into()));
        assert_eq!(Stage::ALL.iter().filter(|other| other.zh() == stage.zh()).count(), 1);
    }
}
