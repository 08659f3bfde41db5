//! 评审: direct recognition, experts, scores, visits, and what experts get to see.

use std::collections::BTreeMap;

use data_encoding::BASE32_NOPAD;
use jiangxuan_contract::answer::assessment::{
    ExpertConflict, ExpertRow, Handout, MaskedNominee, Recognised, ScoreDimension, ScoreRow, SiteVisit,
};
use jiangxuan_model::{Digest, DocId, Edit, Kind, Record};
use jiangxuan_rules::assessment::{self, Expert, Interest, Verdict};
use jiangxuan_rules::course::Formal;
use jiangxuan_rules::season::{Dimension, Season};
use serde_json::json;

use super::campaign::rfc3339;
use super::course::said;
use super::state::Core;
use super::{Outcome, Work};
use crate::command::{Assess, Failure, Reply};

/// What an expert may see of a nominee. No number, address or opinion that identifies or concerns a person.
const SHOWN: &[&str] = &[
    "name",
    "gender",
    "employer_name",
    "employer_nature",
    "industry",
    "dept_post",
    "duty",
    "post_type",
    "occupation",
    "years_in_trade",
    "skill_level",
    "pro_title",
    "claimed_conditions",
    "special_skill",
    "technical_method",
    "team_work",
    "benefit",
    "summary",
    "narrative_title",
];
/// The record sections that an expert may see.
const SECTIONS: &[&str] = &["career", "achievements", "awards", "ip"];

impl Core {
    pub(crate) fn assess(&mut self, work: &mut Work<'_, '_>, act: Assess) -> Outcome {
        match act {
            Assess::Pack { expert, out } => match self.expert_pack(work, &expert) {
                Ok((bytes, count)) => Outcome::File(out.clone(), bytes, Handout { file: out, count }.into()),
                Err(failure) => failure.into(),
            },
            Assess::Sheet { expert } => self.score_sheet(work, &expert).into(),
            Assess::Take { file, sheet, apply } => self.take_scores(work, &file, &sheet, apply.as_deref()).into(),
            other => self.assess_now(work, other).into(),
        }
    }

    fn assess_now(&mut self, work: &mut Work<'_, '_>, act: Assess) -> Result<Reply, Failure> {
        self.only_municipal()?;
        match act {
            Assess::Recognise { id, basis, evidence } => {
                self.recognise(work, &id, basis.trim(), evidence.trim()).map(Reply::from)
            }
            Assess::Expert { name, employer, kin } => {
                self.expert(work, name.trim(), employer.trim(), kin.trim()).map(Reply::from)
            }
            Assess::Experts => self.experts(work).map(Reply::from),
            Assess::Score { expert, id, scores, note } => {
                self.score(work, &expert, &id, &scores, note.trim()).map(Reply::from)
            }
            Assess::Scores { id } => self.scores(work, id.as_deref()).map(Reply::from),
            Assess::Visit { id, date, place, people, findings } => {
                let date = date.to_string();
                let values = [("date", &date), ("place", &place), ("people", &people), ("findings", &findings)]
                    .map(|(key, value)| (key, value.as_str()));
                self.site_visit(work, &id, &values).map(Reply::from)
            }
            Assess::Pack { .. } | Assess::Sheet { .. } | Assess::Take { .. } => {
                Err(Failure::new("internal", "这项操作须由运行中的程序执行。没有改动。"))
            }
        }
    }

    /// A nominee who takes part and passed the formal check.
    fn assessable(&mut self, work: &Work<'_, '_>, id: &str) -> Result<DocId, Failure> {
        let doc = self.dossier(id)?;
        let course = self.course(work)?;
        if course.published.is_some() {
            return Err(Failure::new("locked", "名单已经发文公布并锁定，评审不能再改。没有改动。"));
        }
        let passed =
            course.nominees.get(&doc.unique_text()).is_some_and(|nominee| nominee.formal == Some(Formal::Passed));
        if passed {
            Ok(doc)
        } else {
            Err(Failure::new("not_passed", "这名人选还没有通过形式审查，不能评审。没有改动。"))
        }
    }

    fn recognise(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        basis: &str,
        evidence: &str,
    ) -> Result<Recognised, Failure> {
        let doc = self.assessable(work, id)?;
        if basis.is_empty() || evidence.is_empty() {
            return Err(Failure::new("reason", "直接认定须写明依据和证明材料。没有改动。"));
        }
        let values = [("method", "直接认定"), ("basis", basis), ("evidence", evidence)];
        self.put_record(work, Kind::Assessment, "recognitions", doc.unique_text(), &values)?;
        Ok(Recognised {
            id: doc.to_string(),
            name: self.nominee(&doc),
            method: "直接认定".to_owned(),
            basis: basis.to_owned(),
            evidence: evidence.to_owned(),
        })
    }

