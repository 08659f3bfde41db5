//! A profile and what can be asked of it, before and after it is opened.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jiangxuan_contract::Reply;
use jiangxuan_contract::answer::award::StoryPack;
use jiangxuan_contract::answer::enrolment::FileWritten;
use jiangxuan_contract::answer::receipt::SignedFile;
use jiangxuan_engine::command::{Answer, Assess, Award, Command, Failure, Municipal};
use jiangxuan_engine::{verify_receipt, verify_trail};
use jiangxuan_model::passage;
use jiangxuan_rules::statistics::Scope;
use jiangxuan_store::{Database, Secret, Unlock};
use jiangxuan_trust::Ticket;
use serde_json::{Value, json};
use tokio::sync::{Notify, RwLock, RwLockReadGuard};
use tokio::task::JoinHandle;
use zeroize::Zeroizing;

use crate::event::{Feed, Happening, Subscription};
use crate::files::{read_text, vacant, write_secret};
use crate::foreign::Ticks;
use crate::network::Plan;
use crate::printing::{Details, Order, Preview};
use crate::request::{HostRequest, Rpc};
use crate::session::Session;
use crate::story::Pack;
use crate::{failures, foreign, form, here, host, invitation, look, printing, profile, season_files, secret};

/// What a host decides for its application.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How to reach others.
    pub plan: Plan,
    /// What opens the profile, where it is known without asking; for tests and scripts.
    pub passphrase: Option<Zeroizing<String>>,
}

/// How a signed file is judged: its bytes, and the fingerprint of the authority that is known.
type Judge = fn(&[u8], Option<&str>) -> Result<SignedFile, Failure>;

/// A profile and what can be asked of it.
pub struct Application {
    home: PathBuf,
    options: Options,
    open: RwLock<Option<Open>>,
    feed: Feed,
    stop: Arc<Notify>,
    offered: Mutex<Vec<PathBuf>>,
    preview: tokio::sync::Mutex<Option<Preview>>,
}

/// The profile while it is open.
struct Open {
    session: Session,
    secret: Secret,
    relay: Option<String>,
    tasks: [JoinHandle<()>; 2],
}

impl Application {
    /// An application over the profile in `home`, which need not exist.
    #[must_use]
    pub fn new(home: PathBuf, options: Options) -> Self {
        Self {
            home,
            options,
            open: RwLock::default(),
            feed: Feed::new(),
            stop: Arc::default(),
            offered: Mutex::default(),
            preview: tokio::sync::Mutex::default(),
        }
    }

    /// The profile's directory.
    #[must_use]
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// A channel of events for one screen.
    #[must_use]
    pub fn subscribe(&self) -> Subscription {
        self.feed.subscribe()
    }

    /// Answers a request as a screen sends it.
    pub async fn rpc(&self, request: Value) -> Answer {
        self.call(Rpc::read(request)?).await
    }

    /// Answers a request.
    pub async fn call(&self, request: Rpc) -> Answer {
        match request {
            Rpc::Host(request) => self.host(request).await,
            Rpc::Command(command) => self.command(command).await,
        }
    }

    /// Somebody opened a file with this program; a screen asks before it is taken in.
    pub fn offer(&self, file: PathBuf) {
        self.offered.lock().unwrap_or_else(PoisonError::into_inner).push(file);
        self.feed.tell(Happening::Offered);
    }

    /// Ends when another process of this computer asked for it.
    pub async fn stopped(&self) {
        self.stop.notified().await;
    }

    /// Closes the profile once what was asked is done.
    pub async fn close(&self) {
        let mut open = self.open.write().await;
        if let Some(open) = open.take() {
            open.close().await;
            self.feed.tell(Happening::Profile { open: false });
        }
    }

    /// Answers a command as JSON, for a screen.
    async fn command(&self, command: Command) -> Answer {
        self.reply(command).await.map(Reply::into_value)
    }

    async fn reply(&self, command: Command) -> Result<Reply, Failure> {
        if let Command::Join { ticket, .. } = &command {
            self.use_relay_of(ticket).await?;
        }
        self.opened().await?.session.service().call(command).await
    }

    /// Judges a signed file. Where no profile is open, no authority is known, and the file is only consistent in itself.
    async fn judged(&self, judge: Judge, file: &Path) -> Answer {
        let bytes = std::fs::read(file).map_err(|error| failures::unreadable(file, &error))?;
        let season = self.command(Command::CampaignShow).await.ok();
        judge(&bytes, season.as_ref().and_then(|season| season["authority"].as_str())).map(|file| json!(file))
    }

