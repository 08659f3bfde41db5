use super::*;
use crate::codes::ListName;
use proptest::prelude::*;

const JINZHONG: &str = include_str!("../../seasons/jinzhong-2019.toml");

fn jinzhong() -> Season {
    Season::parse(JINZHONG).expect("jinzhong-2019")
}

fn code(text: &str) -> BureauCode {
    text.parse().expect("code")
}

/// The faults of the first season after replacing `from` by `to` once, as `line:column message`.
fn faults(from: &str, to: &str) -> Vec<String> {
    assert!(JINZHONG.contains(from), "{from}");
    let error = Season::parse(&JINZHONG.replacen(from, to, 1)).expect_err(to);
    error.faults().iter().map(|f| format!("{}:{} {}", f.line, f.column, f.message)).collect()
}

fn line_of(text: &str) -> usize {
    JINZHONG[..JINZHONG.find(text).expect("text")].matches('\n').count() + 1
}

#[test]
fn every_shipped_season_is_without_fault() {
    for name in Season::builtin_names() {
        let text = Season::builtin(name).expect("text");
        assert!(
            Season::parse(text).is_ok(),
            "{name}: {}",
            Season::parse(text).err().map_or(String::new(), |e| e.to_string())
        );
    }
    assert_eq!(Season::builtin("atlantis-2019"), None);
}

#[test]
fn the_deadline_is_the_end_of_the_last_day_in_beijing_time() {
    let season = jinzhong();
    assert_eq!(season.deadline().to_string(), "2019-07-31T16:00:00Z");
    assert_eq!(season.grace_end().to_string(), "2019-08-01T16:00:00Z");
    assert_eq!(season.local_date("2019-07-31T15:59:59Z".parse().expect("time")).to_string(), "2019-07-31");
    assert_eq!(season.days_left("2019-07-29".parse().expect("date")), 2);
}

#[test]
fn another_season_has_other_numbers_throughout() {
    let season = Season::parse(Season::builtin("yuci-skills-2026").expect("text")).expect("season");
    assert_eq!(season.deadline().to_string(), "2026-09-15T10:00:00Z");
    assert_eq!(season.quota(&code("YC01")).map(|q| (q.max, q.soft)), Some((4, false)));
    assert_eq!(season.municipal().code, code("140702"));
    assert_eq!((season.publicity.workdays, season.publicity.start_counts), (7, StartCounts::No));
    assert_eq!(season.window().0.to_string(), "2023-09-16");
    assert_eq!(season.skill_level("首席技师").map(|l| l.ordinal), Some(7));
}

#[test]
fn eleven_counties_nominate_two_and_units_one() {
    let season = jinzhong();
    let day = season.schedule.deadline_day;
    let counties: Vec<_> =
        season.bureaus.iter().filter(|b| b.exists_on(day)).filter(|b| b.bureau_type == BureauType::County).collect();
    assert_eq!(counties.len(), 11);
    assert!(counties.iter().all(|b| season.quota(&b.code).map(|q| (q.max, q.soft)) == Some((2, true))));
    assert_eq!(season.quota(&code("U01")).map(|q| q.max), Some(1));
    assert_eq!(season.quota(&code("140700")), None);
    assert_eq!(season.municipal().name, "晋中市人力资源和社会保障局");
}

#[test]
fn a_county_that_became_a_district_changes_on_the_day() {
    let season = jinzhong();
    let names = ["2020-04-25", "2020-04-26"].map(|day| {
        let day = day.parse().expect("date");
        season
            .bureaus
            .iter()
            .filter(|b| b.exists_on(day))
            .filter(|b| b.name.starts_with("太谷"))
            .map(|b| b.name.as_str())
            .collect::<Vec<_>>()
    });
    assert_eq!(names, [["太谷县人力资源和社会保障局"], ["太谷区人力资源和社会保障局"]]);
    assert!(season.choices(ListName::Division).contains(&"太谷县".to_owned()));
    assert_eq!(season.choices(ListName::Division).len(), 11);
}

#[test]
fn the_window_of_five_years_ends_on_the_last_day() {
    let (from, to) = jinzhong().window();
    assert_eq!((from.to_string(), to.to_string()), ("2014-08-01".into(), "2019-07-31".into()));
}

#[test]
fn a_skill_level_is_found_by_any_of_its_names() {
    let season = jinzhong();
    let ordinal = |name: &str| season.skill_level(name).map(|level| level.ordinal);
    assert_eq!(
        ["高级工", "三级", "二级", "高级技师（一级）", "技师", "无"].map(ordinal),
        [Some(3), Some(3), Some(4), Some(5), Some(4), Some(0)]
    );
    assert_eq!(ordinal("大师"), None);
    assert_eq!(["高级工（三级）", "电工高级工证书", "高级工/三级"].map(ordinal), [Some(3); 3]);
}

