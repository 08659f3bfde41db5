//! From the formal check to the award: what the municipal bureau does, in the only order in which it can.

use serde_json::Value;

use crate::desk::{Desk, Node, arg};
use crate::papers::text_of;

/// Three nominees of two counties, handed in, closed and passed.
struct Selection {
    hub: Desk,
    node: Node,
    county: Desk,
}

const PEOPLE: [(&str, &str); 3] = [("140727", "申屠启明"), ("140727", "闾丘守艺"), ("140702", "闻人守拙")];

/// A made-up number that is one: 祁县, 1975-06-15, male.
fn id_number(sequence: u32) -> String {
    let body = format!("14243019750615{sequence:03}");
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{body}{}", char::from(b"10X98765432"[(sum % 11) as usize]))
}

fn joined(hub: &Desk, bureau: &str, role: &str, name: &str) -> Desk {
    let ticket = hub.does(&["invite", "--bureau", bureau, "--role", role, "--preapproved"]);
    let desk = Desk::new();
    let ticket = ticket["ticket"].as_str().expect("ticket");
    desk.does(&["join", ticket, "--device-name", name, "--person", name, "--no-lan"]);
    desk
}

fn passed() -> Selection {
    let hub = Desk::founded();
    let node = hub.serves();
    let desks = ["140727", "140702"].map(|bureau| (bureau, joined(&hub, bureau, "editor", "县局机")));
    for (at, (bureau, name)) in (0..).zip(PEOPLE) {
        let (_, desk) = desks.iter().find(|(code, _)| *code == bureau).expect("desk");
        let id = desk.completed(name);
        desk.does(&["dossier", "set", &id, "公民身份号码", &id_number(2 * at + 1)]);
        desk.does(&["dossier", "seal", &id]);
        desk.syncs();
    }
    assert_eq!(hub.run(&["approve", "party", "--date", "2019-09-20", "--no", "21"]).failure(), "not_closed");
    hub.does(&["close", "begin"]);
    hub.does(&["close", "finish"]);
    for (_, name) in PEOPLE {
        assert_eq!(hub.does(&["formal", "pass", name])["state"], "passed");
    }
    let [(_, county), _] = desks;
    Selection { hub, node, county }
}

fn names(rows: &Value) -> Vec<&str> {
    rows.as_array().expect("rows").iter().map(|row| row["name"].as_str().expect("name")).collect()
}

fn scored(hub: &Desk, expert: &str, name: &str, score: &str) {
    let scores = ["品德", score, "能力", score, "业绩", score, "贡献", score, "辐射带动", score];
    hub.does(&[&["assess", "score", expert, name], &scores[..]].concat());
}

