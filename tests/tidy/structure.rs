//! How long a function and how wide a type may be. What is beyond today stands here and can only become less.

use crate::code::without_tests;
use crate::files::{self, Source};

/// A function fits on a screen.
const LONGEST: usize = 60;
/// With more methods nobody knows a type any more.
const MOST: usize = 40;

/// Functions that are longer: file, name, lines. Never add one, never raise a number: split the function.
const LONGER: &[(&str, &str, usize)] = &[
    ("crates/papers/src/fonts.rs", "families", 62),
    ("crates/papers/src/forms/letters.rs", "consultation_letter", 66),
];

/// Types with more methods, all their `impl` blocks without a trait together: crate, type, methods. Never add one, never
/// raise a number: give a part its own state and its own type.
const WIDER: &[(&str, &str, usize)] = &[("engine", "Core", 499), ("model", "Document", 57), ("sim", "World", 89)];

/// Something that is counted, and how many it has.
struct Count {
    place: String,
    name: String,
    count: usize,
}

/// Every function of bare code with its lines, from `fn` to the closing brace.
fn functions(path: &str, code: &str) -> Vec<Count> {
    let starts = words(code, "fn").into_iter();
    let bodies = starts.filter_map(|at| Some((at, name(&code[at + 2..])?, body(&code[at..])?)));
    bodies
        .map(|(at, name, length)| Count {
            place: path.to_owned(),
            name,
            count: code[at..at + length].matches('\n').count() + 1,
        })
        .collect()
}

/// The methods of every `impl` block without a trait.
fn methods(path: &str, code: &str) -> Vec<Count> {
    let blocks = words(code, "impl").into_iter().filter(|at| begins_item(&code[..*at]));
    let of = |at: usize| {
        let length = body(&code[at..])?;
        let open = code[at..].find('{')?;
        let head = &code[at + 4..at + open];
        // What stands behind `where` names no type of its own.
        let head = head.split(" where").next().unwrap_or(head);
        let block = &code[at + open..at + length];
        let own = (!head.contains(" for ")).then(|| owner(head))??;
        Some(Count { place: crate_of(path), name: own, count: directly_within(block) })
    };
    blocks.filter_map(of).collect()
}

/// Functions of a block that stand in no block inside it.
fn directly_within(block: &str) -> usize {
    let depth = |at: usize| block[..at].matches('{').count() - block[..at].matches('}').count();
    words(block, "fn").into_iter().filter(|at| depth(*at) == 1 && name(&block[at + 2..]).is_some()).count()
}

