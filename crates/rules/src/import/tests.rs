use proptest::prelude::*;

use super::*;
use crate::dates;

fn season() -> Season {
    Season::parse(Season::builtin("jinzhong-2019").expect("text")).expect("season")
}

fn cells(row: &[&str]) -> Vec<Cell> {
    row.iter().map(|text| if text.is_empty() { Cell::Empty } else { Cell::Text((*text).to_owned()) }).collect()
}

fn sheet(rows: &[&[&str]]) -> Sheet {
    Sheet { name: "汇总表".to_owned(), rows: rows.iter().map(|row| cells(row)).collect(), ..Sheet::default() }
}

fn draft(rows: &[&[&str]]) -> Draft {
    read(&season(), &sheet(rows)).expect("a list")
}

const ID: &str = "142401198001010014";

#[test]
fn a_list_as_bureaus_send_it_is_read() {
    let draft = draft(&[
        &["附件2"],
        &["2019年度“晋中工匠”候选人汇总表"],
        &["填报单位（盖章）：祁县人社局"],
        &[
            "序号",
            "推荐单位",
            "姓 名",
            "性别",
            "出生年月",
            "身份证号",
            "政治面貌",
            "学历",
            "工作单位\n及职务（岗位）",
            "所属产业",
            "职业（工种）",
            "技能等级/职称",
            "符合条件",
            "主要荣誉/业绩（≤100字）",
            "党员/公职/大户/创办",
            "征求意见情况",
            "联系电话",
            "星座",
        ],
        &[
            "1",
            "祁县人力资源和社会保障局",
            "武 平 生",
            "男",
            "1980.01",
            ID,
            "预备党员",
            "大专",
            "祁县某玻璃厂　吹制车间 班长",
            "其他（钟表修理）",
            "玻璃吹制工",
            "技师、工程师",
            "①③",
            "省级技能大赛第一名",
            "党员、创办企业",
            "4/4 全部无异议",
            "138-0000-0000",
            "白羊",
        ],
        &["", "", "", "", "", "", "", ""],
        &["填报人：", "", "", "审核人："],
    ]);
    assert_eq!((draft.heading, draft.rows.len()), (4, 1));
    let why = "没有姓名，不是人选";
    assert_eq!(draft.left_out, [LeftOut { row: 7, text: "填报人： 审核人：".to_owned(), why }]);
    let row = &draft.rows[0];
    assert_eq!((row.number, row.bureau.as_str(), row.problems.as_slice()), (5, "祁县人力资源和社会保障局", &[][..]));
    let expected = [
        ("name", "武平生"),
        ("birth_date", "1980-01"),
        ("id_number", ID),
        ("political_status", "中共预备党员"),
        ("education", "大学专科毕业"),
        ("employer_name", "祁县某玻璃厂"),
        ("dept_post", "吹制车间 班长"),
        ("industry", "其他"),
        ("industry_other", "钟表修理"),
        ("skill_level", "技师"),
        ("pro_title", "工程师"),
        ("claimed_conditions", "1、3"),
        ("highlights", "省级技能大赛第一名"),
        ("is_public_official", "否"),
        ("is_big_operator", "否"),
        ("is_founder", "是"),
        ("mobile", "13800000000"),
        ("gender", "男"),
        ("occupation", "玻璃吹制工"),
    ];
    for (key, value) in expected {
        assert_eq!(row.get(key), value, "{key}");
    }
    assert_eq!(row.values.len(), expected.len(), "{:?}", row.values.keys());
    assert_eq!(row.values["id_number"].place, "第5行F列");
    let told = |title: &str| draft.columns.iter().find(|column| column.title == title).map(Column::remark);
    assert_eq!(
        [told("星座"), told("姓名"), told("征求意见情况").map(|_| "told")],
        [Some("申报表没有这一栏，不导入"), Some(""), Some("told")]
    );
}

#[test]
fn a_heading_of_two_rows_is_one() {
    let draft = draft(&[
        &["姓名", "工作情况", "", "联系电话"],
        &["", "工作单位", "职务"],
        &["武平生", "祁县某玻璃厂", "班长", "13800000000"],
        &["姓名", "工作单位", "职务", "联系电话"],
        &["申屠启明", "平遥某漆器厂", "技师", "13900000000"],
    ]);
    assert_eq!(draft.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [3, 5]);
    assert_eq!((draft.rows[0].get("employer_name"), draft.rows[0].get("duty")), ("祁县某玻璃厂", "班长"));
}

