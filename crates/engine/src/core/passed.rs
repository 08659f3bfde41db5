//! What the municipal bureau goes by: the version of a dossier that passed the formal check, whatever its bureau has
//! written since without sealing it.

use jiangxuan_model::{ChangeId, DocId, Document, Kind, Record};
use jiangxuan_rules::course::{Formal, Public};

use super::Work;
use super::record::decided;
use super::state::Core;
use crate::command::Failure;
use crate::ledger::Sealed;

/// The fields that the public reads.
const PUBLIC: [&str; 3] = ["name", "employer_name", "dept_post"];

/// The version that passed the formal check; where none has, the newest that was handed in.
pub(crate) fn reviewed(core: &mut Core, work: &Work<'_, '_>, doc: &DocId) -> Result<Option<Sealed>, Failure> {
    let checks = core.records_of(work, &doc.sibling(Kind::Review), "checks")?;
    Ok(reviewed_by(core, doc, &checks))
}

/// The same, going by these records of the formal check.
pub(crate) fn reviewed_by(core: &Core, doc: &DocId, checks: &[Record]) -> Option<Sealed> {
    let mut received = core.ledger.seals(doc).iter().rev().filter(|sealed| core.ledger.receipt(&sealed.id).is_some());
    let decided = received.find_map(|sealed| Some((sealed, check_of(checks, sealed)?)));
    match decided {
        Some((sealed, Formal::Passed)) => Some(sealed.clone()),
        _ => core.handed_in(doc),
    }
}

/// Looks at a dossier as a version has it.
pub(crate) fn reading_version<T>(
    core: &mut Core,
    work: &Work<'_, '_>,
    doc: &DocId,
    sealed: Option<&Sealed>,
    read: impl FnOnce(&Core, &Document) -> T,
) -> Result<T, Failure> {
    // Where nothing on the paper has changed since, the present content is the sealed one.
    let then = sealed.filter(|sealed| core.edited_since(doc, sealed)).map(|sealed| sealed.seal.heads.clone());
    core.reading(work, doc, |core, document| match then {
        Some(heads) => version(document, &heads).map(|then| read(core, &then)),
        None => Ok(read(core, document)),
    })?
}

/// Fields of a dossier as a version has them.
pub(crate) fn fields_at<const N: usize>(
    core: &mut Core,
    work: &Work<'_, '_>,
    doc: &DocId,
    sealed: Option<&Sealed>,
    keys: [&str; N],
) -> Result<[String; N], Failure> {
    if sealed.is_none_or(|sealed| !core.edited_since(doc, sealed)) {
        return Ok(keys.map(|key| core.field_of(doc, key)));
    }
    reading_version(core, work, doc, sealed, |_, then| keys.map(|key| then.field(key).shown().to_owned()))
}

/// Fields of a dossier as the version has them that the municipal bureau goes by.
pub(crate) fn passed_fields<const N: usize>(
    core: &mut Core,
    work: &Work<'_, '_>,
    doc: &DocId,
    keys: [&str; N],
) -> Result<[String; N], Failure> {
    let sealed = reviewed(core, work, doc)?;
    fields_at(core, work, doc, sealed.as_ref(), keys)
}

/// What the public reads of somebody in a version.
pub(crate) fn public_at(
    core: &mut Core,
    work: &Work<'_, '_>,
    doc: &DocId,
    sealed: Option<&Sealed>,
) -> Result<Public, Failure> {
    let [name, employer, post] = fields_at(core, work, doc, sealed, PUBLIC)?;
    Ok(Public { name, employer, post })
}

/// What the public reads of somebody in the version that the municipal bureau goes by.
pub(crate) fn public_of(core: &mut Core, work: &Work<'_, '_>, doc: &DocId) -> Result<Public, Failure> {
    let sealed = reviewed(core, work, doc)?;
    public_at(core, work, doc, sealed.as_ref())
}

/// What was decided about one version.
pub(crate) fn check_of(checks: &[Record], sealed: &Sealed) -> Option<Formal> {
    let seal = sealed.id.to_string();
    let record = checks.iter().find(|record| record.id == seal)?;
    match decided(record, "decision")? {
        "pass" => Some(Formal::Passed),
        "return" => Some(Formal::Returned),
        "refuse" => Some(Formal::Refused),
        _ => None,
    }
}

fn not_here() -> Failure {
    Failure::new("not_here", "这一版的内容还没有全部到达本机，没有生成。资料没有改动；请先同步，再试一次。")
}

/// Whether everything that a version covers is here.
pub(crate) fn held(document: &Document, heads: &[ChangeId]) -> Result<(), Failure> {
    let held = !heads.is_empty() && heads.iter().all(|head| document.holds(head));
    if held { Ok(()) } else { Err(not_here()) }
}

/// The document at a sealed version.
pub(crate) fn version(document: &Document, heads: &[ChangeId]) -> Result<Document, Failure> {
    held(document, heads)?;
    document.as_of(heads).map_err(|_| not_here())
}
