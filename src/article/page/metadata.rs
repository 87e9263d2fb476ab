//! What a page says about itself: meta tags, Open Graph, JSON-LD, `<time>`.

use time::{Date, Duration};

use super::Page;
use crate::article::published::numeric_date;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    /// Headlines, the surest first.
    pub titles: Vec<String>,
    pub published: Option<Date>,
    /// The article's words without white space, as JSON-LD gives them; empty where it does not.
    pub body: String,
}

pub(super) fn read(page: &Page) -> Metadata {
    let mut titles: Vec<(u8, String)> = Vec::new();
    let mut dates: Vec<(u8, Date)> = Vec::new();
    let mut body = String::new();
    for (i, node) in page.nodes.iter().enumerate() {
        let inner = || {
            page.nodes
                .get(i + 1)
                .filter(|n| n.tag.is_none())
                .map_or("", |n| n.text.as_str())
        };
        match node.tag() {
            "meta" => {
                let name = [
                    node.attribute("property"),
                    node.attribute("name"),
                    node.attribute("itemprop"),
                ]
                .into_iter()
                .find(|n| !n.is_empty())
                .unwrap_or("")
                .to_ascii_lowercase();
                let content = node.attribute("content").trim();
                match name.as_str() {
                    "og:title" | "headline" => titles.push((1, content.to_owned())),
                    "twitter:title" | "title" => titles.push((2, content.to_owned())),
                    "article:published_time" | "datepublished" | "og:article:published_time" => {
                        dates.extend(moment(content).map(|d| (1, d)));
                    }
                    "og:regdate" | "pubdate" | "publish_date" | "publishdate"
                    | "dc.date.issued" | "dc.date" | "date" | "parsely-pub-date"
                    | "sailthru.date" | "article:published" => {
                        dates.extend(moment(content).map(|d| (2, d)));
                    }
                    _ => {}
                }
            }
            "title" => titles.push((3, inner().trim().to_owned())),
            "time" => {
                let stamp = node.attribute("datetime");
                let published = node.attribute("itemprop") == "datePublished"
                    || node.attributes.contains_key("pubdate");
                dates.extend(moment(stamp).map(|d| (if published { 2 } else { 4 }, d)));
            }
            "script"
                if node
                    .attribute("type")
                    .trim()
                    .eq_ignore_ascii_case("application/ld+json") =>
            {
                for (key, value) in strings(inner()) {
                    match key {
                        "articleBody" if value.len() > body.len() => body = value,
                        "headline" => titles.push((0, value)),
                        "datePublished" => dates.extend(moment(&value).map(|d| (0, d))),
                        _ => {}
                    }
                }
            }
            _ => {
                if node.attribute("itemprop") == "datePublished" {
                    let stamp = match node.attribute("content") {
                        "" => node.attribute("datetime"),
                        content => content,
                    };
                    dates.extend(moment(stamp).map(|d| (2, d)));
                }
            }
        }
    }
    titles.retain(|(_, title)| !title.is_empty());
    crate::sort::sort_by_key(&mut titles, |&(rank, _)| rank);
    crate::sort::sort_by_key(&mut dates, |&(rank, _)| rank);
    Metadata {
        titles: titles.into_iter().map(|(_, title)| title).collect(),
        published: dates.first().map(|&(_, date)| date),
        body: body.split_whitespace().collect(),
    }
}

/// The day in Korea of a moment such as `2024-01-22T23:30:00Z`, `2024-01-22 10:31`, `20240122103100`. Without a time zone
/// it is taken to be Korea's.
fn moment(stamp: &str) -> Option<Date> {
    let stamp = stamp.trim();
    let digits = stamp.bytes().take_while(u8::is_ascii_digit).count();
    if matches!(digits, 8 | 12 | 14) {
        let (year, month, day) = (stamp.get(..4)?, stamp.get(4..6)?, stamp.get(6..8)?);
        return numeric_date(&format!("{year}-{month}-{day}")).map(|(date, _)| date);
    }
    let (date, len) = numeric_date(stamp)?;
    let clock = stamp.get(len..)?.trim_start_matches(['T', ' ']);
    let minutes = |words: &str| -> Option<i64> {
        let hours: i64 = words.get(..2)?.parse().ok()?;
        let rest = words.get(2..)?.trim_start_matches(':');
        Some(
            hours * 60
                + rest
                    .get(..2)
                    .and_then(|m| m.parse::<i64>().ok())
                    .unwrap_or(0),
        )
    };
    let Some(local) = minutes(clock) else {
        return Some(date);
    };
    let zone = clock.get(2..)?;
    let offset = if zone.ends_with(['Z', 'z']) {
        0
    } else if let Some(at) = zone.find(['+', '-']) {
        let size = minutes(zone.get(at + 1..)?)?;
        if zone.get(at..)?.starts_with('-') {
            -size
        } else {
            size
        }
    } else {
        return Some(date);
    };
    let korean = local - offset + 9 * 60;
    date.checked_add(Duration::days(korean.div_euclid(24 * 60)))
}

/// Every `"key": "string"` of a JSON text, at any depth, in order; broken JSON gives what could be read of it. A JSON
/// library would be a quarter of the whole program in the browser, for three strings.
fn strings(json: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    let mut key: Option<&str> = None;
    let mut after_colon = false;
    let mut rest = json;
    while let Some(c) = rest.chars().next() {
        if c != '"' {
            match c {
                ':' => after_colon = true,
                c if c.is_whitespace() => {}
                _ => {
                    key = None;
                    after_colon = false;
                }
            }
            rest = rest.get(c.len_utf8()..).unwrap_or("");
            continue;
        }
        let inner = rest.get(1..).unwrap_or("");
        let Some(end) = string_end(inner) else { break };
        let raw = inner.get(..end).unwrap_or("");
        if let Some(key) = key.take().filter(|_| after_colon) {
            found.push((key, unescaped(raw)));
        } else {
            key = Some(raw);
        }
        after_colon = false;
        rest = inner.get(end + 1..).unwrap_or("");
    }
    found
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
                Some('n' | 'r' | 't') => {
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
    fn reads_strings_out_of_whole_and_broken_json() {
        let json = r#"[{"@type":"NewsArticle","headline":"\ud55c빛 \"공장\"","n":3,"author":{"name":"김하늘"},
            "datePublished":"2024-01-22"}, {"x": tru"#;
        assert_eq!(
            strings(json),
            [
                ("@type", "NewsArticle".to_owned()),
                ("headline", "한빛 \"공장\"".to_owned()),
                ("name", "김하늘".to_owned()),
                ("datePublished", "2024-01-22".to_owned()),
            ]
        );
        assert_eq!(strings("\"a\": \"b"), []);
    }

    #[test]
    fn takes_moments_as_days_in_korea() {
        for (stamp, day) in [
            ("2024-01-22T10:31:00+09:00", Some("2024-01-22")),
            ("2024-01-22T23:30:00Z", Some("2024-01-23")),
            ("2024-01-22T23:30:00.000Z", Some("2024-01-23")),
            ("2024-01-22T20:30:00-05:00", Some("2024-01-23")),
            ("2024-01-22 23:30", Some("2024-01-22")),
            ("20240122103100", Some("2024-01-22")),
            ("2024.01.22", Some("2024-01-22")),
            ("gestern", None),
        ] {
            assert_eq!(
                moment(stamp).map(|d| d.to_string()).as_deref(),
                day,
                "{stamp}"
            );
        }
    }
}
