//! Work without any network, and two devices of one bureau on their LAN.

use serde_json::json;

use super::node::Node;
use super::people::{self, NARRATIVE, map};
use super::scene::{HUB, Scene, TAIGU, YUCI_1, YUCI_2, text};
use crate::tool::Failed;

/// The county bureaus fill in dossiers while the municipal node is off.
pub fn work(scene: &mut Scene) -> Result<(), Failed> {
    scene.stage.say("市局节点停机，谁也没有联网；各局照常填报。");
    scene.stop_hub()?;
    scene.yuci = people::complete(&mut scene.stage, YUCI_1, "yuci")?;
    scene.taigu = people::complete(&mut scene.stage, TAIGU, "taigu")?;
    let award = map(&people::data()["award"]);
    scene.award = people::add(&mut scene.stage, YUCI_1, &scene.yuci.clone(), "awards", &award)?;
    let id = scene.yuci.clone();
    scene.delivery(YUCI_1, &id, "local")?;
    scene.stage.say("同局两台机只靠局域网互相找到，不经过市局。");
    let node = Node::start(&mut scene.stage, YUCI_1, &["--listen", "0.0.0.0:0"])?;
    lan(scene, YUCI_2)?;
    node.stop(&mut scene.stage)?;
    scene.delivery(YUCI_1, &id, "bureau")?;
    let other = scene.stage.run(YUCI_2, &["dossier", "list"])?;
    scene
        .stage
        .check("二号机看到同一份申报", other.as_array().is_some_and(|all| all.len() == 1 && text(&all[0], "/id") == id))
}

/// One pass over the local network.
pub fn lan(scene: &mut Scene, home: &str) -> Result<(), Failed> {
    let answer = scene.stage.run(home, &["sync", "--timeout", "30"])?;
    let lan = answer["peers"].as_array().into_iter().flatten().any(|peer| peer["path"] == "lan");
    scene.stage.check("两台机经局域网相遇", lan)
}

/// Both devices of one bureau change one dossier without knowing of each other.
pub fn both_edit(scene: &mut Scene) -> Result<(), Failed> {
    let id = scene.yuci.clone();
    scene.stage.say("同一栏写得不同（手机号码）、写得相同（通讯地址）、各写各的（职务、邮编）：");
    let first = json!({ "mobile": "13911110001", "address": "榆次区锦纶路某号", "duty": "工作室负责人" });
    let second = json!({ "mobile": "13922220002", "address": "榆次区锦纶路某号", "zip": "030600" });
    people::set(&mut scene.stage, YUCI_1, &id, &map(&first))?;
    people::set(&mut scene.stage, YUCI_2, &id, &map(&second))?;
    scene.stage.say("事迹材料：两人都改了同一句，另有各改各的段落：");
    let here = NARRATIVE.replace("二十四年没有离开过机床", "二十四年始终没有离开过车床");
    let there =
        NARRATIVE.replace("二十四年没有离开过机床", "二十四年来从没有离开过机床").replace("心没有变", "本色没有变");
    for (home, text) in [(YUCI_1, here), (YUCI_2, there)] {
        let file = scene.stage.put(&format!("事迹-{home}.txt"), text.trim_end())?;
        scene.stage.run(home, &["dossier", "text", &id, "--file", &file])?;
    }
    records(scene, &id)?;
    scene.stage.say("太谷县同时也在离线改自己的申报：");
    let taigu = scene.taigu.clone();
    people::set(&mut scene.stage, TAIGU, &taigu, &map(&json!({ "email": "taigu@example.cn" })))?;
    scene.stage.say("市局节点重新开机。");
    scene.start_hub()?;
    let none = scene.stage.run(HUB, &["dossier", "list"])?;
    scene.stage.check("此前没有任何一份申报到过市局", none.as_array().is_some_and(Vec::is_empty))
}

fn records(scene: &mut Scene, id: &str) -> Result<(), Failed> {
    scene.stage.say("获奖情况：两台机各加一条；另有一条，一号机删去，二号机却在改：");
    let one = json!({ "date": "2013-05", "name": "县级劳动模范", "level": "县级", "issuer": "区人民政府" });
    let two = json!({ "date": "2018-09", "name": "市级技能竞赛一等奖", "level": "市级", "issuer": "市人社局" });
    people::add(&mut scene.stage, YUCI_1, id, "awards", &map(&one))?;
    people::add(&mut scene.stage, YUCI_2, id, "awards", &map(&two))?;
    let award = scene.award.clone();
    scene.stage.run(YUCI_1, &["dossier", "record", id, "awards", "remove", &award, "--reason", "证书遗失"])?;
    let edit = ["dossier", "record", id, "awards", "set", "--record", &award, "issuer", "省总工会、省科技厅"];
    scene.stage.run(YUCI_2, &edit).map(|_answer| ())
}
