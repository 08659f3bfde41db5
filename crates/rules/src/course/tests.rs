use proptest::prelude::*;

use super::*;

const PEOPLE: [&str; 4] = ["a", "b", "c", "d"];
const CHANNELS: [&str; 3] = ["媒体", "网站", "单位"];

/// What the application does with an act: it asks [`Course::may`] as it stands, and then writes down what was said. The
/// writing is modelled here, as the next derived course shows it; the asking is the product's own.
impl Course {
    fn apply(&mut self, act: &Act) -> Result<(), Refusal> {
        self.may(act)?;
        match act {
            Act::Check(id, formal) => {
                self.change(id, |nominee| (nominee.formal, nominee.newer) = (Some(*formal), false))
            }
            Act::Rank(order) => self.order.clone_from(order),
            Act::Party(approved) => {
                self.party = Some(*approved);
                // A list drawn from an order that was sent back does not stand.
                if !approved {
                    self.chosen.clear();
                    self.reserves.clear();
                }
            }
            Act::Shortlist(chosen, reserves) => {
                self.chosen.clone_from(chosen);
                self.reserves.clone_from(reserves);
            }
            Act::Replace(out, by) => (self.chosen, self.reserves) = self.replaced(out, by),
            Act::Publicise(id, period) => self.change(id, |nominee| nominee.period = Some(*period)),
            Act::Prove(id, channel) => self.change(id, |nominee| _ = nominee.proofs.insert(channel.clone())),
            Act::ClosePublicity(id, _) => self.change(id, |nominee| nominee.publicity_closed = true),
            Act::Object(id, _) => self.change(id, |nominee| nominee.open_objections += 1),
            Act::Decide(id, upheld) => self.change(id, |nominee| {
                nominee.open_objections -= 1;
                nominee.upheld |= upheld;
            }),
            Act::Org(id, passed) => self.change(id, |nominee| nominee.org = Some(*passed)),
            Act::Group(id, passed) => self.change(id, |nominee| nominee.group = Some(*passed)),
            Act::Publish => self.published = Some(self.final_list()),
            Act::Certify(id) => self.change(id, |nominee| nominee.certified = true),
            Act::Pay(id) => self.change(id, |nominee| nominee.paid = true),
        }
        Ok(())
    }

    fn change(&mut self, id: &str, change: impl FnOnce(&mut Nominee)) {
        if let Some(nominee) = self.nominees.get_mut(id) {
            change(nominee);
        }
    }
}

fn day(n: i8) -> Date {
    Date::constant(2019, 9, n)
}

fn started() -> Course {
    let nominees = PEOPLE.iter().map(|id| ((*id).to_owned(), Nominee { name: (*id).to_owned(), ..Nominee::default() }));
    Course {
        nominees: nominees.collect(),
        channels: CHANNELS.iter().map(|channel| (*channel).to_owned()).collect(),
        ..Course::default()
    }
}

fn ids(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn period() -> Period {
    Period { start: day(9), end: day(16) }
}

/// Everything up to a list of three, a reserve, and publicity under way.
fn publicised() -> Course {
    let mut course = Course { closed: true, ..started() };
    let mut acts: Vec<Act> = PEOPLE.iter().map(|id| Act::Check((*id).to_owned(), Formal::Passed)).collect();
    acts.push(Act::Rank(ids(&["b", "a", "c", "d"])));
    acts.push(Act::Party(true));
    acts.push(Act::Shortlist(ids(&["b", "a", "c"]), ids(&["d"])));
    acts.extend(["b", "a", "c"].iter().map(|id| Act::Publicise((*id).to_owned(), period())));
    for act in acts {
        course.apply(&act).expect("allowed");
    }
    course
}

fn proved(course: &mut Course, id: &str) {
    for channel in CHANNELS {
        course.apply(&Act::Prove(id.to_owned(), channel.to_owned())).expect("allowed");
    }
}

fn code(course: &Course, act: &Act) -> &'static str {
    course.may(act).expect_err("refused").code
}

#[test]
fn an_order_must_name_everybody_once() {
    let mut course = started();
    for id in ["a", "b", "c"] {
        course.apply(&Act::Check(id.to_owned(), Formal::Passed)).expect("allowed");
    }
    for order in [&["a", "b"][..], &["a", "b", "c", "c"], &["a", "b", "c", "d"], &["a", "b", "x"]] {
        assert_eq!(code(&course, &Act::Rank(ids(order))), "not_a_permutation", "{order:?}");
    }
    assert!(course.apply(&Act::Rank(ids(&["c", "a", "b"]))).is_ok());
}

#[test]
fn publicity_ends_no_earlier_than_the_day_after_its_last() {
    let mut course = publicised();
    proved(&mut course, "a");
    assert_eq!(code(&course, &Act::ClosePublicity("a".into(), day(16))), "too_early");
    assert!(course.apply(&Act::ClosePublicity("a".into(), day(17))).is_ok());
}

