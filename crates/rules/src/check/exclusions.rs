//! R10: people who are in another talent programme do not take part.

use super::{Finding, Former, Inspection, Level};
use crate::season::Exclusion;
use crate::text::{bare, says_nothing, yes_no};

pub(super) fn inspect(i: &mut Inspection<'_>) {
    awards(i);
    prior_programmes(i);
    prose(i);
    declaration(i);
    former(i);
}

/// R57: whom an earlier season put forward is out; of the same name at the same employer somebody must look.
fn former(i: &mut Inspection<'_>) {
    let (name, employer) = (bare(&i.value("name")), bare(&i.value("employer_name")));
    let tag = Former::tag(&i.value("id_number"));
    let formers = i.view.former.clone();
    for former in formers.iter().filter(|former| !name.is_empty() && bare(former.name) == name) {
        let same = !tag.is_empty() && former.tag == tag;
        let told = format!("“{}”已将{}纳入{}。", former.season, former.name, former.programme);
        let finding = if same {
            Finding::new(Level::Block, "R10", told)
                .advise("已入选该项目的人才不参加遴选，请改推他人；确有出入的，请联系市局核对。")
        } else if tag.is_empty() || bare(former.employer) == employer {
            Finding::new(Level::Warn, "R10", told).advise("姓名相同，身份证号尚未填写或不一致；请核实是不是同一个人。")
        } else {
            continue;
        };
        i.add(finding.at("name"));
    }
}

fn awards(i: &mut Inspection<'_>) {
    for record in i.records("awards") {
        if let Some(exclusion) = hit(i, record.get("name")) {
            let message = format!("获奖情况中的“{}”可能属于{}。", record.get("name"), exclusion.name);
            i.add(found(exclusion, message).at(format!("awards/{}/name", record.id)));
        }
        if bare(record.get("name")).contains(&bare(&i.season.award.name)) {
            let message = format!("获奖情况中的“{}”就是本次评选的称号，可能往年已经获评。", record.get("name"));
            let finding = Finding::new(Level::Warn, "R10", message).at(format!("awards/{}/name", record.id));
            i.add(finding.advise("请核实本人是否已是往年的获评人选；已获评的请改推他人。"));
        }
    }
}

/// Whatever is listed here must be judged, since the notice says 等项目.
fn prior_programmes(i: &mut Inspection<'_>) {
    for record in i.records("prior_programmes") {
        let (name, place) = (record.get("name"), format!("prior_programmes/{}/name", record.id));
        if says_nothing(name) {
            continue;
        }
        let finding = match hit(i, name) {
            Some(exclusion) => found(exclusion, format!("已入选“{name}”，属于{}。", exclusion.name)),
            None => Finding::new(Level::Warn, "R10", format!("已入选“{name}”，需判断是否属于不参加遴选的项目。"))
                .advise("请核实该项目的性质，并在说明栏写明。"),
        };
        i.add(finding.at(place));
    }
}

/// Prose may speak of a master, an apprentice or a plan, so it never blocks.
fn prose(i: &mut Inspection<'_>) {
    let season = i.season;
    let texts = ["summary", "highlights", "special_skill", "remark"].map(|key| (key, i.value(key)));
    let narrative = ("narrative", i.view.narrative.to_owned());
    for (key, text) in texts.into_iter().chain([narrative]) {
        let text = bare(&text);
        for exclusion in season.exclusions.iter().filter(|e| e.level == Level::Block && mentions(e, &text)) {
            let message = format!("{}中提到了{}。", place_name(key), exclusion.name);
            let finding = Finding::new(Level::Warn, "R10", message).at(key);
            i.add(finding.advise("请确认说的不是本人已入选该项目；本人已入选的不能参加遴选。"));
        }
    }
}

fn declaration(i: &mut Inspection<'_>) {
    let listed = i.records("prior_programmes").iter().any(|record| !says_nothing(record.get("name")));
    let message = match (yes_no(&i.value("no_prior_programmes")), listed) {
        (Some(true), true) => "声明未入选其他人才项目，但下面又列出了项目。",
        (Some(false), false) => "声明已入选其他人才项目，但没有列出是哪些项目。",
        _ => return,
    };
    i.add(Finding::new(Level::Warn, "R10", message).at("no_prior_programmes").advise("请核实后使两处一致。"));
}

fn found(exclusion: &Exclusion, message: String) -> Finding {
    let advice = match exclusion.level {
        Level::Block => "已入选该项目的人才不参加遴选，请改推他人；如名称相近但并非该项目，请改用证书上的全称。",
        _ => "请核实是否属于“等项目”；不属于的，可以继续。",
    };
    Finding::new(exclusion.level, "R10", message).advise(advice)
}

/// The strictest exclusion that a name falls under.
fn hit<'a>(i: &Inspection<'a>, name: &str) -> Option<&'a Exclusion> {
    let name = bare(name);
    let hits = i.season.exclusions.iter().filter(|exclusion| mentions(exclusion, &name));
    hits.reduce(|best, next| if next.level > best.level { next } else { best })
}

fn mentions(exclusion: &Exclusion, text: &str) -> bool {
    exclusion.words.iter().any(|word| text.contains(&bare(word)))
}

fn place_name(key: &str) -> &'static str {
    if key == "narrative" { "个人事迹材料" } else { super::label(key) }
}
