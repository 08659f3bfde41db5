//! 宣传材料: the short story of an awardee as a file for the press.

use jiangxuan_contract::answer::award::Story;
use jiangxuan_rules::Season;

use crate::error::PaperError;
use crate::{docx, forms};

/// The Word file of what the engine's `award.story` answers.
///
/// # Errors
/// [`PaperError::Answer`] where its season cannot be read, [`PaperError::Packing`] where the file cannot be packed.
pub fn docx(story: &Story) -> Result<Vec<u8>, PaperError> {
    let season = Season::parse(&story.season).map_err(|error| PaperError::Answer(error.to_string()))?;
    docx::docx(&forms::story(&season, &story.nominee.clone().into()))
}
