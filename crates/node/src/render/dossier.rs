//! Dossiers: the list, the form, its checks and its history.

use std::collections::BTreeMap;

use jiangxuan_contract::answer::dossier::{Check, Content, Dossier, DossierRow, Past, Saved, Sealed};
pub(super) use jiangxuan_rules::fields::label;
use jiangxuan_rules::fields::{self, Section};
use jiangxuan_rules::{Finding, Level};

use super::table::{self, Table, shortened};
use super::{Paint, words};

/// Widest value in a table, in cells.
const WIDE: usize = 48;

/// One line for each dossier.
pub(super) fn list(dossiers: &[DossierRow], _paint: Paint) -> String {
    let table = Table::new(&["姓名", "单位", "进度", "状态", "送达", "版本", "分歧", "检查", "编号"]);
    let line = |table: Table, row: &DossierRow| {
        table.line([
            row.name.clone(),
            bureau(row),
            row.stage_name.clone().unwrap_or_else(|| "—".to_owned()),
            words::state(&words::word(row.state)).to_owned(),
            words::delivery(&words::word(row.delivery), row.receipt),
            row.version.to_string(),
            row.conflicts.to_string(),
            checked(row),
            row.id.clone(),
        ])
    };
    dossiers.iter().fold(table, line).or("没有申报件。新建：jiangxuan dossier new --name 姓名")
}

fn bureau(row: &DossierRow) -> String {
    if row.bureau_name.is_empty() { row.bureau.to_string() } else { row.bureau_name.clone() }
}

fn checked(row: &DossierRow) -> String {
    match (row.findings, row.blocking) {
        (None, _) => "未检查".to_owned(),
        (Some(0), _) => "通过".to_owned(),
        (Some(all), Some(blocking)) if blocking > 0 => format!("{all} 条，{blocking} 条必须改正"),
        (Some(all), _) => format!("{all} 条"),
    }
}

/// A dossier in the order of the official form.
pub(super) fn form(dossier: &Dossier, paint: Paint) -> String {
    let mut parts = vec![heading(dossier, paint)];
    parts.extend(groups(&dossier.content, paint));
    parts.extend(narrative(&dossier.content, &dossier.row.name, paint));
    parts.extend(fields::sections().iter().filter_map(|section| records(&dossier.content, section, paint)));
    parts.join("\n\n")
}

fn heading(dossier: &Dossier, paint: Paint) -> String {
    let row = &dossier.row;
    let title = format!("{}  {}  {}", row.name, bureau(row), row.id);
    let state = words::word(row.state);
    let mut lines = vec![
        paint.strong(&title),
        format!("{}{}，第 {} 版", stage(row), words::state(&state), row.version),
        words::delivery_line(&words::word(row.delivery), row.receipt, paint),
    ];
    if !dossier.withdrawn.is_empty() {
        lines.push(paint.warn(&format!("已撤下：{}", dossier.withdrawn)));
    }
    if !dossier.declined.is_empty() {
        lines.push(paint.warn(&format!("不予推荐：{}", dossier.declined)));
    }
    if row.conflicts > 0 {
        lines.push(paint.warn(&format!("有 {} 处分歧待裁定：jiangxuan conflict list {}", row.conflicts, row.name)));
    }
    lines.join("\n")
}

/// How far it has come, before its state.
fn stage(row: &DossierRow) -> String {
    row.stage_name.as_ref().map_or_else(String::new, |stage| format!("{stage} · "))
}

/// 事迹材料; of one about which people do not agree both texts, and never what Automerge makes of them.
fn narrative(content: &Content, name: &str, paint: Paint) -> Option<String> {
    let Some(sides) = content.contested.get("narrative") else {
        let count = jiangxuan_rules::words::count(&content.narrative);
        let title = paint.strong(&format!("【事迹材料】{count} 字"));
        return (!content.narrative.is_empty()).then(|| format!("{title}\n{}", content.narrative));
    };
    let mut parts = vec![
        paint.strong("【事迹材料】"),
        paint.warn(&format!("此处内容不一致，待处理：jiangxuan conflict list {name}")),
    ];
    for (at, side) in (1..).zip(sides) {
        parts.push(format!("{}\n{side}", paint.faint(&format!("第 {at} 种写法："))));
    }
    Some(parts.join("\n"))
}