#[test]
fn experts_score_nobody_of_their_own_and_the_order_follows_the_scores() {
    let Selection { hub, node: _node, county } = passed();
    hub.does(&["assess", "expert", "钟离明", "--employer", "山西某大学", "--kin", "闻人守拙（表弟）"]);
    hub.does(&["assess", "expert", "公羊正", "--employer", "祁县某玻璃器皿有限公司"]);
    let refused = |expert, name| hub.run(&["assess", "score", expert, name, "品德", "90"]).failure();
    assert_eq!(refused("公羊正", "申屠启明"), "interest");
    assert_eq!(refused("钟离明", "闻人守拙"), "interest");
    assert_eq!(refused("不存在", "闻人守拙"), "unknown_expert");
    assert_eq!(hub.run(&["assess", "score", "钟离明", "申屠启明", "品德", "101"]).failure(), "score");
    scored(&hub, "钟离明", "申屠启明", "85");
    scored(&hub, "钟离明", "闾丘守艺", "92.5");
    assert_eq!(hub.does(&["assess", "scores", "闾丘守艺"])[0]["total"], "92.5");
    hub.does(&["assess", "recognise", "闻人守拙", "--basis", "全国技术能手", "--evidence", "证书第3页"]);
    let order = hub.does(&["rank", "set", "--basis", "直接认定在前，其余按平均分"]);
    assert_eq!(names(&order["rows"]), ["闻人守拙", "闾丘守艺", "申屠启明"]);
    assert!(hub.shows(&["rank", "list"]).contains("直接认定"));
    let visit = ["--date", "2019-08-15", "--place", "吹制车间", "--people", "乔知远", "--findings", "情况属实"];
    hub.does(&[&["assess", "visit", "申屠启明"], &visit[..]].concat());
    let last = hub.does(&["rank", "list"])["rows"][2].clone();
    assert_eq!(
        (&last["methods"], &last["frontline"]),
        (&serde_json::json!(["专家评审", "实地考察"]), &"是".into()),
        "{last}"
    );
    assert_eq!(county.does(&["rank", "local", "list"])[0]["frontline"], "是");
    assert_eq!(county.does(&["dossier", "list"])[0]["shown"]["channel"], "单位推荐");

    assert_eq!(hub.run(&["rank", "set", "--basis", "漏一人", "闻人守拙", "闾丘守艺"]).failure(), "not_a_permutation");
    assert_eq!(hub.run(&["rank", "move", "申屠启明", "--to", "4", "--reason", "无此名次"]).failure(), "no_such_place");
    hub.does(&["rank", "move", "申屠启明", "--to", "1", "--reason", "带徒成效突出"]);
    let log = hub.does(&["rank", "log"]);
    assert_eq!(
        (&log[1]["from"], &log[1]["to"], &log[1]["reason"]),
        (&3.into(), &1.into(), &"带徒成效突出".into()),
        "{log}"
    );
    assert_eq!(county.run(&["rank", "list"]).failure(), "not_yours");

    let pack = hub.file("评审材料.json");
    assert_eq!(hub.does(&["assess", "pack", "钟离明", "--out", arg(&pack)])["count"], 2);
    let text = std::fs::read_to_string(pack).expect("pack");
    assert!(text.contains("薄胎") && !text.contains("闻人守拙"), "{text}");
    assert!(!text.contains("142430") && !text.contains("13800000000") && !text.contains("无异议"), "{text}");
}

#[test]
fn two_offline_moves_of_rank_are_a_card_and_never_a_third_order() {
    let Selection { hub, node: _node, .. } = passed();
    hub.does(&["rank", "set", "--basis", "评审会议", "申屠启明", "闾丘守艺", "闻人守拙"]);
    let second = joined(&hub, "140700", "municipal", "市局二号机");
    second.syncs();
    hub.does(&["rank", "move", "闻人守拙", "--to", "1", "--reason", "业绩突出"]);
    second.does(&["rank", "move", "闾丘守艺", "--to", "3", "--reason", "年限较短"]);
    second.syncs();

    let cards = hub.does(&["conflict", "list"]);
    assert_eq!((&cards[0]["kind"], cards.as_array().map(Vec::len)), (&"rank".into(), Some(1)), "{cards}");
    let told: Vec<&str> =
        cards[0]["sides"].as_array().expect("sides").iter().map(|side| side["shown"].as_str().expect("text")).collect();
    assert!(
        told.contains(&"1. 闻人守拙 2. 申屠启明 3. 闾丘守艺") && told.contains(&"1. 申屠启明 2. 闻人守拙 3. 闾丘守艺"),
        "{told:?}"
    );
    assert!(hub.shows(&["conflict", "list"]).contains("1. 闻人守拙"));
    assert_eq!(hub.run(&["approve", "party", "--date", "2019-09-20", "--no", "21"]).failure(), "conflicts");
    assert_eq!(hub.run(&["rank", "move", "闻人守拙", "--to", "2", "--reason", "再调"]).failure(), "conflicts");

    let card = cards[0]["id"].as_str().expect("id");
    assert_eq!(hub.run(&["conflict", "resolve", card, "--take", "1"]).failure(), "reason");
    let wanted = cards[0]["sides"][0]["shown"].as_str().expect("text").to_owned();
    hub.does(&["conflict", "resolve", card, "--take", "1", "--reason", "分管领导裁定"]);
    let order = hub.does(&["rank", "list"]);
    let numbered: Vec<String> = (1..).zip(names(&order["rows"])).map(|(no, name)| format!("{no}. {name}")).collect();
    assert_eq!(numbered.join(" "), wanted);
    second.syncs();
    assert_eq!(second.does(&["conflict", "list"]).as_array().map(Vec::len), Some(0));
    assert_eq!(second.does(&["rank", "list"])["rows"], order["rows"]);
}

