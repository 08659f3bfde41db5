//! The county side: who was asked, what they answered, meetings, ranking, the register, the checklist, quotas.

use jiangxuan_contract::answer::county::{
    Applicant, Asked, Condition, Decided, LettersSent, LocalRank, MaterialRow, Materials, Matrix, Meeting,
    MeetingNoted, OnItsWay, OverQuota, Quota, Visited,
};
use jiangxuan_rules::Level;
use jiangxuan_rules::check::MaterialState;
use jiangxuan_rules::consultation::LetterState;

use super::table::{Table, shortened};
use super::{Paint, dossier};

/// Widest value in a table, in cells.
const WIDE: usize = 40;

/// The matrix of one nominee.
pub(super) fn matrix(matrix: &Matrix, paint: Paint) -> String {
    let title = format!("{}  {}", matrix.now.name, stage(matrix.now.stage_name.as_ref()));
    let counted = format!("应征求 {} 个部门，{} 个无异议：{}", matrix.required, matrix.fine, matrix.summary);
    let table = Table::new(&["部门", "状态", "文号", "发函", "回复", "已等天数", "意见", "签字人", "依据"]);
    let line = |table: Table, row: &Asked| {
        table.line([
            row.department_name.clone(),
            state(row.state, paint),
            row.letter_no.clone(),
            row.sent.clone(),
            row.replied.clone(),
            row.days_waiting.map_or_else(String::new, |days| days.to_string()),
            shortened(&row.text, WIDE),
            row.signer.clone(),
            if row.required { row.clause.clone().unwrap_or_default() } else { "现已不要求征求".to_owned() },
        ])
    };
    let mut lines = vec![paint.strong(&title), counted];
    if !matrix.flags.is_empty() {
        lines.push(format!("人选属于：{}", matrix.flags.join("、")));
    }
    lines.push(matrix.rows.iter().fold(table, line).or("本年度不要求征求意见。"));
    lines.extend(matrix.rows.iter().flat_map(|row| replaced(row, paint)));
    lines.join("\n")
}

/// Replies of a department that a later one replaced.
fn replaced(row: &Asked, paint: Paint) -> impl Iterator<Item = String> {
    row.replaced.iter().map(move |old| {
        let (department, why) = (&row.department_name, &old.superseded);
        paint.faint(&format!("{department} {} 回复“{}”，已由后函更正：{why}", old.replied, old.opinion))
    })
}

fn stage(name: Option<&String>) -> &str {
    name.map_or("", String::as_str)
}

fn state(state: LetterState, paint: Paint) -> String {
    match state {
        LetterState::NotSent => state.zh().to_owned(),
        LetterState::Waiting => paint.warn(state.zh()),
        LetterState::Fine => paint.good(state.zh()),
        LetterState::Objection => paint.bad(state.zh()),
    }
}

/// Letters that were noted.
pub(super) fn sent(sent: &LettersSent, paint: Paint) -> String {
    let each = sent.letters.iter().map(|letter| format!("{}：{} 人", letter.department, letter.people.len()));
    let listed = each.collect::<Vec<_>>().join("、");
    let mut lines = vec![paint.good(&format!("已登记 {} 封函（{}）：{listed}", sent.letters.len(), sent.sent))];
    lines.extend(standings(&sent.dossiers, paint));
    lines.join("\n")
}

/// Where a dossier now stands.
pub(super) fn visited(visited: &Visited, paint: Paint) -> String {
    let now = &visited.now;
    paint.good(&format!("本机已保存。{} 现在：{}", now.name, stage(now.stage_name.as_ref())))
}

/// A meeting that was noted.
pub(super) fn met(noted: &MeetingNoted, paint: Paint) -> String {
    let title = format!("会议已登记：{} {}（编号 {}）", noted.no, noted.date, noted.meeting);
    let mut lines = vec![paint.good(&title)];
    lines.extend(standings(&noted.dossiers, paint));
    lines.join("\n")
}

fn standings(dossiers: &[OnItsWay], paint: Paint) -> impl Iterator<Item = String> {
    dossiers.iter().flat_map(move |row| {
        let findings = row.findings.iter().map(move |finding| format!("  {}", dossier::finding(finding, paint)));
        std::iter::once(format!("{}：{}", row.now.name, stage(row.now.stage_name.as_ref()))).chain(findings)
    })
}

fn people(decided: &[Decided]) -> String {
    decided.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join("、")
}

/// Meetings on record.
pub(super) fn meetings(meetings: &[Meeting], _paint: Paint) -> String {
    let table = Table::new(&["日期", "届次", "主持", "参加", "通过", "不予推荐", "扫描件", "单位", "编号"]);
    let line = |table: Table, row: &Meeting| {
        table.line([
            row.date.clone(),
            row.no.clone(),
            row.chair.clone().unwrap_or_default(),
            shortened(row.attendees.as_deref().unwrap_or_default(), WIDE),
            people(&row.approved),
            people(&row.declined),
            row.scans.to_string(),
            row.bureau_name.clone(),
            row.meeting.clone(),
        ])
    };
    meetings
        .iter()
        .fold(table, line)
        .or("还没有登记党组（党委）会议。登记：jiangxuan meeting record --no 届次 --date 日期 --decision 姓名")
}

fn place(rank: Option<usize>) -> String {
    rank.map_or_else(|| "未排".to_owned(), |rank| rank.to_string())
}