/// The filled-in boxes, under the headings of the form.
fn groups(content: &Content, paint: Paint) -> Vec<String> {
    let mut groups: Vec<(&str, Vec<(&str, String)>)> = Vec::new();
    for field in fields::fields() {
        let shown = content.fields.get(field.key).filter(|shown| !shown.is_empty());
        let Some(shown) = shown else { continue };
        let line = (field.zh, contested(content, field.key, shown, paint));
        match groups.last_mut() {
            Some((section, lines)) if *section == field.section => lines.push(line),
            _ => groups.push((field.section, vec![line])),
        }
    }
    groups
        .iter()
        .map(|(section, lines)| format!("{}\n{}", paint.strong(&format!("【{section}】")), table::facts(lines)))
        .collect()
}

fn contested(content: &Content, key: &str, shown: &str, paint: Paint) -> String {
    let all = content.contested.get(key).map_or(&[][..], Vec::as_slice);
    if all.len() < 2 { shown.to_owned() } else { paint.warn(&format!("{shown}（有分歧：{}）", all.join(" / "))) }
}

fn records(content: &Content, section: &Section, paint: Paint) -> Option<String> {
    let found = content.records.get(section.key)?;
    let value = |record: &BTreeMap<String, String>, key: &str| record.get(key).cloned().unwrap_or_default();
    let used = |key: &str| found.iter().any(|record| !value(record, key).is_empty());
    let columns: Vec<_> = section.fields.iter().filter(|field| used(field.key)).collect();
    let headings: Vec<&str> = columns.iter().map(|field| field.zh).chain(["编号"]).collect();
    let line = |table: Table, record: &BTreeMap<String, String>| {
        let keys = columns.iter().map(|field| field.key).chain(["id"]);
        table.line(keys.map(|key| shortened(&value(record, key), WIDE)))
    };
    let table = found.iter().fold(Table::new(&headings), line);
    (!found.is_empty()).then(|| format!("{}\n{}", paint.strong(&format!("【{}】", section.zh)), table.or("")))
}

/// What was saved, and what the rules say of it.
pub(super) fn saved(saved: &Saved, paint: Paint) -> String {
    let lines: Vec<(&str, String)> = saved.fields.iter().map(|(key, value)| (label(key), value.clone())).collect();
    let told = if saved.changed { "本机已保存：" } else { "内容与原来相同，没有改动。" };
    let mut parts = vec![paint.good(told), table::facts(&lines)];
    parts.extend(saved.findings.iter().map(|found| finding(found, paint)));
    parts.join("\n")
}

/// What the rules say, the strictest first.
pub(super) fn findings(check: &Check, paint: Paint) -> String {
    if check.findings.is_empty() {
        return paint.good("检查通过，没有发现问题。");
    }
    let mut lines: Vec<String> = [Level::Block, Level::Warn, Level::Help]
        .into_iter()
        .flat_map(|level| check.findings.iter().filter(move |finding| finding.level == level))
        .map(|found| finding(found, paint))
        .collect();
    lines.push(format!("共 {} 条，其中 {} 条必须改正才能签发。", check.findings.len(), check.blocking));
    lines.join("\n")
}

/// One thing that was found, in a line.
pub(super) fn finding(finding: &Finding, paint: Paint) -> String {
    let mark = match finding.level {
        Level::Block => paint.bad("必须改正"),
        Level::Warn => paint.warn("请核对"),
        Level::Help => paint.faint("提示"),
    };
    let place = finding.field.as_deref().map_or_else(String::new, |field| format!("{}：", label(field)));
    let clause = match finding.clause.as_str() {
        "" => String::new(),
        clause => paint.faint(&format!("（{} {clause}）", finding.rule)),
    };
    format!("{mark}  {place}{}{}{clause}", finding.message, finding.advice)
}

