//! The seeded content of every workload: dossiers as clerks really type them.
//!
//! A dossier is 40 form fields, a narrative that grows to 1,500 characters, 8 achievement records
//! and 200 commits of one edit each: the first clerk types, slips, corrects, pauses; the second
//! clerk takes over, completes and corrects. Same seed, same content. All persons are invented.

use jiangxuan_model::{DocId, Edit, Kind, Time};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

mod form;
mod prose;

pub use form::FIELDS;

/// Commits of one dossier.
pub const COMMITS: usize = 200;
/// Characters of a finished narrative.
pub const NARRATIVE: usize = 1_500;
/// Achievement records of a dossier.
pub const RECORDS: usize = 8;

const TEXT_COMMITS: usize = COMMITS - FIELDS.len() - form::SLIPS.len() - 2 * RECORDS;
const FIRST_MORNING: Time = Time(1_560_128_400_000); // 2019-06-10 09:00 in Shanghai
const SECOND: i64 = 1_000;

/// One nominee's dossier: what to type, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// Its id.
    pub id: DocId,
    /// Every commit follows the one before it.
    pub commits: Vec<Commit>,
}

/// One commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Which clerk: 0 or 1.
    pub writer: usize,
    /// When, for display.
    pub time: Time,
    /// What changes.
    pub edit: Edit,
}

/// What a clerk does next.
#[derive(Debug, Clone, Copy)]
enum Step {
    Field(usize),
    Slip(usize),
    Record(usize),
    Amend(usize),
    Type,
    Pause,
}

/// The dossier with this number.
#[must_use]
pub fn dossier(seed: u64, number: u32) -> Dossier {
    let mut rng = rng(seed, number, 0);
    let form = form::fill(&mut rng, number);
    let mut clerk = Clerk { rng, now: FIRST_MORNING, form, length: 0, typed: 0 };
    let mut commits = Vec::with_capacity(COMMITS);
    for (writer, steps) in [first_clerk(), second_clerk()].into_iter().enumerate() {
        commits.extend(steps.into_iter().filter_map(|step| clerk.does(writer, step)));
    }
    Dossier { id: id(seed, number), commits }
}

/// One more commit on a finished dossier: the `round`-th later correction by the clerk `writer`.
#[must_use]
pub fn later(seed: u64, number: u32, writer: usize, round: u32) -> Commit {
    let mut rng = rng(seed, number, u64::from(round) * 2 + writer as u64 + 1);
    let key = form::CORRECTABLE[round as usize % form::CORRECTABLE.len()];
    let value = format!("{}（更正{}）", prose::sentence(&mut rng, 24), round + 1);
    let time = Time(FIRST_MORNING.0 + 30 * 86_400 * SECOND + i64::from(round) * 60 * SECOND);
    Commit { writer, time, edit: Edit::Field { key: key.to_owned(), value } }
}

/// The id of the dossier with this number.
#[must_use]
pub fn id(seed: u64, number: u32) -> DocId {
    let mut unique = [0; 10];
    rng(seed, number, u64::MAX >> 1).fill_bytes(&mut unique);
    DocId { kind: Kind::Dossier, bureau: form::bureau(number), unique }
}

fn rng(seed: u64, number: u32, stream: u64) -> ChaCha8Rng {
    let mut rng = ChaCha8Rng::seed_from_u64(seed ^ u64::from(number).rotate_left(32));
    rng.set_stream(stream);
    rng
}

/// A number below `limit`.
fn below(rng: &mut ChaCha8Rng, limit: usize) -> usize {
    (rng.next_u64() % limit.max(1) as u64) as usize
}

fn first_clerk() -> Vec<Step> {
    let (own, slips) = (30, form::SLIPS.len());
    let mut steps = Vec::new();
    for field in 0..own {
        match form::SLIPS.iter().position(|slip| *slip == field) {
            Some(nth) if nth < slips / 2 => steps.extend([Step::Slip(field), Step::Field(field)]),
            Some(_) => steps.push(Step::Slip(field)),
            None => steps.push(Step::Field(field)),
        }
    }
    steps.push(Step::Pause);
    steps.extend(typing(60));
    steps.extend((0..5).map(Step::Record));
    steps.push(Step::Pause);
    steps.extend(typing(TEXT_COMMITS - 90));
    steps
}

fn second_clerk() -> Vec<Step> {
    let mut steps = vec![Step::Pause];
    for field in 30..FIELDS.len() {
        if form::SLIPS.contains(&field) {
            steps.push(Step::Slip(field));
        }
        steps.push(Step::Field(field));
    }
    steps.extend((5..RECORDS).map(Step::Record));
    steps.push(Step::Pause);
    steps.extend(left_wrong().map(Step::Field));
    steps.extend((0..RECORDS).map(Step::Amend));
    steps.extend(typing(30));
    steps
}

/// Fields that the first clerk left wrong.
fn left_wrong() -> impl Iterator<Item = usize> {
    form::SLIPS.into_iter().skip(form::SLIPS.len() / 2).filter(|field| *field < 30)
}

/// Typing with a rest after every twelfth phrase.
fn typing(commits: usize) -> impl Iterator<Item = Step> {
    (0..commits).flat_map(|nth| {
        let rest = (nth % 12 == 11).then_some(Step::Pause);
        rest.into_iter().chain([Step::Type])
    })
}