#[test]
fn headings_are_found_however_they_are_adorned() {
    for titles in [
        ["*姓名", "*性别", "*出生年月", "*身份证号"],
        ["姓名*", "性别*", "出生年月*", "身份证号*"],
        ["姓名（必填）", "性别（必填）", "出生年月（如1980.01）", "身份证号（18位）"],
        ["1.姓名", "2.性别", "3.出生年月", "4.身份证号"],
        ["（1）姓名", "（2）性别", "（3）出生年月", "（4）身份证号"],
        ["①姓名", "②性别", "③出生年月", "④身份证号"],
        ["一、姓名", "二、性别", "三、出生年月", "四、身份证号"],
        ["姓名：", "性别：", "出生年月：", "身份证号："],
        ["申报人姓名", "性别", "出生年月日", "公民身份证号"],
        ["候选人", "性别", "出生年月", "证件号码"],
        ["推荐人选", "性别", "出生年月", "居民身份证号码"],
        ["姓名", "性別", "出生年月", "身分證號"],
        ["\u{200B}姓名", "性\u{AD}别", "出生年月\u{200B}", "身\u{AD}份证号"],
        ["★姓  名", "性　别", "出生\n年月", "【身份证号】"],
    ] {
        let draft = draft(&[&titles, &["柯向南", "男", "1980.01", ID]]);
        let keys: Vec<&str> = draft.columns.iter().flat_map(Column::fields).collect();
        assert_eq!(keys, ["name", "gender", "birth_date", "id_number"], "{titles:?}");
        assert_eq!(draft.rows[0].get("name"), "柯向南", "{titles:?}");
    }
    // What only looks adorned stays what it is.
    let draft = draft(&[&["姓名", "备注（5项以内）", "3D打印", "推荐单位（盖章）"], &["柯向南", "无", "是", "祁县"]]);
    let told: Vec<Vec<&str>> = draft.columns.iter().map(Column::fields).collect();
    assert_eq!(told, [vec!["name"], vec!["remark"], vec![], vec![]]);
    assert_eq!(draft.rows[0].bureau, "祁县");
}

#[test]
fn sums_examples_and_ends_are_nobody_and_said() {
    let draft = draft(&[
        &["序号", "姓名", "性别", "出生年月"],
        &["示例", "张三", "男", "1980.01"],
        &["", "示例：张三", "男", "1980.01"],
        &["1", "柯向南", "男", "1980.01"],
        &["合 计", "", "", "2人"],
        &["", "合计", "", "2人"],
        &["共计：", "2人", "男1", "女1"],
        &["", "以下空白"],
        &["", "（以下无正文）"],
        &["注：", "本表一式三份"],
        &["", "注：本表一式三份", "", ""],
    ]);
    let names: Vec<&str> = draft.rows.iter().map(|row| row.get("name")).collect();
    assert_eq!(names, ["柯向南"], "{draft:?}");
    let left: Vec<(usize, &str)> = draft.left_out.iter().map(|line| (line.row, line.why)).collect();
    let (sample, sum, end) = ("是填写示例，不是人选", "是合计行，不是人选", "写着“以下空白”，不是人选");
    assert_eq!(left[..7], [(2, sample), (3, sample), (5, sum), (6, sum), (7, sum), (8, end), (9, end)]);
    assert_eq!(left.len(), 9);
}

#[test]
fn a_person_may_take_several_rows() {
    let mut list = sheet(&[
        &["姓名", "出生年月", "联系电话", "主要荣誉", "工作单位"],
        &["卓一鸣", "1980.01", "13900000060", "县级能手", ""],
        &["", "", "", "市级能手", "祁县某玻璃厂"],
        &["卓二鸣", "1980.02", "13900000061", "县级能手", ""],
    ]);
    for at in 0..3 {
        list.rows[2][at] = Cell::Above(list.rows[1][at].text().to_owned());
    }
    list.rows[3][4] = Cell::Above("祁县某玻璃厂".to_owned());
    let draft = read(&season(), &list).expect("a list");
    assert_eq!(draft.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 4]);
    assert_eq!(
        (draft.rows[0].get("highlights"), draft.rows[0].get("employer_name")),
        ("县级能手；市级能手", "祁县某玻璃厂")
    );
    assert_eq!(draft.rows[1].get("employer_name"), "祁县某玻璃厂");
    assert_eq!(draft.left_out.len(), 1);
}