    /// Writes values of one record in a document of the season.
    pub(crate) fn put_record(
        &mut self,
        work: &mut Work<'_, '_>,
        kind: Kind,
        section: &str,
        id: String,
        values: &[(&str, &str)],
    ) -> Result<bool, Failure> {
        let doc = self.municipal_doc(kind)?;
        let values = values.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        self.edit(work, &doc, &[Edit::Record { section: section.to_owned(), id, values }])
    }

    fn expert(
        &mut self,
        work: &mut Work<'_, '_>,
        name: &str,
        employer: &str,
        kin: &str,
    ) -> Result<Vec<ExpertRow>, Failure> {
        if name.is_empty() {
            return Err(Failure::new("empty_name", "请写明专家姓名。没有改动。"));
        }
        let held = self.expert_records(work)?.into_iter().find(|record| said(record, "name") == name);
        if held.is_none() && employer.is_empty() {
            return Err(Failure::new("employer", "请写明专家的工作单位，用于回避。没有改动。"));
        }
        // The same name typed on two devices is the same expert.
        let id = held.map_or_else(
            || BASE32_NOPAD.encode(&Digest::of(name.as_bytes()).0[..5]).to_ascii_lowercase(),
            |record| record.id,
        );
        let mut values = vec![("name", name)];
        values.extend([("employer", employer), ("kin", kin)].into_iter().filter(|(_, value)| !value.is_empty()));
        self.put_record(work, Kind::Assessment, "panels", id, &values)?;
        self.experts(work)
    }

    fn expert_records(&mut self, work: &Work<'_, '_>) -> Result<Vec<Record>, Failure> {
        let doc = self.municipal_doc(Kind::Assessment)?;
        self.records_of(work, &doc, "panels")
    }

    pub(crate) fn known_expert(&mut self, work: &Work<'_, '_>, name: &str) -> Result<Record, Failure> {
        let all = self.expert_records(work)?;
        let known: Vec<&str> = all.iter().map(|record| said(record, "name")).collect();
        let text = format!("没有名为「{name}」的专家；已登记：{}。没有改动。", known.join("、"));
        all.iter()
            .find(|record| said(record, "name") == name.trim())
            .cloned()
            .ok_or_else(|| Failure::new("unknown_expert", text))
    }

    pub(crate) fn interest_of(&self, expert: &Record, doc: &DocId) -> Option<Interest> {
        let expert =
            Expert { name: said(expert, "name"), employer: said(expert, "employer"), kin: said(expert, "kin") };
        assessment::interest(&expert, &self.nominee(doc), &self.field_of(doc, "employer_name"))
    }

    /// A field of a dossier as it stands; empty where there is none.
    pub(crate) fn field_of(&self, doc: &DocId, key: &str) -> String {
        let entry = self.documents.get(doc);
        entry.and_then(|entry| entry.summary.summary.fields.get(key)).cloned().unwrap_or_default()
    }

    fn experts(&mut self, work: &Work<'_, '_>) -> Result<Vec<ExpertRow>, Failure> {
        let participants = self.participants();
        let row = |core: &Self, expert: &Record| {
            let conflict = |doc: &DocId| {
                let why = core.interest_of(expert, doc)?.zh().to_owned();
                Some(ExpertConflict { id: doc.to_string(), name: core.nominee(doc), why })
            };
            let conflicts = participants.values().filter_map(conflict).collect();
            let text = |key: &str| said(expert, key).to_owned();
            ExpertRow { name: text("name"), employer: text("employer"), kin: text("kin"), conflicts }
        };
        let experts = self.expert_records(work)?;
        Ok(experts.iter().map(|expert| row(self, expert)).collect())
    }

