//! 材料清单: what has to be handed in for one nominee, why, and whether it is there (R25–R39).
//!
//! The list follows from what the dossier claims: an award asks for its certificate, a claimed
//! condition for its proof, a party member for two more replies.

use serde::{Deserialize, Serialize};

use super::{Inspection, Level, Record};
use crate::consultation::{self, LetterState};
use crate::fields::{attachment_kinds, field, section, split};
use crate::season::Season;
use crate::text::says_nothing;
use crate::words;

/// Whether a material is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MaterialState {
    /// 已有.
    Ready,
    /// 不全.
    Partly,
    /// 缺.
    Missing,
}

impl MaterialState {
    /// The word on the list.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Ready => "已有",
            Self::Partly => "不全",
            Self::Missing => "缺",
        }
    }

    fn of(there: bool) -> Self {
        if there { Self::Ready } else { Self::Missing }
    }
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Material {
    /// Where it belongs: a field, a section, `section/record`, or a kind of attachment.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Number of the requirement.
    pub rule: String,
    /// Words of the notice.
    pub clause: String,
    /// Why this nominee needs it.
    pub why: String,
    /// Whether it is there.
    pub state: MaterialState,
    /// How strictly the season asks for it.
    pub level: Level,
    /// What is there or what is missing, in words.
    pub note: String,
}

/// Everything that has to be handed in for a nominee, in the order of the notice.
#[must_use]
pub fn checklist(season: &Season, view: &super::DossierView<'_>) -> Vec<Material> {
    let mut list = List { i: Inspection::new(season, view), rows: Vec::new() };
    list.form();
    list.story();
    list.certificates();
    list.conditions();
    for (section, kind) in [("achievements", "achievement"), ("awards", "award"), ("ip", "ip")] {
        list.proofs(section, kind);
    }
    list.bureau();
    list.replies();
    list.meeting();
    list.rows
}

struct List<'a> {
    i: Inspection<'a>,
    rows: Vec<Material>,
}

