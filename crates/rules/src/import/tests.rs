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
    Sheet { name: "汇总表".to_owned(), others: Vec::new(), rows: rows.iter().map(|row| cells(row)).collect() }
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
    assert_eq!(draft.left_out, [(7, "填报人： 审核人：".to_owned())]);
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
