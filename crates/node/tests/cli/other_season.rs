//! Another award with other quotas, another matrix and a shorter way: nothing of the notice is hard-coded.

use serde_json::Value;

use crate::desk::Desk;

const FIELDS: [&str; 22] = [
    "性别",
    "男",
    "公民身份号码",
    "140702198001010015",
    "出生年月",
    "1980-01-01",
    "手机号码",
    "13800000000",
    "工作单位",
    "榆次某纺织厂",
    "单位性质",
    "社会团体",
    "从事职业（工种）",
    "纺织机修工",
    "职业资格（技能等级）",
    "首席技师",
    "符合遴选条件",
    "2",
    "解决难题与先进操作法",
    "改进经纱张力装置",
    "用工状态",
    "退休返聘",
];

fn state(list: &Value) -> Vec<(&str, &str)> {
    let rows = list["rows"].as_array().expect("rows").iter();
    rows.map(|row| (row["department_name"].as_str().expect("name"), row["state"].as_str().expect("state"))).collect()
}

#[test]
fn a_county_award_runs_its_own_shorter_way() {
    let hub = Desk::new();
    let season =
        ["--template", "yuci-skills-2026", "--bureau-name", "榆次区人力资源和社会保障局", "--person", "郭守一"];
    hub.does(&[&["campaign", "create"], &season[..]].concat());
    let _node = hub.serves();
    let ticket = hub.does(&["invite", "--bureau", "YC01", "--preapproved"]);
    let desk = Desk::new();
    desk.does(&["join", ticket["ticket"].as_str().expect("ticket"), "--person", "李木匠", "--no-lan"]);

    let id = desk.does(&["dossier", "new", "--name", "令狐织云"])["id"].as_str().expect("id").to_owned();
    desk.does(&[&["dossier", "set", &id], &FIELDS[..]].concat());
    assert_eq!(
        desk.does(&["attest", &id, "--basis", "征信查询", "--consent", "2026-08-20"])["fields"]["attest_2"],
        "是"
    );
    for kind in ["photo", "id_card", "consent", "condition_2"] {
        desk.does(&["dossier", "record", &id, "证明材料", "set", "kind", kind, "title", kind]);
    }
    let file = desk.file("事迹.txt");
    std::fs::write(&file, "她改进了张力装置。").expect("written");
    desk.does(&["dossier", "text", &id, "--file", crate::desk::arg(&file)]);
    desk.does(&["review", &id, "record", "--result", "通过", "--reviewer", "所长", "--date", "2026-08-21"]);

    assert_eq!(state(&desk.does(&["consult", &id, "list"])), [("应急管理", "未发函"), ("生态环境", "未发函")]);
    assert_eq!(desk.run(&["dossier", "seal", &id]).failure(), "findings");
    desk.does(&["consult", &id, "send", "--letter", "修人社函1号", "--date", "2026-08-24"]);
    let reply =
        ["reply", "--department", "应急管理", "--department", "生态环境", "--opinion", "同意", "--date", "2026-08-28"];
    let told = desk.does(&[&["consult", &id], &reply[..]].concat());
    assert_eq!((&told["summary"], &told["stage"]), (&"全部无异议".into(), &"consulted".into()));
    // No visit and no meeting: this season only recommends them.
    let sealed = desk.run(&["dossier", "seal", &id]);
    assert_eq!(sealed.code, Some(0), "{sealed:?}");
    desk.syncs();
    let quota = hub.does(&["quota", "list", "--bureau", "YC01"]);
    assert_eq!((&quota[0]["max"], &quota[0]["soft"], &quota[0]["nominated"]), (&4.into(), &false.into(), &1.into()));
    assert_eq!(hub.does(&["dossier", "show", &id])["stage"], "submitted");
}
