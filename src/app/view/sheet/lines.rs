//! The sheet as it leaves the page: a line for everything that can be checked, and for every note.

use super::super::card::items;
use super::super::reading::{Mark, Reading};
use super::{
    CheckPriority, CheckRecord, CheckRow, CheckStatus, CheckSubject, Linked, Sheet, check_id,
    to_unit,
};
use crate::app::plain::plain_records;
use crate::app::text::Lang;
use crate::{OffsetUnit, Span};

/// A line. Offsets count UTF-16 code units.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The id of the claim, amount or finding, `c3`; nothing where it is gone, and for a note.
    pub on: Option<String>,
    /// What sort of thing it is about.
    pub subject: CheckSubject,
    /// Which kind of finding.
    pub kind: Option<String>,
    /// First unit of the words.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words: as they stood when they were checked, else as they stand.
    pub text: String,
    /// Who says it, how much it is, or what was found.
    pub about: String,
    /// How much it is worth checking, 0 to 1.
    pub worth: f64,
    /// What checking came to.
    pub status: CheckStatus,
    /// How soon somebody should look at it.
    pub priority: CheckPriority,
    /// What speaks for or against it.
    pub evidence: Vec<String>,
    /// A note.
    pub note: String,
    /// Tags.
    pub tags: Vec<String>,
    /// Who checks it.
    pub who: String,
    /// When the status was set.
    pub day: Option<String>,
    /// Whether its words are no longer in the text, or no longer a claim, an amount or a finding.
    pub lost: bool,
    /// Whether the words have changed since they were checked.
    pub changed: bool,
}

/// The whole sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    /// The article's headline.
    pub headline: String,
    /// When it was published.
    pub published: Option<String>,
    /// The code of the language of the labels.
    pub labels: String,
    /// The code of the article's language.
    pub language: String,
    /// The lines: rows, the most worth checking first; then what is gone; then notes.
    pub lines: Vec<Line>,
}

plain_records! {
    Line {
        on, subject, kind, start, end, text, about, worth, status, priority, evidence, note, tags, who, day, lost, changed
    }
    Lines { headline, published, labels, language, lines }
}

/// Who says it, how much it is, or what was found.
#[must_use]
pub fn about(reading: &Reading, row: &CheckRow, lang: Lang) -> String {
    let mark = match row.subject {
        CheckSubject::Finding => {
            let finding = reading.record.findings.get(row.index);
            return finding.map_or_else(String::new, |f| f.message.said(lang).to_owned());
        }
        CheckSubject::Claim => Mark::Claim(row.index),
        _ => Mark::Amount(row.index),
    };
    let item = items(reading, &[mark], lang).into_iter().next();
    item.map_or_else(String::new, |item| {
        // An amount that is worth what it says needs no second word for it.
        let same = reading.words(Span::new(row.start, row.end)) == item.head;
        if same { item.kind } else { item.head }
    })
}

/// The sheet of an article as it leaves the page.
#[must_use]
pub fn lines(
    reading: &Reading,
    rows: &[CheckRow],
    linked: &Linked,
    sheet: &Sheet,
    lang: Lang,
) -> Lines {
    let rows_now = rows.iter().zip(&linked.of_row).zip(&linked.changed);
    let rows_now = rows_now.map(|((row, at), changed)| {
        let words = reading.words(Span::new(row.start, row.end));
        let mut record = at.and_then(|at| sheet.get(at)).cloned().unwrap_or_default();
        record.subject = row.subject;
        (record.start, record.end) = (row.start, row.end);
        if !changed {
            words.clone_into(&mut record.text);
        }
        let about = about(reading, row, lang);
        (
            record,
            Some(check_id(row)),
            about,
            f64::from(row.worth),
            *changed,
        )
    });
    let gone = linked.lost.iter().filter_map(|at| sheet.get(*at));
    let gone = gone.map(|r| {
        let mut record = r.clone();
        record.lost = true;
        (record, None, String::new(), 0.0, false)
    });
    let notes = linked.notes.iter().filter_map(|at| sheet.get(*at));
    let notes = notes.map(|r| (r.clone(), None, String::new(), 0.0, false));
    let (records, rest): (Vec<CheckRecord>, Vec<_>) = rows_now
        .chain(gone)
        .chain(notes)
        .map(|(record, on, about, worth, changed)| (record, (on, about, worth, changed)))
        .unzip();
    let records = to_unit(records, &reading.text, OffsetUnit::Utf16);
    let lines = records.into_iter().zip(rest);
    let lines = lines.map(|(r, (on, about, worth, changed))| Line {
        on,
        subject: r.subject,
        kind: r.kind,
        start: r.start,
        end: r.end,
        text: r.text,
        about,
        // Two decimals are all that it carries.
        worth: (worth * 100.0).round() / 100.0,
        status: r.status,
        priority: r.priority,
        evidence: r.evidence,
        note: r.note,
        tags: r.tags,
        who: r.who,
        day: r.day,
        lost: r.lost,
        changed,
    });
    let headline = reading.record.headline;
    let headline = headline.map(|h| reading.words(Span::new(h.start, h.end)).trim().to_owned());
    Lines {
        headline: headline.unwrap_or_default(),
        published: reading.record.published.clone(),
        labels: lang.code().to_owned(),
        language: reading.record.main_language().code().to_owned(),
        lines: lines.collect(),
    }
}

