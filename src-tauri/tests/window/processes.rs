//! What the processes of a window cost, as the kernel counts it.

use std::fs::read_to_string;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Ticks of the kernel's clock for processes: a constant of its interface, `USER_HZ`.
const TICKS: f64 = 100.0;

/// A process and all that come from it.
pub fn family(first: u32) -> Vec<u32> {
    let folders = std::fs::read_dir("/proc").expect("processes").flatten();
    let numbers = folders.filter_map(|folder| folder.file_name().to_str()?.parse().ok());
    let parents: Vec<(u32, u32)> = numbers.filter_map(|process| Some((process, parent(process)?))).collect();
    let mut family = vec![first];
    let mut next = 0;
    while let Some(&one) = family.get(next) {
        family.extend(parents.iter().filter(|(_, parent)| *parent == one).map(|(process, _)| process));
        next += 1;
    }
    family
}

/// Whether a process is there and has not ended.
pub fn runs(process: u32) -> bool {
    stat(process).is_some_and(|fields| fields.first().is_some_and(|state| state != "Z" && state != "X"))
}

/// The program's name as the kernel knows it.
pub fn name(process: u32) -> String {
    read_to_string(format!("/proc/{process}/comm")).unwrap_or_default().trim().to_owned()
}

/// Processor time of these processes so far.
pub fn busy(processes: &[u32]) -> Duration {
    let ticks = |process: &u32| Some(number(&stat(*process)?, 11)? + number(&stat(*process)?, 12)?);
    Duration::from_secs_f64(processes.iter().filter_map(ticks).sum::<f64>() / TICKS)
}

/// When a process began, in milliseconds since 1970, to the next 10.
pub fn began(process: u32) -> f64 {
    let up = read_to_string("/proc/uptime").expect("uptime");
    let up: f64 = up.split(' ').next().and_then(|text| text.parse().ok()).expect("seconds");
    let age = up - number(&stat(process).expect("a process"), 19).expect("ticks") / TICKS;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock").as_secs_f64();
    (now - age) * 1000.0
}

/// Megabytes of a process: its own together with its share of what it has in common with others, and all that it sees.
pub fn memory(process: u32) -> (f64, f64) {
    let rollup = read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let of = |key: &str| {
        let line = rollup.lines().find(|line| line.starts_with(key));
        line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok()).unwrap_or_default() / 1024.0
    };
    (of("Pss:"), of("Rss:"))
}

fn parent(process: u32) -> Option<u32> {
    stat(process)?.get(1)?.parse().ok()
}

/// The fields of `/proc/N/stat` after the name, which may hold blanks: the first is the state.
fn stat(process: u32) -> Option<Vec<String>> {
    let text = read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, fields) = text.rsplit_once(')')?;
    Some(fields.split_whitespace().map(str::to_owned).collect())
}

fn number(fields: &[String], at: usize) -> Option<f64> {
    fields.get(at)?.parse().ok()
}
