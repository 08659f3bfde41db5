//! Copying scanned files in and out, beside the thread that owns the disk.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiangxuan_contract::answer::evidence::{AttachCancelled, ScanWritten};
use jiangxuan_durable::{NewFile, Readers};
use jiangxuan_model::{Digest, PIECE, Tree};
use jiangxuan_store::{BlobFiles, Shelf as _, StoreError};
use jiangxuan_sync::limits;
use tokio::sync::{broadcast, watch};

use super::Progress;
use super::desk::Task;
use super::exports;
use super::host::Host;
use super::stopped;
use crate::command::{Command, Failure, Reply};
use crate::core::{Attachment, Place};

/// Bytes of a file that its type is told by.
const HEAD: usize = 8 * 1024;
/// Pieces between two reports of progress.
const REPORT: u32 = 16;

/// What a file is, by its first bytes and its length.
struct Survey {
    media: &'static str,
    hash: Digest,
    tree: Tree,
}

/// Ends the copying when whoever asked for it has gone.
struct Leash(Arc<AtomicBool>);

impl Drop for Leash {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Whether copying is to stop: nobody waits for it any more, or somebody said so.
struct Cancel {
    gone: Arc<AtomicBool>,
    said: watch::Receiver<()>,
}

impl Cancel {
    fn check(&self) -> Result<(), Cancelled> {
        let stop = self.gone.load(Ordering::Relaxed) || self.said.has_changed().unwrap_or(true);
        if stop { Err(Cancelled) } else { Ok(()) }
    }
}

/// Copying was stopped.
struct Cancelled;

impl From<Cancelled> for Failure {
    fn from(_: Cancelled) -> Self {
        Self::new("cancelled", "已停止拷入，这个文件没有附上，也没有留下任何内容；此前附上的都在。需要时可以重新附上。")
    }
}

impl Host {
    /// Copies a file in and adds it to a dossier.
    pub(super) async fn attach(&self, command: Command) -> Result<Reply, Failure> {
        let said = self.cancels.subscribe();
        let (file, mut what) = wanted(command)?;
        what.tree = Tree::planted(std::fs::metadata(&file).map_err(|error| unreadable(&file, &error))?.len());
        // Whatever speaks against it is said before a byte is copied.
        self.attached(what.clone(), true).await?;
        let files = self.look(|_, database| database.blob_files()).await?.map_err(crate::core_error)?;
        let gone = Arc::new(AtomicBool::new(false));
        let _leash = Leash(Arc::clone(&gone));
        let progress = self.progress_sender();
        let survey = aside(move || copy_in(&files, &file, &Cancel { gone, said }, &progress)).await?;
        what.hash = Some(survey.hash);
        what.tree = survey.tree;
        survey.media.clone_into(&mut what.media);
        self.attached(what, false).await
    }

    /// Stops copying in whatever is being attached.
    pub(super) fn cancel_attaching(&self) -> AttachCancelled {
        let cancelled = self.cancels.receiver_count();
        self.cancels.send_replace(());
        AttachCancelled { cancelled }
    }

    async fn attached(&self, what: Attachment, rehearsal: bool) -> Result<Reply, Failure> {
        Ok(self.done(|reply| Task::Attach(Box::new(what), rehearsal, reply)).await?.answer)
    }

    /// Writes the file of a proof out, whole or not at all.
    pub(super) async fn extract(&self, command: Command, out: PathBuf) -> Result<ScanWritten, Failure> {
        let found = self.found(command).await?;
        let kept = self.kept(found.hash).await?;
        let (bytes, to, progress) = (kept.tree.size, out.clone(), self.progress_sender());
        aside(move || copy_out(&kept, &to, &progress)).await?;
        Ok(ScanWritten { file: out, bytes, name: found.file, media: found.media })
    }

    /// The bytes of the scan that [`Command::DossierLook`] or [`Command::ScanLook`] names. They leave no plain file.
    pub async fn scan(&self, look: Command) -> Result<Vec<u8>, Failure> {
        let kept = self.kept(self.found(look).await?.hash).await?;
        aside(move || kept.bytes().map_err(crate::core_error)).await
    }

