//! From what the engine answers to what the forms take. The only place that knows both.

use jiangxuan_contract::Reply;
use jiangxuan_contract::answer::assessment::MaskedNominee;
use jiangxuan_contract::answer::award::StoryNominee;
use jiangxuan_contract::answer::papers::{
    CertificateSheet, Certified, CorrectionSheet, LetterSheet, Line, ListSheet, Listed, MeetingSheet, NoticeSheet,
    Payee, PayeeSheet, PeopleSheet, PrintedDifference, PrintedNominee, PrintedVersion, PrintingOffice, Printout,
};
use jiangxuan_rules::Season;
use jiff::civil::Date;

use crate::error::PaperError;
use crate::input::{Letter, Meeting, Nominee, Sheet, Version};

/// As the contested fields name 事迹材料.
const NARRATIVE: &str = "narrative";

/// An answer about papers of any kind.
pub(crate) struct Told {
    pub season: Season,
    pub today: Date,
    pub office: PrintingOffice,
    pub sheets: Vec<Content>,
}

/// What goes onto a paper; what papers of its kind do not say is empty.
#[derive(Default)]
pub(crate) struct Content {
    pub sheet: Sheet,
    pub letter: Letter,
    pub meeting: Meeting,
    /// Working days of publicity.
    pub days: Vec<Date>,
    /// Number and day of the document that published the list.
    pub published: (String, String),
    /// The version that was printed, and what it says otherwise.
    pub printed: u32,
    pub differences: Vec<PrintedDifference>,
}

impl Told {
    /// Reads an answer.
    pub fn of(answer: Reply) -> Result<Self, PaperError> {
        match answer {
            Reply::PeoplePrinted(printout) => Self::read(printout),
            Reply::LettersPrinted(printout) => Self::read(printout),
            Reply::MeetingPrinted(printout) => Self::read(printout),
            Reply::CorrectionPrinted(printout) => Self::read(printout),
            Reply::NoticesPrinted(printout) => Self::read(printout),
            Reply::ListPrinted(printout) => Self::read(printout),
            Reply::CertificatesPrinted(printout) => Self::read(printout),
            Reply::PayeesPrinted(printout) => Self::read(printout),
            _ => Err(PaperError::Answer("the answer is about no paper".to_owned())),
        }
    }

    fn read<S: Into<Content>>(printout: Printout<S>) -> Result<Self, PaperError> {
        let Printout { season, today, office, sheets } = printout;
        let season = Season::parse(&season).map_err(|error| PaperError::Answer(error.to_string()))?;
        Ok(Self { season, today, office, sheets: sheets.into_iter().map(Into::into).collect() })
    }
}

impl From<PeopleSheet> for Content {
    fn from(PeopleSheet { hash, nominees }: PeopleSheet) -> Self {
        let nominees = nominees.into_iter().map(Into::into).collect();
        Self { sheet: Sheet { hash, nominees }, ..Self::default() }
    }
}

impl From<LetterSheet> for Content {
    fn from(LetterSheet { people, letter }: LetterSheet) -> Self {
        Self { letter, ..people.into() }
    }
}

impl From<MeetingSheet> for Content {
    fn from(MeetingSheet { people, meeting }: MeetingSheet) -> Self {
        Self { meeting, ..people.into() }
    }
}

impl From<CorrectionSheet> for Content {
    fn from(CorrectionSheet { people, printed, differences }: CorrectionSheet) -> Self {
        Self { printed, differences, ..people.into() }
    }
}

impl From<NoticeSheet> for Content {
    fn from(NoticeSheet { hash, days, nominees }: NoticeSheet) -> Self {
        Self { sheet: lines(hash, nominees), days, ..Self::default() }
    }
}

impl From<ListSheet> for Content {
    fn from(ListSheet { hash, doc_no, date, nominees }: ListSheet) -> Self {
        Self { sheet: lines(hash, nominees), published: (doc_no, date), ..Self::default() }
    }
}

impl From<CertificateSheet> for Content {
    fn from(CertificateSheet { hash, nominees }: CertificateSheet) -> Self {
        Self { sheet: lines(hash, nominees), ..Self::default() }
    }
}

impl From<PayeeSheet> for Content {
    fn from(PayeeSheet { hash, doc_no, date, nominees }: PayeeSheet) -> Self {
        Self { sheet: lines(hash, nominees), published: (doc_no, date), ..Self::default() }
    }
}

/// People of whom a paper says a few facts.
fn lines<F: Into<Facts>>(hash: String, rows: Vec<Line<F>>) -> Sheet {
    let nominee = |row: Line<F>| {
        let Facts(facts) = row.fields.into();
        let fields = facts.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        Nominee { fields, ..Nominee::default() }
    };
    Sheet { hash, nominees: rows.into_iter().map(nominee).collect() }
}

/// Facts under the keys of the form.
struct Facts(Vec<(&'static str, String)>);

impl From<Listed> for Facts {
    fn from(Listed { name, employer_name, dept_post }: Listed) -> Self {
        Self(vec![("name", name), ("employer_name", employer_name), ("dept_post", dept_post)])
    }
}

impl From<Certified> for Facts {
    fn from(Certified { name, cert_no, issued }: Certified) -> Self {
        Self(vec![("name", name), ("cert_no", cert_no), ("issued", issued)])
    }
}

impl From<Payee> for Facts {
    fn from(Payee { name, employer_name, id_number, bank, account, holder }: Payee) -> Self {
        let person = [("name", name), ("employer_name", employer_name), ("id_number", id_number)];
        Self(person.into_iter().chain([("bank", bank), ("account", account), ("holder", holder)]).collect())
    }
}

impl From<PrintedNominee> for Nominee {
    fn from(told: PrintedNominee) -> Self {
        Self {
            id: told.id,
            bureau_name: told.bureau_name,
            fields: told.content.fields,
            records: told.content.records,
            narrative_contested: told.content.contested.contains_key(NARRATIVE),
            narrative: told.content.narrative,
            version: told.version.into(),
            edited_since_seal: told.edited_since_seal,
            receipt: told.receipt,
            scans: told.scans.unwrap_or_default(),
            standing: told.standing.unwrap_or_default(),
        }
    }
}

impl From<PrintedVersion> for Version {
    fn from(PrintedVersion { number, hash, sealed, sealed_by }: PrintedVersion) -> Self {
        Self { number, hash, sealed: sealed.unwrap_or_default(), sealed_by: sealed_by.unwrap_or_default() }
    }
}

impl From<StoryNominee> for Nominee {
    fn from(told: StoryNominee) -> Self {
        let fields = told.fields.into_iter().filter_map(|(key, value)| Some((key, value?)));
        Self {
            id: told.id,
            bureau_name: told.bureau_name,
            fields: fields.collect(),
            version: told.version.into(),
            edited_since_seal: told.edited_since_seal,
            ..Self::default()
        }
    }
}

impl From<&MaskedNominee> for Nominee {
    fn from(seen: &MaskedNominee) -> Self {
        let MaskedNominee { id, bureau, fields, records, narrative } = seen.clone();
        Self { id, bureau_name: bureau, fields, records, narrative, ..Self::default() }
    }
}
