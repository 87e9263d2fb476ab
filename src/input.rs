//! Files as they come: bytes in UTF-8, UTF-16 or an old Korean encoding.

use std::fmt;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{EUC_KR, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::article::TEXT_LIMIT;
use crate::html::is_html;

/// The longest file, in bytes: a page's scripts and styles are many times its text.
const PAGE_LIMIT: usize = 8 * TEXT_LIMIT;

/// Bytes that are no article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError(Kind);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    TooLong(usize),
    Binary(usize),
    Undecodable(&'static str),
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Kind::TooLong(bytes) => write!(
                f,
                "the text has {bytes} bytes, more than the limit of {TEXT_LIMIT}"
            ),
            Kind::Binary(at) => write!(f, "this is not a text: byte {at} is a control character"),
            Kind::Undecodable(encoding) => write!(
                f,
                "the text is neither UTF-8 nor UTF-16, and as {encoding} it has characters that do not exist"
            ),
        }
    }
}

impl std::error::Error for DecodeError {}

/// Reads a text of unknown encoding: by its byte order mark, as UTF-8, as UTF-16 without a mark, by the `charset` that an
/// HTML page declares, else by what the bytes look like (EUC-KR with the CP949 extension, or another old encoding). A
/// byte order mark is a character of the text.
///
/// # Errors
/// When a text is longer than [`TEXT_LIMIT`] (a page: than eight times that; see [`limited`]), has control characters that no text has, or fits no encoding.
///
/// ```
/// // "한빛" in EUC-KR
/// assert_eq!(mitjul::input::decode(b"\xc7\xd1\xba\xfb").unwrap(), "한빛");
/// ```
pub fn decode(bytes: &[u8]) -> Result<String, DecodeError> {
    if bytes.len() > PAGE_LIMIT {
        return Err(DecodeError(Kind::TooLong(bytes.len())));
    }
    let text = text_of(bytes)?;
    // A page's text is what its elements show, and control characters are passed over there as a browser does.
    if is_html(&text) {
        return Ok(text);
    }
    limited(&text)?;
    if let Some(at) = text
        .bytes()
        .position(|b| matches!(b, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F))
    {
        return Err(DecodeError(Kind::Binary(at)));
    }
    Ok(text)
}

/// Whether a text, as that of a page, is short enough.
///
/// # Errors
/// When it is longer than [`TEXT_LIMIT`].
pub fn limited(text: &str) -> Result<(), DecodeError> {
    if text.len() > TEXT_LIMIT {
        return Err(DecodeError(Kind::TooLong(text.len())));
    }
    Ok(())
}

fn text_of(bytes: &[u8]) -> Result<String, DecodeError> {
    // The mark itself stays: it is a character of the input, and offsets count it.
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return strictly(encoding, bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && (!text.contains('\0') || is_html(text) && text.matches('\0').count() * 50 < text.len())
    {
        return Ok(text.to_owned());
    }
    if let Some(encoding) = utf_16(bytes) {
        return strictly(encoding, bytes);
    }
    if bytes.contains(&0) {
        let at = bytes.iter().position(|&b| b == 0).unwrap_or(0);
        return Err(DecodeError(Kind::Binary(at)));
    }
    if let Some(encoding) = declared(bytes)
        && let Ok(text) = strictly(encoding, bytes)
    {
        return Ok(text);
    }
    // What is read here is Korean: when the bytes are good EUC-KR nothing speaks for another encoding.
    if let Ok(text) = strictly(EUC_KR, bytes) {
        return Ok(text);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"kr"), Utf8Detection::Deny);
    if let Ok(text) = strictly(encoding, bytes) {
        return Ok(text);
    }
    // A few broken bytes in a page of UTF-8 or EUC-KR, as when it was cut, do not make it unreadable.
    [UTF_8, EUC_KR, encoding]
        .into_iter()
        .find_map(|encoding| {
            let (text, _) = encoding.decode_without_bom_handling(bytes);
            let broken = text.matches('\u{FFFD}').count();
            (broken * 50 <= text.chars().count()).then(|| text.into_owned())
        })
        .ok_or(DecodeError(Kind::Undecodable(encoding.name())))
}

fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, DecodeError> {
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(std::borrow::Cow::into_owned)
        .ok_or(DecodeError(Kind::Undecodable(encoding.name())))
}

/// UTF-16 without a mark: spaces, digits and line ends have a zero byte on one side only.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |side: usize| {
        bytes
            .iter()
            .skip(side)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let needed = bytes.len() / 40;
    match (even, odd) {
        (0, odd) if odd > needed => Some(UTF_16LE),
        (even, 0) if even > needed => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding that an HTML page declares in its first 1,024 bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes
        .iter()
        .take(1024)
        .map(|&b| (b as char).to_ascii_lowercase())
        .collect();
    let (_, behind) = head.split_once("charset")?;
    let label: String = behind
        .trim_start_matches([' ', '=', '"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KOREAN: &str = "한빛전자는 10일 새 공장의 문을 열었다.\n\"똠방각하\"라는 말도 나왔다.";

    #[test]
    fn reads_every_encoding_that_korean_pages_have_had() {
        let utf16 = |big: bool, mark: bool| -> Vec<u8> {
            mark.then_some(0xFEFF)
                .into_iter()
                .chain(KOREAN.encode_utf16())
                .flat_map(|u| {
                    if big {
                        u.to_be_bytes()
                    } else {
                        u.to_le_bytes()
                    }
                })
                .collect()
        };
        let (cp949, _, lost) = EUC_KR.encode(KOREAN);
        assert!(!lost);
        for (name, bytes) in [
            ("UTF-8", KOREAN.as_bytes().to_vec()),
            (
                "UTF-8 with mark",
                ["\u{feff}".as_bytes(), KOREAN.as_bytes()].concat(),
            ),
            ("UTF-16LE with mark", utf16(false, true)),
            ("UTF-16BE with mark", utf16(true, true)),
            ("UTF-16LE", utf16(false, false)),
            ("UTF-16BE", utf16(true, false)),
            ("CP949", cp949.into_owned()),
        ] {
            let text = decode(&bytes).unwrap();
            let bare = text.strip_prefix('\u{feff}');
            assert_eq!(bare.is_some(), name.ends_with("with mark"), "{name}");
            assert_eq!(bare.unwrap_or(&text), KOREAN, "{name}");
        }
    }

    #[test]
    fn believes_the_charset_that_a_page_declares() {
        let page =
            "<meta http-equiv=Content-Type content=\"text/html; charset=Shift_JIS\"><p>新しい工場";
        let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(page);
        assert_eq!(decode(&bytes).as_deref(), Ok(page));
    }

    #[test]
    fn a_page_that_was_cut_in_the_middle_of_a_character_is_still_read() {
        let bytes = KOREAN.repeat(4);
        let cut = decode(&bytes.as_bytes()[..bytes.len() - 2]).unwrap();
        assert!(cut.starts_with("한빛전자는 10일"));
    }

    #[test]
    fn a_page_may_have_control_characters_and_be_longer_than_its_text() {
        let page = format!(
            "<!doctype html><script>{}</script><p>a\u{1}b\0c",
            "x".repeat(TEXT_LIMIT)
        );
        let text = decode(page.as_bytes()).unwrap();
        assert_eq!(crate::html::extract(&text).text(), "abc");
    }

    #[test]
    fn says_what_is_wrong_with_bytes_that_are_no_text() {
        for (bytes, message) in [
            (
                vec![b'a'; TEXT_LIMIT + 1],
                "the text has 2097153 bytes, more than the limit of 2097152",
            ),
            (
                b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
                "this is not a text: byte 8 is a control character",
            ),
            (
                b"abc\x01def".to_vec(),
                "this is not a text: byte 3 is a control character",
            ),
        ] {
            assert_eq!(decode(&bytes).unwrap_err().to_string(), message);
        }
    }
}