#[test]
fn what_the_sheet_hides_gives_way_to_what_it_shows() {
    let mut list = sheet(&[
        &["姓名", "出生年月", "备注"],
        &["隐一", "1980.01", "内部：不推荐"],
        &["现二", "1980.02", ""],
        &["隐一", "1980.01", ""],
    ]);
    list.hidden.insert(1);
    list.struck.insert(2);
    let mut draft = read(&season(), &list).expect("a list");
    let told =
        |draft: &Draft| draft.rows.iter().map(|row| (row.seen, row.twin.map(|(row, _)| row))).collect::<Vec<_>>();
    assert_eq!(told(&draft), [(Seen::Hidden, Some(4)), (Seen::Struck, None), (Seen::Plain, None)]);
    draft.without(&BTreeSet::from([4]));
    assert_eq!(told(&draft), [(Seen::Hidden, None), (Seen::Struck, None), (Seen::Plain, None)]);
}

#[test]
fn a_title_is_no_skill_level_in_any_column() {
    let draft = draft(&[
        &["姓名", "技能等级", "技能等级/职称"],
        &["柯向南", "高级工程师", ""],
        &["柯向北", "高级工、高级工程师", ""],
        &["柯向东", "", "高级工艺美术师、技师"],
        &["柯向西", "大师级", ""],
    ]);
    let both: Vec<(&str, &str)> = draft.rows.iter().map(|row| (row.get("skill_level"), row.get("pro_title"))).collect();
    assert_eq!(both, [("", "高级工程师"), ("高级工", "高级工程师"), ("技师", "高级工艺美术师"), ("大师级", "")]);
}

#[test]
fn control_characters_and_unseen_names_are_problems_of_their_cells() {
    let draft = draft(&[
        &["姓名", "出生年月", "工作单位"],
        &["黎\u{1b}[31m红\u{7}", "1980.01", "榆次\r\n某厂\0尾"],
        &["黎\u{202e}南照", "1980.02", "某厂"],
        &["\u{200B}", "1980.02", "某厂"],
        &["温\u{200B}如故", "1980.02", "某厂"],
    ]);
    let told: Vec<String> =
        draft.rows.iter().flat_map(|row| &row.problems).map(|p| format!("{} {}", p.place, p.message)).collect();
    for (place, code) in
        [("第2行A列", "U+001B"), ("第2行C列", "U+0000"), ("第3行A列", "U+202E"), ("第4行A列", "U+200B")]
    {
        assert!(told.iter().any(|line| line.starts_with(place) && line.contains(code)), "{place} {told:?}");
    }
    assert_eq!(draft.rows.iter().map(|row| row.get("name")).collect::<Vec<_>>(), ["", "", "", "温\u{200B}如故"]);
}

#[test]
fn a_line_of_annex_2_comes_back_whole() {
    let draft = draft(&[
        &["姓名", "工作单位及职务（岗位）", "备注"],
        &["柯向南", "祁县某玻璃厂　吹制车间 二班　班长、工会委员", "超额推荐理由：一线急需；备注：市级能手"],
        &["柯向北", "祁县某玻璃厂　吹制车间", "无"],
    ]);
    let row = &draft.rows[0];
    let said = ["employer_name", "dept_post", "duty", "over_quota_reason", "remark"].map(|key| row.get(key));
    assert_eq!(said, ["祁县某玻璃厂", "吹制车间 二班", "班长、工会委员", "一线急需", "市级能手"]);
    assert_eq!((draft.rows[1].get("dept_post"), draft.rows[1].get("duty")), ("吹制车间", ""));
}

#[test]
fn a_text_that_was_not_split_says_so() {
    let rows = [["姓名 出生年月"], ["柯向南 1980.01"]].map(|row| cells(&row));
    let none = Sheet { rows: rows.to_vec(), ..Sheet::default() };
    assert_eq!(read(&season(), &none), Err(ImportError::OneColumn));
}

