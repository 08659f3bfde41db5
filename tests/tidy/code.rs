//! Rust text without what the compiler would not compile into the product: comments, strings, tests.

/// The same text with comments and the contents of literals blanked; lines keep their numbers.
pub fn bare(text: &str) -> String {
    let mut reader = Reader { rest: text, out: String::with_capacity(text.len()) };
    while let Some(next) = reader.rest.chars().next() {
        reader.step(next);
    }
    reader.out
}

/// [`bare`] text without the items under `#[cfg(test)]`.
pub fn without_tests(text: &str) -> String {
    let mut code = bare(text);
    while let Some(start) = code.find("#[cfg(test)]") {
        let end = item_end(&code[start..]) + start;
        let blank = blanked(&code[start..end]);
        code.replace_range(start..end, &blank);
    }
    code
}

/// Where an item ends: at its closing brace, or at the semicolon of a `mod tests;`.
fn item_end(item: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in item.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth <= 1 => return at + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    item.len()
}

fn blanked(text: &str) -> String {
    text.chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect()
}

struct Reader<'a> {
    rest: &'a str,
    out: String,
}

impl Reader<'_> {
    fn step(&mut self, next: char) {
        let length = match next {
            '/' if self.rest.starts_with("//") => self.rest.find('\n').unwrap_or(self.rest.len()),
            '/' if self.rest.starts_with("/*") => block_comment(self.rest),
            '"' => quoted(self.rest, '"'),
            '\'' if is_character(self.rest) => quoted(self.rest, '\''),
            'r' if self.starts_word() => raw_string(self.rest).unwrap_or(0),
            _ => 0,
        };
        let (taken, blank) = if length == 0 { (next.len_utf8(), false) } else { (length, true) };
        let (text, rest) = self.rest.split_at(taken);
        self.out += &if blank { blanked(text) } else { text.to_owned() };
        self.rest = rest;
    }

    fn starts_word(&self) -> bool {
        !self.out.ends_with(|c: char| c.is_alphanumeric() || c == '_')
    }
}

fn block_comment(text: &str) -> usize {
    text.find("*/").map_or(text.len(), |end| end + 2)
}

fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// A lifetime has no closing quote two characters on.
fn is_character(text: &str) -> bool {
    let mut after = text.chars().skip(1);
    let (first, second) = (after.next(), after.next());
    first == Some('\\') || second == Some('\'')
}

fn raw_string(text: &str) -> Option<usize> {
    let hashes = text[1..].chars().take_while(|c| *c == '#').count();
    let body = text.get(1 + hashes..)?.strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let end = body.find(&close).map_or(body.len(), |end| end + close.len());
    Some(2 + hashes + end)
}

#[test]
fn comments_and_literals_are_blanked_and_lines_stay() {
    let text = "let a = \"x.unwrap()\"; // b.unwrap()\nlet c = '\"'; let d: &'static str = r#\"e\"f\"#;\n/* g\nh */ i";
    let bare = bare(text);
    assert_eq!(bare.lines().count(), text.lines().count());
    assert!(!bare.contains("unwrap") && bare.contains("&'static str") && bare.ends_with("i"), "{bare}");
}

#[test]
fn test_modules_are_left_out_and_what_follows_stays() {
    let text =
        "fn a() {}\n#[cfg(test)]\nmod tests { fn b() { x.unwrap() } }\nfn c() {}\n#[cfg(test)]\nmod d;\nfn e() {}";
    let code = without_tests(text);
    assert!(
        !code.contains("unwrap") && !code.contains("mod d") && code.contains("fn c") && code.contains("fn e"),
        "{code}"
    );
}
