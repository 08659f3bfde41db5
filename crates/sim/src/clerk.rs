//! What people do: a random but repeatable working life.

use jiangxuan_engine::{Choice, Command};
use jiangxuan_model::{DocId, Kind, Time};
use jiangxuan_trust::Role;
use serde_json::Value;

use crate::facts::{Disagreement, ReceiptSeen};
use crate::form;
use crate::world::{HUB, World};

/// Fields that people write at random.
const FIELDS: [&str; 6] =
    ["special_skill", "technical_method", "team_work", "benefit", "employer_opinion", "local_publicity"];
/// Fields that only planted disagreements write.
const RESERVED: [&str; 7] =
    ["former_name", "native_place", "duty", "school_major", "address", "occupation_code", "pro_title"];

impl World {
    /// Somebody does something.
    pub fn act(&mut self) {
        let node = self.dice.below(self.nodes.len());
        if self.nodes[node].core.is_none() {
            return;
        }
        match self.dice.below(100) {
            _ if node == HUB => self.municipal_act(),
            0..10 => self.new_dossier(node),
            10..16 => drop(self.fill(node)),
            16..44 => self.set(node),
            44..54 => self.write(node),
            54..62 => self.record(node),
            62..66 => self.withdraw(node),
            66..78 => self.seal(node),
            78..80 => self.reopen(node),
            80..86 => self.resolve(node),
            86..96 => drop(self.disagree(node)),
            96..98 if self.options.carry => self.carry(node),
            _ => self.look(node),
        }
    }

    pub(crate) fn dossiers(&self, node: usize) -> Vec<DocId> {
        let known = self.nodes[node].core.as_ref().map(|core| core.documents().keys());
        known.into_iter().flatten().filter(|doc| doc.kind == Kind::Dossier).cloned().collect()
    }

    fn some_dossier(&mut self, node: usize) -> Option<String> {
        let all = self.dossiers(node);
        self.dice.pick(&all).map(|doc| doc.to_string())
    }

    fn unique(&self, what: &str) -> String {
        format!("{what}{}", self.next_command)
    }

    fn new_dossier(&mut self, node: usize) {
        let name = self.unique("匠人");
        self.ask(node, Command::DossierNew { name });
    }

    /// Fills a dossier so that it can be sealed.
    pub fn fill(&mut self, node: usize) -> Option<String> {
        let name = self.unique("能手");
        let number = usize::try_from(self.next_command).unwrap_or_default();
        let answer = self.ask(node, Command::DossierNew { name })?.ok()?;
        let id = answer["id"].as_str()?.to_owned();
        let mut values = form::fields(&mut self.dice, number);
        values.extend(form::ATTESTATIONS.map(|key| (key.to_owned(), "是".to_owned())));
        self.ask(node, Command::DossierSet { id: id.clone(), values })?.ok()?;
        for (section, row) in form::RECORDS {
            let values = row.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
            let record = Command::RecordSet { id: id.clone(), section: section.to_owned(), record: None, values };
            self.ask(node, record)?.ok()?;
        }
        let text = format!("事迹{}。他守在窑炉旁二十五年。", self.next_command);
        self.ask(node, Command::DossierText { id: id.clone(), text, base: None })?.ok()?;
        Some(id)
    }

    fn set(&mut self, node: usize) {
        let Some(id) = self.some_dossier(node) else { return self.new_dossier(node) };
        let from = self.dice.below(FIELDS.len());
        let count = 1 + self.dice.below(3);
        let values = (from..from + count).map(|at| (FIELDS[at % FIELDS.len()].to_owned(), self.unique("值"))).collect();
        self.ask(node, Command::DossierSet { id, values });
    }

    fn write(&mut self, node: usize) {
        let Some(id) = self.some_dossier(node) else { return };
        let Some(Ok(shown)) = self.ask(node, Command::DossierShow { id: id.clone(), unmask: false }) else { return };
        let held = shown["narrative"].as_str().unwrap_or_default();
        let mut sentences: Vec<String> = held.split_inclusive('。').map(str::to_owned).collect();
        if sentences.len() > 6 {
            let at = self.dice.below(sentences.len());
            sentences.remove(at);
        }
        let at = self.dice.below(sentences.len() + 1);
        sentences.insert(at, format!("{}。", self.unique("他做成第")));
        self.ask(node, Command::DossierText { id, text: sentences.concat(), base: None });
    }

