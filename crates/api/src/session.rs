//! One opened profile at work.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use jiangxuan_contract::Reply;
use jiangxuan_contract::answer::upkeep::Stopping;
use jiangxuan_contract::command::{Command, Failure, Papers};
use jiangxuan_engine::{Notice, Standing};
use jiangxuan_model::DeviceId;
use jiangxuan_rules::Season;
use jiangxuan_store::Database;
use tokio::sync::{Notify, broadcast};
use tokio::task::JoinHandle;

use crate::bound::{self, Shown};
use crate::host::{self, Host};
use crate::network::{self, Ends, Plan, Reach, Whereabouts, Wire};
use crate::{control, look};

pub use crate::host::Progress;

/// What answers commands: the engine, and what only the process around it knows.
pub struct Service {
    host: Host,
    wire: OnceLock<Wire>,
    /// Whether other devices can be reached.
    pub network: bool,
    serves: bool,
    stop: Arc<Notify>,
}

impl Service {
    fn over(host: Host, reach: &Reach, serves: bool) -> Arc<Self> {
        let network = matches!(reach, Reach::Peers(_));
        Arc::new(Self { host, wire: OnceLock::new(), network, serves, stop: Arc::default() })
    }

    /// Carries out a command.
    pub async fn call(&self, command: Command) -> Result<Reply, Failure> {
        match command {
            Command::Stop if self.serves => {
                self.stop.notify_one();
                Ok(Stopping { stopping: true }.into())
            }
            Command::DossierLook { page, width, .. } | Command::ScanLook { page, width, .. } => {
                look::bytes(self.host.scan(command).await?, page, width).await.map(Reply::from)
            }
            Command::Papers(Papers::Dossiers { paper, .. }) => {
                let mut answer = self.host.call(command).await?;
                if let (Some(shown), Reply::PeoplePrinted(printout)) = (Shown::on(paper), &mut answer) {
                    bound::bind(&self.host, shown, printout).await;
                }
                Ok(answer)
            }
            Command::Invite { .. } => self.host.call(located(command, self.whereabouts().await)).await,
            other => self.host.call(other).await,
        }
    }

    /// Where others can reach this device.
    pub async fn whereabouts(&self) -> Whereabouts {
        match self.wire.get() {
            Some(wire) => wire.whereabouts().await,
            None => Whereabouts::default(),
        }
    }

    /// What a device is to this profile.
    pub fn standing(&self, device: &DeviceId) -> Standing {
        self.host.standing(device)
    }

    /// How far long work is.
    pub fn progress(&self) -> broadcast::Receiver<Progress> {
        self.host.progress()
    }

    /// The season's parameters, where they are known here.
    pub async fn season(&self) -> Result<Option<Season>, Failure> {
        self.host.season().await
    }

    /// News of the profile.
    pub fn news(&self) -> broadcast::Receiver<Notice> {
        self.host.news()
    }

    /// What is notified when somebody asks this process to end.
    pub fn stop(&self) -> Arc<Notify> {
        Arc::clone(&self.stop)
    }

    /// Ends when somebody asked for it.
    pub async fn stopped(&self) {
        self.stop.notified().await;
    }
}

/// The invitation with where this node can be reached, unless it says so already.
fn located(command: Command, here: Whereabouts) -> Command {
    let Command::Invite { bureau, role, valid, preapproved, addresses, relay } = command else { return command };
    let addresses = if addresses.is_empty() { here.addresses } else { addresses };
    Command::Invite { bureau, role, valid, preapproved, addresses, relay: relay.or(here.relay) }
}

/// One opened profile at work.
pub struct Session {
    service: Arc<Service>,
    control: Option<control::Server>,
    staying: Option<JoinHandle<()>>,
}

impl Session {
    /// Starts engine, network and control socket over an opened profile, for one command.
    pub async fn start(home: &Path, database: Database, reach: Reach) -> Result<Self, Failure> {
        Self::begin(home, database, reach, false).await
    }

    /// The same for an always-on node, which stays connected with everybody.
    pub async fn serve(home: &Path, database: Database, plan: Plan) -> Result<Self, Failure> {
        let mut session = Self::begin(home, database, Reach::Peers(plan), true).await?;
        let service = Arc::clone(&session.service);
        session.staying = Some(tokio::spawn(async move { service.host.stay_connected().await }));
        Ok(session)
    }

    async fn begin(home: &Path, database: Database, reach: Reach, serves: bool) -> Result<Self, Failure> {
        let seed = host::device_seed(&database)?;
        let (channels, ends) = network::channels();
        let host = host::start(database, (reach != Reach::Local).then_some(channels)).await?;
        let service = Service::over(host, &reach, serves);
        connect(&service, reach, seed, ends).await?;
        let control = control::Server::open(home, Arc::clone(&service));
        let control = control.inspect_err(|error| tracing::warn!(%error, "no control socket")).ok();
        Ok(Self { service, control, staying: None })
    }

    /// What answers commands.
    pub fn service(&self) -> &Service {
        &self.service
    }

    /// Ends in order: no new commands, the engine, then what is queued for the network.
    pub async fn close(self) {
        let Self { service, control, staying } = self;
        if let Some(control) = control {
            control.close().await;
        }
        if let Some(staying) = staying {
            staying.abort();
            // It reports that it was aborted; what matters is that it has let go of the service.
            staying.await.ok();
        }
        let Some(Service { host, wire, .. }) = Arc::into_inner(service) else { return };
        host::stop(host).await;
        if let Some(wire) = wire.into_inner() {
            wire.take_up().await;
        }
    }
}

async fn connect(service: &Arc<Service>, reach: Reach, seed: [u8; 32], ends: Ends) -> Result<(), Failure> {
    let plan = match reach {
        Reach::Local => return Ok(()),
        Reach::Unplugged => {
            tokio::spawn(network::unplugged(ends));
            return Ok(());
        }
        Reach::Addresses => Plan::probing(),
        Reach::Peers(plan) => plan,
    };
    let wire = Wire::lay(plan, seed, service, ends).await?;
    service.wire.get_or_init(|| wire);
    Ok(())
}
