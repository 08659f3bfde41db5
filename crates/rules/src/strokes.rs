//! 按姓氏笔画为序: the order of names in public lists.

use std::cmp::Ordering;

use icu_collator::Collator;
use icu_collator::options::CollatorOptions;
use icu_locale_core::locale;

/// Puts things in the order of the strokes of their names; equal names stay as they were.
pub fn sort_by_strokes<T>(items: &mut [T], name: impl Fn(&T) -> &str) {
    let order = comparison();
    items.sort_by(|a, b| order(name(a), name(b)));
}

fn comparison() -> impl Fn(&str, &str) -> Ordering {
    let collator = Collator::try_new(locale!("zh-u-co-stroke").into(), CollatorOptions::default()).ok();
    // Without the table, which is part of the program, code points are still an order.
    move |a: &str, b: &str| collator.as_ref().map_or_else(|| a.cmp(b), |collator| collator.compare(a, b))
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
}
