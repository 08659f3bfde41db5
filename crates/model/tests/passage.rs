//! Nothing is invented where two texts meet: every clause that is adopted stands just so on one of the two sides.

use jiangxuan_model::passage::{Piece, TextMerge, clauses, merge};
use jiangxuan_model::{Actor, ConflictKind, DeviceId, DocId, Document, Edit, Kind, Time, Writer};
use proptest::prelude::*;

/// A merge in a line: what nobody touched as it is, `(was>is)` for an edit, `{was|ours|theirs}` for a pick.
fn line(merge: &TextMerge) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Same { text } => text.clone(),
        Piece::Ours { base, text } => format!("a({base}>{text})"),
        Piece::Theirs { base, text } => format!("b({base}>{text})"),
        Piece::Both { base, text } => format!("ab({base}>{text})"),
        Piece::Pick { base, ours, theirs } => format!("{{{base}|{ours}|{theirs}}}"),
    };
    merge.pieces.iter().map(piece).collect()
}

#[test]
fn a_figure_that_both_touched_is_picked_whole() {
    let merged = merge(
        "降到百分之二，全年节约费用三十余万元。",
        "降到百分之二，全年节约费用三十二万元。",
        "降到百分之一点八，两年累计节约费用六十余万元。",
    );
    assert_eq!(
        line(&merged),
        "b(降到百分之二，>降到百分之一点八，){全年节约费用三十余万元。|全年节约费用三十二万元。|两年累计节约费用六十余万元。}"
    );
    assert_eq!(merged.settled(), None);
}

/// Base, ours, theirs, and what comes of them.
const MERGES: &[(&str, &str, &str, &str, &str)] = &[
    ("two clauses of one sentence", "甲，乙。", "子，乙。", "甲，丑。", "a(甲，>子，)b(乙。>丑。)"),
    ("two clauses here, one there", "甲，乙。", "子，丑。", "甲，寅。", "a(甲，>子，){乙。|丑。|寅。}"),
    ("the same edit", "甲，乙。", "甲，丑。", "甲，丑。", "甲，ab(乙。>丑。)"),
    ("one side only", "甲，乙。", "甲，乙。", "丙。甲，乙。", "b(>丙。)甲，乙。"),
    ("additions at one place", "甲。", "甲。乙。", "甲。丙。", "甲。{|乙。|丙。}"),
    ("additions at two places", "甲。乙。", "子。甲。乙。", "甲。乙。丑。", "a(>子。)甲。乙。b(>丑。)"),
    ("an addition beside an edit", "甲。乙。", "甲。乙。子。", "甲。丑。", "甲。{乙。|乙。子。|丑。}"),
    ("an addition before an edit", "甲。乙。", "甲。子。乙。", "甲。丑。", "甲。{乙。|子。乙。|丑。}"),
    ("removed here, edited there", "甲。乙。丙。", "甲。丙。", "甲。乙子。丙。", "甲。{乙。||乙子。}丙。"),
    ("removed side by side", "甲。乙。丙。", "乙。丙。", "甲。丙。", "a(甲。>)b(乙。>)丙。"),
    ("a separator removed", "甲三。四乙。", "甲三四乙。", "甲三。五乙。", "{甲三。四乙。|甲三四乙。|甲三。五乙。}"),
    ("a separator changed", "甲，乙。", "甲。乙。", "甲，丑。", "a(甲，>甲。)b(乙。>丑。)"),
    ("a clause parted in two", "甲乙。丙。", "甲，乙。丙。", "甲乙。丁。", "{甲乙。丙。|甲，乙。丙。|甲乙。丁。}"),
    ("moved here, edited there", "甲。乙。丙。", "乙。丙。甲。", "甲子。乙。丙。", "{甲。||甲子。}乙。丙。a(>甲。)"),
    ("an empty base", "", "甲。", "乙。", "{|甲。|乙。}"),
    ("written here, empty there", "", "甲。", "", "a(>甲。)"),
    ("all removed on both sides", "甲。", "", "", "ab(甲。>)"),
    ("a number with a comma", "共1,200元。", "共1,300元。", "共5,200元。", "{共1,200元。|共1,300元。|共5,200元。}"),
    ("a number with a point", "占3.5，共2.", "占3.6，共2.", "占3.5，共4.", "a(占3.5，>占3.6，)b(共2.>共4.)"),
    ("a number about to be made", "共甲,乙元。", "共1,乙元。", "共甲,200元。", "{共甲,乙元。|共1,乙元。|共甲,200元。}"),
    (
        "a number over a gap",
        "共1,甲,乙,200。",
        "共1,乙,200。",
        "共1,甲,200。",
        "{共1,甲,乙,200。|共1,乙,200。|共1,甲,200。}",
    ),
    ("a rare character", "王堃，甲。", "王𬭎，甲。", "王堃，𠮷。", "a(王堃，>王𬭎，)b(甲。>𠮷。)"),
    ("the end of a line", "甲\n乙", "子\n乙", "甲\n丑", "a(甲\n>子\n)b(乙>丑)"),
    ("a last clause without its end", "甲。乙", "甲。乙子", "甲。乙。丑", "甲。{乙|乙子|乙。丑}"),
];

