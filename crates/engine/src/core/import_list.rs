//! 导入: an old list into dossiers. Every consequence is shown first; what was shown is done in one transaction, or nothing.
//!
//! A value that stands is never overwritten: both are shown, and a person decides in the dossier itself.

use std::collections::{BTreeMap, BTreeSet};

use jiangxuan_contract::answer::import::{
    ImportChange, ImportColumn, ImportLeftOut, ImportOutcome as Fate, ImportPreview, ImportRow,
};
use jiangxuan_model::{BureauCode, DocId, Edit, Kind};
use jiangxuan_rules::fields;
use jiangxuan_rules::import::{
    self, Column, Draft, LeftOut, Likeness, Nominator, People, Person, Row, Seen, Sheet, agrees, nominator,
};
use jiangxuan_trust::may_write;
use serde::Serialize;

use super::Work;
use super::preview::Preview;
use super::register::declined;
use super::score_sheet::problem;
use super::state::{Core, Entry};
use super::veil::{Look, veiled};
use crate::command::Failure;
use crate::trail::Told;

/// What becomes of a row, for people.
fn in_words(fate: Fate) -> &'static str {
    match fate {
        Fate::New => "新建",
        Fate::Fills => "补充空栏",
        Fate::Differs => "有不同，保留原值",
        Fate::Same => "已有，无可补充",
        Fate::Twin => "文件内重复，不导入",
        Fate::Unclear => "同名分不清，不导入",
        Fate::Elsewhere => "别的单位的人选，不导入",
        Fate::Withdrawn => "已撤下，不导入",
        Fate::Unreadable => "没有姓名，不导入",
        Fate::Unsure => "推荐单位认不准，须勾选才导入",
        Fate::Hidden => "表中隐藏，须勾选才导入",
        Fate::Struck => "表中已划去，须勾选才导入",
        Fate::Skipped => "已取消，不导入",
    }
}

/// Whether a person may tick such a row although it is not ticked by itself.
fn asks(fate: Fate) -> bool {
    matches!(fate, Fate::Unsure | Fate::Hidden | Fate::Struck | Fate::Unclear | Fate::Skipped)
}

/// Which rows a person wants, other than by themselves.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ticks {
    skip: BTreeSet<usize>,
    take: BTreeSet<usize>,
}

impl Ticks {
    /// Rows that are left out, and rows that are taken although they ask.
    pub fn new(skip: &[usize], take: &[usize]) -> Self {
        Self { skip: skip.iter().copied().collect(), take: take.iter().copied().collect() }
    }
}

/// A field of a row: what would be written, or what stands and is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Change {
    field: &'static str,
    stands: String,
    offered: String,
    place: String,
}

/// A row and what becomes of it.
#[derive(Debug, Serialize)]
struct Planned {
    number: usize,
    name: String,
    fate: Fate,
    /// The dossier that it is about; none yet for a new one.
    doc: Option<DocId>,
    /// The row that it repeats.
    twin: Option<usize>,
    fills: Vec<Change>,
    kept: Vec<Change>,
}

impl Planned {
    fn writes(&self) -> bool {
        self.fate == Fate::New || !self.fills.is_empty()
    }

    /// Whether the row is ticked; none where there is nothing to tick.
    fn tick(&self) -> Option<bool> {
        if asks(self.fate) { Some(false) } else { self.writes().then_some(true) }
    }
}

impl Core {
    /// What an old list would do; or, given the digest of that, the same done.
    pub(crate) fn import_list(
        &mut self,
        work: &mut Work<'_, '_>,
        file: &str,
        sheet: &Sheet,
        ticks: &Ticks,
        apply: Option<&str>,
    ) -> Result<ImportPreview, Failure> {
        let bureau = self.may_import()?;
        let mut draft =
            import::read(self.season()?, sheet).map_err(|error| Failure::new("import", error.to_string()))?;
        draft.without(&ticks.skip);
        // Everybody is looked at once, and not once for each row.
        let people: People<DocId> = self.dossiers().map(|(doc, entry)| (known(entry).known(), doc.clone())).collect();
        let plans: Vec<Planned> = draft.rows.iter().map(|row| self.planned(&bureau, &people, ticks, row)).collect();
        // The same rows doing the same to the same dossiers.
        let preview = Preview::of(&(&bureau, &plans), apply);
        let mut answer = self.preview(&bureau, file, sheet, &draft, &plans, &preview)?;
        if preview.applies() {
            let docs = self.carry_out_list(work, &bureau, &plans)?;
            for (row, doc) in answer.rows.iter_mut().zip(docs) {
                row.dossier = doc.map(|doc| doc.to_string());
            }
        }
        Ok(answer)
    }

