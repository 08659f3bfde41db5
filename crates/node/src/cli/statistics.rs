//! 统计表 on the command line.

use std::path::PathBuf;

use clap::Args;
use jiangxuan_rules::statistics::Scope;

#[derive(Debug, Args)]
pub(crate) struct Stats {
    #[arg(
        long,
        value_name = "SCOPE",
        value_parser = scope,
        default_value = "submitted",
        help = "统计哪些人：submitted 已上报（不写即是），all 全部，chosen 入选"
    )]
    pub scope: Scope,
    #[arg(long, value_name = "FILE", help = "存成这个 Excel 文件；已有的文件不会被覆盖")]
    pub xlsx: Option<PathBuf>,
}

/// Who is counted, by the word of the contract or in Chinese.
fn scope(text: &str) -> Result<Scope, String> {
    let word = |scope: &Scope| serde_json::to_value(scope).is_ok_and(|word| word == text) || scope.zh() == text;
    let found = Scope::ALL.into_iter().find(word);
    found.ok_or_else(|| format!("统计范围应为 submitted（已上报）、all（全部）或 chosen（入选）：{text}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_counted_is_said_in_either_language() {
        for (text, expected) in [
            ("submitted", Some(Scope::Submitted)),
            ("全部", Some(Scope::All)),
            ("入选", Some(Scope::Chosen)),
            ("x", None),
        ] {
            assert_eq!(scope(text).ok(), expected, "{text}");
        }
    }
}
