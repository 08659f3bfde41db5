//! What papers say: words of the bureaus, and nothing that only programs go by.

use std::collections::BTreeSet;

use jiangxuan_contract::answer::assessment::{MaskedNominee, ScoreDimension, ScoreSheet, SheetNominee};
use jiangxuan_contract::answer::dossier::Content;
use jiangxuan_contract::answer::papers::{
    CorrectionSheet, PeopleSheet, PrintedDifference, PrintedNominee, PrintedVersion, PrintingOffice, Printout,
};
use jiangxuan_contract::command::{Details, Order};
use jiangxuan_papers::make::make;
use jiangxuan_papers::sheet::Block;
use jiangxuan_papers::{Paper, forms, score_sheet};
use jiangxuan_rules::fields;
use regex::Regex;

use crate::docx::part;
use crate::sample;

/// Words of programs in a text: names with an underscore, places of records, ids, media types, keys of fields, kinds
/// and departments.
fn internal(text: &str) -> Vec<String> {
    let shapes =
        Regex::new(r"[a-z]+_[a-z_0-9]+|[a-z]+/[a-z0-9]{2,}|dossier-|[a-z0-9]*[a-z][0-9][a-z0-9]*[a-z][a-z0-9]*");
    let (shapes, mail) = (shapes.expect("regex"), Regex::new(r"[\w.]+@[\w.]+").expect("regex"));
    let text = mail.replace_all(text, "");
    let season = sample::season();
    let columns = fields::sections().iter().flat_map(|section| section.fields);
    let keys: BTreeSet<&str> = fields::fields()
        .iter()
        .chain(columns)
        .map(|field| field.key)
        .chain(fields::sections().iter().map(|section| section.key))
        .chain(fields::attachment_kinds().iter().map(|kind| kind.key))
        .chain(season.departments.iter().map(|department| department.key.as_str()))
        .collect();
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| keys.contains(word));
    shapes.find_iter(&text).map(|found| found.as_str().to_owned()).chain(words.map(str::to_owned)).collect()
}

/// A correction slip as the engine tells it.
fn slip() -> Vec<Paper> {
    let nominee = sample::nominee();
    let differences = [
        ("mobile", "13800000000", "13800000001"),
        ("claimed_conditions", "1", "1、3"),
        ("cert_date", "2012-10", "2012-11"),
        ("awards/x5aawd3k", "", ""),
        ("awards/x5aawd3k/level", "县级", "市级"),
        ("awards/9zz8yy7x/removed", "", "重复"),
        ("evidence/e2/kind", "achievement", "award"),
        ("evidence/e2/supports", "achievements/md2hcjuk", "awards/x5aawd3k"),
        ("evidence/e2/blob", "9f86d081884c7d65", "2c26b46b68ffc68f"),
        ("evidence/e2/media", "image/png", "image/jpeg"),
        ("evidence/e2/bytes", "1000", "2000"),
        ("evidence/e2/file", "jiang_1.png", "jiang_2.jpg"),
    ]
    .map(|(field, printed, now)| PrintedDifference {
        field: field.to_owned(),
        printed: printed.to_owned(),
        now: now.to_owned(),
    });
    let id = nominee.id.clone();
    let told = PrintedNominee {
        id: nominee.id,
        bureau_name: nominee.bureau_name,
        content: Content { fields: nominee.fields, records: nominee.records, ..Content::default() },
        version: PrintedVersion { number: 3, hash: nominee.version.hash, sealed: None, sealed_by: None },
        edited_since_seal: false,
        receipt: None,
        standing: None,
        scans: None,
    };
    let people = PeopleSheet { hash: "a1b2c3d4e5f60718".to_owned(), nominees: vec![told] };
    let sheet = CorrectionSheet { people, printed: 2, differences: differences.into() };
    let office = PrintingOffice { name: sample::office().name, person: "武晓岚".to_owned(), municipal: false };
    let (season, today) = (sample::season().source().to_owned(), sample::office().day);
    let answer = Printout { season, today, office, sheets: vec![sheet] };
    make(&Order::Correction { id, printed: 2 }, &Details::default(), answer.into()).expect("a slip").papers
}