    /// The bureau for which this device may write dossiers.
    fn may_import(&self) -> Result<BureauCode, Failure> {
        let bureau = self.my_bureau()?;
        let any = DocId { kind: Kind::Dossier, bureau: bureau.clone(), unique: [0; 10] };
        if self.roster().is_some_and(|roster| may_write(roster, &self.me.id(), &any)) {
            return Ok(bureau);
        }
        Err(Failure::new("not_yours", "本机不能填写申报材料，所以不能导入汇总表。没有改动；请在经办人的电脑上导入。"))
    }

    fn planned(&self, bureau: &BureauCode, people: &People<DocId>, ticks: &Ticks, row: &Row) -> Planned {
        let mut plan = Planned {
            number: row.number,
            name: row.get("name").to_owned(),
            fate: Fate::New,
            doc: None,
            twin: row.twin.map(|(number, _)| number),
            fills: Vec::new(),
            kept: Vec::new(),
        };
        let (named, taken) = (self.is_ours(bureau, &row.bureau), ticks.take.contains(&row.number));
        let new = |plan: &mut Planned| {
            plan.fills = row.values.iter().map(|(key, value)| change(key, "", value)).collect();
            Fate::New
        };
        plan.fate = match (row.twin, row.seen) {
            _ if plan.name.is_empty() => Fate::Unreadable,
            _ if ticks.skip.contains(&row.number) => Fate::Skipped,
            (Some((_, Likeness::Same)), _) => Fate::Twin,
            (Some(_), _) if !taken => Fate::Unclear,
            _ if named == Some(false) => Fate::Elsewhere,
            (_, Seen::Hidden) if !taken => Fate::Hidden,
            (_, Seen::Struck) if !taken => Fate::Struck,
            _ if named.is_none() && !taken => Fate::Unsure,
            _ => match people.find(&row.person().known()) {
                Some((doc, Likeness::Same)) => {
                    plan.doc = Some(doc.clone());
                    self.compare(bureau, doc, row, &mut plan)
                }
                Some((doc, _)) if !taken => {
                    plan.doc = Some(doc.clone());
                    Fate::Unclear
                }
                _ => new(&mut plan),
            },
        };
        plan
    }

    /// Whether a row is this bureau's, by the bureau that it names; none where nobody could say.
    fn is_ours(&self, bureau: &BureauCode, named: &str) -> Option<bool> {
        let season = self.season.as_ref()?;
        match nominator(season, named) {
            Nominator::Unnamed => Some(true),
            Nominator::Unknown => None,
            Nominator::Known(other) => {
                let before = |code| season.bureau(code).and_then(|bureau| bureau.replaces.as_ref());
                let follows = before(bureau) == Some(&other.code) || other.replaces.as_ref() == Some(bureau);
                Some(other.code == *bureau || follows)
            }
        }
    }

    fn compare(&self, bureau: &BureauCode, doc: &DocId, row: &Row, plan: &mut Planned) -> Fate {
        let Some(entry) = self.documents.get(doc) else { return Fate::Elsewhere };
        if doc.bureau != *bureau {
            return Fate::Elsewhere;
        }
        if !entry.summary.summary.withdrawn.is_empty() || !declined(entry).is_empty() {
            return Fate::Withdrawn;
        }
        for (key, value) in &row.values {
            let stands = entry.summary.summary.fields.get(*key).map(String::as_str).unwrap_or_default();
            let says = fields::field(key).is_some_and(|field| agrees(field, stands, &value.text));
            if stands.is_empty() {
                plan.fills.push(change(key, "", value));
            } else if !says {
                plan.kept.push(change(key, stands, value));
            }
        }
        match (plan.kept.is_empty(), plan.fills.is_empty()) {
            (false, _) => Fate::Differs,
            (true, false) => Fate::Fills,
            (true, true) => Fate::Same,
        }
    }