    async fn host(&self, request: HostRequest) -> Answer {
        match request {
            HostRequest::ProfileState => self.state().await,
            HostRequest::ProfileCreate { passphrase } => self.create(passphrase.map(Zeroizing::new)).await,
            HostRequest::Unlock { passphrase } => self.unlock(passphrase.map(Zeroizing::new)).await,
            HostRequest::BackupRestore { from, backup_passphrase, passphrase } => {
                self.restore(from, Zeroizing::new(backup_passphrase), passphrase.map(Zeroizing::new)).await
            }
            HostRequest::SeasonTemplates => Ok(season_files::templates()),
            HostRequest::SeasonFile { file } => season_files::read(&file),
            HostRequest::Fields => Ok(form::form(self.season().await?.as_ref())),
            HostRequest::OfferedFiles => {
                Ok(json!(std::mem::take(&mut *self.offered.lock().unwrap_or_else(PoisonError::into_inner))))
            }
            HostRequest::TextMerge { base, ours, theirs } => merged(base, ours, theirs).await,
            HostRequest::FileLook { file, page, width } => look::file(&file, page, width).await.map(|seen| json!(seen)),
            HostRequest::TicketRead { ticket } => invitation::read(&ticket).await,
            HostRequest::TicketPicture { ticket, out } => invitation::draw(&ticket, &out).map(|file| json!(file)),
            HostRequest::RecoveryFile { passphrase, out } => self.recovery_file(passphrase, &out).await,
            HostRequest::RecoveryOpen { file, passphrase } => {
                self.command(Command::RecoveryImport { text: read_text(&file)?, passphrase }).await
            }
            HostRequest::PapersMake(job) => {
                let answer = self.reply(Command::Papers(job.order.ask())).await?;
                Ok(Reply::from(printing::write(job, answer).await?).into_value())
            }
            HostRequest::PapersPreview { order, details, page, width } => {
                self.preview(order, details, page, width).await
            }
            HostRequest::PapersFonts { text } => aside(move || Reply::from(printing::fonts(&text)).into_value()).await,
            HostRequest::PageRead { file } => self.command(printing::page(&file).await?).await,
            HostRequest::ImportRead { file, skip, take } => self.list(&file, Ticks { skip, take }, None).await,
            HostRequest::ImportApply { file, skip, take, digest } => {
                self.list(&file, Ticks { skip, take }, Some(digest)).await
            }
            HostRequest::ScoreSheet { expert, out } => {
                let sheet = Command::Municipal(Municipal::Assess(Assess::Sheet { expert }));
                let Reply::ScoreSheet(sheet) = self.reply(sheet).await? else { return Err(failures::other_answer()) };
                printing::score_sheet(out, sheet).await.map(|written| json!(written))
            }
            HostRequest::StatisticsFile { scope, out } => self.statistics_file(scope, out).await,
            HostRequest::ScoresRead { file } => self.command(foreign::scores(&file, None).await?).await,
            HostRequest::ScoresApply { file, digest } => {
                self.command(foreign::scores(&file, Some(digest)).await?).await
            }
            HostRequest::StoryPack { id, out } => {
                let story = Command::Municipal(Municipal::Award(Award::Story { id }));
                let Reply::Story(story) = self.reply(story).await? else { return Err(failures::other_answer()) };
                self.story_pack(aside(move || Pack::begin(&story, &out)).await??).await.map(|pack| json!(pack))
            }
            HostRequest::AwardTakeOver { file } => {
                let text = read_text(&file)?;
                self.command(Command::Municipal(Municipal::Award(Award::TakeOver { text }))).await
            }
            HostRequest::ReceiptVerify { file } => self.judged(verify_receipt, &file).await,
            HostRequest::TrailVerify { file } => self.judged(verify_trail, &file).await,
        }
    }

    /// Opens the profile where that needs no asking, and says how it stands.
    async fn state(&self) -> Answer {
        if let Some(lost) = profile::lost(&self.home) {
            return Ok(self.told("none", None, Some(&lost)));
        }
        let unlock = secret::unlock(&self.home)?;
        let mut obstacle = None;
        if unlock.is_some() && self.open.read().await.is_none() {
            obstacle = self.unlock(None).await.err().filter(|failure| failure.code != "passphrase_needed");
        }
        let open = self.open.read().await.is_some();
        let state = match unlock {
            None => "none",
            Some(_) if open => "open",
            Some(_) => "locked",
        };
        Ok(self.told(state, unlock, obstacle.as_ref()))
    }