    /// The bytes of the attachment that a dossier, or a version of it, names by this hash.
    pub async fn attachment(&self, id: String, hash: String) -> Result<Vec<u8>, Failure> {
        let hash = self.look(move |core, _| core.attachment(&id, &hash)).await??;
        let kept = self.kept(hash).await?;
        aside(move || kept.bytes().map_err(crate::core_error)).await
    }

    /// The scan that a command is about, where its file is here.
    async fn found(&self, command: Command) -> Result<Found, Failure> {
        let (blob, file, media) = match self.reply(command).await? {
            Reply::Proof(proof) => (proof.blob.unwrap_or_default(), proof.file, proof.media),
            Reply::Scan(scan) => (scan.blob, scan.file, scan.media),
            _ => return Err(stopped()),
        };
        Ok(Found { hash: blob.parse().map_err(|_| stopped())?, file, media })
    }

    /// Where the bytes are that lists name by this hash.
    async fn kept(&self, hash: Digest) -> Result<Kept, Failure> {
        let found =
            self.look(move |_, database| Ok::<_, StoreError>((database.tree(&hash)?, database.blob_files()?))).await?;
        let (tree, files) = found.map_err(crate::core_error)?;
        Ok(Kept { hash, tree: tree.ok_or_else(stopped)?, files })
    }
}

/// The file that a command names, and what it is to be.
fn wanted(command: Command) -> Result<(PathBuf, Attachment), Failure> {
    let name = |file: &Path| file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match command {
        Command::DossierAttach { id, kind, file, title, date, issuer, record } => {
            let proof = Attachment {
                kind,
                supports: record.unwrap_or_default(),
                title: title.unwrap_or_default(),
                date: date.unwrap_or_default(),
                issuer: issuer.unwrap_or_default(),
                ..Attachment::new(Place::Dossier(id), name(&file))
            };
            Ok((file, proof))
        }
        Command::ScanAttach { at, file, title } => {
            let scan = Attachment::new(Place::Beside(at), name(&file));
            Ok((file, Attachment { title: title.unwrap_or_default(), ..scan }))
        }
        _ => Err(stopped()),
    }
}

/// A scan whose file is here.
struct Found {
    hash: Digest,
    file: String,
    media: String,
}

async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T, Failure> + Send + 'static) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.map_err(|_| stopped())?
}

/// Reads the file twice: once to know its name by content, once to copy it.
fn copy_in(
    files: &BlobFiles,
    path: &Path,
    cancel: &Cancel,
    progress: &broadcast::Sender<Progress>,
) -> Result<Survey, Failure> {
    let survey = survey(path, cancel)?;
    let mut file = File::open(path).map_err(|error| unreadable(path, &error))?;
    let total = survey.tree.size;
    let next = |piece: u32| {
        cancel.check().map_err(|_| StoreError::Io("已停止".to_owned()))?;
        let mut bytes = vec![0; survey.tree.length(piece)];
        file.read_exact(&mut bytes)?;
        if !survey.tree.holds(piece, &bytes) {
            return Err(StoreError::Io("文件在拷入时被改动".to_owned()));
        }
        report(progress, "拷入附件（KB）", u64::from(piece + 1) * PIECE as u64, total, piece);
        Ok(bytes)
    };
    let put = files.put(&survey.hash, &survey.tree, next);
    if put.is_err() {
        cancel.check()?;
    }
    put.map_err(crate::core_error)?;
    Ok(survey)
}

fn survey(path: &Path, cancel: &Cancel) -> Result<Survey, Failure> {
    let failed = |error: std::io::Error| unreadable(path, &error);
    let mut file = File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    let mut head = Vec::new();
    (&mut file).take(HEAD as u64).read_to_end(&mut head).map_err(failed)?;
    let media = media(&head)?;
    let mut tree = Tree::planted(size);
    let mut rest = head.as_slice().chain(file);
    loop {
        let mut piece = Vec::new();
        (&mut rest).take(PIECE as u64).read_to_end(&mut piece).map_err(failed)?;
        if piece.is_empty() {
            break;
        }
        cancel.check()?;
        tree.push(&piece);
    }
    let hash = tree
        .root()
        .ok_or_else(|| Failure::new("file", "文件在读取时被改动，没有拷入。请关闭正在使用它的程序后再试。"))?;
    Ok(Survey { media, hash, tree })
}

