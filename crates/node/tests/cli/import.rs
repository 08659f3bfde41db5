//! An old list: every consequence is shown before anything is written, and a value that stands is kept.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};

use crate::desk::{Desk, Ran, arg};

const HEADINGS: [&str; 7] =
    ["序号", "姓名", "出生年月", "身份证号", "工作单位及职务（岗位）", "联系电话", "征求意见情况"];
const WU: &str = "142401198001010014";
const SHENTU: &str = "142421196507120030";

/// A list as bureaus send them, with a title above and a line to sign on below.
fn list(desk: &Desk, name: &str, people: &[[&str; 7]], spoil: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> PathBuf {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 6, "2018年度候选人汇总表", &Format::new()).expect("a title");
    for (row, line) in (2..).zip(std::iter::once(&HEADINGS).chain(people)) {
        for (column, text) in (0..).zip(line) {
            sheet.write_string(row, column, *text).expect("a text");
        }
    }
    sheet.write_string(20, 0, "填报人：        审核人：").expect("a text");
    spoil(sheet);
    let file = desk.file(name);
    book.save(&file).expect("saved");
    file
}

fn outcomes(preview: &Value) -> Vec<(&str, &str)> {
    let rows = preview["rows"].as_array().expect("rows");
    rows.iter()
        .map(|row| (row["name"].as_str().expect("a name"), row["outcome"].as_str().expect("an outcome")))
        .collect()
}

#[test]
fn what_was_shown_is_done_and_what_stands_is_kept() {
    let desk = Desk::founded();
    let wu = desk.does(&["dossier", "new", "--name", "武平生"])["id"].as_str().expect("id").to_owned();
    desk.does(&["dossier", "set", &wu, "公民身份号码", WU, "手机号码", "13800000000"]);
    let people = [
        ["1", "武 平 生", "1980.01", WU, "祁县某玻璃厂 班长", "13900000000", "4/4"],
        ["2", "申屠启明", "1965.07", SHENTU, "平遥某漆器厂", "13700000000", "2/2"],
        ["3", "申屠启明", "1965.07", SHENTU, "平遥某漆器厂", "13700000000", "2/2"],
        ["4", "闻人守拙", "", "", "太谷某铸造厂", "", ""],
        ["5", "", "1970.02", "", "没有名字的厂", "13600000000", ""],
    ];
    let file = list(&desk, "汇总表.xlsx", &people, |sheet| {
        sheet.write_number(6, 3, 142_421_196_507_120_030.0).expect("a number");
        sheet.write_number(6, 2, 1980.1).expect("a number");
    });

    let preview = desk.does(&["dossier", "import", arg(&file)]);
    let expected =
        [("武平生", "differs"), ("申屠启明", "new"), ("申屠启明", "twin"), ("闻人守拙", "new"), ("", "unreadable")];
    assert_eq!(outcomes(&preview), expected, "{preview:#}");
    let kept = &preview["rows"][0]["kept"];
    assert_eq!((&kept[0]["stands"], &kept[0]["offered"]), (&json!("13800000000"), &json!("13900000000")), "{kept}");
    assert_eq!(kept[0]["place"], "第4行F列");
    assert_eq!(preview["rows"][2]["twin"], 5);
    let places: Vec<&Value> =
        preview["rows"][3]["problems"].as_array().expect("a list").iter().map(|p| &p["place"]).collect();
    assert_eq!(places, ["第7行C列", "第7行D列"]);
    assert!(!preview.to_string().contains(SHENTU), "numbers are masked");
    assert_eq!(desk.does(&["dossier", "list"]).as_array().map(Vec::len), Some(1), "a preview writes nothing");

    let shown = desk.shows(&["dossier", "import", arg(&file)]);
    let digest = preview["digest"].as_str().expect("a digest");
    assert!(shown.contains("保留 13800000000，表中为 13900000000") && shown.contains(digest), "{shown}");

    let done = desk.does(&["dossier", "import", arg(&file), "--apply", digest]);
    assert_eq!((&done["applied"], &done["writes"]), (&json!(true), &json!(3)), "{done:#}");
    let stands = desk.does(&["dossier", "show", &wu, "--unmask"])["fields"].clone();
    assert_eq!(
        (&stands["mobile"], &stands["birth_date"], &stands["dept_post"]),
        (&json!("13800000000"), &json!("1980-01"), &json!("班长"))
    );
    let new = desk.does(&["dossier", "show", "申屠启明", "--unmask"]);
    assert_eq!((&new["fields"]["id_number"], &new["id"]), (&json!(SHENTU), &done["rows"][1]["dossier"]));
    assert_eq!(
        desk.does(&["dossier", "show", "闻人守拙"])["fields"].get("id_number"),
        None,
        "what is lost is not guessed"
    );

    let acts = desk.does(&["audit", "list"]).to_string();
    assert!(acts.contains("第5行，新建") && acts.contains("汇总表.xlsx"), "{acts}");
    desk.does(&["audit", "verify"]);
    let again = desk.does(&["dossier", "import", arg(&file)]);
    let repeated = [
        ("武平生", "differs"),
        ("申屠启明", "same"),
        ("申屠启明", "twin"),
        ("闻人守拙", "unclear"),
        ("", "unreadable"),
    ];
    assert_eq!((outcomes(&again), &again["writes"]), (repeated.to_vec(), &json!(0)), "{again:#}");
}

