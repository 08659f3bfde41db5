//! Places where a database must not live.
//!
//! Network file systems lie about locks and about what is on disk; a cloud folder copies half of a
//! write-ahead log and puts it back later. Both lose data long after everything looked well.
//! A mapped network drive on Windows is not recognised; a UNC path is.

use std::path::{Component, Path, PathBuf, Prefix};

use crate::error::StoreError;

/// Whole names of the folders that such services make, in small letters. A part of a name says nothing: 陈微云 is a person.
const CLOUD: [&str; 24] = [
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "icloud drive",
    "iclouddrive",
    "com~apple~clouddocs",
    "wps云盘",
    "wpsdrive",
    "wps cloud",
    "wps cloud files",
    "坚果云",
    "我的坚果云",
    "nutstore",
    "nutstore files",
    "baidusyncdisk",
    "百度网盘",
    "百度网盘同步空间",
    "微云",
    "腾讯微云",
    "微云同步助手",
    "阿里云盘",
    "阿里云盘同步空间",
];
/// What stands between such a name and the account that some services add to it.
const ACCOUNT: [&str; 4] = [" - ", " (", "(", "（"];

const REMOTE: [&str; 16] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ceph",
    "coda",
    "davfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.gvfsd-fuse",
    "fuse.s3fs",
];

/// Refuses `dir`, which need not exist yet, on a network drive or within a cloud-synchronised folder.
pub(crate) fn check(dir: &Path) -> Result<(), StoreError> {
    let real = real(dir);
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    if is_unc(&real) || is_cloud(&real) || is_remote(&mounts, &real) {
        return Err(StoreError::NetworkDrive(dir.to_owned()));
    }
    Ok(())
}

/// The path without links, as far as it exists.
fn real(dir: &Path) -> PathBuf {
    let dir = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    let resolved = |existing: &Path| {
        let rest = dir.strip_prefix(existing).ok()?;
        Some(existing.canonicalize().ok()?.join(rest))
    };
    dir.ancestors().find_map(resolved).unwrap_or_else(|| dir.clone())
}

fn is_unc(path: &Path) -> bool {
    let remote = |prefix: Prefix<'_>| matches!(prefix, Prefix::UNC(..) | Prefix::VerbatimUNC(..));
    matches!(path.components().next(), Some(Component::Prefix(prefix)) if remote(prefix.kind()))
}

fn is_cloud(path: &Path) -> bool {
    let account = |rest: &str| rest.is_empty() || ACCOUNT.iter().any(|sign| rest.starts_with(sign));
    let named = |name: &str| CLOUD.iter().any(|cloud| name.strip_prefix(cloud).is_some_and(account));
    let names: Vec<String> = path.components().map(|part| part.as_os_str().to_string_lossy().to_lowercase()).collect();
    // The folder of a user is called as the user is.
    let of_user = |at: usize| at > 0 && ["home", "users"].contains(&names[at - 1].as_str());
    names.iter().enumerate().any(|(at, name)| named(name) && !of_user(at))
}

/// Whether the innermost mount that holds `path` is a remote one. `mounts` reads as `/proc/self/mounts`.
fn is_remote(mounts: &str, path: &Path) -> bool {
    let mount = |line: &str| {
        let mut fields = line.split(' ').skip(1);
        let at = PathBuf::from(fields.next()?.replace("\\040", " "));
        let kind = fields.next()?.to_owned();
        path.starts_with(&at).then(|| (at.components().count(), kind))
    };
    let innermost = mounts.lines().filter_map(mount).max_by_key(|(depth, _)| *depth);
    innermost.is_some_and(|(_, kind)| REMOTE.contains(&kind.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "/dev/sda1 / ext4 rw 0 0\nserver:/home /home nfs4 rw 0 0\n/dev/sdb1 /home/local ext4 rw 0 0\n\
        me@host:/ /mnt/my\\040files fuse.sshfs rw 0 0\n/dev/sdc1 /media/disk fuseblk rw 0 0\n";

    #[test]
    fn the_innermost_mount_decides() {
        for (path, remote) in [
            ("/var/lib/x", false),
            ("/home/clerk/x", true),
            ("/homework", false),
            ("/home/local/x", false),
            ("/mnt/my files/x", true),
            ("/media/disk/x", false),
        ] {
            assert_eq!(is_remote(MOUNTS, Path::new(path)), remote, "{path}");
        }
    }

    #[test]
    fn cloud_folders_are_known_by_name() {
        for (path, cloud) in [
            ("/c/Users/clerk/OneDrive/匠选", true),
            ("/c/Users/clerk/OneDrive - 某局/匠选", true),
            ("/c/Users/clerk/WPS云盘/匠选", true),
            ("/c/Users/clerk/我的坚果云/匠选", true),
            ("/c/Users/clerk/Dropbox", true),
            ("/c/Users/clerk/腾讯微云/匠选", true),
            ("/c/Users/clerk/微云同步助手(10001)/匠选", true),
            ("/c/Users/clerk/百度网盘同步空间/匠选", true),
            ("/c/Users/clerk/Documents/匠选", false),
            ("/c/Users/陈微云/匠选", false),
            ("/home/微云/匠选", false),
            ("/home/clerk/微云涌动摄影/匠选", false),
            ("/c/Users/clerk/关于坚果云的通知/匠选", false),
            ("/c/Users/clerk/dropboxes", false),
        ] {
            assert_eq!(is_cloud(Path::new(path)), cloud, "{path}");
        }
    }

    #[test]
    fn a_link_does_not_hide_a_cloud_folder() {
        let dir = tempfile::tempdir().expect("dir");
        std::fs::create_dir(dir.path().join("坚果云")).expect("folder");
        let refused = StoreError::NetworkDrive(dir.path().join("坚果云/匠选"));
        assert_eq!(check(&dir.path().join("坚果云/匠选")), Err(refused));
        assert_eq!(check(dir.path()), Ok(()));
        #[cfg(unix)]
        {
            let link = dir.path().join("link");
            std::os::unix::fs::symlink(dir.path().join("坚果云"), &link).expect("link");
            assert!(check(&link.join("匠选")).is_err());
        }
    }
}