fn shortlisted() -> Selection {
    let selection = passed();
    let hub = &selection.hub;
    assert_eq!(hub.run(&["shortlist", "propose", "--size", "2"]).failure(), "no_party_decision");
    assert_eq!(hub.run(&["approve", "party", "--date", "2019-09-20", "--no", "21"]).failure(), "not_ranked");
    hub.does(&["rank", "set", "--basis", "评审会议", "申屠启明", "闾丘守艺", "闻人守拙"]);
    hub.does(&["approve", "party", "--date", "2019-09-20", "--no", "党组纪要21号"]);
    assert_eq!(hub.run(&["rank", "move", "闻人守拙", "--to", "1", "--reason", "太晚"]).failure(), "party_decided");
    let propose = ["shortlist", "propose", "--size", "2", "--reserves", "1"];
    assert_eq!(hub.run(&propose).failure(), "off_target");
    let list = hub.does(&[&propose[..], &["--reason", "首次试点"]].concat());
    assert_eq!((names(&list["chosen"]), names(&list["reserves"])), (vec!["申屠启明", "闾丘守艺"], vec!["闻人守拙"]));
    selection
}

fn proved(hub: &Desk) {
    for channel in ["本级新闻媒体", "门户网站", "用人单位"] {
        hub.does(&["publicity", "proof", "--channel", channel, "--proof", "凭证一号", "--date", "2019-09-26"]);
    }
}

/// A8: publicity from 2019-09-26, over a working Sunday and the national holiday.
#[test]
fn publicity_runs_over_the_working_sunday_and_an_objection_on_its_last_day_holds_its_person() {
    let Selection { hub, node: _node, county } = shortlisted();
    let shown = hub.does(&["publicity", "start", "--from", "2019-09-26"]);
    let period = &shown["periods"][0];
    assert_eq!(period["end"], "2019-10-08", "{period}");
    let sunday = period["days"].as_array().expect("days").iter().find(|day| day["date"] == "2019-09-29").expect("day");
    assert_eq!(
        (&sunday["weekday"], &sunday["workday"], &sunday["no"]),
        (&"星期日".into(), &true.into(), &3.into()),
        "{sunday}"
    );
    assert!(hub.shows(&["publicity", "show"]).contains("星期日调休上班"));

    assert_eq!(hub.run(&["publicity", "close"]).failure(), "no_proof");
    let late = ["publicity", "proof", "--channel", "门户网站", "--proof", "网址", "--date", "2019-09-27"];
    assert_eq!(hub.run(&late).failure(), "late_proof");
    proved(&hub);
    let open = [
        "objection",
        "open",
        "申屠启明",
        "--received",
        "2019-10-08",
        "--source",
        "来信",
        "--content",
        "反映专利归属有争议",
    ];
    let case = hub.does(&open);
    assert_eq!((&case["late"], &case["state"]), (&false.into(), &"open".into()), "{case}");
    hub.does(&["publicity", "close"]);
    let org = ["approve", "org", "申屠启明", "--date", "2019-10-15", "--no", "88"];
    assert_eq!(hub.run(&org).failure(), "objection");
    assert_eq!(
        hub.does(&["approve", "org", "--date", "2019-10-15", "--no", "88"])["names"],
        serde_json::json!(["闾丘守艺"])
    );

    let no = case["case"].as_str().expect("case");
    let decide = ["objection", "decide", no, "--dismissed", "--opinion", "反映不实"];
    assert_eq!(hub.run(&decide).failure(), "not_investigated");
    hub.does(&["objection", "investigate", no, "--by", "乔知远、郭守一", "--findings", "登记人为本人"]);
    hub.does(&decide);
    hub.does(&org);
    county.syncs();
    assert_eq!(county.run(&["objection", "list"]).failure(), "not_yours");
    assert!(!county.does(&["audit", "list"]).to_string().contains("专利归属"));
    assert_eq!(names(&county.does(&["publicity", "show"])["rows"]).len(), 2);
}

