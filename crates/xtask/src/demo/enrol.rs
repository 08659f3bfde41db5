//! The season, invitations, six digits.

use serde_json::Value;

use super::scene::{HUB, Scene, TAIGU, YUCI_1, YUCI_2, text};
use crate::tool::Failed;

/// The municipal bureau founds the season and starts its node.
pub fn found(scene: &mut Scene) -> Result<(), Failed> {
    let stage = &mut scene.stage;
    stage.say("市局在自己的机器上建立年度。不登录任何网站，不连任何外部服务器。");
    let name = ["--bureau-name", "晋中市人力资源和社会保障局", "--device-name", "市局节点", "--person", "乔知远"];
    let made = stage.run(HUB, &[&["campaign", "create"], &name[..]].concat())?;
    stage.check("年度编号已生成", !text(&made, "/campaign").is_empty())?;
    let shown = stage.run(HUB, &["campaign", "show"])?;
    stage.check(
        "年度参数来自通知：市局一家、县局十二个代码、市直单位",
        shown["bureaus"].as_array().is_some_and(|all| all.len() > 12),
    )?;
    stage.say("登记密钥另存一份恢复文件，锁进保险柜。");
    let out = stage.file("登记密钥恢复.txt");
    stage.run(HUB, &["recovery", "export", "--out", &out])?;
    stage.say("市局节点常开，自带中继。");
    scene.start_hub()
}

/// Two devices of one county and one of another join.
pub fn devices(scene: &mut Scene) -> Result<(), Failed> {
    for (home, bureau, device, person) in [
        (YUCI_1, "140702", "一号机", "武晓岚"),
        (YUCI_2, "140702", "二号机", "郝景和"),
        (TAIGU, "140726", "太谷机", "阎立秋"),
    ] {
        enrol(scene, home, bureau, device, person)?;
    }
    let listed = scene.stage.run(HUB, &["device", "list"])?;
    let enrolled = listed.as_array().into_iter().flatten().filter(|device| device["state"] == "enrolled").count();
    scene.stage.check("名册上是四台设备：市局一台、县局三台", enrolled == 4)
}

fn enrol(scene: &mut Scene, home: &str, bureau: &str, device: &str, person: &str) -> Result<(), Failed> {
    let stage = &mut scene.stage;
    stage.say(&format!("给{device}（{bureau}，{person}）一张一次性邀请。"));
    let invited = stage.run(HUB, &["invite", "--bureau", bureau, "--expires", "3d"])?;
    let ticket = text(&invited, "/ticket");
    let joined = stage.run(home, &["join", &ticket, "--device-name", device, "--person", person, "--no-lan"])?;
    let code = text(&joined, "/code");
    stage
        .check("加入方等待确认，屏幕上有六位数字", text(&joined, "/state") == "pending" && digits(&code).len() == 6)?;
    stage.refused(HUB, &["device", "confirm", "000000"], "unknown_code")?;
    let waiting = stage.run(HUB, &["device", "list"])?;
    let pending = waiting.as_array().into_iter().flatten().find(|device| device["state"] == "pending");
    let shown = pending.map(|device| text(device, "/code")).unwrap_or_default();
    stage.check("两边屏幕上的六位数字一致", digits(&shown) == digits(&code))?;
    stage.say("电话核对一致，市局放行。");
    stage.run(HUB, &["device", "confirm", &digits(&code)])?;
    enter(scene, home, bureau)?;
    if home == YUCI_1 {
        once(scene, &ticket)?;
    }
    Ok(())
}

/// An invitation that was used lets nobody else in, not even as far as waiting.
fn once(scene: &mut Scene, ticket: &str) -> Result<(), Failed> {
    let stage = &mut scene.stage;
    stage.say("邀请只能用一次：别的电脑再用同一张，会被拒绝。");
    let before = stage.run(HUB, &["device", "list"])?;
    let told = stage.attempt("stranger", &["join", ticket, "--no-lan"])?;
    let turned_away = told.pointer("/error/code").or(told.get("obstacle")).is_some_and(|word| *word == "ticket");
    stage.check("市局说这张邀请无效", turned_away)?;
    let after = stage.run(HUB, &["device", "list"])?;
    stage.check("名册和等待名单都没有变", before == after)
}

fn enter(scene: &mut Scene, home: &str, bureau: &str) -> Result<(), Failed> {
    scene.sync(home)?;
    let status = scene.stage.run(home, &["status"])?;
    let good = status["state"] == "enrolled" && status["bureau"] == *bureau && status["deadline"] != Value::Null;
    scene.stage.check(&format!("{home} 已加入，年度参数已到"), good)
}

fn digits(code: &str) -> String {
    code.chars().filter(char::is_ascii_digit).collect()
}
