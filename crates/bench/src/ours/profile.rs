//! Profiles with the content in them, made once and copied for each run.

use std::path::{Path, PathBuf};

use jiangxuan_engine::settings;
use jiangxuan_model::{Actor, BureauCode, Digest, DocId, Document, Tip, chunk};
use jiangxuan_rules::Season;
use jiangxuan_store::{Batch, Database, KdfCost, Profile, Secret, Shelf, Write};
use jiangxuan_trust::{Act, Chain, DeviceKey, Log, Newcomer, Role, SignedEntry, sign_tip};
use tempfile::TempDir;

use super::refused;
use crate::BenchError;
use crate::prepared::{Content, Prepared};

const MUNICIPAL: &str = "140700";
const COUNTY: &str = "140702";
/// Documents in one transaction while a template is made.
const BATCH: usize = 200;

/// Whose profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The municipal node.
    Hub,
    /// The first clerk's device.
    County,
}

/// The key of a device by number; 0 is the municipal node.
pub fn key(number: u32) -> DeviceKey {
    DeviceKey::from_seed(*blake3::hash(&number.to_le_bytes()).as_bytes())
}

/// The municipal node's key.
pub fn hub() -> DeviceKey {
    key(0)
}

fn authority() -> DeviceKey {
    key(u32::MAX)
}

/// The membership log of a season with the node and the given devices.
pub fn membership(devices: impl Iterator<Item = (u32, BureauCode)>) -> Result<Vec<SignedEntry>, BenchError> {
    let season = Digest::of(season().as_bytes());
    let municipal: BureauCode = MUNICIPAL.parse().map_err(|_| refused("code"))?;
    let newcomer = |number: u32, bureau: BureauCode, role: Role| Newcomer {
        device: key(number).id(),
        bureau,
        role,
        name: format!("device {number}"),
        person: format!("clerk {number}"),
    };
    let trust = |error: jiangxuan_trust::TrustError| refused(&error.to_string());
    let first = newcomer(0, municipal.clone(), Role::Registrar);
    let mut log =
        Log::of(&[SignedEntry::found(&authority(), season, municipal, first).map_err(trust)?]).map_err(trust)?;
    for (number, bureau) in devices {
        let act = Act::Add(newcomer(number, bureau, Role::Editor));
        let entry = log.sign(&authority(), act).map_err(trust)?;
        log.absorb(&[entry]).map_err(trust)?;
    }
    Ok(log.beyond(&[]))
}

fn season() -> &'static str {
    Season::builtin("jinzhong-2019").unwrap_or_default()
}

/// What makes a shelf a profile of this season.
pub fn enrolled(number: u32, membership: &[SignedEntry]) -> Batch {
    let own = [settings::put_device_seed(&key(number).seed()), settings::put_season(season())];
    Batch { writes: own.into_iter().chain(membership.iter().map(settings::put_entry)).collect() }
}

/// The same dossier in the one bureau of these profiles: whoever edits must be entitled to.
pub fn owned(id: &DocId) -> Result<DocId, BenchError> {
    let bureau = COUNTY.parse().map_err(|_| refused("code"))?;
    Ok(DocId { bureau, ..id.clone() })
}

/// A dossier as its clerks left it.
pub fn dossier(prepared: &Prepared, content: &Content) -> Result<Vec<Write>, BenchError> {
    let doc = owned(&prepared.id)?;
    let document = Document::load(doc.clone(), &prepared.saved)?;
    let chains = prepared.chains.iter().zip(content.devices).enumerate();
    let chains: Vec<Chain> = chains
        .filter(|(_, (bytes, _))| !bytes.is_empty())
        .map(|(clerk, (bytes, device))| chain(&document, &key(clerk as u32 + 1), device, bytes))
        .collect::<Result<_, _>>()?;
    let mut summary = serde_json::to_value(document.summary())?;
    summary["unsaved"] = 0.into();
    Ok(vec![
        Write::Chains { doc: doc.clone(), chains },
        Write::Document {
            doc,
            vector: document.vector(),
            summary: summary.to_string(),
            snapshot: prepared.saved.clone(),
        },
    ])
}

fn chain(
    document: &Document,
    key: &DeviceKey,
    device: jiangxuan_model::DeviceId,
    bytes: &[u8],
) -> Result<Chain, BenchError> {
    let bad = |error: chunk::ChunkError| refused(&error.to_string());
    let last = chunk::each(bytes).last().ok_or_else(|| refused("empty chain"))?.map_err(bad)?;
    let actor: Actor = chunk::header(last).map_err(bad)?.actor;
    let tip: Tip = document.vector().0.get(&actor).copied().ok_or_else(|| refused("no such actor"))?;
    let signature = sign_tip(key, document.id(), &actor, &tip);
    Ok(Chain { actor, device, first: 1, tip, signature, bytes: bytes.to_vec() })
}

