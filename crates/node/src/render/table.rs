//! Columns that stay aligned although Chinese characters are two cells wide.

use unicode_width::UnicodeWidthStr as _;

const GAP: &str = "  ";

/// A table with headings.
pub(super) struct Table {
    lines: Vec<Vec<String>>,
}

impl Table {
    /// An empty table.
    pub fn new(headings: &[&str]) -> Self {
        Self { lines: vec![headings.iter().map(|heading| (*heading).to_owned()).collect()] }
    }

    /// Adds a line.
    pub fn line(mut self, cells: impl IntoIterator<Item = String>) -> Self {
        self.lines.push(cells.into_iter().map(|cell| cell.replace(['\n', '\r', '\t'], " ")).collect());
        self
    }

    /// The table, or `nothing` where it has no lines but the headings.
    pub fn or(self, nothing: &str) -> String {
        if self.lines.len() < 2 {
            return nothing.to_owned();
        }
        let widths = self.widths();
        let lines: Vec<String> = self.lines.iter().map(|line| aligned(line, &widths)).collect();
        lines.join("\n")
    }

    fn widths(&self) -> Vec<usize> {
        let columns = self.lines.iter().map(Vec::len).max().unwrap_or_default();
        (0..columns)
            .map(|at| {
                self.lines.iter().filter_map(|line| line.get(at)).map(|cell| width(cell)).max().unwrap_or_default()
            })
            .collect()
    }
}

fn aligned(line: &[String], widths: &[usize]) -> String {
    let cells: Vec<String> = line.iter().zip(widths).map(|(cell, width)| padded(cell, *width)).collect();
    cells.join(GAP).trim_end().to_owned()
}

/// Names and what they stand for, one a line.
pub(super) fn facts(lines: &[(&str, String)]) -> String {
    let widest = lines.iter().map(|(name, _)| width(name)).max().unwrap_or_default();
    let shown: Vec<String> = lines
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{}{GAP}{value}", padded(name, widest)))
        .collect();
    shown.join("\n")
}

/// The first `cells` cells of a text, with a mark where something was left out.
pub(super) fn shortened(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let mut short = String::new();
    for c in text.chars() {
        if width(&short) + unicode_width::UnicodeWidthChar::width(c).unwrap_or_default() + 1 > cells {
            break;
        }
        short.push(c);
    }
    short + "…"
}

fn padded(text: &str, cells: usize) -> String {
    format!("{text}{}", " ".repeat(cells.saturating_sub(width(text))))
}

/// Width in cells, without what only sets colours.
fn width(text: &str) -> usize {
    let mut visible = 0;
    let mut rest = text;
    while let Some(start) = rest.find("\u{1b}[") {
        visible += rest[..start].width();
        let sequence = &rest[start..];
        rest = sequence.find('m').map_or("", |end| &sequence[end + 1..]);
    }
    visible + rest.width()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_and_narrow_text_line_up() {
        let table =
            Table::new(&["姓名", "单位"]).line(["武平生".into(), "140702".into()]).line(["Li".into(), "榆次区".into()]);
        assert_eq!(table.or(""), "姓名    单位\n武平生  140702\nLi      榆次区");
    }

    #[test]
    fn an_empty_table_says_so() {
        assert_eq!(Table::new(&["姓名"]).or("没有申报件。"), "没有申报件。");
    }

    #[test]
    fn colours_take_no_room() {
        assert_eq!(width("\u{1b}[32m已封存\u{1b}[0m"), 6);
    }

    #[test]
    fn long_text_is_cut_at_a_whole_character() {
        assert_eq!(shortened("平遥推光漆器", 7), "平遥推…");
        assert_eq!(shortened("平遥", 4), "平遥");
    }

    #[test]
    fn empty_facts_are_left_out() {
        assert_eq!(facts(&[("姓名", "武平生".into()), ("曾用名", String::new())]), "姓名    武平生");
    }
}
