//! Names that are written in two ways: one beside the other in a bracket, as they are read aloud, with blanks.

use super::view::Voter;
use crate::document::EntityKind;
use crate::entity::ko::token::gap;
use crate::text::Span;

impl Voter<'_> {
    /// Two known names of one thing, one in a bracket: `ARM(암)`.
    pub(super) fn aliased(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let Some(other) = view.token(i + 1).filter(|&n| gap(text, token, n) == "(") else {
            return;
        };
        if !text
            .get(other.span.end..)
            .is_some_and(|t| t.starts_with(')'))
        {
            return;
        }
        let (a, b) = (token.span.of(text), other.span.of(text));
        let group = view.spelling.alias_group(&view.spelling.key(a));
        if group.is_none() || group != view.spelling.alias_group(&view.spelling.key(b)) {
            return;
        }
        if let Some(listed) = view.lists.get(a).or_else(|| view.lists.get(b)) {
            self.ballot.add(token.span, listed.kind, 2.0);
            self.ballot.add(other.span, listed.kind, 2.0);
        }
    }

    /// Listed names as they are read aloud (`오픈에이아이`), and with spaces in them (`더불어 민주당`).
    pub(super) fn spelt(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        for stem in [token.stem, token.span] {
            // 아이티 is a country before it is the letters IT.
            if let Some(listed) = view
                .lists
                .spoken(stem.of(text))
                .filter(|_| view.lists.get(stem.of(text)).is_none())
            {
                self.ballot
                    .add(stem, listed.kind, if listed.trusted { 1.5 } else { 0.7 });
                break;
            }
        }
        let first = token.span.of(text);
        if first.len() < 4 {
            return;
        }
        let mut length = first.len();
        let mut last = token;
        for j in i + 1..i + 3 {
            let Some(next) = view.token(j).filter(|&n| gap(text, last, n) == " ") else {
                break;
            };
            for stem in [next.stem, next.span] {
                // Hardly any words are one name with a space in it: those that cannot be are not even joined.
                if !view
                    .lists
                    .may_join(first, stem.of(text), length + stem.len())
                {
                    continue;
                }
                let words = view.tokens.get(i..j).unwrap_or(&[]).iter();
                let mut joined: String = words.map(|word| word.span.of(text)).collect();
                joined.push_str(stem.of(text));
                let listed = view.lists.get(&joined);
                let long = joined.chars().count() >= 4;
                if let Some(listed) = listed.filter(|_| long) {
                    let span = Span::new(token.span.start, stem.end);
                    self.ballot.add(span, listed.kind, 1.0);
                    self.ballot.compose(span, listed.kind, 0.5);
                    return;
                }
            }
            length += next.span.len();
            last = next;
        }
    }

    /// `에스케이(SK)그룹`: one name with its letters in a bracket. And `오픈에이아이(AI)`: the letters explain a part of the
    /// name and are none.
    pub(super) fn glossed(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let Some(letters) = view.token(i + 1).filter(|&n| gap(text, token, n) == "(") else {
            return;
        };
        let latin = letters.span.of(text);
        if latin.is_empty() || !latin.chars().all(|c| c.is_ascii_uppercase()) {
            return;
        }
        let name = token.span.of(text);
        let (key, reading) = (view.spelling.key(name), view.spelling.key(latin));
        if let Some(tail) = view.token(i + 2).filter(|&t| gap(text, letters, t) == ")")
            && key == reading
        {
            let stem = tail.stem;
            let span = Span::new(token.span.start, stem.end);
            if stem.len() >= "효성".len() {
                self.ballot.add(span, EntityKind::Organization, 5.0);
            }
        }
        if key.ends_with(&reading) && key != reading {
            for kind in [EntityKind::Organization, EntityKind::Product] {
                self.ballot.add(letters.span, kind, -6.0);
            }
        }
    }
}
