//! 统计表: who is counted. What is counted of them comes from the projections, so that no dossier is opened.

use std::collections::BTreeSet;

use jiangxuan_contract::answer::statistics::Statistics;
use jiangxuan_model::{DocId, Kind};
use jiangxuan_rules::season::Bureau;
use jiangxuan_rules::statistics::{self, Counted, Scope};

use super::Work;
use super::order::parted;
use super::register::declined;
use super::state::{Core, Entry};
use crate::command::Failure;

/// Field of the assessment: 拟定名单.
const SHORTLIST: &str = "shortlist";

/// How many nominees this bureau has, at a municipal device how many there are; by everything that is asked about.
pub(crate) fn count(core: &mut Core, work: &Work<'_, '_>, scope: Scope) -> Result<Statistics, Failure> {
    let (mine, municipal) = (core.my_bureau()?, core.municipal());
    let chosen = if scope == Scope::Chosen { chosen(core, work)? } else { BTreeSet::new() };
    let (day, season) = (core.this_day(work)?, core.season()?);
    let counts = |doc: &DocId, entry: &Entry| match scope {
        Scope::Submitted => core.ledger.current(doc).is_some(),
        Scope::All => declined(entry).is_empty(),
        Scope::Chosen => chosen.contains(&doc.unique_text()),
    };
    let ours = |doc: &DocId, entry: &Entry| {
        (municipal || doc.bureau == mine) && entry.summary.summary.withdrawn.is_empty() && counts(doc, entry)
    };
    let people: Vec<(&DocId, &Entry)> = core.dossiers().filter(|(doc, entry)| ours(doc, entry)).collect();
    let closing_day = season.schedule.deadline_day;
    let takes_part = |bureau: &&Bureau| bureau.nominates() && bureau.exists_on(closing_day);
    let shown = season.bureaus.iter().filter(takes_part).filter(|bureau| municipal || bureau.code == mine);
    let bureaus: Vec<String> = shown.map(|bureau| bureau.name.clone()).collect();
    let counted: Vec<Counted> = people
        .iter()
        .map(|(doc, entry)| Counted::of(season, &core.bureau_name(&doc.bureau), &entry.summary.summary.fields))
        .collect();
    let edited = |doc: &DocId| core.ledger.current(doc).is_some_and(|sealed| core.edited_since(doc, sealed));
    Ok(Statistics {
        title: season.title.clone(),
        bureau_name: core.bureau_name(&mine),
        scope,
        scope_name: scope.zh().to_owned(),
        day,
        closing_day,
        edited: people.iter().filter(|(doc, _)| edited(doc)).count(),
        tally: statistics::tally(season, &bureaus, &counted),
    })
}

/// Who is on the published list; before there is one, on the shortlist, which only the municipal bureau has.
fn chosen(core: &mut Core, work: &Work<'_, '_>) -> Result<BTreeSet<String>, Failure> {
    let published: BTreeSet<String> = core.final_records(work)?.into_iter().map(|record| record.id).collect();
    if !published.is_empty() {
        return Ok(published);
    }
    let assessment = core.municipal_doc(Kind::Assessment)?;
    Ok(parted(&core.field_of(&assessment, SHORTLIST)).into_iter().collect())
}
