//! Writes the genesis change of every kind. Run once for each schema version; the files are frozen afterwards.

use jiangxuan_model::{Kind, layout};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for kind in Kind::ALL {
        let path = format!("{}/genesis/{}-{}.chunk", env!("CARGO_MANIFEST_DIR"), kind.word(), layout::SCHEMA);
        std::fs::write(path, layout::make_genesis(kind)?)?;
    }
    Ok(())
}