#[test]
fn who_is_put_out_is_replaced_by_the_next_and_the_published_list_is_locked() {
    let Selection { hub, node: _node, county } = shortlisted();
    hub.does(&["publicity", "start", "--from", "2019-09-26"]);
    proved(&hub);
    hub.does(&["publicity", "close"]);
    let open = [
        "objection",
        "open",
        "闾丘守艺",
        "--received",
        "2019-10-08",
        "--source",
        "来访",
        "--named",
        "--content",
        "业绩不实",
    ];
    let case = hub.does(&open)["case"].as_str().expect("case").to_owned();
    hub.does(&["objection", "investigate", &case, "--by", "乔知远", "--findings", "属实"]);
    assert_eq!(
        hub.run(&["shortlist", "replace", "闾丘守艺", "--by", "闻人守拙", "--reason", "尚未处理"]).failure(),
        "still_in"
    );
    hub.does(&["objection", "decide", &case, "--upheld", "--opinion", "取消资格"]);
    hub.does(&["shortlist", "replace", "闾丘守艺", "--by", "闻人守拙", "--reason", "异议成立"]);
    let (org, group) = (["--date", "2019-10-15", "--no", "88"], ["--date", "2019-10-25", "--no", "3"]);
    hub.does(&[&["approve", "org"], &org[..]].concat());
    hub.does(&[&["approve", "group"], &group[..]].concat());
    let issue = ["publish", "issue", "--no", "市人才〔2019〕5号", "--date", "2019-11-01"];
    assert_eq!(hub.run(&issue).failure(), "no_group_decision");
    // The newcomer is shown for days of his own.
    hub.does(&["publicity", "start", "--from", "2019-09-26"]);
    proved(&hub);
    hub.does(&["publicity", "close"]);
    hub.does(&[&["approve", "org"], &org[..]].concat());
    assert_eq!(hub.run(&issue).failure(), "no_group_decision");
    hub.does(&[&["approve", "group"], &group[..]].concat());
    let list = hub.does(&issue);
    assert_eq!((names(&list["list"]), &list["intact"]), (vec!["申屠启明", "闻人守拙"], &true.into()), "{list}");

    assert_eq!(hub.run(&["publish", "issue", "--no", "另一号", "--date", "2019-11-02"]).failure(), "locked");
    assert_eq!(hub.run(&["shortlist", "propose", "--size", "1", "--reason", "改"]).failure(), "locked");
    assert_eq!(hub.run(&["award", "pay", "闾丘守艺", "--date", "2019-11-20"]).failure(), "not_listed");
    let register = hub.does(&["award", "certify", "--prefix", "晋中工匠2019-", "--date", "2019-11-08"]);
    assert_eq!(register[1]["cert_no"], "晋中工匠2019-002");
    let sheet = hub.does(&["award", "pay", "--date", "2019-11-20"]);
    assert_eq!(
        (&sheet["count"], &sheet["total"], &sheet["paid"]),
        (&2.into(), &40_000.into(), &40_000.into()),
        "{sheet}"
    );
    assert_eq!(hub.does(&["award", "flag", "闻人守拙"])[1]["flagged"], true);
    hub.does(&["award", "note", "闻人守拙", "--kind", "宣传", "--date", "2019-12-01", "--text", "专题片播出"]);

    for (paper, said) in [
        ("notice", "2019年9月26日至2019年10月8日（5个工作日）"),
        ("list", "市人才〔2019〕5号"),
        ("certificate", "晋中工匠2019-002"),
        ("payment", "合计40000元"),
    ] {
        let text = text_of(&hub, &[paper]);
        assert!(text.contains(said) && text.contains("闻人守拙"), "{paper}: {text}");
    }
    county.syncs();
    assert!(text_of(&county, &["list"]).contains("按姓氏笔画排序"));
    accounts(&hub, &county);
    let seen = county.does(&["publish", "show"]);
    assert_eq!((&seen["list"], &seen["doc_no"]), (&list["list"], &"市人才〔2019〕5号".into()));
    assert!(!seen.to_string().contains("14243"), "{seen}");
}

