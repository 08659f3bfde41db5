//! 预检: what the notice asks of a dossier, checked before anything is stamped.

mod checklist;
mod exclusions;
mod form;
mod materials;
mod person;
mod skill;
mod work;
mod workflow;

use std::collections::BTreeMap;

use jiangxuan_model::{BureauCode, Digest};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::fields::{self, normalise};
use crate::matrix::{self, Flags};
use crate::season::Season;

pub use checklist::{Material, MaterialState, checklist};

/// Start of the field in which a dossier says how it meets a local condition; the condition's id follows.
pub const LOCAL: &str = "local_";

/// How strictly a finding is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Information.
    Help,
    /// May be sealed; somebody should look, or give a reason.
    Warn,
    /// May not be sealed.
    Block,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Finding {
    /// Number of the requirement (`R16`), or `conflict`.
    pub rule: String,
    /// Words of the notice; empty where it says nothing.
    pub clause: String,
    /// How strict.
    pub level: Level,
    /// Where: a field key, `narrative`, a section, or `section/record/column`.
    pub field: Option<String>,
    /// What was found.
    pub message: String,
    /// What to do.
    pub advice: String,
    /// Field in which a reason lifts the finding, where the notice says 原则上 or 一般应.
    pub reason_field: Option<String>,
}

impl Finding {
    pub(crate) fn new(level: Level, rule: &str, message: impl Into<String>) -> Self {
        Self {
            rule: rule.to_owned(),
            clause: String::new(),
            level,
            field: None,
            message: message.into(),
            advice: String::new(),
            reason_field: None,
        }
    }

    pub(crate) fn at(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    pub(crate) fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice = advice.into();
        self
    }

    pub(crate) fn quote(mut self, clause: &str) -> Self {
        self.clause = clause.to_owned();
        self
    }

    pub(crate) fn reason(mut self, field: &str) -> Self {
        self.reason_field = Some(field.to_owned());
        self
    }

    /// The rule as a number, so that R9 comes before R10; anything else comes first.
    fn order(&self) -> (std::cmp::Reverse<Level>, u32, &str) {
        let number = self.rule.trim_start_matches('R').parse().unwrap_or(0);
        (std::cmp::Reverse(self.level), number, self.field.as_deref().unwrap_or_default())
    }
}

/// A record of a section: its stable id and its columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record<'a> {
    /// Stable id.
    pub id: &'a str,
    /// Column → value.
    pub values: BTreeMap<&'a str, &'a str>,
}

impl<'a> Record<'a> {
    /// The value of a column; empty if absent.
    #[must_use]
    pub fn get(&self, column: &str) -> &'a str {
        self.values.get(column).copied().unwrap_or_default().trim()
    }
}

/// A condition that the nominating bureau adds to those of the notice (R19).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalCondition<'a> {
    /// Stable id; the dossier's answer is in the field `local_` and this id.
    pub id: &'a str,
    /// What it asks for.
    pub text: &'a str,
}

/// Somebody whom an earlier season put forward for another programme (R57).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Former<'a> {
    /// Name, as published.
    pub name: &'a str,
    /// Employer, as published.
    pub employer: &'a str,
    /// [`Former::tag`] of the identity number.
    pub tag: &'a str,
    /// For which programme.
    pub programme: &'a str,
    /// Title of that season.
    pub season: &'a str,
}

impl Former<'_> {
    /// Sixteen bits of the hash of an identity number: with the name they tell people apart, and nobody finds the
    /// number by them. Empty where there is no number.
    #[must_use]
    pub fn tag(id_number: &str) -> String {
        const DIGITS: usize = 4;
        let number = crate::id_number::tidy(id_number);
        if number.is_empty() {
            return String::new();
        }
        Digest::of(format!("former\n{number}").as_bytes()).to_string().chars().take(DIGITS).collect()
    }
}

