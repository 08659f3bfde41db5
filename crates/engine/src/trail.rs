//! The audit trail of one device: every act as an entry that names the hash of the one before.

use jiangxuan_contract::answer::receipt::{SignedFacts, SignedFile};
use jiangxuan_contract::answer::upkeep::TrailVerified;
use jiangxuan_contract::table::{self, AuditRecord, Kind};
use jiangxuan_model::{DeviceId, Digest, Time};
use jiangxuan_trust::{DeviceKey, Domain, Log, Signature, SignedEntry, verify};
use serde::{Deserialize, Serialize};

use crate::command::{Command, Failure};
use crate::proof::judged;

/// One act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number, from 1.
    pub no: u64,
    /// Hash of the entry before; zero for the first.
    pub previous: Digest,
    /// When, by this device's clock.
    pub time: Time,
    /// Who worked at the device.
    pub person: String,
    /// What: `dossier_set`, `formal.pass`, `unmask`.
    pub act: String,
    /// Upon what: a document, a device, a bureau.
    pub subject: String,
    /// Which fields.
    pub fields: Vec<String>,
    /// The reason or note that was given.
    pub note: String,
}

impl Entry {
    /// The hash that the next entry names.
    #[must_use]
    pub fn hash(&self) -> Digest {
        Digest::of(&serde_json::to_vec(self).unwrap_or_default())
    }
}

/// How far a trail has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Number of the last entry.
    pub no: u64,
    /// Its hash.
    pub hash: Digest,
}

impl Default for Head {
    fn default() -> Self {
        Self { no: 0, hash: Digest([0; 32]) }
    }
}

impl Head {
    /// What is said of a device's trail that is whole up to here.
    pub(crate) fn verified(&self, device: &DeviceId) -> TrailVerified {
        TrailVerified { verified: true, device: device.to_string(), entries: self.no, head: self.hash.to_string() }
    }
}

/// Checks that entries are one whole chain that ends in `head`; `Err` names the first number that does not fit.
pub fn whole(entries: &[Entry], head: &Head) -> Result<(), u64> {
    let mut before = Head::default();
    for entry in entries {
        let next = before.no + 1;
        if entry.no != next || entry.previous != before.hash {
            return Err(next);
        }
        before = Head { no: next, hash: entry.hash() };
    }
    if before == *head { Ok(()) } else { Err(before.no + 1) }
}

/// A trail that left its device, with the device's word for where it ends.
#[derive(Debug, Serialize, Deserialize)]
pub struct TrailFile {
    /// Whose trail.
    pub device: DeviceId,
    /// Where it ends.
    pub head: Head,
    /// The device's signature over that.
    pub signature: Signature,
    /// Every entry.
    pub entries: Vec<Entry>,
    /// The entries of the membership log by which the device was let in; files of older programs have none.
    #[serde(default)]
    pub membership: Vec<SignedEntry>,
}

impl TrailFile {
    /// Signs a trail; the entries of the log say in which season the device is.
    #[must_use]
    pub fn sign(key: &DeviceKey, head: Head, entries: Vec<Entry>, membership: Vec<SignedEntry>) -> Self {
        Self { device: key.id(), head, signature: key.sign(Domain::Trail, &signed(&head)), entries, membership }
    }
}

fn signed(head: &Head) -> Vec<u8> {
    [&head.no.to_le_bytes()[..], &head.hash.0].concat()
}

/// Checks an exported trail: the chain, and the device's signature over its end; and whether the device is in the
/// season whose authority has the fingerprint `known`.
pub fn verify_trail(bytes: &[u8], known: Option<&str>) -> Result<SignedFile, Failure> {
    let bad = |text: String| Failure::new("not_verified", format!("审计记录核验不通过：{text}。"));
    let file: TrailFile =
        serde_json::from_slice(bytes).map_err(|_| bad("这不是审计记录文件，或文件已损坏".to_owned()))?;
    whole(&file.entries, &file.head).map_err(|no| bad(format!("第 {no} 条与前后不相连，记录被改动、删除或截断过")))?;
    verify(file.device, Domain::Trail, &signed(&file.head), &file.signature)
        .map_err(|_| bad("签名与设备不符".to_owned()))?;
    let log = (!file.membership.is_empty()).then(|| Log::of(&file.membership)).transpose();
    let roster = log.map_err(|error| bad(error.to_string()))?.and_then(|log| log.roster());
    if roster.as_ref().is_some_and(|roster| roster.member(&file.device).is_none()) {
        return Err(bad("所附名册里没有这台设备".to_owned()));
    }
    let (device, entries, head) = (file.device.to_string(), file.head.no, file.head.hash.to_string());
    Ok(SignedFile { says: SignedFacts::Trail { device, entries, head }, verdict: judged(roster.as_ref(), known) })
}