#[test]
fn no_paper_says_what_only_programs_go_by() {
    let papers: Vec<Paper> = sample::all().into_iter().chain(slip()).collect();
    // A check code is hexadecimal: it is a number, and people compare it.
    let code = Regex::new(r"(校验码 )?([0-9a-f]{4}-){3}[0-9a-f]{4}|[0-9a-f]{32,}").expect("regex");
    for paper in &papers {
        for text in paper.texts() {
            assert_eq!(internal(&code.replace_all(text, "")), Vec::<String>::new(), "{}: {text}", paper.stem);
        }
    }
}

#[test]
fn a_proof_says_what_it_is_and_which_line_of_the_form_it_is_for() {
    let paper = forms::annex1(&sample::season(), &sample::nominee());
    let texts: Vec<&str> = paper.texts().collect();
    for said in [
        "业绩成果证明",
        "主要业绩第1项：薄壁壳体微变形加工方法",
        "获奖情况第1项：晋中市五一劳动奖章",
        "条件③",
        "身份证",
    ] {
        assert!(texts.contains(&said), "{said}: {texts:?}");
    }
}

#[test]
fn a_correction_slip_names_the_line_and_leaves_out_what_no_form_prints() {
    let rows: Vec<Vec<String>> = slip()[0]
        .blocks
        .iter()
        .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
        .flat_map(|table| &table.rows)
        .map(|row| row.cells.iter().map(|cell| cell.paragraphs.iter().map(|p| p.text.clone()).collect()).collect())
        .collect();
    let said: Vec<String> = rows.iter().skip(1).map(|row| row[1..].join("|")).collect();
    assert_eq!(
        said,
        [
            "手机号码|13800000000|13800000001",
            "符合遴选条件|①|①③",
            "证书取得时间|2012.10|2012.11",
            "获奖情况第1项：晋中市五一劳动奖章\n级别|县级|市级",
            "获奖情况\n整项|列有此项|删去此项",
            "证明材料第2项：五一劳动奖章证书\n材料类别|业绩成果证明|获奖证书",
            "证明材料第2项：五一劳动奖章证书\n证明哪一项|主要业绩第1项：薄壁壳体微变形加工方法|获奖情况第1项：晋中市五一劳动奖章",
            "证明材料第2项：五一劳动奖章证书\n扫描件|原扫描件|新扫描件",
        ]
    );
}

#[test]
fn an_expert_reads_words_too() {
    let mut nominee = sample::nominee();
    // What departments said is not for experts.
    nominee.records.remove("consultations");
    let seen = MaskedNominee {
        id: nominee.id,
        bureau: nominee.bureau_name,
        fields: nominee.fields,
        records: nominee.records,
        narrative: String::new(),
    };
    let text = |text: &str| text.to_owned();
    let handed = ScoreSheet {
        title: text("2019年度“晋中工匠”遴选推荐工作"),
        award: text("晋中工匠"),
        expert: text("某某"),
        number: text("1"),
        code: text("c"),
        dimensions: vec![ScoreDimension { key: text("character"), name: text("品德"), weight: 15 }],
        nominees: vec![SheetNominee { seen, code: text("a1") }],
    };
    let strings = part(&score_sheet::xlsx(&handed).expect("a sheet"), "xl/sharedStrings.xml");
    let texts: Vec<&str> = strings.split("<t").skip(1).filter_map(|rest| rest.split(['>', '<']).nth(1)).collect();
    assert!(texts.iter().any(|text| text.contains("业绩成果证明")), "{texts:?}");
    for text in texts.iter().filter(|text| !["a1", "c"].contains(text)) {
        assert_eq!(internal(text), Vec::<String>::new(), "{text}");
    }
}

/// A12.
#[test]
fn a_receipt_is_the_municipal_bureaus_whoever_prints_it() {
    let paper = sample::all().into_iter().find(|paper| paper.stem.starts_with("回执")).expect("a receipt");
    let texts: Vec<&str> = paper.texts().collect();
    assert!(texts.contains(&"140702-ABCDEFGH"), "{texts:?}");
    let signed =
        paper.blocks.iter().find_map(|block| if let Block::Signed(signed) = block { Some(signed) } else { None });
    let signed = signed.expect("a signature");
    assert_eq!((signed.name.as_str(), signed.day.as_str()), ("晋中市人力资源和社会保障局", "2019年7月25日"));
}

