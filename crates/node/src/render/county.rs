//! The county side: who was asked, what they answered, meetings, ranking, the register, the checklist, quotas.

use jiangxuan_engine::command::County;
use serde_json::Value;

use super::table::{Table, shortened};
use super::{Paint, View, details, dossier, number, rows, season, text};

/// Widest value in a table, in cells.
const WIDE: usize = 40;

/// The view that fits an act.
pub(super) fn of(act: &County) -> View {
    match act {
        County::ConsultList { .. } | County::ConsultReply { .. } => matrix,
        County::ConsultSend { .. } => sent,
        County::Review { .. } | County::Attest { .. } => dossier::saved,
        County::Visit { .. } => stood,
        County::MeetingRecord { .. } => met,
        County::MeetingList => meetings,
        County::RankList | County::RankSet { .. } | County::RankMove { .. } => ranking,
        County::Register => register,
        County::Materials { .. } => materials,
        County::ConditionList => conditions,
        County::Quota { .. } => quotas,
        County::Timetable | County::TimetableSet { .. } | County::TimetableDrop { .. } => season::timetable,
        _ => details,
    }
}

/// The matrix of one nominee.
fn matrix(value: &Value, paint: Paint) -> String {
    let title = format!("{}  {}", text(value, "name"), text(value, "stage_name"));
    let counted = format!(
        "应征求 {} 个部门，{} 个无异议：{}",
        number(value, "required"),
        number(value, "fine"),
        text(value, "summary")
    );
    let flags: Vec<&str> = rows(&value["flags"]).iter().filter_map(Value::as_str).collect();
    let table = Table::new(&["部门", "状态", "文号", "发函", "回复", "已等天数", "意见", "签字人", "依据"]);
    let table = rows(&value["rows"]).iter().fold(table, |table, row| {
        table.line([
            text(row, "department_name").to_owned(),
            state(text(row, "state"), paint),
            text(row, "letter_no").to_owned(),
            text(row, "sent").to_owned(),
            text(row, "replied").to_owned(),
            row["days_waiting"].as_i64().map_or_else(String::new, |days| days.to_string()),
            shortened(text(row, "text"), WIDE),
            text(row, "signer").to_owned(),
            if row["required"] == true { text(row, "clause").to_owned() } else { "现已不要求征求".to_owned() },
        ])
    });
    let mut lines = vec![paint.strong(&title), counted];
    if !flags.is_empty() {
        lines.push(format!("人选属于：{}", flags.join("、")));
    }
    lines.push(table.or("本年度不要求征求意见。"));
    for row in rows(&value["rows"]) {
        lines.extend(rows(&row["replaced"]).iter().map(|old| {
            let line = format!(
                "{} {} 回复“{}”，已由后函更正：{}",
                text(row, "department_name"),
                text(old, "replied"),
                text(old, "opinion"),
                text(old, "superseded")
            );
            paint.faint(&line)
        }));
    }
    lines.join("\n")
}

fn state(word: &str, paint: Paint) -> String {
    match word {
        "无异议" => paint.good(word),
        "有异议" => paint.bad(word),
        "已发函" => paint.warn(word),
        other => other.to_owned(),
    }
}

/// Letters that were noted.
fn sent(value: &Value, paint: Paint) -> String {
    let letters = rows(&value["letters"]);
    let line = |letter: &Value| format!("{}：{} 人", text(letter, "department"), rows(&letter["people"]).len());
    let listed: Vec<String> = letters.iter().map(line).collect();
    let mut lines =
        vec![paint.good(&format!("已登记 {} 封函（{}）：{}", letters.len(), text(value, "sent"), listed.join("、")))];
    lines.extend(standings(value, paint));
    lines.join("\n")
}

/// Where a dossier now stands.
fn stood(value: &Value, paint: Paint) -> String {
    paint.good(&format!("本机已保存。{} 现在：{}", text(value, "name"), text(value, "stage_name")))
}

/// A meeting that was noted.
fn met(value: &Value, paint: Paint) -> String {
    let title = format!("会议已登记：{} {}（编号 {}）", text(value, "no"), text(value, "date"), text(value, "meeting"));
    let mut lines = vec![paint.good(&title)];
    lines.extend(standings(value, paint));
    lines.join("\n")
}

fn standings(value: &Value, paint: Paint) -> Vec<String> {
    let each = rows(&value["dossiers"]).iter();
    each.flat_map(|row| {
        let findings =
            rows(&row["findings"]).iter().map(|finding| format!("  {}", dossier::one_finding(finding, paint)));
        std::iter::once(format!("{}：{}", text(row, "name"), text(row, "stage_name")))
            .chain(findings)
            .collect::<Vec<_>>()
    })
    .collect()
}

fn people(value: &Value) -> String {
    rows(value).iter().map(|person| text(person, "name")).collect::<Vec<_>>().join("、")
}

/// Meetings on record.
fn meetings(value: &Value, _paint: Paint) -> String {
    let table = Table::new(&["日期", "届次", "主持", "参加", "通过", "不予推荐", "扫描件", "单位", "编号"]);
    let line = |table: Table, row: &Value| {
        table.line([
            text(row, "date").to_owned(),
            text(row, "no").to_owned(),
            text(row, "chair").to_owned(),
            shortened(text(row, "attendees"), WIDE),
            people(&row["approved"]),
            people(&row["declined"]),
            number(row, "scans").to_string(),
            text(row, "bureau_name").to_owned(),
            text(row, "meeting").to_owned(),
        ])
    };
    rows(value)
        .iter()
        .fold(table, line)
        .or("还没有登记党组（党委）会议。登记：jiangxuan meeting record --no 届次 --date 日期 --decision 姓名")
}

