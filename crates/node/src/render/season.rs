//! The season, its devices and the connection to them.

use std::collections::BTreeMap;

use jiangxuan_contract::answer::county::Timetable;
use jiangxuan_contract::answer::enrolment::{Invitation, JoinState, Joining};
use jiangxuan_contract::answer::season::{
    Age, BureauRow, Campaign, Device, DeviceState, Due, Outside, Peer, Standing, Status,
};
use jiangxuan_contract::answer::upkeep::SyncReport;
use jiangxuan_rules::season::{Annex, AnnexKind};

use super::table::{self, Table};
use super::{Paint, words};

/// Where this profile stands.
pub(super) fn status(status: &Status, paint: Paint) -> String {
    let status = match status {
        Status::Member(status) => status,
        Status::Outside(Outside { device, state, .. }) => {
            return format!("本机{}年度。设备 {device}", words::state(&words::word(state)));
        }
    };
    let title = status.title.as_deref().unwrap_or_default();
    let mut parts = vec![paint.strong(title), table::facts(&standing(status))];
    let wants = wanting(status);
    if !wants.is_empty() {
        parts.push(paint.warn(&wants.join("；")));
    }
    parts.extend(status.alarms.iter().map(|alarm| paint.bad(alarm)));
    parts.join("\n")
}

fn standing(status: &Standing) -> Vec<(&'static str, String)> {
    let left = status.days_left.map_or_else(String::new, days_left);
    let time = |time: &Option<String>| words::time(time.as_deref().unwrap_or_default());
    let known = |text: &Option<String>| text.clone().unwrap_or_default();
    let delivered = status.delivered.iter();
    // In the order of their words, as they always were.
    let delivered: BTreeMap<String, usize> = delivered.map(|(state, count)| (words::word(state), *count)).collect();
    let delivered: Vec<String> =
        delivered.iter().map(|(state, count)| format!("{} {count}", words::delivery(state, None))).collect();
    let bureau = status.bureau.as_ref().map(ToString::to_string).unwrap_or_default();
    vec![
        ("单位", format!("{} {bureau}", known(&status.bureau_name))),
        ("角色", words::role(&status.role.map(words::word).unwrap_or_default()).to_owned()),
        ("设备", format!("{} {}", known(&status.device_name), status.device)),
        ("阶段", words::phase(&words::word(status.phase)).to_owned()),
        ("归档", known(&status.archive.day)),
        ("截止", format!("{}{left}", time(&status.deadline))),
        ("本单位延期至", time(&status.extension)),
        ("接下来", status.next_due.as_ref().map(next_due).unwrap_or_default()),
        ("申报件", format!("{} 件{}", status.dossiers, bracketed(&delivered.join("，")))),
    ]
}

/// The days of the season and of the bureau, with how far they are off.
pub(super) fn timetable(timetable: &Timetable, paint: Paint) -> String {
    let line = |table: Table, due: &Due| {
        let told = days_left(due.days_left);
        let told = if due.days_left < 0 { paint.faint(&told) } else { told };
        let whose = if due.kind == "own" { "本单位" } else { "通知" };
        table.line([due.day.to_string(), due.text.clone(), told, whose.to_owned(), due.id.clone()])
    };
    let table = Table::new(&["日期", "事项", "还有", "谁定的", "编号"]);
    timetable.rows.iter().fold(table, line).or("没有时间节点。")
}

fn days_left(days: i64) -> String {
    match days {
        0 => "（就是今天）".to_owned(),
        1.. => format!("（还有 {days} 天）"),
        _ => format!("（已过 {} 天）", days.unsigned_abs()),
    }
}

fn bracketed(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("（{text}）") }
}

fn wanting(status: &Standing) -> Vec<String> {
    let wants =
        [(status.conflicts, "处分歧待裁定"), (status.quarantine, "项数据在隔离区"), (status.pending, "台设备待确认")];
    wants.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect()
}

/// The bureau's own next day; the season's deadline has a line of its own.
fn next_due(due: &Due) -> String {
    if due.kind == "own" { format!("{} {}{}", due.day, due.text, days_left(due.days_left)) } else { String::new() }
}