/// What the checks need to see of a dossier. Removed records are left out by the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DossierView<'a> {
    /// The nominating bureau.
    pub bureau: &'a BureauCode,
    /// Field → value shown.
    pub fields: BTreeMap<&'a str, &'a str>,
    /// 个人事迹材料.
    pub narrative: &'a str,
    /// Section → its records, in order.
    pub records: BTreeMap<&'a str, Vec<Record<'a>>>,
    /// Kind of attachment → how many there are.
    pub attachments: BTreeMap<&'a str, usize>,
    /// Day of the party-group meeting that approved the nomination.
    pub meeting: Option<Date>,
    /// Fields with an unresolved conflict.
    pub contested: Vec<&'a str>,
    /// What the nominating bureau asks for besides the notice.
    pub conditions: Vec<LocalCondition<'a>>,
    /// Whom earlier seasons put forward.
    pub former: Vec<Former<'a>>,
}

impl<'a> DossierView<'a> {
    /// A dossier in which nothing has been entered.
    #[must_use]
    pub fn new(bureau: &'a BureauCode) -> Self {
        Self {
            bureau,
            fields: BTreeMap::new(),
            narrative: "",
            records: BTreeMap::new(),
            attachments: BTreeMap::new(),
            meeting: None,
            contested: Vec::new(),
            conditions: Vec::new(),
            former: Vec::new(),
        }
    }
}

/// Checks a dossier against a season: strictest findings first, then in the order of the notice.
#[must_use]
pub fn check(season: &Season, view: &DossierView<'_>) -> Vec<Finding> {
    let mut inspection = Inspection::new(season, view);
    form::inspect(&mut inspection);
    person::inspect(&mut inspection);
    work::inspect(&mut inspection);
    exclusions::inspect(&mut inspection);
    skill::inspect(&mut inspection);
    materials::inspect(&mut inspection);
    workflow::inspect(&mut inspection);
    let mut findings = inspection.findings;
    findings.sort_by(|a, b| a.order().cmp(&b.order()));
    findings
}

/// Only what the bureau does before it submits.
#[cfg(test)]
pub(crate) fn workflow_findings(season: &Season, view: &DossierView<'_>) -> Vec<Finding> {
    let mut inspection = Inspection::new(season, view);
    workflow::inspect(&mut inspection);
    inspection.findings
}

/// Whether any finding forbids sealing.
#[must_use]
pub fn blocks(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.level == Level::Block)
}

/// A check under way.
struct Inspection<'a> {
    season: &'a Season,
    view: &'a DossierView<'a>,
    flags: Flags,
    findings: Vec<Finding>,
}

impl<'a> Inspection<'a> {
    fn new(season: &'a Season, view: &'a DossierView<'a>) -> Self {
        Self { season, view, flags: matrix::flags(season, &view.fields), findings: Vec::new() }
    }

    /// Adds a finding, with the words of the notice where it has none.
    fn add(&mut self, mut finding: Finding) {
        if finding.clause.is_empty() {
            finding.clause = self.season.clause(&finding.rule).to_owned();
        }
        self.findings.push(finding);
    }

    /// The value of a field, tidied; empty if absent.
    fn value(&self, key: &str) -> String {
        let raw = self.view.fields.get(key).copied().unwrap_or_default();
        fields::field(key).map_or_else(|| raw.trim().to_owned(), |field| normalise(field, raw))
    }

    fn is_empty(&self, key: &str) -> bool {
        self.value(key).is_empty()
    }

    /// The records of a section.
    fn records(&self, section: &str) -> &'a [Record<'a>] {
        self.view.records.get(section).map_or(&[], Vec::as_slice)
    }

    /// How many attachments of a kind there are.
    fn attached(&self, kind: &str) -> usize {
        let listed = self.records("evidence").iter().filter(|record| record.get("kind") == kind).count();
        self.view.attachments.get(kind).copied().unwrap_or(0).max(listed)
    }

    /// Whether a rule row with these flags applies to the nominee.
    fn applies(&self, any: &[String]) -> bool {
        matrix::applies(any, &self.flags)
    }
}

/// The label of a field, for messages.
fn label(key: &str) -> &'static str {
    fields::field(key).map_or("该栏目", |field| field.zh)
}

#[cfg(test)]
mod tests;
