//! Why a paper could not be made or read, in words for a clerk.

use jiangxuan_durable::TargetError;

/// A failure to make or read a paper. Data are never touched by it.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// No font has a character.
    #[error(
        "没有字体能打印「{character}」（U+{code:04X}，出现在“{context}”），没有生成文件，资料没有改动。请安装含有此字的字体（例如思源宋体），或把字体文件放进程序旁的 fonts 文件夹；用 papers fonts 查看现有字体。"
    )]
    MissingGlyph {
        /// The character.
        character: char,
        /// Its code point.
        code: u32,
        /// The text around it.
        context: String,
    },
    /// No Chinese font at all.
    #[error(
        "找不到可用的中文字体，没有生成 PDF，资料没有改动。请安装仿宋、楷体、黑体，或运行 cargo xtask setup 取得自由字体；也可以先用 --format docx 导出 Word 文件，在装有公文字体的电脑上打印。"
    )]
    NoFonts,
    /// The typesetter refused. A fault of the program.
    #[error("排版出错：{0}。没有生成文件，资料没有改动。请把这句话告诉维护人员，并先用 --format docx 导出。")]
    Typesetting(String),
    /// The word processor's or the spreadsheet's file could not be written.
    #[error("文件无法写成：{0}。资料没有改动。")]
    Packing(String),
    /// A code that could not be drawn.
    #[error("二维码无法生成：{0}。没有生成文件，资料没有改动。")]
    Code(String),
    /// No code on the picture.
    #[error(
        "图上没有找到二维码。资料没有改动。请把整页放正、以 150 dpi 以上重新扫描；页脚的二维码不要被章或装订孔盖住。"
    )]
    NoCode,
    /// A code that another program made.
    #[error("图上的二维码不是本程序印的。资料没有改动。请核对是否拿错了页面。")]
    ForeignCode,
    /// A page that a later version of this program printed.
    #[error("这一页由更新版本的匠选打印，本机的版本读不了这种文件。资料没有改动。请先升级匠选，再重新扫描。")]
    NewerPaper,
    /// A paper that needs somebody on it.
    #[error("这份文件没有人选可写，没有生成。请写明申报件编号或姓名。")]
    Nobody,
    /// Papers that only work which was received has.
    #[error("这些申报件还没有市局回执，没有生成。资料都在；请先同步（sync），收到回执后再打印。")]
    NoReceipt,
    /// A format that this paper does not have.
    #[error("这份文件不能存成 {wanted}，没有生成。可用的格式：{able}。")]
    Format {
        /// As asked for.
        wanted: &'static str,
        /// What there is.
        able: String,
    },
    /// A file that cannot be written.
    #[error(transparent)]
    Target(#[from] TargetError),
    /// Something that the engine says otherwise. A fault of the program.
    #[error("打印内容读不出来：{0}。没有生成文件，资料没有改动。请把这句话告诉维护人员。")]
    Answer(String),
    /// A sum that no sheet can hold.
    #[error("合计金额超出范围，没有生成。请核对年度文件中的奖励标准。")]
    Total,
}

impl PaperError {
    /// Stable word for scripts.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::MissingGlyph { .. } => "missing_glyph",
            Self::NoFonts => "no_fonts",
            Self::Typesetting(_) => "typesetting",
            Self::Packing(_) => "packing",
            Self::Code(_) => "code",
            Self::NoCode => "no_code",
            Self::ForeignCode => "foreign_code",
            Self::NewerPaper => "newer_paper",
            Self::Nobody => "nobody",
            Self::NoReceipt => "no_receipt",
            Self::Format { .. } => "format",
            Self::Target(target) => target.code(),
            Self::Answer(_) => "internal",
            Self::Total => "total",
        }
    }
}
