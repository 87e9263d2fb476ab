//! Titles and roles of persons.

use std::collections::HashMap;

use super::boundary::{Boundaries, begins, is_letter};
use super::hash::{Build, Words};
use crate::data;
use crate::text::{Span, hangul};

/// How freely a title stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It names a person by itself.
    Solo,
    /// It is a title only beside a name, or after one was met with it.
    Beside,
    /// An occupation: a title only right beside a name.
    Job,
}

/// Words that could be a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TitleHit {
    /// The whole role phrase.
    pub span: Span,
    /// The words of the list in it, or what stands for them.
    pub head: Span,
    pub standing: Standing,
    /// Whether the head ends a word that begins with something else (`공정거래위원장`, `삼성전자회장`).
    pub fused: bool,
    /// Whether the word is hardly ever anything but a title, so that it tells about the words beside it.
    pub sure: bool,
}

/// The title list.
#[derive(Debug)]
pub(super) struct Titles {
    heads: Words<(Standing, bool)>,
    fused: Words,
    before: Words,
    behind: Words,
    /// What stands right behind the place that somebody is elected in (`서울시장`): the place is a name of its own.
    local: Words,
    /// Words that begin as a title and are none: `장관을 이루`.
    homonyms: Words,
    /// For each first character of heads their lengths in bytes, a bit each.
    lengths: HashMap<char, u64, Build>,
}

impl Titles {
    pub(super) fn embedded() -> Self {
        let mut heads: HashMap<&'static str, (Standing, bool), Build> = HashMap::default();
        let [mut fused, mut before, mut behind, mut local, mut homonyms] =
            [(); 5].map(|()| Vec::new());
        for line in data::TITLES.text().lines() {
            let Some((class, word)) = line.split_once('\t') else {
                continue;
            };
            match class {
                "solo" => {
                    heads.insert(word, (Standing::Solo, true));
                }
                "beside" | "beside?" => {
                    let sure = class == "beside";
                    heads.entry(word).or_insert((Standing::Beside, sure));
                }
                "job" | "job?" => {
                    let sure = class == "job";
                    heads.entry(word).or_insert((Standing::Job, sure));
                }
                "fused" => fused.push(word),
                "before" => before.push(word),
                "behind" => behind.push(word),
                "homonym" => homonyms.push(word),
                "local" => local.push(word),
                _ => {}
            }
        }
        let mut lengths: HashMap<char, u64, Build> = HashMap::default();
        for word in heads.keys().chain(&fused) {
            if let Some(first) = word.chars().next() {
                *lengths.entry(first).or_default() |= 1u64 << word.len().min(63);
            }
        }
        let words = |list: Vec<&'static str>| list.into_iter().collect();
        Titles {
            heads: heads.into(),
            fused: words(fused),
            before: words(before),
            behind: words(behind),
            local: words(local),
            homonyms: words(homonyms),
            lengths,
        }
    }

    /// How `word` stands when it is a title of the list.
    pub(super) fn standing(&self, word: &str) -> Option<Standing> {
        self.heads.get(word).map(|&(standing, _)| standing)
    }

    /// Whether `word` is a title that a place stands right before: `시장`, `지사`.
    pub(super) fn is_local(&self, word: &str) -> bool {
        self.local.contains(word)
    }

    /// Whether these words begin as a title and are none.
    pub(super) fn is_homonym(&self, words: &str) -> bool {
        self.homonyms.contains(words)
    }

    /// Whether a title of the list begins `text`.
    pub(super) fn begin(&self, text: &str, boundaries: &Boundaries) -> bool {
        let end = text.find(|c: char| !is_letter(c)).unwrap_or(text.len());
        let word = text.get(..end).unwrap_or("");
        word.char_indices()
            .map(|(i, c)| word.split_at(i + c.len_utf8()))
            .any(|(title, rest)| self.heads.contains(title) && boundaries.ends(title, rest))
    }

    /// The possible titles among the eojeols `words` of one paragraph, in text order.
    pub(super) fn find(
        &self,
        text: &str,
        words: &[Span],
        boundaries: &Boundaries,
        found: &mut Vec<TitleHit>,
    ) {
        for (i, &word) in words.iter().enumerate() {
            let mut from = word.start;
            while let Some(hit) = self.in_word(text, Span::new(from, word.end), boundaries) {
                from = hit.head.end;
                let hit = self.grown(text, words, i, hit);
                // A part of the phrase before it (`대통령 후보`) is none of its own.
                if found
                    .last()
                    .is_some_and(|last| last.span.contains(hit.span))
                {
                    continue;
                }
                // A phrase that grew over the one before it (`대표 권한 대행`) replaces it.
                while found
                    .last()
                    .is_some_and(|last| last.span.overlaps(hit.span))
                {
                    found.pop();
                }
                found.push(hit);
            }
        }
    }

