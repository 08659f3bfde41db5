//! 宣传材料: the short story of an awardee as a file for the press.

use jiangxuan_rules::Season;
use serde_json::Value;

use crate::error::PaperError;
use crate::input::Nominee;
use crate::{docx, forms};

/// The Word file of what the engine's `award.story` answers.
///
/// # Errors
/// [`PaperError::Answer`] where the answer is no such one, [`PaperError::Packing`] where the file cannot be packed.
pub fn docx(answer: &Value) -> Result<Vec<u8>, PaperError> {
    let season = Season::parse(answer["season"].as_str().unwrap_or_default());
    let season = season.map_err(|error| PaperError::Answer(error.to_string()))?;
    let nominee: Nominee = serde_json::from_value(answer["nominee"].clone())
        .map_err(|error: serde_json::Error| PaperError::Answer(error.to_string()))?;
    docx::docx(&forms::story(&season, &nominee))
}
