//! Where the time of a trial goes. Prints; asserts only what no machine should miss.

use std::time::{Duration, Instant};

use automerge::Change;
use jiangxuan_model::{Document, Edit, chunk};
use jiangxuan_sync::{Job, trial, worker};
use jiangxuan_trust::Chain;

use crate::kit::device::Device;
use crate::kit::{CLERK, dossier};

const ROUNDS: u32 = 20;

/// A dossier as 200 single edits leave it.
fn chains() -> Vec<Chain> {
    let mut clerk = Device::new(CLERK);
    clerk.edit(&dossier(1), &[Edit::Narrative { text: "他在一线车间工作二十年，带出八名徒弟。".repeat(40) }]);
    for number in 0..199_usize {
        let edit = match number % 4 {
            0 => Edit::Splice { at: number, delete: 0, insert: "改".into() },
            1 => Edit::Record {
                section: "awards".into(),
                id: format!("a{}", number / 20),
                values: vec![("name".into(), format!("技术标兵{number}"))],
            },
            _ => Edit::Field { key: format!("field{}", number % 40), value: format!("值{number}") },
        };
        clerk.edit(&dossier(1), &[edit]);
    }
    clerk.held(&dossier(1)).chains.values().cloned().collect()
}

fn timed<T>(what: &str, mut step: impl FnMut() -> T) -> Duration {
    step();
    let start = Instant::now();
    (0..ROUNDS).for_each(|_| drop(std::hint::black_box(step())));
    let each = start.elapsed() / ROUNDS;
    println!("{what:>10}: {each:?}");
    each
}

#[test]
fn a_trial_of_two_hundred_changes_is_a_matter_of_milliseconds() {
    let chains = chains();
    let bytes: Vec<&[u8]> = chains.iter().map(|chain| chain.bytes.as_slice()).collect();
    let job = Job { doc: dossier(1), snapshot: None, since: Vec::new(), whole: None, chains: chains.clone() };
    println!("200 changes, {} bytes", bytes[0].len());
    let whole = timed("trial", || trial(&job));
    let decode = || -> Vec<Change> {
        chunk::each(bytes[0]).map(|one| Change::from_bytes(one.expect("chunk").to_vec()).expect("change")).collect()
    };
    timed("decode", decode);
    let changes = decode();
    timed("new", || Document::new(dossier(1)));
    timed("new+apply", || {
        let mut document = Document::new(dossier(1)).expect("new");
        document.apply_changes(changes.clone()).expect("applies");
        document
    });
    let document = Document::rebuild(dossier(1), &bytes).expect("rebuilds");
    timed("fork", || document.clone());
    timed("shape", || document.check_shape());
    timed("save", || document.save());
    let saved = document.save();
    timed("load", || Document::load(dossier(1), &saved));
    timed("hydrate", || document.automerge().hydrate(None));
    timed("vector", || document.vector());
    timed("summary", || document.summary());
    timed("metas", || document.automerge().get_changes_meta(&[]).len());
    let mut pipe = Vec::new();
    timed("pipe", || {
        pipe.clear();
        worker::write_message(&mut pipe, &job).expect("writes");
        worker::read_message::<Job>(&mut pipe.as_slice()).expect("reads")
    });
    assert!(whole < Duration::from_millis(200), "{whole:?}");
}
