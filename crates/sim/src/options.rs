//! What a seed makes of a world: its size, and which troubles may come.

use crate::dice::Dice;

/// The shape of a world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Everything else is drawn from it.
    pub seed: u64,
    /// Devices of each bureau; the municipal node is apart.
    pub devices: Vec<usize>,
    /// How many things people do.
    pub commands: usize,
    /// Connections break, with frames under way.
    pub cuts: bool,
    /// Devices fall into groups that do not reach each other, or go offline for days.
    pub partitions: bool,
    /// Programs die before a commit, after it, and between two effects.
    pub crashes: bool,
    /// Commits fail because the disk is full.
    pub full_disks: bool,
    /// A device is put back to an older image of its disk.
    pub restores: bool,
    /// A copy of a device's disk runs beside the original.
    pub clones: bool,
    /// The municipal node is put back to an older image of its disk.
    pub hub_restore: bool,
    /// Clocks are wrong by up to twenty years.
    pub wrong_clocks: bool,
    /// A device is revoked, and goes on working unaware.
    pub revoke: bool,
    /// The season is closed towards the end.
    pub closing: bool,
    /// Some work travels by carry file.
    pub carry: bool,
    /// Scans are attached, and some devices ask for those of others.
    pub scans: bool,
}

impl Options {
    /// The options that a seed stands for.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        let mut dice = Dice::new(seed ^ 0x6f70_7469_6f6e_7321);
        let bureaus = 2 + dice.below(3);
        let hub_restore = dice.percent(12);
        Self {
            seed,
            devices: (0..bureaus).map(|_| 1 + dice.below(3)).collect(),
            commands: 30 + dice.below(51),
            cuts: dice.percent(80),
            partitions: dice.percent(60),
            crashes: dice.percent(60),
            full_disks: dice.percent(30),
            restores: dice.percent(20),
            clones: dice.percent(12),
            hub_restore,
            wrong_clocks: dice.percent(40),
            // A node put back to before a revocation does not know of it until somebody tells it.
            revoke: !hub_restore && dice.percent(20),
            closing: !hub_restore && dice.percent(40),
            carry: dice.percent(40),
            scans: dice.percent(50),
        }
    }

    /// A world without any trouble.
    #[must_use]
    pub fn calm(seed: u64, devices: &[usize]) -> Self {
        Self {
            seed,
            devices: devices.to_vec(),
            commands: 0,
            cuts: false,
            partitions: false,
            crashes: false,
            full_disks: false,
            restores: false,
            clones: false,
            hub_restore: false,
            wrong_clocks: false,
            revoke: false,
            closing: false,
            carry: false,
            scans: false,
        }
    }
}