    fn score(
        &mut self,
        work: &mut Work<'_, '_>,
        expert: &str,
        id: &str,
        scores: &[(String, String)],
        note: &str,
    ) -> Result<Vec<ScoreRow>, Failure> {
        let doc = self.assessable(work, id)?;
        let expert = self.known_expert(work, expert)?;
        if let Some(interest) = self.interest_of(&expert, &doc) {
            let text = format!(
                "{}与{}有利害关系（{}），应当回避，不能评分。没有改动。",
                said(&expert, "name"),
                self.nominee(&doc),
                interest.zh()
            );
            return Err(Failure::new("interest", text));
        }
        let read = self.read_scores(scores)?;
        let mut values: Vec<(&str, &str)> = read.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        let unique = doc.unique_text();
        // What is typed in comes from no sheet any more.
        values.extend([("expert", expert.id.as_str()), ("nominee", unique.as_str()), ("sheet", "")]);
        values.extend((!note.is_empty()).then_some(("note", note)));
        self.put_record(work, Kind::Assessment, "scores", format!("{}-{unique}", expert.id), &values)?;
        self.scores(work, Some(&doc.to_string()))
    }

    fn read_scores(&self, scores: &[(String, String)]) -> Result<BTreeMap<String, String>, Failure> {
        let season = self.season()?;
        let read = |(name, value): &(String, String)| -> Result<(String, String), Failure> {
            let dimension =
                season.scoring.iter().find(|dimension| dimension.key == *name || dimension.zh == *name).ok_or_else(
                    || {
                        let known: Vec<&str> = season.scoring.iter().map(|dimension| dimension.zh.as_str()).collect();
                        Failure::new(
                            "unknown_dimension",
                            format!("没有「{name}」这一评分项；评分项有：{}。没有改动。", known.join("、")),
                        )
                    },
                )?;
            let score = assessment::score(value).ok_or_else(|| {
                Failure::new("score", format!("「{name}」的分数应为 0–100，最多两位小数：{value}。没有改动。"))
            })?;
            Ok((dimension.key.clone(), assessment::shown(score)))
        };
        scores.iter().map(read).collect()
    }

    pub(crate) fn score_records(&mut self, work: &Work<'_, '_>) -> Result<Vec<Record>, Failure> {
        let doc = self.municipal_doc(Kind::Assessment)?;
        self.records_of(work, &doc, "scores")
    }

    /// One expert's weighted sum. Scores of somebody who turned out to be interested do not count.
    fn sum_of(&self, record: &Record, experts: &[Record], doc: &DocId) -> Option<u32> {
        let expert = experts.iter().find(|expert| expert.id == said(record, "expert"))?;
        if self.interest_of(expert, doc).is_some() {
            return None;
        }
        let season = self.season.as_ref()?;
        let given =
            season.scoring.iter().filter_map(|d| Some((d.key.clone(), assessment::score(said(record, &d.key))?)));
        assessment::weighted(season, &given.collect())
    }

    /// What the experts gave a nominee together.
    pub(crate) fn verdict_of(&mut self, work: &Work<'_, '_>, id: &str) -> Result<Option<Verdict>, Failure> {
        let (experts, doc) = (self.expert_records(work)?, self.participant(id)?);
        let records = self.score_records(work)?;
        let own = records.iter().filter(|record| said(record, "nominee") == id);
        let sums: Vec<u32> = own.filter_map(|record| self.sum_of(record, &experts, &doc)).collect();
        Ok(assessment::verdict(&sums))
    }

