//! What a page says about itself: meta tags, Open Graph, JSON-LD, `<time>`.

use time::{Date, Duration};

use super::Page;
use super::json;
use crate::article::published::{anywhere, numeric_date};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    /// Headlines, the surest first.
    pub titles: Vec<String>,
    pub published: Option<Date>,
    /// The article's words as JSON-LD gives them; empty where it does not.
    pub body: String,
}

/// `korean` says whether the page is in Korean: then days are those of Korea.
pub(super) fn read(page: &Page, korean: bool) -> Metadata {
    let moment = |stamp: &str| moment(stamp, korean);
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
                for thing in json::things(inner()) {
                    // An article of a list, or in an article, is another one.
                    if thing.rank < 3
                        && let Some(words) = thing.body.filter(|words| words.len() > body.len())
                    {
                        body = words;
                    }
                    let rank = [0, 1, 3, 5, 6].get(usize::from(thing.rank)).copied();
                    let rank = rank.unwrap_or(6);
                    titles.extend(thing.headline.map(|title| (rank, title)));
                    dates.extend(
                        thing
                            .published
                            .and_then(|stamp| moment(&stamp))
                            .map(|date| (rank, date)),
                    );
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
    // Moments of a year that no page has are a program's zero.
    dates.retain(|(_, date)| date.year() >= 1900);
    crate::sort::sort_by_key(&mut titles, |&(rank, _)| rank);
    crate::sort::sort_by_key(&mut dates, |&(rank, _)| rank);
    Metadata {
        titles: titles.into_iter().map(|(_, title)| title).collect(),
        published: dates.first().map(|&(_, date)| date),
        body,
    }
}

/// The day of a moment such as `2024-01-22T23:30:00Z`, `2024-01-22 10:31`, `20240122103100`, `April 19, 2023`: as it is
/// written, or that of Korea, where one without a time zone is taken to be.
fn moment(stamp: &str, korean: bool) -> Option<Date> {
    let stamp = stamp.trim();
    let digits = stamp.bytes().take_while(u8::is_ascii_digit).count();
    if matches!(digits, 8 | 12 | 14) {
        let (year, month, day) = (stamp.get(..4)?, stamp.get(4..6)?, stamp.get(6..8)?);
        return numeric_date(&format!("{year}-{month}-{day}")).map(|(date, _)| date);
    }
    let Some((date, len)) = numeric_date(stamp) else {
        return anywhere(stamp);
    };
    if !korean {
        return Some(date);
    }
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

#[cfg(test)]
mod tests {
    use super::*;

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
                moment(stamp, true).map(|d| d.to_string()).as_deref(),
                day,
                "{stamp}"
            );
        }
    }

    #[test]
    fn takes_moments_of_other_pages_as_they_are_written() {
        for (stamp, day) in [
            ("2024-01-22T23:30:00Z", Some("2024-01-22")),
            ("2024-01-22T20:30:00-05:00", Some("2024-01-22")),
            ("Mon, 22 Jan 2024 23:30:00 GMT", Some("2024-01-22")),
            ("January 22, 2024 4:05 pm", Some("2024-01-22")),
            ("yesterday", None),
        ] {
            let got = moment(stamp, false).map(|d| d.to_string());
            assert_eq!(got.as_deref(), day, "{stamp}");
        }
    }
}
