//! The words that report, as `data/cues.tsv` lists them.

use crate::document::Modality;
use crate::wordlist::class_enum;

class_enum! {
    /// What a cue does; see the head of `data/cues.tsv`.
    pub(super) CueKind {
        Say = "say",
        Hold = "hold",
        Told = "told",
        Found = "found",
        Name = "name",
        Light = "light",
        View = "view",
        Will = "will",
        Ask = "ask",
        Point = "point",
        Speech = "speech",
    }
}

impl CueKind {
    /// Whether the words of this kind are nouns; the others are predicates.
    pub(super) fn is_noun(self) -> bool {
        matches!(
            self,
            CueKind::View | CueKind::Will | CueKind::Ask | CueKind::Point | CueKind::Speech
        )
    }
}

/// One line of `data/cues.tsv`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cue {
    pub kind: CueKind,
    pub word: &'static str,
    /// `None` leaves it to the content.
    pub modality: Option<Modality>,
    /// Whether it denies what is reported.
    pub denies: bool,
}

impl Cue {
    /// Reads such a line; `None` where a field is missing or its word unknown.
    pub(super) fn read(line: &'static str) -> Option<Cue> {
        let mut fields = line.split('\t');
        let kind = CueKind::from_word(fields.next()?)?;
        let word = fields.next()?;
        let modality = Modality::from_word(fields.next()?);
        let denies = fields.next()? == "-";
        Some(Cue {
            kind,
            word,
            modality,
            denies,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::ko::Finder;
    use crate::document::Document;
    use crate::text::Span;

    /// Every cue of data/cues.tsv has a sentence that it reports in, and one that it does not.
    #[test]
    fn every_cue_keeps_to_its_examples() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/cues.examples.tsv");
        let examples = std::fs::read_to_string(path).unwrap();
        let finder = Finder::new();
        let mut wrong = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for line in examples.lines().filter(|l| !l.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [kind, word, sign, text] = fields.as_slice() else {
                panic!("{line}");
            };
            seen.insert(((*kind).to_owned(), (*word).to_owned(), *sign == "+"));
            let document = Document {
                body: vec![Span::new(0, text.len())],
                ..Document::default()
            };
            let claims = finder.korean(text, &document.body, &document);
            let reports = !claims.is_empty();
            let expected = (*sign == "+") != (*kind == "name");
            let cued = *sign != "+" || *kind == "name" || claims.iter().any(|c| c.cue.is_some());
            if reports != expected || !cued {
                wrong.push(line.to_owned());
            }
        }
        for cue in finder.lexicon.cues() {
            for sign in [true, false] {
                let kind = format!("{:?}", cue.kind).to_lowercase();
                if !seen.contains(&(kind, cue.word.to_owned(), sign)) {
                    wrong.push(format!("{} has no example", cue.word));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