/// The bureau that nominated notes where prizes go; the city reads it, hidden unless asked for, and prints it.
fn accounts(hub: &Desk, county: &Desk) {
    let rows = county.does(&["award", "accounts"]);
    let own = rows.as_array().expect("rows").first().expect("one of the list").clone();
    let (id, name) = (own["id"].as_str().expect("id"), own["name"].as_str().expect("name"));
    let note = |desk: &Desk, number: &str| {
        desk.run(&["award", "account", id, "--bank", "某某银行祁县支行", "--number", number, "--holder", name])
    };
    assert_eq!(note(county, "6222 0200 0000 0000 001").json()["doubts"], serde_json::json!(["check_digit"]));
    let noted = note(county, "6222 0200 0000 0000 000").json();
    assert_eq!((&noted["number"], &noted["doubts"]), (&"622202*********0000".into(), &serde_json::json!([])));
    assert_eq!(county.run(&["award", "account", "不在名单", "--clear"]).failure(), "unknown_dossier");
    county.syncs();
    assert_eq!(note(hub, "6222020000000000000").failure(), "not_yours");
    let shown = hub.does(&["award", "accounts"]).to_string();
    assert!(shown.contains("622202*********0000") && !shown.contains("6222020000000000000"), "{shown}");
    assert!(hub.does(&["award", "accounts", "--unmask"]).to_string().contains("6222020000000000000"));
    let acts = hub.does(&["audit", "list", "--person", name]).to_string();
    assert!(acts.contains("unmask_account") && !acts.contains("6222020000000000000"), "{acts}");
    let sheet = text_of(hub, &["payment"]);
    assert!(sheet.contains("6222020000000000000"), "{sheet}");
    county.does(&["award", "account", id, "--clear"]);
    assert_eq!(county.does(&["award", "accounts"])[0]["number"], "");
}

#[test]
fn every_act_is_in_the_trail_and_a_touched_export_does_not_verify() {
    let hub = Desk::founded();
    hub.does(&["dossier", "new", "--name", "武平生"]);
    hub.does(&["dossier", "set", "武平生", "公民身份号码", &id_number(1), "手机号码", "13800000001"]);
    hub.does(&["dossier", "show", "武平生"]);
    hub.does(&["dossier", "show", "武平生", "--unmask"]);
    let acts = hub.does(&["audit", "list", "--person", "武平生", "--actor", "郭守一"]);
    let told: Vec<&str> = acts
        .as_array()
        .expect("rows")
        .iter()
        .filter(|row| row["source"] == "act")
        .map(|row| row["act"].as_str().expect("act"))
        .collect();
    assert_eq!(told[1..], ["dossier_set", "unmask"], "{acts}");
    assert!(!acts.to_string().contains(&id_number(1)));
    let field = hub.does(&["audit", "list", "--field", "手机号码"]);
    assert!(field.as_array().expect("rows").iter().any(|row| row["value"] == "13800000001"), "{field}");
    assert_eq!(hub.does(&["audit", "list", "--actor", "无此人"]), serde_json::json!([]));

    assert_eq!(hub.does(&["audit", "verify"])["verified"], true);
    let file = hub.file("操作记录.json");
    hub.does(&["audit", "export", "--out", arg(&file)]);
    let authority = hub.does(&["campaign", "show"])["authority"].as_str().expect("a fingerprint").to_owned();
    assert_eq!(crate::desk::run(&["audit", "verify", arg(&file), "--json"]).json()["verified"], false);
    let known = ["audit", "verify", arg(&file), "--authority", &authority, "--json"];
    assert_eq!(crate::desk::run(&known).json()["verified"], true);
    let text = std::fs::read_to_string(&file).expect("read").replace("unmask", "status");
    std::fs::write(&file, text).expect("written");
    assert_eq!(crate::desk::run(&["audit", "verify", arg(&file), "--json"]).failure(), "not_verified");
}

