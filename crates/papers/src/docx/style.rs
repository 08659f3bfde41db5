//! The official styles in Word's terms.

use docx_rs::{
    AlignmentType, BreakType, LineSpacing, LineSpacingType, Paragraph, Run, RunFonts, SpecialIndentType, TextBorder,
};

use crate::sheet::{Page, TextStyle};

pub(super) const TITLE: &str = "方正小标宋简体";
pub(super) const BODY: &str = "仿宋_GB2312";
pub(super) const KAI: &str = "楷体_GB2312";
pub(super) const HEI: &str = "黑体";
pub(super) const SONG: &str = "宋体";
const LATIN: &str = "Times New Roman";
/// 三号, in half points.
const BODY_SIZE: usize = 32;
/// Twenty-eight characters on a line of 156 mm, in twips between two of them. A page's grid of characters could say
/// it too, but word processors count that grid differently.
const NARROWER: i32 = -6;

/// A font for Chinese; letters and digits among it are set in Times.
pub(super) fn fonts(chinese: &str) -> RunFonts {
    RunFonts::new().ascii(LATIN).hi_ansi(LATIN).east_asia(chinese).cs(LATIN).hint("eastAsia")
}

/// A font for everything.
fn whole(font: &str) -> RunFonts {
    RunFonts::new().ascii(font).hi_ansi(font).east_asia(font).cs(font).hint("eastAsia")
}

/// How a paragraph is set.
pub(super) struct Style {
    font: &'static str,
    /// In half points.
    size: usize,
    align: AlignmentType,
    /// First line set in, or the right edge set in, in twips.
    indent: i32,
    right: i32,
    /// Exact pitch of lines, in twips; the page's grid where there is none.
    pitch: Option<i32>,
    before: u32,
    after: u32,
    framed: bool,
}

impl Style {
    const fn plain(font: &'static str, size: usize, align: AlignmentType) -> Self {
        Self { font, size, align, indent: 0, right: 0, pitch: None, before: 0, after: 0, framed: false }
    }

    pub(super) fn of(style: TextStyle) -> Self {
        let both = AlignmentType::Both;
        match style {
            TextStyle::Annex => Self::plain(HEI, 32, AlignmentType::Left),
            TextStyle::Title => {
                Self { pitch: Some(640), before: 120, after: 280, ..Self::plain(TITLE, 44, AlignmentType::Center) }
            }
            TextStyle::Cover => {
                Self { pitch: Some(800), before: 120, after: 280, ..Self::plain(TITLE, 52, AlignmentType::Center) }
            }
            TextStyle::Subtitle => Self::plain(KAI, 32, AlignmentType::Center),
            TextStyle::Heading => Self { indent: 640, ..Self::plain(HEI, 32, both) },
            TextStyle::Subheading => Self { indent: 640, ..Self::plain(KAI, 32, both) },
            TextStyle::Body => Self { indent: 640, ..Self::plain(BODY, 32, both) },
            TextStyle::Plain => Self::plain(BODY, 32, both),
            TextStyle::Centre => Self::plain(BODY, 32, AlignmentType::Center),
            TextStyle::Note => Self { pitch: Some(320), ..Self::plain(BODY, 21, both) },
            TextStyle::Draft => Self { framed: true, ..Self::plain(HEI, 32, AlignmentType::Center) },
        }
    }

    /// A line of the signature, so many tenths of a character from the right edge.
    pub(super) fn signed(inset: u32) -> Self {
        // A character is 320 twips wide.
        let right = i32::try_from(inset).unwrap_or_default() * 32;
        Self { right, ..Self::plain(BODY, BODY_SIZE, AlignmentType::Right) }
    }

    /// The line above a table.
    pub(super) fn spread(page: Page) -> Self {
        let size = match page {
            Page::Official => BODY_SIZE,
            Page::Form => 24,
            Page::Wide | Page::Broad => 18,
        };
        Self { pitch: Some(360), before: 60, after: 60, ..Self::plain(BODY, size, AlignmentType::Left) }
    }

    pub(super) fn paragraph(&self, text: &str) -> Paragraph {
        let mut spacing = LineSpacing::new().before(self.before).after(self.after);
        if let Some(pitch) = self.pitch {
            spacing = spacing.line_rule(LineSpacingType::Exact).line(pitch);
        }
        let first = (self.indent > 0).then_some(SpecialIndentType::FirstLine(self.indent));
        let paragraph = Paragraph::new().align(self.align).line_spacing(spacing).snap_to_grid(self.pitch.is_none());
        paragraph.indent(Some(0), first, Some(self.right), None).add_run(self.run(text))
    }

    fn run(&self, text: &str) -> Run {
        // Digits of a title are as heavy as its characters only in the font of the title itself.
        let fonts = if self.font == TITLE { whole(TITLE) } else { fonts(self.font) };
        let run = run(text).fonts(fonts).size(self.size);
        let run = if self.size == BODY_SIZE { run.character_spacing(NARROWER) } else { run };
        if self.framed { run.text_border(TextBorder::new()) } else { run }
    }
}

/// Text whose line feeds are kept.
pub(super) fn run(text: &str) -> Run {
    let mut lines = text.split('\n');
    let first = Run::new().add_text(lines.next().unwrap_or_default());
    lines.fold(first, |run, line| run.add_break(BreakType::TextWrapping).add_text(line))
}
