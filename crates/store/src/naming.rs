//! From library errors to ours, naming what was being read or written.

use rusqlite::ErrorCode;

use crate::error::StoreError;

/// Gives a failure the name of the thing that failed.
pub(crate) trait Naming<T> {
    /// `what` is shown to a person when it is damaged.
    fn naming(self, what: &str) -> Result<T, StoreError>;
}

impl<T> Naming<T> for rusqlite::Result<T> {
    fn naming(self, what: &str) -> Result<T, StoreError> {
        self.map_err(|error| translate(what, &error))
    }
}

fn translate(what: &str, error: &rusqlite::Error) -> StoreError {
    let named = format!("{what}（{error}）");
    let Some(code) = error.sqlite_error_code() else {
        return StoreError::Damaged { detail: named };
    };
    match code {
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => StoreError::Damaged { detail: named },
        ErrorCode::DiskFull => StoreError::Full,
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => StoreError::ReadOnly,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Locked { pid: None },
        ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => StoreError::Io(named),
        _ => StoreError::Sqlite(named),
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Full,
            std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => Self::ReadOnly,
            _ => Self::Io(error.to_string()),
        }
    }
}
