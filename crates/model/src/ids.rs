//! Names of things: bureaus, documents, devices, actors, changes.
//!
//! Every id has one textual form, accepted and printed everywhere.

use std::fmt;
use std::str::FromStr;

use data_encoding::{BASE32_NOPAD, HEXLOWER};
use serde::{Deserialize, Serialize};

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// A bureau code is 1 to 12 ASCII letters or digits.
    #[error("单位代码应为 1–12 位字母或数字：{0}")]
    Bureau(String),
    /// A document id reads `KIND-BUREAU-UNIQUE`.
    #[error("文档编号格式不对：{0}")]
    Document(String),
    /// A hexadecimal id of the wrong length or with a foreign character.
    #[error("编号格式不对：{0}")]
    Hex(String),
}

/// Code of a bureau or municipal unit: its GB/T 2260 division code, or a code the season file gives it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BureauCode(String);

impl BureauCode {
    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for BureauCode {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        let fits = (1..=12).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric());
        if fits { Ok(Self(text)) } else { Err(IdError::Bureau(text)) }
    }
}

impl FromStr for BureauCode {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::try_from(text.to_owned())
    }
}

impl From<BureauCode> for String {
    fn from(code: BureauCode) -> Self {
        code.0
    }
}

impl fmt::Display for BureauCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The six kinds of documents (design §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 年度: one per season.
    Campaign,
    /// 申报: one per nominee.
    Dossier,
    /// 台账: one per bureau.
    Desk,
    /// 审核: one per nominee, written by the municipal bureau.
    Review,
    /// 评审: one per season, municipal only.
    Assessment,
    /// 公布: one per season.
    Bulletin,
}

impl Kind {
    /// Every kind, in the order of the design's table.
    pub const ALL: [Self; 6] =
        [Self::Campaign, Self::Dossier, Self::Desk, Self::Review, Self::Assessment, Self::Bulletin];

    /// The word used in ids.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Campaign => "campaign",
            Self::Dossier => "dossier",
            Self::Desk => "desk",
            Self::Review => "review",
            Self::Assessment => "assessment",
            Self::Bulletin => "bulletin",
        }
    }
}

/// Id of a document. It names its kind and its owner, so that the right to read or write it
/// follows from the id and the roster alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DocId {
    /// What kind of document.
    pub kind: Kind,
    /// Whose document: the nominating bureau, or the municipal bureau for the season's documents.
    pub bureau: BureauCode,
    /// Random for a dossier, the dossier's for its review, zero for the one of a season or bureau.
    pub unique: [u8; 10],
}

impl DocId {
    /// The id of the only document of its kind that `bureau` has.
    #[must_use]
    pub fn only(kind: Kind, bureau: BureauCode) -> Self {
        Self { kind, bureau, unique: [0; 10] }
    }

    /// The same nominee's document of another kind.
    #[must_use]
    pub fn sibling(&self, kind: Kind) -> Self {
        Self { kind, ..self.clone() }
    }

    /// The random part as 16 lower-case letters and digits.
    #[must_use]
    pub fn unique_text(&self) -> String {
        BASE32_NOPAD.encode(&self.unique).to_ascii_lowercase()
    }
}

impl fmt::Display for DocId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.kind.word(), self.bureau, self.unique_text())
    }
}

impl FromStr for DocId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let bad = || IdError::Document(text.to_owned());
        let mut parts = text.split('-');
        let (Some(word), Some(bureau), Some(unique), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(bad());
        };
        let kind = Kind::ALL.into_iter().find(|kind| kind.word() == word).ok_or_else(bad)?;
        let bytes = BASE32_NOPAD.decode(unique.to_ascii_uppercase().as_bytes()).map_err(|_| bad())?;
        let unique = bytes.try_into().map_err(|_| bad())?;
        Ok(Self { kind, bureau: bureau.parse()?, unique })
    }
}

macro_rules! byte_id {
    ($(#[$doc:meta])* $name:ident, $len:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub [u8; $len]);

        impl $name {
            /// The first eight hexadecimal digits, for people.
            #[must_use]
            pub fn short(&self) -> String {
                HEXLOWER.encode(&self.0[..4])
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&HEXLOWER.encode(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.short())
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                let bad = || IdError::Hex(text.to_owned());
                let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| bad())?;
                bytes.try_into().map(Self).map_err(|_| bad())
            }
        }
    };
}

byte_id!(
    /// A device: the public half of its Ed25519 key, which is also its endpoint id and `Author`.
    DeviceId,
    32
);
byte_id!(
    /// One run of the program editing one document: random, never reused (design §4).
    Actor,
    16
);
byte_id!(
    /// SHA-256 of an Automerge change.
    ChangeId,
    32
);
byte_id!(
    /// BLAKE3 of anything else: statements, digests, attachments.
    Digest,
    32
);

impl Digest {
    /// The BLAKE3 hash of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_id_reads_back_as_written() {
        let id = DocId { kind: Kind::Dossier, bureau: "140702".parse().expect("code"), unique: [7; 10] };
        assert_eq!(id.to_string().parse::<DocId>(), Ok(id));
    }

    #[test]
    fn foreign_text_is_no_id() {
        for text in [
            "",
            "dossier",
            "dossier-140702",
            "dossier-140702-x",
            "letter-140702-aaaaaaaaaaaaaaaa",
            "dossier-榆次-aaaaaaaaaaaaaaaa",
        ] {
            assert!(text.parse::<DocId>().is_err(), "{text}");
        }
    }
}