impl List<'_> {
    fn row(
        &mut self,
        key: &str,
        name: &str,
        rule: &str,
        why: &str,
        state: MaterialState,
        level: Level,
    ) -> &mut Material {
        let clause = self.i.season.clause(rule).to_owned();
        let [key, name, rule, why] = [key, name, rule, why].map(str::to_owned);
        self.rows.push(Material { key, name, rule, clause, why, state, level, note: String::new() });
        let last = self.rows.len() - 1;
        &mut self.rows[last]
    }

    /// ① 申报表.
    fn form(&mut self) {
        let applying =
            self.i.season.required.iter().filter(|row| row.level == Level::Block && self.i.applies(&row.any));
        let wanted: Vec<&str> = applying.flat_map(|row| &row.fields).map(String::as_str).collect();
        let open: Vec<&str> = wanted.iter().filter(|key| self.i.is_empty(key)).map(|key| super::label(key)).collect();
        let state = match open.len() {
            0 => MaterialState::Ready,
            some if some == wanted.len() => MaterialState::Missing,
            _ => MaterialState::Partly,
        };
        let note = if open.is_empty() {
            String::new()
        } else {
            format!("还有 {} 栏没有填写：{}", open.len(), some_of(&open))
        };
        self.row("form", "申报表（附件1）", "R25", "每名申报人一份", state, Level::Block).note = note;
        let evidence = self.i.season.gates.evidence;
        for (kind, rule, why) in [
            ("photo", "R25", "申报表上贴用"),
            ("id_card", "R25", "核对身份"),
            ("consent", "R24", "本人自愿申报并承诺属实"),
        ] {
            let state = MaterialState::of(self.i.attached(kind) > 0);
            self.row(kind, kind_name(kind), rule, why, state, evidence);
        }
        let state = MaterialState::of(!self.i.is_empty("employer_opinion"));
        self.row("employer_opinion", "所在单位意见", "R25", "申报表须经所在单位签署意见并盖章", state, Level::Warn);
    }

    /// ② 个人事迹材料.
    fn story(&mut self) {
        let (length, wanted) = (words::count(self.i.view.narrative), &self.i.season.narrative);
        let state = match length {
            0 => MaterialState::Missing,
            length if (wanted.min..=wanted.max).contains(&length) => MaterialState::Ready,
            _ => MaterialState::Partly,
        };
        let (note, clause) = (format!("{length} 字，要求 {} 字左右", wanted.target), wanted.clause.clone());
        let row = self.row("narrative", "个人事迹材料", "R26", "每名申报人一份", state, Level::Block);
        (row.note, row.clause) = (note, clause);
    }

    fn certificates(&mut self) {
        let level = self.i.season.gates.evidence;
        for (claim, kind, rule, why) in [
            ("cert_no", "certificate", "R27", "申报表填写了证书编号"),
            ("pro_title", "title_certificate", "R27", "申报表填写了职称"),
        ] {
            if !says_nothing(&self.i.value(claim)) {
                let state = MaterialState::of(self.i.attached(kind) > 0);
                self.row(kind, kind_name(kind), rule, why, state, level);
            }
        }
    }

    /// One proof for each claimed condition.
    fn conditions(&mut self) {
        let (season, claimed) = (self.i.season, self.i.value("claimed_conditions"));
        for condition in split(&claimed).filter_map(|no| season.condition(no)) {
            let kind = format!("condition_{}", condition.no);
            let linked = self.i.records("evidence").iter().any(|record| record.get("supports") == kind);
            let state = MaterialState::of(linked || self.i.attached(&kind) > 0);
            let (name, why) = (format!("条件{}证明材料", condition.sign), format!("申报了条件{}", condition.sign));
            self.row(&kind, &name, "R17", &why, state, season.gates.evidence).clause.clone_from(&condition.text);
        }
    }

    /// ③ One proof for each row; attachments of the kind that name no row count for the first bare ones.
    fn proofs(&mut self, key: &str, kind: &str) {
        let evidence = self.i.records("evidence");
        let linked = |id: &str| evidence.iter().any(|e| e.get("supports").rsplit('/').next() == Some(id));
        let bound = evidence.iter().filter(|e| e.get("kind") == kind && !e.get("supports").is_empty()).count();
        let mut loose = self.i.attached(kind).saturating_sub(bound);
        let why = format!("“{}”中列出了这一项", section(key).map_or(key, |section| section.zh));
        for record in self.i.records(key) {
            let there = linked(record.id) || loose > 0;
            loose = if there && !linked(record.id) { loose - 1 } else { loose };
            let name = format!("{}：{}", kind_name(kind), title(record));
            let place = format!("{key}/{}", record.id);
            self.row(&place, &name, "R27", &why, MaterialState::of(there), self.i.season.gates.evidence);
        }
    }

    /// What the bureau itself writes down before it consults.
    fn bureau(&mut self) {
        let gates = &self.i.season.gates;
        let (review, verification) = (gates.review, gates.verification);
        let passed = self.i.value("review_result") == super::workflow::PASSED;
        self.row("review_result", "资料审查记录", "R32", "先审查，再考察、征求意见", MaterialState::of(passed), review);
        let visited = !self.i.records("visits").is_empty();
        self.row("visits", "考察核实记录", "R33", "上会之前至少考察一次", MaterialState::of(visited), verification);
    }

    fn replies(&mut self) {
        let season = self.i.season;
        for row in consultation::rows(season, &self.i.flags, self.i.records("consultations")) {
            let Some((rule, clause)) = row.required else { continue };
            let state = match row.state {
                LetterState::NotSent => MaterialState::Missing,
                LetterState::Waiting | LetterState::Objection => MaterialState::Partly,
                LetterState::Fine => MaterialState::Ready,
            };
            let why = self.asked_because(rule);
            let line =
                self.row("consultations", &format!("{}部门意见", row.zh), rule, &why, state, season.gates.consultation);
            (line.note, line.clause) = (row.state.zh().to_owned(), clause.to_owned());
        }
    }

    /// The flags that make a rule of the matrix apply.
    fn asked_because(&self, rule: &str) -> String {
        let season = self.i.season;
        let any = season.consultation.iter().filter(|row| row.rule == rule).flat_map(|row| &row.any);
        let flags = any.filter(|key| self.i.flags.contains(*key)).filter_map(|key| season.flag(key));
        let names: Vec<&str> = flags.map(|flag| flag.zh.as_str()).collect();
        if names.is_empty() {
            "每名人选都要征求".to_owned()
        } else {
            format!("人选属于：{}", names.join("、"))
        }
    }

    fn meeting(&mut self) {
        let state = MaterialState::of(self.i.view.meeting.is_some());
        let level = self.i.season.gates.meeting;
        let note = self.i.view.meeting.map(|day| day.to_string()).unwrap_or_default();
        self.row("meeting", "党组（党委）会议纪要", "R39", "经会议研究通过方可上报", state, level).note = note;
    }
}

