use super::*;
use proptest::prelude::*;

fn season() -> Season {
    Season::parse(Season::builtin("jinzhong-2019").expect("text")).expect("season")
}

fn yuci() -> BureauCode {
    "140702".parse().expect("code")
}

/// Rule and level of the findings at `place`.
fn at(fields: &[(&str, &str)], place: &str) -> Vec<(String, Level)> {
    let bureau = yuci();
    let mut view = DossierView::new(&bureau);
    view.fields = fields.iter().copied().collect();
    found(&view, place)
}

fn found(view: &DossierView<'_>, place: &str) -> Vec<(String, Level)> {
    let here = check(&season(), view).into_iter().filter(|finding| finding.field.as_deref() == Some(place));
    here.map(|finding| (finding.rule, finding.level)).collect()
}

fn record<'a>(id: &'a str, values: &[(&'a str, &'a str)]) -> Record<'a> {
    Record { id, values: values.iter().copied().collect() }
}

fn with_records<'a>(bureau: &'a BureauCode, section: &'a str, records: Vec<Record<'a>>) -> DossierView<'a> {
    let mut view = DossierView::new(bureau);
    view.records.insert(section, records);
    view
}

fn rule(number: &str, level: Level) -> Vec<(String, Level)> {
    vec![(number.to_owned(), level)]
}

#[test]
fn an_employer_outside_enterprises_and_institutions_blocks() {
    assert_eq!(at(&[("employer_nature", "机关")], "employer_nature"), rule("R6", Level::Block));
    assert_eq!(at(&[("employer_nature", "其他")], "employer_nature"), rule("R6", Level::Warn));
    assert_eq!(at(&[("employer_nature", "民企")], "employer_nature"), []);
}

#[test]
fn an_employer_outside_the_city_warns() {
    assert_eq!(at(&[("employer_division", "太原市小店区")], "employer_division"), rule("R6", Level::Warn));
    assert_eq!(at(&[("employer_division", "榆次区")], "employer_division"), []);
    assert_eq!(at(&[("employer_division", "太谷县")], "employer_division"), []);
}

#[test]
fn the_retired_and_rehired_are_out() {
    assert_eq!(at(&[("employment_status", "退休返聘")], "employment_status"), rule("R7", Level::Block));
    assert_eq!(at(&[("in_service", "否")], "in_service"), rule("R7", Level::Block));
    assert_eq!(at(&[("duty", "董事长")], "duty"), rule("R7", Level::Warn));
}

#[test]
fn whoever_may_have_retired_or_manages_is_asked_about() {
    let serves = |birth, gender| [("birth_date", birth), ("gender", gender), ("in_service", "是")];
    assert_eq!(at(&serves("1950-01-01", "男"), "in_service"), rule("R7", Level::Warn));
    assert_eq!(at(&serves("1964-03", "女"), "in_service"), rule("R7", Level::Warn));
    for (birth, gender) in [("1960-03", "男"), ("1964-09", "女"), ("去年", "男")] {
        assert_eq!(at(&serves(birth, gender), "in_service"), [], "{birth} {gender}");
    }
    for duty in ["厂长", "副厂长", "总工程师", "總經理", "总 经理"] {
        assert_eq!(at(&[("duty", duty)], "duty"), rule("R7", Level::Warn), "{duty}");
    }
    assert_eq!(at(&[("duty", "班长")], "duty"), []);
}

#[test]
fn a_division_that_was_not_there_yet_is_remarked_on() {
    assert_eq!(at(&[("employer_division", "太谷区")], "employer_division"), rule("R6", Level::Warn));
    assert_eq!(at(&[("employer_division", "榆次")], "employer_division"), []);
}

#[test]
fn a_name_that_no_card_has_is_remarked_on() {
    for name in ["张3", "张", "温\u{200B}如故", "刘\u{E863}", "张san", "张三（小）", "某某*"] {
        assert_eq!(at(&[("name", name)], "name"), rule("R25", Level::Warn), "{name:?}");
    }
    for name in ["武平生", "阿依努尔·赛买提", "阿依努尔•赛买提", "刘䶮", "𠅤堃", "Maria Silva"]
    {
        assert_eq!(at(&[("name", name)], "name"), [], "{name}");
    }
}

