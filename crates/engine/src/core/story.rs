//! 宣传材料: what the press gets of an awardee, if the awardee has agreed in writing (R58).

use jiangxuan_contract::answer::award::{Story, StoryNominee, StoryProof};
use jiangxuan_contract::answer::evidence::Whereabouts;
use jiangxuan_model::{Digest, DocId, Record};

use super::Work;
use super::course::said;
use super::evidence::not_here;
use super::state::Core;
use crate::command::Failure;

/// The written consent to be shown to the public, as a proof of the dossier.
const CONSENT: &str = "press_consent";
const PHOTO: &str = "photo";
/// What the press may know: no number of any kind, no address, nothing that departments said.
const PUBLIC: [&str; 7] =
    ["name", "employer_name", "dept_post", "occupation", "skill_level", "narrative_title", "summary"];

impl Core {
    /// What goes into the pack, once all of it is here: the published version in short, and the proofs to be written out.
    pub(crate) fn story(&mut self, work: &Work<'_, '_>, id: &str) -> Result<Story, Failure> {
        let doc = self.awardee(work, id)?;
        let proofs = self.records_of(work, &doc, "evidence")?;
        let consent = self.to_be_shown(&doc, &proofs, CONSENT).ok_or_else(no_consent)??;
        let photo = self.to_be_shown(&doc, &proofs, PHOTO).ok_or_else(no_photo)??;
        let (sealed, _) = self.as_printed(work, &doc, false)?;
        let said = |key: &str| sealed.content.fields.get(key).cloned();
        if said("summary").unwrap_or_default().trim().is_empty() {
            let text = "申报表的“事迹简介”是空的，没有可供宣传的简短事迹，没有导出。请推荐单位补写后再导出。";
            return Err(Failure::new("no_summary", text));
        }
        // Neither records nor narrative nor receipt.
        let nominee = StoryNominee {
            fields: PUBLIC.iter().map(|key| ((*key).to_owned(), said(key))).collect(),
            id: sealed.id,
            bureau_name: sealed.bureau_name,
            contested: sealed.content.contested,
            version: sealed.version,
            edited_since_seal: sealed.edited_since_seal,
        };
        let season = self.season()?.source().to_owned();
        Ok(Story { season, id: doc.to_string(), name: self.nominee(&doc), nominee, photo, consent })
    }

    /// The newest proof of a kind, where there is one; a failure where its file has not come yet.
    fn to_be_shown(&self, doc: &DocId, proofs: &[Record], kind: &str) -> Option<Result<StoryProof, Failure>> {
        let proof = proofs.iter().rev().find(|proof| said(proof, "kind") == kind)?;
        let hash: Option<Digest> = said(proof, "blob").parse().ok();
        let found = hash.map(|hash| (hash, self.whereabouts(doc, &hash)));
        let found = found.filter(|(_, state)| *state != Whereabouts::Wanted);
        Some(found.ok_or_else(not_here).map(|(hash, state)| StoryProof {
            record: proof.id.clone(),
            file: said(proof, "file").to_owned(),
            date: said(proof, "date").to_owned(),
            blob: hash.to_string(),
            state,
        }))
    }
}

fn no_consent() -> Failure {
    let text = "没有本人同意宣传的书面意见，没有导出。资料没有改动。请推荐单位请本人签字，在证明材料里附上“同意宣传的书面意见”扫描件，送到市局后再导出。";
    Failure::new("no_consent", text)
}

fn no_photo() -> Failure {
    Failure::new("no_photo", "没有照片，没有导出。资料没有改动。请推荐单位在证明材料里附上“照片”，送到市局后再导出。")
}