/// The season's parameters.
pub(super) fn campaign(season: &Campaign, paint: Paint) -> String {
    let facts = [
        ("年度", season.year.to_string()),
        ("截止", words::time(&season.deadline)),
        ("阶段", words::phase(&words::word(season.phase)).to_owned()),
        ("设备", format!("{} 台", season.devices)),
        ("编号", season.campaign.clone()),
        ("授权指纹", season.authority.clone()),
    ];
    let line = |table: Table, bureau: &BureauRow| {
        let quota = bureau.quota.map(|quota| quota.to_string()).unwrap_or_default();
        table.line([bureau.code.to_string(), bureau.name.clone(), quota])
    };
    let bureaus = season.bureaus.iter().fold(Table::new(&["代码", "单位", "名额"]), line);
    let annexes: Vec<String> = season.annexes.iter().map(annex).collect();
    let parts = [
        format!("{}\n{}", paint.strong(&season.title), table::facts(&facts)),
        annexes.join("\n"),
        bureaus.or("没有单位。"),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn annex(annex: &Annex) -> String {
    let kept = if annex.kind == AnnexKind::Reference { "（供查阅，原件由市局另行保存）" } else { "" };
    format!("附件{}  {}{kept}", annex.number, annex.title)
}

/// Everybody enrolled, waiting, retired and revoked.
pub(super) fn devices(devices: &[Device], _paint: Paint) -> String {
    let table = Table::new(&["状态", "六位数字", "单位", "角色", "名称", "使用人", "设备编号"]);
    let line = |table: Table, device: &Device| {
        let (state, code, this) = match &device.state {
            DeviceState::Enrolled(known) => ("enrolled", "", known.this),
            DeviceState::Retired(known) => ("retired", "", known.this),
            DeviceState::Revoked(known) => ("revoked", "", known.this),
            DeviceState::Pending { code, .. } => ("pending", code.as_str(), false),
        };
        table.line([
            words::state(state).to_owned(),
            code.to_owned(),
            device.bureau.to_string(),
            words::role(&words::word(device.role)).to_owned(),
            format!("{}{}", device.name, if this { "（本机）" } else { "" }),
            device.person.clone(),
            start(&device.device),
        ])
    };
    devices.iter().fold(table, line).or("没有设备。")
}

/// Who is known, when they were heard, and how.
pub(super) fn peers(peers: &[Peer], _paint: Paint) -> String {
    let table = Table::new(&["名称", "单位", "上次通信", "连接", "程序", "时钟差", "地址", "设备编号"]);
    let line = |table: Table, peer: &Peer| {
        let live = if peer.connected { words::path(&peer.path) } else { "未连接" };
        table.line([
            peer.name.clone(),
            peer.bureau.to_string(),
            peer.heard.as_deref().map_or_else(|| "从未".to_owned(), words::time),
            live.to_owned(),
            age(peer.program).to_owned(),
            format!("{} 秒", peer.skew_seconds),
            peer.addresses.join("、"),
            start(&peer.device),
        ])
    };
    peers.iter().fold(table, line).or("还没有别的设备。")
}

/// How old a peer's program is, with what is to be done.
fn age(program: Age) -> &'static str {
    match program {
        Age::Unknown => "",
        Age::Older => "较旧，请对方升级",
        Age::Same => "相同",
        Age::Newer => "较新，请升级本机",
    }
}

/// Enough of a device id to tell it from others.
fn start(device: &str) -> String {
    device.chars().take(8).collect()
}

/// A ticket to pass on.
pub(super) fn invitation(invitation: &Invitation, paint: Paint) -> String {
    let warning = if invitation.addresses.is_empty() {
        paint.warn("\n邀请里没有本机地址，对方只能在同一局域网里或经中继找到本机。")
    } else {
        String::new()
    };
    let picture = invitation.picture.as_ref();
    let picture = picture.map(|file| format!("\n\n二维码图片：{}", file.display())).unwrap_or_default();
    format!(
        "{}{picture}\n\n有效期至 {}，只能用一次。请当面、电话或可信渠道交给 {} 的经办人，在对方电脑上运行 jiangxuan join。{warning}",
        invitation.ticket,
        words::time(&invitation.expires),
        invitation.bureau,
    )
}

/// How joining stands.
pub(super) fn joining(joining: &Joining, paint: Paint) -> String {
    let clock = joining.clock.as_ref().map(|now| {
        paint.warn(&format!(
            "本机时钟现在是 {}，与邀请的有效期对不上。邀请是否有效由市局的电脑判断，不受影响；请校准本机的日期和时间。",
            words::time(now)
        ))
    });
    if joining.state == JoinState::Enrolled {
        let role = words::word(joining.role);
        let told = format!("已加入：{}，{}。", joining.bureau_name, words::role(&role));
        return std::iter::once(paint.good(&told)).chain(clock).collect::<Vec<_>>().join("\n");
    }
    let mut lines = vec![
        format!("已提出加入 {}，等市局确认。", joining.bureau_name),
        format!("六位数字：{}", paint.strong(&joining.code)),
        "请给市局打电话，双方屏幕上的数字一致才请对方放行；放行后在本机运行 jiangxuan sync。".to_owned(),
    ];
    lines.extend(clock);
    if let Some(file) = &joining.file {
        lines.push(format!("申请文件已写好：{}。请交给市局，用 carry import 导入。", file.display()));
    } else if joining.reached == Some(false) {
        lines
            .push(paint.warn("还没有连上市局。请检查网络后运行 jiangxuan sync，或用 join --export 写成申请文件带去。"));
    }
    lines.join("\n")
}

/// What a pass over the network brought.
pub(super) fn pass(report: &SyncReport, _paint: Paint) -> String {
    let peers = report.peers.iter().fold(Table::new(&["设备", "单位", "连接", "结果"]), |table, peer| {
        table.line([
            peer.name.clone(),
            peer.bureau.to_string(),
            words::path(peer.path.as_deref().unwrap_or_default()).to_owned(),
            words::outcome(&peer.outcome).to_owned(),
        ])
    });
    let dossiers = report.dossiers.iter().fold(Table::new(&["姓名", "送达", "编号"]), |table, row| {
        let delivery = words::delivery(&words::word(row.delivery), row.receipt);
        table.line([row.name.clone(), delivery, row.id.clone()])
    });
    format!("{}\n\n{}", peers.or("没有可收发的设备。"), dossiers.or("没有申报件。"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_status_names_the_deadline_and_what_waits() {
        let member: Status = serde_json::from_value(json!({
            "campaign": "c", "title": "晋中工匠", "bureau": "140702", "bureau_name": "榆次区人社局", "role": "editor",
            "state": "enrolled", "device": "d", "device_name": "一号机", "person": "高志远",
            "clock": "2019-07-28T16:00:00Z", "deadline": "2019-07-31T16:00:00Z", "days_left": 3, "next_due": null,
            "phase": "open", "archive": { "day": null, "reason": "", "edited": [] }, "extension": null, "dossiers": 2,
            "delivered": { "local": 2 }, "conflicts": 1, "quarantine": 0, "pending": 0, "peers": 0, "alarms": [],
        }))
        .expect("a status");
        let shown = status(&member, Paint::none());
        for part in ["2019-08-01 00:00（还有 3 天）", "2 件（本机已保存 2）", "1 处分歧待裁定", "经办"]
        {
            assert!(shown.contains(part), "{part} in {shown}");
        }
        assert!(!shown.contains("隔离区"));
    }

    #[test]
    fn a_pass_says_where_each_dossier_is() {
        let report = json!({
            "peers": [{ "device": "d", "name": "市局节点", "bureau": "140700", "path": "direct", "outcome": "level" }],
            "dossiers": [{ "id": "d", "name": "武平生", "delivery": "received", "receipt": 1, "version": 1,
                "state": "sealed" }],
        });
        let shown = pass(&serde_json::from_value(report).expect("a report"), Paint::none());
        assert!(shown.contains("双方一致") && shown.contains("市局已收到 · 回执 No.1"), "{shown}");
    }

    #[test]
    fn whoever_has_not_reached_the_node_is_told_what_to_do() {
        let waiting: Joining = serde_json::from_value(json!({
            "device": "d", "bureau": "140727", "bureau_name": "祁县人社局", "role": "editor", "state": "pending",
            "code": "987332", "hub": "h", "relay": null, "reached": false, "obstacle": "offline",
        }))
        .expect("joining");
        let shown = joining(&waiting, Paint::none());
        assert!(shown.contains("六位数字：987332") && shown.contains("还没有连上市局"), "{shown}");
        let enrolled = Joining { state: JoinState::Enrolled, reached: Some(true), ..waiting };
        assert_eq!(joining(&enrolled, Paint::none()), "已加入：祁县人社局，经办。");
    }
}
