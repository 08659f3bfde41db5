//! What a paper says and how it is arranged, before it becomes a file of any format.

pub use jiangxuan_contract::answer::papers::Picture;
use serde::Serialize;

use crate::mark::Mark;

/// A paper of any number of pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// Name of its file, without an ending.
    pub stem: String,
    /// Title of the document, for the reader's title bar.
    pub title: String,
    /// The kind of page.
    pub page: Page,
    /// The content, top to bottom.
    pub blocks: Vec<Block>,
    /// What the foot of every page says; nothing on what is framed or given away, such as a certificate.
    pub mark: Mark,
    /// Whether the pages have that foot.
    pub foot: bool,
    /// How far everything is moved to the right and down, in tenths of a millimetre, for paper that is printed already.
    pub shift: (i32, i32),
    /// The pictures that blocks name by their place here. They reach the typesetter as files.
    #[serde(skip)]
    pub pictures: Vec<Picture>,
}

/// The kinds of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Page {
    /// A4 upright with the margins and the 22 × 28 grid of GB/T 9704.
    Official,
    /// A4 upright, for forms.
    Form,
    /// A4 across, for wide tables.
    Wide,
    /// A3 across, for the widest.
    Broad,
}

impl Page {
    /// Width of the type area, in tenths of a millimetre.
    #[must_use]
    pub fn width(self) -> u32 {
        match self {
            Self::Official | Self::Form => 1560,
            Self::Wide => 2670,
            Self::Broad => 3900,
        }
    }

    /// Whether it is wider than high.
    #[must_use]
    pub fn across(self) -> bool {
        matches!(self, Self::Wide | Self::Broad)
    }
}

/// A part of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// Text in one of the official styles.
    Text {
        /// How it is set.
        style: TextStyle,
        /// What it says; a line feed starts a new line.
        text: String,
    },
    /// Several short texts on one line, spread over its width.
    Spread {
        /// Left to right.
        parts: Vec<String>,
    },
    /// A table.
    Table(Table),
    /// Who signs, centred over the day.
    Signed(Signed),
    /// So many empty lines.
    Gap {
        /// How many.
        lines: u8,
    },
    /// What follows starts on the next page.
    NewPage,
    /// What follows starts on the next right-hand page.
    Part {
        /// Its line in the contents; empty for none.
        name: String,
        /// The kind of its pages.
        page: Page,
    },
    /// A picture over what is left of the page.
    Picture {
        /// Which of the paper's pictures.
        picture: usize,
    },
    /// The list of the parts with their pages.
    Contents {
        /// The names of the parts.
        names: Vec<String>,
    },
}

/// The styles of running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TextStyle {
    /// 附件1: 黑体 三号, at the left.
    Annex,
    /// 二号 小标宋, centred.
    Title,
    /// 一号 小标宋, centred, for covers.
    Cover,
    /// 三号 楷体, centred.
    Subtitle,
    /// 三号 黑体: 一、.
    Heading,
    /// 三号 楷体: （一）.
    Subheading,
    /// 三号 仿宋, first line set in by two characters.
    Body,
    /// 三号 仿宋, not set in: the addressee.
    Plain,
    /// 三号 仿宋, centred.
    Centre,
    /// 五号 仿宋, for remarks under a table.
    Note,
    /// 三号 黑体, centred, in a frame: this is a draft.
    Draft,
}

/// 落款 (GB/T 9704): the day four characters from the right edge, the name centred over it; a name that is too long for
/// that ends at the edge, and the day stays under its middle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signed {
    /// Who signs.
    pub name: String,
    /// Between the name and the right edge, in tenths of a character.
    pub name_inset: u32,
    /// The day.
    pub day: String,
    /// Between the day and the right edge, in tenths of a character.
    pub day_inset: u32,
}

impl Signed {
    /// Four characters.
    const INSET: u32 = 40;

    /// A name over a day.
    #[must_use]
    pub fn new(name: &str, day: &str) -> Self {
        let (name, day) = (clean(name), clean(day));
        let (wide, narrow) = (tenths(&name), tenths(&day));
        let (over, under) = (wide.saturating_sub(narrow) / 2, narrow.saturating_sub(wide) / 2);
        let day_inset = Self::INSET.max(over);
        Self { name, name_inset: day_inset + under - over, day, day_inset }
    }
}