    fn told(&self, state: &str, unlock: Option<Unlock>, obstacle: Option<&Failure>) -> Value {
        json!({
            "state": state,
            "unlock": unlock.map(|unlock| match unlock { Unlock::Key => "keyring", Unlock::Passphrase => "passphrase" }),
            "obstacle": obstacle,
            "home": self.home,
            "device_name": here::device_name(),
            "person": here::person(),
            "version": env!("CARGO_PKG_VERSION"),
        })
    }

    async fn create(&self, passphrase: Option<Zeroizing<String>>) -> Answer {
        let mut open = self.open.write().await;
        let (home, secret) = (self.home.clone(), self.fresh_secret(passphrase).await?);
        let key = secret.clone();
        let database = aside(move || profile::create(&home, &key)).await??;
        *open = Some(self.start(database, secret, None).await?);
        Ok(json!({ "state": "open", "home": self.home }))
    }

    async fn unlock(&self, passphrase: Option<Zeroizing<String>>) -> Answer {
        let mut open = self.open.write().await;
        if open.is_none() {
            let (home, secret) = (self.home.clone(), self.known_secret(passphrase).await?);
            let key = secret.clone();
            let database = aside(move || profile::open(&home, &key)).await?;
            let database = database.map_err(|error| failures::of_store(&error))?;
            *open = Some(self.start(database, secret, None).await?);
        }
        Ok(json!({ "state": "open", "home": self.home }))
    }

    async fn restore(&self, from: PathBuf, opens: Zeroizing<String>, passphrase: Option<Zeroizing<String>>) -> Answer {
        profile::may_restore(&self.home, &from)?;
        let (home, secret) = (self.home.clone(), self.fresh_secret(passphrase).await?);
        let key = secret.clone();
        let answer = aside(move || profile::restore(&home, &from, &opens, &key)).await??;
        let database = profile::open(&self.home, &secret).map_err(|error| failures::of_store(&error))?;
        *self.open.write().await = Some(self.start(database, secret, None).await?);
        Ok(answer)
    }

    /// What shall open a new profile: the passphrase given, else a key in the keyring.
    async fn fresh_secret(&self, passphrase: Option<Zeroizing<String>>) -> Result<Secret, Failure> {
        if let Some(given) = passphrase {
            return secret::made_up(given);
        }
        if let Some(given) = &self.options.passphrase {
            return Ok(Secret::Passphrase(given.clone()));
        }
        let home = self.home.clone();
        aside(move || secret::into_keyring(&home)).await??.ok_or_else(|| {
            let text = "这台电脑没有可用的系统钥匙串，需要您给本机数据设一个口令。没有写入任何内容。请输入至少 8 个字，并妥善保管。";
            Failure::new("passphrase_needed", text)
        })
    }

    /// What opens the profile that there is.
    async fn known_secret(&self, passphrase: Option<Zeroizing<String>>) -> Result<Secret, Failure> {
        match secret::unlock(&self.home)?.ok_or_else(none_here)? {
            Unlock::Key => {
                let home = self.home.clone();
                aside(move || secret::from_keyring(&home)).await?
            }
            Unlock::Passphrase => passphrase
                .or_else(|| self.options.passphrase.clone())
                .map(Secret::Passphrase)
                .ok_or_else(|| Failure::new("passphrase_needed", "本机数据已上锁，请输入口令。数据没有改动。")),
        }
    }

    async fn start(&self, database: Database, secret: Secret, relay: Option<String>) -> Result<Open, Failure> {
        let relay = relay.or_else(|| self.options.plan.relay.clone());
        let relay = match relay {
            Some(relay) => Some(relay),
            None => host::relay(&database)?,
        };
        let plan = Plan { relay: relay.clone(), ..self.options.plan.clone() };
        let session = Session::serve(&self.home, database, plan).await?;
        let (service, stop) = (session.service(), Arc::clone(&self.stop));
        let following = tokio::spawn(self.feed.clone().follow(service.news(), service.progress()));
        let stopped = service.stop();
        let stopping = tokio::spawn(async move {
            stopped.notified().await;
            stop.notify_one();
        });
        self.feed.tell(Happening::Profile { open: true });
        Ok(Open { session, secret, relay, tasks: [following, stopping] })
    }

    /// An invitation may name the city's relay, without which its node might not be reached.
    async fn use_relay_of(&self, ticket: &str) -> Result<(), Failure> {
        let Some(relay) = Ticket::decode(ticket).ok().and_then(|ticket| ticket.relay) else { return Ok(()) };
        let mut open = self.open.write().await;
        if open.as_ref().is_none_or(|open| open.relay.as_ref() == Some(&relay)) {
            return Ok(());
        }
        let Some(former) = open.take() else { return Ok(()) };
        let (home, secret) = (self.home.clone(), former.secret.clone());
        former.close().await;
        let key = secret.clone();
        let database = aside(move || profile::open(&home, &key)).await?;
        let database = database.map_err(|error| failures::of_store(&error))?;
        *open = Some(self.start(database, secret, Some(relay)).await?);
        Ok(())
    }

