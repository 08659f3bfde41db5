//! Invitations and the answer to them: a one-time ticket, a proof of holding it, six digits to compare.

use std::fmt;

use data_encoding::BASE32_NOPAD;
use jiangxuan_model::{BureauCode, DeviceId, Digest, Time};
use serde::{Deserialize, Serialize};

use crate::error::TrustError;
use crate::key::{DeviceKey, Domain, Signature, verify};
use crate::roster::{Role, campaign_id};
use crate::wire;

const MARK: &str = "JX1";
const LIMIT: usize = 4096;
const LENGTH: usize = 2;
const SIGNATURE: usize = 64;
const CHECK: usize = 4;
const NAME_LIMIT: usize = 200;
const SIX_DIGITS: &str = "jiangxuan v1 six digits";

/// A one-time invitation of one device, signed by the node that will let it in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    /// The season.
    pub campaign: Digest,
    /// The node to turn to; it signs the ticket.
    pub hub: DeviceId,
    /// Where the node may be reached: `host:port`.
    pub addresses: Vec<String>,
    /// The city's own relay.
    pub relay: Option<String>,
    /// The bureau that is invited.
    pub bureau: BureauCode,
    /// The bureau's name, for the joining clerk to recognise.
    pub bureau_name: String,
    /// What the device will be enrolled for.
    pub role: Role,
    /// Name of the ticket.
    pub id: [u8; 8],
    /// What only the invited and the node know.
    pub secret: [u8; 32],
    /// After this the node refuses it.
    pub expires: Time,
    /// Whether the node enrols without asking an officer.
    pub preapproved: bool,
    /// Hash of the season file.
    pub season: Digest,
    /// The key that signs the roster.
    pub authority: DeviceId,
}

impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { bureau, role, expires, .. } = self;
        write!(f, "Ticket({bureau}, {role:?}, {expires:?}, hub {})", self.hub.short())
    }
}

impl Ticket {
    /// The signed ticket as text fit for a QR code; `hub` must be the node that it names.
    ///
    /// `JX1`, then in base 32: length of the payload, payload, signature, check bytes.
    pub fn encode(&self, hub: &DeviceKey) -> Result<String, TrustError> {
        if hub.id() != self.hub {
            return Err(TrustError::WrongSigner);
        }
        let payload = wire::encode(self)?;
        if payload.len() > LIMIT {
            return Err(TrustError::TooLarge(LIMIT));
        }
        let mut bytes = (payload.len() as u16).to_be_bytes().to_vec();
        bytes.extend_from_slice(&payload);
        bytes.extend_from_slice(&hub.sign(Domain::Ticket, &payload).0);
        bytes.extend_from_slice(&check(&bytes));
        Ok(format!("{MARK}{}", BASE32_NOPAD.encode(&bytes)))
    }

    /// Reads a ticket; blanks, line breaks, full-width and small letters are welcome.
    pub fn decode(text: &str) -> Result<Self, TrustError> {
        let letters: String = text.chars().filter(|c| !is_filler(*c)).map(narrow).collect();
        let body = letters.strip_prefix(MARK).ok_or(TrustError::NotATicket)?;
        let bytes = unpack(&body.chars().map(lookalike).collect::<String>())?;
        let (signed, signature) = bytes.split_last_chunk::<SIGNATURE>().ok_or(TrustError::TicketMistyped)?;
        let payload = signed.get(LENGTH..).ok_or(TrustError::TicketMistyped)?;
        let ticket: Self = wire::decode(payload, LIMIT)?;
        verify(ticket.hub, Domain::Ticket, payload, &Signature(*signature))?;
        if ticket.campaign != campaign_id(ticket.authority, ticket.season) {
            return Err(TrustError::WrongCampaign);
        }
        Ok(ticket)
    }
}

/// Undoes base 32 and takes off the check bytes. The stated length tells a torn ticket from a mistyped one.
fn unpack(body: &str) -> Result<Vec<u8>, TrustError> {
    let expected = 8 * (LENGTH + stated_length(body)? + SIGNATURE + CHECK);
    let letters = expected.div_ceil(5);
    if body.chars().count() < letters {
        return Err(TrustError::TicketTruncated);
    }
    let bytes = BASE32_NOPAD.decode(body.as_bytes()).map_err(|_| TrustError::TicketMistyped)?;
    match bytes.split_last_chunk::<CHECK>() {
        Some((rest, sum)) if check(rest) == *sum => Ok(rest.to_vec()),
        _ => Err(TrustError::TicketMistyped),
    }
}

