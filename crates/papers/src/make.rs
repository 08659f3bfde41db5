//! Papers of a kind from what the engine answers to a command about papers.

use jiangxuan_rules::Season;
use jiff::civil::Date;
use serde::Deserialize;

use crate::error::PaperError;
use crate::forms::{self, Correction, Letter};
use crate::input::{Meeting, Nominee, Office, Sheet};
use crate::sheet::Paper;

/// Which paper, with what only it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// 附件1 申报表.
    Annex1,
    /// 个人事迹材料.
    Narrative,
    /// 附件2 候选人汇总表, of a bureau or of the city.
    Annex2,
    /// 附件3 征求意见表.
    Annex3 {
        /// By when departments are asked to reply.
        due: Option<Date>,
        /// One form for each department that is asked, instead of one with all.
        apart: bool,
    },
    /// 市局回执.
    Receipt,
    /// 征求意见函.
    Letter {
        /// By when departments are asked to reply.
        due: Option<Date>,
    },
    /// 推荐报告.
    Report,
    /// 会议纪要摘录.
    Extract,
    /// 公示.
    Notice {
        /// Only the one that begins on this day.
        from: Option<Date>,
    },
    /// 人选名单.
    List,
    /// 荣誉证书.
    Certificate,
    /// 奖励发放表.
    Payment,
    /// 更正单.
    Correction,
    /// 装订册.
    Pack,
}

impl Kind {
    /// As the printed code and the audit trail name it.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Annex1 => "annex1",
            Self::Narrative => "narrative",
            Self::Annex2 => "annex2",
            Self::Annex3 { .. } => "annex3",
            Self::Receipt => "receipt",
            Self::Letter { .. } => "letter",
            Self::Report => "report",
            Self::Extract => "extract",
            Self::Notice { .. } => "notice",
            Self::List => "list",
            Self::Certificate => "certificate",
            Self::Payment => "payment",
            Self::Correction => "correction",
            Self::Pack => "pack",
        }
    }
}

/// What whoever prints may say otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wishes {
    /// The day on the paper; today where none is named.
    pub date: Option<Date>,
    /// Who fills it in; who works at this device where nobody is named.
    pub person: Option<String>,
    /// Telephone; room for it where none is named.
    pub phone: String,
    /// 套打: certificates for paper that has the title printed already, moved by so many tenths of a millimetre to the
    /// right and down.
    pub overprint: Option<(i32, i32)>,
}

/// Papers, and what to mind about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// One file each.
    pub papers: Vec<Paper>,
    /// People whose papers say that they are drafts.
    pub drafts: Vec<String>,
    /// People whose content changed after the version that was printed.
    pub stale: Vec<String>,
}

#[derive(Deserialize)]
struct Told {
    season: String,
    today: Date,
    office: TellsOffice,
    sheets: Vec<TellsSheet>,
}

#[derive(Deserialize)]
struct TellsOffice {
    name: String,
    person: String,
    municipal: bool,
}

#[derive(Deserialize)]
struct TellsSheet {
    #[serde(flatten)]
    sheet: Sheet,
    #[serde(default)]
    letter: Letter,
    #[serde(default)]
    meeting: Meeting,
    #[serde(default)]
    days: Vec<Date>,
    #[serde(default)]
    doc_no: String,
    #[serde(default)]
    date: String,
    #[serde(default)]
    printed: u64,
    #[serde(default)]
    differences: Vec<TellsDifference>,
}

#[derive(Deserialize)]
struct TellsDifference {
    field: String,
    printed: String,
    now: String,
}

/// Makes the papers of a kind. `answer` is what the engine said to the command for this kind.
pub fn make(kind: &Kind, wishes: &Wishes, answer: serde_json::Value) -> Result<Made, PaperError> {
    let told: Told = serde_json::from_value(answer).map_err(|error| PaperError::Answer(error.to_string()))?;
    let season = Season::parse(&told.season).map_err(|error| PaperError::Answer(error.to_string()))?;
    let maker = Maker {
        office: Office {
            name: told.office.name,
            person: wishes.person.clone().unwrap_or(told.office.person),
            phone: wishes.phone.clone(),
            day: wishes.date.unwrap_or(told.today),
        },
        municipal: told.office.municipal,
        overprint: wishes.overprint,
        season,
    };
    let mut papers = Vec::new();
    for sheet in &told.sheets {
        papers.extend(maker.papers(kind, sheet)?);
    }
    if papers.is_empty() {
        return Err(PaperError::Nobody);
    }
    let mut named = Named::default();
    told.sheets.iter().flat_map(|sheet| &sheet.sheet.nominees).for_each(|nominee| named.note(nominee));
    let drafts = if papers.iter().any(|paper| paper.mark.draft) { named.unsealed } else { Vec::new() };
    Ok(Made { papers, drafts, stale: named.edited })
}

