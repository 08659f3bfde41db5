//! 评分单: a numbered, signed sheet for one expert, and the same filled in (R44). The expert needs no program of ours.

use std::collections::BTreeMap;

use jiangxuan_contract::answer::assessment::{
    FilledRow, FilledSheet, MaskedNominee, ScoreSheet, SheetNominee, SheetOutcome as Fate, SheetProblem,
};
use jiangxuan_model::{DocId, Edit, Kind, Record};
use jiangxuan_rules::import::{Problem, Sheet};
use jiangxuan_rules::score_sheet::{self, Filled, Given};
use jiangxuan_trust::{Domain, Signature, verify};
use serde::Serialize;

use super::Work;
use super::assess::dimensions;
use super::course::said;
use super::preview::Preview;
use super::state::Core;
use crate::command::Failure;
use crate::trail::Told;

/// What becomes of a row, for people.
fn in_words(fate: Fate) -> &'static str {
    match fate {
        Fate::New => "读入",
        Fate::Kept => "已有评分，保留",
        Fate::Interest => "应当回避，不读入",
        Fate::Out => "不在评审之列，不读入",
        Fate::Problem => "分数有误，不读入",
        Fate::Twin => "同一人写了两行，不读入",
        Fate::Empty => "没有打分",
    }
}

/// A cell that could not be read, as answers name it.
pub(super) fn problem(problem: &Problem) -> SheetProblem {
    let Problem { place, title, message } = problem.clone();
    SheetProblem { place, title, message }
}

/// A row and what becomes of it.
#[derive(Debug, Serialize)]
struct Planned {
    fate: Fate,
    doc: Option<DocId>,
    why: &'static str,
    given: Given,
    stands: BTreeMap<String, String>,
}

impl Core {
    /// What goes onto an expert's score sheet. Handing it out is an act.
    pub(crate) fn score_sheet(&mut self, work: &mut Work<'_, '_>, expert: &str) -> Result<ScoreSheet, Failure> {
        let (expert, nominees) = self.given_to(work, expert)?;
        if nominees.is_empty() {
            return Err(Failure::new(
                "nobody",
                "没有这位专家可以评分的人选：都应回避，或还没有通过形式审查。没有生成。",
            ));
        }
        let number = work.new_record();
        let code =
            data_encoding::HEXLOWER.encode(&self.me.sign(Domain::ScoreSheet, &self.signed(&expert.id, &number)?).0);
        let season = self.season()?;
        let answer = ScoreSheet {
            title: season.title.clone(),
            award: season.award.name.clone(),
            expert: said(&expert, "name").to_owned(),
            number: number.clone(),
            code,
            dimensions: dimensions(season),
            nominees: nominees.into_iter().map(with_code).collect(),
        };
        let subject = said(&expert, "name").to_owned();
        let note = format!("评分单 {number}");
        self.note_act(work, Told { act: "assess.sheet".to_owned(), subject, note, ..Told::default() });
        Ok(answer)
    }

    /// What a sheet's signature covers: this season, this expert, this number.
    fn signed(&self, expert: &str, number: &str) -> Result<Vec<u8>, Failure> {
        let campaign = self.enrolled()?.roster.campaign.to_string();
        Ok(serde_json::to_vec(&(campaign, expert, number)).unwrap_or_default())
    }

    /// What a filled-in sheet would do; or, given the digest of that, the same done.
    pub(crate) fn take_scores(
        &mut self,
        work: &mut Work<'_, '_>,
        file: &str,
        sheet: &Sheet,
        apply: Option<&str>,
    ) -> Result<FilledSheet, Failure> {
        self.only_municipal()?;
        let course = self.course(work)?;
        if course.published.is_some() {
            return Err(Failure::new("locked", "名单已经发文公布并锁定，评审不能再改。没有改动。"));
        }
        let filled =
            score_sheet::read(self.season()?, sheet).map_err(|error| Failure::new("score_sheet", error.to_string()))?;
        let expert = self.expert_of(work, &filled)?;
        let plans = self.planned_scores(work, &expert, &filled)?;
        if plans.iter().all(|plan| matches!(plan.fate, Fate::Kept | Fate::Empty))
            && plans.iter().any(|plan| plan.fate == Fate::Kept)
        {
            let text = format!(
                "评分单 {} 里的评分都已登记过，没有新的可读。没有改动；如须更正，请用 assess score 逐人登记。",
                filled.number
            );
            return Err(Failure::new("twice", text));
        }
        let preview = Preview::of(&(&filled.number, &filled.expert, &plans), apply);
        if preview.applies() {
            self.write_scores(work, &expert, &filled, &plans)?;
        }
        Ok(FilledSheet {
            file: file.to_owned(),
            expert: said(&expert, "name").to_owned(),
            rows: plans.iter().map(|plan| self.score_row(plan)).collect(),
            writes: plans.iter().filter(|plan| plan.fate == Fate::New).count(),
            number: filled.number,
            digest: preview.digest().to_owned(),
            applied: preview.applies(),
            moved: preview.moved(),
        })
    }