#[test]
fn a_cell_that_lost_its_meaning_spoils_no_other() {
    let mut list = sheet(&[&["姓名", "身份证号", "出生年月", "备注"], &["武平生", "", "", "无"]]);
    list.rows[1][1] = Cell::Unreadable("后面的已经丢失".to_owned());
    list.rows[1][2] = Cell::Number("1980.1".to_owned());
    let row = &read(&season(), &list).expect("a list").rows[0];
    let places: Vec<&str> = row.problems.iter().map(|problem| problem.place.as_str()).collect();
    assert_eq!(places, ["第2行B列", "第2行C列"]);
    assert!(row.problems[1].message.contains("1 月还是 10 月"), "{row:?}");
    assert_eq!(row.values.keys().collect::<Vec<_>>(), [&"name"]);
    list.rows[1][2] = Cell::Number("1980.12".to_owned());
    assert_eq!(read(&season(), &list).expect("a list").rows[0].get("birth_date"), "1980-12");
}

#[test]
fn what_fails_a_check_is_kept_and_marked() {
    let draft = draft(&[&["姓名", "身份证号", "性别"], &["武平生", "142401198001010015", "女"]]);
    let row = &draft.rows[0];
    assert_eq!(row.get("id_number"), "142401198001010015");
    let season = season();
    let found = row.findings(&season, &season.municipal().code);
    let about: Vec<&str> = found.iter().filter_map(|finding| finding.field.as_deref()).collect();
    assert_eq!(about, ["id_number"], "{found:?}");
}

#[test]
fn one_person_twice_in_a_list_is_noticed() {
    let draft = draft(&[
        &["姓名", "身份证号", "出生年月"],
        &["武平生", ID, ""],
        &["武平生", "１４２４０１ 19800101 0014", "1980.01"],
        &["申屠启明", "", "1975.06"],
        &["申屠 启明", "", "1975-06-15"],
        &["申屠启明", "", "1976.06"],
        &["申屠启明", "", ""],
        &["", ID, "1980.01", "无名"],
    ]);
    let twins: Vec<Option<(usize, Likeness)>> = draft.rows.iter().map(|row| row.twin).collect();
    let (same, unclear) = (Likeness::Same, Likeness::Unclear);
    assert_eq!(twins, [None, Some((2, same)), None, Some((4, same)), None, Some((4, unclear))]);
    assert_eq!(draft.left_out.len(), 1);
}

#[test]
fn people_are_told_apart_by_number_or_by_name_and_birth() {
    let person = |name, id_number, birth| Person { name, id_number, birth };
    let one = person("武平生", ID, "1980-01-01");
    for (other, likeness) in [
        (person("武平生", "142401800101001", ""), Likeness::Same),
        (person("武平生", "142401198001010015", "1980-01"), Likeness::Unclear),
        (person("武平声", "142401198001010015", "1980-01"), Likeness::Other),
        (person("武\u{200B}平生", "", "1980-01"), Likeness::Same),
        (person("⽈平生", "", "1980-01"), Likeness::Other),
        (person("武平声", ID, ""), Likeness::Same),
        (person("武平生", "142421196507120030", "1980-01-01"), Likeness::Other),
        (person("武 平生", "", "1980-01"), Likeness::Same),
        (person("武平生", "", "1980-10"), Likeness::Other),
        (person("武平生", "", ""), Likeness::Unclear),
        (person("", "", "1980-01-01"), Likeness::Other),
    ] {
        assert_eq!(one.likeness(&other), likeness, "{other:?}");
    }
}

#[test]
fn one_name_is_one_person_however_it_is_written() {
    fn person(name: &str) -> Person<'_> {
        Person { name, id_number: "", birth: "1985-03" }
    }
    let one = person("阿依努尔·赛买提");
    for dot in ["•", "‧", "・", "･", "．", ".", "⋅", "　", " ", "", "·\u{200B}"] {
        let name = format!("阿依努尔{dot}赛买提");
        assert_eq!(one.likeness(&person(&name)), Likeness::Same, "{name}");
    }
    for (name, other, likeness) in [
        ("刘\u{E863}", "刘䶮", Likeness::Same),
        ("\u{F92C}守义", "郎守义", Likeness::Same),
        ("⾦石⾃", "金石自", Likeness::Same),
        // Another form may be another name: somebody is asked.
        ("李昇", "李升", Likeness::Unclear),
        ("柯嚮南", "柯向南", Likeness::Unclear),
        ("李升", "李生", Likeness::Other),
    ] {
        assert_eq!(person(name).likeness(&person(other)), likeness, "{name} {other}");
    }
}

