//! 状态机: how far a dossier has come on its way through its bureau, up to 冻结提交.
//!
//! A state is never stored. It follows from what is on record, so that two devices that hold the
//! same agree about it, and a gate that a later fact opens again (a changed 政治面貌, a new
//! objection) is open at once.

use serde::{Deserialize, Serialize};

use crate::check::{Finding, Level};

/// A state of the county side, in the order of the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 草稿.
    Draft,
    /// 材料齐全.
    Complete,
    /// 资料审查: passed.
    Reviewed,
    /// 考察核实: done.
    Visited,
    /// 征求意见中.
    Consulting,
    /// 意见齐全.
    Consulted,
    /// 党组（党委）通过.
    Approved,
    /// 冻结提交.
    Submitted,
    /// 撤回.
    Withdrawn,
    /// 不予推荐.
    Declined,
}

/// What stands between two states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gate {
    /// The form and its materials.
    Form,
    /// 资料审查.
    Review,
    /// 考察核实.
    Visit,
    /// 征求意见.
    Consultation,
    /// 党组（党委）会议.
    Meeting,
}

/// How a gate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passage {
    /// What it asks for is on record.
    Done,
    /// It is not, but the season only warns.
    Waived,
    /// It is not, and nothing may be sealed.
    Closed,
}

/// What ends the way, or has ended it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ends {
    /// A seal stands and covers everything.
    pub sealed: bool,
    /// The nominee was taken out.
    pub withdrawn: bool,
    /// The bureau does not nominate this applicant.
    pub declined: bool,
}

impl Stage {
    /// Every state.
    pub const ALL: [Self; 10] = [
        Self::Draft,
        Self::Complete,
        Self::Reviewed,
        Self::Visited,
        Self::Consulting,
        Self::Consulted,
        Self::Approved,
        Self::Submitted,
        Self::Withdrawn,
        Self::Declined,
    ];

    /// Stable word for scripts.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Complete => "complete",
            Self::Reviewed => "reviewed",
            Self::Visited => "visited",
            Self::Consulting => "consulting",
            Self::Consulted => "consulted",
            Self::Approved => "approved",
            Self::Submitted => "submitted",
            Self::Withdrawn => "withdrawn",
            Self::Declined => "declined",
        }
    }

    /// The word for people.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Draft => "草稿",
            Self::Complete => "材料齐全",
            Self::Reviewed => "资料审查通过",
            Self::Visited => "考察核实",
            Self::Consulting => "征求意见中",
            Self::Consulted => "意见齐全",
            Self::Approved => "党组通过",
            Self::Submitted => "冻结提交",
            Self::Withdrawn => "撤回",
            Self::Declined => "不予推荐",
        }
    }
}

impl Gate {
    /// In the order of the way.
    pub const ALL: [Self; 5] = [Self::Form, Self::Review, Self::Visit, Self::Consultation, Self::Meeting];

    /// The gate that a finding is about.
    fn of(finding: &Finding) -> Self {
        match finding.field.as_deref().unwrap_or_default() {
            "review_result" => Self::Review,
            "visits" => Self::Visit,
            "meeting" => Self::Meeting,
            place if place == "consultations" || place.starts_with("consultations/") => Self::Consultation,
            _ => Self::Form,
        }
    }

    /// How this gate stands, going by what the rules find.
    #[must_use]
    pub fn passage(self, findings: &[Finding]) -> Passage {
        // On the form a warning asks for a look; at the other gates it says that something is missing.
        let counts =
            |finding: &&Finding| Self::of(finding) == self && (self != Self::Form || finding.level == Level::Block);
        match findings.iter().filter(counts).map(|finding| finding.level).max() {
            None => Passage::Done,
            Some(Level::Block) => Passage::Closed,
            Some(_) => Passage::Waived,
        }
    }

    fn behind(self) -> Stage {
        match self {
            Self::Form => Stage::Complete,
            Self::Review => Stage::Reviewed,
            Self::Visit => Stage::Visited,
            Self::Consultation => Stage::Consulted,
            Self::Meeting => Stage::Approved,
        }
    }
}

/// How far the dossier is prepared: behind the last gate that is done, no gate before it being closed.
/// `asked` says whether any letter is on record.
#[must_use]
pub fn prepared(findings: &[Finding], asked: bool) -> Stage {
    let mut stage = Stage::Draft;
    for gate in Gate::ALL {
        let passage = gate.passage(findings);
        stage = match passage {
            Passage::Done => gate.behind(),
            _ if gate == Gate::Consultation && asked => Stage::Consulting,
            _ => stage,
        };
        if passage == Passage::Closed {
            break;
        }
    }
    stage
}

/// The state, given how far the dossier is prepared and what ended its way.
#[must_use]
pub fn stage(prepared: Stage, ends: Ends) -> Stage {
    match ends {
        Ends { withdrawn: true, .. } => Stage::Withdrawn,
        Ends { declined: true, .. } => Stage::Declined,
        Ends { sealed: true, .. } => Stage::Submitted,
        _ => prepared,
    }
}

/// Why a dossier cannot be submitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle<'a> {
    /// The nominee was taken out.
    Withdrawn,
    /// The bureau does not nominate this applicant.
    Declined,
    /// It is submitted, and nothing has changed since.
    Submitted,
    /// A gate is closed.
    Findings {
        /// The first finding that closes one.
        first: &'a Finding,
        /// How many there are.
        count: usize,
    },
}

/// Whether a dossier in this state may be submitted, going by what the rules find.
///
/// # Errors
/// [`Obstacle`] says what must happen first.
pub fn may_submit(findings: &[Finding], ends: Ends) -> Result<(), Obstacle<'_>> {
    match ends {
        Ends { withdrawn: true, .. } => return Err(Obstacle::Withdrawn),
        Ends { declined: true, .. } => return Err(Obstacle::Declined),
        Ends { sealed: true, .. } => return Err(Obstacle::Submitted),
        Ends { .. } => {}
    }
    // Whatever blocks closes the gate that it is about.
    let mut closing = findings.iter().filter(|finding| finding.level == Level::Block);
    closing.next().map_or(Ok(()), |first| Err(Obstacle::Findings { first, count: 1 + closing.count() }))
}

#[cfg(test)]
mod tests;