    /// By which ways a nominee was assessed.
    pub(crate) fn methods_of(&mut self, work: &Work<'_, '_>, id: &str) -> Result<Vec<&'static str>, Failure> {
        let assessment = self.municipal_doc(Kind::Assessment)?;
        let doc = self.participant(id)?;
        let recognised = self.records_of(work, &assessment, "recognitions")?.iter().any(|record| record.id == id);
        let scored = self.score_records(work)?.iter().any(|record| said(record, "nominee") == id);
        let visited = !self.records_of(work, &doc.sibling(Kind::Review), "visits")?.is_empty();
        let all = [(recognised, "直接认定"), (scored, "专家评审"), (visited, "实地考察")];
        Ok(all.into_iter().filter(|(done, _)| *done).map(|(_, method)| method).collect())
    }

    fn scores(&mut self, work: &Work<'_, '_>, id: Option<&str>) -> Result<Vec<ScoreRow>, Failure> {
        let only = id.map(|id| self.dossier(id)).transpose()?;
        let participants = self.participants();
        let experts = self.expert_records(work)?;
        let records = self.score_records(work)?;
        let mut rows = Vec::new();
        for record in &records {
            let Some(doc) =
                participants.get(said(record, "nominee")).filter(|doc| only.as_ref().is_none_or(|only| only == *doc))
            else {
                continue;
            };
            let expert = experts.iter().find(|expert| expert.id == said(record, "expert"));
            let dimensions = self.season()?.scoring.iter();
            let interest = expert.and_then(|expert| self.interest_of(expert, doc));
            rows.push(ScoreRow {
                expert: expert.map(|expert| said(expert, "name").to_owned()),
                id: doc.to_string(),
                name: self.nominee(doc),
                scores: dimensions.map(|d| (d.zh.clone(), said(record, &d.key).to_owned())).collect(),
                total: self.sum_of(record, &experts, doc).map(assessment::shown),
                note: said(record, "note").to_owned(),
                sheet: said(record, "sheet").to_owned(),
                interest: interest.map(|interest| interest.zh().to_owned()),
            });
        }
        Ok(rows)
    }

    fn site_visit(&mut self, work: &mut Work<'_, '_>, id: &str, values: &[(&str, &str)]) -> Result<SiteVisit, Failure> {
        let doc = self.assessable(work, id)?;
        if values.iter().any(|(_, value)| value.trim().is_empty()) {
            return Err(Failure::new("empty", "考察须写明地点、人员和结论。没有改动。"));
        }
        let record = work.new_record();
        let values = values.iter().map(|(key, value)| ((*key).to_owned(), value.trim().to_owned())).collect();
        let edit = Edit::Record { section: "visits".to_owned(), id: record.clone(), values };
        self.edit(work, &doc.sibling(Kind::Review), &[edit])?;
        Ok(SiteVisit { id: doc.to_string(), name: self.nominee(&doc), record })
    }

    /// Everybody whom an expert may score, without what identifies a person, and an empty sheet.
    fn expert_pack(&mut self, work: &mut Work<'_, '_>, expert: &str) -> Result<(Vec<u8>, usize), Failure> {
        let (expert, nominees) = self.given_to(work, expert)?;
        let season = self.season()?;
        let dimensions = dimensions(season);
        let count = nominees.len();
        let pack = json!({
            "title": season.title, "expert": said(&expert, "name"), "made": rfc3339(work.env.now), "dimensions": dimensions, "nominees": nominees,
        });
        let bytes = serde_json::to_vec_pretty(&pack).map_err(|error| Failure::new("internal", error.to_string()))?;
        Ok((bytes, count))
    }

    /// An expert, and everybody whom he may score, masked.
    pub(crate) fn given_to(
        &mut self,
        work: &Work<'_, '_>,
        expert: &str,
    ) -> Result<(Record, Vec<MaskedNominee>), Failure> {
        self.only_municipal()?;
        let expert = self.known_expert(work, expert)?;
        let mut nominees = Vec::new();
        for doc in self.scorable(work)? {
            if self.interest_of(&expert, &doc).is_none() {
                nominees.push(self.masked_dossier(work, &doc)?);
            }
        }
        Ok((expert, nominees))
    }

    /// Everybody who passed the formal check and is still in.
    pub(crate) fn scorable(&mut self, work: &Work<'_, '_>) -> Result<Vec<DocId>, Failure> {
        let course = self.course(work)?;
        let passed = |id: &String| {
            let nominee = course.nominees.get(id);
            nominee.is_some_and(|nominee| nominee.formal == Some(Formal::Passed) && !nominee.out())
        };
        Ok(self.participants().into_iter().filter(|(id, _)| passed(id)).map(|(_, doc)| doc).collect())
    }

    fn masked_dossier(&mut self, work: &Work<'_, '_>, doc: &DocId) -> Result<MaskedNominee, Failure> {
        self.reading(work, doc, |core, document| {
            let fields = SHOWN.iter().map(|key| ((*key).to_owned(), document.field(key).shown().to_owned()));
            let values = |record: &Record| -> BTreeMap<String, String> {
                record.values.iter().map(|(key, value)| (key.clone(), value.shown().to_owned())).collect()
            };
            let rows = |section: &str| -> Vec<BTreeMap<String, String>> {
                document.records(section).iter().filter(|record| !record.removed()).map(values).collect()
            };
            MaskedNominee {
                id: doc.to_string(),
                bureau: core.bureau_name(&doc.bureau),
                fields: fields.filter(|(_, text)| !text.is_empty()).collect(),
                records: SECTIONS.iter().map(|section| ((*section).to_owned(), rows(section))).collect(),
                narrative: document.narrative(),
            }
        })
    }
}

/// What experts score.
pub(crate) fn dimensions(season: &Season) -> Vec<ScoreDimension> {
    let dimension = |d: &Dimension| ScoreDimension { key: d.key.clone(), name: d.zh.clone(), weight: d.weight };
    season.scoring.iter().map(dimension).collect()
}