    /// The expert to whom a municipal device of this season gave the sheet.
    fn expert_of(&mut self, work: &Work<'_, '_>, filled: &Filled) -> Result<Record, Failure> {
        let expert = self.known_expert(work, &filled.expert)?;
        let payload = self.signed(&expert.id, &filled.number)?;
        let code = data_encoding::HEXLOWER_PERMISSIVE.decode(filled.code.trim().as_bytes()).ok();
        let signature = code.and_then(|bytes| <[u8; 64]>::try_from(bytes).ok()).map(Signature);
        let municipal = self.enrolled()?.roster.members.iter().filter(|member| member.role.is_municipal());
        let mut devices = municipal.map(|member| member.device);
        let ours = signature.is_some_and(|signature| {
            devices.any(|device| verify(device, Domain::ScoreSheet, &payload, &signature).is_ok())
        });
        if ours {
            return Ok(expert);
        }
        let text = format!(
            "校验不通过：这不是本年度发给{}的评分单，或者专家姓名、编号、校验码被改动过。没有读取，资料没有改动。请找回发出的那份，或重新发一份。",
            filled.expert
        );
        Err(Failure::new("not_verified", text))
    }

    fn planned_scores(
        &mut self,
        work: &Work<'_, '_>,
        expert: &Record,
        filled: &Filled,
    ) -> Result<Vec<Planned>, Failure> {
        let scorable = self.scorable(work)?;
        let held = self.score_records(work)?;
        let mut plans: Vec<Planned> = Vec::new();
        for given in &filled.rows {
            let doc = scorable.iter().find(|doc| doc.unique_text() == given.nominee).cloned();
            let earlier = held.iter().find(|record| record.id == score_id(expert, &given.nominee));
            let interest = doc.as_ref().and_then(|doc| self.interest_of(expert, doc));
            let twin = plans.iter().any(|plan| plan.given.nominee == given.nominee);
            let fate = match (&doc, interest, earlier) {
                _ if twin => Fate::Twin,
                (None, ..) => Fate::Out,
                (_, Some(_), _) if !given.is_empty() => Fate::Interest,
                _ if given.is_empty() => Fate::Empty,
                (.., Some(_)) => Fate::Kept,
                _ if !given.problems.is_empty() => Fate::Problem,
                _ => Fate::New,
            };
            let stands = earlier.map(|record| self.stands(record)).unwrap_or_default();
            let why = interest.map(|interest| interest.zh()).unwrap_or_default();
            plans.push(Planned { fate, doc, why, given: given.clone(), stands });
        }
        Ok(plans)
    }

    fn stands(&self, record: &Record) -> BTreeMap<String, String> {
        let dimensions = self.season.as_ref().map(|season| season.scoring.as_slice()).unwrap_or_default();
        dimensions.iter().map(|d| (d.key.clone(), said(record, &d.key).to_owned())).collect()
    }

    /// The scores with the sheet that they come from, as one change.
    fn write_scores(
        &mut self,
        work: &mut Work<'_, '_>,
        expert: &Record,
        filled: &Filled,
        plans: &[Planned],
    ) -> Result<(), Failure> {
        let edit = |plan: &Planned| {
            let scores = plan.given.scores.iter().map(|(key, score)| (key.as_str(), score.as_str()));
            let source = [("expert", expert.id.as_str()), ("nominee", &plan.given.nominee), ("sheet", &filled.number)];
            let note = Some(("note", plan.given.note.as_str())).filter(|(_, note)| !note.is_empty());
            let values = scores.chain(source).chain(note);
            let values = values.map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
            Edit::Record { section: "scores".to_owned(), id: score_id(expert, &plan.given.nominee), values }
        };
        let edits: Vec<Edit> = plans.iter().filter(|plan| plan.fate == Fate::New).map(edit).collect();
        let assessment = self.municipal_doc(Kind::Assessment)?;
        self.edit(work, &assessment, &edits)?;
        Ok(())
    }

    fn score_row(&self, plan: &Planned) -> FilledRow {
        let named = |scores: &BTreeMap<String, String>| -> BTreeMap<String, String> {
            let dimensions = self.season.as_ref().map(|season| season.scoring.as_slice()).unwrap_or_default();
            dimensions.iter().filter_map(|d| Some((d.zh.clone(), scores.get(&d.key)?.clone()))).collect()
        };
        FilledRow {
            row: plan.given.number,
            id: plan.doc.as_ref().map(ToString::to_string),
            name: plan.doc.as_ref().map(|doc| self.nominee(doc)).unwrap_or_default(),
            outcome: plan.fate,
            outcome_name: in_words(plan.fate).to_owned(),
            why: plan.why.to_owned(),
            scores: named(&plan.given.scores),
            stands: named(&plan.stands),
            note: plan.given.note.clone(),
            problems: plan.given.problems.iter().map(problem).collect(),
        }
    }
}

/// The record in which one expert's scores for one nominee are kept.
fn score_id(expert: &Record, nominee: &str) -> String {
    format!("{}-{nominee}", expert.id)
}

/// A nominee as a pack has it, with the code that leads back to the dossier.
fn with_code(seen: MaskedNominee) -> SheetNominee {
    let code = seen.id.parse::<DocId>().map(|doc| doc.unique_text()).unwrap_or_default();
    SheetNominee { seen, code }
}
