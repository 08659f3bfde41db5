//! Scanned proofs: what was copied in, and where the files are.

use jiangxuan_contract::answer::evidence::{
    Proof, ProofAttached, ScanAttached, ScanBeside, ScanWritten, Seen, Whereabouts,
};

use super::Paint;
use super::table::{Table, shortened};

/// Widest title in the table, in cells.
const WIDE: usize = 36;

/// A file that was just copied in.
struct CopiedIn<'a> {
    title: &'a str,
    bytes: u64,
    record: &'a str,
    media: &'a str,
    twice: bool,
    look: Option<&'a Seen>,
}

impl CopiedIn<'_> {
    fn told(&self, paint: Paint) -> String {
        let size = size(self.bytes);
        let mut lines = vec![paint.good(&format!("已拷入并加密保存：{}（{size}）", self.title))];
        lines.push(format!("编号 {}，类型 {}", self.record, kind_of_file(self.media)));
        if self.twice {
            lines.push(paint.warn("同一个文件在这份申报里已经有一件，请确认没有重复。"));
        }
        lines.extend(self.look.and_then(seen));
        lines.extend(self.look.into_iter().flat_map(|look| warnings(look, paint)));
        lines.join("\n")
    }
}

/// A proof that was just copied in.
pub(super) fn proof_attached(proof: &ProofAttached, paint: Paint) -> String {
    let ProofAttached { title, bytes, record, media, twice, look, .. } = proof;
    CopiedIn { title, bytes: *bytes, record, media, twice: *twice, look: look.as_ref() }.told(paint)
}

/// A scan that was just copied in beside a record.
pub(super) fn scan_attached(scan: &ScanAttached, paint: Paint) -> String {
    let ScanAttached { title, bytes, record, media, twice, look } = scan;
    CopiedIn { title, bytes: *bytes, record, media, twice: *twice, look: look.as_ref() }.told(paint)
}

/// Pages and resolution of a file that was looked at.
fn seen(look: &Seen) -> Option<String> {
    let pages = look.pages?;
    let dpi = look.seen.iter().filter_map(|page| page.dpi).min();
    Some(dpi.map_or_else(|| format!("共 {pages} 页"), |dpi| format!("共 {pages} 页，{dpi} dpi")))
}

fn warnings(look: &Seen, paint: Paint) -> impl Iterator<Item = String> {
    look.warnings.iter().map(move |warning| paint.warn(&warning.text))
}

/// One line for each proof.
pub(super) fn list(proofs: &[Proof], paint: Paint) -> String {
    let table = Table::new(&["类别", "名称", "时间", "证明", "大小", "文件在", "编号"]);
    let looks = proofs.iter().filter_map(|proof| Some((proof, proof.look.as_ref()?)));
    let looks: String = looks.map(|(proof, seen)| format!("\n\n{}", look(proof, seen, paint))).collect();
    let line = |table: Table, row: &Proof| {
        table.line([
            row.kind_name.clone(),
            shortened(&row.title, WIDE),
            row.date.clone(),
            row.supports.clone(),
            size(row.bytes.unwrap_or_default()),
            shared(row),
            row.record.clone(),
        ])
    };
    proofs.iter().fold(table, line).or("还没有证明材料。拷入：jiangxuan dossier attach 姓名 类别 文件") + &looks
}

/// One proof that was looked at.
fn look(proof: &Proof, look: &Seen, paint: Paint) -> String {
    let head = format!("{}：{}", proof.title, seen(look).unwrap_or_else(|| "没有打开".to_owned()));
    std::iter::once(head).chain(warnings(look, paint)).collect::<Vec<_>>().join("\n")
}

/// One line for each scan beside a record.
pub(super) fn beside(scans: &[ScanBeside], _paint: Paint) -> String {
    let table = Table::new(&["名称", "类型", "大小", "文件在", "编号"]);
    let line = |table: Table, row: &ScanBeside| {
        table.line([
            shortened(&row.title, WIDE),
            kind_of_file(&row.media).to_owned(),
            size(row.bytes),
            place(row.state).to_owned(),
            row.record.clone(),
        ])
    };
    scans.iter().fold(table, line).or("还没有扫描件。拷入：jiangxuan scan attach 文件 --meeting 会议编号")
}

/// A file that was written out.
pub(super) fn written(written: &ScanWritten, paint: Paint) -> String {
    let told = paint.good(&format!("已写出 {}（{}）", written.file.display(), size(written.bytes)));
    format!("{told}\n写出的文件不再加密，用完请妥善保管或删除；本次写出已记入操作记录。")
}

fn place(state: Whereabouts) -> &'static str {
    match state {
        Whereabouts::Received => "本机，市局已收到",
        Whereabouts::Shared => "本机和另一台设备",
        Whereabouts::Here => "只在本机",
        Whereabouts::Wanted => "待取",
        Whereabouts::None => "没有文件",
    }
}

/// Where the file of a proof is, and who else has the very same.
fn shared(proof: &Proof) -> String {
    let word = place(proof.state);
    let others: Vec<&str> = proof.same.iter().map(|other| other.name.as_str()).collect();
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
        let row = json!({ "record": "k3v9q2ma", "kind": "award", "kind_name": "获奖证书", "title": "省级一等奖", "date": "",
            "issuer": "", "supports": "", "file": "", "media": "", "bytes": 3_500_000, "blob": null, "state": "wanted",
            "same": [{ "id": "d", "name": "李四", "bureau": "140702" }] });
        let shown = list(&serde_json::from_value::<Vec<Proof>>(json!([row])).expect("proofs"), Paint::none());
        assert!(shown.contains("待取；李四也用了同一文件") && shown.contains("3.3 MB"), "{shown}");
    }
}