fn kind_name(kind: &str) -> &str {
    let known = attachment_kinds().iter().find(|known| known.key == kind);
    known.map(|known| known.zh).or_else(|| field(kind).map(|field| field.zh)).unwrap_or(kind)
}

fn title<'a>(record: &Record<'a>) -> &'a str {
    let named = ["title", "name"].into_iter().map(|key| record.get(key)).find(|text| !text.is_empty());
    named.unwrap_or("未写名称")
}

fn some_of(names: &[&str]) -> String {
    let first: Vec<&str> = names.iter().take(5).copied().collect();
    if names.len() > 5 { format!("{}等", first.join("、")) } else { first.join("、") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::DossierView;

    fn list<'a>(fields: &[(&'a str, &'a str)], records: &[(&'a str, Vec<Record<'a>>)]) -> Vec<Material> {
        let season = Season::parse(Season::builtin("jinzhong-2019").expect("text")).expect("season");
        let bureau = "140702".parse().expect("code");
        let mut view = DossierView::new(&bureau);
        view.fields = fields.iter().copied().collect();
        view.records = records.iter().cloned().collect();
        checklist(&season, &view)
    }

    fn state(list: &[Material], key: &str) -> Vec<(String, MaterialState)> {
        list.iter().filter(|row| row.key == key).map(|row| (row.name.clone(), row.state)).collect()
    }

    fn record<'a>(id: &'a str, values: &[(&'a str, &'a str)]) -> Record<'a> {
        Record { id, values: values.iter().copied().collect() }
    }

    #[test]
    fn a_claim_without_evidence_is_a_row_of_the_list() {
        let rows = list(&[("claimed_conditions", "4")], &[]);
        assert_eq!(state(&rows, "condition_4"), [("条件④证明材料".to_owned(), MaterialState::Missing)]);
        assert!(rows.iter().all(|row| !row.clause.is_empty() && !row.why.is_empty()), "{rows:?}");
        let proof = vec![record("e", &[("kind", "condition_4"), ("supports", "condition_4")])];
        let rows = list(&[("claimed_conditions", "4")], &[("evidence", proof)]);
        assert_eq!(state(&rows, "condition_4")[0].1, MaterialState::Ready);
    }

    #[test]
    fn every_award_asks_for_its_own_certificate() {
        let awards = vec![record("a", &[("name", "甲奖")]), record("b", &[("name", "乙奖")])];
        let proof = vec![record("e", &[("kind", "award"), ("supports", "awards/b")])];
        let rows = list(&[], &[("awards", awards), ("evidence", proof)]);
        assert_eq!(state(&rows, "awards/a"), [("获奖证书：甲奖".to_owned(), MaterialState::Missing)]);
        assert_eq!(state(&rows, "awards/b"), [("获奖证书：乙奖".to_owned(), MaterialState::Ready)]);
    }

    #[test]
    fn a_party_member_is_told_why_two_more_replies_are_needed() {
        let rows = list(&[("political_status", "中共预备党员")], &[]);
        let replies: Vec<&Material> = rows.iter().filter(|row| row.key == "consultations").collect();
        assert_eq!(replies.len(), 4);
        assert_eq!((replies[0].why.as_str(), replies[2].why.as_str()), ("每名人选都要征求", "人选属于：党员"));
        assert_eq!(replies[3].clause, "党员和公职人员应征求组织人事和纪检监察部门意见");
    }
}