/// Width of a text in tenths of a Chinese character; letters and digits are half as wide.
fn tenths(text: &str) -> u32 {
    text.chars().map(|c| if c.is_ascii() { 5 } else { 10 }).sum()
}

/// A table over the whole width of the type area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Relative widths of the columns.
    pub columns: Vec<u32>,
    /// How many rows at the top are repeated on every page.
    pub heading_rows: usize,
    /// Size of its type, in half points.
    pub size: u32,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Least height in tenths of a millimetre.
    pub height: u32,
    /// Whether it may go on on the next page: a long text does.
    pub breaks: bool,
    /// The cells, left to right; columns taken by a cell from above are left out.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// How many columns it spans.
    pub columns: usize,
    /// How many rows it spans.
    pub rows: usize,
    /// Whether it is a label, set in 黑体.
    pub label: bool,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// A picture of one inch (25 × 35 mm) instead of them: which of the paper's.
    pub picture: Option<usize>,
    /// The number that its text shows, which a spreadsheet can go on reckoning with. Never of anything that came in as
    /// data: that stays text.
    #[serde(skip)]
    pub figure: Option<Figure>,
}

/// A number that this program has counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// So many.
    Count(usize),
    /// So many tenths of a percent.
    Permille(usize),
}

impl Figure {
    /// As it is printed.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::Count(count) => count.to_string(),
            Self::Permille(tenths) => format!("{}.{}%", tenths / 10, tenths % 10),
        }
    }
}

/// A paragraph within a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// What it says.
    pub text: String,
    /// Where it stands.
    pub align: Align,
}

/// Where a paragraph of a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// In the middle.
    Centre,
    /// At the left.
    Left,
    /// At the left, the first line set in by two characters.
    Indent,
    /// At the right.
    Right,
}

impl Block {
    /// Text in a style.
    #[must_use]
    pub fn text(style: TextStyle, text: impl AsRef<str>) -> Self {
        Self::Text { style, text: clean(text.as_ref()) }
    }

    /// Short texts on one line.
    #[must_use]
    pub fn spread(parts: &[String]) -> Self {
        Self::Spread { parts: parts.iter().map(|part| clean(part)).collect() }
    }
}

/// Longest text of a row that stays on one page.
const WHOLE: usize = 240;

impl Row {
    /// A row of at least this height.
    #[must_use]
    pub fn new(height: u32, cells: Vec<Cell>) -> Self {
        let longest =
            cells.iter().map(|cell| cell.paragraphs.iter().map(|p| p.text.chars().count()).sum::<usize>()).max();
        Self { height, breaks: longest.is_some_and(|longest| longest > WHOLE), cells }
    }
}

impl Cell {
    /// A label, centred.
    #[must_use]
    pub fn label(columns: usize, text: &str) -> Self {
        Self {
            columns,
            rows: 1,
            label: true,
            paragraphs: vec![Paragraph::new(text, Align::Centre)],
            picture: None,
            figure: None,
        }
    }

    /// A short value, centred; 无 where it is blank.
    #[must_use]
    pub fn value(columns: usize, text: &str) -> Self {
        let text = or_none(text);
        Self {
            columns,
            rows: 1,
            label: false,
            paragraphs: vec![Paragraph::new(text, Align::Centre)],
            picture: None,
            figure: None,
        }
    }

    /// A number, in the middle.
    #[must_use]
    pub fn figure(figure: Figure) -> Self {
        Self { figure: Some(figure), ..Self::room(1, &figure.text()) }
    }

    /// A longer value, at the left; 无 in the middle where it is blank.
    #[must_use]
    pub fn long(columns: usize, text: &str) -> Self {
        if text.trim().is_empty() {
            return Self::value(columns, "");
        }
        let paragraphs = text.lines().filter(|line| !line.trim().is_empty());
        let paragraphs = paragraphs.map(|line| Paragraph::new(line.trim(), Align::Left)).collect();
        Self { columns, rows: 1, label: false, paragraphs, picture: None, figure: None }
    }