    fn record(&mut self, node: usize) {
        let Some(id) = self.some_dossier(node) else { return };
        let Some(Ok(shown)) = self.ask(node, Command::DossierShow { id: id.clone(), unmask: false }) else { return };
        let section = "apprentices".to_owned();
        let held = shown["records"]["apprentices"].as_array().cloned().unwrap_or_default();
        let some = self.dice.pick(&held).and_then(|row| row["id"].as_str().map(str::to_owned));
        let record = if self.dice.percent(40) { None } else { some };
        if let Some(record) = record.clone()
            && self.dice.percent(25)
        {
            let reason = self.unique("重复");
            self.ask(node, Command::RecordRemove { id, section, record, reason });
            return;
        }
        let values = vec![("name".to_owned(), self.unique("徒弟")), ("result".to_owned(), self.unique("成效"))];
        self.ask(node, Command::RecordSet { id, section, record, values });
    }

    fn withdraw(&mut self, node: usize) {
        let Some(id) = self.some_dossier(node) else { return };
        let command = if self.dice.percent(50) {
            Command::DossierRestore { id }
        } else {
            Command::DossierWithdraw { id, reason: self.unique("本人放弃") }
        };
        self.ask(node, command);
    }

    fn seal(&mut self, node: usize) {
        let ready = self.rows(node, Command::DossierList);
        let ready: Vec<Value> =
            ready.into_iter().filter(|row| row["blocking"] == 0 && row["state"] != "sealed").collect();
        match self.dice.pick(&ready).and_then(|row| row["id"].as_str().map(str::to_owned)) {
            Some(id) => drop(self.ask(node, Command::DossierSeal { id })),
            None => drop(self.fill(node).map(|id| self.ask(node, Command::DossierSeal { id }))),
        }
    }

    fn reopen(&mut self, node: usize) {
        let Some(id) = self.some_dossier(node) else { return };
        let reason = self.unique("退回补充");
        self.ask(node, Command::DossierReopen { id, reason });
    }

    fn resolve(&mut self, node: usize) {
        let cards = self.rows(node, Command::ConflictList { id: None, unmask: false });
        let Some(card) = self.dice.pick(&cards) else { return };
        let Some(conflict) = card["id"].as_str().map(str::to_owned) else { return };
        let sides = card["sides"].as_array().map_or(0, Vec::len);
        let choice = if card["kind"] == "field" && self.dice.percent(30) {
            Choice::Value(self.unique("另定"))
        } else {
            Choice::Take(self.dice.below(sides + 1))
        };
        self.ask(node, Command::ConflictResolve { conflict, choice, reason: Some("核对原件".to_owned()) });
    }

    fn look(&mut self, node: usize) {
        if let Some(id) = self.some_dossier(node) {
            self.ask(node, Command::DossierHistory { id: id.clone(), field: None });
            self.ask(node, Command::DossierCheck { id });
        }
        self.see_receipts(node);
    }

    /// Somebody looks at the receipts: from then on they are promises.
    pub fn see_receipts(&mut self, node: usize) {
        for row in self.rows(node, Command::ReceiptList { id: None }) {
            if let (Some(no), Some(id)) = (row["no"].as_u64(), row["id"].as_str()) {
                let seen = ReceiptSeen { no, id: id.to_owned(), node };
                if !self.facts.receipts.contains(&seen) {
                    self.facts.receipts.push(seen);
                }
            }
        }
    }