/// The order of applicants.
pub(super) fn ranking(rows: &[LocalRank], _paint: Paint) -> String {
    let table = Table::new(&["名次", "姓名", "工作单位", "技能等级", "符合条件", "一线", "进度", "单位", "编号"]);
    let line = |table: Table, row: &LocalRank| {
        table.line([
            place(row.rank),
            row.name.clone(),
            shortened(&row.employer, WIDE),
            row.level.clone(),
            row.conditions.clone(),
            row.frontline.clone(),
            stage(row.stage_name.as_ref()).to_owned(),
            row.bureau_name.clone(),
            row.id.clone(),
        ])
    };
    rows.iter().fold(table, line).or("还没有申报人。")
}

/// Everybody who applied.
pub(super) fn register(rows: &[Applicant], _paint: Paint) -> String {
    let table =
        Table::new(&["名次", "姓名", "渠道", "工作单位", "技能等级", "符合条件", "征求意见", "会议", "进度", "备注"]);
    let line = |table: Table, row: &Applicant| {
        let note = if row.withdrawn.is_empty() { &row.declined } else { &row.withdrawn };
        table.line([
            place(row.rank),
            row.name.clone(),
            row.channel.clone(),
            shortened(&row.employer, WIDE),
            row.level.clone(),
            row.conditions.clone(),
            row.consulted.clone(),
            row.meeting.clone().unwrap_or_default(),
            stage(row.stage_name.as_ref()).to_owned(),
            shortened(note, WIDE),
        ])
    };
    rows.iter().fold(table, line).or("还没有申报人。新建：jiangxuan dossier new --name 姓名")
}

/// The checklist of one nominee.
pub(super) fn materials(list: &Materials, paint: Paint) -> String {
    let table = Table::new(&["状态", "材料", "为什么要", "说明", "依据"]);
    let line = |table: Table, row: &MaterialRow| {
        let material = &row.material;
        let state = match (material.state, material.level) {
            (MaterialState::Ready, _) => paint.good(&row.state_name),
            (_, Level::Block) => paint.bad(&row.state_name),
            _ => paint.warn(&row.state_name),
        };
        table.line([
            state,
            material.name.clone(),
            material.why.clone(),
            shortened(&material.note, WIDE),
            shortened(&format!("{} {}", material.rule, material.clause), WIDE),
        ])
    };
    let listed = list.materials.iter().fold(table, line).or("没有要交的材料。");
    let title = format!("{}  材料清单（一式 {} 份），还差 {} 项", list.name, list.copies, list.missing);
    format!("{}\n{listed}", paint.strong(&title))
}

/// The bureau's own conditions.
pub(super) fn conditions(rows: &[Condition], _paint: Paint) -> String {
    let line = |table: Table, row: &Condition| table.line([&row.condition, &row.text, &row.basis].map(Clone::clone));
    rows.iter().fold(Table::new(&["编号", "条件", "依据"]), line).or("没有细化条件。")
}

/// Quotas, and who is beyond them.
pub(super) fn quotas(rows: &[Quota], paint: Paint) -> String {
    let table = Table::new(&["单位", "名额", "已报", "超额"]);
    let line = |table: Table, row: &Quota| {
        let over = row.over.len();
        let cells = [row.bureau_name.clone(), row.max.to_string(), row.nominated.to_string()];
        table.line(cells.into_iter().chain([if over == 0 { String::new() } else { paint.warn(&over.to_string()) }]))
    };
    let mut lines = vec![rows.iter().fold(table, line).or("没有推荐单位。")];
    lines.extend(rows.iter().flat_map(|row| row.over.iter().map(move |over| beyond(&row.bureau_name, over, paint))));
    lines.join("\n")
}

fn beyond(bureau: &str, over: &OverQuota, paint: Paint) -> String {
    let decided = match over.decision.as_str() {
        "" => paint.warn("超额待核"),
        decision => format!("已核定：{decision}（{}）", over.decision_reason),
    };
    let reason = if over.reason.is_empty() { "未写理由" } else { &over.reason };
    format!("{bureau}  {}：{reason}  {decided}", over.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_matrix_says_what_is_open_and_why() {
        let row = json!({ "department": "zhengfa", "department_name": "政法", "state": "已发函", "required": true,
            "rule": "R35", "clause": "征求同级政法、卫健部门意见", "days_waiting": 3, "letter_no": "", "sent": "", "replied": "",
            "opinion": "", "text": "", "signer": "", "record": null, "letters": 1, "replaced": [] });
        let value = json!({ "id": "d", "name": "武平生", "stage": null, "stage_name": null, "required": 2, "fine": 0,
            "summary": "待回复", "flags": ["党员"], "rows": [row] });
        let shown = matrix(&serde_json::from_value(value).expect("a matrix"), Paint::none());
        for part in ["武平生", "待回复", "人选属于：党员", "政法", "已发函", "3", "征求同级政法"]
        {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }

    #[test]
    fn a_nomination_beyond_the_quota_is_named_with_its_reason() {
        let over = json!({ "id": "d", "name": "武平生", "reason": "技艺濒危", "decision": "", "decision_reason": "",
            "state": "超额待核" });
        let value = json!([{ "bureau": "140727", "bureau_name": "祁县", "max": 2, "soft": true, "nominated": 3,
            "clause": "", "over": [over] }]);
        let shown = quotas(&serde_json::from_value::<Vec<Quota>>(value).expect("quotas"), Paint::none());
        assert!(shown.contains("武平生：技艺濒危  超额待核"), "{shown}");
    }
}