    /// Does what was shown. Nothing of it can fail any more: rights and lengths were looked at before.
    fn carry_out_list(
        &mut self,
        work: &mut Work<'_, '_>,
        bureau: &BureauCode,
        plans: &[Planned],
    ) -> Result<Vec<Option<DocId>>, Failure> {
        let mut docs = Vec::new();
        for plan in plans {
            if !plan.writes() {
                docs.push(plan.doc.clone());
                continue;
            }
            let fresh = || DocId { kind: Kind::Dossier, bureau: bureau.clone(), unique: work.env.bytes() };
            let doc = plan.doc.clone().unwrap_or_else(fresh);
            let edit = |change: &Change| Edit::Field { key: change.field.to_owned(), value: change.offered.clone() };
            let edits: Vec<Edit> = plan.fills.iter().map(edit).collect();
            self.edit(work, &doc, &edits)?;
            let told = Told {
                act: "dossier_import".to_owned(),
                subject: doc.to_string(),
                fields: plan.fills.iter().map(|change| change.field.to_owned()).collect(),
                note: format!("第{}行，{}", plan.number, in_words(plan.fate)),
            };
            self.note_act(work, told);
            docs.push(Some(doc));
        }
        Ok(docs)
    }

    fn preview(
        &self,
        bureau: &BureauCode,
        file: &str,
        sheet: &Sheet,
        draft: &Draft,
        plans: &[Planned],
        preview: &Preview,
    ) -> Result<ImportPreview, Failure> {
        let titled = draft.columns.iter().filter(|column| !column.title.is_empty());
        let rows = draft.rows.iter().zip(plans).map(|(row, plan)| self.preview_row(bureau, row, plan));
        let mut counts: BTreeMap<Fate, usize> = BTreeMap::new();
        plans.iter().for_each(|plan| *counts.entry(plan.fate).or_default() += 1);
        Ok(ImportPreview {
            file: file.to_owned(),
            sheet: sheet.name.clone(),
            others: sheet.others.clone(),
            heading: draft.heading,
            columns: titled.map(column).collect(),
            rows: rows.collect::<Result<_, Failure>>()?,
            left_out: draft.left_out.iter().map(left_out).collect(),
            counts,
            writes: plans.iter().filter(|plan| plan.writes()).count(),
            digest: preview.digest().to_owned(),
            applied: preview.applies(),
            moved: preview.moved(),
        })
    }

    fn preview_row(&self, bureau: &BureauCode, row: &Row, plan: &Planned) -> Result<ImportRow, Failure> {
        let sealed = plan.doc.as_ref().is_some_and(|doc| self.ledger.current(doc).is_some());
        let findings = if plan.writes() { row.findings(self.season()?, bureau) } else { Vec::new() };
        Ok(ImportRow {
            row: row.number,
            name: plan.name.clone(),
            outcome: plan.fate,
            outcome_name: in_words(plan.fate).to_owned(),
            dossier: plan.doc.as_ref().map(ToString::to_string),
            twin: plan.twin,
            bureau: row.bureau.clone(),
            tick: plan.tick(),
            // What is filled in after the seal has to be sealed anew.
            sealed: sealed && plan.writes(),
            fills: plan.fills.iter().map(offer).collect(),
            kept: plan.kept.iter().map(offer).collect(),
            problems: row.problems.iter().map(problem).collect(),
            findings,
        })
    }
}

fn column(column: &Column) -> ImportColumn {
    let fields = column.fields();
    ImportColumn {
        letter: column.letter.clone(),
        title: column.title.clone(),
        labels: fields.iter().map(|key| fields::label(key).to_owned()).collect(),
        fields: fields.into_iter().map(str::to_owned).collect(),
        remark: column.remark().to_owned(),
    }
}

fn left_out(line: &LeftOut) -> ImportLeftOut {
    ImportLeftOut { row: line.row, text: line.text.clone(), why: line.why.to_owned() }
}

fn known(entry: &Entry) -> Person<'_> {
    let field = |key: &str| entry.summary.summary.fields.get(key).map(String::as_str).unwrap_or_default();
    Person { name: field("name"), id_number: field("id_number"), birth: field("birth_date") }
}

fn change(field: &'static str, stands: &str, value: &import::Value) -> Change {
    Change { field, stands: stands.to_owned(), offered: value.text.clone(), place: value.place.clone() }
}

fn offer(change: &Change) -> ImportChange {
    let text = |text: &str| veiled(change.field, text, Look::Masked);
    ImportChange {
        field: change.field.to_owned(),
        label: fields::label(change.field).to_owned(),
        stands: text(&change.stands),
        offered: text(&change.offered),
        place: change.place.clone(),
    }
}
