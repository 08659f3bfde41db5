//! A command that cannot be understood: said in Chinese, exit code 2.

use std::error::Error as _;

use clap::error::{ContextKind, ErrorKind};

/// What is wrong with what was typed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Misuse(String);

impl Misuse {
    /// A mistake that clap itself cannot see.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl From<clap::Error> for Misuse {
    fn from(error: clap::Error) -> Self {
        let advice = error.get(ContextKind::SuggestedArg).or(error.get(ContextKind::SuggestedSubcommand));
        let advice = advice.map_or_else(String::new, |word| format!("是不是想写 {word}？"));
        Self(format!("命令没有执行，数据没有改动。{}。{advice}加 --help 可以看写法和例子。", what(&error)))
    }
}

fn what(error: &clap::Error) -> String {
    let said = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let (arg, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::InvalidSubcommand => format!("没有 {} 这个命令", said(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "没有写要做什么".to_owned()
        }
        ErrorKind::UnknownArgument => format!("不认识 {arg}"),
        ErrorKind::MissingRequiredArgument => format!("缺少 {arg}"),
        ErrorKind::ArgumentConflict => format!("{arg} 不能与 {} 同时使用", said(ContextKind::PriorArg)),
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} 后面缺少内容"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("{arg} 的内容“{value}”不对{}", cause(error)),
        ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues | ErrorKind::TooManyValues => {
            format!("{arg} 的个数不对")
        }
        ErrorKind::NoEquals => format!("{arg} 要用等号给出内容"),
        ErrorKind::InvalidUtf8 => "命令里有不是 UTF-8 的文字".to_owned(),
        _ => "写法不对".to_owned(),
    }
}

/// The reader's own words, when they are ours; the English of number and address readers helps no clerk.
fn cause(error: &clap::Error) -> String {
    let source = error.source().map(ToString::to_string).unwrap_or_default();
    if source.is_ascii() { String::new() } else { format!("：{source}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> String {
        let words = line.split_whitespace();
        Misuse::from(super::super::command().try_get_matches_from(words).expect_err("refused")).to_string()
    }

    #[test]
    fn an_unknown_command_is_named_and_a_near_one_suggested() {
        let text = said("jiangxuan dossir list");
        assert!(text.contains("没有 dossir 这个命令") && text.contains("dossier"), "{text}");
    }

    #[test]
    fn a_missing_option_is_named() {
        assert!(said("jiangxuan invite").contains("缺少 --bureau <CODE>"));
    }

    #[test]
    fn our_own_reason_for_refusing_a_value_is_passed_on() {
        assert!(said("jiangxuan invite --bureau 140702 --expires soon").contains("7d、12h 或 30m"));
    }

    #[test]
    fn no_english_reaches_the_clerk() {
        for line in [
            "jiangxuan",
            "jiangxuan sync --timeout x",
            "jiangxuan --nonsense",
            "jiangxuan receipt export x --out y",
            "jiangxuan rules workdays --from x --count 1",
        ] {
            let text = said(line);
            assert!(!text.contains("error") && !text.contains("invalid"), "{text}");
        }
    }
}
