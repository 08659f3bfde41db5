use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::*;

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().expect("a book")
}

fn table(bytes: Vec<u8>) -> Table {
    read(&Job { bytes }).expect("a table")
}

fn refused(bytes: Vec<u8>) -> String {
    read(&Job { bytes }).expect_err("refused").code
}

fn lost(cell: &Cell) -> bool {
    matches!(cell, Cell::Unreadable(why) if why.contains("前 15 位"))
}

#[test]
fn cells_are_read_as_a_clerk_sees_them() {
    let day = Format::new().set_num_format("yyyy\"年\"m\"月\"");
    let read = table(book(|book| {
        let sheet = book.add_worksheet();
        sheet.set_name("汇总表").expect("a name");
        sheet.merge_range(0, 0, 0, 4, "2019年度候选人汇总表", &Format::new()).expect("merged");
        sheet.write_string(2, 1, " 武平生 ").expect("a text");
        sheet.write_number(2, 2, 13_800_000_000.0).expect("a number");
        sheet.write_number(2, 3, 1980.1).expect("a number");
        let birth = ExcelDateTime::from_ymd(1980, 1, 1).expect("a day");
        sheet.write_datetime_with_format(2, 4, &birth, &day).expect("a day");
        sheet.write_boolean(2, 5, true).expect("a yes");
        book.add_worksheet().set_name("说明").expect("a name");
    }));
    assert_eq!((read.sheet.as_str(), read.others.as_slice()), ("汇总表", &["说明".to_owned()][..]));
    assert_eq!(read.rows[0][0], text("2019年度候选人汇总表"));
    assert_eq!(read.rows[1], []);
    let number = |text: &str| Cell::Number(text.to_owned());
    let expected =
        [Cell::Empty, text("武平生"), number("13800000000"), number("1980.1"), text("1980-01-01"), text("是")];
    assert_eq!(read.rows[2], expected);
}