    /// Writes the 统计表 into a new spreadsheet; nobody is counted for one that could not be written.
    async fn statistics_file(&self, scope: Scope, out: PathBuf) -> Answer {
        vacant(&out)?;
        let counts = self.reply(Command::Stats { scope }).await?;
        let Reply::Statistics(counts) = counts else { return Err(failures::other_answer()) };
        printing::statistics(out, counts).await.map(|written| json!(written))
    }

    /// Writes the proofs of a pack; the whole pack is taken back where one cannot be written.
    async fn story_pack(&self, pack: Pack) -> Result<StoryPack, Failure> {
        for proof in pack.proofs.clone() {
            if let Err(failure) = self.command(proof).await {
                pack.give_up();
                return Err(failure);
            }
        }
        Ok(pack.told())
    }

    async fn recovery_file(&self, passphrase: String, out: &Path) -> Answer {
        secret::long_enough(&passphrase)?;
        // Before the act is written down.
        vacant(out)?;
        let Reply::Recovery(key) = self.reply(Command::RecoveryExport { passphrase }).await? else {
            return Err(failures::other_answer());
        };
        write_secret(out, &key.recovery)?;
        Ok(json!(FileWritten { file: out.to_owned() }))
    }

    /// What an old list would do, or does under the digest of that.
    async fn list(&self, file: &Path, ticks: Ticks, digest: Option<String>) -> Answer {
        self.command(foreign::import(file, ticks, digest).await?).await
    }

    /// A page of papers. Whoever turns pages is shown those that were set for the first one.
    async fn preview(&self, order: Order, details: Details, page: u32, width: u32) -> Answer {
        let mut preview = self.preview.lock().await;
        let set = match preview.take().filter(|set| page > 0 && set.shows(&order, &details)) {
            Some(set) => set,
            None => {
                let answer = self.reply(Command::Papers(order.ask())).await?;
                Preview::set(order, details, answer).await?
            }
        };
        let set = preview.insert(set);
        let Some((bytes, page)) = set.find(page as usize) else {
            return Err(Failure::new("page", "没有这一页。资料没有改动。请回到第一页重新预览。"));
        };
        let seen = look::bytes(bytes.to_vec(), u32::try_from(page).ok(), Some(width)).await?;
        let png = seen.picture.map(|picture| picture.png);
        Ok(json!({ "drafts": set.drafts, "stale": set.stale, "pages": set.pages(), "png": png }))
    }

    async fn season(&self) -> Result<Option<jiangxuan_rules::Season>, Failure> {
        match self.open.read().await.as_ref() {
            Some(open) => open.session.service().season().await,
            None => Ok(None),
        }
    }

    async fn opened(&self) -> Result<RwLockReadGuard<'_, Open>, Failure> {
        let guard = self.open.read().await;
        RwLockReadGuard::try_map(guard, Option::as_ref).map_err(|_| {
            Failure::new("locked", "本机数据还没有打开。没有改动任何资料。请先输入口令，或先建立、加入年度。")
        })
    }
}

impl Open {
    async fn close(self) {
        let Self { session, tasks, .. } = self;
        for task in tasks {
            task.abort();
        }
        session.close().await;
    }
}

fn none_here() -> Failure {
    Failure::new("no_profile", "这里还没有匠选数据。没有写入任何内容。请先建立年度、用邀请加入，或从备份恢复。")
}

/// Brings two texts together; long ones that have little in common take their time.
async fn merged(base: String, ours: String, theirs: String) -> Answer {
    aside(move || json!(passage::merge(&base, &ours, &theirs))).await
}

/// Key derivation, keyring and disk block; they have a thread of their own.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| failures::system("程序内部出错", &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn two_texts_are_brought_together_before_there_is_a_profile() {
        let home = tempfile::tempdir().expect("folder");
        let application = Application::new(home.path().join("none"), Options::default());
        let request = json!({
            "command": "text_merge", "base": "甲，省三十余万元。",
            "ours": "甲，省三十二万元。", "theirs": "乙，省六十余万元。",
        });
        let pieces = json!({ "pieces": [
            { "kind": "theirs", "base": "甲，", "text": "乙，" },
            { "kind": "pick", "base": "省三十余万元。", "ours": "省三十二万元。", "theirs": "省六十余万元。" },
        ] });
        assert_eq!(application.rpc(request).await, Ok(pieces));
    }
}
