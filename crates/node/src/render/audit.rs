//! The audit trail.

use jiangxuan_contract::answer::upkeep::AuditRow;

use super::table::{Table, shortened};
use super::{Paint, dossier, words};

/// Widest value in a table, in cells.
const WIDE: usize = 32;

/// Who did what, when, to whom.
pub(super) fn list(rows: &[AuditRow], _paint: Paint) -> String {
    let table = Table::new(&["时间", "操作人", "单位", "设备", "操作", "人选", "栏目", "内容", "说明"]);
    let line = |table: Table, row: &AuditRow| {
        let name = row.name.as_deref().filter(|name| !name.is_empty());
        let subject = name.or(row.subject.as_deref()).unwrap_or_default();
        table.line([
            words::time(&row.time),
            row.actor.clone(),
            row.bureau.clone(),
            row.device.clone(),
            act(&row.act).to_owned(),
            shortened(subject, WIDE),
            dossier::label(&row.field).to_owned(),
            shortened(&row.value, WIDE),
            shortened(&row.note, WIDE),
        ])
    };
    rows.iter().fold(table, line).or("没有符合条件的记录。")
}

/// What was done, and how people say it.
const ACTS: &[(&str, &str)] = &[
    ("write", "填写"),
    ("unmask", "查看完整证号"),
    ("unmask_account", "查看完整账号"),
    ("seal", "签发"),
    ("reopen", "退回"),
    ("receipt", "回执"),
    ("admission", "补收"),
    ("closing", "开始截止"),
    ("manifest", "封存清单"),
    ("closed", "完成截止"),
    ("extension", "延期"),
    ("phone_note", "电话报送码"),
    ("dossier_new", "新建"),
    ("dossier_set", "填写栏目"),
    ("dossier_text", "填写事迹"),
    ("record_set", "填写记录"),
    ("record_remove", "移除记录"),
    ("dossier_withdraw", "撤下"),
    ("dossier_restore", "恢复"),
    ("dossier_seal", "签发"),
    ("dossier_reopen", "撤回签发"),
    ("conflict_resolve", "裁定分歧"),
    ("quarantine_admit", "放行"),
    ("quarantine_discard", "不再考虑"),
    ("receipt_export", "导出回执"),
    ("close_begin", "开始截止"),
    ("close_finish", "完成截止"),
    ("close_admit", "接收迟报"),
    ("close_extend", "延期"),
    ("phone_record", "记电话报送码"),
    ("carry_export", "U 盘带走"),
    ("carry_import", "U 盘带来"),
    ("campaign_create", "建立年度"),
    ("invite", "邀请"),
    ("join", "加入"),
    ("device_confirm", "确认设备"),
    ("device_reject", "拒绝设备"),
    ("device_retire", "退役设备"),
    ("device_revoke", "停用设备"),
    ("audit_export", "导出操作记录"),
    ("formal.pass", "形式审查通过"),
    ("formal.return", "退回补正"),
    ("formal.refuse", "不予推荐"),
    ("assess.recognise", "直接认定"),
    ("assess.expert", "登记专家"),
    ("assess.score", "登记评分"),
    ("assess.visit", "登记考察"),
    ("assess.pack", "导出评审材料"),
    ("rank.set", "排序"),
    ("rank.move", "调整名次"),
    ("shortlist.propose", "拟定名单"),
    ("shortlist.replace", "递补"),
    ("approve.party", "市局党组"),
    ("approve.org", "组织部"),
    ("approve.group", "领导小组"),
    ("publicity.start", "公示起始"),
    ("publicity.proof", "公示凭证"),
    ("publicity.close", "结束公示"),
    ("objection.open", "登记异议"),
    ("objection.investigate", "登记核查"),
    ("objection.decide", "处理异议"),
    ("publish.issue", "发文公布"),
    ("award.certify", "授证"),
    ("award.pay", "登记奖金"),
    ("award.flag", "三晋英才标记"),
    ("award.note", "登记培养宣传"),
    ("award.story", "导出宣传材料"),
    ("award.archive", "归档"),
    ("consult_send", "发征求意见函"),
    ("consult_reply", "登记回函"),
    ("review", "资料审查"),
    ("visit", "考察核实"),
    ("attest", "确认基本条件"),
    ("meeting_record", "登记党组会议"),
    ("rank_set", "排定次序"),
    ("rank_move", "调整次序"),
    ("decline", "不予推荐"),
    ("reconsider", "重新考虑"),
    ("condition_add", "增加细化条件"),
    ("condition_remove", "移除细化条件"),
    ("condition_mark", "核对细化条件"),
    ("account_set", "登记奖金账号"),
    ("quota_decide", "核定超额"),
];

fn act(word: &str) -> &str {
    // The paper follows the act.
    match word.split_once('.') {
        Some(("print", _)) => return "打印",
        Some(("scan", _)) => return "核对扫描页",
        _ => {}
    }
    ACTS.iter().find(|(key, _)| *key == word).map_or(word, |(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_act_reads_in_chinese() {
        let row = json!({ "time": "2019-08-05T01:00:00Z", "actor": "乔知远", "bureau": "榆次区人社局", "device": "一号机",
            "act": "unmask", "subject": "dossier-140702-aaaaaaaaaaaaaaaa", "name": "武平生", "field": "", "value": "",
            "note": "", "source": "act", "no": 1 });
        let shown = list(&[serde_json::from_value(row).expect("a row")], Paint::none());
        assert!(shown.contains("乔知远") && shown.contains("查看完整证号") && shown.contains("武平生"), "{shown}");
        assert_eq!(list(&[], Paint::none()), "没有符合条件的记录。");
    }
}
