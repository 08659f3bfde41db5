//! Dossiers: making, filling, withdrawing, checking.

use std::collections::BTreeMap;

use jiangxuan_contract::answer::dossier::{
    Check, Created, DossierState, NarrativeSaved, RecordRemoved, RecordSaved, Restored, Saved, Withdrawn,
};
use jiangxuan_model::layout::WITHDRAWN;
use jiangxuan_model::{BureauCode, DocId, Document, Edit, Kind, Reading};
use jiangxuan_rules::check::LocalCondition;
use jiangxuan_rules::dates::parse_day;
use jiangxuan_rules::fields::{self, Field};
use jiangxuan_rules::{DossierView, Finding, Level, Record, Season, check, stage};

use super::Work;
use super::handover::former;
use super::meeting::MEETING_DATE;
use super::state::{Core, Entry};
use super::veil::{Look, not_masked, veiled};
use crate::command::Failure;

impl Core {
    pub(crate) fn dossier_new(&mut self, work: &mut Work<'_, '_>, name: &str) -> Result<Created, Failure> {
        if name.trim().is_empty() {
            return Err(Failure::new("empty_name", "请写明姓名。没有新建。"));
        }
        let doc = DocId { kind: Kind::Dossier, bureau: self.my_bureau()?, unique: work.env.bytes() };
        let name = Edit::Field { key: "name".to_owned(), value: entered(known_field("name")?, name)? };
        self.edit(work, &doc, &[name])?;
        Ok(Created { id: doc.to_string() })
    }

    pub(crate) fn dossier_set(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        values: &[(String, String)],
    ) -> Result<Saved, Failure> {
        let doc = self.dossier(id)?;
        let edits = values
            .iter()
            .map(|(name, value)| {
                let field = known_field(name)?;
                not_masked(field, value)?;
                Ok(Edit::Field { key: field.key.to_owned(), value: entered(field, value)? })
            })
            .collect::<Result<Vec<Edit>, Failure>>()?;
        let changed = self.edit(work, &doc, &edits)?;
        let told: BTreeMap<&str, &str> = edits.iter().filter_map(field_edit).collect();
        let answered = |(key, value): (&&str, &&str)| {
            let value = veiled(key, value, Look::Masked);
            ((*key).to_owned(), value)
        };
        let values: BTreeMap<String, String> = told.iter().map(answered).collect();
        let about = |finding: &Finding| finding.field.as_deref().is_some_and(|field| told.contains_key(field));
        let findings = self.findings(work, &doc)?.into_iter().filter(about).collect();
        Ok(Saved { id: doc.to_string(), changed, fields: values, findings })
    }

    pub(crate) fn dossier_text(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        text: &str,
        base: Option<&str>,
    ) -> Result<NarrativeSaved, Failure> {
        let doc = self.dossier(id)?;
        if let Some(base) = base
            && self.reading(work, &doc, |_, document| document.narrative())? != base
        {
            let text = "您写的时候，别人改了事迹材料。您写的没有存，别人的改动没有动；请重新读出后合在一起再存。";
            return Err(Failure::new("text_moved", text));
        }
        let text = text.replace("\r\n", "\n");
        if let Some(c) = text.chars().find(|c| jiangxuan_rules::text::is_control(*c)) {
            let told = format!(
                "事迹材料里有控制字符（{}），没有保存，原来的内容没有动。请删去它再存。",
                jiangxuan_rules::text::code_point(c)
            );
            return Err(Failure::new("control", told));
        }
        let changed = self.edit(work, &doc, &[Edit::Narrative { text: text.clone() }])?;
        Ok(NarrativeSaved { id: doc.to_string(), changed, characters: jiangxuan_rules::words::count(&text) })
    }

    pub(crate) fn record_set(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        section: &str,
        record: Option<String>,
        values: &[(String, String)],
    ) -> Result<RecordSaved, Failure> {
        let doc = self.dossier(id)?;
        let section = known_section(section)?;
        let values = values
            .iter()
            .map(|(name, value)| {
                let column = section.fields.iter().find(|field| field.key == name || field.zh == name);
                let column = column.ok_or_else(|| unknown_column(section, name))?;
                Ok((column.key.to_owned(), entered(column, value)?))
            })
            .collect::<Result<Vec<_>, Failure>>()?;
        let record = match record {
            Some(record) => self.known_record(work, &doc, section.key, record)?,
            None => work.new_record(),
        };
        let edit = Edit::Record { section: section.key.to_owned(), id: record.clone(), values };
        let changed = self.edit(work, &doc, &[edit])?;
        Ok(RecordSaved { id: doc.to_string(), section: section.key.to_owned(), record, changed })
    }

