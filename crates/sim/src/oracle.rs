//! The judge: compares what is on the disks with what people were told, by rules of its own.

mod record;
mod scans;
mod statements;

use std::collections::{BTreeMap, BTreeSet};

use jiangxuan_engine::{Command, Core};
use jiangxuan_model::{BureauCode, DocId, Kind};
use serde_json::Value;

use crate::facts::{Disagreement, Fact};
use crate::world::{HUB, World};
use record::Record;

/// What is wrong, one sentence each; nothing where all is well.
pub type Complaints = Vec<String>;

/// Ends the troubles of a world and judges it.
pub fn judge(world: &mut World) -> Complaints {
    let mut complaints = Vec::new();
    if !world.heal() {
        complaints.push("the world does not come to rest".to_owned());
    }
    world.trace.mute();
    complaints.extend(alarms(world));
    complaints.extend(levels(world));
    complaints.extend(restarts(world));
    complaints.extend(check(world));
    complaints
}

/// Judges a world as it stands.
pub fn check(world: &mut World) -> Complaints {
    let records: Vec<Record> = world.nodes.iter().map(|machine| Record::read(&machine.disk)).collect();
    let judge = Judge { world, records };
    let mut complaints = judge.lost();
    complaints.extend(judge.intruders());
    complaints.extend(judge.invented());
    complaints.extend(judge.agreement());
    complaints.extend(judge.revoked_work());
    complaints.extend(statements::check(&judge));
    complaints.extend(scans::check(&judge));
    complaints.extend(disagreements(world));
    complaints.extend(deliveries(world));
    complaints
}

/// Disks and books, side by side.
struct Judge<'a> {
    world: &'a World,
    records: Vec<Record>,
}

/// Whether a bureau may hold a document, by the table of the design; the municipal bureau may hold all.
fn may_hold(bureau: &BureauCode, municipal: &BureauCode, doc: &DocId) -> bool {
    let shared = matches!(doc.kind, Kind::Campaign | Kind::Bulletin);
    let own = matches!(doc.kind, Kind::Dossier | Kind::Desk | Kind::Review) && doc.bureau == *bureau;
    bureau == municipal || shared || own
}

