//! Files that commands write for people.

use std::path::{Path, PathBuf};

use jiangxuan_durable::{NewFile, Readers, TargetError};

use super::stopped;
use crate::command::{Assess, Award, Command, Failure, Municipal};

/// Refuses a command whose file would lie where something is. [`NewFile`] refuses it as well, but only once the core has
/// written down that the export was made.
pub(super) fn vacant(command: &Command) -> Result<(), Failure> {
    target(command).map_or(Ok(()), |out| jiangxuan_durable::vacant(out).map_err(failure))
}

fn target(command: &Command) -> Option<&Path> {
    match command {
        Command::JoinExport { out }
        | Command::DossierExtract { out, .. }
        | Command::ScanExtract { out, .. }
        | Command::ReceiptExport { out, .. }
        | Command::CarryExport { out, .. }
        | Command::Backup { out, .. }
        | Command::AuditExport { out }
        | Command::Municipal(Municipal::Assess(Assess::Pack { out, .. }) | Municipal::Award(Award::Handover { out })) => {
            Some(out)
        }
        _ => None,
    }
}

/// Writes a file that the core made, on a thread that may wait for a slow stick.
pub(super) async fn write(path: PathBuf, bytes: Vec<u8>) -> Result<(), Failure> {
    aside(move || jiangxuan_durable::write_new(&path, &bytes, Readers::Usual)).await
}

/// Begins a file.
pub(super) async fn create(path: PathBuf) -> Result<NewFile, Failure> {
    aside(move || NewFile::begin(&path, Readers::Usual)).await
}

/// Gives a file its name.
pub(super) async fn finish(file: NewFile) -> Result<PathBuf, Failure> {
    aside(move || file.finish()).await
}

async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, TargetError> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.map_err(|_| stopped())?.map_err(failure)
}

/// The failure of a target in the shape of all others.
pub(super) fn failure(error: TargetError) -> Failure {
    Failure::new(error.code(), error.to_string())
}