#[test]
fn a_number_that_is_no_resident_card_is_told_by_what_it_is() {
    let told = |number: &str| {
        let bureau = yuci();
        let mut view = DossierView::new(&bureau);
        view.fields.insert("id_number", number);
        let all = check(&season(), &view);
        all.into_iter()
            .filter(|f| f.field.as_deref() == Some("id_number"))
            .map(|f| (f.level, f.message + &f.advice))
            .collect::<Vec<_>>()
    };
    for (number, level, words) in [
        ("83000019900307001X", Level::Warn, "台湾居民居住证"),
        ("911101199003070019", Level::Warn, "外国人永久居留身份证"),
        ("E12345678", Level::Block, "护照"),
        ("142401188001010014", Level::Block, "1880"),
        ("142401203001010014", Level::Block, "晚于申报截止日"),
    ] {
        let front = &number[..number.len().min(17)];
        let number = if number.len() == 18 { crate::id_number::with_check(front) } else { number.to_owned() };
        let found = told(&number);
        assert!(found.iter().any(|(l, text)| *l == level && text.contains(words)), "{number} {found:?}");
    }
}

#[test]
fn a_sum_that_must_be_in_yuan_is_asked_about() {
    assert_eq!(at(&[("benefit_amount", "500000")], "benefit_amount"), rule("R25", Level::Warn));
    assert_eq!(at(&[("benefit_amount", "500000元")], "benefit_amount"), []);
    assert_eq!(at(&[("benefit_amount", "1元")], "benefit_amount"), rule("R25", Level::Block));
}

#[test]
fn a_month_of_birth_is_enough() {
    for birth in ["1976.4", "1976-04", "1976-04-12", "1980.01"] {
        assert_eq!(at(&[("birth_date", birth)], "birth_date"), [], "{birth}");
    }
    assert_eq!(at(&[("birth_date", "1976")], "birth_date"), rule("R25", Level::Block));
}

#[test]
fn another_industry_is_accepted_with_its_name() {
    assert_eq!(at(&[("industry", "其他")], "industry_other"), rule("R8", Level::Block));
    assert_eq!(at(&[("industry", "其他"), ("industry_other", "传统酿造")], "industry_other"), []);
    assert_eq!(at(&[("industry", "航天")], "industry"), rule("R25", Level::Block));
}

#[test]
fn a_named_programme_among_the_awards_blocks() {
    let bureau = yuci();
    for (name, level) in [
        ("三晋技术能手", Level::Block),
        ("入选“三晋 英才”支持计划", Level::Block),
        ("三晋\u{200B}英才支持计划", Level::Block),
        ("三晋・英才支持计划", Level::Block),
        ("三晉英才支持計劃", Level::Block),
        ("三晋．英才支持计划", Level::Block),
        ("市委聯繫專家", Level::Block),
        ("全国技术能手", Level::Warn),
        ("2018年度晋中工匠", Level::Warn),
    ] {
        let view = with_records(&bureau, "awards", vec![record("a", &[("name", name)])]);
        assert_eq!(found(&view, "awards/a/name"), rule("R10", level), "{name}");
    }
    let view = with_records(&bureau, "awards", vec![record("a", &[("name", "市五一劳动奖章")])]);
    assert_eq!(found(&view, "awards/a/name"), []);
}

#[test]
fn a_programme_in_prose_only_warns() {
    let bureau = yuci();
    let mut view = DossierView::new(&bureau);
    view.narrative = "他的徒弟被评为三晋技术能手。";
    assert!(found(&view, "narrative").contains(&("R10".to_owned(), Level::Warn)));
}

#[test]
fn a_listed_programme_is_judged_by_a_person() {
    let bureau = yuci();
    let section = "prior_programmes";
    for (name, expected) in
        [("无", vec![]), ("市委联系专家", rule("R10", Level::Block)), ("某项目", rule("R10", Level::Warn))]
    {
        let view = with_records(&bureau, section, vec![record("p", &[("name", name)])]);
        assert_eq!(found(&view, "prior_programmes/p/name"), expected, "{name}");
    }
}

#[test]
fn every_basic_condition_is_vouched_for() {
    assert_eq!(at(&[], "attest_1"), rule("R11", Level::Block));
    assert_eq!(at(&[("attest_2", "否")], "attest_2"), rule("R12", Level::Block));
    assert_eq!(at(&[("attest_3", "是")], "attest_3"), []);
}

#[test]
fn a_level_below_the_threshold_asks_for_a_reason_and_never_blocks() {
    assert_eq!(at(&[("skill_level", "中级工")], "skill_level"), rule("R16", Level::Warn));
    assert_eq!(
        at(&[("skill_level", "中级工"), ("equivalence_note", "省级竞赛第一名")], "skill_level"),
        rule("R16", Level::Help)
    );
    assert_eq!(at(&[("skill_level", "无"), ("title_level", "中级")], "skill_level"), []);
    assert_eq!(at(&[("skill_level", "高级技师（一级）")], "skill_level"), []);
}

