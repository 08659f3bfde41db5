//! W2: every bureau connects at once, each with a sealed dossier, and waits for its receipt.
//!
//! The node is a whole profile on disk. The bureaus are bare cores over memory: they are the load.

use std::time::{Duration, Instant};

use jiangxuan_engine::runtime::NetworkEvent;
use jiangxuan_engine::{Core, Effect, Env, Input};
use jiangxuan_model::{Actor, BureauCode, DeviceId, Digest, DocId, Document, Edit, Kind, Time, Writer};
use jiangxuan_store::{Batch, Memory, Write};
use jiangxuan_sync::worker::judge;
use jiangxuan_trust::{Chain, Claim, Seal, SignedEntry, SignedStatement, Statement, sign_tip};
use tokio::runtime::Runtime;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use super::profile::{self, Templates};
use super::wire::{Counted, Wire};
use super::{refused, start};
use crate::BenchError;
use crate::memory::Watch;
use crate::prepared::Content;
use crate::workload::Sample;

const NOW: Time = Time(1_564_588_200_000); // 2019-07-31 23:50 in Shanghai

/// One bureau: a core, its memory, and the seal that it wants receipted.
struct Bureau {
    number: u32,
    core: Core,
    shelf: Memory,
    dice: u64,
}

/// Runs one evening.
pub fn run(
    runtime: &Runtime,
    templates: &Templates,
    content: &Content,
    bureaus: u32,
    each: u32,
    limit: Duration,
) -> Result<Sample, BenchError> {
    let watch = Watch::start();
    let code = |number: u32| format!("B{number:04}").parse::<BureauCode>().map_err(|_| refused("code"));
    let codes: Vec<BureauCode> = (1..=bureaus).map(code).collect::<Result<_, _>>()?;
    let membership = profile::membership((1..=bureaus).zip(codes.iter().cloned()))?;
    let home = tempfile::tempdir_in(templates.folder())?;
    let mut database = profile::create(&home.path().join("profile"))?;
    profile::commit(&mut database, &profile::enrolled(0, &membership))?;
    let mut clients = Vec::new();
    for (number, code) in (1..=bureaus).zip(codes) {
        let (bureau, shared) = prepare(number, &code, &membership, content, each)?;
        profile::commit(&mut database, &shared)?;
        clients.push(bureau);
    }
    runtime.block_on(async {
        let wire = Wire::default();
        let hub = start(home, database, &wire, profile::hub().id()).await?;
        let begin = Instant::now();
        let mut evening = JoinSet::new();
        for client in clients {
            let inbox = wire.attach(profile::key(client.number).id());
            evening.spawn(serve(client, inbox, wire.clone(), begin));
        }
        for number in 1..=bureaus {
            wire.connect(profile::key(number).id(), profile::hub().id());
        }
        let mut times = Vec::new();
        while let Ok(Some(Ok(Some(seconds)))) =
            tokio::time::timeout_at((begin + limit).into(), evening.join_next()).await
        {
            times.push(seconds);
        }
        let Counted { messages, bytes } = wire.counted();
        // With all the bureaus, which share the process: the node alone needs less.
        let memory = watch.most();
        hub.host.stop().await;
        times.sort_by(f64::total_cmp);
        let at = (times.len() * 95).div_ceil(100).saturating_sub(1);
        let seconds = times.get(at).copied().unwrap_or(limit.as_secs_f64());
        let done = u32::try_from(times.len()).unwrap_or_default();
        Ok(Sample { seconds, messages, bytes, memory, done, of: bureaus })
    })
}

/// A bureau with `each` dossiers known to both sides, and one of them edited and sealed since.
fn prepare(
    number: u32,
    code: &BureauCode,
    membership: &[SignedEntry],
    content: &Content,
    each: u32,
) -> Result<(Bureau, Batch), BenchError> {
    let key = profile::key(number);
    let mut shelf = Memory::default();
    profile::commit(&mut shelf, &profile::enrolled(number, membership))?;
    let mut shared = Batch::default();
    for nth in 0..each {
        let prepared = &content.dossiers[((number - 1) * each + nth) as usize];
        // The text of a prepared dossier, typed by this bureau's own device: its chains must be signed by it.
        let text = Document::load(prepared.id.clone(), &prepared.saved)?.narrative();
        let mut unique = prepared.id.unique;
        unique[0] ^= 0x55;
        let id = DocId { kind: Kind::Dossier, bureau: code.clone(), unique };
        let mut document = Document::new(id)?;
        let name = Edit::Field { key: "name".to_owned(), value: format!("甲{number}") };
        shared.writes.extend(write(&mut document, &key, 1, &[name, Edit::Narrative { text }])?);
    }
    profile::commit(&mut shelf, &shared)?;
    let Some(Write::Document { doc, snapshot, .. }) = shared.writes.last() else { return Err(refused("no dossier")) };
    let mut document = Document::load(doc.clone(), snapshot)?;
    let edit = Edit::Field { key: "mobile".to_owned(), value: "13800000001".to_owned() };
    let mut own = Batch { writes: write(&mut document, &key, 2, &[edit])? };
    let signed = seal(&document, number, membership)?;
    let mark = Edit::Sealed { seal: signed.id().to_string(), version: 1 };
    own.writes.extend(write(&mut document, &key, 2, &[mark])?);
    own.writes.push(Write::Statement { id: signed.id(), bytes: postcard::to_stdvec(&signed)? });
    profile::commit(&mut shelf, &own)?;
    let core = Core::open(&shelf).map_err(|failure| refused(&failure.message))?;
    Ok((Bureau { number, core, shelf, dice: u64::from(number) }, shared))
}

