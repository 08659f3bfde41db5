//! Official forms, letters and lists, as the bureaus hand them in: docx, pdf and xlsx from one description.
//!
//! ```text
//! make      the papers that somebody ordered, from the engine's answer
//! answer    from what the engine answers to what the forms take
//! input     what papers are made from: nominees, office, meeting, receipt
//! forms     each paper of the notice as a pure function to a `Paper`
//! sheet     what a `Paper` is: blocks, tables, cells, styles
//! mark      version, check code and square code at the foot of every page
//! docx      a `Paper` as a Word file that names the bureaus' own fonts
//! pdf       a `Paper` as a PDF, set by typst
//! xlsx      the tables of a `Paper` as a spreadsheet of text cells
//! fonts     which fonts there are, and whether they have every character
//! files     papers as files in a folder
//! scan      a scanned page back to its version
//! words     values of records in the words of the form
//! score_sheet  a spreadsheet that an expert fills in without this program
//! ```
//!
//! `input`, `forms`, `sheet` and `mark` are pure; dates come in as parameters.

mod answer;
pub mod docx;
pub mod error;
pub mod files;
pub mod fonts;
pub mod forms;
pub mod input;
pub mod make;
pub mod mark;
pub mod pdf;
pub mod scan;
pub mod score_sheet;
pub mod sheet;
pub mod story;
mod words;
pub mod xlsx;

pub use error::PaperError;
pub use fonts::Fonts;
pub use sheet::Paper;
