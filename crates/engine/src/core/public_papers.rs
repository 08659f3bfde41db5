//! Papers that rest on the municipal records: the summary of all nominees, notices, the final list, certificates, payment.

use std::collections::BTreeMap;

use jiangxuan_contract::answer::papers::{
    CertificateSheet, Certified, Line, ListSheet, Listed, NoticeSheet, Payee, PayeeSheet, PrintedNominee,
    PrintedStanding,
};
use jiangxuan_contract::answer::selection::{RankPlace, RankRow};
use jiangxuan_contract::command::PaperKind;
use jiangxuan_model::{DocId, Kind};
use jiangxuan_rules::calendar::Calendar;
use jiangxuan_rules::course::Course;
use jiangxuan_rules::strokes::sort_by_strokes;

use super::Work;
use super::accounts;
use super::course::said;
use super::printed::list_hash;
use super::publicity::period_of;
use super::state::Core;
use crate::command::Failure;

/// A name, and what stands beside it on a public paper.
type Lines = Vec<(String, String)>;

impl Core {
    /// What the municipal bureau adds to each line of the summary; those in the order come first, as they are ranked.
    pub(crate) fn tell_standings(
        &mut self,
        work: &mut Work<'_, '_>,
        docs: &[DocId],
        nominees: &mut [PrintedNominee],
    ) -> Result<(), Failure> {
        let course = self.course(work)?;
        let order = self.order_list(work)?;
        let ranked: BTreeMap<&str, &RankRow> = order.rows.iter().map(|row| (row.id.as_str(), row)).collect();
        for (nominee, doc) in nominees.iter_mut().zip(docs) {
            let row = ranked.get(nominee.id.as_str()).copied();
            nominee.standing = Some(self.standing_for(work, doc, &course, row)?);
        }
        let place = |nominee: &PrintedNominee| ranked.get(nominee.id.as_str()).and_then(|row| row.rank);
        nominees.sort_by_key(|nominee| (place(nominee).is_none(), place(nominee)));
        Ok(())
    }

    fn standing_for(
        &mut self,
        work: &Work<'_, '_>,
        doc: &DocId,
        course: &Course,
        row: Option<&RankRow>,
    ) -> Result<PrintedStanding, Failure> {
        let visits = self.records_of(work, &doc.sibling(Kind::Review), "visits")?;
        let findings: Vec<&str> = visits.iter().map(|visit| said(visit, "findings")).collect();
        let nominee = course.nominees.get(&doc.unique_text());
        let publicity = nominee.map_or("", |nominee| match nominee.period {
            _ if nominee.upheld => "异议成立",
            None => "",
            Some(_) if nominee.open_objections > 0 => "有异议，核查中",
            Some(_) if nominee.publicity_closed => "无异议",
            Some(_) => "公示中",
        });
        let place = match row.map(|row| row.place) {
            Some(RankPlace::Chosen) => "拟定",
            Some(RankPlace::Reserve) => "候补",
            Some(RankPlace::Neither) | None => "",
        };
        Ok(PrintedStanding {
            rank: row.and_then(|row| row.rank).map(|rank| rank.to_string()).unwrap_or_default(),
            method: row.map(|row| row.methods.join("、")).unwrap_or_default(),
            score: row.and_then(|row| row.mean.clone()).unwrap_or_default(),
            visit: findings.join("；"),
            shortlisted: place.to_owned(),
            publicity: publicity.to_owned(),
        })
    }

    /// The lines of every such paper as it would be printed now; none for papers of another kind.
    pub(crate) fn public_lines(&mut self, work: &Work<'_, '_>, paper: PaperKind) -> Result<Vec<Lines>, Failure> {
        Ok(match paper {
            PaperKind::Notice => self.notices(work)?.into_iter().map(|(_, lines)| lines).collect(),
            PaperKind::List => vec![self.published(work)?.1],
            PaperKind::Certificate => vec![self.certified(work)?.1],
            PaperKind::Payment => vec![self.payable(work)?.1],
            _ => Vec::new(),
        })
    }