impl Judge<'_> {
    fn municipal(&self) -> &BureauCode {
        &self.world.nodes[HUB].bureau
    }

    /// The machines that are still in the season and may hold a document.
    fn holders(&self, doc: &DocId) -> impl Iterator<Item = usize> {
        let nodes = self.world.nodes.iter().enumerate();
        let fits = nodes.filter(|(_, machine)| {
            machine.revoked.is_none() && !machine.copy && may_hold(&machine.bureau, self.municipal(), doc)
        });
        Vec::from_iter(fits.map(|(at, _)| at)).into_iter()
    }

    /// L: every confirmed value is in the history of its document wherever the document may be.
    fn lost(&self) -> Complaints {
        let promised =
            |fact: &&Fact| fact.acknowledged && !fact.destroyed && self.world.nodes[fact.node].revoked.is_none();
        let facts = self.world.facts.entered.iter().filter(promised);
        facts.flat_map(|fact| self.missing(fact)).collect()
    }

    fn missing(&self, fact: &Fact) -> Complaints {
        let Some(doc) = fact.doc.as_deref().and_then(|doc| doc.parse::<DocId>().ok()) else {
            let known = self.records[HUB].documents.values().any(|held| held.has(None, &fact.value));
            return if known { Vec::new() } else { vec![format!("lost: {fact:?} is nowhere")] };
        };
        let lacks = |node: &usize| {
            !self.records[*node].documents.get(&doc).is_some_and(|held| held.has(fact.path.as_deref(), &fact.value))
        };
        let lacking: Vec<&str> =
            self.holders(&doc).filter(lacks).map(|node| self.world.nodes[node].name.as_str()).collect();
        if lacking.is_empty() { Vec::new() } else { vec![format!("lost: {fact:?} is not at {lacking:?}")] }
    }

    /// I: nobody holds what the table does not give to it.
    fn intruders(&self) -> Complaints {
        let mut complaints = Vec::new();
        for (machine, record) in self.world.nodes.iter().zip(&self.records) {
            let foreign = record.documents.keys().filter(|doc| !may_hold(&machine.bureau, self.municipal(), doc));
            complaints.extend(foreign.map(|doc| format!("intruder: {} holds {doc}", machine.name)));
        }
        complaints
    }

    /// Every value in the record was entered by somebody.
    fn invented(&self) -> Complaints {
        let entered: BTreeSet<&str> = self.world.facts.entered.iter().map(|fact| fact.value.as_str()).collect();
        let mut complaints = Vec::new();
        for (doc, held) in self.records[HUB].documents.iter().filter(|(doc, _)| doc.kind == Kind::Dossier) {
            let unknown =
                held.values.iter().filter(|(_, value)| !value.is_empty() && !entered.contains(value.as_str()));
            complaints.extend(unknown.map(|(path, value)| format!("invented: {doc} {path} = {value}")));
        }
        complaints
    }

    /// All holders of a document hold the same changes and show the same.
    fn agreement(&self) -> Complaints {
        let all: BTreeSet<&DocId> = self.records.iter().flat_map(|record| record.documents.keys()).collect();
        let mut complaints = Vec::new();
        for doc in all
            .into_iter()
            .filter(|doc| self.world.nodes[HUB].bureau == doc.bureau || self.records[HUB].documents.contains_key(doc))
        {
            let hub = self.records[HUB].documents.get(doc);
            for node in self.holders(doc) {
                let held = self.records[node].documents.get(doc);
                let same = match (hub, held) {
                    (Some(hub), Some(held)) => hub.agrees(held),
                    _ => Err("is missing".to_owned()),
                };
                if let Err(why) = same {
                    complaints.push(format!("disagree: {doc} at {} {why}", self.world.nodes[node].name));
                }
            }
        }
        complaints.extend(self.unsent());
        complaints.extend(
            self.records.iter().zip(&self.world.nodes).flat_map(|(record, machine)| record.faults(&machine.name)),
        );
        complaints
    }

    /// A document of a device in the season that the municipal node does not have at all.
    fn unsent(&self) -> Complaints {
        let mut complaints = Vec::new();
        for (machine, record) in
            self.world.nodes.iter().zip(&self.records).filter(|(machine, _)| machine.revoked.is_none())
        {
            let missing = record.documents.keys().filter(|doc| !self.records[HUB].documents.contains_key(doc));
            complaints.extend(missing.map(|doc| format!("disagree: {doc} of {} never reached the hub", machine.name)));
        }
        complaints
    }

    /// Whether somebody who was not shut out entered the very same.
    fn entered_by_others(&self, fact: &Fact) -> bool {
        let same = |other: &&Fact| (&other.doc, &other.path, &other.value) == (&fact.doc, &fact.path, &fact.value);
        let all = self.world.facts.entered.iter().filter(same);
        all.into_iter().any(|other| self.world.nodes[other.node].revoked.is_none_or(|at| other.at <= at))
    }

    /// What a revoked device entered after it was shut out is in nobody's documents, unless an officer let it in.
    fn revoked_work(&self) -> Complaints {
        let mut complaints = Vec::new();
        for fact in &self.world.facts.entered {
            let after = self.world.nodes[fact.node].revoked.is_some_and(|at| fact.at > at);
            let Some(doc) = fact.doc.as_deref().and_then(|doc| doc.parse::<DocId>().ok()).filter(|_| after) else {
                continue;
            };
            let shown =
                self.records[HUB].documents.get(&doc).is_some_and(|held| held.has(fact.path.as_deref(), &fact.value));
            if shown && !self.records[HUB].admitted() && !self.entered_by_others(fact) {
                complaints.push(format!("intruder: the hub took {fact:?} from a device that was shut out"));
            }
        }
        complaints
    }
}

/// Every planted disagreement is a card, or was decided; agreeing is none.
fn disagreements(world: &mut World) -> Complaints {
    let planted: Vec<Disagreement> = world.facts.disagreements.clone();
    let out = |command: &u64| {
        let of = world.facts.entered.iter().filter(|fact| fact.command == *command);
        of.into_iter().any(|fact| world.nodes[fact.node].revoked.is_some())
    };
    let both =
        |known: &Disagreement| known.commands.iter().all(|command| world.facts.stands(*command) && !out(command));
    let planted: Vec<Disagreement> = planted.into_iter().filter(both).collect();
    let mut complaints = Vec::new();
    for node in (0..world.nodes.len())
        .filter(|at| !world.nodes[*at].copy && world.nodes[*at].revoked.is_none())
        .collect::<Vec<_>>()
    {
        let cards = world.rows(node, Command::ConflictList { id: None, unmask: false });
        for known in &planted {
            if world.nodes[node]
                .core
                .as_ref()
                .is_some_and(|core| core.documents().keys().any(|doc| doc.to_string() == known.doc))
            {
                complaints.extend(shown_wrong(world, node, &cards, known));
            }
        }
    }
    complaints
}

