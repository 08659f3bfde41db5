//! A Unix domain socket that only its owner may use.

use std::fs::{DirBuilder, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use tokio::net::{UnixListener, UnixStream};

const NAME: &str = "control.sock";
/// Longest path that every system takes: macOS has room for 103 bytes and a zero.
const LONGEST: usize = 100;

/// Where commands knock.
pub(crate) struct Listener {
    listener: UnixListener,
    path: PathBuf,
    owner: u32,
}

impl Listener {
    /// Opens the socket of the profile in `home`. The caller holds the profile, so a socket that
    /// is there belongs to a process that has died.
    pub fn bind(home: &Path) -> io::Result<Self> {
        let path = address(home)?;
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let listener = UnixListener::bind(&path)?;
        std::fs::set_permissions(&path, Permissions::from_mode(0o600))?;
        let owner = std::fs::metadata(&path)?.uid();
        Ok(Self { listener, path, owner })
    }

    /// The next command of this user. Others may have slipped in before the permissions were set.
    pub async fn accept(&mut self) -> io::Result<UnixStream> {
        loop {
            let (stream, _) = self.listener.accept().await?;
            if stream.peer_cred()?.uid() == self.owner {
                return Ok(stream);
            }
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // Whoever comes next removes what is left.
        std::fs::remove_file(&self.path).ok();
    }
}

/// Knocks at the process that holds the profile in `home`.
pub(crate) async fn connect(home: &Path) -> io::Result<UnixStream> {
    UnixStream::connect(address(home)?).await
}

fn address(home: &Path) -> io::Result<PathBuf> {
    let home = home.canonicalize()?;
    let near = home.join(NAME);
    if near.as_os_str().len() <= LONGEST { Ok(near) } else { elsewhere(&home) }
}

/// For a profile deep in the tree: a private folder among the temporary files.
fn elsewhere(home: &Path) -> io::Result<PathBuf> {
    let hash = blake3::hash(home.as_os_str().as_encoded_bytes()).to_hex();
    let owner = std::fs::metadata(home)?.uid();
    let folder = std::env::temp_dir().join(format!("jiangxuan-{owner}-{}", &hash[..16]));
    match DirBuilder::new().mode(0o700).create(&folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    let found = std::fs::symlink_metadata(&folder)?;
    let private = found.is_dir() && found.uid() == owner && found.mode() & 0o077 == 0;
    if private { Ok(folder.join(NAME)) } else { Err(io::ErrorKind::PermissionDenied.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deep_profile_has_its_socket_in_a_private_folder() {
        let base = tempfile::tempdir().expect("folder");
        let deep = base.path().join("很深的文件夹".repeat(8));
        std::fs::create_dir_all(&deep).expect("made");
        let path = address(&deep).expect("address");
        assert!(path.as_os_str().len() <= LONGEST, "{}", path.display());
        let folder = path.parent().expect("folder");
        assert_eq!(std::fs::metadata(folder).expect("there").mode() & 0o777, 0o700);
        std::fs::remove_dir(folder).expect("removed");
    }

    #[tokio::test]
    async fn only_the_owner_may_use_the_socket() {
        let home = tempfile::tempdir().expect("folder");
        let listener = Listener::bind(home.path()).expect("bound");
        assert_eq!(std::fs::metadata(&listener.path).expect("there").mode() & 0o777, 0o600);
        let path = listener.path.clone();
        drop(listener);
        assert!(!path.exists());
    }
}
