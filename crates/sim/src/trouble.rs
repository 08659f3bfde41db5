//! What goes wrong: cuts, partitions, crashes, full disks, old images, copies. And the end of it.

use jiangxuan_engine::Command;
use jiangxuan_model::{Document, Vector};
use jiangxuan_store::{Batch, Memory, Shelf as _, Write};

use crate::facts::Fact;
use crate::machine::{Fault, Machine};
use crate::scans::{self, Scan};
use crate::world::{Event, HUB, World};

/// A disk as it was at some time.
#[derive(Debug, Clone)]
pub struct Image {
    /// Of which machine.
    pub node: usize,
    /// When it was taken.
    pub at: i64,
    /// What was on it.
    pub disk: Memory,
}

impl World {
    /// Lives through everything that the options ask for, troubles included, up to the moment before they end.
    pub fn live(&mut self) {
        let mut images: Vec<Image> = Vec::new();
        let commands = self.options.commands;
        for number in 0..commands {
            self.act();
            if self.options.scans && self.dice.percent(25) {
                self.handle_scans();
            }
            self.misfortune();
            self.old_disks(number, &mut images);
            if self.options.closing
                && let Some(since) = number.checked_sub(commands * 7 / 10)
                && since.is_multiple_of(4)
            {
                self.close_season(since / 4);
            }
            if self.options.revoke && number == commands / 2 {
                self.revoke_some();
            }
            let gap =
                if self.dice.percent(15) { self.dice.between(60_000, 7_200_000) } else { self.dice.between(0, 4_000) };
            self.run_for(gap);
        }
    }

    /// Perhaps something goes wrong; in any case somebody looks for the network.
    fn misfortune(&mut self) {
        let node = self.dice.below(self.nodes.len());
        if self.options.cuts && self.dice.percent(12) {
            let numbers: Vec<u64> = self.links.keys().copied().collect();
            self.dice.pick(&numbers).into_iter().for_each(|number| self.cut(number));
        }
        if self.options.partitions && self.dice.percent(8) {
            self.repartition();
        }
        if self.options.crashes && self.dice.percent(10) {
            let fault = if self.dice.percent(30) { Fault::Before } else { Fault::After(self.dice.below(6)) };
            self.planned.insert(node, fault);
        }
        if self.options.full_disks && self.dice.percent(5) {
            self.planned.insert(node, Fault::Full);
        }
        for _ in 0..3 {
            let (node, delay) = (self.dice.below(self.nodes.len()), self.dice.between(0, 3_000));
            self.later(delay, Event::Wake { node });
        }
        let node = self.dice.below(self.nodes.len());
        self.later(500, Event::Tick { node });
    }

    fn repartition(&mut self) {
        let islands = 1 + self.dice.below(3);
        for node in 0..self.nodes.len() {
            self.nodes[node].island = self.dice.below(islands);
            self.nodes[node].online = self.dice.percent(85);
        }
        self.trace.line(format!("{} the network falls into {islands} parts", self.now));
        self.part_islands();
    }

    fn old_disks(&mut self, number: usize, images: &mut Vec<Image>) {
        let commands = self.options.commands;
        if number == commands / 3 {
            let others: Vec<usize> = (1..self.nodes.len()).collect();
            images.extend([HUB].into_iter().chain(self.dice.pick(&others)).map(|node| self.image(node)));
        }
        let (hub, device) = (images.first().cloned(), images.get(1).cloned());
        if self.options.hub_restore && number == commands * 2 / 3 {
            hub.into_iter().for_each(|image| self.put_back(&image));
        }
        if self.options.restores && number == commands / 2 {
            device.clone().into_iter().for_each(|image| self.put_back(&image));
        }
        if self.options.clones && number == commands * 3 / 5 {
            device.into_iter().for_each(|image| _ = self.run_copy(&image));
        }
    }

    /// The disk of a machine as it is now.
    #[must_use]
    pub fn image(&self, node: usize) -> Image {
        Image { node, at: self.now, disk: self.nodes[node].disk.clone() }
    }

    /// Puts a machine back to an image. What only its disk had is gone, and nobody may be blamed for it.
    pub fn put_back(&mut self, image: &Image) {
        let node = image.node;
        self.trace.line(format!("{} {} is put back to {}", self.now, self.nodes[node].name, image.at));
        self.stop(node);
        self.nodes[node].disk = image.disk.clone();
        self.taken.push(image.at..=self.now);
        self.hub_restored |= node == HUB;
        self.write_off();
        self.copied.insert(self.nodes[node].device);
        self.restart(node);
    }

    /// Starts a second machine on an image.
    pub fn run_copy(&mut self, image: &Image) -> usize {
        let original = &self.nodes[image.node];
        let mut copy = Machine::new(format!("{}的副本", original.name), original.bureau.as_str(), &[0; 32]);
        copy.device = original.device;
        copy.disk = image.disk.clone();
        copy.revoked = original.revoked;
        copy.copy = true;
        copy.start();
        self.copied.insert(copy.device);
        self.trace.line(format!("{} {} runs", self.now, copy.name));
        self.nodes.push(copy);
        self.nodes.len() - 1
    }