    fn known_record(
        &mut self,
        work: &Work<'_, '_>,
        doc: &DocId,
        section: &str,
        record: String,
    ) -> Result<String, Failure> {
        let held = self.reading(work, doc, |_, document| document.records(section).iter().any(|r| r.id == record))?;
        if held {
            return Ok(record);
        }
        Err(Failure::new(
            "unknown_record",
            format!("没有编号为 {record} 的条目。没有改动；请用 dossier show 查看编号。"),
        ))
    }

    pub(crate) fn record_remove(
        &mut self,
        work: &mut Work<'_, '_>,
        id: &str,
        section: &str,
        record: &str,
        reason: &str,
    ) -> Result<RecordRemoved, Failure> {
        let doc = self.dossier(id)?;
        let section = known_section(section)?;
        self.keeps_replies(work, &doc, section.key, record)?;
        let reason = if reason.trim().is_empty() { "删除" } else { reason };
        let edit = Edit::Remove { section: section.key.to_owned(), id: record.to_owned(), reason: reason.to_owned() };
        let changed = self.edit(work, &doc, &[edit])?;
        let (section, record) = (section.key.to_owned(), record.to_owned());
        Ok(RecordRemoved { id: doc.to_string(), section, record, removed: true, changed })
    }

    pub(crate) fn withdraw(&mut self, work: &mut Work<'_, '_>, id: &str, reason: &str) -> Result<Withdrawn, Failure> {
        let doc = self.dossier(id)?;
        if reason.trim().is_empty() {
            return Err(Failure::new("reason", "撤回须写明理由。没有改动。"));
        }
        self.edit(work, &doc, &[Edit::Field { key: WITHDRAWN.to_owned(), value: reason.to_owned() }])?;
        Ok(Withdrawn { id: doc.to_string(), state: DossierState::Withdrawn, reason: reason.to_owned() })
    }

    pub(crate) fn restore(&mut self, work: &mut Work<'_, '_>, id: &str) -> Result<Restored, Failure> {
        let doc = self.dossier(id)?;
        self.edit(work, &doc, &[Edit::Field { key: WITHDRAWN.to_owned(), value: String::new() }])?;
        Ok(Restored { id: doc.to_string(), state: DossierState::Draft })
    }

    /// What the rules say of a dossier; also noted in its projection, for lists.
    pub(crate) fn findings(&mut self, work: &mut Work<'_, '_>, doc: &DocId) -> Result<Vec<Finding>, Failure> {
        let read = |season: &Season, view: &DossierView<'_>| {
            let asked = view.records.get("consultations").is_some_and(|letters| !letters.is_empty());
            (check(season, view), asked)
        };
        let (mut findings, asked) = self.viewed(work, doc, read)?;
        let prepared = Some(stage::prepared(&findings, asked));
        findings.extend(self.beyond_quota(doc)?);
        let blocking = findings.iter().filter(|finding| finding.level == Level::Block).count();
        let count = Some(findings.len());
        let counted = (count, Some(blocking), prepared);
        let known = |entry: &Entry| (entry.summary.findings, entry.summary.blocking, entry.summary.prepared);
        if self.documents.get(doc).is_some_and(|entry| known(entry) != counted) {
            let entry = self.documents.entry(doc);
            (entry.summary.findings, entry.summary.blocking, entry.summary.prepared) = counted;
            let vector = entry.vector().clone();
            self.write_projection(work, doc, vector, Vec::new());
        }
        Ok(findings)
    }

    /// Looks at a dossier as the rules see it.
    pub(crate) fn viewed<T>(
        &mut self,
        work: &Work<'_, '_>,
        doc: &DocId,
        read: impl FnOnce(&Season, &DossierView<'_>) -> T,
    ) -> Result<T, Failure> {
        self.season()?;
        let conditions = self.conditions_of(work, &doc.bureau)?;
        let formers = self.former_records(work)?;
        self.reading(work, doc, |core, document| {
            let seen = core.see(document, &conditions);
            let mut view = seen.view();
            view.former = formers.iter().map(former).collect();
            Ok(read(core.season()?, &view))
        })?
    }

    fn see<'a>(&self, document: &'a Document, conditions: &'a [(String, String)]) -> Seen<'a> {
        let sections = jiangxuan_model::layout::sections(Kind::Dossier);
        let kept = |section: &str| document.records(section).into_iter().filter(|record| !record.removed()).collect();
        Seen {
            bureau: &document.id().bureau,
            fields: document.fields(),
            narrative: document.narrative(),
            sections: sections.map(|section| (section, kept(section))).collect(),
            conditions,
        }
    }

    pub(crate) fn dossier_check(&mut self, work: &mut Work<'_, '_>, id: &str) -> Result<Check, Failure> {
        let doc = self.dossier(id)?;
        let findings = self.findings(work, &doc)?;
        let blocking = findings.iter().filter(|finding| finding.level == Level::Block).count();
        let conflicts = self.cards_of(&doc).len();
        Ok(Check { id: doc.to_string(), findings, blocking, conflicts })
    }
}