    /// A sheet for each period of publicity.
    pub(crate) fn notices(&mut self, work: &Work<'_, '_>) -> Result<Vec<(NoticeSheet, Lines)>, Failure> {
        self.only_municipal()?;
        let bulletin = self.municipal_doc(Kind::Bulletin)?;
        let mut records = self.records_of(work, &bulletin, "publicity")?;
        sort_by_strokes(&mut records, |record| said(record, "name"));
        let mut periods: Vec<_> =
            records.iter().filter_map(period_of).map(|period| (period.start, period.end)).collect();
        periods.sort();
        periods.dedup();
        if periods.is_empty() {
            let text = "还没有登记公示起止日，没有生成。请先用 publicity start 登记公示起始日，再打印公告。";
            return Err(Failure::new("no_publicity", text));
        }
        let rule = &self.season()?.publicity;
        let mut sheets = Vec::new();
        for (start, end) in periods {
            let days = Calendar::builtin().period(start, rule.workdays, rule.start_counts);
            let days = days.map_err(|error| Failure::new("calendar", format!("{error}没有生成。")))?;
            let shown =
                records.iter().filter(|record| period_of(record).is_some_and(|p| (p.start, p.end) == (start, end)));
            let rows: Vec<[&str; 3]> =
                shown.map(|record| ["name", "employer", "post"].map(|key| said(record, key))).collect();
            let lines = lines(&rows, &[&format!("{start}–{end}")]);
            let hash = list_hash(PaperKind::Notice, &lines);
            sheets.push((NoticeSheet { hash, days, nominees: rows.iter().map(listed).collect() }, lines));
        }
        Ok(sheets)
    }

    /// The sheet of the published list.
    pub(crate) fn published(&mut self, work: &Work<'_, '_>) -> Result<(ListSheet, Lines), Failure> {
        let bulletin = self.municipal_doc(Kind::Bulletin)?;
        let (no, date) = (self.field_of(&bulletin, "doc_no"), self.field_of(&bulletin, "published"));
        if no.is_empty() {
            let text = "名单还没有发文公布，没有生成。公布之后（publish issue）再打印。";
            return Err(Failure::new("not_published", text));
        }
        let records = self.final_records(work)?;
        let rows: Vec<[&str; 3]> =
            records.iter().map(|record| ["name", "employer", "post"].map(|key| said(record, key))).collect();
        let lines = lines(&rows, &[&no]);
        let hash = list_hash(PaperKind::List, &lines);
        Ok((ListSheet { hash, doc_no: no, date, nominees: rows.iter().map(listed).collect() }, lines))
    }

    /// The sheet of the certificates that have numbers.
    pub(crate) fn certified(&mut self, work: &Work<'_, '_>) -> Result<(CertificateSheet, Lines), Failure> {
        self.only_municipal()?;
        let bulletin = self.municipal_doc(Kind::Bulletin)?;
        let awards = self.records_of(work, &bulletin, "awards")?;
        let (mut nominees, mut lines) = (Vec::new(), Lines::new());
        for record in self.final_records(work)? {
            let award = awards.iter().find(|award| award.id == record.id);
            let text = |key: &str| award.map(|award| said(award, key)).unwrap_or_default();
            let (name, no, issued) = (said(&record, "name"), text("cert_no"), text("issued"));
            if no.is_empty() {
                continue;
            }
            let fields = Certified { name: name.to_owned(), cert_no: no.to_owned(), issued: issued.to_owned() };
            nominees.push(Line { fields });
            lines.push((name.to_owned(), format!("{no}　{issued}")));
        }
        if nominees.is_empty() {
            let text = "还没有编号的证书，没有生成。请先用 award certify 给证书编号，再打印。";
            return Err(Failure::new("no_certificate", text));
        }
        Ok((CertificateSheet { hash: list_hash(PaperKind::Certificate, &lines), nominees }, lines))
    }

    /// The payment sheet, which has identity numbers.
    pub(crate) fn payable(&mut self, work: &Work<'_, '_>) -> Result<(PayeeSheet, Lines), Failure> {
        self.only_municipal()?;
        let (sheet, list) = self.published(work)?;
        let records = self.final_records(work)?;
        let mut nominees = Vec::new();
        for record in &records {
            let doc = self.participant(&record.id)?;
            let account = accounts::for_payment(self, work, &doc)?.unwrap_or_default();
            let [bank, account, holder] = account;
            let fields = Payee {
                name: said(record, "name").to_owned(),
                employer_name: said(record, "employer").to_owned(),
                id_number: self.field_of(&doc, "id_number"),
                bank,
                account,
                holder,
            };
            nominees.push(Line { fields });
        }
        let ListSheet { doc_no, date, .. } = sheet;
        Ok((PayeeSheet { hash: list_hash(PaperKind::Payment, &list), doc_no, date, nominees }, list))
    }
}

fn listed([name, employer, post]: &[&str; 3]) -> Line<Listed> {
    let text = |text: &&str| (*text).to_owned();
    Line { fields: Listed { name: text(name), employer_name: text(employer), dept_post: text(post) } }
}

/// What the paper says of each, and what it says of all.
fn lines(rows: &[[&str; 3]], all: &[&str]) -> Lines {
    let beside = |parts: &[&str]| {
        parts.iter().chain(all).filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join("　")
    };
    rows.iter().map(|row| (row[0].to_owned(), beside(&row[1..]))).collect()
}