#[test]
fn a_professional_title_is_no_skill_level() {
    let season = jinzhong();
    for title in ["高级工程师", "高级工艺美术师", "助理工程师", "主管技师", "副主任技师", "高级工業設計師"]
    {
        assert_eq!(season.skill_level(title), None, "{title}");
    }
}

#[test]
fn a_department_is_found_by_the_names_of_its_organs() {
    let season = jinzhong();
    let found = |name: &str| season.department(name).map(|department| department.key.as_str());
    for (name, key) in [
        ("政法委", "zhengfa"),
        ("县委政法委", "zhengfa"),
        ("祁县卫健局", "weijian"),
        ("卫健委", "weijian"),
        ("卫生健康局", "weijian"),
        ("纪委监委", "jijian"),
        ("县纪委", "jijian"),
        ("榆次区纪委监委", "jijian"),
        ("组织部", "zuzhi"),
        ("中共祁县委组织部", "zuzhi"),
        ("市场监督管理局", "shijian"),
        ("税务局", "shuiwu"),
        ("zuzhi", "zuzhi"),
        ("税务部门", "shuiwu"),
    ] {
        assert_eq!(found(name), Some(key), "{name}");
    }
    assert_eq!(["某办", "教育局", "", "部"].map(found), [None; 4]);
}

#[test]
fn the_form_and_the_season_agree_on_what_everybody_fills_in() {
    use crate::fields::{Required, fields};
    let season = jinzhong();
    let attested = |key: &str| season.attestations.iter().any(|a| a.field == key);
    for field in fields() {
        let wanted = season.requires(field.key).is_some() || attested(field.key);
        assert_eq!(wanted, field.required == Required::Yes, "{}", field.key);
    }
}

#[test]
fn every_rule_of_the_form_is_quoted() {
    let season = jinzhong();
    for field in crate::fields::fields().iter().filter(|field| field.clause.starts_with('R') && field.clause != "R41") {
        assert_ne!(season.clause(field.clause), "", "{}", field.clause);
    }
}

#[test]
fn line_ends_do_not_change_what_is_hashed() {
    let windows = Season::parse(&format!("\u{FEFF}{}", JINZHONG.replace('\n', "\r\n"))).expect("season");
    assert_eq!(windows.source(), jinzhong().source());
    assert_eq!(windows, jinzhong());
}

#[test]
fn syntax_faults_tell_line_and_column() {
    assert!(faults("year = 2019", "year = = 2019")[0].starts_with("6:8 写法有误"));
    assert!(faults("year = 2019", "year = \"x\"")[0].starts_with("6:8 "));
    assert!(faults("copies = 4", "copys = 4")[0].contains("没有“copys”这一项"));
    assert!(faults("year = 2019", "").iter().any(|f| f.contains("缺少“year”一项")));
    let line = line_of("deadline_day =");
    assert!(
        faults("deadline_day = \"2019-07-31\"", "deadline_day = \"2019-02-30\"")[0].starts_with(&format!("{line}:16 "))
    );
}

#[test]
fn duplicates_are_found_where_they_stand() {
    let line = line_of("code = \"140721\"");
    assert_eq!(faults("\"140721\"", "\"140702\""), [format!("{line}:8 “140702”重复了，请删去一处。")]);
    assert!(faults("key = \"jijian\"", "key = \"zuzhi\"")[0].contains("“zuzhi”重复了"));
    assert!(faults("no = 2", "no = 1")[0].contains("“1”重复了"));
}

#[test]
fn unknown_references_are_found_where_they_stand() {
    let line = line_of("departments = [\"zhengfa\", \"weijian\"]");
    assert!(
        faults("[\"zhengfa\", \"weijian\"]", "[\"zhengfa\", \"weijan\"]")[0]
            .starts_with(&format!("{line}:27 没有名为“weijan”的部门"))
    );
    assert!(faults("any = [\"big_operator\"", "any = [\"big_oprator\"")[0].contains("没有名为“big_oprator”的身份标记"));
    assert!(faults("\"years_in_trade\"", "\"year_in_trade\"")[0].contains("是否应为“years_in_trade”？"));
    assert!(faults("records = [\"apprentices\"]", "records = [\"pupils\"]")[0].contains("没有名为“pupils”的条目"));
    assert!(faults("\"农民合作社\"]", "\"作坊\"]")[0].contains("“作坊”不在"));
}

#[test]
fn empty_lists_and_impossible_numbers_are_found() {
    assert!(faults("words = [\"三晋英才\"]", "words = []")[0].contains("至少要有一个字样"));
    assert!(faults("weight = 25", "weight = 24")[0].contains("合计 100，现为 99"));
    assert!(faults("min = 1350", "min = 1550")[0].contains("min ≤ target ≤ max"));
    assert!(faults("workdays = 5", "workdays = 0")[0].contains("公示应为"));
    assert!(faults("threshold = 3", "threshold = 9")[0].contains("没有任何等级达到"));
    assert!(faults("type = \"municipal\"", "type = \"county\"")[0].contains("municipal"));
}

