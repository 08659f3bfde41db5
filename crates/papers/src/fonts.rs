//! 字体: which fonts there are for each role of the official typography, and whether they have every character.

use std::path::PathBuf;
use std::sync::OnceLock;

use fontdb::{Database, FaceInfo, Source, Weight};
use serde::Serialize;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo, is_default_ignorable};
use typst::utils::LazyHash;

use crate::error::PaperError;
use crate::sheet::Paper;

/// Names a folder of fonts that is looked into first.
pub const VARIABLE: &str = "JIANGXUAN_FONTS";
/// Beginning of the names of the fonts that help out, in the typesetter's book.
pub(crate) const REST: &str = "jx-rest-";
/// Fonts that help out where the others lack a character, the best first.
const HELPERS: [&str; 12] = [
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "思源宋体",
    "SimSun",
    "宋体",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "SimSun-ExtB",
    "FandolSong",
    "WenQuanYi Zen Hei",
];

/// What a font is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 小标宋: titles.
    Title,
    /// 仿宋: body.
    Body,
    /// 楷体.
    Kai,
    /// 黑体: labels and headings.
    Hei,
    /// 宋体: page numbers.
    Song,
    /// Latin letters and digits within Chinese.
    Latin,
}

impl Role {
    const ALL: [Self; 6] = [Self::Title, Self::Body, Self::Kai, Self::Hei, Self::Song, Self::Latin];

    /// Name in the typesetter's book.
    fn key(self) -> &'static str {
        match self {
            Self::Title => "jx-title",
            Self::Body => "jx-body",
            Self::Kai => "jx-kai",
            Self::Hei => "jx-hei",
            Self::Song => "jx-song",
            Self::Latin => "jx-latin",
        }
    }

    /// For people.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Title => "小标宋（标题）",
            Self::Body => "仿宋（正文）",
            Self::Kai => "楷体",
            Self::Hei => "黑体",
            Self::Song => "宋体（页码）",
            Self::Latin => "西文与数字",
        }
    }

    /// How many of [`Role::families`], from the first on, are what the standard prescribes.
    fn prescribed(self) -> usize {
        match self {
            Self::Title => 4,
            Self::Body | Self::Kai | Self::Hei | Self::Song => 2,
            Self::Latin => 0,
        }
    }

    /// Families that serve, the prescribed ones first, and whether the bold cut is wanted.
    fn families(self) -> &'static [(&'static str, bool)] {
        match self {
            Self::Title => &[
                ("方正小标宋简体", false),
                ("FZXiaoBiaoSong-B05S", false),
                ("FZXiaoBiaoSong-B05", false),
                ("方正小标宋_GBK", false),
                ("STZhongsong", false),
                ("华文中宋", false),
                ("Noto Serif CJK SC", true),
                ("Noto Serif SC", true),
                ("Source Han Serif SC", true),
                ("思源宋体", true),
                ("FandolSong", true),
            ],
            Self::Body => &[
                ("仿宋_GB2312", false),
                ("FangSong_GB2312", false),
                ("方正仿宋简体", false),
                ("FZFangSong-Z02S", false),
                ("FangSong", false),
                ("仿宋", false),
                ("STFangsong", false),
                ("华文仿宋", false),
                ("FandolFang R", false),
                ("FandolFang", false),
            ],
            Self::Kai => &[
                ("楷体_GB2312", false),
                ("KaiTi_GB2312", false),
                ("KaiTi", false),
                ("楷体", false),
                ("STKaiti", false),
                ("华文楷体", false),
                ("FandolKai", false),
                ("LXGW WenKai", false),
            ],
            Self::Hei => &[
                ("SimHei", false),
                ("黑体", false),
                ("方正黑体简体", false),
                ("STHeiti", false),
                ("FandolHei", false),
                ("Noto Sans CJK SC", true),
                ("Noto Sans SC", true),
            ],
            Self::Song => &[
                ("SimSun", false),
                ("宋体", false),
                ("STSong", false),
                ("Noto Serif CJK SC", false),
                ("FandolSong", false),
            ],
            Self::Latin => &[
                ("Times New Roman", false),
                ("Liberation Serif", false),
                ("Tinos", false),
                ("Noto Serif CJK SC", false),
                ("Noto Serif SC", false),
            ],
        }
    }
}

/// A font that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// What for; nothing for one that only helps out.
    pub role: Option<Role>,
    /// Its family.
    pub family: String,
    /// Its file.
    pub file: PathBuf,
    /// Whether it is the one that the standard prescribes.
    pub prescribed: bool,
}

struct Slot {
    file: PathBuf,
    index: u32,
    font: OnceLock<Option<Font>>,
}

/// The fonts of this computer, as far as papers use them.
pub struct Fonts {
    found: Vec<Found>,
    book: LazyHash<FontBook>,
    slots: Vec<Slot>,
}