/// A name for a file, out of an article's headline: letters and digits of any script, parted by hyphens, short.
#[must_use]
pub fn file_name(headline: &str) -> String {
    let mut name = String::new();
    for c in headline.chars() {
        if name.chars().count() >= 40 {
            break;
        }
        if c.is_alphanumeric() {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() { "mitjul" } else { name }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::super::reading::tests::reading;
    use super::super::{Field, check_rows, link};
    use super::*;

    #[test]
    fn every_row_leaves_and_so_does_what_is_gone() {
        let text = "😀 윤서진은 5억원을 냈다고 했다. 한빛은 웃었다.";
        let lists = r#""claims":[{"id":"c1","start":8,"end":15,"text":"","kind":"indirect","speaker":{"start":3,"end":6,"text":"윤서진","entity":null},
              "via":null,"cue":null,"modality":"assertion","check_worthiness":0.5,"entities":[],"amounts":["a1"],"dates":[],"confidence":0.9}],
            "amounts":[{"id":"a1","start":8,"end":11,"text":"5억원","kind":"money","low":"500000000","high":"500000000","unit":"KRW","per":null,"bound":"exact","direction":null,"same_as":null}]"#;
        let reading = reading(text, lists);
        let rows = check_rows(&reading.record);
        let mut gone = CheckRecord {
            subject: CheckSubject::Claim,
            text: "지운 말".to_owned(),
            status: CheckStatus::Wrong,
            lost: true,
            ..CheckRecord::default()
        };
        let mut sheet = Sheet::of(vec![gone.clone()]);
        let claim = reading
            .words(Span::new(rows[0].start, rows[0].end))
            .to_owned();
        gone.lost = false;
        (gone.start, gone.end, gone.text) = (rows[0].start, rows[0].end, claim.clone());
        sheet.add(gone);
        sheet.set(1, Field::Status, "confirmed", (&claim, "2026-11-20"));
        let start = text.find("한빛").unwrap();
        sheet.add(CheckRecord {
            start,
            end: start + 6,
            text: "한빛".to_owned(),
            note: "누구?".to_owned(),
            ..CheckRecord::default()
        });
        let linked = link(&reading, &rows, &sheet);
        let all = lines(&reading, &rows, &linked, &sheet, Lang::Korean);
        let told: Vec<_> = all
            .lines
            .iter()
            .map(|l| {
                (
                    l.on.as_deref(),
                    l.about.as_str(),
                    l.text.as_str(),
                    l.status.as_str(),
                    l.lost,
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (Some("c1"), "윤서진", claim.as_str(), "confirmed", false),
                (Some("a1"), "금액", "5억원", "open", false),
                (None, "", "지운 말", "wrong", true),
                (None, "", "한빛", "open", false),
            ]
        );
        assert_eq!((all.lines[0].start, all.lines[0].end), (8, 15));
        assert_eq!(all.lines[3].note, "누구?");
    }

    #[test]
    fn file_names_are_clean() {
        for (headline, name) in [
            (
                "바람전자, 3조5000억원 들여 공장 짓는다",
                "바람전자-3조5000억원-들여-공장-짓는다",
            ),
            ("../../etc/passwd", "etc-passwd"),
            ("=cmd|'/c calc'!A0", "cmd-c-calc-A0"),
            ("CON: “?”", "CON"),
            ("…", "mitjul"),
        ] {
            assert_eq!(file_name(headline), name);
        }
    }
}
