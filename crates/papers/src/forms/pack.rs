//! 装订册: cover, contents, 申报表, 事迹材料, scanned proofs, for printing on both sides (R27–R29). Each proof begins on
//! a right-hand page; of one whose scan is not at hand the contents say that a paper copy follows.

use jiangxuan_contract::command::PaperKind;
use jiangxuan_rules::Season;

use super::{annex1, narrative, numeral, paper, stem};
use crate::input::{Nominee, Office, Scan, day_of, join};
use crate::mark::Mark;
use crate::sheet::{Block, Cell, Page, Paper, Picture, Row, Table, TextStyle, clean, or_none};
use crate::words;

const FORM: &str = "一、申报表";
const STORY: &str = "二、个人事迹材料";
/// Why a proof is not bound in that has no file.
const NO_SCAN: &str = "没有扫描件";
/// Longest name of a proof in the contents, in characters: more than two lines.
const WIDE: usize = 40;

/// The bound volume of a nominee: copy `copy` of as many as the notice asks for.
#[must_use]
pub fn pack(season: &Season, office: &Office, nominee: &Nominee, copy: u32) -> Paper {
    let title = format!("{}年度“{}”申报材料", season.year, season.award.name);
    let copies = season.papers.copies;
    let proofs = proofs(nominee);
    let bound = proofs.iter().filter(|proof| !proof.pages.is_empty());
    let names = [FORM, STORY].into_iter().chain(bound.map(|proof| proof.name.as_str()));
    let mut blocks = cover(&title, season, office, nominee, copy);
    blocks.push(Block::Part { name: String::new(), page: Page::Form });
    blocks.push(Block::text(TextStyle::Title, "目　录"));
    blocks.push(Block::Contents { names: names.map(str::to_owned).collect() });
    blocks.extend(lacking(&proofs).iter().map(|note| Block::text(TextStyle::Note, note)));
    blocks.push(Block::Part { name: FORM.to_owned(), page: Page::Form });
    let mut pictures = Vec::new();
    blocks.extend(annex1::blocks(season, nominee, &mut pictures));
    blocks.push(Block::Part { name: STORY.to_owned(), page: Page::Official });
    blocks.extend(narrative::blocks(nominee));
    proofs.iter().for_each(|proof| bind(proof, &mut blocks, &mut pictures));
    let stem = format!("{}_第{copy}份", stem("装订册", nominee));
    let paper = paper(stem, &title, Page::Form, blocks, Mark::of(PaperKind::Pack, nominee).copy(copy, copies));
    Paper { pictures, ..paper }
}

/// A proof that the volume is to hold.
struct Proof<'a> {
    /// As the contents call it.
    name: String,
    pages: &'a [Picture],
    /// Why its pages are not there.
    lacking: &'a str,
}

impl Proof<'_> {
    fn absent(&self) -> String {
        let why = if self.lacking.is_empty() { String::new() } else { format!("（{}）", self.lacking) };
        format!("{}：未收入本册{why}，请将纸质件附在册后。", self.name)
    }
}

/// The proofs that the version names, in the order of the form.
fn proofs(nominee: &Nominee) -> Vec<Proof<'_>> {
    let proof = |(at, record): (usize, &words::Record)| {
        let value = |key: &str| record.get(key).map(String::as_str).unwrap_or_default();
        let title: String =
            join(&[words::kind(value("kind")), &clean(value("title"))], "：").chars().take(WIDE).collect();
        let (pages, lacking) = match record.get("blob").and_then(|hash| nominee.scans.get(hash)) {
            Some(Scan::Pages(pages)) => (pages.as_slice(), ""),
            Some(Scan::Lacking(why)) => (&[][..], why.as_str()),
            None => (&[][..], NO_SCAN),
        };
        Proof { name: format!("三、证明材料（{}）{title}", numeral(at + 1)), pages, lacking }
    };
    words::in_order(nominee, "evidence").into_iter().enumerate().map(proof).collect()
}

/// What the contents say of proofs whose pages the volume does not hold.
fn lacking(proofs: &[Proof<'_>]) -> Vec<String> {
    let absent: Vec<&Proof<'_>> = proofs.iter().filter(|proof| proof.pages.is_empty()).collect();
    match (proofs.len(), absent.len()) {
        (0, _) => vec!["三、证明材料：申报表未列证明材料。".to_owned()],
        (_, 0) => Vec::new(),
        (all, none) if all == none && absent.iter().all(|proof| proof.lacking == NO_SCAN) => {
            vec![format!("三、证明材料：共{all}项，见申报表所列目录；扫描件未收入本册，请按目录次序附在册后。")]
        }
        _ => absent.iter().map(|proof| proof.absent()).collect(),
    }
}

/// Adds the pages of a proof, the first on a right-hand page.
fn bind(proof: &Proof<'_>, blocks: &mut Vec<Block>, pictures: &mut Vec<Picture>) {
    let of = proof.pages.len();
    for (at, page) in proof.pages.iter().enumerate() {
        if at == 0 {
            blocks.push(Block::Part { name: proof.name.clone(), page: Page::Form });
        } else {
            blocks.push(Block::NewPage);
        }
        let number = if of > 1 { format!("　第 {} 页 / 共 {of} 页", at + 1) } else { String::new() };
        blocks.push(Block::text(TextStyle::Note, format!("{}{number}", proof.name)));
        blocks.push(Block::Picture { picture: pictures.len() });
        pictures.push(page.clone());
    }
}

fn cover(title: &str, season: &Season, office: &Office, nominee: &Nominee, copy: u32) -> Vec<Block> {
    let line = |label: &str, value: &str| Row::new(140, vec![Cell::label(1, label), Cell::value(1, or_none(value))]);
    let rows = vec![
        line("姓　　名", nominee.name()),
        line("工作单位", nominee.field("employer_name")),
        line("从事职业", nominee.field("occupation")),
        line("推荐单位", &nominee.bureau_name),
        line("联系电话", nominee.field("mobile")),
    ];
    vec![
        Block::Gap { lines: 3 },
        Block::text(TextStyle::Cover, title),
        Block::Gap { lines: 3 },
        Block::Table(Table { columns: vec![4, 10], heading_rows: 0, size: 32, rows }),
        Block::Gap { lines: 2 },
        Block::text(TextStyle::Centre, format!("第 {copy} 份 / 共 {} 份", season.papers.copies)),
        Block::text(TextStyle::Centre, day_of(office.day)),
        Block::Gap { lines: 1 },
        Block::text(TextStyle::Note, format!("报送：{}　地址：{}", season.contacts.office, season.contacts.address)),
    ]
}