/// A dossier's content, taken out of its document.
struct Seen<'a> {
    bureau: &'a BureauCode,
    fields: BTreeMap<String, Reading>,
    narrative: String,
    sections: Vec<(&'static str, Vec<jiangxuan_model::Record>)>,
    conditions: &'a [(String, String)],
}

impl Seen<'_> {
    fn view(&self) -> DossierView<'_> {
        let mut view = DossierView::new(self.bureau);
        view.fields = self.fields.iter().map(|(key, reading)| (key.as_str(), reading.shown())).collect();
        view.narrative = &self.narrative;
        view.contested = contested(&self.fields);
        view.meeting = view.fields.get(MEETING_DATE).and_then(|day| parse_day(day));
        view.conditions = self.conditions.iter().map(|(id, text)| LocalCondition { id, text }).collect();
        for (section, records) in &self.sections {
            view.records.insert(section, records.iter().map(record_view).collect());
        }
        view
    }
}

fn record_view(record: &jiangxuan_model::Record) -> Record<'_> {
    Record { id: &record.id, values: record.values.iter().map(|(key, value)| (key.as_str(), value.shown())).collect() }
}

fn contested(fields: &BTreeMap<String, Reading>) -> Vec<&str> {
    let open = fields.iter().filter(|(_, reading)| matches!(reading, Reading::Contested { .. }));
    open.map(|(key, _)| key.as_str()).collect()
}

fn field_edit(edit: &Edit) -> Option<(&str, &str)> {
    match edit {
        Edit::Field { key, value } => Some((key, value)),
        _ => None,
    }
}

fn known_field(name: &str) -> Result<&'static Field, Failure> {
    if let Some(field) = fields::resolve(name).and_then(fields::field) {
        return Ok(field);
    }
    let near = fields::suggest(name).and_then(fields::field);
    let hint = near.map_or_else(String::new, |field| format!("您要填的是不是「{}」（{}）？", field.key, field.zh));
    Err(Failure::new("unknown_field", format!("申报表没有「{name}」这一项，没有改动任何资料。{hint}")))
}

/// A value as it is stored; what may not be stored is refused.
fn entered(field: &Field, value: &str) -> Result<String, Failure> {
    fields::entry(field, value).map_err(|refused| Failure::new("control", format!("{refused}没有改动任何资料。")))
}

fn known_section(name: &str) -> Result<&'static fields::Section, Failure> {
    let section = fields::sections().iter().find(|section| section.key == name || section.zh == name);
    section.ok_or_else(|| {
        let known: Vec<&str> = fields::sections().iter().map(|section| section.key).collect();
        Failure::new(
            "unknown_section",
            format!("申报表没有「{name}」栏目，没有改动。可用的栏目：{}。", known.join("、")),
        )
    })
}

fn unknown_column(section: &fields::Section, name: &str) -> Failure {
    let known: Vec<&str> = section.fields.iter().map(|field| field.key).collect();
    let text = format!("「{}」没有「{name}」这一列，没有改动。可用的列：{}。", section.zh, known.join("、"));
    Failure::new("unknown_field", text)
}