#[test]
fn a_claimed_condition_is_explained_and_proved() {
    assert_eq!(at(&[("claimed_conditions", "①")], "special_skill"), rule("R17", Level::Block));
    assert_eq!(at(&[("claimed_conditions", "①"), ("special_skill", "手工吹制薄胎高脚杯")], "special_skill"), []);
    assert_eq!(at(&[("claimed_conditions", "1")], "claimed_conditions"), rule("R17", Level::Warn));
    assert_eq!(at(&[("claimed_conditions", "7")], "claimed_conditions"), rule("R25", Level::Block));
    assert_eq!(at(&[], "claimed_conditions"), rule("R25", Level::Block));
    let bureau = yuci();
    let mut view = DossierView::new(&bureau);
    view.fields.insert("claimed_conditions", "1");
    view.attachments.insert("condition_1", 1);
    assert_eq!(found(&view, "claimed_conditions"), []);
}

#[test]
fn old_achievements_warn_when_they_are_the_greater_part() {
    let bureau = yuci();
    let rows =
        |dates: &[&'static str]| dates.iter().map(|date| record(date, &[("date", date), ("title", "成果")])).collect();
    for (dates, expected) in [
        (vec!["2014-07", "2013-01", "2019-01"], true),
        (vec!["2014-08", "2013-01"], false),
        (vec!["2014-07-31", "2014-08-01"], false),
        (vec!["2014-07-31"], true),
    ] {
        let view = with_records(&bureau, "achievements", rows(&dates));
        assert_eq!(found(&view, "achievements").contains(&("R18".to_owned(), Level::Warn)), expected, "{dates:?}");
    }
}

#[test]
fn the_narrative_is_counted_as_the_word_processor_does() {
    let bureau = yuci();
    for (length, expected) in [
        (0, rule("R26", Level::Block)),
        (1349, rule("R26", Level::Warn)),
        (1350, vec![]),
        (1650, vec![]),
        (1651, rule("R26", Level::Warn)),
    ] {
        let text = "匠".repeat(length);
        let mut view = DossierView::new(&bureau);
        view.narrative = &text;
        assert_eq!(found(&view, "narrative"), expected, "{length}");
    }
}

#[test]
fn identity_number_birth_date_and_gender_must_agree() {
    let id = ("id_number", "142401198001010014");
    assert_eq!(at(&[id, ("birth_date", "1980.1.1"), ("gender", "男")], "birth_date"), []);
    // The box is 出生年月: a month alone is whole.
    assert_eq!(at(&[id, ("birth_date", "1980-01")], "birth_date"), []);
    assert_eq!(at(&[id, ("birth_date", "1980-02")], "birth_date"), rule("R25", Level::Block));
    assert_eq!(at(&[id, ("birth_date", "1980-01-02")], "birth_date"), rule("R25", Level::Block));
    assert_eq!(at(&[id, ("gender", "女")], "gender"), rule("R25", Level::Block));
    assert_eq!(at(&[("id_number", "142401198001010015")], "id_number"), rule("R25", Level::Block));
}

#[test]
fn a_number_from_an_old_or_foreign_region_is_no_fault() {
    assert_eq!(at(&[("id_number", "142401198001010014")], "id_number"), []);
    assert_eq!(at(&[("id_number", "110101199003070011")], "id_number").first().map(|f| f.1), Some(Level::Help));
}

#[test]
fn dates_must_fit_one_life() {
    let born = ("birth_date", "1980-01-01");
    assert_eq!(at(&[born, ("work_start", "1995-06")], "work_start"), rule("R15", Level::Warn));
    assert_eq!(at(&[born, ("work_start", "1996-01")], "work_start"), []);
    assert_eq!(at(&[born, ("party_join_date", "1997-07")], "party_join_date"), rule("R36", Level::Warn));
    assert_eq!(at(&[("work_start", "2015-07"), ("years_in_trade", "21")], "years_in_trade"), rule("R15", Level::Warn));
    assert_eq!(at(&[("work_start", "2019-09")], "work_start"), rule("R25", Level::Warn));
}

#[test]
fn gaps_and_overlaps_of_the_career_are_shown() {
    let bureau = yuci();
    let stages = |second: &'static str| {
        vec![record("a", &[("from", "1998-07"), ("to", "2005-06")]), record("b", &[("from", second), ("to", "至今")])]
    };
    let level = |second| found(&with_records(&bureau, "career", stages(second)), "career/b/from");
    assert_eq!(level("2005-07"), []);
    assert_eq!(level("2006-07"), rule("R15", Level::Help));
    assert_eq!(level("2003-01"), rule("R15", Level::Warn));
}