/// Who wrote what, when.
pub(super) fn history(history: &[Past], _paint: Paint) -> String {
    let table = Table::new(&["时间", "使用人", "单位", "设备", "栏目", "内容", "理由"]);
    let line = |table: Table, past: &Past| {
        table.line([
            words::time(&past.side.time),
            past.side.person.clone(),
            past.side.bureau.clone(),
            past.side.device.clone(),
            label(&past.field).to_owned(),
            shortened(&past.side.value, WIDE),
            past.reason.clone().unwrap_or_default(),
        ])
    };
    history.iter().fold(table, line).or("还没有任何记录。")
}

/// A seal that was just made.
pub(super) fn sealed(seal: &Sealed, paint: Paint) -> String {
    let mut lines = vec![
        paint.good(&format!("第 {} 版已签发。", seal.version)),
        words::delivery_line(&words::word(seal.delivery), None, paint),
        format!("电话报送码：{}", super::municipal::spaced(&seal.phone_code)),
    ];
    if seal.late {
        lines.push(paint.warn("已过截止时间：这份申报会被收下并标为迟报，由市局决定是否接收。"));
    }
    lines.push("联网后运行 jiangxuan sync 送达市局；没有网络时可念报送码，或用 carry export 带去。".to_owned());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn dossier() -> Dossier {
        let dossier = json!({
            "id": "dossier-140702-aaaaaaaaaaaaaaaa", "name": "武平生", "bureau": "140702", "bureau_name": "榆次区人社局",
            "state": "sealed", "delivery": "received", "receipt": 12, "version": 2, "conflicts": 1, "findings": 3, "blocking": 0,
            "stage": "submitted", "stage_name": "冻结提交", "rank": 1, "edited_since_seal": false, "updated": null,
            "updated_by": null, "sealed_at": null, "shown": {}, "pinyin": "", "initials": "", "strokes": "",
            "filled": null, "withdrawn": "", "declined": "",
            "fields": { "name": "武平生", "gender": "男" }, "contested": { "gender": ["男", "女"] },
            "narrative": "从事推光漆器三十年。", "records": {},
        });
        serde_json::from_value(dossier).expect("a dossier")
    }

    #[test]
    fn the_form_shows_delivery_sections_and_disagreements() {
        let shown = form(&dossier(), Paint::none());
        for part in [
            "市局已收到 · 回执 No.12",
            "【基本情况】",
            "姓名",
            "男（有分歧：男 / 女）",
            "【事迹材料】10 字",
            "conflict list",
        ] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }

    #[test]
    fn of_a_contested_narrative_both_texts_are_shown_and_not_their_mixture() {
        let mut dossier = dossier();
        dossier.content.narrative = "年节约六十二万元。".to_owned();
        let sides = ["年节约三十二万元。", "年节约六十余万元。"].map(str::to_owned);
        dossier.content.contested.insert("narrative".to_owned(), sides.into());
        let shown = form(&dossier, Paint::none());
        for part in ["此处内容不一致，待处理", "三十二万元", "六十余万元"] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
        assert!(!shown.contains("六十二万元"), "{shown}");
    }

    #[test]
    fn the_list_has_a_line_for_each_dossier() {
        let shown = list(&[dossier().row], Paint::none());
        assert_eq!(shown.lines().count(), 2);
        assert!(shown.contains("市局已收到 · 回执 No.12") && shown.contains("3 条"));
    }

    #[test]
    fn strict_findings_come_first() {
        let finding = |level: &str| {
            json!({ "level": level, "rule": "R6", "message": level, "advice": "", "clause": "", "field": null,
                "reason_field": null })
        };
        let found =
            json!({ "id": "d", "findings": [finding("help"), finding("block")], "blocking": 1, "conflicts": 0 });
        let check: Check = serde_json::from_value(found).expect("a check");
        let shown = findings(&check, Paint::none());
        assert!(shown.find("block") < shown.find("help"), "{shown}");
    }

    #[test]
    fn paths_read_as_on_the_form() {
        assert_eq!(label("id_number"), "公民身份号码");
        assert_eq!(label("narrative"), "事迹材料");
        assert_eq!(label("unknown"), "unknown");
    }
}