    /// The first title inside one eojeol, without its neighbours.
    fn in_word(&self, text: &str, word: Span, boundaries: &Boundaries) -> Option<TitleHit> {
        // Heads begin at the word's start, behind a bracket or the like, or (fused) anywhere.
        for (i, first) in word.of(text).char_indices().take(24) {
            let Some(&lengths) = self.lengths.get(&first) else {
                continue;
            };
            let start = word.start + i;
            let clean = begins(text, start);
            let rest = text.get(start..word.end).unwrap_or("");
            let mut left = lengths;
            while left != 0 {
                let length = 63 - left.leading_zeros() as usize;
                left &= !(1u64 << length);
                let Some(name) = rest.get(..length) else {
                    continue;
                };
                let usage = self.heads.get(name);
                let is_fused = !clean && (self.fused.contains(name) || usage.is_some());
                if (usage.is_none() && !is_fused)
                    || !boundaries.ends(name, rest.get(length..).unwrap_or(""))
                {
                    continue;
                }
                let head = Span::new(start, start + length);
                if clean {
                    let Some(&(standing, sure)) = usage else {
                        continue;
                    };
                    return Some(TitleHit {
                        span: head,
                        head,
                        standing,
                        fused: false,
                        sure,
                    });
                }
                // 우호협력관계: no officer.
                if name.ends_with('관')
                    && rest
                        .get(length..)
                        .is_some_and(|after| after.starts_with('계'))
                {
                    continue;
                }
                let before = back_to_boundary(text, word.start, start);
                let prefix = text.get(before..start).unwrap_or("");
                if prefix.chars().count() < 2 || !prefix.chars().all(is_letter) {
                    continue;
                }
                return Some(TitleHit {
                    span: Span::new(before, head.end),
                    head,
                    standing: Standing::Beside,
                    fused: true,
                    sure: false,
                });
            }
        }
        None
    }

    /// The title with the words before and behind that belong to it.
    fn grown(&self, text: &str, words: &[Span], i: usize, mut hit: TitleHit) -> TitleHit {
        let mut first = i;
        if words.get(i).is_some_and(|w| w.start == hit.span.start) {
            while let Some(&previous) = first.checked_sub(1).and_then(|j| words.get(j)) {
                if !(self.before.contains(previous.of(text))
                    || self.standing(previous.of(text)) == Some(Standing::Solo)
                        && previous.of(text) == "대통령")
                {
                    break;
                }
                first -= 1;
                hit.span.start = previous.start;
                // 대선 후보: said in full it has no other meaning.
                hit.sure = true;
            }
            // 주 UAE 미국대사, 주한 미국대사
            if hit.head.of(text).ends_with("대사") || hit.head.of(text).ends_with("총영사") {
                for back in 1..=2 {
                    if let Some(&previous) = first.checked_sub(back).and_then(|j| words.get(j))
                        && (previous.of(text) == "주"
                            || previous.of(text) == "주한"
                            || previous.of(text) == "주미")
                    {
                        hit.span.start = previous.start;
                        hit.standing = Standing::Solo;
                        hit.fused = false;
                        hit.sure = true;
                    }
                }
            }
        }
        let mut last = i;
        while words.get(last).is_some_and(|w| w.end == hit.span.end)
            && let Some(&next) = words.get(last + 1)
        {
            let word = next.of(text);
            let letters = word
                .find(|c: char| !hangul::is_alphanumeric(c))
                .and_then(|end| word.get(..end))
                .unwrap_or(word);
            let (stem, _) = hangul::split_particle(letters);
            if !self.behind.contains(stem) {
                break;
            }
            last += 1;
            hit.span.end = next.start + stem.len();
        }
        hit
    }
}

/// The first byte of the run of letters and digits that ends at `at`, not before `limit`.
fn back_to_boundary(text: &str, limit: usize, at: usize) -> usize {
    let run = text.get(limit..at).unwrap_or("");
    run.char_indices()
        .rev()
        .find(|(_, c)| !is_letter(*c))
        .map_or(limit, |(i, c)| limit + i + c.len_utf8())
}
