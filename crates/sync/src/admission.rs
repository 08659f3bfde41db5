//! What a parcel must pass before Automerge sees a byte of it (design §5.4).

use std::collections::BTreeSet;

use jiangxuan_model::layout::GENESIS_ACTOR;
use jiangxuan_model::schema::is_step;
use jiangxuan_model::{Actor, DeviceId, Step, Vector, chunk};
use jiangxuan_trust::{Chain, NOBODY, Roster, may_read, may_write, verify_links, verify_tip};
use serde::{Deserialize, Serialize};

use crate::columns;
use crate::limits;
use crate::wire::Parcel;

/// Why a parcel stays outside, as a word for the peer and for scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalCode {
    /// The peer may not hold this document at all.
    PeerNotEntitled,
    /// The author is not on the roster.
    UnknownAuthor,
    /// The author was revoked, and the hub had not receipted this; or the sender takes part no longer.
    Revoked,
    /// The author may not write this document.
    NotEntitled,
    /// The chain signature is wrong.
    BadSignature,
    /// The bytes are no chain of changes.
    Malformed,
    /// Over a limit.
    TooLarge,
    /// Two different changes bear one number.
    Fork,
    /// Changes in between are missing; they are asked for.
    Gap,
    /// Follows changes that are not here.
    MissingDependency,
    /// Content outside the layout.
    Shape,
    /// Claims another author than the device that signed.
    WrongAuthor,
    /// Automerge refused it, or could not load again what it had saved.
    Unloadable,
    /// The trial process died of it.
    Crashed,
    /// The disk refused it; it will be accepted later.
    NotStored,
}

/// Why a parcel stays outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{detail}")]
pub struct Refusal {
    /// As a word.
    pub code: RefusalCode,
    /// As a sentence for the municipal officer.
    pub detail: String,
}

impl Refusal {
    /// A refusal with its word and sentence.
    #[must_use]
    pub fn new(code: RefusalCode, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into() }
    }
}

/// Checks a parcel from `peer` against the roster and what is `held`; returns the chains that are new.
///
/// Nothing here decodes operations. Chains, or parts of them, that are held already are left out.
pub fn vet(roster: &Roster, peer: &DeviceId, held: &Vector, parcel: &Parcel) -> Result<Vec<Chain>, Refusal> {
    // What it sent before it was shut out an officer can let in (design §4).
    if let Some(member) = roster.member(peer).filter(|member| member.left.is_some()) {
        return Err(Refusal::new(RefusalCode::Revoked, format!("对方设备「{}」已停用", member.name)));
    }
    if !may_read(roster, peer, &parcel.doc) {
        return Err(Refusal::new(RefusalCode::PeerNotEntitled, "对方设备无权持有该材料"));
    }
    if parcel.chains.len() > limits::CHAINS {
        return Err(Refusal::new(RefusalCode::TooLarge, "变更链过多"));
    }
    let actors: BTreeSet<&Actor> = parcel.chains.iter().map(|chain| &chain.actor).collect();
    if actors.len() < parcel.chains.len() {
        return Err(Refusal::new(RefusalCode::Malformed, "同一编号出现多条变更链"));
    }
    // By role, not by bureau: experts and clerks of the municipal bureau's own nominees are no arbiters.
    let vouched = roster.active(peer).is_some_and(|member| member.role.is_municipal());
    if let Some(whole) = &parcel.whole {
        return vet_whole(roster, vouched, held, parcel, whole);
    }
    let mut fresh = Vec::new();
    for chain in &parcel.chains {
        if let Some(chain) = unseen(held, chain)? {
            if is_step(&chain.actor) {
                step(parcel, &chain)?;
                fresh.push(chain);
                continue;
            }
            entitled(roster, parcel, &chain, vouched)?;
            sound(parcel, held, &chain)?;
            fresh.push(chain);
        }
    }
    Ok(fresh)
}

/// The same for a document that arrives whole: who signed, and whether they may. Its changes are checked on trial,
/// where they are derived. Nothing is new where all of it is held.
fn vet_whole(
    roster: &Roster,
    vouched: bool,
    held: &Vector,
    parcel: &Parcel,
    whole: &[u8],
) -> Result<Vec<Chain>, Refusal> {
    if whole.len() > limits::WHOLE {
        return Err(Refusal::new(RefusalCode::TooLarge, "整份材料过大"));
    }
    for chain in &parcel.chains {
        if chain.actor == GENESIS_ACTOR || !chain.bytes.is_empty() {
            return Err(Refusal::new(RefusalCode::Malformed, "整份材料另带变更"));
        }
        if is_step(&chain.actor) {
            unsigned(chain)?; // its bytes are looked at where they are derived
            continue;
        }
        entitled(roster, parcel, chain, vouched)?;
        signed(parcel, chain)?;
    }
    let news = |chain: &&Chain| held.0.get(&chain.actor).is_none_or(|tip| tip.seq < chain.tip.seq);
    if parcel.chains.iter().any(|chain| news(&chain)) { Ok(parcel.chains.clone()) } else { Ok(Vec::new()) }
}

