//! Links as the transport gives them: up, frames in order, down. For one peer never two at once.

use jiangxuan_engine::Input;
use jiangxuan_model::DeviceId;

use crate::bug;
use crate::world::{Event, World};

/// A connection. End 0 dialled.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    /// The machines at its ends.
    pub ends: [usize; 2],
    /// Whether each end believes that it stands.
    pub up: [bool; 2],
    /// Whether it is broken; its ends may not have noticed.
    pub broken: bool,
    /// When the last frame to each end arrives: the next one comes after it.
    free: [i64; 2],
    /// Milliseconds that a frame takes at least.
    delay: i64,
}

impl Link {
    fn end_of(&self, node: usize) -> Option<usize> {
        self.ends.iter().position(|end| *end == node)
    }
}

impl World {
    /// Connects two machines, if they can reach each other and are not connected.
    pub fn dial(&mut self, from: usize, to: usize) {
        if from == to || !self.reaches(from, to) || self.connected(from, to) {
            return;
        }
        self.forget_broken(from, to);
        if !self.reaches(from, to) {
            return; // one of them died of the news
        }
        let (up, delay) = (self.dice.between(5, 200), self.dice.between(5, 800));
        let number = self.sequence + 1;
        let link = Link { ends: [from, to], up: [false; 2], broken: false, free: [self.now + up + delay; 2], delay };
        self.trace.line(format!("{} {} dials {}", self.now, self.nodes[from].name, self.nodes[to].name));
        self.links.insert(number, link);
        self.later(up, Event::Up { link: number, end: 1 });
        self.later(up + delay / 2, Event::Up { link: number, end: 0 });
    }

    fn reaches(&self, from: usize, to: usize) -> bool {
        let (one, other) = (&self.nodes[from], &self.nodes[to]);
        let run = one.core.is_some() && other.core.is_some();
        run && one.online && other.online && one.island == other.island && one.device != other.device
    }

    /// Whether a sound link stands between the two.
    pub fn connected(&self, one: usize, other: usize) -> bool {
        let both = |link: &&Link| link.end_of(one).is_some() && link.end_of(other).is_some();
        self.links.values().filter(both).any(|link| !link.broken)
    }

    /// A new connection proves that the old one between these devices is lost: it is reported down first.
    fn forget_broken(&mut self, from: usize, to: usize) {
        for (node, other) in [(to, from), (from, to)] {
            let device = self.nodes[other].device;
            let old: Vec<u64> = self.links_with(node, &device);
            for number in old {
                self.cut(number);
                if let Some(end) = self.links.get(&number).and_then(|link| link.end_of(node)) {
                    self.link_down(number, end);
                }
            }
        }
    }

    fn links_with(&self, node: usize, device: &DeviceId) -> Vec<u64> {
        let with = |link: &Link| link.end_of(node).is_some_and(|end| self.nodes[link.ends[1 - end]].device == *device);
        self.links.iter().filter(|(_, link)| with(link)).map(|(number, _)| *number).collect()
    }

    pub(crate) fn link_up(&mut self, number: u64, end: usize) {
        let Some(link) = self.links.get_mut(&number).filter(|link| !link.broken) else { return };
        let (node, peer) = (link.ends[end], link.ends[1 - end]);
        if self.nodes[node].core.is_none() {
            return self.cut(number);
        }
        link.up[end] = true;
        let peer = self.nodes[peer].device;
        self.feed(node, Input::Up { peer, path: "direct".to_owned(), dialled: end == 0 });
    }

    pub(crate) fn link_down(&mut self, number: u64, end: usize) {
        let Some(link) = self.links.get_mut(&number) else { return };
        let (node, peer) = (link.ends[end], link.ends[1 - end]);
        let believed = std::mem::replace(&mut link.up[end], false);
        if !link.up[0] && !link.up[1] {
            self.links.remove(&number);
        }
        if believed {
            let peer = self.nodes[peer].device;
            self.feed(node, Input::Down { peer });
        }
    }

