//! The papers there are, what official papers are made from, and what has changed since one was printed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// `Name: word, name in Chinese;`
macro_rules! kinds {
    ($($kind:ident: $word:literal, $zh:literal;)*) => {
        /// Every paper. Command line, window, engine and typesetting know papers by these.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        pub enum PaperKind {
            $(
                #[doc = $zh]
                $kind,
            )*
        }

        impl PaperKind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// As requests, the printed code and the audit trail name it.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$kind => $word,)*
                }
            }

            /// As people call it.
            #[must_use]
            pub const fn zh(self) -> &'static str {
                match self {
                    $(Self::$kind => $zh,)*
                }
            }
        }
    };
}

kinds! {
    Annex1: "annex1", "附件1 申报表";
    Narrative: "narrative", "个人事迹材料";
    Annex2: "annex2", "附件2 候选人汇总表";
    Annex3: "annex3", "附件3 征求意见表";
    Receipt: "receipt", "市局回执";
    Pack: "pack", "装订册";
    Letter: "letter", "征求意见函";
    Report: "report", "推荐报告";
    Extract: "extract", "党组（党委）会议纪要摘录";
    Notice: "notice", "公示";
    List: "list", "公布的人选名单";
    Certificate: "certificate", "荣誉证书";
    Payment: "payment", "奖励发放表";
    Correction: "correction", "更正单";
    Story: "story", "宣传材料 事迹简介";
}

impl PaperKind {
    /// The paper of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }
}

/// A paper that somebody wants, with what only this one needs. The story for the press is no such paper: it goes out
/// with its proofs, as `award.story`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "paper", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Order {
    /// 附件1 申报表.
    Annex1(People),
    /// 个人事迹材料.
    Narrative(People),
    /// 附件2 候选人汇总表.
    Annex2(People),
    /// 附件3 征求意见表.
    Annex3 {
        /// About whom.
        #[serde(flatten)]
        people: People,
        /// By when departments are asked to reply; room for it where no day is named.
        #[cfg_attr(feature = "ts", ts(type = "string | null"))]
        due: Option<Date>,
        /// One form for each department that is asked.
        apart: bool,
    },
    /// 市局回执.
    Receipt(People),
    /// 装订册.
    Pack(People),
    /// 征求意见函, one for each letter on record.
    Letter {
        /// About whom; everybody where none is named.
        ids: Vec<String>,
        /// To which department; all where none is named.
        department: Option<String>,
        /// By when they are asked to reply.
        #[cfg_attr(feature = "ts", ts(type = "string | null"))]
        due: Option<Date>,
    },
    /// 推荐报告.
    Report {
        /// Of which meeting; the newest that approved somebody where none is named.
        meeting: Option<String>,
    },
    /// 会议纪要摘录.
    Extract {
        /// Of which meeting; the newest that approved somebody where none is named.
        meeting: Option<String>,
    },
    /// 公示, one for each period.
    Notice {
        /// Only the period that begins on this day.
        #[cfg_attr(feature = "ts", ts(type = "string | null"))]
        from: Option<Date>,
    },
    /// 人选名单.
    List,
    /// 荣誉证书.
    Certificate,
    /// 奖励发放表.
    Payment,
    /// 更正单.
    Correction {
        /// Of whom.
        id: String,
        /// The version that was printed.
        printed: u32,
    },
}

/// Whom a paper is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct People {
    /// Dossiers in this order; everybody whom the bureau has sealed (the city: has received) where none is named.
    pub ids: Vec<String>,
    /// The present content instead of the sealed version.
    pub draft: bool,
}

/// What whoever prints may say otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Details {
    /// The day on the paper; today where none is named.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub date: Option<Date>,
    /// Who fills it in; who works at this device where nobody is named.
    pub person: Option<String>,
    /// Telephone; room for it where none is named.
    pub phone: Option<String>,
    /// 套打: certificates for paper that has the title printed already.
    #[serde(default)]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub overprint: Option<Shift>,
}

/// How far everything on a page is moved, in tenths of a millimetre.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Shift {
    /// To the right.
    pub right: i32,
    /// Down.
    pub down: i32,
}

/// The formats of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum FileFormat {
    /// For Word and WPS.
    Docx,
    /// For printing as it is.
    Pdf,
    /// For Excel.
    Xlsx,
}

