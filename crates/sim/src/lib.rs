//! A deterministic world for tests: the real application core on virtual machines, with a virtual
//! clock, seeded randomness, a faulty network and faulty disks, and an oracle that keeps its own books.

pub mod bug;
pub mod clerk;
pub mod dice;
pub mod facts;
pub mod form;
pub mod machine;
pub mod network;
pub mod options;
pub mod oracle;
pub mod scans;
pub mod season;
pub mod trace;
pub mod trouble;
pub mod world;

pub use bug::Bug;
pub use dice::Dice;
pub use facts::{Fact, Facts, Tally};
pub use options::Options;
pub use world::World;

/// Lives one seed to its end and judges it; where anything is wrong, the text says what, and how to see it again.
pub fn run_seed(seed: u64) -> Result<World, String> {
    run(Options::of(seed))
}

/// The same with other options than the seed's own.
pub fn run(options: Options) -> Result<World, String> {
    let mut world = World::new(options);
    world.live();
    let complaints = oracle::judge(&mut world);
    if complaints.is_empty() { Ok(world) } else { Err(report(&world, &complaints)) }
}

/// The seed, what follows from it, the last lines of the trace, and what is wrong.
#[must_use]
pub fn report(world: &World, complaints: &[String]) -> String {
    let options = &world.options;
    let shown = complaints.iter().take(12).map(|complaint| format!("  - {complaint}\n")).collect::<String>();
    let count = complaints.len();
    format!(
        "seed {}\n{options:?}\nlast steps:\n{}\n{count} complaints:\n{shown}repeat with JIANGXUAN_SEED={} cargo test -p jiangxuan-tests --test convergence",
        options.seed,
        world.trace.text(),
        options.seed
    )
}