#[test]
fn clause_by_clause() {
    for (name, base, ours, theirs, expected) in MERGES {
        assert_eq!(line(&merge(base, ours, theirs)), *expected, "{name}");
    }
}

#[test]
fn a_number_is_no_place_to_cut() {
    let cut = |text| clauses(text).join("/");
    assert_eq!(
        cut("共1,200元，占3.5%；10：30到场。三、四十人、五名"),
        "共1,200元，/占3.5%；/10：30到场。/三、四十人、/五名"
    );
    assert_eq!(cut("占百分之二，三年后占一。五,六"), "占百分之二，/三年后占一。/五,/六");
    assert_eq!(cut("甲，\n乙"), "甲，/\n/乙");
}

/// Where a careless reader would cut: wherever a separator stands.
fn runs(text: &str) -> Vec<&str> {
    text.split(|char| "。！？；，、：\n.!?;,:．".contains(char)).collect()
}

/// What somebody does to a clause.
#[derive(Debug, Clone)]
enum Deed {
    Replaces(String),
    Adds(String),
    Removes,
    Joins,
    Swaps,
}

fn clause() -> impl Strategy<Value = String> {
    let any = |of: &'static [&'static str]| proptest::sample::select(of);
    let subject = any(&["", "节约费用", "带徒", "共", "𬭎", "获奖"]);
    let number = any(&["", "三十二", "三十余", "六十", "十", "1", "200", "3.5", "1,200"]);
    let unit = any(&["", "万元", "名", "%"]);
    let end = any(&["，", "。", "、", ",", ".", "；", "\n", "：", ""]);
    (subject, number, unit, end).prop_map(|(subject, number, unit, end)| format!("{subject}{number}{unit}{end}"))
}

fn deeds() -> impl Strategy<Value = Vec<(prop::sample::Index, Deed)>> {
    let deed = prop_oneof![
        4 => clause().prop_map(Deed::Replaces),
        2 => clause().prop_map(Deed::Adds),
        1 => Just(Deed::Removes),
        1 => Just(Deed::Joins),
        1 => Just(Deed::Swaps),
    ];
    proptest::collection::vec((any::<prop::sample::Index>(), deed), 0..5)
}

fn after(base: &[String], deeds: &[(prop::sample::Index, Deed)]) -> String {
    let mut text = base.to_vec();
    for (at, deed) in deeds {
        if text.is_empty() {
            text.push(String::new());
        }
        let at = at.index(text.len());
        match deed {
            Deed::Replaces(clause) => text[at].clone_from(clause),
            Deed::Adds(clause) => text.insert(at, clause.clone()),
            Deed::Removes => {
                text.remove(at);
            }
            Deed::Joins => {
                text[at].pop();
            }
            Deed::Swaps => {
                let next = (at + 1) % text.len();
                text.swap(at, next);
            }
        }
    }
    text.concat()
}

/// A base and what two or three people made of it.
fn histories<const N: usize>() -> impl Strategy<Value = (String, [String; N])> {
    let each: [_; N] = std::array::from_fn(|_| deeds());
    (proptest::collection::vec(clause(), 0..7), each)
        .prop_map(|(base, each)| (base.concat(), each.map(|deeds| after(&base, &deeds))))
}

/// The text that somebody adopts whose picks are these.
fn adopted(merge: &TextMerge, picks: u32) -> String {
    let mut picks = (0..).map(|at| (picks >> (at % 32)) & 1 == 1);
    let piece = |piece: &Piece| match piece {
        Piece::Same { text } | Piece::Ours { text, .. } | Piece::Theirs { text, .. } | Piece::Both { text, .. } => {
            text.clone()
        }
        Piece::Pick { ours, theirs, .. } => {
            if picks.next() == Some(true) {
                ours.clone()
            } else {
                theirs.clone()
            }
        }
    };
    merge.pieces.iter().map(piece).collect()
}

fn swapped(merge: &TextMerge) -> TextMerge {
    let piece = |piece: &Piece| match piece.clone() {
        Piece::Ours { base, text } => Piece::Theirs { base, text },
        Piece::Theirs { base, text } => Piece::Ours { base, text },
        Piece::Pick { base, ours, theirs } => Piece::Pick { base, ours: theirs, theirs: ours },
        same => same,
    };
    TextMerge { pieces: merge.pieces.iter().map(piece).collect() }
}

