//! Pages of scans for the bound volume, drawn for print in child processes.

use data_encoding::BASE64;
use jiangxuan_engine::command::Failure;
use jiangxuan_foreign::picture::{Draw, Format, Job};
use serde_json::{Map, Value, json};
use tokio::task::JoinSet;

use crate::host::Host;
use crate::look;

/// Width of a page: 200 dots per inch on the 156 mm of the type area.
const PRINT: Draw = Draw { width: 1_228, format: Format::Jpeg, every: true };
/// Scans that are in memory at a time.
const AT_ONCE: usize = 3;

/// Adds to each nominee of an answer about papers, as `scans`, the pages of the proofs that this version names, by their
/// hash. Of one that cannot be bound in, `lacking` says why.
pub(crate) async fn bind(host: &Host, answer: &mut Value) -> Result<(), Failure> {
    for nominee in answer["sheets"].as_array_mut().into_iter().flatten().flat_map(nominees) {
        let id = nominee["id"].as_str().unwrap_or_default().to_owned();
        let mut bound = Map::new();
        let mut drawing = JoinSet::new();
        for hash in hashes(nominee) {
            while drawing.len() >= AT_ONCE {
                bound.extend(drawing.join_next().await.and_then(Result::ok));
            }
            let bytes = host.attachment(id.clone(), hash.clone()).await;
            drawing.spawn(async move { (hash, scan(bytes).await) });
        }
        while let Some(drawn) = drawing.join_next().await {
            bound.extend(drawn.ok());
        }
        nominee["scans"] = bound.into();
    }
    Ok(())
}

fn nominees(sheet: &mut Value) -> impl Iterator<Item = &mut Value> {
    sheet["nominees"].as_array_mut().into_iter().flatten()
}

fn hashes(nominee: &Value) -> Vec<String> {
    let proofs = nominee["records"]["evidence"].as_array().into_iter().flatten();
    let mut hashes: Vec<String> = proofs.filter_map(|proof| proof["blob"].as_str()).map(str::to_owned).collect();
    hashes.sort();
    hashes.dedup();
    hashes
}

async fn scan(bytes: Result<Vec<u8>, Failure>) -> Value {
    match pages(bytes).await {
        Ok(pages) => json!({ "pages": pages }),
        Err(failure) => json!({ "lacking": why(&failure) }),
    }
}

async fn pages(bytes: Result<Vec<u8>, Failure>) -> Result<Vec<String>, Failure> {
    let picture = look::seen(Job { bytes: bytes?, page: None, draw: Some(PRINT) }).await?;
    if picture.drawn.len() < picture.pages as usize {
        return Err(Failure::new("too_many_pages", format!("有 {} 页，太多", picture.pages)));
    }
    Ok(picture.drawn.iter().map(|page| BASE64.encode(&page.bytes)).collect())
}

/// Why a scan is not bound in, short enough for the contents.
fn why(failure: &Failure) -> &str {
    match failure.code.as_str() {
        "not_here" => "文件还没有传到本机",
        "encrypted" => "PDF 设了密码",
        "too_many_pixels" => "像素太大",
        "too_many_pages" => &failure.message,
        _ => "文件打不开",
    }
}
