//! `FIELD VALUE FIELD VALUE ...`

use super::usage::Misuse;

/// The words two by two; an odd one out is a mistake in typing.
pub(crate) fn pairs(words: Vec<String>) -> Result<Vec<(String, String)>, Misuse> {
    let mut words = words.into_iter();
    let mut pairs = Vec::new();
    while let Some(key) = words.next() {
        let value = words.next().ok_or_else(|| {
            Misuse::new(format!("栏目“{key}”后面缺少内容。栏目与内容要成对书写；内容含空格时用引号括起来。"))
        })?;
        pairs.push((key, value));
    }
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn words_pair_up_in_order() {
        assert_eq!(pairs(words("性别 男")).ok(), Some(vec![("性别".to_owned(), "男".to_owned())]));
    }

    #[test]
    fn a_field_without_value_is_named() {
        let misuse = pairs(words("性别 男 民族")).expect_err("odd");
        assert!(misuse.to_string().contains("民族"));
    }
}