    /// Two people who cannot know of each other write the same field, sometimes even the same value.
    pub fn disagree(&mut self, node: usize) -> bool {
        let bureau = self.nodes[node].bureau.clone();
        let colleague = |at: &usize| {
            let other = &self.nodes[*at];
            let works = other.core.is_some() && other.device != self.nodes[node].device && other.revoked.is_none();
            works && (other.bureau == bureau || *at == HUB)
        };
        let colleagues: Vec<usize> = (0..self.nodes.len()).filter(colleague).collect();
        let Some(other) = self.dice.pick(&colleagues).filter(|_| self.nodes[node].revoked.is_none()) else {
            return false;
        };
        let theirs = self.dossiers(other);
        let shared: Vec<DocId> = self.dossiers(node).into_iter().filter(|doc| theirs.contains(doc)).collect();
        let Some(doc) = self.dice.pick(&shared).map(|doc| doc.to_string()) else { return false };
        let used =
            |field: &&str| self.facts.disagreements.iter().any(|known| known.doc == doc && known.field == **field);
        let Some(field) = RESERVED.iter().find(|field| !used(field)).map(|field| (*field).to_owned()) else {
            return false;
        };
        self.drop_links(node);
        self.drop_links(other);
        let first = self.unique("甲");
        let second = if self.dice.percent(25) { first.clone() } else { self.unique("乙") };
        let set =
            |value: &String| Command::DossierSet { id: doc.clone(), values: vec![(field.clone(), value.clone())] };
        let commands = [self.begin(node, set(&first)), self.begin(other, set(&second))];
        let values = [first, second];
        self.facts.disagreements.push(Disagreement { doc: doc.clone(), field, commands, values });
        true
    }

    fn carry(&mut self, node: usize) {
        let out = std::path::PathBuf::from(self.unique("u盘"));
        let to = self.nodes[HUB].bureau.clone();
        self.ask(node, Command::CarryExport { to, out: out.clone() });
        if let Some(bytes) = self.files.get(&out).cloned() {
            self.import(HUB, bytes);
        }
    }

    fn municipal_act(&mut self) {
        match self.dice.below(10) {
            0 => self.set(HUB),
            1 => self.resolve(HUB),
            2 => self.reopen(HUB),
            3..5 => self.telephone(),
            _ => drop(self.ask(HUB, Command::DossierList)),
        }
    }

    /// A clerk reads out a code, and the officer notes it.
    fn telephone(&mut self) {
        let node = self.dice.below(self.nodes.len());
        let rows = self.rows(node, Command::DossierList);
        let Some(id) = rows.iter().find_map(|row| row["id"].as_str().map(str::to_owned)) else { return };
        let Some(Ok(told)) = self.ask(node, Command::PhoneCode { id }) else { return };
        let Some(code) = told["code"].as_str().map(str::to_owned) else { return };
        let bureau = self.nodes[node].bureau.clone();
        self.ask(HUB, Command::PhoneRecord { bureau, code, note: "经办人来电".to_owned() });
    }

    /// The next act of closing the season.
    pub fn close_season(&mut self, stage: usize) {
        match stage {
            0 => drop(self.ask(HUB, Command::CloseBegin)),
            1 => drop(self.ask(HUB, Command::CloseFinish)),
            2 => {
                let bureau = crate::season::BUREAUS[0].parse();
                let until = Time(self.now + self.nodes[HUB].skew + 3_600_000);
                let extend =
                    bureau.map(|bureau| Command::CloseExtend { bureau, until, reason: "暴雨断网".to_owned() });
                if let Ok(extend) = extend {
                    self.ask(HUB, extend);
                }
            }
            _ => {
                let late = self.rows(HUB, Command::CloseLate);
                if let Some(id) = late.iter().find_map(|row| row["dossier"].as_str().map(str::to_owned)) {
                    self.ask(HUB, Command::CloseAdmit { id, reason: "封存前已签发".to_owned() });
                }
            }
        }
    }

    /// A device is shut out; it does not know.
    pub fn revoke_some(&mut self) {
        let candidates: Vec<usize> = (1..self.nodes.len()).filter(|at| !self.nodes[*at].copy).collect();
        let Some(node) = self.dice.pick(&candidates) else { return };
        let device = self.nodes[node].device.to_string();
        self.revoking = Some((node, self.now));
        if let Some(Ok(_)) = self.ask(HUB, Command::DeviceRevoke { device, reason: "电脑遗失".to_owned() }) {
            self.nodes[node].revoked = Some(self.now);
            self.write_off();
        }
    }

    /// An invitation with another role, for tests.
    pub fn invite_as(&mut self, bureau: &str, role: Role) -> Option<String> {
        let bureau = bureau.parse().ok()?;
        let invite =
            Command::Invite { bureau, role, valid: 86_400_000, preapproved: true, addresses: Vec::new(), relay: None };
        self.ask(HUB, invite)?.ok()?["ticket"].as_str().map(str::to_owned)
    }
}