#[test]
fn what_cannot_be_read_is_said() {
    assert_eq!(at(&[("mobile", "12800000000")], "mobile"), rule("R25", Level::Block));
    assert_eq!(at(&[("birth_date", "1980-02-30")], "birth_date"), rule("R25", Level::Block));
    assert_eq!(at(&[("is_founder", "曾经")], "is_founder"), rule("R25", Level::Block));
    assert_eq!(at(&[("employer_uscc", "91140700MA0K123488")], "employer_uscc"), rule("R25", Level::Warn));
    assert_eq!(at(&[("years_in_trade", "61")], "years_in_trade"), rule("R25", Level::Block));
    let long = "长".repeat(501);
    assert_eq!(at(&[("special_skill", &long)], "special_skill"), rule("R25", Level::Warn));
}

#[test]
fn a_finding_never_shows_a_number_that_identifies_somebody() {
    let fields = [("id_number", "142401198001010015"), ("mobile", "1280000000099"), ("birth_date", "1980-01-01")];
    let bureau = yuci();
    let mut view = DossierView::new(&bureau);
    view.fields = fields.into();
    let text = serde_json::to_string(&check(&season(), &view)).expect("json");
    assert!(!text.contains("142401198001010015") && !text.contains("1280000000099"));
}

#[test]
fn an_open_conflict_blocks() {
    let bureau = yuci();
    let mut view = DossierView::new(&bureau);
    view.contested = vec!["mobile"];
    assert!(found(&view, "mobile").contains(&("conflict".to_owned(), Level::Block)));
}

#[test]
fn only_bureaus_of_the_season_nominate() {
    for (code, expected) in [
        ("140702", vec![]),
        ("U01", vec![]),
        ("140703", rule("R2", Level::Warn)),
        ("140700", rule("R2", Level::Block)),
        ("999999", rule("R2", Level::Block)),
    ] {
        let bureau: BureauCode = code.parse().expect("code");
        assert_eq!(found(&DossierView::new(&bureau), "recommending_org"), expected, "{code}");
    }
}

#[test]
fn review_visit_letters_and_meeting_hold_a_seal_up_and_scans_do_not_yet() {
    let bureau = yuci();
    let findings = check(&season(), &DossierView::new(&bureau));
    for (rule, level) in [
        ("R32", Level::Block),
        ("R33", Level::Block),
        ("R35", Level::Block),
        ("R39", Level::Block),
        ("R24", Level::Warn),
    ] {
        let levels: Vec<Level> = findings.iter().filter(|f| f.rule == rule).map(|f| f.level).collect();
        assert_eq!(levels, [level], "{rule}");
    }
}

#[test]
fn gates_of_the_season_decide_how_strict_the_workflow_is() {
    let mut season = season();
    season.gates.consultation = Level::Warn;
    let bureau = yuci();
    let findings = check(&season, &DossierView::new(&bureau));
    assert!(findings.iter().any(|f| f.rule == "R35" && f.level == Level::Warn));
}

#[test]
fn a_review_must_have_ended_well_and_come_first() {
    assert_eq!(at(&[("review_result", "退回补充")], "review_result"), rule("R32", Level::Block));
    assert_eq!(at(&[("review_result", "通过")], "review_result"), []);
    let bureau = yuci();
    let mut view =
        with_records(&bureau, "consultations", vec![record("1", &[("department", "政法"), ("sent", "2019-07-08")])]);
    for (day, expected) in [("2019-07-09", rule("R32", Level::Warn)), ("2019-07-08", vec![])] {
        view.fields = [("review_result", "通过"), ("review_date", day)].into();
        assert_eq!(found(&view, "review_date"), expected, "{day}");
    }
}

#[test]
fn a_visit_comes_before_the_meeting() {
    let bureau = yuci();
    let mut view = with_records(&bureau, "visits", vec![record("1", &[("date", "2019-07-20")])]);
    for (day, expected) in [("2019-07-19", rule("R33", Level::Block)), ("2019-07-20", vec![])] {
        view.meeting = Some(day.parse().expect("date"));
        assert_eq!(found(&view, "visits"), expected, "{day}");
    }
}

#[test]
fn a_bureaus_own_condition_asks_and_never_blocks() {
    let bureau = yuci();
    let mut view = DossierView::new(&bureau);
    view.conditions = vec![LocalCondition { id: "k1", text: "在本县工作满五年" }];
    assert_eq!(found(&view, "local_k1"), rule("R19", Level::Warn));
    view.fields.insert("local_k1", "只有四年");
    assert_eq!(found(&view, "local_k1"), rule("R19", Level::Warn));
    view.fields.insert("local_k1", "符合");
    assert_eq!(found(&view, "local_k1"), []);
}

