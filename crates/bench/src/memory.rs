//! What a piece of work needs of memory.

use std::fs;

/// What this process held when the work began, and which children it had.
pub struct Watch {
    held: u64,
    children: Vec<String>,
}

impl Watch {
    /// From here on the most that is held counts.
    #[must_use]
    pub fn start() -> Self {
        // Where the mark cannot be reset the figure is only the larger.
        let _reset = fs::write("/proc/self/clear_refs", "5");
        Self { held: figure("self", "VmRSS").unwrap_or_default(), children: children() }
    }

    /// The most that this process held above what it held before, and what children since then hold, in bytes; 0 where
    /// the system does not tell.
    #[must_use]
    pub fn most(&self) -> u64 {
        let own = figure("self", "VmHWM").map_or(0, |most| most.saturating_sub(self.held));
        let new = children().into_iter().filter(|child| !self.children.contains(child));
        own + new.filter_map(|child| figure(&child, "VmHWM")).sum::<u64>()
    }
}

fn children() -> Vec<String> {
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let lists = threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    lists.flat_map(|list| list.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// A line of a process's status, in bytes.
fn figure(process: &str, name: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn what_was_held_for_a_moment_counts() {
        let watch = Watch::start();
        let block = vec![1_u8; 64 << 20];
        assert!(block.iter().all(|byte| *byte == 1));
        drop(block);
        assert!(watch.most() >= 60 << 20, "{}", watch.most());
    }
}
