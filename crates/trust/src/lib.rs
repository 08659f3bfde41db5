//! Who may do what, and the proof of it: keys, membership, invitations, chain signatures, signed
//! statements and carry envelopes. Pure: time and random bytes are parameters.
//!
//! Whatever is signed travels as the exact bytes that were signed, and is signed for one purpose
//! only (see [`Domain`]).

pub mod access;
pub mod carry;
pub mod chain;
pub mod error;
pub mod invitation;
pub mod key;
pub mod membership;
pub mod phone;
pub mod recovery;
pub mod roster;
pub mod statement;
mod wire;

pub use access::{Scope, may_read, may_see, may_state, may_write};
pub use chain::{Chain, NOBODY, sign_tip, verify_links, verify_tip};
pub use error::TrustError;
pub use invitation::{JoinRequest, Ticket, six_digits};
pub use key::{DeviceKey, Domain, Signature, verify};
pub use membership::{Act, Log, Newcomer, SignedEntry};
pub use roster::{Departure, How, Member, Role, Roster, campaign_id};
pub use statement::{
    Admission, Claim, Closed, Entry, Extension, Manifest, PhoneNote, Receipt, ReceiptChain, Reopen, Seal,
    SignedStatement, Statement, season_root, verify_receipts,
};
