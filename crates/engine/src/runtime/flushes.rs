//! The thread that waits for the disk where files of attachments become durable: the desk takes edits meanwhile.

use jiangxuan_model::Digest;
use jiangxuan_store::{BlobFiles, StoreError};
use tokio::sync::mpsc;

/// An attachment whose pieces are all written, and the folder that it lies in.
pub type Written = (BlobFiles, Digest);

/// Starts the thread; `done` is called with each outcome, in the order of asking. It ends with the last sender.
pub fn start<D>(done: D) -> std::io::Result<mpsc::UnboundedSender<Written>>
where
    D: Fn(Digest, Result<(), StoreError>) + Send + 'static,
{
    let (sender, mut queue) = mpsc::unbounded_channel::<Written>();
    std::thread::Builder::new().name("flushes".to_owned()).spawn(move || {
        while let Some((files, hash)) = queue.blocking_recv() {
            done(hash, files.flush(&hash));
        }
    })?;
    Ok(sender)
}