fn paper(stem: &str) -> Paper {
    sample::all().into_iter().find(|paper| paper.stem.starts_with(stem)).unwrap_or_else(|| panic!("{stem}"))
}

fn says(paper: &Paper, wanted: &str) -> bool {
    paper.texts().any(|text| text.contains(wanted))
}

#[test]
fn a_letter_goes_to_an_organ_and_asks_for_a_reply() {
    let letter = paper("征求意见函");
    for wanted in ["中共晋中市榆次区委政法委员会：", "请予函复。", "市人社发〔2019〕26号"] {
        assert!(says(&letter, wanted), "{wanted}");
    }
    let at = |wanted: &dyn Fn(&Block) -> bool| letter.blocks.iter().position(wanted).expect("a block");
    let signed = at(&|block| matches!(block, Block::Signed(_)));
    let contact = at(&|block| matches!(block, Block::Text { text, .. } if text.starts_with("（联系人：武晓岚")));
    assert_eq!(contact, signed + 1, "the note stands under the day");
}

#[test]
fn a_report_names_the_meeting_the_people_and_who_signs() {
    let report = paper("推荐报告");
    for wanted in ["签发人：", "党组会议（〔2019〕7号）研究", "同意推荐王堃喆、闻人守拙、李祎3名同志为候选人"]
    {
        assert!(says(&report, wanted), "{wanted}: {:?}", report.texts().collect::<Vec<_>>());
    }
    let (season, office) = (sample::season(), sample::office());
    let one = sample::sheet(vec![sample::nominee()]);
    let of_one = forms::report(&season, &office, &sample::meeting(), &one).expect("a report");
    assert!(says(&of_one, "同意推荐王堃喆同志为候选人"));
    let mut meeting = sample::meeting();
    meeting.attendees = "党委委员七人".to_owned();
    assert!(says(&forms::extract(&season, &office, &meeting, &one).expect("an extract"), "党委会议纪要（摘录）"));
    for paper in sample::all() {
        assert!(!says(&paper, "党组（党委）") && !says(&paper, "等1名"), "{}", paper.stem);
    }
}

#[test]
fn public_papers_are_called_and_signed_as_they_should_be() {
    let notice = paper("公示");
    assert!(says(&notice, "拟定人选公示") && says(&notice, "监督电话：") && !says(&notice, "公示公告"));
    for paper in [paper("人选名单"), paper("证书"), paper("附件1")] {
        assert!(says(&paper, "中共晋中市委人才工作领导小组"), "{}", paper.stem);
    }
    assert!(says(&paper("附件1"), "中共晋中市委组织部\n意见"));
    for paper in sample::all() {
        assert!(!says(&paper, "[2019]"), "{}", paper.stem);
    }
}

/// A7.
#[test]
fn account_and_signature_are_left_to_the_awardee() {
    let payment = paper("奖励发放表");
    let table =
        payment.blocks.iter().find_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let rows = &table.expect("a table").rows;
    assert_eq!(rows.len(), 5);
    for row in &rows[1..4] {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.paragraphs[0].text.as_str()).collect();
        assert_eq!(cells[5..], ["", ""], "{cells:?}");
        assert!(cells[..5].iter().all(|text| !text.is_empty()), "{cells:?}");
    }
    assert!(!says(&payment, "无"));
}

#[test]
fn an_account_that_was_noted_is_printed_and_somebody_elses_says_whose() {
    let mut sheet = sample::sheet(vec![sample::named("王堃喆", 7), sample::named("闻人守拙", 8)]);
    let account = |holder: &str| {
        let values = [("bank", "某某银行榆次支行"), ("account", "6222020000000000000"), ("holder", holder)];
        values.map(|(key, value)| (key.to_owned(), value.to_owned()))
    };
    sheet.nominees[0].fields.extend(account("王堃喆"));
    sheet.nominees[1].fields.extend(account("王某"));
    let published = ("市人才〔2019〕3号", "2019-11-01");
    let payment = forms::payment(&sample::season(), &sample::office(), published, &sheet).expect("payment");
    let table =
        payment.blocks.iter().find_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let cells: Vec<&str> =
        table.expect("a table").rows[1..3].iter().map(|row| row.cells[5].paragraphs[0].text.as_str()).collect();
    let number = "某某银行榆次支行 6222020000000000000";
    assert_eq!(cells, [number, &format!("{number}（户名：王某）")]);
}
