//! A named pipe. Its default rights let only the user, administrators and the system write.

use std::io;
use std::path::Path;

use tokio::net::windows::named_pipe::{ClientOptions, NamedPipeClient, NamedPipeServer, ServerOptions};

/// Where commands knock.
pub(crate) struct Listener {
    name: String,
    next: NamedPipeServer,
}

impl Listener {
    /// Opens the pipe of the profile in `home`, which must be the first of its name.
    pub fn bind(home: &Path) -> io::Result<Self> {
        let name = address(home)?;
        let next = ServerOptions::new().first_pipe_instance(true).reject_remote_clients(true).create(&name)?;
        Ok(Self { name, next })
    }

    /// The next command.
    pub async fn accept(&mut self) -> io::Result<NamedPipeServer> {
        self.next.connect().await?;
        let fresh = ServerOptions::new().reject_remote_clients(true).create(&self.name)?;
        Ok(std::mem::replace(&mut self.next, fresh))
    }
}

/// Knocks at the process that holds the profile in `home`.
pub(crate) async fn connect(home: &Path) -> io::Result<NamedPipeClient> {
    ClientOptions::new().open(address(home)?)
}

fn address(home: &Path) -> io::Result<String> {
    let hash = blake3::hash(home.canonicalize()?.as_os_str().as_encoded_bytes()).to_hex();
    Ok(format!(r"\\.\pipe\jiangxuan-{}", &hash[..32]))
}