#[test]
fn nothing_is_written_once_the_data_have_moved_on() {
    let desk = Desk::founded();
    let file = list(&desk, "汇总表.xlsx", &[["1", "武平生", "1980.01", WU, "祁县某玻璃厂", "", ""]], |_| {});
    let digest = desk.does(&["dossier", "import", arg(&file)])["digest"].as_str().expect("a digest").to_owned();
    let id = desk.does(&["dossier", "new", "--name", "武平生"])["id"].as_str().expect("id").to_owned();
    desk.does(&["dossier", "set", &id, "出生年月", "1980-01-01"]);
    assert_eq!(desk.run(&["dossier", "import", arg(&file), "--apply", &digest]).failure(), "moved_on");
    assert_eq!(desk.does(&["dossier", "show", &id])["fields"].get("employer_name"), None);
    let preview = desk.does(&["dossier", "import", arg(&file)]);
    assert_eq!(outcomes(&preview), [("武平生", "fills")], "{preview:#}");
    let digest = preview["digest"].as_str().expect("a digest");
    // A running node carries it out for whoever holds the file.
    let node = desk.serves();
    desk.does(&["dossier", "import", arg(&file), "--apply", digest]);
    node.killed();
    let fields = desk.does(&["dossier", "show", &id])["fields"].clone();
    assert_eq!((&fields["employer_name"], &fields["birth_date"]), (&json!("祁县某玻璃厂"), &json!("1980-01-01")));
}

#[test]
fn text_files_of_offices_are_lists_too() {
    let desk = Desk::founded();
    let file = desk.file("汇总表.csv");
    // 姓名,性别 and 武平生,男 in the national encoding.
    let bytes = b"\xd0\xd5\xc3\xfb,\xd0\xd4\xb1\xf0\r\n\xce\xe4\xc6\xbd\xc9\xfa,\xc4\xd0\r\n";
    std::fs::write(&file, bytes).expect("written");
    let preview = desk.does(&["dossier", "import", arg(&file)]);
    assert_eq!(outcomes(&preview), [("武平生", "new")]);
    assert_eq!(preview["rows"][0]["fills"][0]["offered"], "男");
    std::fs::write(&file, "没有表头,的文件\n").expect("written");
    assert_eq!(desk.run(&["dossier", "import", arg(&file)]).failure(), "import");
    assert_eq!(desk.run(&["dossier", "import", arg(&desk.file("没有.xlsx"))]).failure(), "io");
}

/// An archive with the parts of a workbook, whose only sheet is `sheet`.
fn workbook(file: &Path, sheet: impl Fn(&mut dyn std::io::Write), strings: impl Fn(&mut dyn std::io::Write)) {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const DOC: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut archive = zip::ZipWriter::new(std::fs::File::create(file).expect("a file"));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated).large_file(true);
    let plain = [
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r1\" Type=\"{DOC}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOC}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r1\" Type=\"{DOC}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{DOC}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
            ),
        ),
    ];
    for (name, text) in plain {
        archive.start_file(name, options).expect("a part");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.start_file("xl/worksheets/sheet1.xml", options).expect("a part");
    sheet(&mut archive);
    archive.start_file("xl/sharedStrings.xml", options).expect("a part");
    strings(&mut archive);
    archive.finish().expect("an archive");
}

fn says(text: &str) -> impl Fn(&mut dyn std::io::Write) + '_ {
    move |out| out.write_all(text.as_bytes()).expect("written")
}

fn refused(desk: &Desk, file: &Path) -> String {
    let ran: Ran = desk.run(&["dossier", "import", arg(file)]);
    assert_eq!(desk.does(&["dossier", "list"]), json!([]), "the profile is as it was");
    ran.failure()
}

