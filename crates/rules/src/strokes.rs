//! 按姓氏笔画为序: the order of names in public lists.

use std::cmp::Ordering;
use std::fmt::Write as _;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

/// Puts things in the order of the strokes of their names; equal names stay as they were.
pub fn sort_by_strokes<T>(items: &mut [T], name: impl Fn(&T) -> &str) {
    let order = comparison();
    items.sort_by(|a, b| order(name(a), name(b)));
}

/// The place of a name in the order of strokes, as hexadecimal digits: names are in the order that these texts are in.
#[must_use]
pub fn stroke_key(name: &str) -> String {
    let mut key = Vec::new();
    match COLLATOR.as_ref() {
        Some(collator) => {
            let Ok(()) = collator.write_sort_key_to(name, &mut key);
        }
        None => key.extend_from_slice(name.as_bytes()),
    }
    key.iter().fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

// Without the table, which is part of the program, code points are still an order.
static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| Collator::try_new(locale!("zh-u-co-stroke").into(), CollatorOptions::default()).ok());

fn comparison() -> impl Fn(&str, &str) -> Ordering {
    |a: &str, b: &str| COLLATOR.as_ref().map_or_else(|| a.cmp(b), |collator| collator.compare(a, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_stand_in_the_order_of_their_strokes() {
        let mut names = ["魏长河", "武平生", "丁一", "王堃", "李木匠", "郭守一"];
        sort_by_strokes(&mut names, |name| name);
        assert_eq!(names, ["丁一", "王堃", "李木匠", "武平生", "郭守一", "魏长河"]);
    }

    #[test]
    fn keys_are_in_the_order_of_the_names() {
        let mut names = ["魏长河", "武平生", "丁一", "王", "王堃", "李木匠", "尉迟敬之", "郭守一", "𬭎三", ""];
        let mut keyed = names;
        sort_by_strokes(&mut names, |name| name);
        keyed.sort_by_key(|name| stroke_key(name));
        assert_eq!(names, keyed);
    }
}