    /// Notes what was confirmed, was taken from a disk that was put back, and is on no disk of a device in the season.
    pub(crate) fn write_off(&mut self) {
        if self.taken.is_empty() {
            return;
        }
        let standing = self.nodes.iter().filter(|machine| machine.revoked.is_none());
        let disks: Vec<Memory> = standing.map(|machine| machine.disk.clone()).collect();
        let taken = |at: i64| self.taken.iter().any(|times| times.contains(&at));
        let held = |fact: &Fact| {
            let doc = fact.doc.as_deref().unwrap_or_default();
            disks.iter().any(|disk| has(disk, doc, fact.path.as_deref(), &fact.value))
        };
        let stated = |id: &str| {
            let statements = disks.iter().flat_map(|disk| disk.statements().unwrap_or_default());
            statements.into_iter().any(|(held, _)| held.to_string() == id)
        };
        let kept = |scan: &Scan| disks.iter().any(|disk| scans::has(disk, &scan.doc, scan));
        let facts = self.facts.entered.iter_mut().filter(|fact| fact.acknowledged && taken(fact.at));
        facts.filter(|fact| !held(fact)).for_each(|fact| fact.destroyed = true);
        let seals = self.facts.seals.iter_mut().filter(|told| taken(told.at));
        seals.filter(|told| !stated(&told.seal)).for_each(|told| told.destroyed = true);
        // Nobody but the municipal node gives receipts: no other disk takes one from it.
        if self.hub_restored {
            self.facts.receipts.retain(|seen| stated(&seen.id));
        }
        let scans = self.facts.scans.iter_mut().filter(|scan| taken(scan.at));
        scans.filter(|scan| !kept(scan)).for_each(|scan| scan.destroyed = true);
    }

    /// Ends all troubles: everything runs, is connected, and comes to rest. Whether it did.
    pub fn heal(&mut self) -> bool {
        self.trace.line(format!("{} the troubles end", self.now));
        self.planned.clear();
        self.restart(HUB);
        self.hear_of_revocation();
        for node in 0..self.nodes.len() {
            let shut_out = self.nodes[node].revoked.is_some();
            (self.nodes[node].online, self.nodes[node].island) = (!shut_out && !self.nodes[node].copy, 0);
            self.restart(node);
        }
        self.part_islands();
        let mut rested = self.settle();
        rested &= self.connect_all();
        for copy in (0..self.nodes.len()).filter(|at| self.nodes[*at].copy).collect::<Vec<_>>() {
            rested &= self.connect_copy(copy);
        }
        if self.options.revoke || self.copies() {
            self.admit_waiting();
            (0..self.nodes.len()).for_each(|node| self.drop_links(node));
            rested &= self.settle();
            rested &= self.connect_all();
        }
        (0..self.nodes.len()).for_each(|node| self.later(1, Event::Tick { node }));
        rested && self.settle()
    }

    /// Whether a revocation holds whose answer nobody saw.
    fn hear_of_revocation(&mut self) {
        let Some((node, at)) = self.revoking else { return };
        let device = self.nodes[node].device;
        let roster = self.nodes[HUB].core.as_ref().and_then(|core| core.roster());
        if roster.is_some_and(|roster| roster.is_revoked(&device)) {
            let same = self.nodes.iter_mut().filter(|machine| machine.device == device);
            same.for_each(|machine| machine.revoked = Some(machine.revoked.unwrap_or(at)));
            self.write_off();
        }
    }

    fn copies(&self) -> bool {
        self.nodes.iter().any(|machine| machine.copy)
    }

    /// Everybody dials everybody whom it wants to reach.
    pub fn connect_all(&mut self) -> bool {
        (0..self.nodes.len()).for_each(|node| self.later(10, Event::Wake { node }));
        self.settle()
    }

    fn connect_copy(&mut self, copy: usize) -> bool {
        let device = self.nodes[copy].device;
        let original = self.nodes.iter().position(|machine| machine.device == device && !machine.copy).unwrap_or(copy);
        let online = self.nodes[original].revoked.is_none();
        (self.nodes[original].online, self.nodes[copy].online) = (false, online);
        self.part_islands();
        self.settle();
        self.dial(copy, HUB);
        self.settle();
        (self.nodes[original].online, self.nodes[copy].online) = (online, false);
        self.part_islands();
        self.settle();
        self.connect_all()
    }

    /// The municipal officer lets in all that may be let in.
    fn admit_waiting(&mut self) {
        for row in self.rows(HUB, Command::QuarantineList) {
            if row["outcome"].is_null()
                && row["admissible"] == true
                && let Some(no) = row["no"].as_u64()
            {
                self.begin(HUB, Command::QuarantineAdmit { no, reason: "电话核实".to_owned() });
                self.settle();
            }
        }
    }
}

/// Whether a disk's record shows that a path of a document ever had this value; any document where none is named.
fn has(disk: &Memory, doc: &str, path: Option<&str>, value: &str) -> bool {
    let rows = disk.documents().unwrap_or_default();
    rows.iter().filter(|row| doc.is_empty() || row.doc.to_string() == doc).any(|row| {
        let chains = disk.chains(&row.doc, &Vector::default()).unwrap_or_default();
        let bytes: Vec<&[u8]> = chains.iter().map(|chain| chain.bytes.as_slice()).collect();
        let held = Document::rebuild(row.doc.clone(), &bytes).map(|document| document.history(path));
        held.is_ok_and(|history| history.iter().any(|past| past.written.value == value))
    })
}

impl World {
    /// Writes the statements of one machine's disk onto another's, without any of the documents; the latter starts anew.
    pub fn pass_statements(&mut self, from: usize, to: usize) {
        let statements = self.nodes[from].disk.statements().unwrap_or_default();
        let writes = statements.into_iter().map(|(id, bytes)| Write::Statement { id, bytes }).collect();
        self.stop(to);
        let passed = self.nodes[to].disk.commit(&Batch { writes });
        assert!(passed.is_ok(), "a sound disk takes statements");
        self.nodes[to].start();
    }
}