#[test]
fn two_proofs_of_three_do_not_close_publicity() {
    let mut course = publicised();
    for channel in &CHANNELS[..2] {
        course.apply(&Act::Prove("a".into(), (*channel).into())).expect("allowed");
    }
    assert_eq!(code(&course, &Act::ClosePublicity("a".into(), day(20))), "no_proof");
}

#[test]
fn an_open_objection_holds_its_person_and_nobody_else() {
    let mut course = publicised();
    for id in ["a", "b"] {
        proved(&mut course, id);
        course.apply(&Act::ClosePublicity(id.into(), day(17))).expect("allowed");
    }
    course.apply(&Act::Object("a".into(), day(16))).expect("allowed");
    assert_eq!(code(&course, &Act::Org("a".into(), true)), "objection");
    assert!(course.apply(&Act::Org("b".into(), true)).is_ok());
    course.apply(&Act::Decide("a".into(), false)).expect("allowed");
    assert!(course.apply(&Act::Org("a".into(), true)).is_ok());
}

#[test]
fn the_next_reserve_takes_the_place_of_one_who_is_out() {
    let mut course = publicised();
    assert_eq!(code(&course, &Act::Replace("a".into(), "d".into())), "still_in");
    course.apply(&Act::Object("a".into(), day(10))).expect("allowed");
    course.apply(&Act::Decide("a".into(), true)).expect("allowed");
    course.apply(&Act::Replace("a".into(), "d".into())).expect("allowed");
    assert_eq!((course.chosen.clone(), course.reserves.clone()), (ids(&["b", "c", "d"]), Vec::new()));
    assert_eq!(code(&course, &Act::Prove("d".into(), "媒体".into())), "not_publicised");
}

#[test]
fn a_move_keeps_everybody() {
    let order = ids(&["a", "b", "c"]);
    assert_eq!(moved(&order, "c", 1), Some(ids(&["c", "a", "b"])));
    assert_eq!(moved(&order, "x", 1), None);
    assert_eq!(moved(&order, "a", 4), None);
}

fn who() -> impl Strategy<Value = String> {
    prop::sample::select(PEOPLE.to_vec()).prop_map(str::to_owned)
}

fn order() -> impl Strategy<Value = Vec<String>> {
    prop_oneof![4 => Just(ids(&PEOPLE)).prop_shuffle(), 1 => prop::collection::vec(who(), 0..5)]
}

fn act() -> impl Strategy<Value = Act> {
    let formal = prop_oneof![8 => Just(Formal::Passed), 1 => Just(Formal::Returned), 1 => Just(Formal::Refused)];
    let mostly = prop::bool::weighted(0.85);
    prop_oneof![
        3 => (who(), formal).prop_map(|(id, formal)| Act::Check(id, formal)),
        2 => order().prop_map(Act::Rank),
        2 => mostly.prop_map(Act::Party),
        1 => (order(), order()).prop_map(|(chosen, reserves)| Act::Shortlist(chosen, reserves)),
        1 => (who(), who()).prop_map(|(out, by)| Act::Replace(out, by)),
        4 => (who(), 1_i8..10, 10_i8..20).prop_map(|(id, start, end)| Act::Publicise(id, Period { start: day(start), end: day(end) })),
        8 => (who(), prop::sample::select(CHANNELS.to_vec())).prop_map(|(id, channel)| Act::Prove(id, channel.to_owned())),
        4 => (who(), 5_i8..30).prop_map(|(id, on)| Act::ClosePublicity(id, day(on))),
        1 => (who(), 1_i8..30).prop_map(|(id, on)| Act::Object(id, day(on))),
        2 => (who(), prop::bool::weighted(0.3)).prop_map(|(id, upheld)| Act::Decide(id, upheld)),
        4 => (who(), mostly).prop_map(|(id, passed)| Act::Org(id, passed)),
        4 => (who(), mostly).prop_map(|(id, passed)| Act::Group(id, passed)),
        1 => Just(Act::Publish),
        1 => who().prop_map(Act::Certify),
        1 => who().prop_map(Act::Pay),
    ]
}

/// A step of a walk.
#[derive(Debug, Clone)]
enum Step {
    /// Whatever was drawn.
    Any(Act),
    /// What brings this person further, so that walks get to the end.
    Forward(String),
    /// The list that the order suggests.
    List,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![6 => act().prop_map(Step::Any), 6 => who().prop_map(Step::Forward), 1 => Just(Step::List)]
}

