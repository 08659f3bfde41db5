//! Papers that rest on the municipal records: the summary of all nominees, notices, the final list, certificates, payment.

use std::collections::BTreeMap;

use jiangxuan_contract::answer::selection::{RankPlace, RankRow};
use jiangxuan_model::{DocId, Kind};
use jiangxuan_rules::calendar::Calendar;
use jiangxuan_rules::course::Course;
use jiangxuan_rules::strokes::sort_by_strokes;
use serde_json::{Value, json};

use super::Work;
use super::course::said;
use super::printed::{Printed, texts};
use super::publicity::period_of;
use super::state::Core;
use crate::command::{Answer, Failure};

/// A name, and what stands beside it on a public paper.
type Lines = Vec<(String, String)>;

impl Core {
    /// What the municipal bureau adds to each line of the summary; those in the order come first, as they are ranked.
    pub(crate) fn tell_standings(
        &mut self,
        work: &mut Work<'_, '_>,
        docs: &[DocId],
        sheet: &mut Value,
    ) -> Result<(), Failure> {
        let course = self.course(work)?;
        let order = self.order_list(work)?;
        let ranked: BTreeMap<&str, &RankRow> = order.rows.iter().map(|row| (row.id.as_str(), row)).collect();
        for (at, doc) in docs.iter().enumerate() {
            let row = ranked.get(doc.to_string().as_str()).copied();
            let standing = self.standing_for(work, doc, &course, row)?;
            sheet["nominees"][at]["standing"] = standing;
        }
        if let Some(rows) = sheet["nominees"].as_array_mut() {
            let place = |row: &Value| row["standing"]["rank"].as_str().and_then(|rank| rank.parse::<u64>().ok());
            rows.sort_by_key(|row| place(row).unwrap_or(u64::MAX));
        }
        Ok(())
    }

    fn standing_for(&mut self, work: &Work<'_, '_>, doc: &DocId, course: &Course, row: Option<&RankRow>) -> Answer {
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
        let rank = row.and_then(|row| row.rank).map(|rank| rank.to_string()).unwrap_or_default();
        let method = row.map(|row| row.methods.join("、")).unwrap_or_default();
        let score = row.and_then(|row| row.mean.as_deref()).unwrap_or_default();
        Ok(json!({
            "rank": rank, "method": method, "score": score, "visit": findings.join("；"), "shortlisted": place, "publicity": publicity,
        }))
    }

    /// A sheet for each paper of this kind that the records hold.
    pub(crate) fn public_sheets(&mut self, work: &mut Work<'_, '_>, paper: &str) -> Result<Vec<Value>, Failure> {
        let made = self.public(work, paper)?;
        let mut sheets = Vec::with_capacity(made.len());
        for (mut sheet, lines) in made {
            let hash = self.remember_sheet(work, paper, &texts(&lines), Printed { lines, ..Printed::default() });
            sheet["hash"] = json!(hash);
            sheets.push(sheet);
        }
        if paper == "payment" {
            self.audit(work, "print.payment", "");
        }
        Ok(sheets)
    }

    /// The lines of every such paper as it would be printed now; none for papers of another kind.
    pub(crate) fn public_lines(&mut self, work: &mut Work<'_, '_>, paper: &str) -> Result<Vec<Lines>, Failure> {
        Ok(self.public(work, paper)?.into_iter().map(|(_, lines)| lines).collect())
    }

    fn public(&mut self, work: &Work<'_, '_>, paper: &str) -> Result<Vec<(Value, Lines)>, Failure> {
        match paper {
            "notice" => self.notices(work),
            "list" => Ok(vec![self.published(work)?]),
            "certificate" => Ok(vec![self.certified(work)?]),
            "payment" => Ok(vec![self.payable(work)?]),
            _ => Ok(Vec::new()),
        }
    }

    fn notices(&mut self, work: &Work<'_, '_>) -> Result<Vec<(Value, Lines)>, Failure> {
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
            sheets.push((json!({ "days": days, "nominees": rows.iter().map(person).collect::<Vec<_>>() }), lines));
        }
        Ok(sheets)
    }

    fn published(&mut self, work: &Work<'_, '_>) -> Result<(Value, Lines), Failure> {
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
        Ok((json!({ "doc_no": no, "date": date, "nominees": rows.iter().map(person).collect::<Vec<_>>() }), lines))
    }

    fn certified(&mut self, work: &Work<'_, '_>) -> Result<(Value, Lines), Failure> {
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
            nominees.push(json!({ "fields": { "name": name, "cert_no": no, "issued": issued } }));
            lines.push((name.to_owned(), format!("{no}　{issued}")));
        }
        if nominees.is_empty() {
            let text = "还没有编号的证书，没有生成。请先用 award certify 给证书编号，再打印。";
            return Err(Failure::new("no_certificate", text));
        }
        Ok((json!({ "nominees": nominees }), lines))
    }

    fn payable(&mut self, work: &Work<'_, '_>) -> Result<(Value, Lines), Failure> {
        self.only_municipal()?;
        let (sheet, list) = self.published(work)?;
        let records = self.final_records(work)?;
        let mut nominees = Vec::new();
        for record in &records {
            let doc = self.participant(&record.id)?;
            let fields = json!({
                "name": said(record, "name"), "employer_name": said(record, "employer"),
                "id_number": self.field_of(&doc, "id_number"),
            });
            nominees.push(json!({ "fields": fields }));
        }
        Ok((json!({ "doc_no": sheet["doc_no"], "date": sheet["date"], "nominees": nominees }), list))
    }
}

fn person([name, employer, post]: &[&str; 3]) -> Value {
    json!({ "fields": { "name": name, "employer_name": employer, "dept_post": post } })
}

/// What the paper says of each, and what it says of all.
fn lines(rows: &[[&str; 3]], all: &[&str]) -> Lines {
    let beside = |parts: &[&str]| {
        parts.iter().chain(all).filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join("　")
    };
    rows.iter().map(|row| (row[0].to_owned(), beside(&row[1..]))).collect()
}
