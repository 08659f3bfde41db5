//! 授证、奖励和后续培养: certificates, the payment sheet, 三晋英才, follow-ups.

use jiangxuan_contract::answer::assessment::Handout;
use jiangxuan_contract::answer::award::{AwardNote, Certificate, NoteKind, PaymentRow, PaymentSheet};
use jiangxuan_model::{DocId, Kind, Record};
use jiangxuan_rules::award::total;
use jiangxuan_rules::course::Act;
use jiff::civil::Date;

use super::course::{forbidden, said};
use super::state::Core;
use super::{Outcome, Work};
use crate::command::{Award, Failure, Reply};

/// Record of a nominee's review in which the payment is noted.
pub(crate) const PAYMENT: &str = "payment";

impl Core {
    pub(crate) fn award(&mut self, work: &mut Work<'_, '_>, act: Award) -> Outcome {
        match act {
            Award::Handover { out } => match self.only_municipal().and_then(|()| self.handover(work)) {
                Ok((bytes, count)) => Outcome::File(out.clone(), bytes, Handout { file: out, count }.into()),
                Err(failure) => failure.into(),
            },
            other => self.award_now(work, other).into(),
        }
    }

    fn award_now(&mut self, work: &mut Work<'_, '_>, act: Award) -> Result<Reply, Failure> {
        if matches!(act, Award::Former) {
            return self.former_list(work).map(Reply::from);
        }
        self.only_municipal()?;
        match act {
            Award::TakeOver { text } => self.take_over(work, &text).map(Reply::from),
            Award::Certify { prefix, date } => self.certify(work, prefix.trim(), date).map(Reply::from),
            Award::Register => self.certificates(work).map(Reply::from),
            Award::Sheet => self.sheet(work).map(Reply::from),
            Award::Pay { ids, date } => self.pay(work, &ids, date).map(Reply::from),
            Award::Flag { id, on } => self.flag(work, &id, on).map(Reply::from),
            Award::Note { id, kind, date, text } => {
                self.note(work, &id, kind.trim(), date, text.trim()).map(Reply::from)
            }
            Award::Notes => self.notes_of_awards(work).map(Reply::from),
            Award::Story { id } => self.story(work, &id).map(Reply::from),
            Award::Archive { on, reason } => self.archive(work, on, reason.trim()).map(Reply::from),
            Award::Handover { .. } | Award::Former => {
                Err(Failure::new("internal", "这项操作须由运行中的程序执行。没有改动。"))
            }
        }
    }

    fn certify(&mut self, work: &mut Work<'_, '_>, prefix: &str, date: Date) -> Result<Vec<Certificate>, Failure> {
        let listed = self.final_records(work)?;
        let course = self.course(work)?;
        let waiting: Vec<&Record> =
            listed.iter().filter(|record| course.may(&Act::Certify(record.id.clone())).is_ok()).collect();
        if waiting.is_empty() {
            return Err(Failure::new("nobody", "没有待授证的人选：名单还没有公布，或证书都已编号。没有改动。"));
        }
        for record in waiting {
            let no = format!("{prefix}{:0>3}", said(record, "no"));
            let issued = date.to_string();
            let values = [("cert_no", no.as_str()), ("issued", issued.as_str())];
            self.put_record(work, Kind::Bulletin, "awards", record.id.clone(), &values)?;
        }
        self.certificates(work)
    }

    fn award_records(&mut self, work: &Work<'_, '_>) -> Result<Vec<Record>, Failure> {
        let bulletin = self.municipal_doc(Kind::Bulletin)?;
        self.records_of(work, &bulletin, "awards")
    }

    fn certificates(&mut self, work: &Work<'_, '_>) -> Result<Vec<Certificate>, Failure> {
        let awards = self.award_records(work)?;
        let issuer = self.season()?.award.certificate_issuer.clone();
        let listed = self.final_records(work)?;
        let row = |record: &Record| {
            let award = awards.iter().find(|award| award.id == record.id);
            let text = |key: &str| award.map(|award| said(award, key)).filter(|text| !text.is_empty());
            Certificate {
                id: self.dossier_of(&record.id),
                no: said(record, "no").parse().ok(),
                name: said(record, "name").to_owned(),
                employer: said(record, "employer").to_owned(),
                cert_no: text("cert_no").map(str::to_owned),
                issued: text("issued").map(str::to_owned),
                issuer: issuer.clone(),
                flagged: text("flagged") == Some("是"),
            }
        };
        Ok(listed.iter().map(row).collect())
    }

