//! Small letters for the capitals that Korean news has: Latin, Greek, Cyrillic and full-width ones.
//!
//! The standard library knows those of every script, by a table that takes five kilobytes of the compressed WebAssembly.

/// `c` as a small letter.
pub(crate) fn small(c: char) -> char {
    let further = match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => 32,
        'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' | 'Ａ'..='Ｚ' => 32,
        'Ѐ'..='Џ' => 80,
        _ => return c,
    };
    char::from_u32(c as u32 + further).unwrap_or(c)
}

/// `text` in small letters.
pub(crate) fn in_small(text: &str) -> String {
    text.chars().map(small).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_capitals_of_its_blocks_as_the_standard_library_does() {
        let blocks = ['\0'..='ÿ', 'Α'..='ώ', 'Ѐ'..='џ', 'Ａ'..='ｚ', '가'..='힣'];
        for c in blocks.into_iter().flatten() {
            assert_eq!(c.to_lowercase().collect::<String>(), small(c).to_string());
        }
        assert_eq!(in_small("PD ÉCOLE 한빛 ＫＢ"), "pd école 한빛 ｋｂ");
    }
}
