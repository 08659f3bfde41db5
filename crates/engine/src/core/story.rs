//! 宣传材料: what the press gets of an awardee, if the awardee has agreed in writing (R58).

use jiangxuan_model::{Digest, DocId, Record};
use serde_json::{Map, Value, json};

use super::Work;
use super::course::said;
use super::evidence::here;
use super::state::Core;
use crate::command::{Answer, Failure};

/// The written consent to be shown to the public, as a proof of the dossier.
const CONSENT: &str = "press_consent";
const PHOTO: &str = "photo";
/// What the press may know: no number of any kind, no address, nothing that departments said.
const PUBLIC: [&str; 7] =
    ["name", "employer_name", "dept_post", "occupation", "skill_level", "narrative_title", "summary"];

impl Core {
    /// What goes into the pack, once all of it is here: the published version in short, and the proofs to be written out.
    pub(crate) fn story(&mut self, work: &Work<'_, '_>, id: &str) -> Answer {
        let doc = self.awardee(work, id)?;
        let proofs = self.records_of(work, &doc, "evidence")?;
        let consent = self.to_be_shown(&doc, &proofs, CONSENT).ok_or_else(no_consent)??;
        let photo = self.to_be_shown(&doc, &proofs, PHOTO).ok_or_else(no_photo)??;
        let (mut nominee, _) = self.as_printed(work, &doc, false)?;
        let public: Map<String, Value> =
            PUBLIC.iter().map(|key| ((*key).to_owned(), nominee["fields"][*key].clone())).collect();
        if public["summary"].as_str().unwrap_or_default().trim().is_empty() {
            let text = "申报表的“事迹简介”是空的，没有可供宣传的简短事迹，没有导出。请推荐单位补写后再导出。";
            return Err(Failure::new("no_summary", text));
        }
        nominee["fields"] = public.into();
        for part in ["records", "narrative", "receipt"] {
            nominee.as_object_mut().map(|parts| parts.remove(part));
        }
        Ok(json!({
            "season": self.season()?.source(), "id": doc.to_string(), "name": self.nominee(&doc), "nominee": nominee,
            "photo": photo, "consent": consent,
        }))
    }

    /// The newest proof of a kind, where there is one; a failure where its file has not come yet.
    fn to_be_shown(&self, doc: &DocId, proofs: &[Record], kind: &str) -> Option<Answer> {
        let proof = proofs.iter().rev().find(|proof| said(proof, "kind") == kind)?;
        let hash: Option<Digest> = said(proof, "blob").parse().ok();
        let state = hash.map_or("none", |hash| self.whereabouts(doc, &hash));
        Some(here(json!({
            "record": proof.id, "file": said(proof, "file"), "date": said(proof, "date"),
            "blob": hash.map(|hash| hash.to_string()), "state": state,
        })))
    }
}

fn no_consent() -> Failure {
    let text = "没有本人同意宣传的书面意见，没有导出。资料没有改动。请推荐单位请本人签字，在证明材料里附上“同意宣传的书面意见”扫描件，送到市局后再导出。";
    Failure::new("no_consent", text)
}

fn no_photo() -> Failure {
    Failure::new("no_photo", "没有照片，没有导出。资料没有改动。请推荐单位在证明材料里附上“照片”，送到市局后再导出。")
}
