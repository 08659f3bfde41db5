//! 遴选进程: the way of all nominees from the formal check to the award, as one pure function.
//!
//! [`Course`] is where everybody stands; [`Course::may`] says whether an [`Act`] is allowed now, and why not. The
//! application derives a `Course` from its documents before each act and asks the same `may`, so that no sequence of
//! commands reaches what the notice forbids. Order: 形式审查 → 排序 → 市局党组 → 拟定名单 → 公示 →
//! 异议 → 市委组织部 → 领导小组 → 发文公布 → 授证、奖励.

mod gates;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

pub use gates::Refusal;

/// What the formal check said of the version that stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formal {
    /// 通过.
    Passed,
    /// 退回补正.
    Returned,
    /// 不予推荐.
    Refused,
}

/// First and last day of publicity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The day of publication.
    pub start: Date,
    /// The last working day, up to whose end objections are heard.
    pub end: Date,
}

/// Where one nominee stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Nominee {
    /// For messages.
    pub name: String,
    /// The formal check, where it has been made.
    pub formal: Option<Formal>,
    /// A version later than the one that passed waits for its check.
    pub newer: bool,
    /// When the list with this name is shown.
    pub period: Option<Period>,
    /// Channels for which a proof is there.
    pub proofs: BTreeSet<String>,
    /// Whether publicity was closed.
    pub publicity_closed: bool,
    /// Objections under investigation.
    pub open_objections: usize,
    /// Whether an objection was found true.
    pub upheld: bool,
    /// What 市委组织部 said.
    pub org: Option<bool>,
    /// What 市委人才工作领导小组 said.
    pub group: Option<bool>,
    /// Whether the nominee was withdrawn.
    pub withdrawn: bool,
    /// Whether a certificate was given.
    pub certified: bool,
    /// Whether the prize was paid.
    pub paid: bool,
}

impl Nominee {
    /// Whether this person is out for good.
    #[must_use]
    pub fn out(&self) -> bool {
        self.withdrawn || self.upheld || self.org == Some(false) || self.group == Some(false)
    }
}

/// Where the selection stands. Nominees go by one id throughout.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Course {
    /// Whether the list of what was handed in is signed.
    pub closed: bool,
    /// Everybody with work that counts.
    pub nominees: BTreeMap<String, Nominee>,
    /// The order as it stands; empty before the first.
    pub order: Vec<String>,
    /// Whether two people set different orders and nobody has decided.
    pub order_contested: bool,
    /// Whether the party group has approved the order.
    pub party: Option<bool>,
    /// Those put forward, best first.
    pub chosen: Vec<String>,
    /// Those who may take a place that becomes free, best first.
    pub reserves: Vec<String>,
    /// Channels in which each name must be shown.
    pub channels: Vec<String>,
    /// The final list, once published.
    pub published: Option<Vec<String>>,
}

/// Something that the municipal bureau does, or records as done by those above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Decides the formal check of one.
    Check(String, Formal),
    /// Puts all in order.
    Rank(Vec<String>),
    /// Records the decision of the bureau's party group about the order.
    Party(bool),
    /// Draws up the list and its reserves.
    Shortlist(Vec<String>, Vec<String>),
    /// Lets a reserve take the place of one who is out.
    Replace(String, String),
    /// Shows a name from a day on.
    Publicise(String, Period),
    /// Notes the proof of one channel.
    Prove(String, String),
    /// Ends the publicity of one, on a day.
    ClosePublicity(String, Date),
    /// Takes up an objection, on a day.
    Object(String, Date),
    /// Decides an objection: found true or not.
    Decide(String, bool),
    /// Records what 市委组织部 said.
    Org(String, bool),
    /// Records what the leading group said.
    Group(String, bool),
    /// Publishes the final list, which locks it.
    Publish,
    /// Gives a certificate.
    Certify(String),
    /// Pays the prize.
    Pay(String),
}

impl Course {
    /// List and reserves after a reserve took a place; the newcomer stands last.
    #[must_use]
    pub fn replaced(&self, out: &str, by: &str) -> (Vec<String>, Vec<String>) {
        let chosen = self.chosen.iter().filter(|id| *id != out).cloned().chain([by.to_owned()]).collect();
        let reserves = self.reserves.iter().filter(|id| *id != by).cloned().collect();
        (chosen, reserves)
    }

    /// Those who are to be in order: everybody who passed the formal check and is not out.
    pub fn rankable(&self) -> impl Iterator<Item = &String> {
        let fits = |nominee: &Nominee| nominee.formal == Some(Formal::Passed) && !nominee.withdrawn;
        self.nominees.iter().filter(move |(_, nominee)| fits(nominee)).map(|(id, _)| id)
    }

    /// The order with those left out who may no longer be ranked, and newcomers at the end.
    #[must_use]
    pub fn standing_order(&self) -> Vec<String> {
        let rankable: BTreeSet<&String> = self.rankable().collect();
        let held: Vec<String> = self.order.iter().filter(|id| rankable.contains(id)).cloned().collect();
        let new = rankable.iter().filter(|id| !held.contains(id)).map(|id| (*id).clone());
        held.iter().cloned().chain(new.collect::<Vec<_>>()).collect()
    }

    /// Those on the list who have everything that publication needs.
    #[must_use]
    pub fn final_list(&self) -> Vec<String> {
        let ready = |id: &&String| self.nominees.get(*id).is_some_and(|n| n.group == Some(true) && !n.out());
        self.chosen.iter().filter(ready).cloned().collect()
    }
}

/// The first `size` of an order, and the `reserves` after them.
#[must_use]
pub fn cut(order: &[String], size: usize, reserves: usize) -> (Vec<String>, Vec<String>) {
    let chosen = order.iter().take(size).cloned().collect();
    (chosen, order.iter().skip(size).take(reserves).cloned().collect())
}

/// An order in which one has moved to a place, counted from 1; `None` where there is no such person or place.
#[must_use]
pub fn moved(order: &[String], id: &str, to: usize) -> Option<Vec<String>> {
    let mut rest: Vec<String> = order.iter().filter(|other| *other != id).cloned().collect();
    let fits = rest.len() + 1 == order.len() && (1..=order.len()).contains(&to);
    fits.then(|| {
        rest.insert(to - 1, id.to_owned());
        rest
    })
}
