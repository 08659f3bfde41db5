//! Wires between devices: frames are encoded, queued, delivered one at a time, and counted.

use std::collections::VecDeque;

use jiangxuan_model::{Digest, DocId, Edit};
use jiangxuan_sync::{Frame, Hello, Output, Parcel, RefusalCode, Session, limits, session};
use jiangxuan_trust::may_read;

use super::device::Device;
use super::now;

/// A connection; end 0 dialled.
pub struct Wire {
    pub ends: [usize; 2],
    pub sessions: [Session; 2],
    pub inbox: [VecDeque<Vec<u8>>; 2],
    pub told: [Vec<Output>; 2],
    pub frames: usize,
    pub bytes: usize,
    pub largest_flight: usize,
    flight: [usize; 2],
}

impl Wire {
    pub fn level(&self) -> bool {
        self.sessions.iter().all(Session::level)
    }

    pub fn told_level(&self, side: usize) -> usize {
        self.told[side].iter().filter(|output| **output == Output::Level).count()
    }

    pub fn refused(&self, side: usize) -> Vec<(DocId, RefusalCode)> {
        let refused = |output: &Output| match output {
            Output::PeerRefused(doc, code) => Some((doc.clone(), *code)),
            _ => None,
        };
        self.told[side].iter().filter_map(refused).collect()
    }
}

#[derive(Default)]
pub struct World {
    pub devices: Vec<Device>,
    pub wires: Vec<Wire>,
    /// Documents that a device's disk refuses.
    pub broken: Vec<(usize, DocId)>,
}

impl World {
    pub fn of(devices: impl IntoIterator<Item = Device>) -> Self {
        Self { devices: devices.into_iter().collect(), ..Self::default() }
    }

    /// Connects two devices: both say hello.
    pub fn dial(&mut self, from: usize, to: usize) -> usize {
        let wire = Wire {
            ends: [from, to],
            sessions: [Session::new(true), Session::new(false)],
            inbox: Default::default(),
            told: Default::default(),
            frames: 0,
            bytes: 0,
            largest_flight: 0,
            flight: [0, 0],
        };
        self.wires.push(wire);
        let at = self.wires.len() - 1;
        (0..2).for_each(|side| self.hello(at, side));
        at
    }

    fn hello(&mut self, wire: usize, side: usize) {
        let root = self.root(wire, side);
        self.wires[wire].sessions[side].greet(root);
        let hello = Hello {
            protocol: jiangxuan_sync::wire::PROTOCOL,
            schema: 1,
            campaign: self.devices[0].roster.campaign,
            heads: Vec::new(),
            clock: now(),
            root,
            mark: Some([1; 16]),
            next_mark: [2; 16],
        };
        self.act(wire, side, vec![Output::Send(Frame::Hello(hello))]);
    }

    pub fn root(&self, wire: usize, side: usize) -> Digest {
        let (mine, theirs) = self.pair(wire, side);
        session::root(&self.devices[mine].to(&self.devices[theirs]))
    }

    fn pair(&self, wire: usize, side: usize) -> (usize, usize) {
        let ends = self.wires[wire].ends;
        (ends[side], ends[1 - side])
    }

    /// Runs one step of a session against what its device holds now.
    fn with(
        &mut self,
        wire: usize,
        side: usize,
        step: impl FnOnce(&mut Session, &dyn session::Holdings) -> Vec<Output>,
    ) {
        let (mine, theirs) = self.pair(wire, side);
        let shared = self.devices[mine].to(&self.devices[theirs]);
        let outputs = step(&mut self.wires[wire].sessions[side], &shared);
        self.act(wire, side, outputs);
    }

    fn act(&mut self, wire: usize, side: usize, outputs: Vec<Output>) {
        for output in outputs {
            match output {
                Output::Send(frame) => self.send(wire, side, &frame),
                Output::Admit(parcels) => parcels.iter().for_each(|parcel| self.admit(wire, side, parcel)),
                Output::Take(statements) => self.take(wire, side, &statements),
                told => self.wires[wire].told[side].push(told),
            }
        }
    }

    fn send(&mut self, wire: usize, side: usize, frame: &Frame) {
        let bytes = frame.encode().expect("every frame fits");
        assert!(bytes.len() <= limits::FRAME);
        let wire = &mut self.wires[wire];
        if let Frame::Changes(parcels) = frame {
            wire.flight[side] += parcels.iter().map(Parcel::size).sum::<usize>();
            wire.largest_flight = wire.largest_flight.max(wire.flight[side]);
        }
        wire.frames += 1;
        wire.bytes += bytes.len();
        wire.inbox[1 - side].push_back(bytes);
    }