    pub(crate) fn send(&mut self, node: usize, peer: &DeviceId, bytes: Vec<u8>) {
        let numbers = self.links_with(node, peer);
        let sound = numbers.into_iter().find(|number| {
            self.links.get(number).is_some_and(|link| !link.broken && link.end_of(node).is_some_and(|end| link.up[end]))
        });
        let Some(number) = sound else { return };
        let jitter = self.dice.between(0, 300);
        let swallowed = bug::swallows(self, &bytes);
        let Some(link) = self.links.get_mut(&number) else { return };
        let Some(end) = link.end_of(node).map(|end| 1 - end) else { return };
        let at = (self.now + link.delay + jitter).max(link.free[end] + 1);
        link.free[end] = at;
        if !swallowed {
            self.later(at - self.now, Event::Frame { link: number, end, bytes });
        }
    }

    pub(crate) fn arrive(&mut self, number: u64, end: usize, bytes: Vec<u8>) {
        let Some(link) = self.links.get(&number).filter(|link| !link.broken && link.up[end]) else { return };
        let (node, peer) = (link.ends[end], link.ends[1 - end]);
        let peer = self.nodes[peer].device;
        self.feed(node, Input::Frame { peer, bytes });
    }

    /// One side ends a connection; what it has sent still arrives.
    pub(crate) fn close(&mut self, node: usize, peer: &DeviceId) {
        for number in self.links_with(node, peer) {
            let Some(link) = self.links.get(&number).filter(|link| !link.broken) else { continue };
            let Some(end) = link.end_of(node) else { continue };
            let wait = (link.free[1 - end] - self.now).max(0) + 1;
            self.later(wait, Event::Down { link: number, end: 1 - end });
            self.later(wait, Event::Down { link: number, end });
        }
    }

    /// Breaks a link: frames under way are lost, and each end notices in its own time.
    pub(crate) fn cut(&mut self, number: u64) {
        let Some(link) = self.links.get_mut(&number).filter(|link| !link.broken) else { return };
        link.broken = true;
        for end in [0, 1] {
            let delay = self.dice.between(0, 30_000);
            self.later(delay, Event::Down { link: number, end });
        }
    }

    /// Breaks every link of a machine; the machine itself knows at once.
    pub fn drop_links(&mut self, node: usize) {
        let numbers: Vec<u64> =
            self.links.iter().filter(|(_, link)| link.end_of(node).is_some()).map(|(number, _)| *number).collect();
        for number in numbers {
            self.cut(number);
            if let Some(link) = self.links.get_mut(&number)
                && let Some(end) = link.end_of(node)
            {
                let knew = std::mem::replace(&mut link.up[end], false);
                let peer = self.nodes[link.ends[1 - end]].device;
                if knew {
                    self.feed(node, Input::Down { peer });
                }
            }
        }
    }

    /// Breaks every link between machines that no longer reach each other.
    pub(crate) fn part_islands(&mut self) {
        let apart = |link: &Link| {
            let [one, other] = link.ends.map(|end| &self.nodes[end]);
            !one.online || !other.online || one.island != other.island
        };
        let numbers: Vec<u64> = self.links.iter().filter(|(_, link)| apart(link)).map(|(number, _)| *number).collect();
        numbers.into_iter().for_each(|number| self.cut(number));
    }

    /// Looks whom the program wants to reach, and dials them.
    pub(crate) fn wake(&mut self, node: usize) {
        let machine = &self.nodes[node];
        let Some(core) = machine.core.as_ref() else { return };
        let targets: Vec<DeviceId> = core.targets(&machine.disk).into_iter().map(|target| target.device).collect();
        for device in targets {
            let machines: Vec<usize> = (0..self.nodes.len()).filter(|at| self.nodes[*at].device == device).collect();
            // Of a device and its copy, whichever is found answers.
            if let Some(to) = self.dice.pick(&machines) {
                self.dial(node, to);
            }
        }
    }
}
