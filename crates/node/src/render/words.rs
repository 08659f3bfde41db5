//! Words for states, roles and times.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::Paint;
use crate::cli::values::ZONE;

/// The four delivery states in their order, with the word of the command line's contract.
const DELIVERY: [(&str, &str); 4] =
    [("local", "本机已保存"), ("bureau", "同局已同步"), ("received", "市局已收到"), ("closed", "已封存")];

/// The word that scripts get for a state, a role or the like.
pub(super) fn word(state: impl Serialize) -> String {
    serde_json::to_value(state).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A delivery state in words; the receipt's number belongs to the third.
pub(super) fn delivery(state: &str, receipt: Option<u64>) -> String {
    let word = known(&DELIVERY, state);
    match receipt {
        Some(no) if state == "received" => format!("{word} · 回执 No.{no}"),
        _ => word.to_owned(),
    }
}

/// The whole way from this computer to the sealed list, with what is reached set off from what is to come.
pub(super) fn delivery_line(state: &str, receipt: Option<u64>, paint: Paint) -> String {
    let reached = DELIVERY.iter().position(|(key, _)| *key == state).unwrap_or_default();
    let step = |(at, (key, _)): (usize, &(&str, &str))| {
        let word = if at <= reached { delivery(key, receipt) } else { known(&DELIVERY, key).to_owned() };
        if at <= reached { paint.good(&word) } else { paint.faint(&format!("（{word}）")) }
    };
    DELIVERY.iter().enumerate().map(step).collect::<Vec<_>>().join(" → ")
}

/// Where a dossier stands in its bureau.
pub(super) fn state(word: &str) -> &str {
    let states = [
        ("draft", "起草"),
        ("sealed", "已签发"),
        ("edited", "签发后又有修改"),
        ("reopened", "已撤回签发"),
        ("withdrawn", "已撤下"),
        ("enrolled", "已登记"),
        ("pending", "待确认"),
        ("retired", "已退役"),
        ("revoked", "已停用"),
        ("new", "尚未加入"),
    ];
    known(&states, word)
}

/// What a device is enrolled for.
pub(super) fn role(word: &str) -> &str {
    known(&[("editor", "经办"), ("expert", "专家"), ("municipal", "市级"), ("registrar", "市级登记")], word)
}

/// Where the season stands.
pub(super) fn phase(word: &str) -> &str {
    known(&[("open", "申报中"), ("closing", "截止中，已签发的仍可传完"), ("closed", "已封存")], word)
}

/// How a connection runs.
pub(super) fn path(word: &str) -> &str {
    known(&[("direct", "直连"), ("lan", "局域网"), ("relay", "中继")], word)
}

/// How a pass with a device ended.
pub(super) fn outcome(word: &str) -> &str {
    let outcomes = [
        ("level", "双方一致"),
        ("timeout", "时间到，下次继续"),
        ("no address", "没有地址"),
        ("unreachable", "连不上"),
        ("pending", "等对方确认"),
        ("revoked", "已被停用"),
        ("offline", "没有联网"),
        ("wrong key", "该地址是另一台设备"),
    ];
    known(&outcomes, word)
}

/// An RFC 3339 instant in Beijing time; anything else as it is.
pub(super) fn time(text: &str) -> String {
    let instant = text.parse::<Timestamp>().ok();
    instant.map_or_else(|| text.to_owned(), |instant| ZONE.to_datetime(instant).strftime("%Y-%m-%d %H:%M").to_string())
}

/// Keys of plain answers, with their Chinese names.
const KEYS: &[(&str, &str)] = &[
    ("address", "地址"),
    ("addresses", "地址"),
    ("admitted", "已放行"),
    ("authority", "授权指纹"),
    ("birth", "出生日期"),
    ("blobs", "附件数"),
    ("blocking", "必须改正"),
    ("bytes", "字节数"),
    ("media", "文件类型"),
    ("bureau", "单位"),
    ("bureaus", "单位数"),
    ("campaign", "年度编号"),
    ("changed", "有改动"),
    ("changes", "变更数"),
    ("characters", "字数"),
    ("choice", "裁定"),
    ("code", "代码"),
    ("conflicts", "分歧"),
    ("count", "件数"),
    ("days", "日期"),
    ("deadline", "截止时间"),
    ("delivery", "送达"),
    ("device", "设备"),
    ("devices", "设备数"),
    ("discarded", "不再考虑"),
    ("documents", "文档数"),
    ("dossier", "申报件"),
    ("end", "期满日"),
    ("epoch", "名册版次"),
    ("file", "文件"),
    ("findings", "检查"),
    ("from", "起自"),
    ("gender", "性别"),
    ("heard", "记录时间"),
    ("home", "数据文件夹"),
    ("id", "编号"),
    ("last_receipt", "最后回执号"),
    ("late", "迟报"),
    ("municipal", "市级主管部门"),
    ("name", "名称"),
    ("no", "序号"),
    ("node", "签发设备"),
    ("number", "号码"),
    ("ok", "完好"),
    ("open", "尚余分歧"),
    ("person", "使用人"),
    ("phase", "阶段"),
    ("phone_code", "电话报送码"),
    ("reason", "理由"),
    ("receipts", "回执数"),
    ("record", "记录编号"),
    ("refused", "未放进"),
    ("region", "签发地"),
    ("registry", "登记机关"),
    ("rejected", "已拒绝"),
    ("removed", "已移除"),
    ("restored", "已恢复"),
    ("retired", "已退役"),
    ("revoked", "已停用"),
    ("root", "封存清单指纹"),
    ("seal", "签发编号"),
    ("section", "类别"),
    ("settled", "已裁定"),
    ("start_counts", "当天计入"),
    ("state", "状态"),
    ("statements", "签章文件数"),
    ("stopping", "正在退出"),
    ("successor", "现代码"),
    ("target", "评选名额"),
    ("time", "时间"),
    ("title", "名称"),
    ("to", "对方单位"),
    ("until", "延期至"),
    ("valid", "合规"),
    ("verified", "已核验"),
    ("consistent", "文件自洽"),
    ("version", "版本"),
    ("waiting", "等待传完"),
    ("warnings", "提醒"),
    ("year", "年度"),
    ("join", "加入申请"),
];

/// The Chinese name of a key in plain answers.
pub(super) fn key(key: &str) -> &str {
    known(KEYS, key)
}

/// A value in one line.
pub(super) fn plain(key: &str, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => "是".to_owned(),
        Value::Bool(false) => "否".to_owned(),
        Value::String(text) => said(key, text),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => items.iter().map(|item| plain(key, item)).collect::<Vec<_>>().join("、"),
        Value::Object(facts) => {
            facts.values().map(|value| plain("", value)).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
        }
    }
}

