//! Carry files: one envelope with documents and statements, then the attachments, a few megabytes at a time.
//!
//! ```text
//! JXCARRY2                  8 bytes
//! length, envelope          u64 little-endian: documents, statements, roster
//! length, envelope ...      one for each stretch of an attachment
//! ```

use std::path::{Path, PathBuf};

use jiangxuan_contract::answer::carry::{CarryTaken, CarryWritten};
use jiangxuan_durable::{NewFile, TargetError};
use jiangxuan_model::BureauCode;
use tokio::fs::File;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::desk::{Done, Task};
use super::exports;
use super::host::Host;
use super::stopped;
use crate::command::{Command, Failure, Reply};
use crate::core::STRETCH;

const MAGIC: &[u8; 8] = b"JXCARRY2";
/// Longest envelope that is read: documents of a whole season with room to spare.
const LONGEST: u64 = 1 << 30;

impl Host {
    /// Writes a carry file, whole or not at all.
    pub(super) async fn carry_out(&self, to: BureauCode, out: PathBuf) -> Result<CarryWritten, Failure> {
        let file = exports::create(out.clone()).await?;
        let written = self.fill_stick(&to, &out, &file).await?;
        exports::finish(file).await?;
        Ok(written)
    }

    async fn fill_stick(&self, to: &BureauCode, out: &Path, file: &NewFile) -> Result<CarryWritten, Failure> {
        let failed = |error: std::io::Error| exports::failure(TargetError::of(out, &error));
        let command = Command::CarryExport { to: to.clone(), out: out.to_owned() };
        let Done { answer, file: envelope } = self.done(|reply| Task::Call(command, reply)).await?;
        let Reply::CarryWritten(mut written) = answer else { return Err(stopped()) };
        let (_, envelope) = envelope.ok_or_else(stopped)?;
        let mut file = File::from_std(file.handle().map_err(exports::failure)?);
        file.write_all(MAGIC).await.map_err(failed)?;
        append(&mut file, &envelope).await.map_err(failed)?;
        let bureau = to.clone();
        let blobs = self.look(move |core, database| core.carried_blobs(database, &bureau)).await??;
        let total: u64 = blobs.iter().map(|(.., pieces)| u64::from(*pieces)).sum();
        let mut done = 0;
        for (doc, hash, pieces) in &blobs {
            for first in (0..*pieces).step_by(STRETCH as usize) {
                self.tell("导出附件", done, total);
                let mut random = [0; 64];
                getrandom::fill(&mut random).map_err(|error| Failure::new("io", error.to_string()))?;
                let (doc, hash, to) = (doc.clone(), *hash, to.clone());
                let sealed = self.look(move |core, database| core.stretch(database, random, &to, (&doc, &hash), first));
                append(&mut file, &sealed.await??).await.map_err(failed)?;
                done += u64::from(STRETCH.min(pieces - first));
            }
        }
        // What is still under way is told here; the file itself is made durable with its name.
        file.flush().await.map_err(failed)?;
        written.blobs = Some(blobs.len());
        Ok(written)
    }

    /// Reads a carry file or a request to join.
    pub(super) async fn carry_in(&self, path: &Path) -> Result<Reply, Failure> {
        let failed = |error: std::io::Error| {
            Failure::new("file", format!("文件 {} 无法读取（{error}）。没有改动。", path.display()))
        };
        let mut file = File::open(path).await.map_err(failed)?;
        let total = file.metadata().await.map_err(failed)?.len();
        let mut magic = [0; 8];
        let stick = file.read_exact(&mut magic).await.is_ok() && magic == *MAGIC;
        if !stick {
            let bytes = tokio::fs::read(path).await.map_err(failed)?;
            return Ok(self.done(|reply| Task::Import(bytes, reply)).await?.answer);
        }
        let first = next(&mut file).await.map_err(failed)?.ok_or_else(torn)?;
        let mut answer = self.done(|reply| Task::Import(first, reply)).await?.answer;
        let (mut whole, mut receipts) = (0, None);
        while let Some(sealed) = next(&mut file).await.map_err(|_| torn())? {
            let Reply::StretchTaken(taken) = self.done(|reply| Task::Stretch(sealed, reply)).await?.answer else {
                return Err(stopped());
            };
            whole += u64::from(taken.whole);
            receipts = taken.receipts.or(receipts);
            let done = tokio::io::AsyncSeekExt::stream_position(&mut file).await.unwrap_or_default();
            self.tell("导入附件（KB）", done / 1024, total / 1024);
        }
        if let Reply::CarryTaken(CarryTaken::Load(load)) = &mut answer {
            load.blobs = Some(whole);
            load.receipts = receipts.unwrap_or(load.receipts);
        }
        Ok(answer)
    }
}

async fn append(file: &mut File, envelope: &[u8]) -> std::io::Result<()> {
    file.write_all(&(envelope.len() as u64).to_le_bytes()).await?;
    file.write_all(envelope).await
}

/// The next envelope; none where the file ends between two.
async fn next(file: &mut File) -> std::io::Result<Option<Vec<u8>>> {
    let mut length = Vec::new();
    (&mut *file).take(8).read_to_end(&mut length).await?;
    if length.is_empty() {
        return Ok(None);
    }
    let length: [u8; 8] = length.try_into().map_err(|_| std::io::ErrorKind::UnexpectedEof)?;
    let length = u64::from_le_bytes(length);
    if length > LONGEST {
        return Err(std::io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    (&mut *file).take(length).read_to_end(&mut bytes).await?;
    if bytes.len() as u64 == length { Ok(Some(bytes)) } else { Err(std::io::ErrorKind::UnexpectedEof.into()) }
}

fn torn() -> Failure {
    Failure::new(
        "damaged_file",
        "文件不完整：读到的部分已经收下，其余没有。请重新拷贝或重新导出后再导入一次，重复的不会收两遍。",
    )
}
