//! What is wrong with a season file, and where.

use std::fmt;

use serde::Serialize;

/// One fault, with its place counted from 1; columns are characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fault {
    /// Line in the file.
    pub line: usize,
    /// Column in the line.
    pub column: usize,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "第 {} 行第 {} 列：{}", self.line, self.column, self.message)
    }
}

/// Why a text is no season; at least one fault, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeasonError {
    faults: Vec<Fault>,
}

impl std::error::Error for SeasonError {}

impl fmt::Display for SeasonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "年度文件有 {} 处错误，未作任何改动。请改正后重试。", self.faults.len())?;
        self.faults.iter().try_for_each(|fault| write!(f, "\n{fault}"))
    }
}

impl SeasonError {
    /// The faults, in the order of the file.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// What the TOML reader refused.
    pub(super) fn syntax(source: &str, error: &toml::de::Error) -> Self {
        let at = error.span().map_or(0, |span| span.start);
        Self { faults: vec![fault(source, at, translate(error.message()))] }
    }

    /// Semantic faults by byte offset; `None` when there are none.
    pub(super) fn semantic(source: &str, faults: Vec<(usize, String)>) -> Option<Self> {
        let mut faults: Vec<Fault> = faults.into_iter().map(|(at, message)| fault(source, at, message)).collect();
        faults.sort();
        (!faults.is_empty()).then_some(Self { faults })
    }
}

fn fault(source: &str, at: usize, message: String) -> Fault {
    let before = source.get(..at.min(source.len())).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |rest| rest.chars().count()) + 1;
    Fault { line, column, message }
}

/// The commonest messages of the TOML reader, in Chinese; others are quoted.
fn translate(message: &str) -> String {
    let name = message.split('`').nth(1).unwrap_or_default();
    match message.split(' ').take(2).collect::<Vec<_>>().as_slice() {
        ["missing", "field"] => format!("缺少“{name}”一项，请补上。"),
        ["unknown", "field"] => format!("没有“{name}”这一项，请检查拼写。（{message}）"),
        ["unknown", "variant"] => format!("“{name}”不是可用的取值。（{message}）"),
        ["duplicate", "key"] => "同一项写了两次，请删去一处。".to_owned(),
        _ => format!("写法有误：{message}"),
    }
}