fn said(key: &str, text: &str) -> String {
    match key {
        "state" => state(text).to_owned(),
        "delivery" => delivery(text, None),
        "phase" => phase(text).to_owned(),
        "role" => role(text).to_owned(),
        "time" | "deadline" | "until" | "heard" | "expires" => time(text),
        _ => text.to_owned(),
    }
}

fn known<'a>(words: &[(&str, &'a str)], word: &'a str) -> &'a str {
    words.iter().find(|(key, _)| *key == word).map_or(word, |(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_shown_in_beijing() {
        assert_eq!(time("2019-07-31T16:00:00Z"), "2019-08-01 00:00");
        assert_eq!(time("从未"), "从未");
    }

    #[test]
    fn the_receipt_number_belongs_to_received_work() {
        assert_eq!(delivery("received", Some(12)), "市局已收到 · 回执 No.12");
        assert_eq!(delivery("local", None), "本机已保存");
    }

    #[test]
    fn what_is_to_come_stands_in_brackets() {
        let line = delivery_line("received", Some(12), Paint::none());
        assert_eq!(line, "本机已保存 → 同局已同步 → 市局已收到 · 回执 No.12 → （已封存）");
    }

    #[test]
    fn no_delivery_state_is_the_bare_word() {
        assert!(DELIVERY.iter().all(|(_, word)| *word != "已同步"));
    }
}
