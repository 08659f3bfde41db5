//! The notice's arithmetic needs no profile.

use crate::desk::{Desk, run};

#[test]
fn an_identity_number_tells_birth_gender_and_place_but_is_not_repeated() {
    let ran = run(&["rules", "id", "142401198001010014", "--json"]);
    let value = ran.json();
    assert_eq!((&value["birth"], &value["gender"]), (&"1980-01-01".into(), &"男".into()));
    assert_eq!(value["region"]["name"], "榆次市");
    assert!(!ran.out.contains("142401198001010014"));
}

#[test]
fn a_mistyped_identity_number_is_a_failure() {
    assert_eq!(run(&["rules", "id", "142401198001010015", "--json"]).failure(), "id_number");
}

#[test]
fn a_credit_code_is_checked() {
    assert_eq!(run(&["rules", "uscc", "91140700MA0K123487", "--json"]).json()["registry"], "市场监管");
    assert_eq!(run(&["rules", "uscc", "91140700MA0K123488", "--json"]).failure(), "credit_code");
}

#[test]
fn working_days_skip_weekends_and_refuse_unknown_years() {
    let value = run(&["rules", "workdays", "--from", "2019-08-12", "--count", "5", "--json"]).json();
    assert_eq!(value["end"], "2019-08-16");
    let after =
        run(&["rules", "workdays", "--from", "2019-08-12", "--count", "5", "--start-counts", "no", "--json"]).json();
    assert_eq!(after["end"], "2019-08-19");
    assert_eq!(run(&["rules", "workdays", "--from", "2031-01-01", "--count", "5", "--json"]).failure(), "calendar");
}

#[test]
fn a_season_file_is_checked_with_line_and_column() {
    let desk = Desk::new();
    let good = desk.file("season.toml");
    let text = jiangxuan_rules::Season::builtin("jinzhong-2019").expect("built in");
    std::fs::write(&good, text).expect("written");
    let value = run(&["rules", "season", good.to_str().expect("UTF-8"), "--json"]).json();
    assert_eq!((&value["valid"], &value["year"]), (&true.into(), &2019.into()));

    std::fs::write(&good, text.replacen("year = 2019", "year = \"2019", 1)).expect("written");
    let ran = run(&["rules", "season", good.to_str().expect("UTF-8"), "--json"]);
    assert_eq!(ran.failure(), "season");
    assert!(ran.out.contains("行第"), "{}", ran.out);
}

#[test]
fn people_read_the_same_in_words() {
    let ran = run(&["rules", "workdays", "--from", "2019-08-12", "--count", "1"]);
    assert!(ran.out.contains("期满日") && ran.out.contains("2019-08-12"), "{}", ran.out);
}