impl Fonts {
    /// Looks into the folder that `JIANGXUAN_FONTS` names, beside the program, and where the system keeps its fonts.
    #[must_use]
    pub fn search() -> Self {
        let named = std::env::var_os(VARIABLE).map(PathBuf::from);
        let program = std::env::current_exe().ok();
        // Beside the installed program, or in the build folder, whose programs lie one or two levels deeper.
        let beside =
            program.iter().flat_map(|program| program.ancestors().skip(1).take(3)).map(|folder| folder.join("fonts"));
        let folders: Vec<PathBuf> = named.into_iter().chain(beside).filter(|folder| folder.is_dir()).collect();
        Self::within(&folders, true)
    }

    /// Looks into these folders, and into those of the system where `system` is set.
    #[must_use]
    pub fn within(folders: &[PathBuf], system: bool) -> Self {
        let mut database = Database::new();
        for folder in folders {
            database.load_fonts_dir(folder);
        }
        if system {
            database.load_system_fonts();
        }
        let mut fonts = Self { found: Vec::new(), book: LazyHash::new(FontBook::new()), slots: Vec::new() };
        for role in Role::ALL {
            fonts.cast(&database, role);
        }
        for family in HELPERS {
            let Some(face) = face(&database, family, false) else { continue };
            let name = format!("{REST}{}", fonts.found.iter().filter(|found| found.role.is_none()).count());
            fonts.take(&database, face, &name, None, false);
        }
        fonts
    }

    fn cast(&mut self, database: &Database, role: Role) {
        let mut wanted = role.families().iter().enumerate();
        let chosen = wanted.find_map(|(at, (family, bold))| Some((at, face(database, family, *bold)?)));
        if let Some((at, face)) = chosen {
            self.take(database, face, role.key(), Some(role), at < role.prescribed());
        }
    }

    fn take(&mut self, database: &Database, face: &FaceInfo, name: &str, role: Option<Role>, prescribed: bool) {
        let (Source::File(file) | Source::SharedFile(file, _)) = &face.source else { return };
        let Some(info) = database.with_face_data(face.id, FontInfo::new).flatten() else { return };
        let family = face.families.first().map(|(family, _)| family.clone()).unwrap_or_default();
        self.book.push(FontInfo { family: name.to_owned(), ..info });
        self.slots.push(Slot { file: file.clone(), index: face.index, font: OnceLock::new() });
        self.found.push(Found { role, family, file: file.clone(), prescribed });
    }

    /// What was found, for a report.
    #[must_use]
    pub fn found(&self) -> &[Found] {
        &self.found
    }

    /// The roles that no font of their own serves.
    #[must_use]
    pub fn lacking(&self) -> Vec<Role> {
        Role::ALL.into_iter().filter(|role| !self.found.iter().any(|found| found.role == Some(*role))).collect()
    }

    /// The first character of a paper that no font has.
    pub fn check(&self, paper: &Paper) -> Result<(), PaperError> {
        if !self.has('中') {
            return Err(PaperError::NoFonts);
        }
        let missing = paper.texts().find_map(|text| Some((self.missing(text)?, text)));
        missing.map_or(Ok(()), |(character, text)| {
            Err(PaperError::MissingGlyph { character, code: u32::from(character), context: around(text, character) })
        })
    }

    /// The first character of a text that no font has.
    #[must_use]
    pub fn missing(&self, text: &str) -> Option<char> {
        text.chars().find(|c| !c.is_whitespace() && !is_default_ignorable(*c) && !self.has(*c))
    }

    /// Whether the font of a role has a character by itself.
    #[must_use]
    pub fn role_has(&self, role: Role, character: char) -> bool {
        let at = self.found.iter().position(|found| found.role == Some(role));
        at.and_then(|at| self.book.info(at)).is_some_and(|info| info.coverage.contains(u32::from(character)))
    }

    fn has(&self, character: char) -> bool {
        (0..self.slots.len())
            .filter_map(|at| self.book.info(at))
            .any(|info| info.coverage.contains(u32::from(character)))
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// Names of the fonts that help out.
    pub(crate) fn rest(&self) -> Vec<String> {
        (0..self.found.iter().filter(|found| found.role.is_none()).count()).map(|at| format!("{REST}{at}")).collect()
    }

    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        self.slots.get(index)?.font()
    }
}

impl Slot {
    fn font(&self) -> Option<Font> {
        self.font.get_or_init(|| Font::new(Bytes::new(std::fs::read(&self.file).ok()?), self.index)).clone()
    }
}

/// The face of a family nearest to the wanted weight.
fn face<'a>(database: &'a Database, family: &str, bold: bool) -> Option<&'a FaceInfo> {
    let wanted = if bold { Weight::BOLD.0 } else { Weight::NORMAL.0 };
    let fits = |face: &&FaceInfo| {
        face.style == fontdb::Style::Normal && face.families.iter().any(|(name, _)| name.eq_ignore_ascii_case(family))
    };
    database.faces().filter(fits).min_by_key(|face| face.weight.0.abs_diff(wanted))
}

/// A few characters before and after.
fn around(text: &str, character: char) -> String {
    let all: Vec<char> = text.chars().collect();
    let at = all.iter().position(|c| *c == character).unwrap_or_default();
    all[at.saturating_sub(6)..(at + 7).min(all.len())].iter().collect()
}
