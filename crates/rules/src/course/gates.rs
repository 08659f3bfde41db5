//! The gates: what must be so before an act.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Act, Course, Formal, Nominee, Period};

/// Why an act is not allowed now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}没有改动。")]
pub struct Refusal {
    /// Stable word for scripts.
    pub code: &'static str,
    /// What is missing, for a clerk.
    pub message: String,
}

fn refuse<T>(code: &'static str, message: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal { code, message: message.into() })
}

fn require(holds: bool, code: &'static str, message: impl FnOnce() -> String) -> Result<(), Refusal> {
    if holds { Ok(()) } else { refuse(code, message()) }
}

impl Course {
    /// Whether an act is allowed now.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub fn may(&self, act: &Act) -> Result<(), Refusal> {
        match act {
            Act::Certify(id) | Act::Pay(id) => self.may_award(act, id),
            _ if self.published.is_some() => refuse("locked", "名单已经发文公布并锁定，不能再改。"),
            Act::Check(id, formal) => self.may_check(id, *formal),
            Act::Rank(order) => self.may_rank(order),
            Act::Party(approved) => self.may_decide_order(*approved),
            Act::Shortlist(chosen, reserves) => self.may_shortlist(chosen, reserves),
            Act::Replace(out, by) => self.may_replace(out, by),
            Act::Publicise(id, period) => self.may_publicise(id, *period),
            Act::Prove(id, channel) => self.may_prove(id, channel),
            Act::ClosePublicity(id, day) => self.may_close(id, *day),
            Act::Object(id, day) => self.may_object(id, *day),
            Act::Decide(id, _) => {
                let nominee = self.nominee(id)?;
                require(nominee.open_objections > 0, "no_objection", || format!("{}没有正在核查的异议。", nominee.name))
            }
            Act::Org(id, _) => self.may_hear_org(id),
            Act::Group(id, _) => self.may_hear_group(id),
            Act::Publish => self.may_publish(),
        }
    }

    fn nominee(&self, id: &str) -> Result<&Nominee, Refusal> {
        self.nominees
            .get(id)
            .ok_or_else(|| Refusal {
                code: "not_received", message: "市局没有收到这名人选签发的申报。".to_owned()
            })
    }

    /// One who is on the list and still in.
    fn chosen(&self, id: &str) -> Result<&Nominee, Refusal> {
        let nominee = self.nominee(id)?;
        require(self.chosen.iter().any(|chosen| chosen == id), "not_shortlisted", || {
            format!("{}不在拟定名单上。", nominee.name)
        })?;
        require(!nominee.out(), "out", || format!("{}已经退出：本人撤回、异议成立或未获通过。", nominee.name))?;
        Ok(nominee)
    }

    fn may_check(&self, id: &str, formal: Formal) -> Result<(), Refusal> {
        let nominee = self.nominee(id)?;
        require(!nominee.withdrawn, "withdrawn", || format!("{}的申报已撤回。", nominee.name))?;
        let settled = self.party == Some(true);
        // A later version may still be accepted; who takes part may not change any more.
        let kept = nominee.formal == Some(Formal::Passed) && formal == Formal::Passed;
        require(!settled || kept, "party_decided", || "排序已经党组会通过，形式审查结论不能再改。".to_owned())
    }

    fn may_rank(&self, order: &[String]) -> Result<(), Refusal> {
        require(self.party != Some(true), "party_decided", || {
            "排序已经党组会通过，不能再调整名次；确需调整，请先登记党组会退回重议。".to_owned()
        })?;
        self.is_permutation(order)
    }

    fn is_permutation(&self, order: &[String]) -> Result<(), Refusal> {
        let rankable: BTreeSet<&String> = self.rankable().collect();
        let named: BTreeSet<&String> = order.iter().collect();
        let names = |ids: Vec<&&String>| ids.iter().map(|id| self.name(id)).collect::<Vec<_>>().join("、");
        let missing = rankable.difference(&named).collect::<Vec<_>>();
        require(missing.is_empty(), "not_a_permutation", || {
            format!("排序须包含全部通过形式审查的人选，还缺：{}。", names(missing))
        })?;
        let foreign = named.difference(&rankable).collect::<Vec<_>>();
        require(foreign.is_empty(), "not_a_permutation", || {
            format!("这些人选没有通过形式审查，不能排序：{}。", names(foreign))
        })?;
        require(named.len() == order.len(), "not_a_permutation", || "同一人选出现了两次。".to_owned())
    }

    fn name(&self, id: &str) -> String {
        self.nominees.get(id).map_or_else(|| id.to_owned(), |nominee| nominee.name.clone())
    }

    fn may_decide_order(&self, approved: bool) -> Result<(), Refusal> {
        let shown = self.nominees.values().any(|nominee| nominee.period.is_some());
        require(!shown, "publicised", || "已有人选公示，党组会决定不能再改。".to_owned())?;
        if !approved {
            return Ok(());
        }
        require(self.closed, "not_closed", || "申报还没有封存（close finish），名单可能还会变。".to_owned())?;
        require(!self.order_contested, "conflicts", || {
            "名次有两种排法没有裁定，请先用 conflict list 处理。".to_owned()
        })?;
        let open =
            self.nominees.values().find(|nominee| !nominee.withdrawn && (nominee.formal.is_none() || nominee.newer));
        if let Some(nominee) = open {
            return refuse("unchecked", format!("{}的申报还没有形式审查结论。", nominee.name));
        }
        require(!self.order.is_empty(), "not_ranked", || "还没有排序。".to_owned())?;
        self.is_permutation(&self.order)
    }

    fn may_shortlist(&self, chosen: &[String], reserves: &[String]) -> Result<(), Refusal> {
        require(self.party == Some(true), "no_party_decision", || "排序还没有经市局党组会审议通过。".to_owned())?;
        let shown = self.nominees.values().any(|nominee| nominee.period.is_some());
        require(!shown, "publicised", || "已有人选公示，名单不能重新拟定；请用递补。".to_owned())?;
        require(!chosen.is_empty(), "empty", || "名单不能为空。".to_owned())?;
        let listed = chosen.len() + reserves.len();
        let follows = self.order.iter().take(listed).eq(chosen.iter().chain(reserves));
        require(follows, "not_by_rank", || "拟定名单和候补须按通过的名次从前往后取。".to_owned())?;
        let out = self.order.iter().take(listed).filter_map(|id| self.nominees.get(id)).find(|nominee| nominee.out());
        out.map_or(Ok(()), |nominee| refuse("out", format!("{}已经退出，请先退回重议、重新排序。", nominee.name)))
    }

    fn may_replace(&self, out: &str, by: &str) -> Result<(), Refusal> {
        let leaver = self.nominee(out)?;
        require(self.chosen.iter().any(|id| id == out), "not_shortlisted", || {
            format!("{}不在拟定名单上。", leaver.name)
        })?;
        require(leaver.out(), "still_in", || format!("{}没有退出，不能递补。", leaver.name))?;
        let newcomer = self.nominee(by)?;
        let next = self.reserves.iter().find(|id| self.nominees.get(*id).is_some_and(|nominee| !nominee.out()));
        require(next.is_some_and(|next| next == by), "not_next", || {
            let next = next.map_or_else(|| "没有候补人选".to_owned(), |id| format!("应由{}递补", self.name(id)));
            format!("{}不是下一名候补：{next}。", newcomer.name)
        })
    }

    fn may_publicise(&self, id: &str, period: Period) -> Result<(), Refusal> {
        let nominee = self.chosen(id)?;
        require(!nominee.publicity_closed, "publicity_closed", || format!("{}的公示已经结束。", nominee.name))?;
        require(period.start <= period.end, "period", || "公示期不正确。".to_owned())
    }

    fn may_prove(&self, id: &str, channel: &str) -> Result<(), Refusal> {
        let nominee = self.chosen(id)?;
        require(nominee.period.is_some(), "not_publicised", || format!("{}还没有开始公示。", nominee.name))?;
        require(!nominee.publicity_closed, "publicity_closed", || format!("{}的公示已经结束。", nominee.name))?;
        require(self.channels.iter().any(|known| known == channel), "unknown_channel", || {
            format!("没有「{channel}」这一公示渠道；可用：{}。", self.channels.join("、"))
        })
    }

    fn may_close(&self, id: &str, today: Date) -> Result<(), Refusal> {
        let nominee = self.chosen(id)?;
        require(!nominee.publicity_closed, "publicity_closed", || format!("{}的公示已经结束。", nominee.name))?;
        let Some(period) = nominee.period else {
            return refuse("not_publicised", format!("{}还没有开始公示。", nominee.name));
        };
        require(today > period.end, "too_early", || {
            format!("{}的公示到 {} 当天结束，今天是 {today}，不能提前结束。", nominee.name, period.end)
        })?;
        let missing: Vec<&str> =
            self.channels.iter().filter(|channel| !nominee.proofs.contains(*channel)).map(String::as_str).collect();
        require(missing.is_empty(), "no_proof", || {
            format!("{}还缺这些渠道的公示凭证：{}。", nominee.name, missing.join("、"))
        })
    }

    fn may_object(&self, id: &str, received: Date) -> Result<(), Refusal> {
        let nominee = self.chosen(id)?;
        let begun = nominee.period.is_some_and(|period| period.start <= received);
        require(begun, "not_publicised", || format!("{}在这一天还没有公示。", nominee.name))
    }

    fn unheld(&self, id: &str) -> Result<&Nominee, Refusal> {
        let nominee = self.chosen(id)?;
        require(nominee.publicity_closed, "publicity_open", || format!("{}的公示还没有结束。", nominee.name))?;
        require(nominee.open_objections == 0, "objection", || {
            format!("{}有异议正在核查，不能进入下一步。", nominee.name)
        })?;
        Ok(nominee)
    }

    fn may_hear_org(&self, id: &str) -> Result<(), Refusal> {
        let nominee = self.unheld(id)?;
        require(nominee.group.is_none(), "group_decided", || format!("{}已经领导小组审定。", nominee.name))
    }

    fn may_hear_group(&self, id: &str) -> Result<(), Refusal> {
        let nominee = self.unheld(id)?;
        require(nominee.org == Some(true), "no_org_decision", || {
            format!("{}还没有经市委组织部审核通过。", nominee.name)
        })
    }

    fn may_publish(&self) -> Result<(), Refusal> {
        require(!self.final_list().is_empty(), "empty", || "还没有经领导小组审定的人选。".to_owned())?;
        let standing = self.chosen.iter().filter_map(|id| self.nominees.get(id)).filter(|nominee| !nominee.out());
        for nominee in standing {
            require(nominee.open_objections == 0, "objection", || {
                format!("{}有异议正在核查，名单不能公布。", nominee.name)
            })?;
            require(nominee.group == Some(true), "no_group_decision", || {
                format!("{}还没有经领导小组审定。", nominee.name)
            })?;
        }
        Ok(())
    }

    fn may_award(&self, act: &Act, id: &str) -> Result<(), Refusal> {
        let nominee = self.nominee(id)?;
        let listed = self.published.as_ref().is_some_and(|list| list.iter().any(|listed| listed == id));
        require(listed, "not_listed", || format!("{}不在公布的名单上。", nominee.name))?;
        let done = if matches!(act, Act::Certify(_)) { nominee.certified } else { nominee.paid };
        require(!done, "done", || format!("{}的这一项已经登记过。", nominee.name))
    }
}
