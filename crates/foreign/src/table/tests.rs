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