#[test]
fn people_are_found_as_if_each_were_looked_at() {
    let people = [("武平生", ID, ""), ("申屠启明", "", "1975.06"), ("申屠启明", "", ""), ("", "142401800101001", "")];
    let known: Vec<Known> =
        people.iter().map(|(name, id_number, birth)| Person { name, id_number, birth }.known()).collect();
    let all: People<usize> = known.iter().cloned().zip(0..).collect();
    for person in &known {
        let like = |at: &usize| known[*at].likeness(person);
        let slow = |wanted| (0..known.len()).find(|at| like(at) == wanted).map(|at| (at, wanted));
        let slow = slow(Likeness::Same).or_else(|| slow(Likeness::Unclear));
        assert_eq!(all.find(person).map(|(at, like)| (*at, like)), slow);
    }
}

#[test]
fn a_long_list_takes_as_much_longer_as_it_is_longer() {
    let season = season();
    let taken = |people: usize| {
        let row = |n: usize| [format!("人选{n}"), "1980.01".to_owned(), format!("1390000{n:04}")];
        let texts: Vec<[String; 3]> = (0..people).map(row).collect();
        let heading = cells(&["姓名", "出生年月", "联系电话"]);
        let rows = texts.iter().map(|row| cells(&row.each_ref().map(String::as_str)));
        let sheet = Sheet { rows: std::iter::once(heading).chain(rows).collect(), ..Sheet::default() };
        let start = std::time::Instant::now();
        assert_eq!(read(&season, &sheet).expect("a list").rows.len(), people);
        start.elapsed()
    };
    let best = |people: usize| (0..3).map(|_| taken(people)).min().unwrap_or_default();
    let (short, long) = (best(1_000), best(4_000));
    // Four times as many people: were each compared with each, it would be sixteen times as long.
    assert!(long < short * 9, "{short:?} {long:?}");
}

#[test]
fn what_is_no_list_says_why() {
    let season = season();
    assert_eq!(read(&season, &Sheet::default()), Err(ImportError::Empty));
    let none = sheet(&[&["年度总结"], &["姓名"], &["武平生", "男"]]);
    assert!(matches!(read(&season, &none), Err(ImportError::NoHeading(_))));
}

#[test]
fn columns_are_named_as_spreadsheets_name_them() {
    assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    assert_eq!(place(2, 2), "第3行C列");
}

fn any_cell() -> impl Strategy<Value = Cell> {
    let words = prop::sample::select(vec![
        "姓名",
        "身份证号",
        "工作单位及职务（岗位）",
        "党员/公职/大户/创办",
        "技能等级/职称",
        "武平生",
        ID,
        "1980.1",
        "无",
        "是/否",
        "党员",
        "推荐单位",
    ]);
    prop_oneof![
        Just(Cell::Empty),
        words.prop_map(|text| Cell::Text(text.to_owned())),
        "\\PC{0,12}".prop_map(Cell::Text),
        any::<f64>().prop_map(|number| Cell::Number(number.to_string())),
        Just(Cell::Unreadable("丢失".to_owned())),
    ]
}

proptest! {
    #[test]
    fn no_grid_makes_it_panic(rows in prop::collection::vec(prop::collection::vec(any_cell(), 0..8), 0..12)) {
        let season = season();
        let sheet = Sheet { rows, ..Sheet::default() };
        if let Ok(draft) = read(&season, &sheet) {
            for row in &draft.rows {
                let _ = row.findings(&season, &season.municipal().code);
                // What is stored once is stored the same again.
                for (key, value) in &row.values {
                    let field = crate::fields::field(key).expect("a field");
                    if matches!(field.kind, crate::fields::FieldKind::Date) {
                        prop_assert_eq!(dates::normalise(&value.text), value.text.clone());
                    }
                }
            }
        }
    }
}
