//! 征求意见: letters to the departments and their replies (R35–R37, requirements §1.3).

use jiangxuan_contract::answer::county::{Asked, LettersSent, Matrix, Replaced, SentLetter};
use jiangxuan_contract::answer::dossier::StageNow;
use jiangxuan_model::{DocId, Edit, Kind};
use jiangxuan_rules::check::Record;
use jiangxuan_rules::consultation::{self, LetterState, Row};
use jiangxuan_rules::dates::parse_day;
use jiangxuan_rules::{DossierView, Season, matrix};

use super::Work;
use super::county::{day, record_edit};
use super::state::Core;
use crate::command::{County, Failure};

const LETTERS: &str = "consultations";

impl Core {
    /// The matrix of one nominee.
    pub(crate) fn consult_list(&mut self, work: &mut Work<'_, '_>, id: &str) -> Result<Matrix, Failure> {
        let doc = self.dossier(id)?;
        let today = self.this_day(work).ok();
        let now = self.stage_now(work, &doc)?;
        self.viewed(work, &doc, |season, view| matrix_of(&doc, now, season, view, today))
    }

    /// Notes letters: one to each department, about one or several people.
    pub(crate) fn consult_send(
        &mut self,
        work: &mut Work<'_, '_>,
        ids: &[String],
        departments: &[String],
        letter: &str,
        date: &str,
    ) -> Result<LettersSent, Failure> {
        let docs = self.own_dossiers(ids)?;
        let named = self.departments(departments)?;
        let mut sent: Vec<(String, Vec<String>)> = Vec::new();
        let mut plans = Vec::new();
        for doc in &docs {
            let wanted = if named.is_empty() { self.unasked(work, doc)? } else { named.clone() };
            for (key, zh) in &wanted {
                match sent.iter_mut().find(|(department, _)| department == zh) {
                    Some((_, people)) => people.push(doc.to_string()),
                    None => sent.push((zh.clone(), vec![doc.to_string()])),
                }
                let id = work.new_record();
                let values = [("department", key.as_str()), ("letter_no", letter), ("sent", &day(date))];
                plans.push((doc.clone(), record_edit(LETTERS, &id, &values)));
            }
        }
        if plans.is_empty() {
            return Err(Failure::new(
                "all_asked",
                "应征求的部门都已发函，没有登记新的函件。再次发函请用 --department 写明部门。",
            ));
        }
        for doc in &docs {
            let edits: Vec<Edit> = plans.iter().filter(|(of, _)| of == doc).map(|(_, edit)| edit.clone()).collect();
            self.edit(work, doc, &edits)?;
        }
        self.file_letters(work, &sent, letter, date)?;
        let dossiers = docs.iter().map(|doc| self.on_its_way(work, doc)).collect::<Result<Vec<_>, _>>()?;
        let noted = |(department, people)| SentLetter { department, people, letter_no: letter.to_owned() };
        Ok(LettersSent { letters: sent.into_iter().map(noted).collect(), sent: day(date), dossiers })
    }

    /// The bureau's register of letters is in its desk.
    fn file_letters(
        &mut self,
        work: &mut Work<'_, '_>,
        sent: &[(String, Vec<String>)],
        letter: &str,
        date: &str,
    ) -> Result<(), Failure> {
        let desk = DocId::only(Kind::Desk, self.my_bureau()?);
        let mut edits = Vec::new();
        for (department, people) in sent {
            let id = work.new_record();
            let (people, sent) = (people.join("、"), day(date));
            let values = [("no", letter), ("department", department), ("date", &sent), ("people", &people)];
            edits.push(record_edit("letters", &id, &values));
        }
        self.edit(work, &desk, &edits).map(|_| ())
    }