/// The type of a scan, told by its bytes and not by its name.
fn media(head: &[u8]) -> Result<&'static str, Failure> {
    let found = infer::get(head).map(|kind| kind.mime_type());
    match found {
        Some(media @ ("image/jpeg" | "image/png" | "image/tiff" | "application/pdf")) => Ok(media),
        Some("image/heif" | "image/heic" | "image/avif") => Err(Failure::new(
            "media",
            "这是苹果手机的 HEIC 照片，市局的电脑大多打不开，没有拷入。请在手机“设置—相机—格式”里改为“兼容性最佳”后重拍，或另存为 JPG 再上传。",
        )),
        _ => Err(Failure::new(
            "media",
            "只收 JPG、PNG、PDF 和 TIFF 扫描件，这个文件不是，没有拷入（按内容辨认，改扩展名没有用）。请另存为 PDF 或 JPG 后再上传。",
        )),
    }
}

/// A whole attachment, encrypted as it lies.
struct Kept {
    hash: Digest,
    tree: Tree,
    files: BlobFiles,
}

impl Kept {
    fn pieces(&self) -> impl Iterator<Item = Result<Vec<u8>, StoreError>> + '_ {
        (0..self.tree.pieces()).map(|piece| self.files.piece(&self.hash, &self.tree, piece))
    }

    /// All of it. A record cannot name more than the limit of a file, which was asked before it was kept.
    fn bytes(&self) -> Result<Vec<u8>, StoreError> {
        let mut bytes = Vec::with_capacity(self.tree.size.min(limits::BLOB) as usize);
        for piece in self.pieces() {
            bytes.extend_from_slice(&piece?);
        }
        Ok(bytes)
    }
}

fn copy_out(kept: &Kept, to: &Path, progress: &broadcast::Sender<Progress>) -> Result<(), Failure> {
    let mut file = NewFile::begin(to, Readers::Usual).map_err(exports::failure)?;
    for (number, piece) in (0..).zip(kept.pieces()) {
        file.write(&piece.map_err(crate::core_error)?).map_err(exports::failure)?;
        report(progress, "写出附件（KB）", u64::from(number + 1) * PIECE as u64, kept.tree.size, number);
    }
    file.finish().map(drop).map_err(exports::failure)
}

fn report(progress: &broadcast::Sender<Progress>, text: &str, done: u64, total: u64, piece: u32) {
    if piece.is_multiple_of(REPORT) || done >= total {
        let _unheard =
            progress.send(Progress { text: text.to_owned(), done: done.min(total) / 1024, total: total / 1024 });
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new("file", format!("文件 {} 无法读取（{error}）。没有改动。", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scan_is_known_by_its_bytes() {
        let heic = [&[0, 0, 0, 24][..], b"ftypheic", &[0, 0, 0, 0], b"mif1heic"].concat();
        let cases: [(&[u8], Result<&str, &str>); 6] = [
            (b"\xff\xd8\xff\xe0\x00\x10JFIF", Ok("image/jpeg")),
            (b"\x89PNG\r\n\x1a\n0000", Ok("image/png")),
            (b"%PDF-1.7\n", Ok("application/pdf")),
            (b"II*\x00\x08\x00\x00\x00\x0e\x00", Ok("image/tiff")),
            (&heic, Err("HEIC")),
            (b"<svg xmlns='http://www.w3.org/2000/svg'>", Err("PDF")),
        ];
        for (head, expected) in cases {
            match (media(head), expected) {
                (Ok(found), Ok(wanted)) => assert_eq!(found, wanted),
                (Err(failure), Err(part)) => assert!(failure.message.contains(part), "{}", failure.message),
                (found, wanted) => panic!("{found:?} instead of {wanted:?}"),
            }
        }
    }
}