/// The base and the two sides, put together again out of the pieces.
fn parts(merge: &TextMerge) -> [String; 3] {
    let mut all = [const { String::new() }; 3];
    for piece in &merge.pieces {
        let of = match piece {
            Piece::Same { text } => [text, text, text],
            Piece::Ours { base, text } => [base, text, base],
            Piece::Theirs { base, text } => [base, base, text],
            Piece::Both { base, text } => [base, text, text],
            Piece::Pick { base, ours, theirs } => [base, ours, theirs],
        };
        all.iter_mut().zip(of).for_each(|(all, part)| all.push_str(part));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn whatever_is_picked_no_clause_and_no_run_is_invented((base, [ours, theirs]) in histories::<2>(), picks: u32) {
        let merged = merge(&base, &ours, &theirs);
        let text = adopted(&merged, picks);
        for clause in clauses(&text) {
            prop_assert!(clauses(&ours).contains(&clause) || clauses(&theirs).contains(&clause), "{clause}: {merged:?}");
        }
        for run in runs(&text) {
            prop_assert!(runs(&ours).contains(&run) || runs(&theirs).contains(&run), "{run}: {merged:?}");
        }
        prop_assert_eq!(parts(&merged), [base, ours, theirs]);
    }

    #[test]
    fn a_merge_is_the_same_seen_from_either_side((base, [ours, theirs]) in histories::<2>()) {
        prop_assert_eq!(swapped(&merge(&base, &ours, &theirs)), merge(&base, &theirs, &ours));
    }

    #[test]
    fn nobody_is_asked_about_one_text((base, [text]) in histories::<1>()) {
        prop_assert_eq!(merge(&base, &text, &text).settled(), Some(text.clone()));
        prop_assert_eq!(merge(&base, &text, &base).settled(), Some(text.clone()));
        prop_assert_eq!(merge(&base, &base, &text).settled(), Some(text));
    }
}

/// One who writes apart from the others.
struct Clerk {
    document: Document,
    writer: Writer,
}

impl Clerk {
    fn new(number: u8) -> Self {
        let id = DocId { kind: Kind::Dossier, bureau: "140702".parse().expect("code"), unique: [1; 10] };
        let writer = Writer { device: DeviceId([number; 32]), actor: Actor([number; 16]) };
        Self { document: Document::new(id).expect("new"), writer }
    }

    fn writes(&mut self, text: &str) -> Option<Vec<u8>> {
        let edit = Edit::Narrative { text: text.to_owned() };
        self.document.edit(self.writer, Time(1000), &[edit]).expect("edit").map(|made| made.bytes)
    }

    fn hears(&mut self, sent: &[Vec<u8>]) {
        self.document.apply(&sent.iter().map(Vec::as_slice).collect::<Vec<_>>()).expect("apply");
    }
}

/// Where all have met after each wrote a text of their own over `base`: what stands, and the cards about it.
fn met(base: &str, texts: &[String]) -> (String, Vec<ConflictKind>) {
    let mut clerks: Vec<Clerk> = (1..).map(Clerk::new).take(texts.len()).collect();
    let first: Vec<Vec<u8>> = clerks[0].writes(base).into_iter().collect();
    clerks[1..].iter_mut().for_each(|clerk| clerk.hears(&first));
    let sent: Vec<Vec<u8>> = clerks.iter_mut().zip(texts).filter_map(|(clerk, text)| clerk.writes(text)).collect();
    clerks[0].hears(&sent);
    let document = &clerks[0].document;
    (document.narrative(), document.conflicts().iter().map(|card| card.kind).collect())
}

#[test]
fn a_separator_removed_beside_an_edit_is_a_card() {
    let texts = ["获奖三四次。".to_owned(), "获奖三。五次。".to_owned()];
    let (_, cards) = met("获奖三。四次。", &texts);
    assert_eq!(cards, [ConflictKind::Narrative]);
}

#[test]
fn a_number_that_three_people_would_make_together_is_a_card() {
    let texts = ["共1,乙,丙。".to_owned(), "共甲,丙。".to_owned(), "共甲,乙,200。".to_owned()];
    let (text, cards) = met("共甲,乙,丙。", &texts);
    assert!(!cards.is_empty(), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// What stands without a card is what whole clauses of the two sides make, and nothing that Automerge mixed.
    #[test]
    fn what_two_made_stands_only_where_nothing_is_mixed((base, texts) in histories::<2>()) {
        let (text, cards) = met(&base, &texts);
        let [ours, theirs] = &texts;
        let settled = merge(&base, ours, theirs).settled();
        if cards.is_empty() {
            prop_assert_eq!(Some(text), settled);
        } else {
            prop_assert_eq!(cards, [ConflictKind::Narrative]);
        }
    }

    #[test]
    fn what_three_made_stands_only_where_nothing_is_mixed((base, texts) in histories::<3>()) {
        let (text, cards) = met(&base, &texts);
        if cards.is_empty() {
            let all: Vec<&str> = texts.iter().flat_map(|text| clauses(text)).collect();
            for clause in clauses(&text) {
                prop_assert!(all.contains(&clause), "{clause} in {text}: {texts:?}");
            }
        }
    }
}
