//! What JSON-LD says of an article. A JSON library would be a quarter of the whole program in the browser, for three
//! strings.

/// What one object of a page's JSON-LD says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Thing {
    /// How surely it is the page's article; 0 is the surest.
    pub rank: u8,
    pub headline: Option<String>,
    pub published: Option<String>,
    pub body: Option<String>,
}

/// An object that is still open.
#[derive(Debug, Default)]
struct Open {
    thing: Thing,
    /// Whether its type is an article's; none where it has no type.
    article: Option<bool>,
    /// Whether it stands in a list of other pages, or in another article.
    inner: bool,
    list: bool,
    /// The key whose value comes next.
    key: Option<String>,
}

/// Deeper objects are passed over.
const DEEPEST: usize = 64;

/// The things of a JSON text that have a headline, a date or a body, the surest first; broken JSON gives what could be
/// read of it.
pub(super) fn things(json: &str) -> Vec<Thing> {
    let mut found = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut deep = 0_usize;
    // The string last read, which is a key when a colon follows.
    let mut last: Option<&str> = None;
    let mut rest = json;
    while let Some(c) = rest.chars().next() {
        let behind = rest.get(c.len_utf8()..).unwrap_or("");
        rest = behind;
        match c {
            '{' | '[' if open.len() >= DEEPEST => deep += 1,
            '}' | ']' if deep > 0 => deep -= 1,
            '{' | '[' => {
                let around = open.last();
                let within = around.is_some_and(|o| {
                    let listing = o.key.as_deref().is_some_and(|key| {
                        matches!(
                            key,
                            "itemListElement"
                                | "hasPart"
                                | "liveBlogUpdate"
                                | "isPartOf"
                                | "comment"
                        )
                    });
                    o.inner || listing || !o.list && o.article == Some(true)
                });
                open.push(Open {
                    inner: within,
                    list: c == '[',
                    // What a list holds belongs to the list's key.
                    key: if c == '[' {
                        around.and_then(|o| o.key.clone())
                    } else {
                        None
                    },
                    ..Open::default()
                });
            }
            '}' | ']' => {
                if let Some(closed) = open.pop() {
                    found.extend(closed.done());
                }
                if let Some(around) = open.last_mut().filter(|o| !o.list) {
                    around.key = None;
                }
            }
            ':' => {
                if let (Some(key), Some(o)) = (last.take(), open.last_mut().filter(|o| !o.list)) {
                    o.key = Some(key.to_owned());
                }
            }
            ',' => {
                last = None;
                if let Some(o) = open.last_mut().filter(|o| !o.list) {
                    o.key = None;
                }
            }
            '"' => {
                let Some(end) = string_end(behind) else { break };
                let raw = behind.get(..end).unwrap_or("");
                rest = behind.get(end + 1..).unwrap_or("");
                last = Some(raw);
                if deep == 0 {
                    value(&mut open, raw);
                }
            }
            _ => {}
        }
    }
    while let Some(unfinished) = open.pop() {
        found.extend(unfinished.done());
    }
    crate::sort::sort_by_key(&mut found, |thing: &Thing| thing.rank);
    found
}

/// Takes a string as the value of the key before it; types may come as a list.
fn value(open: &mut [Open], raw: &str) {
    let in_list = open.last().is_some_and(|o| o.list);
    let at = if in_list {
        open.len().checked_sub(2)
    } else {
        open.len().checked_sub(1)
    };
    let Some(o) = at.and_then(|at| open.get_mut(at)) else {
        return;
    };
    let Some(key) = o.key.as_deref() else { return };
    match key {
        "@type" => {
            let article = raw.ends_with("Article")
                || matches!(raw, "BlogPosting" | "LiveBlogPosting" | "Report" | "Review");
            o.article = Some(article || o.article == Some(true));
        }
        "headline" if !in_list => o.thing.headline = Some(unescaped(raw)),
        "datePublished" if !in_list => o.thing.published = Some(unescaped(raw)),
        "articleBody" if !in_list => o.thing.body = Some(unescaped(raw)),
        _ => {}
    }
    if !in_list {
        o.key = None;
    }
}

impl Open {
    fn done(self) -> Option<Thing> {
        let thing = self.thing;
        if thing.headline.is_none() && thing.published.is_none() && thing.body.is_none() {
            return None;
        }
        let rank = match (self.article, self.inner) {
            (Some(true), false) => 0,
            (None, false) => 1,
            (Some(false), false) => 2,
            (Some(true), true) => 3,
            (_, true) => 4,
        };
        Some(Thing { rank, ..thing })
    }
}

/// Where the string that `inner` begins with ends.
fn string_end(inner: &str) -> Option<usize> {
    let mut escaped = false;
    inner.bytes().position(|b| {
        let ends = b == b'"' && !escaped;
        escaped = b == b'\\' && !escaped;
        ends
    })
}

fn unescaped(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut units: Vec<u16> = Vec::new();
    let mut chars = raw.chars();
    while let Some(c) = chars.next() {
        if c == '\\' {
            match chars.next() {
                Some('u') => {
                    let hex: String = chars.by_ref().take(4).collect();
                    units.push(u16::from_str_radix(&hex, 16).unwrap_or(0xFFFD));
                    continue;
                }
                Some('n' | 'r') => {
                    flush(&mut units, &mut out);
                    out.push('\n');
                }
                Some('t') => {
                    flush(&mut units, &mut out);
                    out.push(' ');
                }
                Some(c) => {
                    flush(&mut units, &mut out);
                    out.push(c);
                }
                None => {}
            }
        } else {
            flush(&mut units, &mut out);
            out.push(c);
        }
    }
    flush(&mut units, &mut out);
    out
}

fn flush(units: &mut Vec<u16>, out: &mut String) {
    out.push_str(&String::from_utf16_lossy(units));
    units.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_comes_before_the_page_and_its_lists() {
        let json = r#"{"@context":"x","@graph":[
            {"@type":"WebPage","datePublished":"2019-01-01"},
            {"@type":["NewsArticle"],"headline":"Mill \u00e9 \"opens\"","datePublished":"2024-01-22",
             "author":{"@type":"Person","name":"Ana"},"articleBody":"It opened."},
            {"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Other","datePublished":"2023-01-01"}]}]}"#;
        let found = things(json);
        let heads: Vec<_> = found
            .iter()
            .map(|t| (t.rank, t.headline.as_deref(), t.published.as_deref()))
            .collect();
        assert_eq!(
            heads,
            [
                (0, Some("Mill é \"opens\""), Some("2024-01-22")),
                (2, None, Some("2019-01-01")),
                (3, Some("Other"), Some("2023-01-01")),
            ]
        );
    }

    #[test]
    fn broken_json_gives_what_could_be_read() {
        let json = r#"[{"@type":"NewsArticle","headline":"\ud55c빛 \"공장\"","n":3,"author":{"name":"김하늘"},
            "datePublished":"2024-01-22"}, {"x": tru"#;
        let found = things(json);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].headline.as_deref(), Some("한빛 \"공장\""));
        assert_eq!(found[0].published.as_deref(), Some("2024-01-22"));
        assert_eq!(things("\"a\": \"b"), []);
        assert_eq!(things(&"[{".repeat(10_000)), []);
    }
}
