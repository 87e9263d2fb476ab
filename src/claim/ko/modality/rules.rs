//! The words of `data/modality.txt`.

use crate::claim::ko::predicate::{Shape, stem_forms};
use crate::claim::vocabulary::Vocabulary;
use crate::data;
use crate::document::Modality;

/// The words of `data/modality.txt`.
#[derive(Debug)]
pub(in crate::claim::ko) struct Rules {
    /// Which of [`Modality::ALL`] an ending tells, counted from 1.
    pub(super) endings: Vocabulary,
    pub(super) verdict: Vocabulary,
    pub(super) feeling: Vocabulary,
    pub(super) degree: Vocabulary,
    pub(super) happens: Vocabulary,
    pub(super) intends: Vocabulary,
    pub(super) weather: Vocabulary,
    pub(super) own: Vocabulary,
    pub(super) ahead: Vocabulary,
    pub(super) state: Vocabulary,
    pub(super) doing: Vocabulary,
    pub(super) rhetoric: Vocabulary,
    pub(super) plain: Vocabulary,
    pub(super) undertake: Vocabulary,
    pub(super) request: Vocabulary,
    pub(super) far: Vocabulary,
    pub(super) blame: Vocabulary,
    pub(super) staged: Vocabulary,
    pub(super) fault: Vocabulary,
    pub(super) measured: Vocabulary,
    pub(super) quality: Vocabulary,
    pub(super) merit: Vocabulary,
    pub(super) attitude: Vocabulary,
    pub(super) announce: Vocabulary,
    pub(super) defence: Vocabulary,
    pub(super) censure: Vocabulary,
    pub(super) misdeed: Vocabulary,
    pub(super) idiom: Vocabulary,
    pub(super) insists: Vocabulary,
    pub(super) concludes: Vocabulary,
}

impl Rules {
    /// Reads the lists that are part of the library.
    pub(in crate::claim::ko) fn new() -> Self {
        let words = Vocabulary::of_beginnings;
        let ends = Vocabulary::of_ends;
        let mut rules = Rules {
            endings: ends(),
            verdict: words(),
            feeling: words(),
            degree: words(),
            happens: ends(),
            intends: ends(),
            weather: words(),
            own: words(),
            ahead: words(),
            state: words(),
            doing: ends(),
            rhetoric: words(),
            plain: words(),
            undertake: ends(),
            request: words(),
            far: words(),
            blame: words(),
            staged: ends(),
            fault: words(),
            measured: words(),
            quality: words(),
            merit: words(),
            attitude: words(),
            announce: words(),
            defence: words(),
            censure: words(),
            misdeed: words(),
            idiom: words(),
            insists: words(),
            concludes: words(),
        };
        let mut section = "";
        for line in data::MODALITY.text().lines() {
            if let Some(name) = line.strip_prefix('[') {
                section = name.trim_end_matches(']');
                continue;
            }
            let list = match section {
                "verdict" => &mut rules.verdict,
                "degree" => &mut rules.degree,
                "ahead" => &mut rules.ahead,
                "self" => &mut rules.own,
                "state" => &mut rules.state,
                "rhetoric" => &mut rules.rhetoric,
                "plain" => &mut rules.plain,
                "request" => &mut rules.request,
                "doing" => &mut rules.doing,
                "undertake" => &mut rules.undertake,
                "feeling" => &mut rules.feeling,
                "happens" => &mut rules.happens,
                "intends" => &mut rules.intends,
                "weather" => &mut rules.weather,
                "staged" => &mut rules.staged,
                "blame" => &mut rules.blame,
                "fault" => &mut rules.fault,
                "measured" => &mut rules.measured,
                "quality" => &mut rules.quality,
                "merit" => &mut rules.merit,
                "announce" => &mut rules.announce,
                "defence" => &mut rules.defence,
                "censure" => &mut rules.censure,
                "misdeed" => &mut rules.misdeed,
                "idiom" => &mut rules.idiom,
                "insists" => &mut rules.insists,
                "concludes" => &mut rules.concludes,
                "attitude" => {
                    for (form, shape) in stem_forms(line) {
                        if shape != Shape::Past {
                            rules.attitude.add(&form);
                        }
                    }
                    continue;
                }
                "far" => &mut rules.far,
                _ => {
                    let modality = (1..)
                        .zip(Modality::ALL)
                        .find(|(_, m)| m.as_str() == section);
                    if let Some((number, _)) = modality
                        && !rules.endings.contains(line)
                    {
                        rules.endings.set(line, number);
                    }
                    continue;
                }
            };
            list.add(line);
        }
        rules
    }
}
