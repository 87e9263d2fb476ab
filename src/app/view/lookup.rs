//! Where to look further: sites that search for a claim, a name or a figure, from `search.tsv`.

use super::reading::{Mark, Reading};
use crate::EntityKind;
use crate::app::text::shortened;

const SITES: &str = include_str!("../search.tsv");

/// As many characters of a claim are looked for: searching takes words, not paragraphs.
const LONG: usize = 100;

/// The sites for an article's language that search for `claim`, `name` or `figure`: name, and address with `{}` for what
/// is looked for.
pub fn sites(lang: &str, what: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let site = move |line: &'static str| {
        let mut fields = line.split('\t');
        let (language, kinds) = (fields.next()?, fields.next()?);
        let (name, address) = (fields.next()?, fields.next()?);
        let fits = (language == "*" || language == lang) && kinds.split(',').any(|k| k == what);
        fits.then_some((name, address))
    };
    SITES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(site)
}

/// What a mark is looked up as, and by which words: a name by itself, a claim by its beginning, a figure with the names
/// of its sentence.
#[must_use]
pub fn wanted(reading: &Reading, mark: Mark) -> Option<(&'static str, String)> {
    let record = &reading.record;
    match mark {
        Mark::Mention(e, _) => {
            let entity = record.entities.get(e)?;
            (entity.kind != EntityKind::Title).then(|| ("name", entity.name.clone()))
        }
        Mark::Claim(_) => {
            let words = shortened(reading.words(reading.span(mark)), LONG);
            Some(("claim", words.trim_end_matches('…').to_owned()))
        }
        Mark::Amount(_) => {
            let span = reading.span(mark);
            let sentence = reading.sentence_span(span);
            let mut words: Vec<&str> = Vec::new();
            for placed in reading.placed() {
                if let Mark::Mention(e, _) = placed.mark
                    && sentence.contains(placed.span)
                    && let Some(entity) = record.entities.get(e)
                    && !words.contains(&entity.name.as_str())
                {
                    words.push(&entity.name);
                }
            }
            words.push(span.of(&reading.text));
            Some(("figure", words.join(" ")))
        }
        Mark::Match(_) => Some(("name", reading.words(reading.span(mark)).to_owned())),
        Mark::Date(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::tests::reading;
    use super::*;

    #[test]
    fn every_site_is_reached_safely_and_takes_the_words_once() {
        let lines: Vec<&str> = SITES.lines().filter(|l| !l.starts_with('#')).collect();
        for line in &lines {
            let fields: Vec<&str> = line.split('\t').collect();
            let [language, kinds, name, address] = fields[..] else {
                panic!("{line}");
            };
            assert!(["*", "ko", "en"].contains(&language), "{line}");
            assert!(
                kinds
                    .split(',')
                    .all(|k| ["claim", "name", "figure"].contains(&k)),
                "{line}"
            );
            assert!(
                !name.is_empty() && address.starts_with("https://"),
                "{line}"
            );
            assert_eq!(address.matches("{}").count(), 1, "{line}");
        }
        for lang in ["ko", "en"] {
            for what in ["claim", "name", "figure"] {
                assert!(sites(lang, what).count() >= 2, "{lang} {what}");
            }
        }
        assert!(sites("ko", "figure").any(|(name, _)| name == "국가통계포털"));
        assert!(!sites("en", "figure").any(|(name, _)| name == "국가통계포털"));
    }

    #[test]
    fn a_figure_is_looked_up_with_the_names_of_its_sentence() {
        let r = reading(
            "한빛은 5억원을 냈다.\n윤서진이 왔다.",
            r#""entities":[{"id":"e1","kind":"organization","name":"한빛전자","aliases":[],"titles":[],"organization":null,
                "mentions":[{"start":0,"end":2,"text":"한빛","confidence":0.9}]},
              {"id":"e2","kind":"person","name":"윤서진","aliases":[],"titles":[],"organization":null,
                "mentions":[{"start":13,"end":16,"text":"윤서진","confidence":0.9}]}],
            "amounts":[{"id":"a1","start":4,"end":7,"text":"5억원","kind":"money","low":"500000000","high":"500000000","unit":"KRW","per":null,"bound":"exact","direction":null,"same_as":null}]"#,
        );
        assert_eq!(
            wanted(&r, Mark::Amount(0)),
            Some(("figure", "한빛전자 5억원".to_owned()))
        );
        assert_eq!(
            wanted(&r, Mark::Mention(1, 0)),
            Some(("name", "윤서진".to_owned()))
        );
    }
}