    /// Flowing text, each paragraph set in by two characters; 无 in the middle where it is blank.
    #[must_use]
    pub fn prose(columns: usize, text: &str) -> Self {
        let mut cell = Self::long(columns, text);
        for paragraph in &mut cell.paragraphs {
            if paragraph.align == Align::Left {
                paragraph.align = Align::Indent;
            }
        }
        cell
    }

    /// Room for something to be written or stamped: stays empty.
    #[must_use]
    pub fn room(columns: usize, text: &str) -> Self {
        Self {
            columns,
            rows: 1,
            label: false,
            paragraphs: vec![Paragraph::new(text, Align::Centre)],
            picture: None,
            figure: None,
        }
    }

    /// The same with a picture instead of its text.
    #[must_use]
    pub fn picture(self, picture: Option<usize>) -> Self {
        Self { picture, ..self }
    }

    /// The same over several rows.
    #[must_use]
    pub fn over(self, rows: usize) -> Self {
        Self { rows, ..self }
    }

    /// The same with another paragraph below.
    #[must_use]
    pub fn and(mut self, text: &str, align: Align) -> Self {
        self.paragraphs.push(Paragraph::new(text, align));
        self
    }
}

impl Paragraph {
    /// A paragraph of cleaned text.
    #[must_use]
    pub fn new(text: &str, align: Align) -> Self {
        Self { text: clean(text), align }
    }
}

impl Paper {
    /// Every text on it, footer included.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let blocks = self.blocks.iter().flat_map(|block| -> Vec<&str> {
            match block {
                Block::Text { text, .. } => vec![text],
                Block::Spread { parts } => parts.iter().map(String::as_str).collect(),
                Block::Table(table) => table.texts().collect(),
                Block::Contents { names } => names.iter().map(String::as_str).collect(),
                Block::Signed(Signed { name, day, .. }) => vec![name, day],
                Block::Gap { .. } | Block::NewPage | Block::Part { .. } | Block::Picture { .. } => Vec::new(),
            }
        });
        let foot = self.foot.then_some(self.mark.text.as_str());
        blocks.chain(foot).chain([self.title.as_str()])
    }
}

impl Table {
    /// Every text in it, row by row.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let cells = self.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.picture.is_none());
        cells.flat_map(|cell| cell.paragraphs.iter().map(|paragraph| paragraph.text.as_str()))
    }
}

/// 无 for a blank.
#[must_use]
pub fn or_none(text: &str) -> &str {
    if text.trim().is_empty() { "无" } else { text.trim() }
}

/// Text without characters that have no place on paper: controls, and marks that turn the direction of writing.
#[must_use]
pub fn clean(text: &str) -> String {
    let unwanted = |c: char| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
    };
    text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !unwanted(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_prints_as_none() {
        assert_eq!(Cell::value(1, " ").paragraphs[0].text, "无");
        assert_eq!(Cell::prose(1, "").paragraphs[0], Paragraph { text: "无".to_owned(), align: Align::Centre });
        assert_eq!(Cell::room(1, "").paragraphs[0].text, "");
    }

    #[test]
    fn a_signature_stands_centred_over_its_day_and_never_leaves_the_page() {
        let middle = |inset: u32, text: &str| inset + tenths(text) / 2;
        for name in ["某局", "晋中市人力资源和社会保障局", "晋中市榆次区人力资源和社会保障局职业能力建设科"]
        {
            let Signed { name, name_inset, day, day_inset } = Signed::new(name, "2019年7月25日");
            assert!(middle(name_inset, &name).abs_diff(middle(day_inset, &day)) <= 5, "{name}");
            assert!(day_inset >= 40, "{name}");
        }
        assert_eq!(Signed::new("某局", "2019年7月25日").day_inset, 40);
    }

    #[test]
    fn nothing_unprintable_gets_onto_paper() {
        assert_eq!(clean("闻\u{0}人\u{202e}守\t拙\u{feff}\n"), "闻人守 拙\n");
    }
}
