//! 三晋英才 carried over: whom one season put forward, as a signed file that the next season takes in (R57, R10).
//!
//! Bureaus must know who is out, so the list lies in the campaign's document: name and employer, which were published,
//! and a tag of the identity number that is too short to find the number by.

use jiangxuan_contract::answer::award::{FormerList, FormerRow, TakenOver};
use jiangxuan_model::{DeviceId, Digest, Edit, Kind, Record};
use jiangxuan_rules::check::Former;
use jiangxuan_trust::{Domain, Log, Roster, Signature, SignedEntry, verify};
use serde::{Deserialize, Serialize};

use super::Work;
use super::course::said;
use super::state::Core;
use crate::command::Failure;
use crate::proof::judged;

/// Section of the campaign's document.
const NOTES: &str = "notes";
/// What marks such a record there.
const KIND: &str = "former";
/// What the people were put forward for.
const PROGRAMME: &str = "“三晋英才”支持计划";

/// A list that left its season.
#[derive(Debug, Serialize, Deserialize)]
struct HandoverFile {
    content: Content,
    /// The entries by which the signer was let in as a municipal device.
    membership: Vec<SignedEntry>,
    device: DeviceId,
    signature: Signature,
}

#[derive(Debug, Serialize, Deserialize)]
struct Content {
    campaign: String,
    title: String,
    year: i16,
    people: Vec<Forward>,
}

/// Somebody who was put forward.
#[derive(Debug, Serialize, Deserialize)]
struct Forward {
    name: String,
    employer: String,
    tag: String,
}

impl Content {
    fn signed(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

impl Core {
    /// Everybody who was put forward, signed: bytes of the file, and how many.
    pub(crate) fn handover(&mut self, work: &Work<'_, '_>) -> Result<(Vec<u8>, usize), Failure> {
        let flagged = self.flagged(work)?;
        let mut people = Vec::new();
        for record in self.final_records(work)?.iter().filter(|record| flagged.contains(&record.id)) {
            let number = self.participant(&record.id).map(|doc| self.field_of(&doc, "id_number")).unwrap_or_default();
            let (name, employer) = (said(record, "name").to_owned(), said(record, "employer").to_owned());
            people.push(Forward { name, employer, tag: Former::tag(&number) });
        }
        if people.is_empty() {
            return Err(Failure::new(
                "nobody",
                "公布名单里没有标记纳入三晋英才的人选，没有生成。请先用 award flag 标记。",
            ));
        }
        let (enrolment, season) = (self.enrolled()?, self.season()?);
        let count = people.len();
        let content = Content {
            campaign: enrolment.roster.campaign.to_string(),
            title: season.title.clone(),
            year: season.year,
            people,
        };
        let signature = self.me.sign(Domain::Handover, &content.signed());
        let file = HandoverFile {
            content,
            membership: enrolment.log.proof_of(&self.me.id()),
            device: self.me.id(),
            signature,
        };
        let bytes = serde_json::to_vec_pretty(&file).map_err(|error| Failure::new("internal", error.to_string()))?;
        Ok((bytes, count))
    }

    /// Takes in such a list of an earlier season.
    pub(crate) fn take_over(&mut self, work: &mut Work<'_, '_>, text: &str) -> Result<TakenOver, Failure> {
        let (content, roster) = self.opened(text)?;
        let edits: Vec<Edit> = content.people.iter().map(|person| noted(&content, person)).collect();
        let doc = self.campaign_doc().ok_or_else(|| Failure::new("not_enrolled", "本机还没有加入年度。没有改动。"))?;
        let changed = self.edit(work, &doc, &edits)?;
        let ours = self.enrolled()?.roster.authority.to_string();
        Ok(TakenOver { list: self.former_list(work)?, changed, verdict: judged(Some(&roster), Some(&ours)) })
    }

    /// Who was put forward by earlier seasons and is out of this one.
    pub(crate) fn former_list(&mut self, work: &Work<'_, '_>) -> Result<FormerList, Failure> {
        let row = |record: &Record| {
            let text = |key: &str| said(record, key).to_owned();
            FormerRow {
                name: text("name"),
                employer: text("employer"),
                programme: text("programme"),
                season: text("season"),
            }
        };
        let rows: Vec<FormerRow> = self.former_records(work)?.iter().map(row).collect();
        Ok(FormerList { count: rows.len(), rows })
    }

    pub(crate) fn former_records(&mut self, work: &Work<'_, '_>) -> Result<Vec<Record>, Failure> {
        let Some(doc) = self.campaign_doc() else { return Ok(Vec::new()) };
        let mut all = self.records_of(work, &doc, NOTES)?;
        all.retain(|record| said(record, "kind") == KIND);
        Ok(all)
    }

    /// The content of a file that a municipal device of the same bureau signed in another season.
    fn opened(&self, text: &str) -> Result<(Content, Roster), Failure> {
        let bad = |why: &str| {
            Failure::new("not_verified", format!("{why}，没有导入，资料没有改动。请用上一年度市局导出的原文件。"))
        };
        let file: HandoverFile =
            serde_json::from_str(text).map_err(|_| bad("这不是上一年度的三晋英才名单，或文件已损坏"))?;
        let roster = Log::of(&file.membership).ok().and_then(|log| log.roster());
        let roster = roster.ok_or_else(|| bad("名单所附的名册核验不通过"))?;
        let signer = roster.member(&file.device).is_some_and(|member| member.role.is_municipal());
        let holds = verify(file.device, Domain::Handover, &file.content.signed(), &file.signature).is_ok();
        let ours = self.enrolled()?;
        if !signer || !holds || roster.campaign.to_string() != file.content.campaign {
            return Err(bad("名单的签名核验不通过，内容被改动过"));
        }
        if roster.municipal != ours.roster.municipal {
            return Err(bad("这是另一个市局的名单"));
        }
        if roster.campaign == ours.roster.campaign {
            return Err(bad("这是本年度自己的名单，只对以后的年度有用"));
        }
        Ok((file.content, roster))
    }

    /// Ids of awardees who are put forward.
    fn flagged(&mut self, work: &Work<'_, '_>) -> Result<Vec<String>, Failure> {
        let bulletin = self.municipal_doc(Kind::Bulletin)?;
        let awards = self.records_of(work, &bulletin, "awards")?;
        Ok(awards.into_iter().filter(|record| said(record, "flagged") == "是").map(|record| record.id).collect())
    }
}

/// The same person of the same season is the same record, however often the file is taken in.
fn noted(content: &Content, person: &Forward) -> Edit {
    let key = [content.campaign.as_str(), &person.name, &person.employer, &person.tag].join("\n");
    let id = Digest::of(key.as_bytes()).to_string().chars().take(16).collect();
    let values = [
        ("kind", KIND),
        ("name", &person.name),
        ("employer", &person.employer),
        ("tag", &person.tag),
        ("programme", PROGRAMME),
        ("season", &content.title),
    ];
    let values = values.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
    Edit::Record { section: NOTES.to_owned(), id, values }
}

/// As the rules see such a record.
pub(crate) fn former(record: &Record) -> Former<'_> {
    Former {
        name: said(record, "name"),
        employer: said(record, "employer"),
        tag: said(record, "tag"),
        programme: said(record, "programme"),
        season: said(record, "season"),
    }
}
