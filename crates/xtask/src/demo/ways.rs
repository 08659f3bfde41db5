//! Through the relay, by carry file, by telephone.

use serde_json::json;

use super::people::{self, map};
use super::scene::{HUB, SOCKET, SYNC, Scene, TAIGU, YUCI_1, YUCI_2, text};
use super::tunnel;
use crate::tool::Failed;

/// Every direct path is refused by the kernel; the city's own relay remains.
pub fn relay(scene: &mut Scene) -> Result<(), Failed> {
    if !tunnel::possible() {
        scene.stage.say("  本机不允许建立网络命名空间（unshare -Urn），这一步无法演示，跳过。");
        return Ok(());
    }
    let (id, relay) = (scene.yuci.clone(), scene.relay.clone());
    scene.sync(YUCI_2)?;
    people::set(&mut scene.stage, YUCI_2, &id, &map(&json!({ "remark": "补充说明，另附证书复印件" })))?;
    scene.stage.say("二号机关进只有回环接口的网络命名空间，只剩中继的一个 TCP 端口可通。");
    let socket = scene.stage.file(SOCKET);
    tunnel::open(&socket, relay.clone())?;
    let url = format!("http://{relay}");
    let command = scene.stage.command(YUCI_2, &[SYNC, &["--relay", &url]].concat());
    let command = tunnel::inside(&command, &relay, &socket)?;
    let answer = scene.stage.run_command(command)?;
    let relayed = answer["peers"].as_array().into_iter().flatten().any(|peer| peer["path"] == "relay");
    scene.stage.check("经中继与市局连通", relayed)?;
    let shown = scene.stage.run(HUB, &["dossier", "show", &id])?;
    scene.stage.check("改动已在市局", text(&shown, "/fields/remark").contains("复印件"))?;
    scene.stage.say("一号机取回改动，签发第三版。");
    scene.sync(YUCI_1)?;
    scene.stage.run(YUCI_1, &["dossier", "seal", &id])?;
    scene.sync(YUCI_1)?;
    scene.delivery(YUCI_1, &id, "received").map(|_shown| ())
}

/// The same bytes on a USB stick, and the receipt on the way back.
pub fn carry(scene: &mut Scene) -> Result<(), Failed> {
    let id = scene.taigu.clone();
    scene.stage.run(TAIGU, &["dossier", "seal", &id])?;
    scene.delivery(TAIGU, &id, "local")?;
    let there = scene.stage.file("太谷带给市局.jxc");
    scene.stage.run(TAIGU, &["carry", "export", "--to", "140700", "--out", &there])?;
    scene.stage.say("文件只有市局打得开：");
    scene.stage.refused(YUCI_1, &["carry", "import", &there], "trust")?;
    let taken = scene.stage.run(HUB, &["carry", "import", &there])?;
    scene.stage.check("市局收进，没有拒收", taken["refused"].as_array().is_some_and(Vec::is_empty))?;
    let receipts = scene.stage.run(HUB, &["receipt", "list"])?;
    scene.stage.run(HUB, &["carry", "import", &there])?;
    let again = scene.stage.run(HUB, &["receipt", "list"])?;
    scene.stage.check("重复导入没有坏处，回执不变", receipts == again)?;
    let back = scene.stage.file("市局带给太谷.jxc");
    scene.stage.run(HUB, &["carry", "export", "--to", "140726", "--out", &back])?;
    scene.stage.run(TAIGU, &["carry", "import", &back])?;
    scene.delivery(TAIGU, &id, "received").map(|_shown| ())
}

/// Forty digits read over the telephone commit to a version that arrives later.
pub fn telephone(scene: &mut Scene) -> Result<(), Failed> {
    scene.yuci_late = people::complete(&mut scene.stage, YUCI_1, "yuci_late")?;
    let id = scene.yuci_late.clone();
    scene.stage.run(YUCI_1, &["dossier", "seal", &id])?;
    let told = scene.stage.run(YUCI_1, &["phone", "code", &id])?;
    let code = text(&told, "/code");
    let wrong = misheard(&code);
    scene.stage.say("听错一位，当场就知道：");
    scene.stage.refused(HUB, &["phone", "record", "140702", &wrong], "trust")?;
    scene.stage.run(HUB, &["phone", "record", "140702", &code, "--note", "武晓岚来电"])?;
    let listed = scene.stage.run(HUB, &["phone", "list"])?;
    let waiting = listed.as_array().is_some_and(|all| all.len() == 1 && all[0]["matched"] == false);
    scene.stage.check("市局记下报送码，等数据到达", waiting)
}

fn misheard(code: &str) -> String {
    let first = if code.starts_with('1') { "7" } else { "1" };
    format!("{first}{}", &code[1..])
}