fn shown_wrong(world: &mut World, node: usize, cards: &[Value], known: &Disagreement) -> Option<String> {
    let about = |row: &&Value| row["field"] == known.field.as_str() && row["dossier"] == known.doc.as_str();
    let card = cards.iter().find(about);
    let name = world.nodes[node].name.clone();
    if known.values[0] == known.values[1] {
        return card.map(|card| format!("conflict: {name} shows a card where both wrote the same: {card}"));
    }
    let on_card = |value: &String| {
        card.is_some_and(|card| {
            card["sides"].as_array().is_some_and(|sides| sides.iter().any(|side| side["value"] == value.as_str()))
        })
    };
    if known.values.iter().all(on_card) {
        return None;
    }
    let history = world.rows(node, Command::DossierHistory { id: known.doc.clone(), field: Some(known.field.clone()) });
    let decided = history.iter().any(|row| row["decision"].is_string());
    (!decided).then(|| format!("conflict: {name} hides {known:?}, card {card:?}"))
}

/// What a bureau shows as received is on the municipal disk.
pub fn deliveries(world: &mut World) -> Complaints {
    let hub = statements::Statements::read(&world.nodes[HUB].disk);
    let mut complaints = Vec::new();
    for node in (1..world.nodes.len()).filter(|at| world.nodes[*at].core.is_some()).collect::<Vec<_>>() {
        let rows = world.rows(node, Command::DossierList);
        for row in rows.iter().filter(|row| row["delivery"] == "received" || row["delivery"] == "closed") {
            let (doc, no) = (row["id"].as_str().unwrap_or_default(), row["receipt"].as_u64().unwrap_or_default());
            if !hub.has_receipt(doc, no) {
                complaints.push(format!(
                    "delivery: {} shows {doc} as received, No. {no} is not on the hub's disk",
                    world.nodes[node].name
                ));
            }
        }
    }
    complaints
}

/// Nobody is still waiting for anybody.
fn levels(world: &World) -> Complaints {
    let mut complaints = Vec::new();
    for (at, machine) in world.nodes.iter().enumerate() {
        let levels = machine.core.as_ref().map(Core::levels).unwrap_or_default();
        let open = levels.into_iter().filter(|(device, level)| {
            !level && world.machine_of(device).is_some_and(|other| world.connected(at, other))
        });
        complaints.extend(open.map(|(device, _)| format!("open: {} and {} never level", machine.name, device.short())));
    }
    complaints
}

/// Alarms and quarantine have a cause among the planted troubles.
fn alarms(world: &mut World) -> Complaints {
    let mut complaints = Vec::new();
    for node in 0..world.nodes.len() {
        let Some(Ok(status)) = world.ask(node, Command::Status) else { continue };
        let told = status["alarms"].as_array().cloned().unwrap_or_default();
        for alarm in told.iter().filter_map(Value::as_str).filter(|alarm| !explained(world, node, alarm)) {
            complaints.push(format!("alarm: {} says without cause: {alarm}", world.nodes[node].name));
        }
        for row in world.rows(node, Command::QuarantineList) {
            let code = row["code"].as_str().unwrap_or_default();
            let cause = world.options.revoke && code == "revoked";
            if !cause {
                complaints.push(format!("quarantine: {} holds without cause {row}", world.nodes[node].name));
            }
        }
    }
    complaints
}

fn explained(world: &World, node: usize, alarm: &str) -> bool {
    let copies = !world.copied.is_empty();
    match alarm {
        text if text.contains("旧的联络记号") || text.contains("从备份恢复的") => copies,
        text if text.contains("本机已被市局停用") => world.nodes[node].revoked.is_some(),
        text if text.contains("没有接收") => world.options.revoke,
        text if text.contains("回执号") => world.hub_restored,
        text if text.contains("用在不止一人名下") => node == HUB && world.facts.shared_scans(),
        _ => false,
    }
}

/// A program that starts again has the same before it.
fn restarts(world: &mut World) -> Complaints {
    let mut complaints = Vec::new();
    for node in 0..world.nodes.len() {
        let commands = [
            Command::DossierList,
            Command::ConflictList { id: None, unmask: false },
            Command::ReceiptList { id: None },
        ];
        let before: Vec<Vec<Value>> = commands.iter().map(|command| world.rows(node, command.clone())).collect();
        let known = entries(world, node);
        world.nodes[node].start();
        let after: Vec<Vec<Value>> = commands.iter().map(|command| world.rows(node, command.clone())).collect();
        let name = &world.nodes[node].name;
        if known != entries(world, node) {
            complaints.push(format!("restart: {name} has other documents than before"));
        }
        let differing = before.iter().flatten().zip(after.iter().flatten()).find(|(one, other)| one != other);
        if let Some((one, other)) = differing {
            complaints.push(format!("restart: {name} showed {one}, now {other}"));
        }
    }
    complaints
}

fn entries(world: &World, node: usize) -> BTreeMap<DocId, String> {
    world.nodes[node]
        .core
        .as_ref()
        .map(|core| core.documents().iter().map(|(doc, entry)| (doc.clone(), format!("{entry:?}"))).collect())
        .unwrap_or_default()
}