/// Profiles kept from run to run.
pub struct Templates(PathBuf);

impl Templates {
    /// In a folder that outlives the run.
    pub fn new(folder: &Path) -> Self {
        Self(folder.to_path_buf())
    }

    /// A fresh copy of a profile with so many dossiers, opened.
    pub fn open(&self, owner: Owner, content: &Content, dossiers: u32) -> Result<(TempDir, Database), BenchError> {
        let (home, profile) = self.copy(owner, content, dossiers)?;
        let database = open(&profile)?;
        Ok((home, database))
    }

    /// A fresh copy of a profile with so many dossiers.
    pub fn copy(&self, owner: Owner, content: &Content, dossiers: u32) -> Result<(TempDir, PathBuf), BenchError> {
        let template = self.0.join(format!("profile-{owner:?}-{dossiers}-{:08x}", content.seed));
        if !template.exists() {
            make(&template, owner, content, dossiers)?;
        }
        self.fresh_of(&template)
    }

    /// A fresh copy of a profile that was adopted.
    pub fn fresh(&self, name: &str) -> Result<(TempDir, PathBuf), BenchError> {
        self.fresh_of(&self.0.join(name))
    }

    /// Whether a profile of this name was adopted.
    pub fn has(&self, name: &str) -> bool {
        self.0.join(name).exists()
    }

    /// Keeps a closed profile under a name.
    pub fn adopt(&self, name: &str, profile: &Path) -> Result<(), BenchError> {
        Ok(std::fs::rename(profile, self.0.join(name))?)
    }

    fn fresh_of(&self, template: &Path) -> Result<(TempDir, PathBuf), BenchError> {
        let home = tempfile::tempdir_in(&self.0)?;
        let profile = home.path().join("profile");
        copy_folder(template, &profile)?;
        Ok((home, profile))
    }

    /// Where the templates are.
    pub fn folder(&self) -> &Path {
        &self.0
    }
}

/// Attachments never change once they are whole: a second name for them is a copy.
fn copy_folder(from: &Path, to: &Path) -> Result<(), BenchError> {
    std::fs::create_dir(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let (old, new) = (entry.path(), to.join(entry.file_name()));
        if !entry.file_type()?.is_dir() {
            std::fs::copy(old, new)?;
            continue;
        }
        std::fs::create_dir(&new)?;
        for file in std::fs::read_dir(old)? {
            let file = file?;
            std::fs::hard_link(file.path(), new.join(file.file_name()))?;
        }
    }
    Ok(())
}

/// Opens a profile that was made here.
pub fn open(profile: &Path) -> Result<Database, BenchError> {
    Profile::open(profile, &Secret::Key([9; 32])).map_err(|error| refused(&error.to_string()))
}

/// An empty profile.
pub fn create(profile: &Path) -> Result<Database, BenchError> {
    let made = Profile::create_with(profile, &Secret::Key([9; 32]), [7; 48], KdfCost::Test);
    made.map_err(|error| refused(&error.to_string()))
}

fn make(template: &Path, owner: Owner, content: &Content, dossiers: u32) -> Result<(), BenchError> {
    let draft = template.with_extension("draft");
    if draft.exists() {
        std::fs::remove_dir_all(&draft)?;
    }
    let mut database = create(&draft)?;
    let bureau: BureauCode = COUNTY.parse().map_err(|_| refused("code"))?;
    let membership = membership([(1, bureau.clone()), (2, bureau)].into_iter())?;
    let number = if owner == Owner::Hub { 0 } else { 1 };
    commit(&mut database, &enrolled(number, &membership))?;
    for group in content.dossiers[..dossiers as usize].chunks(BATCH) {
        let writes: Vec<Vec<Write>> =
            group.iter().map(|prepared| dossier(prepared, content)).collect::<Result<_, _>>()?;
        commit(&mut database, &Batch { writes: writes.into_iter().flatten().collect() })?;
    }
    drop(database);
    std::fs::rename(draft, template)?;
    Ok(())
}

/// Commits, or says why not.
pub fn commit(shelf: &mut dyn Shelf, batch: &Batch) -> Result<(), BenchError> {
    shelf.commit(batch).map(|_stored| ()).map_err(|error| refused(&error.to_string()))
}