/// What is written down of a command: its name, and what it names; never a value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// What.
    pub act: String,
    /// Upon what, as typed.
    pub subject: String,
    /// Which fields.
    pub fields: Vec<String>,
    /// The reason or note.
    pub note: String,
}

/// What the trail says of a command; `None` where it only looks. Acts of a bureau go by their bare name.
#[must_use]
pub fn told(command: &Command) -> Option<Told> {
    let Kind::Act(AuditRecord { subject, fields, note }) = table::kind(command) else { return None };
    let name = table::name(command);
    let act = name.strip_prefix("county.").unwrap_or(name).to_owned();
    Some(Told { act, subject, fields, note })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::command::County;

    fn trail(length: u64) -> (Vec<Entry>, Head) {
        let mut head = Head::default();
        let mut entries = Vec::new();
        for no in 1..=length {
            let entry = Entry {
                no,
                previous: head.hash,
                time: Time(1_000),
                person: "乔知远".into(),
                act: "unmask".into(),
                subject: format!("dossier-{no}"),
                fields: Vec::new(),
                note: String::new(),
            };
            head = Head { no, hash: entry.hash() };
            entries.push(entry);
        }
        (entries, head)
    }

    #[test]
    fn a_changed_a_removed_and_a_cut_off_entry_are_noticed() {
        let (entries, head) = trail(5);
        assert_eq!(whole(&entries, &head), Ok(()));
        let mut changed = entries.clone();
        changed[2].person = "别人".into();
        assert_eq!(whole(&changed, &head), Err(4));
        let mut removed = entries.clone();
        removed.remove(1);
        assert_eq!(whole(&removed, &head), Err(2));
        assert_eq!(whole(&entries[..4], &head), Err(5));
        let mut last = entries;
        last[4].note = "改".into();
        assert_eq!(whole(&last, &head), Err(6));
    }

    #[test]
    fn an_exported_trail_verifies_and_a_touched_one_does_not() {
        let (entries, head) = trail(3);
        let file = TrailFile::sign(&DeviceKey::from_seed([7; 32]), head, entries, Vec::new());
        let text = serde_json::to_string(&file).expect("JSON");
        let told = json!(verify_trail(text.as_bytes(), None).expect("consistent"));
        assert_eq!(
            (&told["entries"], &told["consistent"], &told["verified"]),
            (&json!(3), &json!(true), &json!(false))
        );
        assert!(verify_trail(text.replace("乔知远", "乔知近").as_bytes(), None).is_err());
        let other = DeviceKey::from_seed([8; 32]).id().to_string();
        let foreign = text.replace(
            &serde_json::to_string(&file.device).expect("JSON"),
            &serde_json::to_string(&DeviceKey::from_seed([8; 32]).id()).expect("JSON"),
        );
        assert!(verify_trail(foreign.as_bytes(), None).is_err(), "{other}");
    }

    #[test]
    fn no_value_is_written_down() {
        let values = vec![("id_number".to_owned(), "142430197506150036".to_owned())];
        let told = told(&Command::DossierSet { id: "武平生".into(), values }).expect("an act");
        assert_eq!(
            (told.act.as_str(), told.subject.as_str(), told.fields),
            ("dossier_set", "武平生", vec!["id_number".to_owned()])
        );
        assert_eq!(super::told(&Command::DossierList), None);
    }

    /// A screen reads them again after every event: each reading as an entry would bury the acts.
    #[test]
    fn looking_at_what_a_county_does_is_no_act() {
        let id = || "武平生".to_owned();
        let looks = [
            County::ConsultList { id: id() },
            County::MeetingList,
            County::RankList,
            County::Register,
            County::Materials { id: id() },
            County::ConditionList,
            County::Quota { bureau: None },
            County::Timetable,
        ];
        for look in looks {
            assert_eq!(told(&Command::County(look.clone())), None, "{look:?}");
        }
        assert!(told(&Command::County(County::Reconsider { id: id() })).is_some());
    }
}