fn letter<'a>(id: &'a str, department: &'a str, opinion: &'a str, replied: &'a str) -> Record<'a> {
    record(id, &[("department", department), ("opinion", opinion), ("replied", replied)])
}

#[test]
fn replies_close_the_rows_of_the_matrix() {
    let bureau = yuci();
    let letters = vec![letter("1", "政法", "无异议", "2019-07-10"), letter("2", "卫健部门", "同意", "2019-07-11")];
    let mut view = with_records(&bureau, "consultations", letters);
    assert_eq!(found(&view, "consultations"), []);
    view.fields.insert("political_status", "中共预备党员");
    assert_eq!(found(&view, "consultations"), rule("R36", Level::Block));
}

#[test]
fn an_objection_blocks_whatever_the_gate_says() {
    let bureau = yuci();
    let letters = vec![letter("1", "weijian", "不同意", "2019-07-10"), letter("2", "weijian", "无异议", "2019-07-12")];
    let view = with_records(&bureau, "consultations", letters);
    assert_eq!(found(&view, "consultations/1/opinion"), rule("R35", Level::Block));
}

#[test]
fn the_meeting_comes_after_the_last_reply() {
    let bureau = yuci();
    let mut view = with_records(&bureau, "consultations", vec![letter("1", "政法", "无异议", "2019-07-10")]);
    for (day, expected) in [("2019-07-09", rule("R38", Level::Block)), ("2019-07-10", vec![])] {
        view.meeting = Some(day.parse().expect("date"));
        assert_eq!(found(&view, "meeting"), expected, "{day}");
    }
}

#[test]
fn proofs_are_counted_against_the_rows() {
    let bureau = yuci();
    let rows = vec![record("a", &[("name", "甲")]), record("b", &[("name", "乙")])];
    let mut view = with_records(&bureau, "awards", rows);
    assert_eq!(found(&view, "awards"), rule("R27", Level::Warn));
    view.attachments.insert("award", 1);
    assert_eq!(found(&view, "awards"), rule("R27", Level::Warn));
    view.records.insert("evidence", vec![record("e", &[("kind", "award"), ("supports", "awards/a")])]);
    view.attachments.insert("award", 2);
    assert_eq!(found(&view, "awards"), []);
}

#[test]
fn the_strictest_come_first_and_all_have_advice() {
    let bureau = yuci();
    let findings = check(&season(), &DossierView::new(&bureau));
    assert!(findings.windows(2).all(|pair| pair[0].level >= pair[1].level));
    assert!(findings.iter().all(|finding| !finding.advice.is_empty() && finding.field.is_some()));
    assert!(findings.iter().all(|finding| !finding.clause.is_empty()));
}

#[test]
fn another_season_checks_by_its_own_rules() {
    let season = Season::parse(Season::builtin("yuci-skills-2026").expect("text")).expect("season");
    let bureau: BureauCode = "YC01".parse().expect("code");
    let mut view = DossierView::new(&bureau);
    view.fields =
        [("employer_nature", "社会团体"), ("employment_status", "退休返聘"), ("skill_level", "高级工")].into();
    view.narrative = "八百字";
    let findings = check(&season, &view);
    let levels =
        |key: &str| findings.iter().filter(|f| f.field.as_deref() == Some(key)).map(|f| f.level).collect::<Vec<_>>();
    assert_eq!((levels("employer_nature"), levels("employment_status")), (vec![], vec![]));
    assert_eq!((levels("skill_level"), levels("consultations")), (vec![Level::Warn], vec![Level::Block]));
    assert_eq!((levels("attest_1"), levels("attest_2")), (vec![], vec![Level::Block]));
    assert!(findings.iter().any(|f| f.rule == "Y7") && findings.iter().any(|f| f.message.contains("800 字左右")));
}

proptest! {
    #[test]
    fn no_dossier_makes_it_panic(values in proptest::collection::vec("\\PC{0,20}", 100), narrative in "\\PC{0,50}") {
        let bureau = yuci();
        let mut view = DossierView::new(&bureau);
        view.narrative = &narrative;
        view.fields = fields::fields().iter().map(|f| f.key).zip(values.iter().map(String::as_str)).collect();
        for section in fields::sections() {
            let columns = section.fields.iter().map(|f| f.key).zip(values.iter().map(String::as_str)).collect();
            view.records.insert(section.key, vec![Record { id: "r", values: columns }]);
        }
        let _ = check(&season(), &view);
    }
}