    fn sheet(&mut self, work: &Work<'_, '_>) -> Result<PaymentSheet, Failure> {
        let prize = self.season()?.award.prize_yuan;
        let mut rows = Vec::new();
        for record in self.final_records(work)? {
            let paid = self.paid_on(work, &record.id)?;
            rows.push(PaymentRow {
                id: self.dossier_of(&record.id),
                no: said(&record, "no").parse().ok(),
                name: said(&record, "name").to_owned(),
                employer: said(&record, "employer").to_owned(),
                amount: prize,
                paid,
            });
        }
        let total = total(self.season()?, rows.len())
            .ok_or_else(|| Failure::new("total", "合计金额超出范围，请核对年度文件中的奖励标准。"))?;
        let paid = rows.iter().filter(|row| row.paid.is_some()).count() as u64 * prize;
        Ok(PaymentSheet { prize, count: rows.len(), total, paid, rows })
    }

    fn paid_on(&mut self, work: &Work<'_, '_>, id: &str) -> Result<Option<String>, Failure> {
        let review = self.participant(id)?.sibling(Kind::Review);
        let checks = self.records_of(work, &review, "checks")?;
        Ok(checks.iter().find(|record| record.id == PAYMENT).map(|record| said(record, "date").to_owned()))
    }

    fn pay(&mut self, work: &mut Work<'_, '_>, ids: &[String], date: Date) -> Result<PaymentSheet, Failure> {
        let course = self.course(work)?;
        let unpaid = |id: &&String| course.may(&Act::Pay((*id).clone())).is_ok();
        let ids = if ids.is_empty() {
            course.published.iter().flatten().filter(unpaid).cloned().collect()
        } else {
            self.ids_of(ids)?
        };
        if ids.is_empty() {
            return Err(Failure::new("nobody", "没有待发放的人选：名单还没有公布，或奖金都已登记。没有改动。"));
        }
        for id in &ids {
            course.may(&Act::Pay(id.clone())).map_err(forbidden)?;
        }
        let amount = self.season()?.award.prize_yuan.to_string();
        for id in ids {
            let review = self.participant(&id)?.sibling(Kind::Review);
            self.put_check(work, &review, PAYMENT, &[("date", date.to_string()), ("amount", amount.clone())])?;
        }
        self.sheet(work)
    }

    /// The dossier of a nominee, as commands name it.
    fn dossier_of(&self, id: &str) -> Option<String> {
        self.participant(id).ok().map(|doc| doc.to_string())
    }

    /// Somebody on the published list.
    pub(crate) fn awardee(&mut self, work: &Work<'_, '_>, id: &str) -> Result<DocId, Failure> {
        let doc = self.dossier(id)?;
        let listed = self.final_records(work)?.iter().any(|record| record.id == doc.unique_text());
        let published = !self.field_of(&self.municipal_doc(Kind::Bulletin)?, "doc_no").is_empty();
        if listed && published {
            Ok(doc)
        } else {
            Err(Failure::new("not_listed", "这名人选不在公布的名单上。没有改动。"))
        }
    }

    fn flag(&mut self, work: &mut Work<'_, '_>, id: &str, on: bool) -> Result<Vec<Certificate>, Failure> {
        let doc = self.awardee(work, id)?;
        let value = if on { "是" } else { "否" };
        self.put_record(work, Kind::Bulletin, "awards", doc.unique_text(), &[("flagged", value)])?;
        self.certificates(work)
    }

    fn note(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        kind: &str,
        date: Date,
        text: &str,
    ) -> Result<Vec<AwardNote>, Failure> {
        let doc = self.awardee(work, id)?;
        if NoteKind::of(kind).is_none() || text.is_empty() {
            return Err(Failure::new("kind", "类别应为 培养、宣传 或 传帮带，并写明内容。没有改动。"));
        }
        let record = work.new_record();
        let (nominee, date) = (doc.unique_text(), date.to_string());
        let values = [("nominee", nominee.as_str()), ("kind", kind), ("date", date.as_str()), ("text", text)];
        self.put_record(work, Kind::Bulletin, "awards", record, &values)?;
        self.notes_of_awards(work)
    }

    fn notes_of_awards(&mut self, work: &Work<'_, '_>) -> Result<Vec<AwardNote>, Failure> {
        let records = self.award_records(work)?;
        // The other records of the section are certificates.
        let notes = records.iter().filter_map(|record| Some((record, NoteKind::of(said(record, "kind"))?)));
        let mut rows: Vec<AwardNote> = notes.map(|(record, kind)| award_note(self, record, kind)).collect();
        rows.sort_by_key(|row| row.date.clone());
        Ok(rows)
    }
}

fn award_note(core: &Core, record: &Record, kind: NoteKind) -> AwardNote {
    let nominee = said(record, "nominee").to_owned();
    let (date, text) = (said(record, "date").to_owned(), said(record, "text").to_owned());
    AwardNote { id: core.dossier_of(&nominee), name: core.names_of(&[nominee]).concat(), date, kind, text }
}
