//! Names that other people chose: data to be shown, never a path.

/// Longest name that is kept, in characters.
const LONGEST: usize = 80;
/// Names that Windows takes for devices, whatever follows the first dot.
const DEVICES: [&str; 4] = ["CON", "PRN", "AUX", "NUL"];

/// A text without anything that would move or hide what stands around it.
#[must_use]
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| !hides(*c)).take(LONGEST).collect()
}

/// A file's name without folders, invisible characters, and names and signs that an operating system takes for something else.
#[must_use]
pub fn file(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let mild: String = plain(last).chars().map(|c| if "<>:\"|?*".contains(c) { '_' } else { c }).collect();
    let mild = mild.trim().trim_end_matches(['.', ' ']).trim_start_matches('.');
    match mild {
        "" => "附件".to_owned(),
        name if is_device(name) => format!("_{name}"),
        name => name.to_owned(),
    }
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim().to_ascii_uppercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix)
            .is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(|c| "0123456789¹²³".contains(c)))
    };
    DEVICES.contains(&stem.as_str()) || numbered("COM") || numbered("LPT")
}

/// Controls, and the invisible characters that change the direction or the sequence of those beside them.
fn hides(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_data_and_nothing_else() {
        let cases = [
            ("../../etc/passwd", "passwd"),
            ("C:\\Windows\\证书.jpg", "证书.jpg"),
            ("CON", "_CON"),
            ("nul.pdf", "_nul.pdf"),
            ("com1.jpg", "_com1.jpg"),
            ("COM¹.jpg", "_COM¹.jpg"),
            ("console.jpg", "console.jpg"),
            ("证书\u{202e}gpj.exe", "证书gpj.exe"),
            ("a:b.jpg", "a_b.jpg"),
            ("尾点. .", "尾点"),
            (".隐藏", "隐藏"),
            ("..", "附件"),
            ("", "附件"),
            ("换\n行\u{0}.png", "换行.png"),
        ];
        for (given, kept) in cases {
            assert_eq!(file(given), kept, "{given:?}");
        }
        assert_eq!(file(&"长".repeat(300)).chars().count(), LONGEST);
    }
}