#[test]
fn a_bomb_kills_nothing_but_its_own_child() {
    const SHEET: &str = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
    const STRINGS: &str = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
    let desk = Desk::founded();
    let file = desk.file("炸弹.xlsx");
    let empty = format!("{SHEET}<sheetData/></worksheet>");

    // Three hundred megabytes of one text, and the archive says so.
    workbook(&file, says(&empty), |out| {
        let block = vec![b' '; 1 << 20];
        says(&format!("{STRINGS}<si><t>"))(out);
        (0..300).for_each(|_| out.write_all(&block).expect("written"));
        says("</t></si></sst>")(out);
    });
    assert!(std::fs::metadata(&file).expect("a file").len() < 1 << 20);
    assert_eq!(refused(&desk, &file), "too_large");

    // The same, under the size that may be said, as six million strings of nothing: the child runs out of memory.
    workbook(&file, says(&empty), |out| {
        let block = "<si><t> </t></si>".repeat(1 << 14);
        says(STRINGS)(out);
        (0..900).for_each(|_| out.write_all(block.as_bytes()).expect("written"));
        says("</sst>")(out);
    });
    let code = refused(&desk, &file);
    assert!(["unreadable", "damaged", "import"].contains(&code.as_str()), "{code}");

    // A sheet that claims to reach to its last corner, and has a cell there.
    let far = format!(
        "{SHEET}<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>远</t></is></c></row></sheetData></worksheet>"
    );
    workbook(&file, says(&far), says(&format!("{STRINGS}</sst>")));
    assert_eq!(refused(&desk, &file), "too_large");
    let claimed = far.replace("r=\"1048576\"", "r=\"1\"").replace("r=\"XFD1048576\"", "r=\"A1\"");
    workbook(&file, says(&claimed), says(&format!("{STRINGS}</sst>")));
    assert_eq!(refused(&desk, &file), "import", "a claim alone costs nothing");
}

#[test]
fn a_bureau_that_is_not_surely_ours_needs_a_decision_and_any_row_can_be_left_out() {
    let desk = Desk::founded();
    let file = desk.file("汇总表.csv");
    let text = "推荐单位,姓名,出生年月,联系电话\n晋中市人社局,易水寒,1980-01-05,13900000301\n晋中市,易水生,1980-01-06,13900000302\n\
        晋中市人力资源和社会保障局（盖章）,易水长,1980-01-07,13900000303\n平遥县人力资源与社会保障局,易水平,1980-01-08,13900000304\n\
        祁县总工会,易水流,1980-01-09,13900000305\n合计,5人,,\n";
    std::fs::write(&file, text).expect("written");
    let preview = desk.does(&["dossier", "import", arg(&file)]);
    let expected =
        [("易水寒", "new"), ("易水生", "new"), ("易水长", "new"), ("易水平", "elsewhere"), ("易水流", "unsure")];
    assert_eq!((outcomes(&preview), &preview["writes"]), (expected.to_vec(), &json!(3)), "{preview:#}");
    assert_eq!(preview["left_out"][0]["why"], "是合计行，不是人选");
    let shown = desk.shows(&["dossier", "import", arg(&file)]);
    assert!(shown.contains("祁县总工会") && shown.contains("--take 6") && shown.contains("--skip"), "{shown}");

    let chosen = ["dossier", "import", arg(&file), "--skip", "2,4", "--take", "6"];
    let preview = desk.does(&chosen);
    let ticks: Vec<&Value> = preview["rows"].as_array().expect("rows").iter().map(|row| &row["tick"]).collect();
    assert_eq!(ticks, [&json!(false), &json!(true), &json!(false), &Value::Null, &json!(true)], "{preview:#}");
    let digest = preview["digest"].as_str().expect("a digest");
    let other = desk.run(&["dossier", "import", arg(&file), "--apply", digest]);
    assert_eq!(other.failure(), "moved_on", "other rows than were shown are not written");
    desk.does(&[&chosen[..], &["--apply", digest]].concat());
    let listed = desk.does(&["dossier", "list"]).to_string();
    for (name, there) in [("易水寒", false), ("易水生", true), ("易水长", false), ("易水平", false), ("易水流", true)]
    {
        assert_eq!(listed.contains(name), there, "{name} {listed}");
    }
}

#[test]
fn what_a_list_hides_and_what_would_steer_a_terminal_is_told() {
    let desk = Desk::founded();
    let sample = |name: &str| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../foreign/src/table/samples").join(name);
    let hidden = sample("hidden.xlsx");
    let preview = desk.does(&["dossier", "import", arg(&hidden)]);
    assert_eq!(
        outcomes(&preview),
        [("隐一", "hidden"), ("现二", "new"), ("隐三", "hidden"), ("现四", "new")],
        "{preview:#}"
    );
    let escapes = sample("escapes.xlsx");
    let shown = desk.shows(&["dossier", "import", arg(&escapes)]);
    assert!(!shown.chars().any(|c| matches!(c, '\u{7}' | '\u{202E}' | '\u{1b}')), "{shown:?}");
    assert!(shown.contains("U+001B") && shown.contains("U+202E"), "{shown}");
    let refused = desk.run(&["dossier", "new", "--name", "黎\u{202E}南照"]);
    assert_eq!(refused.failure(), "control");
    assert_eq!(desk.run(&["dossier", "new", "--name", "\u{200B}"]).failure(), "control");
}