    fn admit(&mut self, wire: usize, side: usize, parcel: &Parcel) {
        let (mine, theirs) = self.pair(wire, side);
        let peer = self.devices[theirs].id();
        let broken = self.broken.contains(&(mine, parcel.doc.clone()));
        let outcome = if broken { Err(RefusalCode::NotStored) } else { self.devices[mine].admit(&peer, parcel) };
        self.wires[wire].flight[1 - side] -= parcel.size();
        let fate = outcome.as_ref().map(|(digest, _)| *digest).map_err(|code| *code);
        self.with(wire, side, |session, holdings| session.judged(holdings, &parcel.doc, fate));
        if let Ok((_, fresh)) = outcome
            && !fresh.chains.is_empty()
        {
            self.announce(mine, Some(wire), &[fresh], &[]);
        }
    }

    fn take(&mut self, wire: usize, side: usize, statements: &[jiangxuan_trust::SignedStatement]) {
        let (mine, _) = self.pair(wire, side);
        let mut new = Vec::new();
        for statement in statements {
            if !self.devices[mine].statements.contains_key(&statement.id()) && self.devices[mine].take(statement) {
                new.push(statement.id());
            }
        }
        let all = statements.iter().map(jiangxuan_trust::SignedStatement::id).collect();
        self.with(wire, side, |session, holdings| session.statements_kept(holdings, all));
        self.announce(mine, Some(wire), &[], &new);
    }

    /// Tells every connected peer, but the one it came from, what was committed here.
    pub fn announce(&mut self, device: usize, from: Option<usize>, parcels: &[Parcel], statements: &[Digest]) {
        for wire in (0..self.wires.len()).filter(|wire| Some(*wire) != from) {
            let Some(side) = self.wires[wire].ends.iter().position(|end| *end == device) else { continue };
            let (_, theirs) = self.pair(wire, side);
            let peer = self.devices[theirs].id();
            let roster = &self.devices[device].roster;
            let parcels = parcels.iter().filter(|parcel| may_read(roster, &peer, &parcel.doc)).cloned().collect();
            self.with(wire, side, |session, holdings| session.announce(holdings, parcels, statements));
        }
    }

    /// Edits on one device, and announces.
    pub fn edit(&mut self, device: usize, doc: &DocId, edits: &[Edit]) {
        if let Some(parcel) = self.devices[device].edit(doc, edits) {
            self.announce(device, None, &[parcel], &[]);
        }
    }

    pub fn set(&mut self, device: usize, doc: &DocId, key: &str, value: &str) {
        self.edit(device, doc, &[Edit::Field { key: key.into(), value: value.into() }]);
    }

    /// Signs a statement on one device, and announces it.
    pub fn state(&mut self, device: usize, bureau: &str, reason: &str) -> Digest {
        let id = self.devices[device].state(bureau, reason);
        self.announce(device, None, &[], &[id]);
        id
    }

    /// Hangs up in the middle of whatever goes on, and dials again.
    pub fn redial(&mut self, wire: usize) {
        if let Some(old) = self.wires.get(wire) {
            let [from, to] = old.ends;
            self.dial(from, to);
            self.wires.swap_remove(wire);
        }
    }

    /// Delivers the oldest frame to one end; false if there is none.
    pub fn deliver(&mut self, wire: usize, side: usize) -> bool {
        let Some(bytes) = self.wires.get_mut(wire).and_then(|wire| wire.inbox[side].pop_front()) else { return false };
        let frame = Frame::decode(&bytes).expect("decodes");
        self.with(wire, side, |session, holdings| match frame {
            Frame::Hello(hello) => session.meet(holdings, hello.root),
            frame => session.receive(holdings, frame),
        });
        true
    }

    /// Delivers what is under way towards one end.
    pub fn deliver_all(&mut self, wire: usize, side: usize) -> usize {
        let waiting = self.wires[wire].inbox[side].len();
        (0..waiting).filter(|_| self.deliver(wire, side)).count()
    }

    /// One round trip; false when all was quiet.
    pub fn round(&mut self, wire: usize) -> bool {
        let there = self.deliver_all(wire, 1);
        let back = self.deliver_all(wire, 0);
        there + back > 0
    }

    /// Runs every wire until nothing moves; returns the number of rounds.
    pub fn settle(&mut self) -> usize {
        let mut rounds = 0;
        while (0..self.wires.len()).filter(|wire| self.round(*wire)).count() > 0 {
            rounds += 1;
            assert!(rounds < 10_000, "the devices never come to rest");
        }
        rounds
    }

    /// Dials, settles, hangs up.
    pub fn sync(&mut self, from: usize, to: usize) {
        let wire = self.dial(from, to);
        self.settle();
        assert!(self.wires[wire].level(), "both sides are level");
        self.wires.remove(wire);
    }

    pub fn equal(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.devices[one], &self.devices[other]);
        session::root(&one.to(other)) == session::root(&other.to(one))
    }

    /// Both ends have said level, and hold the same.
    pub fn assert_level(&self, wire: usize) {
        let [one, other] = self.wires[wire].ends;
        for side in 0..2 {
            assert!(self.wires[wire].sessions[side].level(), "side {side}: {:?}", self.wires[wire].sessions[side]);
            assert_eq!(self.wires[wire].sessions[side].open(), 0);
        }
        assert!(self.equal(one, other), "both sides hold the same");
    }
}