    /// Notes a reply in the letter that waits for it. An earlier reply is never overwritten.
    pub(crate) fn consult_reply(&mut self, work: &mut Work<'_, '_>, reply: County) -> Result<Matrix, Failure> {
        let County::ConsultReply { id, departments, opinion, text, date, signer, replaces } = reply else {
            return Err(Failure::new("internal", "不是回函。没有改动。"));
        };
        let doc = self.own_dossiers(std::slice::from_ref(&id))?.remove(0);
        let named = self.departments(&departments)?;
        if named.is_empty() {
            return Err(Failure::new("department", "请用 --department 写明是哪个部门的回函。没有改动。"));
        }
        let (opinion, replied) = (opinion.trim().to_owned(), day(&date));
        if consultation::opinion(&opinion).is_none() {
            let told = format!(
                "“{opinion}”看不出是有异议还是无异议，没有登记。请在意见中写“无异议”或“有异议”，回函原文写在意见内容里（--text）。"
            );
            return Err(Failure::new("opinion", told));
        }
        let mut edits = Vec::new();
        for (key, zh) in &named {
            let place = self.viewed(work, &doc, |season, view| place_of(season, view, key))?;
            let record = match (place, replaces.as_deref()) {
                (Place::Open(record), None) => record,
                (Place::None, None) => work.new_record(),
                (Place::Answered(_), None) => {
                    let text = format!(
                        "{zh}部门已有回函，没有改动。如果是更正函，请加 --replaces 写明更正的理由；原来的回函会保留。"
                    );
                    return Err(Failure::new("already_replied", text));
                }
                (place, Some(reason)) => {
                    Self::reasoned(reason, "更正回函")?;
                    let Place::Answered(earlier) = place else {
                        return Err(Failure::new(
                            "nothing_to_replace",
                            format!("{zh}部门还没有回函，无从更正。没有改动。"),
                        ));
                    };
                    edits.extend(earlier.iter().map(|record| record_edit(LETTERS, record, &[("superseded", reason)])));
                    work.new_record()
                }
            };
            let values = [
                ("department", key.as_str()),
                ("opinion", &opinion),
                ("text", &text),
                ("replied", &replied),
                ("signer", &signer),
            ];
            edits.push(record_edit(LETTERS, &record, &values));
        }
        self.edit(work, &doc, &edits)?;
        self.consult_list(work, &id)
    }

    /// Keys and names of departments as typed.
    fn departments(&self, typed: &[String]) -> Result<Vec<(String, String)>, Failure> {
        let season = self.season()?;
        let each = typed.iter().map(|typed| {
            let known = season.department(typed).map(|known| (known.key.clone(), known.zh.clone()));
            known.ok_or_else(|| {
                let all: Vec<&str> = season.departments.iter().map(|department| department.zh.as_str()).collect();
                let text = format!("本年度没有「{typed}」这个征求意见部门，没有改动。可用：{}。", all.join("、"));
                Failure::new("unknown_department", text)
            })
        });
        each.collect()
    }

    /// The required departments that no letter has gone to.
    fn unasked(&mut self, work: &Work<'_, '_>, doc: &DocId) -> Result<Vec<(String, String)>, Failure> {
        self.viewed(work, doc, |season, view| {
            let flags = matrix::flags(season, &view.fields);
            let rows = consultation::rows(season, &flags, letters(view));
            let open = rows.iter().filter(|row| row.required.is_some() && row.state == LetterState::NotSent);
            open.map(|row| (row.department.to_owned(), row.zh.to_owned())).collect()
        })
    }

    /// A reply is never taken off the record: it may be replaced, and stays to be seen.
    pub(crate) fn keeps_replies(
        &mut self,
        work: &Work<'_, '_>,
        doc: &DocId,
        section: &str,
        record: &str,
    ) -> Result<(), Failure> {
        if section != LETTERS {
            return Ok(());
        }
        let replied = self.reading(work, doc, |_, document| {
            let records = document.records(LETTERS);
            let found = records.iter().find(|held| held.id == record);
            found.and_then(|held| held.values.get("opinion")).is_some_and(|opinion| !opinion.shown().is_empty())
        })?;
        if !replied {
            return Ok(());
        }
        Err(Failure::new(
            "reply_stays",
            "已收到的回函不能删除，没有改动。部门另行来函的，请用 consult reply --replaces 登记更正。",
        ))
    }
}

fn letters<'a>(view: &'a DossierView<'a>) -> &'a [Record<'a>] {
    view.records.get(LETTERS).map_or(&[], Vec::as_slice)
}