/// The first 8 letters are 5 bytes, of which the length is two.
fn stated_length(body: &str) -> Result<usize, TrustError> {
    let start: String = body.chars().take(8).collect();
    if start.chars().count() < 8 {
        return Err(TrustError::TicketTruncated);
    }
    let bytes = BASE32_NOPAD.decode(start.as_bytes()).map_err(|_| TrustError::TicketMistyped)?;
    let length = usize::from(u16::from_be_bytes([bytes[0], bytes[1]]));
    if length > LIMIT { Err(TrustError::TicketMistyped) } else { Ok(length) }
}

fn check(bytes: &[u8]) -> [u8; CHECK] {
    let [a, b, c, d, ..] = *blake3::hash(bytes).as_bytes();
    [a, b, c, d]
}

fn is_filler(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{200b}'..='\u{200d}' | '\u{feff}')
}

fn narrow(c: char) -> char {
    let narrow = match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    narrow.to_ascii_uppercase()
}

/// Base 32 has no 0, 1 and 8; who types them means the letters that look alike.
fn lookalike(c: char) -> char {
    match c {
        '0' => 'O',
        '1' => 'I',
        '8' => 'B',
        _ => c,
    }
}

/// The invited device's answer to a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinRequest {
    /// Name of the ticket.
    pub ticket: [u8; 8],
    /// The device that wants to join.
    pub device: DeviceId,
    /// What its people call it.
    pub device_name: String,
    /// Who works on it.
    pub person: String,
    /// Proof of holding the ticket's secret, for this device and node alone.
    pub proof: [u8; 32],
    /// The device's signature over all of the above.
    pub signature: Signature,
}

impl JoinRequest {
    /// The answer of the device `key` to `ticket`.
    #[must_use]
    pub fn new(key: &DeviceKey, ticket: &Ticket, device_name: &str, person: &str) -> Self {
        let device = key.id();
        let mut request = Self {
            ticket: ticket.id,
            device,
            device_name: device_name.to_owned(),
            person: person.to_owned(),
            proof: proof(&ticket.secret, device, ticket.hub, &ticket.id).into(),
            signature: Signature([0; 64]),
        };
        request.signature = key.sign(Domain::Join, &request.signed());
        request
    }

    /// Checks, at the node `hub`, that the device holds its key and the ticket's secret. Not checked
    /// here: expiry, and whether the ticket was used before.
    pub fn check(&self, secret: &[u8; 32], hub: DeviceId) -> Result<(), TrustError> {
        if self.device_name.len().max(self.person.len()) > NAME_LIMIT {
            return Err(TrustError::NameTooLong(NAME_LIMIT));
        }
        verify(self.device, Domain::Join, &self.signed(), &self.signature)?;
        // blake3::Hash compares in constant time.
        let expected = proof(secret, self.device, hub, &self.ticket);
        if expected == self.proof { Ok(()) } else { Err(TrustError::JoinProof) }
    }

    fn signed(&self) -> Vec<u8> {
        let length = (self.device_name.len() as u64).to_le_bytes();
        let names = [self.device_name.as_bytes(), self.person.as_bytes()].concat();
        [&self.ticket[..], &self.device.0, &self.proof, &length, &names].concat()
    }
}

fn proof(secret: &[u8; 32], device: DeviceId, hub: DeviceId, ticket: &[u8; 8]) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new_keyed(secret);
    hasher.update(&device.0).update(&hub.0).update(ticket);
    hasher.finalize()
}

/// The six digits that both screens show, for the officer to compare by telephone.
#[must_use]
pub fn six_digits(hub: DeviceId, device: DeviceId, ticket: &[u8; 8]) -> String {
    let mut hasher = blake3::Hasher::new_derive_key(SIX_DIGITS);
    hasher.update(&hub.0).update(&device.0).update(ticket);
    let mut bytes = [0; 8];
    hasher.finalize_xof().fill(&mut bytes);
    format!("{:06}", u64::from_le_bytes(bytes) % 1_000_000)
}