/// The type that the head of an `impl` names, without its parameters.
fn owner(head: &str) -> Option<String> {
    let mut depth = 0_usize;
    let plain: String = head
        .chars()
        .filter(|c| {
            match c {
                '<' => depth += 1,
                '>' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .collect();
    let last = plain.trim().rsplit("::").next()?.trim().to_owned();
    (!last.is_empty()).then_some(last)
}

/// Where a word stands by itself.
fn words(code: &str, word: &str) -> Vec<usize> {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let alone = |at: &usize| !code[..*at].ends_with(part) && !code[at + word.len()..].starts_with(part);
    code.match_indices(word).map(|(at, _)| at).filter(alone).collect()
}

/// `impl` in an argument or an answer begins no block.
fn begins_item(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(['}', ';', '{', ']']) || before.ends_with("unsafe")
}

fn name(after: &str) -> Option<String> {
    let name: String = after.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// How far an item reaches with its body; nothing where it has none.
fn body(item: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut brackets = 0_usize;
    for (at, c) in item.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return Some(at + 1),
            '}' => depth = depth.checked_sub(1)?,
            '[' | '(' => brackets += 1,
            ']' | ')' => brackets = brackets.saturating_sub(1),
            ';' if depth == 0 && brackets == 0 => return None,
            _ => {}
        }
    }
    None
}

fn crate_of(path: &str) -> String {
    path.strip_prefix("crates/").unwrap_or(path).split('/').next().unwrap_or_default().to_owned()
}

fn shipped() -> Vec<Source> {
    files::all(&[".rs"]).into_iter().filter(|source| files::shipped(&source.path)).collect()
}

/// What is over the limit and not listed, has grown, or is listed for nothing.
fn judged(found: &[Count], limit: usize, listed: &[(&str, &str, usize)], list: &str, advice: &str) -> Vec<String> {
    let entry = |count: &Count| listed.iter().find(|(place, name, _)| *place == count.place && *name == count.name);
    let mut findings = Vec::new();
    for count in found.iter().filter(|count| count.count > entry(count).map_or(limit, |(.., most)| *most)) {
        findings.push(format!("{}: `{}` has {}: {advice}", count.place, count.name, count.count));
    }
    for (place, name, most) in listed {
        let of = found.iter().filter(|count| count.place == *place && count.name == *name);
        let now = of.map(|count| count.count).max().unwrap_or_default();
        if now <= limit {
            findings.push(format!("{place}: `{name}` has {now} and is no exception any more: take it out of {list}"));
        } else if now + SLACK < *most {
            findings.push(format!("{place}: `{name}` has {now}: lower its number in {list} from {most}"));
        }
    }
    findings
}

/// How far a listed number may lag behind: nobody must come here for one method less.
const SLACK: usize = 10;

#[test]
fn no_function_is_longer_than_a_screen() {
    let found: Vec<Count> =
        shipped().iter().flat_map(|source| functions(&source.path, &without_tests(&source.text))).collect();
    assert!(found.len() > 1000, "{} functions are found", found.len());
    let advice = format!("at most {LONGEST} lines; split it where its steps have names");
    crate::none(judged(&found, LONGEST, LONGER, "LONGER", &advice));
}

#[test]
fn no_type_has_more_methods_than_a_person_can_know() {
    let mut found: Vec<Count> = Vec::new();
    for count in shipped().iter().flat_map(|source| methods(&source.path, &without_tests(&source.text))) {
        match found.iter_mut().find(|known| known.place == count.place && known.name == count.name) {
            Some(known) => known.count += count.count,
            None => found.push(count),
        }
    }
    assert!(found.len() > 100, "{} types are found", found.len());
    let advice = format!("at most {MOST} methods; give a part its own state and its own type");
    crate::none(judged(&found, MOST, WIDER, "WIDER", &advice));
}

#[test]
fn functions_and_methods_are_counted() {
    let code = "impl<T: Into<A>> b::Own<T> {\n fn a(&self) -> [u8; 2] {\n  fn inner() {}\n }\n pub fn b() {}\n}\n\
        impl Show for Own {\n fn c() {}\n}\nfn d(x: impl Fn()) {\n}\ntrait E { fn f(); }";
    let named: Vec<(String, usize)> = functions("", code).into_iter().map(|count| (count.name, count.count)).collect();
    let wanted = [("a", 3), ("inner", 1), ("b", 1), ("c", 1), ("d", 2)];
    assert_eq!(named, wanted.map(|(name, lines)| (name.to_owned(), lines)));
    let types: Vec<(String, usize)> = methods("", code).into_iter().map(|count| (count.name, count.count)).collect();
    assert_eq!(types, [("Own".to_owned(), 2)]);
}

#[test]
fn an_exception_may_neither_grow_nor_outlive_its_reason() {
    let count = |count| [Count { place: "a".to_owned(), name: "b".to_owned(), count }];
    let judge = |now, most| judged(&count(now), 60, &[("a", "b", most)], "LIST", "split").len();
    assert_eq!([judge(71, 70), judge(70, 70), judge(65, 70), judge(61, 90), judge(60, 70)], [1, 0, 0, 1, 1]);
    assert_eq!(judged(&count(61), 60, &[], "LIST", "split").len(), 1);
}
