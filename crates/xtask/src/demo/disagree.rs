//! What merged by itself, what became a card, and deciding.

use serde_json::Value;

use super::scene::{HUB, Scene, TAIGU, YUCI_1, YUCI_2, text};
use crate::tool::Failed;

/// The three processes meet at the municipal node.
pub fn meet(scene: &mut Scene) -> Result<(), Failed> {
    for home in [YUCI_1, TAIGU, YUCI_2, YUCI_1] {
        scene.sync(home)?;
    }
    let (one, two) = (scene.cards(YUCI_1)?, scene.cards(YUCI_2)?);
    let ids = |cards: &[Value]| cards.iter().map(|card| text(card, "/id")).collect::<std::collections::BTreeSet<_>>();
    scene.stage.check("两台机上是同样的卡片", ids(&one) == ids(&two) && ids(&one).len() == one.len())?;
    let kinds = |kind: &str| one.iter().filter(|card| card["kind"] == kind).count();
    let exactly = (kinds("field"), kinds("narrative"), kinds("withdrawn"), one.len()) == (1, 1, 1, 3);
    scene.stage.check("恰好三张：手机号码、事迹同一句、删去又修改的获奖", exactly)?;
    let phone = one.iter().find(|card| card["field"] == "mobile").cloned().unwrap_or_default();
    let sides = phone["sides"].as_array().map_or(0, Vec::len);
    let named = phone["sides"].as_array().into_iter().flatten().all(|side| !text(side, "/person").is_empty());
    scene.stage.check("卡片写明原值、两方、两人、两台设备", phone["base"] == "13800000001" && sides == 2 && named)?;
    merged(scene)?;
    apart(scene)
}

/// What nobody needs to decide.
fn merged(scene: &mut Scene) -> Result<(), Failed> {
    let id = scene.yuci.clone();
    let shown = scene.stage.run(YUCI_2, &["dossier", "show", &id])?;
    let field =
        |key: &str| shown.pointer(&format!("/fields/{key}")).and_then(Value::as_str).unwrap_or_default().to_owned();
    scene.stage.check("写得相同的不成卡", field("address") == "榆次区锦纶路某号")?;
    scene.stage.check("各写各的都在", field("duty") == "工作室负责人" && field("zip") == "030600")?;
    let awards = shown.pointer("/records/awards").and_then(Value::as_array).cloned().unwrap_or_default();
    let has = |name: &str| awards.iter().any(|award| award["name"] == name);
    scene.stage.check("两台机各加的获奖都在", has("县级劳动模范") && has("市级技能竞赛一等奖"))?;
    scene.stage.check("各改各的段落都在", text(&shown, "/narrative").contains("本色没有变"))
}

/// Who may see what.
fn apart(scene: &mut Scene) -> Result<(), Failed> {
    let counts = [(TAIGU, 1), (YUCI_1, 1), (HUB, 2)];
    for (home, wanted) in counts {
        let listed = scene.stage.run(home, &["dossier", "list"])?;
        let what = format!("{home} 能看到 {wanted} 份申报");
        scene.stage.check(&what, listed.as_array().is_some_and(|all| all.len() == wanted))?;
    }
    Ok(())
}

/// A named person decides; the other device agrees.
pub fn decide(scene: &mut Scene) -> Result<(), Failed> {
    let id = scene.yuci.clone();
    scene.stage.say("有未裁定的分歧，不能签发：");
    scene.stage.refused(YUCI_1, &["dossier", "seal", &id], "conflicts")?;
    for card in scene.cards(YUCI_1)? {
        let card_id = text(&card, "/id");
        let mut words = vec!["conflict", "resolve", card_id.as_str(), "--take", "2"];
        words.extend(["--reason", "电话向本人核实"]);
        scene.stage.run(YUCI_1, &words)?;
    }
    let left = scene.cards(YUCI_1)?;
    scene.stage.check("一号机上卡片已全部关闭", left.is_empty())?;
    scene.sync(YUCI_1)?;
    scene.sync(YUCI_2)?;
    let other = scene.cards(YUCI_2)?;
    scene.stage.check("二号机上也自行关闭", other.is_empty())?;
    let (one, two) =
        (scene.stage.run(YUCI_1, &["dossier", "show", &id])?, scene.stage.run(YUCI_2, &["dossier", "show", &id])?);
    let same = ["/fields", "/narrative", "/records"].iter().all(|place| one.pointer(place) == two.pointer(place));
    scene.stage.check("两台机内容完全一致", same)?;
    let past = scene.stage.run(YUCI_2, &["dossier", "history", &id, "手机号码"])?;
    let wrote = |value: &str| past.as_array().into_iter().flatten().any(|row| row["value"] == value);
    scene.stage.check("两个手机号码和裁定都留在历史里", wrote("13911110001") && wrote("13922220002"))
}
