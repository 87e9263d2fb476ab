//! Web addresses.

/// Whether words are one web address.
pub(super) fn is_address(words: &str) -> bool {
    lone_url(words).is_some()
}

/// The address, when a text is nothing but one web address: it cannot be read offline.
///
/// ```
/// assert_eq!(mitjul::lone_url(" https://news.example/1 \n"), Some("https://news.example/1"));
/// assert_eq!(mitjul::lone_url("https://news.example/1 을 보라"), None);
/// ```
#[must_use]
pub fn lone_url(text: &str) -> Option<&str> {
    let word = text.trim_matches(super::line::is_blank);
    let word = word
        .strip_prefix('<')
        .and_then(|w| w.strip_suffix('>'))
        .unwrap_or(word);
    let scheme = word
        .get(..8)
        .is_some_and(|s| s.eq_ignore_ascii_case("https://"))
        || word
            .get(..7)
            .is_some_and(|s| s.eq_ignore_ascii_case("http://"));
    let bare = word
        .get(..4)
        .is_some_and(|s| s.eq_ignore_ascii_case("www."));
    if !scheme && !bare || word.len() > 4096 || word.contains(char::is_whitespace) {
        return None;
    }
    let host = word.split("//").nth(usize::from(scheme))?;
    host.contains('.').then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_an_address_from_a_text() {
        for (text, expected) in [
            ("http://한빛.kr/기사", Some("http://한빛.kr/기사")),
            ("WWW.hanbit.example", Some("WWW.hanbit.example")),
            ("<https://a.example>", Some("https://a.example")),
            ("https://", None),
            ("한빛", None),
            ("", None),
        ] {
            assert_eq!(lone_url(text), expected, "{text}");
        }
    }
}