/// The order of applicants.
fn ranking(value: &Value, _paint: Paint) -> String {
    let table = Table::new(&["名次", "姓名", "工作单位", "技能等级", "符合条件", "一线", "进度", "单位", "编号"]);
    let line = |table: Table, row: &Value| {
        table.line([
            row["rank"].as_u64().map_or_else(|| "未排".to_owned(), |rank| rank.to_string()),
            text(row, "name").to_owned(),
            shortened(text(row, "employer"), WIDE),
            text(row, "level").to_owned(),
            text(row, "conditions").to_owned(),
            text(row, "frontline").to_owned(),
            text(row, "stage_name").to_owned(),
            text(row, "bureau_name").to_owned(),
            text(row, "id").to_owned(),
        ])
    };
    rows(value).iter().fold(table, line).or("还没有申报人。")
}

/// Everybody who applied.
fn register(value: &Value, _paint: Paint) -> String {
    let table =
        Table::new(&["名次", "姓名", "渠道", "工作单位", "技能等级", "符合条件", "征求意见", "会议", "进度", "备注"]);
    let line = |table: Table, row: &Value| {
        let note = [text(row, "withdrawn"), text(row, "declined")]
            .into_iter()
            .find(|note| !note.is_empty())
            .unwrap_or_default();
        table.line([
            row["rank"].as_u64().map_or_else(|| "未排".to_owned(), |rank| rank.to_string()),
            text(row, "name").to_owned(),
            text(row, "channel").to_owned(),
            shortened(text(row, "employer"), WIDE),
            text(row, "level").to_owned(),
            text(row, "conditions").to_owned(),
            text(row, "consulted").to_owned(),
            text(row, "meeting").to_owned(),
            text(row, "stage_name").to_owned(),
            shortened(note, WIDE),
        ])
    };
    rows(value).iter().fold(table, line).or("还没有申报人。新建：jiangxuan dossier new --name 姓名")
}

/// The checklist of one nominee.
fn materials(value: &Value, paint: Paint) -> String {
    let table = Table::new(&["状态", "材料", "为什么要", "说明", "依据"]);
    let line = |table: Table, row: &Value| {
        let state = match text(row, "state") {
            "ready" => paint.good(text(row, "state_name")),
            _ if row["level"] == "block" => paint.bad(text(row, "state_name")),
            _ => paint.warn(text(row, "state_name")),
        };
        table.line([
            state,
            text(row, "name").to_owned(),
            text(row, "why").to_owned(),
            shortened(text(row, "note"), WIDE),
            shortened(&format!("{} {}", text(row, "rule"), text(row, "clause")), WIDE),
        ])
    };
    let listed = rows(&value["materials"]).iter().fold(table, line).or("没有要交的材料。");
    let title = format!(
        "{}  材料清单（一式 {} 份），还差 {} 项",
        text(value, "name"),
        number(value, "copies"),
        number(value, "missing")
    );
    format!("{}\n{listed}", paint.strong(&title))
}

/// The bureau's own conditions.
fn conditions(value: &Value, _paint: Paint) -> String {
    let line =
        |table: Table, row: &Value| table.line(["condition", "text", "basis"].map(|key| text(row, key).to_owned()));
    rows(value).iter().fold(Table::new(&["编号", "条件", "依据"]), line).or("没有细化条件。")
}

/// Quotas, and who is beyond them.
fn quotas(value: &Value, paint: Paint) -> String {
    let table = Table::new(&["单位", "名额", "已报", "超额"]);
    let line = |table: Table, row: &Value| {
        let over = rows(&row["over"]).len();
        let cells =
            [text(row, "bureau_name").to_owned(), number(row, "max").to_string(), number(row, "nominated").to_string()];
        table.line(cells.into_iter().chain([if over == 0 { String::new() } else { paint.warn(&over.to_string()) }]))
    };
    let mut lines = vec![rows(value).iter().fold(table, line).or("没有推荐单位。")];
    for row in rows(value) {
        lines.extend(rows(&row["over"]).iter().map(|over| {
            let decided = match text(over, "decision") {
                "" => paint.warn("超额待核"),
                decision => format!("已核定：{decision}（{}）", text(over, "decision_reason")),
            };
            let reason = Some(text(over, "reason")).filter(|reason| !reason.is_empty()).unwrap_or("未写理由");
            format!("{}  {}：{reason}  {decided}", text(row, "bureau_name"), text(over, "name"))
        }));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_matrix_says_what_is_open_and_why() {
        let row = json!({ "department_name": "政法", "state": "已发函", "required": true, "clause": "征求同级政法、卫健部门意见", "days_waiting": 3 });
        let value = json!({ "name": "武平生", "required": 2, "fine": 0, "summary": "待回复", "flags": ["党员"], "rows": [row] });
        let shown = matrix(&value, Paint::none());
        for part in ["武平生", "待回复", "人选属于：党员", "政法", "已发函", "3", "征求同级政法"]
        {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }

    #[test]
    fn a_nomination_beyond_the_quota_is_named_with_its_reason() {
        let over = json!({ "name": "武平生", "reason": "技艺濒危", "decision": "" });
        let value = json!([{ "bureau_name": "祁县", "max": 2, "nominated": 3, "over": [over] }]);
        let shown = quotas(&value, Paint::none());
        assert!(shown.contains("武平生：技艺濒危  超额待核"), "{shown}");
    }

    #[test]
    fn nothing_makes_a_view_fail() {
        for view in [matrix, sent, stood, met, meetings, ranking, register, materials, conditions, quotas] {
            view(&Value::Null, Paint::none());
            view(&json!([{ "over": 3, "rows": [null] }]), Paint::none());
            view(&json!({ "rows": [3], "dossiers": [null], "letters": [1] }), Paint::none());
        }
    }
}
