//! Check-worthiness: how much a claim is worth checking, and why. docs/CLAIMS.md states the formula and its sources.

use std::borrow::Cow;

use super::vocabulary::Vocabulary;
use crate::data;
use crate::document::{ClaimKind, Modality};

/// What the score is made from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Features<'a> {
    pub content: &'a str,
    pub kind: ClaimKind,
    pub modality: Modality,
    pub amounts: usize,
    pub dates: usize,
    pub entities: usize,
    pub named_speaker: bool,
}

/// The code of a content that compares; the section of its words.
const COMPARISON: &str = "comparison";
/// The code of a content that gives a cause; the section of its words.
const CAUSE: &str = "cause";
const SECTIONS: [&str; 2] = [COMPARISON, CAUSE];

/// Words that make a content worth checking, a bit for each section.
#[derive(Debug)]
pub(crate) struct Words {
    /// Those that count wherever they stand: Korean ones.
    anywhere: Vocabulary,
    /// Those that count only where they stand as whole words, in small letters or not: English ones.
    whole: Vocabulary,
}

impl Words {
    /// The Korean ones, from `data/worth.txt`.
    pub(super) fn korean() -> Self {
        let mut words = Words::none();
        words.read_sections(data::WORTH.text());
        words
    }

    /// The English ones, from `data/en/claims/worth.txt`.
    pub(super) fn english() -> Self {
        let mut words = Words::none();
        words.read_classes(data::EN_CLAIMS_WORTH.text());
        words
    }

    /// All of them, as far as their packs are there.
    #[cfg(not(feature = "app"))]
    pub(crate) fn of_every_language() -> Self {
        let mut words = Words::none();
        words.read_sections(data::WORTH.text());
        words.read_classes(data::EN_CLAIMS_WORTH.text());
        words
    }

    /// All of them from the files as they are: the page, which judges what its reader underlines, has none of the packed
    /// lists, which come all together.
    #[cfg(feature = "app")]
    pub(crate) fn of_every_language() -> Self {
        Words::unpacked()
    }

    #[cfg(any(feature = "app", test))]
    fn unpacked() -> Self {
        let mut words = Words::none();
        words.read_sections(include_str!("../../data/worth.txt"));
        words.read_classes(include_str!("../../data/en/claims/worth.txt"));
        words
    }

    fn none() -> Self {
        Words {
            anywhere: Vocabulary::of_beginnings(),
            whole: Vocabulary::of_beginnings(),
        }
    }

    fn read_sections(&mut self, text: &str) {
        let mut bit = 0;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with('[') {
                bit = section_bit(line.trim_matches(['[', ']']));
                continue;
            }
            // An underscore stands for a blank.
            let word = line.replace('_', " ");
            self.anywhere.set(&word, self.anywhere.get(&word) | bit);
        }
    }

    fn read_classes(&mut self, text: &'static str) {
        for (class, word) in crate::lexicon::words(text) {
            // Examples, where the file is read as it is.
            if !word.starts_with("+ ") && !word.starts_with("- ") {
                let bits = self.whole.get(word) | section_bit(class);
                self.whole.set(word, bits);
            }
        }
    }

    /// Which of the sections have a word that stands in a content.
    fn within(&self, content: &str) -> [bool; 2] {
        let mut found = 0;
        let mut small = String::new();
        let mut before = ' ';
        for (i, c) in content.char_indices() {
            let rest = content.get(i..).unwrap_or("");
            if !c.is_ascii_alphabetic() {
                let parts = self.anywhere.parts(rest);
                found |= parts.fold(0, |bits, (_, bit)| bits | bit);
            } else if !before.is_alphanumeric() {
                small.clear();
                small.extend(rest.chars().take(LONGEST).map(crate::text::case::small));
                for (bytes, bit) in self.whole.parts(&small) {
                    let behind = small.get(bytes..).and_then(|r| r.chars().next());
                    if behind.is_none_or(|c| !c.is_alphanumeric()) {
                        found |= bit;
                    }
                }
            }
            before = c;
        }
        [found & 1 != 0, found & 2 != 0]
    }

    /// The score, 0 to 1, and the codes of what raised or lowered it.
    pub(crate) fn score(&self, features: &Features<'_>) -> (f32, Vec<Cow<'static, str>>) {
        let [compares, gives_cause] = self.within(features.content);
        weighed(features, compares, gives_cause)
    }
}

/// Longer than any English word or phrase of the list, in characters.
const LONGEST: usize = 20;

fn section_bit(section: &str) -> u64 {
    let at = SECTIONS.iter().position(|s| *s == section);
    at.map_or(0, |at| 1 << at)
}