impl Order {
    /// Which paper it is.
    #[must_use]
    pub fn kind(&self) -> PaperKind {
        match self {
            Self::Annex1(_) => PaperKind::Annex1,
            Self::Narrative(_) => PaperKind::Narrative,
            Self::Annex2(_) => PaperKind::Annex2,
            Self::Annex3 { .. } => PaperKind::Annex3,
            Self::Receipt(_) => PaperKind::Receipt,
            Self::Pack(_) => PaperKind::Pack,
            Self::Letter { .. } => PaperKind::Letter,
            Self::Report { .. } => PaperKind::Report,
            Self::Extract { .. } => PaperKind::Extract,
            Self::Notice { .. } => PaperKind::Notice,
            Self::List => PaperKind::List,
            Self::Certificate => PaperKind::Certificate,
            Self::Payment => PaperKind::Payment,
            Self::Correction { .. } => PaperKind::Correction,
        }
    }

    /// What is asked for it.
    #[must_use]
    pub fn ask(&self) -> Papers {
        let paper = self.kind();
        match self {
            Self::Annex1(people)
            | Self::Narrative(people)
            | Self::Annex2(people)
            | Self::Annex3 { people, .. }
            | Self::Receipt(people)
            | Self::Pack(people) => Papers::Dossiers { ids: people.ids.clone(), paper, draft: people.draft },
            Self::Letter { ids, department, .. } => {
                Papers::Letters { ids: ids.clone(), department: department.clone() }
            }
            Self::Report { meeting } | Self::Extract { meeting } => Papers::Meeting { meeting: meeting.clone(), paper },
            Self::Notice { .. } => Papers::Notices,
            Self::List => Papers::FinalList,
            Self::Certificate => Papers::Certificates,
            Self::Payment => Papers::Payment,
            Self::Correction { id, printed } => Papers::Correction { id: id.clone(), printed: *printed },
        }
    }
}

/// A command about papers. Each answers with season, office, day and `sheets`: what goes onto one paper each.
/// Identity numbers are in full, so it is written into the audit trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Papers {
    /// One sheet with these dossiers, each at its sealed version where one stands.
    Dossiers {
        /// Which, in this order; none for everybody whom this bureau has sealed, a municipal device whom it has received.
        ids: Vec<String>,
        /// Which paper, for the audit trail and the printed code.
        paper: PaperKind,
        /// The present content instead of the sealed version.
        draft: bool,
    },
    /// A sheet for each letter of the bureau's register that asks about these people.
    Letters {
        /// About whom; everybody where none is named.
        ids: Vec<String>,
        /// To which department; all where none is named.
        department: Option<String>,
    },
    /// One sheet with a meeting of the bureau's party group and those it approved, in the bureau's order.
    Meeting {
        /// Which; the newest that approved somebody where none is named.
        meeting: Option<String>,
        /// Which paper.
        paper: PaperKind,
    },
    /// One sheet with what a sealed version said otherwise than the one that stands.
    Correction {
        /// Which dossier.
        id: String,
        /// The version that was printed.
        printed: u32,
    },
    /// A sheet for each period of publicity, names in the order of their strokes.
    Notices,
    /// One sheet with the published list.
    FinalList,
    /// One sheet with the certificates that have numbers.
    Certificates,
    /// One sheet with whom the prize is paid to.
    Payment,
    /// What a scanned page says against what holds now.
    Trace {
        /// Which paper.
        paper: PaperKind,
        /// The dossier that the page names; empty for a paper about several.
        dossier: String,
        /// The version that it names, 0 where it names none.
        version: u64,
        /// Start of the hash of what was printed.
        hash: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_has_one_word_in_requests_and_codes() {
        for kind in PaperKind::ALL {
            assert_eq!(serde_json::to_value(kind).expect("a word"), kind.word());
            assert_eq!(PaperKind::of(kind.word()), Some(*kind));
        }
        assert_eq!(PaperKind::of("ANNEX1"), None);
    }

    #[test]
    fn an_order_is_tagged_with_the_word_of_its_paper() {
        let orders = [Order::Annex1(People::default()), Order::List, Order::Report { meeting: None }];
        for order in orders {
            assert_eq!(serde_json::to_value(&order).expect("an order")["paper"], order.kind().word());
        }
    }
}
