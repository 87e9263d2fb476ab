//! Which forms can be longer ones of a short form, by what they have in common: most names of a long text have nothing to do
//! with each other.

use std::collections::{BTreeMap, BTreeSet};

use super::form::Form;
use crate::document::EntityKind;
use crate::entity::ko::spelling::sound_key;
use crate::text::hangul;

/// Parts of keys with more characters are not told apart.
const MOST: usize = 24;

/// Forms in order, by their kind and something that they have.
type Places<K> = BTreeMap<(EntityKind, K), Vec<usize>>;

/// The forms of an article by the parts of them that a short form has, too.
pub(super) struct Kin<'a> {
    /// By what a key begins with.
    begin: Places<&'a str>,
    /// By what a key ends with.
    end: Places<&'a str>,
    /// By how the key sounds.
    sound: Places<String>,
    /// Persons by how the words sound that their names begin and end with.
    words: Places<String>,
    /// Organizations, with the number of their letters, by one that one of their words begins with and one of their last
    /// three.
    letters: BTreeMap<(char, char), Vec<(usize, usize)>>,
    /// The forms with keys of more than [`MOST`] characters.
    long: Vec<usize>,
}

impl<'a> Kin<'a> {
    pub(super) fn new(forms: &'a [Form]) -> Kin<'a> {
        let mut kin = Kin {
            begin: BTreeMap::new(),
            end: BTreeMap::new(),
            sound: BTreeMap::new(),
            words: BTreeMap::new(),
            letters: BTreeMap::new(),
            long: Vec::new(),
        };
        for (i, form) in forms.iter().enumerate() {
            if form.length > MOST {
                kin.long.push(i);
            }
            match form.kind {
                EntityKind::Person => kin.add_person(form, i),
                EntityKind::Organization => {
                    kin.add_parts(form, i, [true, true]);
                    add(&mut kin.sound, (form.kind, sound_key(&form.key)), i);
                    let (count, pairs) = letters(&form.text);
                    for pair in pairs {
                        kin.letters.entry(pair).or_default().push((count, i));
                    }
                }
                EntityKind::Place => kin.add_parts(form, i, [true, false]),
                EntityKind::Event => kin.add_parts(form, i, [false, true]),
                EntityKind::Product => add(&mut kin.sound, (form.kind, sound_key(&form.key)), i),
                EntityKind::Title => {}
            }
        }
        kin
    }

    fn add_person(&mut self, form: &'a Form, i: usize) {
        add(&mut self.sound, (form.kind, sound_key(&form.key)), i);
        let words: Vec<String> = form.words.iter().map(|word| sound_key(word)).collect();
        for length in 1..=words.len() {
            for row in [words.get(..length), words.get(words.len() - length..)] {
                add(
                    &mut self.words,
                    (form.kind, row.unwrap_or(&[]).join(" ")),
                    i,
                );
            }
        }
        // 김한빛 and 한빛: the given name.
        if form.korean {
            for (at, _) in form.text.char_indices() {
                add(
                    &mut self.end,
                    (form.kind, form.text.get(at..).unwrap_or("")),
                    i,
                );
            }
        }
    }

    /// Adds what the key begins and ends with, where it is wanted.
    fn add_parts(&mut self, form: &'a Form, i: usize, [begin, end]: [bool; 2]) {
        for (at, c) in form.key.char_indices().take(MOST) {
            if begin {
                let part = form.key.get(..at + c.len_utf8()).unwrap_or("");
                add(&mut self.begin, (form.kind, part), i);
            }
        }
        for (at, _) in form.key.char_indices().rev().take(MOST) {
            if end {
                add(
                    &mut self.end,
                    (form.kind, form.key.get(at..).unwrap_or("")),
                    i,
                );
            }
        }
    }

    /// The forms that `short` may be short for, or another spelling of, in their order.
    pub(super) fn longer(&self, short: &Form) -> Vec<usize> {
        let kind = short.kind;
        let key = (kind, short.key.as_str());
        let mut places: Vec<usize> = Vec::new();
        let mut all = |some: Option<&Vec<usize>>| places.extend(some.into_iter().flatten());
        match kind {
            EntityKind::Person => {
                all(self.sound.get(&(kind, sound_key(&short.key))));
                let words: Vec<String> = short.words.iter().map(|word| sound_key(word)).collect();
                all(self.words.get(&(kind, words.join(" "))));
                all(self.end.get(&(kind, short.text.as_str())));
            }
            EntityKind::Organization => {
                all(self.begin.get(&key));
                all(self.end.get(&key));
                all(self.sound.get(&(kind, sound_key(&short.key))));
                let mut chars = short.text.chars();
                if let (Some(first), Some(last)) = (chars.next(), chars.next_back()) {
                    let same = self.letters.get(&(first, last)).into_iter().flatten();
                    // An abbreviation leaves two letters out at least.
                    let least = chars.count() + 4;
                    places.extend(same.filter(|&&(count, _)| count >= least).map(|&(_, i)| i));
                }
            }
            EntityKind::Place => all(self.begin.get(&key)),
            EntityKind::Event => all(self.end.get(&key)),
            EntityKind::Product => all(self.sound.get(&(kind, sound_key(&short.key)))),
            EntityKind::Title => {}
        }
        if short.length > MOST {
            places.extend(&self.long);
        }
        crate::sort::sort(&mut places);
        places.dedup();
        places
    }
}

fn add<K: Ord>(places: &mut Places<K>, key: (EntityKind, K), i: usize) {
    places.entry(key).or_default().push(i);
}

/// How many letters a name has, and the first of each word with each of the last three of the name.
fn letters(name: &str) -> (usize, BTreeSet<(char, char)>) {
    let alphanumeric = |words: &str| -> Vec<char> {
        let letters = words.chars().filter(|&c| hangul::is_alphanumeric(c));
        letters.collect()
    };
    let all = alphanumeric(name);
    let mut at = 0;
    let mut pairs = BTreeSet::new();
    for word in name.split(' ') {
        if let Some(&first) = all.get(at) {
            pairs.extend(all.iter().rev().take(3).map(|&last| (first, last)));
        }
        at += alphanumeric(word).len();
    }
    (all.len(), pairs)
}

#[cfg(test)]
mod tests {
    use super::super::form::Linker;
    use super::*;
    use crate::data;
    use crate::dictionary::Dictionary;
    use crate::entity::Found;
    use crate::entity::ko::Finder;
    use crate::entity::ko::custom::Custom;
    use crate::text::Span;