#[derive(Default)]
struct Named {
    unsealed: Vec<String>,
    edited: Vec<String>,
}

impl Named {
    fn note(&mut self, nominee: &Nominee) {
        let lists = [(nominee.version.draft(), &mut self.unsealed), (nominee.edited_since_seal, &mut self.edited)];
        for (fits, list) in lists {
            if fits && !list.iter().any(|name| name == nominee.name()) {
                list.push(nominee.name().to_owned());
            }
        }
    }
}

struct Maker {
    season: Season,
    office: Office,
    municipal: bool,
    overprint: Option<(i32, i32)>,
}

impl Maker {
    fn papers(&self, kind: &Kind, told: &TellsSheet) -> Result<Vec<Paper>, PaperError> {
        let Self { season, office, .. } = self;
        let sheet = &told.sheet;
        let each = |make: &dyn Fn(&Nominee) -> Paper| sheet.nominees.iter().map(make).collect::<Vec<_>>();
        let dated = (told.doc_no.as_str(), told.date.as_str());
        let paper = match kind {
            Kind::Annex1 => return Ok(each(&|nominee| forms::annex1(season, nominee))),
            Kind::Narrative => return Ok(each(&|nominee| forms::narrative(season, nominee))),
            Kind::Annex3 { due, apart } => {
                return Ok(sheet.nominees.iter().flat_map(|nominee| self.annex3(nominee, *due, *apart)).collect());
            }
            Kind::Pack => return Ok(sheet.nominees.iter().flat_map(|nominee| self.copies(nominee)).collect()),
            Kind::Receipt => return self.receipts(sheet),
            Kind::Correction => return Ok(each(&|nominee| self.correction(nominee, told))),
            Kind::Notice { from } if from.is_some_and(|from| told.days.first() != Some(&from)) => return Ok(Vec::new()),
            Kind::Annex2 if self.municipal => forms::annex2_municipal(season, office, sheet),
            Kind::Annex2 => forms::annex2(season, office, sheet),
            Kind::Report => forms::report(season, office, &told.meeting, sheet),
            Kind::Extract => forms::extract(season, office, &told.meeting, sheet),
            Kind::Letter { due } => forms::consultation_letter(season, office, &told.letter, *due, sheet),
            Kind::Notice { .. } => forms::notice(season, &told.days, sheet),
            Kind::List => forms::final_list(season, dated, sheet),
            Kind::Certificate => forms::certificates(season, self.overprint, sheet),
            Kind::Payment => forms::payment(season, office, dated, sheet),
        };
        Ok(vec![paper?])
    }

    /// One form with all departments, or one for each that is asked.
    fn annex3(&self, nominee: &Nominee, due: Option<Date>, apart: bool) -> Vec<Paper> {
        let Self { season, office, .. } = self;
        if !apart {
            return vec![forms::annex3(season, office, nominee, due, None)];
        }
        let asked = nominee.replies(season);
        let form = |department: &str| forms::annex3(season, office, nominee, due, Some(department));
        asked.iter().map(|reply| form(&reply.department)).collect()
    }

    /// Every copy of the volume that the notice asks for.
    fn copies(&self, nominee: &Nominee) -> Vec<Paper> {
        let copies = 1..=self.season.papers.copies;
        copies.map(|copy| forms::pack(&self.season, &self.office, nominee, copy)).collect()
    }

    fn receipts(&self, sheet: &Sheet) -> Result<Vec<Paper>, PaperError> {
        let held = sheet.nominees.iter().filter_map(|nominee| Some((nominee, nominee.receipt.as_ref()?)));
        let papers: Vec<Paper> =
            held.map(|(nominee, receipt)| forms::receipt(&self.season, nominee, receipt)).collect();
        if papers.is_empty() { Err(PaperError::NoReceipt) } else { Ok(papers) }
    }

    fn correction(&self, nominee: &Nominee, told: &TellsSheet) -> Paper {
        let rows = told.differences.iter();
        let rows: Vec<Correction> =
            rows.filter_map(|row| Correction::of(&self.season, nominee, &row.field, &row.printed, &row.now)).collect();
        forms::correction(&self.season, &self.office, nominee, told.printed, &rows)
    }
}
