//! Claims as the reader sees them: who, through whom, how sure, how much worth checking.

use std::collections::BTreeMap;

use super::reading::Reading;
use crate::app::text::Lang;
use crate::explain::annotation::{entity_of, figures, manner, reason, role_of, source_name, worth};
use crate::{ClaimKind, Modality, Span};

/// A claim as a card shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimView {
    /// Index into the record.
    pub index: usize,
    /// Its words.
    pub text: String,
    /// How it is given and put, in words.
    pub manner: String,
    /// Who says it, by full name where known; `None` when nobody is named.
    pub speaker: Option<String>,
    /// The speaker's role and organization.
    pub role: Option<String>,
    /// Who relays it.
    pub via: Option<String>,
    /// The figures and dates in it.
    pub figures: Vec<String>,
    /// How much it is worth checking, 0 to 3.
    pub worth: u8,
    /// Why.
    pub reasons: Vec<String>,
    /// What filters look at.
    pub modality: Modality,
    /// How it is given.
    pub kind: ClaimKind,
}

/// How firmly a modality commits its speaker, 1 to 3: the small scale beside the words.
#[must_use]
pub fn firmness(modality: Modality) -> u8 {
    match modality {
        Modality::Assertion | Modality::Denial => 3,
        Modality::Plan | Modality::Estimate | Modality::Forecast | Modality::Opinion => 2,
        Modality::Hearsay | Modality::Speculation | Modality::Question => 1,
    }
}

/// One claim.
#[must_use]
pub fn claim(reading: &Reading, index: usize, lang: Lang) -> Option<ClaimView> {
    let record = &reading.record;
    let c = record.claims.get(index)?;
    let speaker = c.speaker.as_ref();
    Some(ClaimView {
        index,
        text: reading.words(Span::new(c.start, c.end)).to_owned(),
        manner: manner(c, lang),
        speaker: speaker.map(|s| source_name(record, s).to_owned()),
        role: speaker
            .and_then(|s| entity_of(record, s))
            .and_then(|e| role_of(record, e)),
        via: c.via.as_ref().map(|s| source_name(record, s).to_owned()),
        figures: figures(record, c),
        worth: worth(c),
        reasons: c.reasons.iter().map(|r| reason(r, lang)).collect(),
        modality: c.modality,
        kind: c.kind,
    })
}

/// In what order claims are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// As in the text.
    #[default]
    Text,
    /// The most worth checking first.
    Worth,
}

/// What a list of claims is narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Narrow {
    /// Only this speaker; the empty name means nobody named.
    pub speaker: Option<String>,
    /// Only this modality.
    pub modality: Option<Modality>,
    /// Only this kind.
    pub kind: Option<ClaimKind>,
}

/// The claims that a list shows, in its order.
#[must_use]
pub fn list(reading: &Reading, narrow: &Narrow, order: Order, lang: Lang) -> Vec<ClaimView> {
    let all = (0..reading.record.claims.len()).filter_map(|i| claim(reading, i, lang));
    let mut list: Vec<ClaimView> = all
        .filter(|c| {
            let speaker = c.speaker.as_deref().unwrap_or("");
            narrow.speaker.as_deref().is_none_or(|s| s == speaker)
                && narrow.modality.is_none_or(|m| m == c.modality)
                && narrow.kind.is_none_or(|k| k == c.kind)
        })
        .collect();
    if order == Order::Worth {
        // Stable: equals stay in text order.
        crate::sort::sort_by_key(&mut list, |c| 3 - c.worth.min(3));
    }
    list
}

/// Speakers with how many claims each makes, the busiest first; the empty name means nobody named.
#[must_use]
pub fn speakers(reading: &Reading) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for c in &reading.record.claims {
        let name = c
            .speaker
            .as_ref()
            .map_or_else(String::new, |s| source_name(&reading.record, s).to_owned());
        *counts.entry(name).or_default() += 1;
    }
    let mut speakers: Vec<_> = counts.into_iter().collect();
    crate::sort::sort_by(&mut speakers, |a, b| {
        b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0))
    });
    speakers
}

/// The modalities that occur, in the contract's order, with counts.
#[must_use]
pub fn modalities(reading: &Reading) -> Vec<(Modality, usize)> {
    Modality::ALL
        .iter()
        .map(|&m| {
            let claims = reading.record.claims.iter();
            (m, claims.filter(|c| c.modality == m).count())
        })
        .filter(|(_, n)| *n > 0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::reading::tests::reading;
    use super::*;

    fn article() -> Reading {
        let claim = |id: &str, speaker: &str, modality: &str, worth: &str| {
            format!(
                r#"{{"id":"{id}","start":0,"end":3,"text":"가나다","kind":"direct","speaker":{speaker},"via":null,"cue":null,
                "modality":"{modality}","check_worthiness":{worth},"reasons":["figure"],"entities":[],"amounts":[],"dates":[],"confidence":0.9}}"#
            )
        };
        let named = r#"{"start":4,"end":5,"text":"윤","entity":"e1"}"#;
        let lists = format!(
            r#""entities":[{{"id":"e1","kind":"person","name":"윤서진","aliases":[],"titles":["대표"],"organization":"e2","mentions":[]}},
              {{"id":"e2","kind":"organization","name":"한빛전자","aliases":[],"titles":[],"organization":null,"mentions":[]}}],
            "claims":[{},{},{}]"#,
            claim("c1", "null", "hearsay", "0.1"),
            claim("c2", named, "plan", "0.9"),
            claim("c3", named, "plan", "0.5"),
        );
        reading("가나다 윤", &lists)
    }

    #[test]
    fn names_the_speaker_in_full_with_role() {
        let view = claim(&article(), 1, Lang::Korean).unwrap();
        assert_eq!(view.speaker.as_deref(), Some("윤서진"));
        assert_eq!(view.role.as_deref(), Some("한빛전자 대표"));
        assert_eq!(view.manner, "직접 인용 · 계획");
        assert_eq!(view.reasons, ["수치가 있음"]);
    }

    #[test]
    fn narrows_and_orders() {
        let a = article();
        let order = |narrow: &Narrow, order| -> Vec<usize> {
            list(&a, narrow, order, Lang::English)
                .iter()
                .map(|c| c.index)
                .collect()
        };
        assert_eq!(order(&Narrow::default(), Order::Text), [0, 1, 2]);
        assert_eq!(order(&Narrow::default(), Order::Worth), [1, 2, 0]);
        let nobody = Narrow {
            speaker: Some(String::new()),
            ..Narrow::default()
        };
        assert_eq!(order(&nobody, Order::Text), [0]);
        let plans = Narrow {
            modality: Some(Modality::Plan),
            ..Narrow::default()
        };
        assert_eq!(order(&plans, Order::Text), [1, 2]);
    }

    #[test]
    fn counts_speakers_and_modalities() {
        assert_eq!(
            speakers(&article()),
            [("윤서진".to_owned(), 2), (String::new(), 1)]
        );
        assert_eq!(
            modalities(&article()),
            [(Modality::Plan, 2), (Modality::Hearsay, 1)]
        );
    }
}
