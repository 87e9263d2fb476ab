//! The inflected forms of English verbs and nouns, by rule and from the list of irregular ones.

use std::collections::BTreeMap;

/// Forms that a written word may be, as bits.
pub(super) const BASE: u8 = 1;
pub(super) const S: u8 = 2;
pub(super) const PAST: u8 = 4;
pub(super) const PARTICIPLE: u8 = 8;
pub(super) const ING: u8 = 16;

/// The verbs with forms of their own, by their base form.
#[derive(Debug, Default)]
pub(super) struct Irregular(BTreeMap<&'static str, Vec<&'static str>>);

impl Irregular {
    /// Reads lines of a base, its past, its participle and its form in -ing, the last two where they differ.
    pub(super) fn of(file: &'static str) -> Irregular {
        let mut verbs = BTreeMap::new();
        for line in file.lines() {
            let mut words = line.split(' ');
            if let Some(base) = words.next() {
                verbs.insert(base, words.collect());
            }
        }
        Irregular(verbs)
    }

    /// Gives every form of a verb with what it is.
    pub(super) fn forms(&self, base: &str, mut give: impl FnMut(&str, u8)) {
        give(base, BASE);
        give(&with_s(base), S);
        let own = self.0.get(base);
        let past = own.and_then(|o| o.first()).copied();
        let participle = own.and_then(|o| o.get(1)).copied();
        let ing = own.and_then(|o| o.get(2)).copied();
        match (past, participle) {
            (Some(past), Some(participle)) => {
                give(past, PAST);
                give(participle, PARTICIPLE);
            }
            (Some(past), None) => give(past, PAST | PARTICIPLE),
            (None, _) => give(&with_ed(base), PAST | PARTICIPLE),
        }
        match (ing, past) {
            (Some(ing), _) => give(ing, ING),
            // plan, planned, planning: the consonant is doubled in both.
            (None, Some(past)) if past.len() > base.len() + 2 && past.ends_with("ed") => {
                let stem = past.get(..past.len() - 2).unwrap_or(base);
                give(&format!("{stem}ing"), ING);
            }
            (None, _) => give(&with_ing(base), ING),
        }
    }
}

/// `say` → `says`, `worry` → `worries`, `push` → `pushes`: the third person of a verb, the plural of a noun.
pub(super) fn with_s(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if word.ends_with(['s', 'x', 'z', 'o'])
            || word.ends_with("sh")
            || word.ends_with("ch") =>
        {
            format!("{word}es")
        }
        _ => format!("{word}s"),
    }
}

fn with_ed(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ied"),
        _ if word.ends_with('e') => format!("{word}d"),
        _ => format!("{word}ed"),
    }
}

fn with_ing(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    match word.strip_suffix('e') {
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) => format!("{stem}ing"),
        _ => format!("{word}ing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_inflected_by_rule_and_from_the_list() {
        let list =
            Irregular::of("say said\nwrite wrote written\nplan planned\ncut cut cut cutting");
        let all = |base: &str| {
            let mut found = Vec::new();
            list.forms(base, |form, _| found.push(form.to_owned()));
            found.join(" ")
        };
        assert_eq!(all("say"), "say says said saying");
        assert_eq!(all("write"), "write writes wrote written writing");
        assert_eq!(all("plan"), "plan plans planned planning");
        assert_eq!(all("cut"), "cut cuts cut cut cutting");
        assert_eq!(all("worry"), "worry worries worried worrying");
        assert_eq!(all("agree"), "agree agrees agreed agreeing");
        assert_eq!(all("stress"), "stress stresses stressed stressing");
        assert_eq!(all("die"), "die dies died dying");
        assert_eq!(all("convey"), "convey conveys conveyed conveying");
    }
}