/// A clerk at work on one dossier.
struct Clerk {
    rng: ChaCha8Rng,
    now: Time,
    form: Vec<String>,
    length: usize,
    typed: usize,
}

impl Clerk {
    fn does(&mut self, writer: usize, step: Step) -> Option<Commit> {
        let edit = match step {
            Step::Pause => {
                self.wait(600, 5_400);
                return None;
            }
            Step::Field(field) => Edit::Field { key: FIELDS[field].to_owned(), value: self.form[field].clone() },
            Step::Slip(field) => Edit::Field { key: FIELDS[field].to_owned(), value: slip(&self.form[field]) },
            Step::Record(nth) => self.record(nth),
            Step::Amend(nth) => self.amend(nth),
            Step::Type => self.types(writer),
        };
        self.wait(3, 20);
        Some(Commit { writer, time: self.now, edit })
    }

    fn wait(&mut self, least: usize, spread: usize) {
        self.now.0 += (least + below(&mut self.rng, spread)) as i64 * SECOND;
    }

    /// The next piece of narrative: mostly at the end, one in eight a correction further up. The second clerk
    /// corrects anywhere; the first one near the cursor.
    fn types(&mut self, writer: usize) -> Edit {
        self.typed += 1;
        let target = NARRATIVE * self.typed / TEXT_COMMITS;
        let corrects = self.length > 40 && (writer == 1 || self.typed.is_multiple_of(8));
        let (back, delete) = match (corrects, writer) {
            (false, _) => (0, 0),
            (true, 0) => (6 + below(&mut self.rng, 20), 2 + below(&mut self.rng, 4)),
            (true, _) => (6 + below(&mut self.rng, self.length - 6), 2 + below(&mut self.rng, 4)),
        };
        let at = self.length - back;
        let insert = prose::phrase(&mut self.rng, target + delete - self.length);
        self.length = target;
        Edit::Splice { at, delete, insert }
    }

    fn record(&mut self, nth: usize) -> Edit {
        let year = 2014 + nth % 5;
        record(
            nth,
            &[
                ("date", format!("{year}-{:02}", 1 + below(&mut self.rng, 12))),
                ("title", prose::sentence(&mut self.rng, 22)),
                ("role", "主要完成人".to_owned()),
                ("effect", prose::sentence(&mut self.rng, 40)),
            ],
        )
    }

    fn amend(&mut self, nth: usize) -> Edit {
        let money = format!("{}", 5 + below(&mut self.rng, 400));
        record(nth, &[("money", money)])
    }
}

fn record(nth: usize, values: &[(&str, String)]) -> Edit {
    let values = values.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
    Edit::Record { section: "achievements".to_owned(), id: format!("r{nth:02}"), values }
}

/// The value with its last character missing: the commonest slip.
fn slip(value: &str) -> String {
    let mut wrong = value.to_owned();
    wrong.pop();
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiangxuan_model::{Actor, DeviceId, Document, Writer};

    fn typed(dossier: &Dossier) -> Document {
        let mut document = Document::new(dossier.id.clone()).expect("new");
        for commit in &dossier.commits {
            let number = commit.writer as u8 + 1;
            let writer = Writer { device: DeviceId([number; 32]), actor: Actor([number; 16]) };
            let made = document.edit(writer, commit.time, std::slice::from_ref(&commit.edit)).expect("edit");
            assert!(made.is_some(), "every commit changes something: {commit:?}");
        }
        document
    }

    #[test]
    fn the_same_seed_yields_the_same_content() {
        assert_eq!(dossier(7, 3), dossier(7, 3));
        assert_ne!(dossier(7, 3).commits, dossier(7, 4).commits);
        assert_ne!(dossier(7, 3).commits, dossier(8, 3).commits);
    }

    #[test]
    fn a_dossier_has_the_stated_size() {
        for number in 0..20 {
            let dossier = dossier(1, number);
            assert_eq!(dossier.commits.len(), COMMITS);
            let document = typed(&dossier);
            assert_eq!(document.narrative().chars().count(), NARRATIVE);
            assert_eq!(document.fields().len(), FIELDS.len());
            assert_eq!(document.records("achievements").len(), RECORDS);
            assert_eq!(document.conflicts(), []);
        }
    }

    #[test]
    fn both_clerks_work_on_it_and_time_never_runs_backwards() {
        let dossier = dossier(1, 0);
        let second = dossier.commits.iter().filter(|commit| commit.writer == 1).count();
        assert!((40..=100).contains(&second), "{second}");
        assert!(dossier.commits.windows(2).all(|pair| pair[0].time < pair[1].time));
    }

    #[test]
    fn every_slip_is_corrected_in_the_end() {
        let dossier = dossier(1, 5);
        let form = form::fill(&mut rng(1, 5, 0), 5);
        let document = typed(&dossier);
        for (key, value) in FIELDS.iter().zip(form) {
            assert_eq!(document.field(key).shown(), value);
        }
    }

    #[test]
    fn a_later_correction_changes_the_finished_dossier() {
        let dossier = dossier(1, 5);
        let mut document = typed(&dossier);
        for round in 0..12 {
            let commit = later(1, 5, 1, round);
            let writer = Writer { device: DeviceId([9; 32]), actor: Actor([9; 16]) };
            assert!(document.edit(writer, commit.time, &[commit.edit]).expect("edit").is_some());
        }
    }
}