/// A step of the schema is known by its bytes and needs no signature, as the first change needs none. The trial sees to
/// it that one comes only with a change that needs it, and that one somebody signed.
fn step(parcel: &Parcel, chain: &Chain) -> Result<(), Refusal> {
    unsigned(chain)?;
    let own = Step::of(parcel.doc.kind, &chain.bytes).is_some_and(|step| step.actor(parcel.doc.kind) == chain.actor);
    if !own {
        return Err(false_step());
    }
    verify_links(chain, None).map(|_| ()).map_err(|error| Refusal::new(RefusalCode::Malformed, error.to_string()))
}

/// All who hold a step hold the same row of it.
fn unsigned(chain: &Chain) -> Result<(), Refusal> {
    let plain = chain.device == NOBODY && chain.signature.0 == [0; 64] && (chain.first, chain.tip.seq) == (1, 1);
    if plain { Ok(()) } else { Err(false_step()) }
}

pub(crate) fn false_step() -> Refusal {
    Refusal::new(RefusalCode::Malformed, "冒用版本升级记录的编号")
}

fn signed(parcel: &Parcel, chain: &Chain) -> Result<(), Refusal> {
    verify_tip(&parcel.doc, &chain.actor, &chain.device, &chain.tip, &chain.signature)
        .map_err(|_| Refusal::new(RefusalCode::BadSignature, "变更签名不对"))
}

/// The part of a chain that is not held yet.
fn unseen(held: &Vector, chain: &Chain) -> Result<Option<Chain>, Refusal> {
    let known = held.seq(&chain.actor);
    let same_tip = held.0.get(&chain.actor).is_none_or(|tip| tip.seq != chain.tip.seq || tip.hash == chain.tip.hash);
    if !same_tip {
        return Err(fork());
    }
    if chain.tip.seq <= known {
        return Ok(None);
    }
    if chain.first == 0 {
        return Err(Refusal::new(RefusalCode::Malformed, "变更编号从 1 开始"));
    }
    if chain.first > known + 1 {
        return Err(Refusal::new(RefusalCode::Gap, "变更链不连续"));
    }
    let mut rest = chain.bytes.as_slice();
    for _ in chain.first..=known {
        rest = chunk::split(rest).map_err(malformed)?.1;
    }
    Ok(Some(Chain { first: known + 1, bytes: rest.to_vec(), ..chain.clone() }))
}

fn entitled(roster: &Roster, parcel: &Parcel, chain: &Chain, vouched: bool) -> Result<(), Refusal> {
    let author =
        roster.member(&chain.device).ok_or_else(|| Refusal::new(RefusalCode::UnknownAuthor, "作者设备不在名册上"))?;
    if author.is_revoked() {
        // What a municipal node passes on was receipted or admitted there: the hub is the arbiter.
        let detail = format!("作者设备「{}」已停用", author.name);
        return if vouched { Ok(()) } else { Err(Refusal::new(RefusalCode::Revoked, detail)) };
    }
    if may_write(roster, &chain.device, &parcel.doc) {
        return Ok(());
    }
    let detail = format!("设备「{}」无权修改该材料", author.name);
    Err(Refusal::new(RefusalCode::NotEntitled, detail))
}

fn sound(parcel: &Parcel, held: &Vector, chain: &Chain) -> Result<(), Refusal> {
    if chain.actor == GENESIS_ACTOR {
        return Err(Refusal::new(RefusalCode::Malformed, "冒用创始编号"));
    }
    for change in chunk::each(&chain.bytes) {
        if change.map_err(malformed)?.len() > limits::CHANGE {
            return Err(Refusal::new(RefusalCode::TooLarge, "单项变更过大"));
        }
    }
    signed(parcel, chain)?;
    let previous = held.0.get(&chain.actor).map(|tip| tip.hash);
    let links = verify_links(chain, previous).map_err(|error| {
        // A chain that is whole in itself but does not follow what is held was made by a copy of the device.
        let follows_other = previous.is_some() && verify_alone(chain);
        if follows_other { fork() } else { Refusal::new(RefusalCode::Malformed, error.to_string()) }
    })?;
    if links.iter().any(|(header, _)| header.start_op >= limits::OPERATION_CEILING) {
        return Err(Refusal::new(RefusalCode::TooLarge, "操作编号超出范围"));
    }
    chunk::each(&chain.bytes).try_for_each(|change| columns::check(change.map_err(malformed)?).map(|_| ()))
}

/// Whether the chain is sound apart from what it should follow.
fn verify_alone(chain: &Chain) -> bool {
    let Ok((first, _)) = chunk::split(&chain.bytes) else { return false };
    let Ok(header) = chunk::header(first) else { return false };
    header.deps.iter().any(|dep| verify_links(chain, Some(*dep)).is_ok())
}

fn fork() -> Refusal {
    Refusal::new(RefusalCode::Fork, "同一编号出现两份不同的变更：该设备可能被复制或恢复过")
}

fn malformed(error: chunk::ChunkError) -> Refusal {
    Refusal::new(RefusalCode::Malformed, error.to_string())
}
