//! Sealing, receipts, a second version, verifying offline.

use serde_json::json;

use super::people::{self, map};
use super::scene::{HUB, Scene, YUCI_1, text};
use crate::tool::{Failed, root};

/// The bureau seals; the municipal node receives and signs for it.
pub fn seal(scene: &mut Scene) -> Result<(), Failed> {
    let id = scene.yuci.clone();
    let sealed = scene.stage.run(YUCI_1, &["dossier", "seal", &id])?;
    scene
        .stage
        .check("签发的是第一版，附四十位报送码", sealed["version"] == 1 && text(&sealed, "/phone_code").len() >= 40)?;
    scene.stage.say("签发只在本机：还没有送出去之前，状态不会说市局已收到。");
    let before = scene.stage.run(YUCI_1, &["dossier", "show", &id])?;
    scene.stage.check("送达之前没有回执", before["receipt"].is_null() && before["delivery"] != "received")?;
    scene.sync(YUCI_1)?;
    let after = scene.delivery(YUCI_1, &id, "received")?;
    scene.stage.check("回执第 1 号已回到县局", after["receipt"] == 1)
}

/// A change after sealing asks for a new version.
pub fn again(scene: &mut Scene) -> Result<(), Failed> {
    let id = scene.yuci.clone();
    people::set(&mut scene.stage, YUCI_1, &id, &map(&json!({ "remark": "补充说明" })))?;
    let edited = scene.stage.run(YUCI_1, &["dossier", "show", &id])?;
    scene.stage.check("改动之后不再显示已收到", edited["state"] == "edited" && edited["delivery"] != "received")?;
    let sealed = scene.stage.run(YUCI_1, &["dossier", "seal", &id])?;
    scene.stage.check("再签发是第二版", sealed["version"] == 2)?;
    scene.sync(YUCI_1)?;
    let shown = scene.delivery(YUCI_1, &id, "received")?;
    scene.stage.check("回执第 2 号", shown["receipt"] == 2)
}

/// A receipt convinces anybody who knows the season's authority, without network and without this season's data.
pub fn verify(scene: &mut Scene) -> Result<(), Failed> {
    let file = scene.stage.file("回执2.jxr");
    scene.stage.run(YUCI_1, &["receipt", "export", "2", "--out", &file])?;
    let authority = authority(scene)?;
    let told = scene.stage.run("nobody", &["receipt", "verify", &file])?;
    scene
        .stage
        .check("不知道授权指纹，只说文件自洽", told["verified"] == false && told["authority"] == authority.as_str())?;
    let told = scene.stage.run("nobody", &["receipt", "verify", &file, "--authority", &authority])?;
    scene.stage.check("没有档案的电脑也能核验", told["verified"] == true && told["no"] == 2)?;
    let path = root().join(&file);
    let good = std::fs::read(&path).map_err(|error| Failed::File(path.clone(), error))?;
    let forged = scene.stage.file("回执2-改动一个字节.jxr");
    std::fs::write(root().join(&forged), changed(good)).map_err(|error| Failed::File(path, error))?;
    scene.stage.refused("nobody", &["receipt", "verify", &forged], "not_verified")?;
    let listed = scene.stage.run(HUB, &["receipt", "list"])?;
    let all = listed.as_array().cloned().unwrap_or_default();
    let numbers: Vec<u64> = all.iter().filter_map(|receipt| receipt["no"].as_u64()).collect();
    scene
        .stage
        .check("市局的回执号连续，逐张可验", numbers == [1, 2] && all.iter().all(|receipt| receipt["verified"] == true))
}

/// Every receipt of the season as a file, each verified by itself.
pub fn every_one(scene: &mut Scene) -> Result<(), Failed> {
    let listed = scene.stage.run(HUB, &["receipt", "list"])?;
    let numbers: Vec<u64> =
        listed.as_array().into_iter().flatten().filter_map(|receipt| receipt["no"].as_u64()).collect();
    scene.stage.check("回执从第 1 号起没有缺号", numbers.iter().copied().eq(1..=numbers.len() as u64))?;
    let authority = authority(scene)?;
    for no in numbers {
        let file = scene.stage.file(&format!("市局回执{no}.jxr"));
        scene.stage.run(HUB, &["receipt", "export", &no.to_string(), "--out", &file])?;
        let told = scene.stage.run("nobody", &["receipt", "verify", &file, "--authority", &authority])?;
        scene.stage.check(&format!("第 {no} 号回执可离线核验"), told["verified"] == true && told["no"] == no)?;
    }
    Ok(())
}

/// The fingerprint of the season's authority.
fn authority(scene: &mut Scene) -> Result<String, Failed> {
    let season = scene.stage.run(HUB, &["campaign", "show"])?;
    Ok(text(&season, "/authority").to_owned())
}

/// The same file with one digit of the last number in it changed.
fn changed(mut bytes: Vec<u8>) -> Vec<u8> {
    if let Some(digit) = bytes.iter_mut().rev().find(|byte| byte.is_ascii_digit()) {
        *digit = if *digit == b'0' { b'1' } else { b'0' };
    }
    bytes
}