/// Where a department's next reply belongs.
enum Place {
    /// In the letter that waits for it.
    Open(String),
    /// There is no letter yet.
    None,
    /// There are replies that stand.
    Answered(Vec<String>),
}

fn place_of(season: &Season, view: &DossierView<'_>, department: &str) -> Place {
    let flags = matrix::flags(season, &view.fields);
    let rows = consultation::rows(season, &flags, letters(view));
    let Some(row) = rows.iter().find(|row| row.department == department) else { return Place::None };
    let standing = || row.letters.iter().filter(|record| !consultation::superseded(record));
    let latest = standing()
        .filter(|record| consultation::answer(record) == LetterState::Waiting)
        .max_by_key(|record| record.get("sent"));
    let answered: Vec<String> = standing()
        .filter(|record| consultation::answer(record) != LetterState::Waiting)
        .map(|record| record.id.to_owned())
        .collect();
    match latest {
        Some(record) => Place::Open(record.id.to_owned()),
        None if answered.is_empty() => Place::None,
        None => Place::Answered(answered),
    }
}

fn matrix_of(
    doc: &DocId,
    now: StageNow,
    season: &Season,
    view: &DossierView<'_>,
    today: Option<jiff::civil::Date>,
) -> Matrix {
    let flags = matrix::flags(season, &view.fields);
    let rows = consultation::rows(season, &flags, letters(view));
    let required: Vec<&Row<'_>> = rows.iter().filter(|row| row.required.is_some()).collect();
    let fine = required.iter().filter(|row| row.state == LetterState::Fine).count();
    let has = |state| rows.iter().any(|row| row.state == state);
    let summary = if has(LetterState::Objection) {
        "有异议"
    } else if fine == required.len() {
        "全部无异议"
    } else if required.iter().any(|row| row.state == LetterState::NotSent) {
        "待发函"
    } else {
        "待回复"
    };
    let named = season.flags.iter().filter(|flag| flags.contains(&flag.key)).map(|flag| flag.zh.clone());
    Matrix {
        id: doc.to_string(),
        now,
        required: required.len(),
        fine,
        summary: summary.to_owned(),
        flags: named.collect(),
        rows: rows.iter().map(|row| asked(row, today)).collect(),
    }
}

fn asked(row: &Row<'_>, today: Option<jiff::civil::Date>) -> Asked {
    let standing = row.letters.iter().filter(|record| !consultation::superseded(record));
    let shown = standing
        .max_by_key(|record| (consultation::answer(record) == row.state, record.get("sent"), record.get("replied")));
    let get = |key: &str| shown.map(|record| record.get(key)).unwrap_or_default().to_owned();
    let sent = parse_day(&get("sent"));
    let waiting = sent.zip(today).filter(|_| row.state == LetterState::Waiting);
    let days = waiting.map(|(sent, today)| sent.duration_until(today).as_hours() / 24);
    let earlier = row.letters.iter().filter(|record| consultation::superseded(record));
    Asked {
        department: row.department.to_owned(),
        department_name: row.zh.to_owned(),
        required: row.required.is_some(),
        rule: row.required.map(|(rule, _)| rule.to_owned()),
        clause: row.required.map(|(_, clause)| clause.to_owned()),
        state: row.state,
        letter_no: get("letter_no"),
        sent: get("sent"),
        replied: get("replied"),
        days_waiting: days,
        opinion: get("opinion"),
        text: get("text"),
        signer: get("signer"),
        record: shown.map(|record| record.id.to_owned()),
        letters: row.letters.len(),
        replaced: earlier.map(|record| replaced(record)).collect(),
    }
}

fn replaced(record: &Record<'_>) -> Replaced {
    let get = |key: &str| record.get(key).to_owned();
    Replaced {
        record: record.id.to_owned(),
        letter_no: get("letter_no"),
        sent: get("sent"),
        replied: get("replied"),
        opinion: get("opinion"),
        text: get("text"),
        signer: get("signer"),
        superseded: get("superseded"),
    }
}