/// Writes values into cells of the first sheet, as whoever fills it in does.
fn filled(from: &std::path::Path, to: &std::path::Path, values: &[(String, &str)]) {
    use std::io::{Read as _, Write as _};
    let mut archive = zip::ZipArchive::new(std::fs::File::open(from).expect("a sheet")).expect("an archive");
    let mut copy = zip::ZipWriter::new(std::fs::File::create(to).expect("a file"));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let (name, mut text) = (part.name().to_owned(), Vec::new());
        part.read_to_end(&mut text).expect("read");
        if name == "xl/worksheets/sheet1.xml" {
            let mut sheet = String::from_utf8(text).expect("UTF-8");
            for (cell, value) in values {
                let at = sheet.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no cell {cell}"));
                let end = at + sheet[at..].find("/>").expect("an empty cell");
                sheet.replace_range(end..end + 2, &format!("><v>{value}</v></c>"));
            }
            text = sheet.into_bytes();
        }
        copy.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        copy.write_all(&text).expect("written");
    }
    copy.finish().expect("an archive");
}

fn all_scores(row: u32, value: &str) -> Vec<(String, &str)> {
    ["F", "G", "H", "I", "J"].map(|column| (format!("{column}{row}"), value)).to_vec()
}

#[test]
fn a_score_sheet_goes_out_and_comes_back_filled_in() {
    let Selection { hub, node: _node, county } = passed();
    hub.does(&["assess", "expert", "钟离明", "--employer", "山西某大学", "--kin", "闻人守拙（表弟）"]);
    hub.does(&["assess", "expert", "公羊正", "--employer", "太原某学院"]);
    let sheet = hub.file("评分单.xlsx");
    let made = hub.does(&["assess", "pack", "钟离明", "--out", arg(&sheet)]);
    assert_eq!(made["count"], 2, "{made}");
    assert_eq!(hub.run(&["assess", "take", arg(&hub.file("没有.xlsx"))]).failure(), "io");
    let outcomes = |told: &Value| {
        let mut all: Vec<String> = told["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| row["outcome"].as_str().expect("text").to_owned())
            .collect();
        all.sort();
        all
    };
    assert_eq!(outcomes(&hub.does(&["assess", "take", arg(&sheet)])), ["empty", "empty"]);

    let back = hub.file("评分单-填好.xlsx");
    let mut wrong = [all_scores(7, "92.5"), all_scores(8, "88")].concat();
    wrong[5].1 = "101";
    filled(&sheet, &back, &wrong);
    let preview = hub.does(&["assess", "take", arg(&back)]);
    assert_eq!(outcomes(&preview), ["new", "problem"], "{preview:#}");
    let bad = preview["rows"].as_array().expect("rows").iter().find(|row| row["outcome"] == "problem").expect("a row");
    assert_eq!(bad["problems"][0]["place"], "第8行F列");
    assert_eq!(hub.does(&["assess", "scores"]).as_array().map(Vec::len), Some(0), "a preview writes nothing");
    let digest = preview["digest"].as_str().expect("digest");
    assert!(hub.shows(&["assess", "take", arg(&back)]).contains(digest));
    assert_eq!(hub.run(&["assess", "take", arg(&back), "--apply", "000000000000"]).failure(), "moved_on");
    assert_eq!(county.run(&["assess", "take", arg(&back)]).failure(), "not_yours");
    hub.does(&["assess", "take", arg(&back), "--apply", digest]);
    let scores = hub.does(&["assess", "scores"]);
    assert_eq!((&scores[0]["total"], &scores[0]["sheet"]), (&"92.5".into(), &made["number"]), "{scores}");

    // The corrected sheet brings what was missing, and no sheet brings anything twice.
    filled(&sheet, &back, &[all_scores(7, "60"), all_scores(8, "88")].concat());
    let preview = hub.does(&["assess", "take", arg(&back)]);
    assert_eq!(outcomes(&preview), ["kept", "new"], "{preview:#}");
    hub.does(&["assess", "take", arg(&back), "--apply", preview["digest"].as_str().expect("digest")]);
    assert_eq!(hub.run(&["assess", "take", arg(&back)]).failure(), "twice");
    let totals: Vec<Value> =
        hub.does(&["assess", "scores"]).as_array().expect("rows").iter().map(|row| row["total"].clone()).collect();
    assert!(totals.contains(&"92.5".into()) && totals.contains(&"88".into()), "{totals:?}");

    // An interest that comes up later keeps the scores of a fresh sheet out.
    let other = hub.file("评分单2.xlsx");
    hub.does(&["assess", "pack", "公羊正", "--out", arg(&other)]);
    filled(&other, &back, &[all_scores(7, "70"), all_scores(8, "70"), all_scores(9, "70")].concat());
    hub.does(&["assess", "expert", "公羊正", "--kin", "申屠启明"]);
    assert_eq!(outcomes(&hub.does(&["assess", "take", arg(&back)])), ["interest", "new", "new"]);

    // Somebody else's season, or a sheet whose number was touched.
    let Selection { hub: elsewhere, node: _other, .. } = passed();
    elsewhere.does(&["assess", "expert", "钟离明", "--employer", "山西某大学"]);
    assert_eq!(elsewhere.run(&["assess", "take", arg(&sheet)]).failure(), "not_verified");
}

/// Two of three are on the list that was published.
fn published() -> Selection {
    let selection = shortlisted();
    let hub = &selection.hub;
    hub.does(&["publicity", "start", "--from", "2019-09-26"]);
    proved(hub);
    hub.does(&["publicity", "close"]);
    hub.does(&["approve", "org", "--date", "2019-10-15", "--no", "88"]);
    hub.does(&["approve", "group", "--date", "2019-10-25", "--no", "3"]);
    hub.does(&["publish", "issue", "--no", "市人才〔2019〕5号", "--date", "2019-11-01"]);
    selection
}

/// R58: the press gets the short story, the photo and the consent, and nothing where nobody consented.
#[test]
fn the_press_gets_the_story_of_whoever_consented_in_writing() {
    let Selection { hub, node: _node, county } = published();
    let out = hub.file("宣传");
    let pack = ["award", "story-pack", "申屠启明", "--out", arg(&out)];
    let refused = hub.run(&pack);
    assert_eq!(refused.failure(), "no_consent");
    assert!(refused.out.contains("同意宣传的书面意见"), "{}", refused.out);
    assert!(!out.exists(), "nothing is written");
    let attach = |kind: &str, name: &str, dots: u8| {
        let file = county.file(name);
        std::fs::write(&file, scan(dots)).expect("written");
        county.does(&["dossier", "attach", "申屠启明", kind, arg(&file)]);
    };
    attach("同意宣传的书面意见", "同意书.png", 200);
    county.syncs();
    assert_eq!(hub.run(&pack).failure(), "no_photo");
    attach("照片", "一寸照.png", 90);
    county.syncs();
    let made = hub.does(&pack);
    let files: Vec<&str> =
        made["files"].as_array().expect("files").iter().map(|file| file.as_str().expect("path")).collect();
    assert_eq!(files.len(), 3, "{made}");
    assert_eq!(std::fs::read(files[1]).expect("the photo"), scan(90));
    assert_eq!(std::fs::read(files[2]).expect("the consent"), scan(200));
    let story = docx_text(std::path::Path::new(files[0]));
    assert!(story.contains("申屠启明") && !story.contains(&id_number(1)) && !story.contains("1380"), "{story}");
    let again = hub.does(&pack);
    assert_ne!(made["folder"], again["folder"], "an earlier pack stays as it is");
    assert_eq!(county.run(&pack).failure(), "not_yours");
    assert_eq!(hub.run(&["award", "story-pack", "闻人守拙", "--out", arg(&out)]).failure(), "not_listed");
}

/// D9: an archived season is read, printed, verified and backed up, and no dossier is edited; what was edited in good
/// faith by a device that had not heard of it stays.
#[test]
fn an_archived_season_is_read_only_and_loses_no_edit_made_before_it_was_known() {
    let Selection { hub, node: _node, county } = published();
    assert_eq!(hub.run(&["award", "archive"]).failure(), "unfinished");
    hub.does(&["award", "certify", "--prefix", "晋中工匠2019-", "--date", "2019-11-08"]);
    hub.does(&["award", "pay", "--date", "2019-11-20"]);
    county.syncs();
    assert!(hub.does(&["award", "archive"])["day"].is_string());
    assert_eq!(hub.run(&["award", "archive"]).failure(), "archived");

    // The county has not heard of it.
    county.does(&["dossier", "set", "申屠启明", "通讯地址", "祁县新建路9号"]);
    county.syncs();
    assert_eq!(hub.does(&["dossier", "show", "申屠启明"])["fields"]["address"], "祁县新建路9号");
    assert_eq!(hub.does(&["status"])["archive"]["edited"][0]["name"], "申屠启明");
    assert!(county.does(&["status"])["archive"]["day"].is_string());

    let edits: [&[&str]; 4] = [
        &["dossier", "set", "申屠启明", "通讯地址", "别处"],
        &["dossier", "seal", "申屠启明"],
        &["dossier", "reopen", "申屠启明", "--reason", "更正"],
        &["dossier", "new", "--name", "武平生"],
    ];
    for edit in edits {
        let refused = county.run(edit);
        assert_eq!(refused.failure(), "archived", "{edit:?}");
        assert!(refused.out.contains("没有改动") && refused.out.contains("解除归档"), "{}", refused.out);
    }
    assert_eq!(county.does(&["dossier", "show", "申屠启明"])["fields"]["address"], "祁县新建路9号");
    assert!(text_of(&county, &["annex1", "申屠启明"]).contains("申屠启明"));
    county.does(&["verify"]);
    assert!(
        county.does(&["receipt", "list"]).as_array().is_some_and(|all| all.iter().all(|row| row["verified"] == true))
    );
    let backup = county.file("归档备份.jxb");
    let kept = county.command(&["backup", arg(&backup)]).env("JIANGXUAN_BACKUP_PASSPHRASE", "保险柜里的口令").output();
    assert!(kept.expect("started").status.success());

    assert_eq!(county.run(&["award", "archive", "--reopen", "--reason", "更正"]).failure(), "not_yours");
    hub.does(&["award", "archive", "--reopen", "--reason", "更正通讯地址"]);
    county.syncs();
    county.does(&["dossier", "set", "申屠启明", "通讯地址", "祁县新建路19号"]);
}

/// What stands in a Word file.
fn docx_text(file: &std::path::Path) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(file).expect("a file")).expect("an archive");
    let part = archive.by_name("word/document.xml").expect("the text");
    std::io::read_to_string(part).expect("UTF-8")
}

