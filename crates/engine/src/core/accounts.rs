//! 奖金账号: to which account a prize is paid. The bureau that nominated writes it, once the list is published.
//!
//! It is in the bureau's desk and not in the dossier: a dossier is sealed long before, and whatever is written there
//! afterwards would be a change of what was sealed. Of nobody who is not on the list an account is asked for.

use jiangxuan_contract::answer::award::Account;
use jiangxuan_model::layout::ACCOUNTS;
use jiangxuan_model::{DocId, Edit, Kind, Reading, Record};
use jiangxuan_rules::account;

use super::Work;
use super::course::said;
use super::state::Core;
use crate::command::Failure;

const KEYS: [&str; 3] = ["bank", "number", "holder"];

pub(crate) fn list(core: &mut Core, work: &mut Work<'_, '_>, unmask: bool) -> Result<Vec<Account>, Failure> {
    let (all, mine) = (core.municipal(), core.my_bureau()?);
    let mut rows = Vec::new();
    for record in core.final_records(work)? {
        let Ok(doc) = core.participant(&record.id) else { continue };
        if all || doc.bureau == mine {
            rows.push(row(core, work, &doc, unmask)?);
        }
    }
    for row in rows.iter().filter(|row| unmask && !row.number.is_empty()) {
        core.audit(work, "unmask_account", &row.id);
    }
    Ok(rows)
}

pub(crate) fn set(
    core: &mut Core,
    work: &mut Work<'_, '_>,
    id: &str,
    [bank, number, holder]: [&str; 3],
) -> Result<Account, Failure> {
    let doc = core.awardee(work, id)?;
    if doc.bureau != core.my_bureau()? {
        let told = "奖金账号由推荐单位填写，本机只能查看。没有改动；请联系推荐单位。";
        return Err(Failure::new("not_yours", told));
    }
    let values = [bank.trim().to_owned(), account::normalise(number), holder.trim().to_owned()];
    let told = values.iter().filter(|value| !value.is_empty()).count();
    if told != 0 && told != values.len() {
        let told = "请写全开户行、账号和持卡人；三项都留空，就是清除已登记的账号。没有改动。";
        return Err(Failure::new("account", told));
    }
    let values = KEYS.map(str::to_owned).into_iter().zip(values).collect();
    let edit = Edit::Record { section: ACCOUNTS.to_owned(), id: doc.unique_text(), values };
    core.edit(work, &DocId::only(Kind::Desk, doc.bureau.clone()), &[edit])?;
    row(core, work, &doc, false)
}

fn row(core: &mut Core, work: &Work<'_, '_>, doc: &DocId, unmask: bool) -> Result<Account, Failure> {
    let record = record(core, work, doc)?;
    let text = |key: &str| record.as_ref().map(|record| said(record, key)).unwrap_or_default().to_owned();
    let [bank, number, holder] = KEYS.map(text);
    let name = core.nominee(doc);
    Ok(Account {
        id: doc.to_string(),
        doubts: account::doubts(&number, &holder, &name),
        name,
        bank,
        number: if unmask { number } else { account::masked(&number) },
        holder,
        contested: record.as_ref().is_some_and(contested),
        own: core.my_bureau()? == doc.bureau,
    })
}

/// Bank, number and holder for the payment sheet; none where nobody said them, or people disagree.
pub(crate) fn for_payment(core: &mut Core, work: &Work<'_, '_>, doc: &DocId) -> Result<Option<[String; 3]>, Failure> {
    let record = record(core, work, doc)?.filter(|record| !contested(record));
    let values = record.map(|record| KEYS.map(|key| said(&record, key).to_owned()));
    Ok(values.filter(|values| values.iter().all(|value| !value.is_empty())))
}

fn record(core: &mut Core, work: &Work<'_, '_>, doc: &DocId) -> Result<Option<Record>, Failure> {
    let desk = DocId::only(Kind::Desk, doc.bureau.clone());
    let id = doc.unique_text();
    Ok(core.records_of(work, &desk, ACCOUNTS)?.into_iter().find(|record| record.id == id))
}

fn contested(record: &Record) -> bool {
    record.values.values().any(|reading| matches!(reading, Reading::Contested { .. }))
}

/// Whether a field of a document is the number of an account.
pub(crate) fn is_account_number(field: &str) -> bool {
    let mut steps = field.split('/');
    steps.next() == Some(ACCOUNTS) && steps.nth(1) == Some("number")
}
