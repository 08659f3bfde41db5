//! The papers that somebody ordered, from what the engine answers.

use jiangxuan_contract::Reply;
use jiangxuan_contract::command::{Details, Order, Shift};
use jiangxuan_rules::Season;
use jiff::civil::Date;

use crate::answer::{Content, Told};
use crate::error::PaperError;
use crate::forms::{self, Correction};
use crate::input::{Nominee, Office, Sheet};
use crate::sheet::Paper;

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

/// Makes the papers that were ordered. `answer` is what the engine said to [`Order::ask`].
pub fn make(order: &Order, details: &Details, answer: Reply) -> Result<Made, PaperError> {
    let Told { season, today, office, sheets } = Told::of(answer)?;
    let Details { date, person, phone, overprint } = details.clone();
    let maker = Maker {
        municipal: office.municipal,
        office: Office {
            name: office.name,
            person: person.unwrap_or(office.person),
            phone: phone.unwrap_or_default(),
            day: date.unwrap_or(today),
        },
        overprint: overprint.map(|Shift { right, down }| (right, down)),
        season,
    };
    let mut papers = Vec::new();
    for sheet in &sheets {
        papers.extend(maker.papers(order, sheet)?);
    }
    if papers.is_empty() {
        return Err(PaperError::Nobody);
    }
    let mut named = Named::default();
    sheets.iter().flat_map(|content| &content.sheet.nominees).for_each(|nominee| named.note(nominee));
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
    fn papers(&self, order: &Order, content: &Content) -> Result<Vec<Paper>, PaperError> {
        let Self { season, office, .. } = self;
        let sheet = &content.sheet;
        let each = |make: &dyn Fn(&Nominee) -> Paper| sheet.nominees.iter().map(make).collect::<Vec<_>>();
        let published = (content.published.0.as_str(), content.published.1.as_str());
        let paper = match order {
            Order::Annex1(_) => return Ok(each(&|nominee| forms::annex1(season, nominee))),
            Order::Narrative(_) => return Ok(each(&|nominee| forms::narrative(season, nominee))),
            Order::Annex3 { due, apart, .. } => {
                return Ok(sheet.nominees.iter().flat_map(|nominee| self.annex3(nominee, *due, *apart)).collect());
            }
            Order::Pack(_) => return Ok(sheet.nominees.iter().flat_map(|nominee| self.copies(nominee)).collect()),
            Order::Receipt(_) => return self.receipts(sheet),
            Order::Correction { .. } => return Ok(each(&|nominee| self.correction(nominee, content))),
            Order::Notice { from } if from.is_some_and(|from| content.days.first() != Some(&from)) => {
                return Ok(Vec::new());
            }
            Order::Annex2(_) if self.municipal => forms::annex2_municipal(season, office, sheet),
            Order::Annex2(_) => forms::annex2(season, office, sheet),
            Order::Report { .. } => forms::report(season, office, &content.meeting, sheet),
            Order::Extract { .. } => forms::extract(season, office, &content.meeting, sheet),
            Order::Letter { due, .. } => forms::consultation_letter(season, office, &content.letter, *due, sheet),
            Order::Notice { .. } => forms::notice(season, &content.days, sheet),
            Order::List => forms::final_list(season, published, sheet),
            Order::Certificate => forms::certificates(season, self.overprint, sheet),
            Order::Payment => forms::payment(season, office, published, sheet),
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

    fn correction(&self, nominee: &Nominee, told: &Content) -> Paper {
        let rows = told.differences.iter();
        let rows: Vec<Correction> =
            rows.filter_map(|row| Correction::of(&self.season, nominee, &row.field, &row.printed, &row.now)).collect();
        forms::correction(&self.season, &self.office, nominee, told.printed, &rows)
    }
}
