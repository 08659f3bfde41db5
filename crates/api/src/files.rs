//! Files that people name: texts that are read, secrets that are written.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use jiangxuan_durable::Readers;
use jiangxuan_engine::command::Failure;

use crate::failures;

/// Longest text that is read, in bytes: a season file or an invitation is a hundredth of it.
const LIMIT: u64 = 4 << 20;

/// The text of a file, whatever it was encoded with.
pub fn read_text(file: &Path) -> Result<String, Failure> {
    let open = File::open(file).map_err(|error| failures::unreadable(file, &error))?;
    text_from(open, file)
}

/// The text of whatever can be read, `name` being what people call it.
pub fn text_from(source: impl Read, name: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    source.take(LIMIT + 1).read_to_end(&mut bytes).map_err(|error| failures::unreadable(name, &error))?;
    if bytes.len() as u64 > LIMIT {
        return Err(failures::unreadable(name, &format!("超过 {} MB，不是这里要的文本", LIMIT >> 20)));
    }
    let text = jiangxuan_foreign::text::read(&bytes);
    text.map_err(|error| Failure::new(&error.code, format!("{}：{}", name.display(), error.message)))
}

/// Refuses a place where a file is already.
pub fn vacant(file: &Path) -> Result<(), Failure> {
    jiangxuan_durable::vacant(file).map_err(failures::of_target)
}

/// Writes a secret into a file that only its owner can read, and that was not there before.
pub fn write_secret(file: &Path, content: impl AsRef<[u8]>) -> Result<(), Failure> {
    jiangxuan_durable::write_new(file, content.as_ref(), Readers::Owner).map_err(failures::of_target)
}