/// A grey square as a PNG.
fn scan(grey: u8) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::GrayImage::from_pixel(600, 800, image::Luma([grey]));
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

#[test]
fn whom_one_season_puts_forward_is_out_of_the_next() {
    let Selection { hub, node: _node, .. } = published();
    let list = hub.file("三晋英才2019.json");
    assert_eq!(hub.run(&["award", "handover", "--out", arg(&list)]).failure(), "nobody");
    hub.does(&["award", "flag", "申屠启明"]);
    assert_eq!(hub.does(&["award", "handover", "--out", arg(&list)])["count"], 1);
    let text = std::fs::read_to_string(&list).expect("a list");
    assert!(!text.contains(&id_number(1)) && !text.contains("闾丘守艺"), "{text}");
    assert_eq!(hub.run(&["award", "take-over", arg(&list)]).failure(), "not_verified", "a season's own list");

    let next = Desk::founded();
    let node = next.serves();
    let touched = next.file("改动.json");
    std::fs::write(&touched, text.replace("申屠启明", "申屠启亮")).expect("written");
    assert_eq!(next.run(&["award", "take-over", arg(&touched)]).failure(), "not_verified");
    assert_eq!(next.does(&["award", "take-over", arg(&list)])["count"], 1);
    assert_eq!(next.does(&["award", "take-over", arg(&list)])["changed"], false, "twice is once");

    let county = joined(&next, "140727", "editor", "县局机");
    county.syncs();
    assert!(county.shows(&["award", "former"]).contains("申屠启明"));
    assert_eq!(county.run(&["award", "take-over", arg(&list)]).failure(), "not_yours");
    let id = county.completed("申屠启明");
    let level = |number: &str| {
        county.does(&["dossier", "set", &id, "公民身份号码", number]);
        let check = county.does(&["dossier", "check", &id]);
        let found = check["findings"].as_array().expect("findings").iter();
        found.filter(|f| f["rule"] == "R10" && f["field"] == "name").map(|f| f["level"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(level(&id_number(1)), ["block"], "the person himself");
    assert_eq!(county.run(&["dossier", "seal", &id]).code, Some(1));
    assert_eq!(level(&id_number(7)), ["warn"], "the same name at the same employer");
    node.killed();
}