fn seal(document: &Document, number: u32, membership: &[SignedEntry]) -> Result<SignedStatement, BenchError> {
    let key = profile::key(number);
    let trust = |error: jiangxuan_trust::TrustError| refused(&error.to_string());
    let campaign = membership.first().ok_or_else(|| refused("membership"))?.open().map_err(trust)?.campaign;
    let seal = Seal {
        doc: document.id().clone(),
        version: 1,
        heads: document.heads(),
        vector: document.vector().digest(),
        blobs: Vec::new(),
        findings: Digest::of(b""),
        warnings: 0,
        previous: None,
    };
    SignedStatement::sign(&key, &Statement { campaign, author: key.id(), time: NOW, claim: Claim::Seal(seal) })
        .map_err(trust)
}

/// One change, as what a core would store of it.
fn write(
    document: &mut Document,
    key: &jiangxuan_trust::DeviceKey,
    run: u8,
    edits: &[Edit],
) -> Result<Vec<Write>, BenchError> {
    let doc = document.id().clone();
    let mut actor = [run; 16];
    actor[..10].copy_from_slice(&doc.unique);
    let writer = Writer { device: key.id(), actor: Actor(actor) };
    let made = document.edit(writer, NOW, edits)?.ok_or_else(|| refused("no change"))?;
    let signature = sign_tip(key, &doc, &made.actor, &made.tip);
    let chain =
        Chain { actor: made.actor, device: key.id(), first: made.tip.seq, tip: made.tip, signature, bytes: made.bytes };
    let mut summary = serde_json::to_value(document.summary())?;
    summary["unsaved"] = 0.into();
    Ok(vec![
        Write::Chains { doc: doc.clone(), chains: vec![chain] },
        Write::Document { doc, vector: document.vector(), summary: summary.to_string(), snapshot: document.save() },
    ])
}

/// Runs a bureau until it holds its receipt; how long that took.
async fn serve(
    mut bureau: Bureau,
    mut inbox: mpsc::UnboundedReceiver<NetworkEvent>,
    wire: Wire,
    begin: Instant,
) -> Option<f64> {
    loop {
        let input = match inbox.recv().await? {
            NetworkEvent::Up { device, path, dialled } => Input::Up { peer: device, path, dialled },
            NetworkEvent::Frame { device, bytes } => Input::Frame { peer: device, bytes },
            _ => continue,
        };
        bureau.take(input, &wire)?;
        if bureau.receipted()? {
            return Some(begin.elapsed().as_secs_f64());
        }
    }
}

impl Bureau {
    fn take(&mut self, input: Input, wire: &Wire) -> Option<()> {
        let me: DeviceId = self.core.device();
        let mut inputs = vec![input];
        while let Some(input) = inputs.pop() {
            let dice = &mut self.dice;
            let mut random = |bytes: &mut [u8]| {
                *dice += 1;
                blake3::Hasher::new().update(&dice.to_le_bytes()).update(&me.0).finalize_xof().fill(bytes);
            };
            let step = self.core.handle(&mut Env { now: NOW, random: &mut random }, &self.shelf, input);
            let stored = jiangxuan_store::Shelf::commit(&mut self.shelf, step.batch()).ok()?;
            for effect in step.publish(&stored) {
                match effect {
                    Effect::Send { peer, frame } => wire.send(me, peer, frame.encode().ok()?),
                    Effect::Settle => inputs.push(Input::Settle),
                    Effect::Try { job, work } => inputs.push(Input::Tried { job, verdict: judge(&work) }),
                    _ => {}
                }
            }
        }
        Some(())
    }

    fn receipted(&mut self) -> Option<bool> {
        Some(self.core.deliveries().iter().any(|row| row.receipt.is_some()))
    }
}
