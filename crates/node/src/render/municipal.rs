//! What the municipal bureau received, refused and noted.

use jiangxuan_contract::Reply;
use jiangxuan_contract::answer::closing::{LateRow, PhoneCode, PhoneRow};
use jiangxuan_contract::answer::conflict::Quarantined;
use jiangxuan_contract::answer::receipt::{Receipt, SignedFile};

use super::table::{self, Table, shortened};
use super::{Paint, words};

/// Widest reason in a table, in cells.
const WIDE: usize = 60;

/// What was not let in, and why.
pub(super) fn quarantine(items: &[Quarantined], _paint: Paint) -> String {
    let table = Table::new(&["序号", "时间", "来自", "原因", "可放行", "处理", "文档"]);
    let line = |table: Table, item: &Quarantined| {
        let from: Vec<&str> = [&item.person, &item.bureau, &item.device]
            .into_iter()
            .map(String::as_str)
            .filter(|word| !word.is_empty())
            .collect();
        table.line([
            item.no.to_string(),
            words::time(&item.time),
            from.join(" "),
            shortened(&item.reason, WIDE),
            if item.admissible { "是" } else { "否" }.to_owned(),
            item.outcome.clone().unwrap_or_else(|| "待处理".to_owned()),
            item.document.clone().unwrap_or_default(),
        ])
    };
    items.iter().fold(table, line).or("隔离区是空的。")
}

/// One line for each receipt.
pub(super) fn receipts(receipts: &[Receipt], _paint: Paint) -> String {
    let table = Table::new(&["回执号", "姓名", "版本", "收到时间", "验证", "迟报", "申报件"]);
    let line = |table: Table, receipt: &Receipt| {
        table.line([
            receipt.no.to_string(),
            receipt.name.clone(),
            receipt.version.to_string(),
            words::time(&receipt.time),
            if receipt.verified { "签章有效" } else { "无法验证" }.to_owned(),
            if receipt.late { "迟报" } else { "" }.to_owned(),
            receipt.dossier.clone(),
        ])
    };
    receipts.iter().fold(table, line).or("还没有回执。")
}

/// What was found of a signed file. Only a known authority makes it verified.
pub(super) fn proof(file: &SignedFile, paint: Paint) -> String {
    let word = if file.verdict.verified {
        paint.good("核验通过：由本年度的授权签署。")
    } else if file.verdict.authority.is_some() {
        paint.warn(
            "文件自洽，未核验：不能确认签署它的是本年度的授权。请与市局核对下面的授权指纹，再用 --authority 核验。",
        )
    } else {
        paint.warn("文件自洽，未核验：文件里没有名册，不能确认设备属于哪个年度。")
    };
    format!("{word}\n{}", super::details(&Reply::from(file.clone()).into_value(), paint))
}

/// Each receipt as a sheet to print.
pub(super) fn receipt_sheets(receipts: &[Receipt], paint: Paint) -> String {
    let sheets: Vec<String> = receipts.iter().map(|receipt| sheet(receipt, paint)).collect();
    if sheets.is_empty() { "这份申报还没有回执。".to_owned() } else { sheets.join("\n\n") }
}

fn sheet(receipt: &Receipt, paint: Paint) -> String {
    let facts = [
        ("人选", receipt.name.clone()),
        ("申报件", receipt.dossier.clone()),
        ("版本", format!("第 {} 版", receipt.version)),
        ("收到时间", format!("{}（北京时间）", words::time(&receipt.time))),
        ("收件设备", receipt.node.clone()),
        ("签发编号", receipt.seal.clone()),
        ("回执编号", receipt.id.clone()),
        ("签章", if receipt.verified { "有效" } else { "无法验证" }.to_owned()),
        ("备注", if receipt.late { "迟报" } else { "" }.to_owned()),
    ];
    format!("{}\n{}", paint.strong(&format!("市局回执 No.{}", receipt.no)), table::facts(&facts))
}

/// Sealed work that is not on the list, with its evidence.
pub(super) fn late(rows: &[LateRow], _paint: Paint) -> String {
    let table = Table::new(&["姓名", "单位", "版本", "签发", "收到", "电话报送", "决定", "申报件"]);
    let line = |table: Table, row: &LateRow| {
        table.line([
            row.name.clone(),
            row.bureau.to_string(),
            row.version.to_string(),
            words::time(row.sealed.as_deref().unwrap_or_default()),
            words::time(&row.received),
            row.telephoned.as_deref().map_or_else(|| "无".to_owned(), words::time),
            row.admitted.as_ref().map_or_else(|| "未接收".to_owned(), |reason| format!("已接收：{reason}")),
            row.dossier.clone(),
        ])
    };
    rows.iter().fold(table, line).or("没有迟报。")
}

/// Telephone codes noted so far.
pub(super) fn telephoned(rows: &[PhoneRow], _paint: Paint) -> String {
    let table = Table::new(&["时间", "单位", "报送码", "数据", "备注"]);
    let line = |table: Table, row: &PhoneRow| {
        table.line([
            words::time(&row.heard),
            row.bureau.to_string(),
            spaced(&row.code),
            if row.matched { "已到，相符" } else { "未到" }.to_owned(),
            row.note.clone(),
        ])
    };
    rows.iter().fold(table, line).or("还没有记下报送码。")
}

/// A code to read out.
pub(super) fn phone_code(code: &PhoneCode, paint: Paint) -> String {
    format!(
        "第 {} 版的电话报送码：\n{}\n请四位四位地念给市局，请对方复述核对。",
        code.version,
        paint.strong(&spaced(&code.code)),
    )
}

/// Digits in groups of four, as people read them out.
pub(super) fn spaced(code: &str) -> String {
    let digits: Vec<char> = code.chars().filter(char::is_ascii_digit).collect();
    digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_in_groups_of_four() {
        assert_eq!(spaced("12345678-90"), "1234 5678 90");
    }

    #[test]
    fn a_receipt_sheet_names_number_version_and_time() {
        let receipt = Receipt {
            no: 12,
            dossier: "dossier-140702-aaaaaaaaaaaaaaaa".into(),
            version: 2,
            time: "2019-07-31T08:00:00Z".into(),
            verified: true,
            late: false,
            node: "市局节点".into(),
            by: "晋中市人社局".into(),
            id: "i".into(),
            seal: "s".into(),
            name: "武平生".into(),
        };
        let shown = receipt_sheets(&[receipt], Paint::none());
        for part in ["市局回执 No.12", "第 2 版", "2019-07-31 16:00（北京时间）", "有效"] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }
}