    fn with_forms(names: &[(EntityKind, String)], run: impl FnOnce(&Linker<'_>, &[Form])) {
        let mut text = String::new();
        let mut found = Vec::new();
        for (kind, name) in names {
            let span = Span::new(text.len(), text.len() + name.len());
            text += name;
            text.push('\n');
            found.push(Found {
                span,
                kind: *kind,
                confidence: 1.0,
            });
        }
        let finder = Finder::new();
        let dictionary = Dictionary::default();
        let linker = Linker {
            lists: &finder.lists,
            spelling: &finder.spelling,
            custom: &Custom::new(&dictionary),
            patterns: &finder.patterns,
        };
        run(&linker, &linker.forms(&text, &found));
    }

    #[test]
    fn every_form_that_is_shortened_is_among_those_that_are_looked_at() {
        let mut names: Vec<(EntityKind, String)> = Vec::new();
        for (kind, list) in [
            (EntityKind::Place, data::NAMES_PLACE),
            (EntityKind::Organization, data::NAMES_ORGANIZATION),
            (EntityKind::Product, data::NAMES_PRODUCT),
            (EntityKind::Event, data::NAMES_EVENT),
        ] {
            let lines = list.text().lines().step_by(4).take(250);
            names.extend(lines.map(|line| (kind, line.trim_end_matches('?').to_owned())));
        }
        let own = [
            (
                EntityKind::Organization,
                "공정거래위원회|공정위|한국은행|한은|대한민국 국토해양부|국토해양부|블룸버그통신|블룸버그|오러클|오라클",
            ),
            (
                EntityKind::Person,
                "샘 올트먼|올트먼|샘 올트만|무함마드 빈 살만|빈 살만|김한빛|한빛|도널드 트럼프|도날드 트럼프|도널드",
            ),
            (EntityKind::Place, "새벽시|새벽|노을군|노을"),
        ];
        for (kind, list) in own {
            names.extend(list.split('|').map(|name| (kind, name.to_owned())));
        }
        let long = "가나다라마바사".repeat(5);
        names.push((EntityKind::Event, format!("새벽{long}")));
        names.push((EntityKind::Event, long));
        with_forms(&names, |linker, forms| {
            let kin = Kin::new(forms);
            let mut pairs = 0;
            for (i, short) in forms.iter().enumerate() {
                let looked_at = kin.longer(short);
                for (j, long) in forms.iter().enumerate() {
                    if i != j && short.kind == long.kind && linker.shortens(short, long) {
                        assert!(looked_at.contains(&j), "{} {}", short.text, long.text);
                        pairs += 1;
                    }
                }
            }
            assert!(pairs > 20, "{pairs}");
        });
    }

    #[test]
    fn names_that_have_nothing_in_common_are_not_held_against_each_other() {
        let syllables = ["가", "노", "두", "리", "매", "벼", "세", "오", "주", "치"];
        let names: Vec<(EntityKind, String)> = (0..1000)
            .flat_map(|n| {
                let pick = |n: usize| syllables[n % 10];
                let [a, b, c] = [pick(n), pick(n / 10), pick(n / 100)];
                [
                    (EntityKind::Organization, format!("{a}{b}{c}전자")),
                    (EntityKind::Person, format!("김{a}{b}{c}")),
                    (EntityKind::Place, format!("{a}{b}{c}시")),
                ]
            })
            .collect();
        with_forms(&names, |_, forms| {
            let kin = Kin::new(forms);
            let looked_at: usize = forms.iter().map(|form| kin.longer(form).len()).sum();
            assert!(looked_at < 20 * forms.len(), "{looked_at}");
        });
    }
}
