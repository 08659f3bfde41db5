//! What was shown beforehand is done only as it was shown.

use jiangxuan_model::Digest;
use serde::Serialize;

/// Digits of a preview's digest: enough to notice any change, few enough to be typed.
const DIGITS: usize = 12;

/// What would be done, in short, and whether it is wanted.
pub(super) struct Preview {
    digest: String,
    /// Whether the code that was given is this one's; none where nothing is to be done yet.
    agreed: Option<bool>,
}

impl Preview {
    /// The preview of what is promised, and the code under which it is to be carried out.
    pub fn of(promised: &impl Serialize, apply: Option<&str>) -> Self {
        let bytes = serde_json::to_vec(promised).unwrap_or_default();
        let digest: String = Digest::of(&bytes).to_string().chars().take(DIGITS).collect();
        let agreed = apply.map(|given| given.trim() == digest);
        Self { digest, agreed }
    }

    /// Whether it is carried out now.
    pub fn applies(&self) -> bool {
        self.agreed == Some(true)
    }

    /// The code under which it is to be carried out.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Whether a code was given that is another one's.
    pub fn moved(&self) -> bool {
        self.agreed == Some(false)
    }
}
