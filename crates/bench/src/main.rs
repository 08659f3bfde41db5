//! Runs the workloads beside the peers and writes the summary.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use clap::Parser;
use jiangxuan_bench::ours::{self, Ours};
use jiangxuan_bench::peers::{ideal::Ideal, pouchdb::PouchDb, raw::Raw};
use jiangxuan_bench::plan::{Plan, Step};
use jiangxuan_bench::prepared::Content;
use jiangxuan_bench::report::{self, Row};
use jiangxuan_bench::workload::{Sample, Workload};
use jiangxuan_bench::{BenchError, SEED, floor, measure};
use jiangxuan_engine::runtime::run_worker;

/// Runs the workloads of the performance plan beside the peers.
#[derive(Parser)]
struct Arguments {
    /// Which workload.
    plan: Plan,
    /// Dossiers in scope.
    #[arg(long, default_value_t = 3_000)]
    n: u32,
    /// Rounds; competitors take turns within each.
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// Seconds after which a run counts what it has done.
    #[arg(long, default_value_t = 60)]
    limit: u64,
    /// A small scope and one round, to see that everything still runs; installs nothing.
    #[arg(long)]
    smoke: bool,
    /// Only competitors whose name contains this.
    #[arg(long, default_value = "")]
    only: String,
    /// Where to keep content, peers and the summary.
    #[arg(long, default_value = "target/bench")]
    out: PathBuf,
}

impl Arguments {
    fn dossiers(&self) -> u32 {
        if self.smoke { 20 } else { self.n.max(10) }
    }

    fn rounds(&self) -> usize {
        if self.smoke { 1 } else { self.runs.max(1) }
    }
}

fn main() -> Result<(), BenchError> {
    if std::env::args().nth(1).as_deref() == Some(ours::WORKER) {
        return Ok(run_worker(std::io::stdin().lock(), std::io::stdout().lock())?);
    }
    if let [_, word, profile, listen] = std::env::args().collect::<Vec<_>>().as_slice()
        && word == ours::TAKER
    {
        return ours::take(Path::new(profile), listen);
    }
    let arguments = Arguments::parse();
    std::fs::create_dir_all(&arguments.out)?;
    let content = Arc::new(Content::kept(&arguments.out, SEED, ours::clerks(), arguments.dossiers())?);
    let mut competitors = competitors(&arguments, &content)?;
    let samples = if arguments.smoke { 20 } else { 1_000 };
    publish(&arguments, &floor::measure(&arguments.out, &content.dossiers[0].saved, samples)?)?;
    for step in arguments.plan.steps(arguments.dossiers(), arguments.rounds()) {
        publish(&arguments, &compete(&mut competitors, step)?)?;
    }
    Ok(())
}

/// Shows and saves rows at once: a long measurement that is cut short keeps what it has.
fn publish(arguments: &Arguments, rows: &[Row]) -> Result<(), BenchError> {
    print!("{}", report::table(rows));
    report::save(&arguments.out.join("summary.json"), rows)
}

type Competitors = Vec<Box<dyn Workload>>;

fn competitors(arguments: &Arguments, content: &Arc<Content>) -> Result<Competitors, BenchError> {
    let limit = Duration::from_secs(arguments.limit);
    let mut competitors: Competitors = vec![Box::new(Ours::new(&arguments.out, content.clone(), limit)?)];
    competitors.push(Box::new(Raw::new(&arguments.out, SEED)?));
    competitors.push(Box::new(Ideal));
    competitors.extend(in_process(arguments, content, limit)?);
    if arguments.plan.has_documents()
        && let Some(pouchdb) = PouchDb::start(&arguments.out, content, !arguments.smoke)?
    {
        competitors.push(Box::new(pouchdb));
    }
    competitors.retain(|competitor| competitor.ours() || competitor.name().contains(&arguments.only));
    Ok(competitors)
}

#[cfg(feature = "peers")]
fn in_process(arguments: &Arguments, content: &Arc<Content>, limit: Duration) -> Result<Competitors, BenchError> {
    use jiangxuan_bench::peers::{iroh_blobs::IrohBlobs, samod::Samod};
    let blobs = IrohBlobs::new(&arguments.out, SEED)?;
    Ok(vec![Box::new(Samod::new(content.clone(), limit)), Box::new(blobs)])
}

#[cfg(not(feature = "peers"))]
fn in_process(_: &Arguments, _: &Arc<Content>, _: Duration) -> Result<Competitors, BenchError> {
    Ok(Vec::new())
}

/// Lets the competitors do one step in turn: one block of rows for each peer that can.
fn compete(competitors: &mut [Box<dyn Workload>], step: Step) -> Result<Vec<Row>, BenchError> {
    let results = measure::in_turn(step.runs, competitors, |competitor| competitor.run(&step.work))?;
    let results: Vec<Vec<Sample>> =
        results.into_iter().map(|samples| samples.into_iter().flatten().collect()).collect();
    let ours = competitors.iter().position(|competitor| competitor.ours());
    let ours = ours.map_or(&[][..], |at| &results[at]);
    let peers: Vec<_> = competitors
        .iter()
        .zip(&results)
        .filter(|(competitor, samples)| !competitor.ours() && !samples.is_empty())
        .collect();
    if peers.is_empty() {
        return Ok(report::rows(&step.work, "-", ours, &[]));
    }
    Ok(peers
        .into_iter()
        .flat_map(|(competitor, samples)| report::rows(&step.work, competitor.name(), ours, samples))
        .collect())
}
