//! A lost laptop, quarantine, a restored backup.

use serde_json::{Value, json};

use super::node::Node;
use super::offline::lan;
use super::people::{self, map};
use super::scene::{HUB, SYNC, Scene, TAIGU, YUCI_1, YUCI_2, text};
use crate::tool::{Failed, root};

/// The first device of 榆次区 once more, out of a backup.
pub const RESTORED: &str = "yuci-1-huifu";

/// One encrypted file with everything in it.
pub fn backup(scene: &mut Scene) -> Result<(), Failed> {
    let file = scene.stage.file("一号机备份.jxb");
    scene.stage.run(YUCI_1, &["backup", &file])?;
    scene.stage.check("备份文件已写好", root().join(&file).is_file())
}

/// A profile restored from an older copy is noticed, and loses nothing.
pub fn restored(scene: &mut Scene) -> Result<(), Failed> {
    let (file, id) = (scene.stage.file("一号机备份.jxb"), scene.yuci.clone());
    scene.stage.say("一号机硬盘损坏，用早先的备份恢复成新的数据文件夹，接着就写。");
    scene.stage.run(RESTORED, &["restore", &file])?;
    people::set(&mut scene.stage, RESTORED, &id, &map(&json!({ "school_major": "晋中某技工学校 机械加工" })))?;
    scene.sync(RESTORED)?;
    let status = scene.stage.run(HUB, &["status"])?;
    let alarmed = status["alarms"]
        .as_array()
        .into_iter()
        .flatten()
        .any(|alarm| alarm.as_str().is_some_and(|text| text.contains("备份")));
    scene.stage.check("市局认出这是恢复的备份", alarmed)?;
    let shown = scene.stage.run(HUB, &["dossier", "show", &id])?;
    scene.stage.check("恢复之后写的已到市局", text(&shown, "/fields/school_major").contains("技工学校"))?;
    let late = scene.yuci_late.clone();
    let back = scene.stage.run(RESTORED, &["dossier", "show", &late])?;
    scene.stage.check("备份之后的申报也回到恢复的机器上", text(&back, "/id") == late)
}

/// Work of a revoked device that travelled through another one is put aside, not lost.
pub fn quarantine(scene: &mut Scene) -> Result<(), Failed> {
    let id = scene.yuci.clone();
    scene.stage.say("二号机的改动先经局域网到了恢复的一号机；与此同时市局停用了二号机。");
    scene.sync(YUCI_2)?;
    people::set(&mut scene.stage, YUCI_2, &id, &map(&json!({ "highlights": "全省职工技术创新成果奖" })))?;
    scene.stop_hub()?;
    let node = Node::start(&mut scene.stage, RESTORED, &["--listen", "0.0.0.0:0"])?;
    lan(scene, YUCI_2)?;
    node.stop(&mut scene.stage)?;
    let device = device(scene, YUCI_2)?;
    scene.stage.run(HUB, &["device", "revoke", &device, "--reason", "电脑送修"])?;
    scene.start_hub()?;
    scene.stage.run(RESTORED, SYNC)?;
    let listed = scene.stage.run(HUB, &["quarantine", "list"])?;
    let row = listed.as_array().and_then(|all| all.first()).cloned().unwrap_or_default();
    scene.stage.check("停用设备的改动进了隔离区，写明原因", row["code"] == "revoked" && row["outcome"].is_null())?;
    let no = row["no"].as_u64().unwrap_or_default().to_string();
    scene.stage.run(HUB, &["quarantine", "admit", &no, "--reason", "停用前所写，已电话核实"])?;
    let shown = scene.stage.run(HUB, &["dossier", "show", &id])?;
    scene.stage.check("放行之后已在市局的申报里", text(&shown, "/fields/highlights").contains("创新成果"))
}

/// A device is shut out while it is connected.
pub fn revoke(scene: &mut Scene) -> Result<(), Failed> {
    let node = Node::start(&mut scene.stage, TAIGU, &["--listen", "127.0.0.1:0", "--no-lan"])?;
    let connected = |status: &Value| status["peers"].as_u64().unwrap_or_default() > 0;
    scene.stage.until("太谷机与市局保持连接", TAIGU, &["status"], connected)?;
    let device = device(scene, TAIGU)?;
    scene.stage.run(HUB, &["device", "revoke", &device, "--reason", "电脑遗失"])?;
    let told = |status: &Value| {
        let alarm = |alarm: &Value| alarm.as_str().is_some_and(|text| text.contains("停用"));
        status["peers"] == 0 && status["alarms"].as_array().is_some_and(|all| all.iter().any(alarm))
    };
    scene.stage.until("太谷机被立即断开，屏幕上写明已停用", TAIGU, &["status"], told)?;
    node.stop(&mut scene.stage)?;
    let before = scene.stage.run(HUB, &["dossier", "list"])?;
    let id = scene.taigu.clone();
    // Whether its own program still lets it write or not, nothing of it may arrive.
    scene.stage.attempt(TAIGU, &["dossier", "set", &id, "remark", "停用后所写"])?;
    scene.stage.attempt(TAIGU, SYNC)?;
    let after = scene.stage.run(HUB, &["dossier", "list"])?;
    scene.stage.check("停用之后写的没有进市局", before == after)
}

fn device(scene: &mut Scene, home: &str) -> Result<String, Failed> {
    Ok(text(&scene.stage.run(home, &["status"])?, "/device"))
}

/// Every stored byte on every profile.
pub fn verify(scene: &mut Scene) -> Result<(), Failed> {
    for home in [HUB, YUCI_1, YUCI_2, TAIGU, RESTORED] {
        let told = scene.stage.run(home, &["verify"])?;
        scene.stage.check(&format!("{home} 每一个字节都对"), told["ok"] == true)?;
    }
    Ok(())
}