#[test]
fn a_number_of_eighteen_digits_is_never_read_wrong() {
    let read = table(book(|book| {
        let sheet = book.add_worksheet();
        sheet.write_number(0, 0, 142_401_198_001_010_014.0).expect("a number");
        sheet.write_string(0, 1, "142401198001010014").expect("a text");
        sheet.write_string(0, 2, "1.42401E+17").expect("a text");
        sheet.write_formula(0, 3, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!")).expect("a formula");
    }));
    assert!(lost(&read.rows[0][0]) && lost(&read.rows[0][2]), "{read:?}");
    assert_eq!(read.rows[0][1], text("142401198001010014"));
    assert!(matches!(&read.rows[0][3], Cell::Unreadable(_) | Cell::Text(_)), "{read:?}");
}

/// Written by another program in the format of Excel 97.
const OLD: &[u8] = include_bytes!("samples/list.xls");

#[test]
fn old_spreadsheets_are_read_like_new_ones() {
    let read = table(OLD.to_vec());
    assert_eq!((read.sheet.as_str(), read.rows.len()), ("汇总表", 4));
    assert_eq!(read.rows[2], [text("武平生"), text("142401198001010014"), text("1980-01-01")]);
    assert!(lost(&read.rows[3][1]), "{read:?}");
    assert_eq!(read.rows[3][2], Cell::Number("1965.1".to_owned()));
    for cut in [9, 600, OLD.len() / 2] {
        assert_eq!(refused(OLD[..cut].to_vec()), "damaged");
    }
}

#[test]
fn text_files_are_read_in_every_encoding_that_offices_write() {
    let plain = "姓名,身份证号\n\"武\n平生\",'142401198001010014\n\n申屠启明,=\"142421196507120030\"\n";
    let expected = vec![
        vec![text("姓名"), text("身份证号")],
        vec![text("武\n平生"), text("142401198001010014")],
        vec![],
        vec![text("申屠启明"), text("142421196507120030")],
    ];
    let (national, ..) = encoding_rs::GB18030.encode(plain);
    let wide: Vec<u8> = [0xfeff].into_iter().chain(plain.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let tabs = plain.replace(',', "\t");
    let marked = [b"\xef\xbb\xbf", plain.as_bytes()].concat();
    for bytes in [plain.as_bytes().to_vec(), marked, national.into_owned(), wide, tabs.into_bytes()] {
        assert_eq!(table(bytes).rows, expected);
    }
    assert!(lost(&table(b"a,1.42401E+17\n".to_vec()).rows[0][1]));
}

fn sample(name: &str) -> Table {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/table/samples");
    table(std::fs::read(format!("{folder}/{name}")).expect("a sample"))
}

#[test]
fn a_merged_cell_holds_for_all_its_rows() {
    let rows = sample("merged.xlsx").rows;
    let above = |text: &str| Cell::Above(text.to_owned());
    assert_eq!(rows[1][0], text("祁县人力资源和社会保障局"));
    for row in &rows[2..4] {
        assert_eq!(row[..2], [above("祁县人力资源和社会保障局"), above("祁县某玻璃厂")]);
    }
    let rows = sample("merged-rows.xlsx").rows;
    assert_eq!(rows[2], [above("卓一鸣"), above("1980.01"), above("13900000060"), text("市级能手")]);
}

#[test]
fn a_formula_without_a_value_is_no_empty_cell() {
    for (name, formulas) in [("formula.xlsx", 4), ("formula.xls", 1)] {
        let rows = sample(name).rows;
        let lost = |cell: &&Cell| matches!(cell, Cell::Unreadable(why) if why.contains("公式"));
        assert_eq!(rows.iter().flatten().filter(lost).count(), formulas, "{name} {rows:?}");
    }
    // Worked out, and says nothing: that is no loss.
    let rows = table(book(|book| {
        let sheet = book.add_worksheet();
        let blank = rust_xlsxwriter::Formula::new("=IF(A2=\"\",\"\",A2)").set_result(" ");
        sheet.write_string(0, 0, "姓名").expect("a text");
        sheet.write_formula(0, 1, blank).expect("a formula");
        sheet.write_formula(0, 2, rust_xlsxwriter::Formula::new("=1+1").set_result("2")).expect("a formula");
    }))
    .rows;
    assert_eq!(rows[0], [text("姓名"), Cell::Empty, Cell::Number("2".to_owned())]);
}

#[test]
fn rows_that_nobody_sees_are_told() {
    let read = sample("hidden.xlsx");
    assert_eq!((read.hidden, read.struck), (BTreeSet::from([1, 3]), BTreeSet::new()));
    let read = sample("struck.xlsx");
    assert_eq!((read.hidden, read.struck), (BTreeSet::new(), BTreeSet::from([1])));
    let read = sample("merged.xlsx");
    assert_eq!((read.hidden, read.struck), (BTreeSet::new(), BTreeSet::new()));
}

#[test]
fn a_page_of_remarks_is_no_list() {
    let read = sample("second-sheet.xlsx");
    assert_eq!((read.sheet.as_str(), read.others.as_slice()), ("汇总表", &["填表说明".to_owned()][..]));
}

#[test]
fn the_last_seconds_of_a_day_are_the_next() {
    let rows = sample("43seconds.xlsx").rows;
    assert_eq!(rows[1][1..], rows[2][1..], "{rows:?}");
    assert_eq!(rows[1][1], text("1975-06-15"));
}

#[test]
fn text_files_are_split_by_what_splits_them() {
    let person = [text("冯半山"), text("1980.01"), text("13900000050")];
    for name in ["cr", "ctrlz", "fullcomma", "pipe", "sep", "utf16be", "utf16nobom", "utf8-onebad"] {
        let rows = sample(&format!("{name}.csv")).rows;
        assert_eq!(rows[0], [text("姓名"), text("出生年月"), text("联系电话")], "{name}");
        assert_eq!(rows[1], person, "{name}");
    }
    // Semicolons inside the cells are no separators.
    for name in ["list.csv", "gbk.csv"] {
        let rows = sample(name).rows;
        assert!(rows.iter().all(|row| row.len() == 3), "{name} {rows:?}");
    }
    for sign in [";", "\t", "|", "，"] {
        let list =
            format!("附件2\n姓名{sign}出生年月{sign}备注\n冯半山{sign}1980.01{sign}一,二\n冯半水{sign}1980.02{sign}\n");
        assert_eq!(table(list.into_bytes()).rows[2][..2], person[..2], "{sign}");
    }
    let torn = sample("utf8-onebad.csv").rows;
    assert!(matches!(&torn[2][0], Cell::Unreadable(why) if why.contains("读不出")), "{torn:?}");
    let pandas = sample("pandas.csv").rows;
    assert!(lost(&pandas[1][3]), "{pandas:?}");
}

#[test]
fn an_open_quote_swallows_nobody() {
    let rows = sample("quote.csv").rows;
    let names: Vec<&Cell> = rows.iter().map(|row| &row[0]).collect();
    assert_eq!(names, [&text("姓名"), &text("冯半山"), &text("冯半水"), &text("冯半田")]);
    assert!(matches!(&rows[2][2], Cell::Unreadable(why) if why.contains("引号")), "{rows:?}");
    let closed_by_another = "姓名,备注\n甲某,\"未闭合\n乙某,\"闭合\"\n丙某,\"两\n行\"\n";
    let rows = table(closed_by_another.into()).rows;
    assert_eq!(rows[2], [text("乙某"), text("闭合")], "{rows:?}");
    assert_eq!(rows[3], [text("丙某"), text("两\n行")]);
}

#[test]
fn a_month_of_a_text_file_is_as_doubtful_as_one_of_a_sheet() {
    let rows = table("a,1980.1,1980.10,1980.2\n".into()).rows;
    assert_eq!(rows[0][1..], [Cell::Number("1980.1".into()), text("1980.10"), Cell::Number("1980.2".into())]);
}

#[test]
fn what_is_no_table_is_refused_by_its_content() {
    assert_eq!(refused(b"<html><table><tr><td>\xe5\xa7\x93".to_vec()), "format");
    assert_eq!(refused(b"\x00\x01\x02\x03binary".to_vec()), "format");
    assert_eq!(refused(b"PK\x03\x04 no archive".to_vec()), "damaged");
    assert_eq!(refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 nothing".to_vec()), "damaged");
    assert_eq!(refused(vec![b'a'; LARGEST + 1]), "too_large");
    assert_eq!(table(Vec::new()), Table::default());
}

#[test]
fn more_rows_or_columns_than_a_list_has_are_refused_by_their_place() {
    let one = |row, column, text: &str| {
        book(|book| {
            book.add_worksheet().write_string(row, column, text).expect("a text");
        })
    };
    for (row, column, place) in [(1_048_575, 0, "第 1048576 行"), (2, 16_383, "第 3 行第 16384 列")] {
        let failure = read(&Job { bytes: one(row, column, "远") }).expect_err("refused");
        assert!(failure.code == "too_large" && failure.message.contains(place), "{failure:?}");
    }
    let long = table(one(0, 0, &"长".repeat(6_000)));
    assert!(matches!(&long.rows[0][0], Cell::Unreadable(why) if why.contains("5000 字")), "{long:?}");
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), head in 0_usize..3) {
        let head: &[u8] = [&b""[..], b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"][head];
        let _ = read(&Job { bytes: [head, &bytes].concat() });
    }
}