/// The same where it is known whether the content compares and gives a cause.
fn weighed(
    features: &Features<'_>,
    compares: bool,
    gives_cause: bool,
) -> (f32, Vec<Cow<'static, str>>) {
    let mut reasons = Vec::new();
    // Hundredths: the sum is exact and the same on every machine.
    let mut sum: i32 = 20;
    let mut add = |points: i32, code: &'static str, reasons: &mut Vec<Cow<'static, str>>| {
        sum += points;
        reasons.push(Cow::Borrowed(code));
    };
    if features.amounts > 0 {
        let points = if features.amounts > 1 { 25 } else { 20 };
        add(points, "figure", &mut reasons);
    }
    if features.dates > 0 {
        add(8, "date", &mut reasons);
    }
    if compares {
        add(10, COMPARISON, &mut reasons);
    }
    if gives_cause {
        add(7, CAUSE, &mut reasons);
    }
    if features.entities > 0 {
        add(10, "named_actor", &mut reasons);
    }
    if features.named_speaker {
        add(5, "named_speaker", &mut reasons);
    }
    match features.modality {
        Modality::Assertion => add(17, "assertion", &mut reasons),
        Modality::Denial => add(15, "denial", &mut reasons),
        Modality::Estimate => add(10, "estimate", &mut reasons),
        Modality::Hearsay => add(10, "hearsay", &mut reasons),
        Modality::Forecast => add(-5, "forecast", &mut reasons),
        Modality::Speculation => add(-5, "speculation", &mut reasons),
        Modality::Plan => add(-8, "plan", &mut reasons),
        Modality::Opinion => add(-12, "opinion", &mut reasons),
        Modality::Question => add(-18, "question", &mut reasons),
    }
    if features.kind == ClaimKind::Direct && features.content.chars().count() < 12 {
        add(-10, "short", &mut reasons);
    }
    let bounded = sum.clamp(0, 100);
    // At most 100, so the conversion is exact.
    (
        f32::from(i16::try_from(bounded).unwrap_or(0)) / 100.0,
        reasons,
    )
}

/// What tells how likely a claim is right as it is shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signals {
    pub kind: ClaimKind,
    /// Whether a speaker was found, and whether he is somebody whom the article names.
    pub speaker: bool,
    pub named: bool,
    /// Whether he stands in an earlier sentence.
    pub inherited: bool,
    /// Whether the content is a bare noun.
    pub bare: bool,
}

/// How often claims with these signals had both their bounds and their speaker right: docs/CLAIMS.md has the counts.
pub(super) fn confidence(signals: &Signals) -> f32 {
    let direct = signals.kind == ClaimKind::Direct;
    let hundredths: i16 = match (direct, signals.speaker, signals.named) {
        (true, true, true) => 94,
        (true, true, false) => 84,
        (true, false, _) => 60,
        (false, true, true) => 83,
        (false, true, false) => 72,
        (false, false, _) => 65,
    };
    let before = if signals.inherited { 8 } else { 0 };
    let bare = if signals.bare && signals.speaker {
        10
    } else {
        0
    };
    f32::from(hundredths - before - bare) / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_list_keeps_to_its_examples() {
        let korean = include_str!("../../data/worth.examples.tsv");
        let english = include_str!("../../data/en/claims/worth.txt");
        let english: Vec<String> = english
            .lines()
            .filter(|l| l.starts_with(['+', '-']))
            .filter_map(|l| {
                let (sign, rest) = l.split_once(' ')?;
                let (section, content) = rest.split_once(": ")?;
                Some(format!("{section}\t{sign}\t{content}"))
            })
            .collect();
        let korean: Vec<String> = korean
            .lines()
            .filter(|l| !l.starts_with('#'))
            .map(str::to_owned)
            .collect();
        for (own, examples) in [(Words::korean(), korean), (Words::english(), english)] {
            let lists = [own, Words::unpacked()];
            let mut seen = std::collections::BTreeSet::new();
            for line in &examples {
                let [section, sign, content] =
                    line.split('\t').collect::<Vec<_>>().try_into().unwrap();
                let at = SECTIONS.iter().position(|s| *s == section).unwrap();
                for words in &lists {
                    assert_eq!(words.within(content)[at], sign == "+", "{line}");
                }
                seen.insert((section, sign));
            }
            assert_eq!(seen.len(), 4);
        }
    }

    #[test]
    fn a_quotation_of_somebody_named_is_surest_and_a_speaker_from_before_less_sure() {
        let quoted = Signals {
            kind: ClaimKind::Direct,
            speaker: true,
            named: true,
            inherited: false,
            bare: false,
        };
        let reported = Signals {
            kind: ClaimKind::Indirect,
            ..quoted
        };
        let before = Signals {
            inherited: true,
            ..reported
        };
        let nobody = Signals {
            speaker: false,
            named: false,
            ..reported
        };
        assert!(confidence(&quoted) > confidence(&reported));
        assert!(confidence(&reported) > confidence(&before));
        assert!(confidence(&before) > confidence(&nobody));
    }

    #[test]
    fn a_claim_with_figures_ranks_above_an_opinion_and_a_plan() {
        let figures = Features {
            content: "매출이 지난해보다 20% 늘었다",
            kind: ClaimKind::Indirect,
            modality: Modality::Assertion,
            amounts: 1,
            dates: 1,
            entities: 0,
            named_speaker: true,
        };
        let opinion = Features {
            content: "좋은 시장이라고 생각한다",
            modality: Modality::Opinion,
            amounts: 0,
            dates: 0,
            ..figures
        };
        let plan = Features {
            content: "내년에 공장을 짓겠다",
            modality: Modality::Plan,
            amounts: 0,
            ..figures
        };
        let words = Words::korean();
        assert!(words.score(&figures).0 > words.score(&plan).0);
        assert!(words.score(&plan).0 > words.score(&opinion).0);
    }
}
