//! How people call a place in a document.

use super::{field, section};

/// The name on the form of a field, a section or `section/record/column`; the path itself where it has none.
#[must_use]
pub fn label(path: &str) -> &str {
    let mut parts = path.split('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("narrative"), None, _) => "事迹材料",
        (Some("withdrawn"), None, _) => "撤下",
        (Some("declined"), None, _) => "不予推荐",
        (Some("meeting"), None, _) => "党组会议",
        (Some("meeting_no"), None, _) => "党组会议届次",
        (Some("meeting_date"), None, _) => "党组会议日期",
        (Some(key), None, _) if key.starts_with(crate::check::LOCAL) => "本单位细化条件",
        (Some(key), None, _) if key.starts_with("day_") => "本单位时间节点",
        (Some("rank"), None, _) => "总排名",
        (Some("shortlist"), None, _) => "拟定名单",
        (Some("reserves"), None, _) => "候补",
        (Some(key), None, _) => {
            field(key).map(|field| field.zh).or_else(|| section(key).map(|section| section.zh)).unwrap_or(path)
        }
        (Some(_), Some(_), Some("removed")) => "移除",
        (Some(key), Some(_), Some(column)) => {
            section(key).and_then(|section| section.field(column)).map_or(path, |field| field.zh)
        }
        _ => path,
    }
}