/// The latest act for which this person is ready.
fn forward(course: &Course, id: &str) -> Act {
    let nominee = &course.nominees[id];
    let missing = CHANNELS.iter().find(|channel| !nominee.proofs.contains(**channel));
    let wanted = [
        Some(Act::Pay(id.to_owned())),
        Some(Act::Certify(id.to_owned())),
        Some(Act::Publish),
        nominee.group.is_none().then(|| Act::Group(id.to_owned(), true)),
        nominee.org.is_none().then(|| Act::Org(id.to_owned(), true)),
        Some(Act::Decide(id.to_owned(), false)),
        Some(Act::ClosePublicity(id.to_owned(), day(25))),
        missing.map(|channel| Act::Prove(id.to_owned(), (*channel).to_owned())),
        Some(Act::Publicise(id.to_owned(), period())),
    ];
    wanted
        .into_iter()
        .flatten()
        .find(|act| course.may(act).is_ok())
        .unwrap_or_else(|| Act::Check(id.to_owned(), Formal::Passed))
}

/// What must hold of a course, said independently of the gates. `ended` remembers when publicity was closed.
fn allowed(course: &Course, ended: &BTreeMap<String, Date>) -> Result<(), String> {
    let sorted = |list: &[String]| {
        let mut list = list.to_vec();
        list.sort();
        list
    };
    let get = |id: &String| course.nominees.get(id).ok_or(format!("{id} is unknown"));
    if course.party == Some(true) {
        let passed: Vec<String> = course
            .nominees
            .iter()
            .filter(|(_, n)| n.formal == Some(Formal::Passed))
            .map(|(id, _)| id.clone())
            .collect();
        if sorted(&course.order) != passed {
            return Err("the approved order is no permutation of those who passed".into());
        }
    }
    let on_lists = sorted(&[course.chosen.clone(), course.reserves.clone()].concat());
    if on_lists.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err("somebody is on a list twice".into());
    }
    for (id, nominee) in &course.nominees {
        let further = nominee.org.is_some() || nominee.group.is_some();
        if nominee.publicity_closed {
            let end = nominee.period.ok_or("closed without a period")?.end;
            if ended.get(id).is_none_or(|on| *on <= end) || nominee.proofs.len() < CHANNELS.len() {
                return Err(format!("publicity of {id} was closed too early or without proof"));
            }
        }
        if further && !nominee.publicity_closed {
            return Err(format!("{id} went on without publicity"));
        }
        if nominee.group.is_some() && nominee.org != Some(true) {
            return Err(format!("{id} reached the leading group without 组织部"));
        }
        let listed = course.published.as_ref().is_some_and(|list| list.contains(id));
        if (nominee.certified || nominee.paid) && !listed {
            return Err(format!("{id} was awarded and is not on the list"));
        }
    }
    for id in course.published.iter().flatten() {
        let nominee = get(id)?;
        let clean = nominee.open_objections == 0 && !nominee.upheld && !nominee.withdrawn;
        if !clean || nominee.org != Some(true) || nominee.group != Some(true) || nominee.formal != Some(Formal::Passed)
        {
            return Err(format!("{id} is on the list and must not be"));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100_000, max_shrink_iters: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_acts_reaches_a_forbidden_state(steps in prop::collection::vec(step(), 0..40), from_publicity in any::<bool>()) {
        let mut course = if from_publicity { publicised() } else { Course { closed: true, ..started() } };
        let mut ended = BTreeMap::new();
        for step in steps {
            let act = match step {
                Step::Any(act) => act,
                Step::Forward(id) => forward(&course, &id),
                Step::List => {
                    let (chosen, reserves) = cut(&course.order, 3, 1);
                    Act::Shortlist(chosen, reserves)
                }
            };
            let before = course.clone();
            let made = course.apply(&act);
            if made.is_err() {
                prop_assert_eq!(&course, &before, "a refused act changed something");
                continue;
            }
            if let Act::ClosePublicity(id, on) = &act {
                ended.insert(id.clone(), *on);
            }
            if before.published.is_some() {
                prop_assert_eq!(&course.published, &before.published);
                prop_assert!(matches!(act, Act::Certify(_) | Act::Pay(_)), "{:?} after the list was locked", act);
            }
            if let Act::Org(id, _) | Act::Group(id, _) = &act {
                prop_assert_eq!(before.nominees[id].open_objections, 0, "an objection did not hold {}", id);
            }
            if let Err(told) = allowed(&course, &ended) {
                prop_assert!(false, "{} after {:?}", told, act);
            }
        }
    }
}

#[test]
fn the_walks_do_get_to_the_end() {
    let mut course = publicised();
    for id in ["a", "b", "c"] {
        proved(&mut course, id);
        for act in [Act::ClosePublicity(id.into(), day(17)), Act::Org(id.into(), true), Act::Group(id.into(), true)] {
            course.apply(&act).expect("allowed");
        }
    }
    for act in [Act::Publish, Act::Certify("a".into()), Act::Pay("a".into())] {
        course.apply(&act).expect("allowed");
    }
    assert_eq!(course.published, Some(ids(&["b", "a", "c"])));
    assert_eq!(code(&course, &Act::Rank(ids(&PEOPLE))), "locked");
    assert_eq!(code(&course, &Act::Object("a".into(), day(20))), "locked");
    assert_eq!(code(&course, &Act::Certify("d".into())), "not_listed");
}
