//! Scanned proofs: what was copied in, and where the files are.

use serde_json::Value;

use super::table::{Table, shortened};
use super::{Paint, number, rows, text};

/// Widest title in the table, in cells.
const WIDE: usize = 36;

/// A file that was just copied in.
pub(super) fn attached(value: &Value, paint: Paint) -> String {
    let size = size(number(value, "bytes"));
    let mut lines = vec![paint.good(&format!("已拷入并加密保存：{}（{size}）", text(value, "title")))];
    lines.push(format!("编号 {}，类型 {}", text(value, "record"), kind_of_file(text(value, "media"))));
    if value["twice"] == true {
        lines.push(paint.warn("同一个文件在这份申报里已经有一件，请确认没有重复。"));
    }
    lines.extend(seen(&value["look"]));
    lines.extend(warnings(&value["look"], paint));
    lines.join("\n")
}

/// Pages and resolution of a file that was looked at.
fn seen(look: &Value) -> Option<String> {
    let pages = look["pages"].as_u64()?;
    let dpi = rows(&look["seen"]).iter().filter_map(|page| page["dpi"].as_u64()).min();
    Some(dpi.map_or_else(|| format!("共 {pages} 页"), |dpi| format!("共 {pages} 页，{dpi} dpi")))
}

fn warnings(look: &Value, paint: Paint) -> impl Iterator<Item = String> {
    rows(&look["warnings"]).iter().map(move |warning| paint.warn(text(warning, "text")))
}

/// One line for each proof.
pub(super) fn list(value: &Value, paint: Paint) -> String {
    let table = Table::new(&["类别", "名称", "时间", "证明", "大小", "文件在", "编号"]);
    let looks = rows(value).iter().filter(|row| row["look"].is_object()).map(|row| look(row, paint));
    let looks: String = looks.map(|look| format!("\n\n{look}")).collect();
    let line = |table: Table, row: &Value| {
        table.line([
            text(row, "kind_name").to_owned(),
            shortened(text(row, "title"), WIDE),
            text(row, "date").to_owned(),
            text(row, "supports").to_owned(),
            size(number(row, "bytes")),
            place(row),
            text(row, "record").to_owned(),
        ])
    };
    rows(value).iter().fold(table, line).or("还没有证明材料。拷入：jiangxuan dossier attach 姓名 类别 文件") + &looks
}

/// One proof that was looked at.
fn look(row: &Value, paint: Paint) -> String {
    let head = format!("{}：{}", text(row, "title"), seen(&row["look"]).unwrap_or_else(|| "没有打开".to_owned()));
    std::iter::once(head).chain(warnings(&row["look"], paint)).collect::<Vec<_>>().join("\n")
}

/// One line for each scan beside a record.
pub(super) fn beside(value: &Value, _paint: Paint) -> String {
    let table = Table::new(&["名称", "类型", "大小", "文件在", "编号"]);
    let line = |table: Table, row: &Value| {
        table.line([
            shortened(text(row, "title"), WIDE),
            kind_of_file(text(row, "media")).to_owned(),
            size(number(row, "bytes")),
            place(row),
            text(row, "record").to_owned(),
        ])
    };
    rows(value).iter().fold(table, line).or("还没有扫描件。拷入：jiangxuan scan attach 文件 --meeting 会议编号")
}

/// A file that was written out.
pub(super) fn written(value: &Value, paint: Paint) -> String {
    let size = size(number(value, "bytes"));
    let told = paint.good(&format!("已写出 {}（{size}）", text(value, "file")));
    format!("{told}\n写出的文件不再加密，用完请妥善保管或删除；本次写出已记入操作记录。")
}

fn place(row: &Value) -> String {
    let word = match text(row, "state") {
        "received" => "本机，市局已收到",
        "shared" => "本机和另一台设备",
        "here" => "只在本机",
        "wanted" => "待取",
        _ => "没有文件",
    };
    let others: Vec<&str> = rows(&row["same"]).iter().map(|other| text(other, "name")).collect();
    if others.is_empty() { word.to_owned() } else { format!("{word}；{}也用了同一文件", others.join("、")) }
}

fn kind_of_file(media: &str) -> &str {
    match media {
        "image/jpeg" => "JPG",
        "image/png" => "PNG",
        "image/tiff" => "TIFF",
        "application/pdf" => "PDF",
        other => other,
    }
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_048_576 => format!("{} KB", bytes.div_ceil(1024)),
        _ => format!("{:.1} MB", bytes as f64 / 1_048_576.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_list_says_where_each_file_is() {
        let row = json!({ "record": "k3v9q2ma", "kind_name": "获奖证书", "title": "省级一等奖", "bytes": 3_500_000, "state": "wanted", "same": [{ "name": "李四" }] });
        let shown = list(&json!([row]), Paint::none());
        assert!(shown.contains("待取；李四也用了同一文件") && shown.contains("3.3 MB"), "{shown}");
        attached(&Value::Null, Paint::none());
    }
}
