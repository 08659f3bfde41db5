//! Closing, late work, more time.

use super::people;
use super::scene::{HUB, Scene, TAIGU, YUCI_1, text};
use crate::tool::{Failed, program};

/// Closing in two signed steps.
pub fn close(scene: &mut Scene) -> Result<(), Failed> {
    let begun = scene.stage.run(HUB, &["close", "begin"])?;
    scene.stage.check("进入截止：已签发的仍可传完", begun["phase"] == "closing")?;
    let finished = scene.stage.run(HUB, &["close", "finish"])?;
    scene.stage.check("封存清单上是两份", finished["phase"] == "closed" && finished["count"] == 2)?;
    scene.sync(TAIGU)?;
    let id = scene.taigu.clone();
    scene.delivery(TAIGU, &id, "closed").map(|_shown| ())
}

/// Sealed before, received after: kept, marked, admitted with a reason.
pub fn late(scene: &mut Scene) -> Result<(), Failed> {
    let id = scene.yuci_late.clone();
    scene.stage.say("榆次区第二份申报在截止前签发并报过码，截止后才连上网。");
    scene.sync(YUCI_1)?;
    let listed = scene.stage.run(HUB, &["close", "late"])?;
    let row = listed.as_array().and_then(|all| all.first()).cloned().unwrap_or_default();
    let evidence = ["/sealed", "/received", "/telephoned"].iter().all(|place| !text(&row, place).is_empty());
    scene.stage.check("迟报单上有签发、来电、收到三个时间", text(&row, "/dossier") == id && evidence)?;
    let phone = scene.stage.run(HUB, &["phone", "list"])?;
    scene.stage.check("报送码与到达的数据相符", phone[0]["matched"] == true && text(&phone[0], "/dossier") == id)?;
    let shown = scene.stage.run(YUCI_1, &["dossier", "show", &id])?;
    scene.stage.check("没有补收之前不算已封存", shown["delivery"] == "received")?;
    scene.stage.refused(HUB, &["close", "admit", &id, "--reason", " "], "reason")?;
    scene.stage.run(HUB, &["close", "admit", &id, "--reason", "截止前已报送码，断网有记录"])?;
    scene.sync(YUCI_1)?;
    scene.delivery(YUCI_1, &id, "closed").map(|_shown| ())
}

/// More time for one bureau.
pub fn extend(scene: &mut Scene) -> Result<(), Failed> {
    let until = in_three_days()?;
    scene.stage.run(HUB, &["close", "extend", "140726", "--until", &until, "--reason", "暴雨断网"])?;
    let id = people::complete(&mut scene.stage, TAIGU, "taigu_late")?;
    scene.stage.run(TAIGU, &["dossier", "seal", &id])?;
    scene.sync(TAIGU)?;
    scene.delivery(TAIGU, &id, "closed")?;
    let listed = scene.stage.run(HUB, &["close", "late"])?;
    let marked = listed.as_array().into_iter().flatten().any(|row| text(row, "/dossier") == id);
    scene.stage.check("延期之内收到的不算迟报", !marked)
}

fn in_three_days() -> Result<String, Failed> {
    let output = program("date", &["-d", "+3 days", "+%F"]).output();
    let output = output.map_err(|error| Failed::Start("date".to_owned(), error))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