#[test]
fn what_contradicts_itself_is_found_where_it_stands() {
    let at = |text: &str, column: usize| format!("{}:{column} ", line_of(text));
    let found = |from: &str, to: &str, place: String, told: &str| {
        let all = faults(from, to);
        assert!(all.iter().any(|fault| fault.starts_with(&place) && fault.contains(told)), "{to}: {all:?}");
    };
    found("year = 2019", "year = 2027", at("year = 2019", 8), "与申报起止日期");
    found("title = \"2019年度", "title = \"2018年度", at("title = ", 9), "名称里写的是 2018 年");
    let channels = "channels = [\"本级新闻媒体\", \"门户网站\", \"用人单位\"]";
    found(channels, "channels = []", at(channels, 12), "至少要有一处公示");
    found("\"门户网站\", ", "\"本级 新闻媒体\", ", at(channels, 23), "重复了");
    found("zh = \"卫健\"", "zh = \"政法\"", at("zh = \"卫健\"", 6), "“政法”重复了");
    found("zh = \"卫健\"", "zh = \"政\u{200B}法\"", at("zh = \"卫健\"", 6), "重复了");
    found("aliases = [\"卫健委\"", "aliases = [\"政法委\"", at("aliases = [\"卫健委\"", 12), "分不清指哪个部门");
    found(
        "name = \"榆社县人力资源和社会保障局\"",
        "name = \"祁县人力资源和社会保障局\"",
        at("name = \"祁县人", 8),
        "同名",
    );
    found("valid_from = \"2020-04-26\"", "valid_from = \"2020-04-25\"", at("valid_from = ", 14), "还有效");
    found("values = [\"是\"]", "values = [\"对\"]", at("values = [\"是\"]", 11), "永远不会成立");
    found("natures_doubtful = [\"其他\"]", "natures_doubtful = [\"国有企业\"]", at("natures_doubtful", 21), "只留一处");
    found("target = 15", "target = 0", at("target = 15", 10), "评选人数");
    found("weight = 15", "weight = 0", at("weight = 15", 10), "权重应至少");
    found("zh = \"能力\"", "zh = \"品德\"", at("zh = \"能力\"", 6), "重复了");
    found("sign = \"②\"", "sign = \"①\"", at("sign = \"②\"", 8), "重复了");
    found("aliases = [\"四级\"", "aliases = [\"五级\"", at("name = \"中级工\"", 3), "分不清指哪一级");
    found("number = 2", "number = 1", at("number = 2", 10), "附件 1 重复了");
}

#[test]
fn dates_in_the_wrong_order_are_found() {
    assert!(faults("opens = \"2019-06-01\"", "opens = \"2019-08-01\"")[0].contains("截止日早于开始日"));
    assert!(faults("deadline_time = \"24:00\"", "deadline_time = \"24:01\"")[0].contains("18:00 或 24:00"));
    assert!(faults("utc_offset = \"+08:00\"", "utc_offset = \"8\"")[0].contains("+08:00"));
    let both = faults("valid_from = \"2020-04-26\"", "valid_from = \"2020-04-26\"\nvalid_to = \"2020-04-01\"");
    assert!(both[0].contains("失效日早于生效日"));
}

#[test]
fn all_faults_are_told_at_once() {
    let text = JINZHONG.replacen("copies = 4", "copies = 0", 1).replacen("workdays = 5", "workdays = 0", 1);
    let error = Season::parse(&text).expect_err("two faults");
    assert_eq!(error.faults().len(), 2);
    assert!(error.to_string().starts_with("年度文件有 2 处错误，未作任何改动。"));
}

#[test]
fn every_annex_of_the_notice_is_named_and_three_are_forms() {
    let season = jinzhong();
    let kinds: Vec<(u32, AnnexKind)> = season.papers.annexes.iter().map(|annex| (annex.number, annex.kind)).collect();
    assert_eq!(kinds, [(1, AnnexKind::Form), (2, AnnexKind::Form), (3, AnnexKind::Form), (4, AnnexKind::Reference)]);
}

#[test]
fn an_office_is_named_for_questions_and_no_person() {
    // Whoever adds a name has to come by here.
    let Contacts { office, address, phone, email, supervision: _ } = jinzhong().contacts;
    assert!(office.contains("职业能力建设科"), "{office}");
    assert!([address, phone, email].iter().all(|text| !text.is_empty()));
}

#[test]
fn leading_others_is_scored_and_has_records() {
    let season = jinzhong();
    let influence = season.scoring.iter().find(|dimension| dimension.zh == "辐射带动").expect("a dimension");
    assert!(influence.weight > 0);
    assert_eq!(crate::fields::section("apprentices").map(|section| section.clause), Some("R21"));
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,80}") {
        let _ = Season::parse(&text);
    }

    #[test]
    fn no_cut_makes_it_panic(at in 0_usize..9_000) {
        let cut: String = JINZHONG.chars().take(at).collect();
        let _ = Season::parse(&cut);
    }
}
