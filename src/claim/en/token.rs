//! The tokens of a sentence: words with what is known of them, marks, and quotations and brackets as one token each.

use super::lexicon::{self, Lexicon, Word};
use super::quote::Quote;
use crate::text::Span;

/// What kind of thing a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    /// Outside of the sentence.
    #[default]
    None,
    Word,
    Number,
    /// 's behind a noun, and the apostrophe of a plural's.
    Clitic,
    Comma,
    Semicolon,
    Colon,
    Dash,
    /// . ? ! …
    Stop,
    /// A whole quotation, by its number in the passage.
    Quote(usize),
    /// A whole bracket.
    Bracket,
    Other,
}

/// How a word is used in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Role {
    #[default]
    None,
    Determiner,
    Pronoun,
    Preposition,
    To,
    Coordinator,
    Subordinator,
    That,
    Wh,
    Modal,
    Be,
    Have,
    Do,
    Not,
    Adverb,
    Adjective,
    Number,
    Time,
    Noun,
    Name,
    /// A predicate.
    Finite,
    /// A predicate or a participle.
    Past,
    Base,
    Ing,
    Participle,
}

/// A word, mark, quotation or bracket.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Token {
    pub span: Span,
    pub kind: Kind,
    pub role: Role,
    pub word: Word,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Of a quotation: whether it ends with a stop or a comma of its own.
    pub stopped: bool,
}

impl Token {
    pub(super) fn is(self, classes: u64) -> bool {
        self.word.is(classes)
    }

    /// A noun or a name.
    pub(super) fn is_nominal(self) -> bool {
        matches!(self.role, Role::Noun | Role::Name | Role::Time)
    }

    /// A verb that is or may be a predicate, or the auxiliary of one.
    pub(super) fn is_finite(self) -> bool {
        matches!(
            self.role,
            Role::Finite | Role::Past | Role::Modal | Role::Be | Role::Have | Role::Do
        )
    }

    pub(super) fn is_auxiliary(self) -> bool {
        matches!(self.role, Role::Modal | Role::Be | Role::Have | Role::Do)
    }

    /// A comma or a dash.
    pub(super) fn is_break(self) -> bool {
        matches!(self.kind, Kind::Comma | Kind::Dash)
    }

    /// What no clause goes beyond.
    pub(super) fn is_end(self) -> bool {
        matches!(self.kind, Kind::None | Kind::Stop | Kind::Semicolon)
    }
}

/// One sentence as it is read.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    pub span: Span,
    tokens: Vec<Token>,
    /// For the word at hand, in small letters.
    small: String,
    /// Whether most words have a capital, so that one tells nothing.
    pub titled: bool,
}

impl Sentence {
    /// The token at a place; one of no kind outside of the sentence.
    pub(super) fn at(&self, i: usize) -> Token {
        self.tokens.get(i).copied().unwrap_or_default()
    }

    /// The token before a place.
    pub(super) fn before(&self, i: usize) -> Token {
        i.checked_sub(1).map_or_else(Token::default, |i| self.at(i))
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    pub(super) fn set_role(&mut self, i: usize, role: Role) {
        if let Some(token) = self.tokens.get_mut(i) {
            token.role = role;
        }
    }

    /// From the first to the last of some tokens.
    pub(super) fn span_of(&self, from: usize, to: usize) -> Span {
        let start = self.at(from).span.start;
        match to.checked_sub(1) {
            Some(last) if last >= from => Span::new(start, self.at(last).span.end),
            _ => Span::new(start, start),
        }
    }

    /// Whether the word at a place is this one, in whatever letters.
    pub(super) fn word_is(&self, text: &str, i: usize, word: &str) -> bool {
        let token = self.at(i);
        token.kind == Kind::Word && token.span.of(text).eq_ignore_ascii_case(word)
    }

    /// Reads the tokens of a sentence. `quotes` are those of its passage; with `opaque` each is one token.
    pub(super) fn read(
        &mut self,
        lexicon: &Lexicon,
        text: &str,
        span: Span,
        quotes: &[Quote],
        opaque: bool,
    ) {
        self.tokens.clear();
        self.span = span;
        let mut quotes = quotes
            .iter()
            .enumerate()
            .skip_while(|(_, q)| q.outer.end <= span.start)
            .peekable();
        // Behind the last bracket that closes none is looked for.
        let closed = span.of(text).rfind([')', ']']);
        let closed = closed.map_or(span.start, |i| span.start + i);
        let mut at = span.start;
        while let Some(c) = text.get(at..span.end).and_then(|t| t.chars().next()) {
            if opaque {
                while quotes.next_if(|(_, q)| q.outer.end <= at).is_some() {}
                if let Some(&(number, quote)) = quotes.peek()
                    && quote.outer.start <= at
                {
                    let end = quote.outer.end.min(span.end);
                    self.push(Span::new(at, end), Kind::Quote(number));
                    if let Some(token) = self.tokens.last_mut() {
                        let inner = quote.inner.of(text);
                        token.stopped = inner.ends_with([',', '.', '?', '!', '…']);
                        token.capital = inner.starts_with(char::is_uppercase);
                    }
                    at = end;
                    continue;
                }
            }
            let end = match c {
                _ if c.is_whitespace() => at + c.len_utf8(),
                '(' | '[' if at < closed => self.bracket(text, at, span.end),
                '(' | '[' => at + 1,
                _ if c.is_alphanumeric() || "$€£¥₩#@".contains(c) => {
                    self.word(lexicon, text, at, span.end)
                }
                '\'' | '’' => self.clitic(lexicon, text, at, span.end),
                _ => self.mark(text, at, c),
            };
            at = end.max(at + c.len_utf8());
        }
        self.titled = self.looks_titled();
    }

    fn push(&mut self, span: Span, kind: Kind) {
        self.tokens.push(Token {
            span,
            kind,
            ..Token::default()
        });
    }

    fn mark(&mut self, text: &str, at: usize, c: char) -> usize {
        let mut end = at + c.len_utf8();
        let rest = text.get(end..).unwrap_or("");
        let kind = match c {
            ',' => Kind::Comma,
            ';' => Kind::Semicolon,
            ':' => Kind::Colon,
            '.' | '?' | '!' | '…' => {
                end += rest.len() - rest.trim_start_matches(['.', '?', '!', '…']).len();
                Kind::Stop
            }
            '—' | '–' | '―' => Kind::Dash,
            '-' => {
                end += rest.len() - rest.trim_start_matches('-').len();
                Kind::Dash
            }
            // Marks inside of a quotation that is read word by word.
            '"' | '“' | '”' | '‘' => return end,
            _ => Kind::Other,
        };
        self.push(Span::new(at, end), kind);
        end
    }

    /// A bracket that closes in the sentence is one token; the words of another are read on.
    fn bracket(&mut self, text: &str, at: usize, limit: usize) -> usize {
        let rest = text.get(at..limit).unwrap_or("");
        match rest.find([')', ']']) {
            Some(i)
                if i + 1 < rest.trim_end_matches(['.', '"', '”']).len() || at > self.span.start =>
            {
                let end = at + i + 1;
                self.push(Span::new(at, end), Kind::Bracket);
                end
            }
            _ => at + 1,
        }
    }

    /// ’s, ’ll, ’re and the like behind a word.
    fn clitic(&mut self, lexicon: &Lexicon, text: &str, at: usize, limit: usize) -> usize {
        let rest = text.get(at..limit).unwrap_or("");
        let mark = rest.chars().next().map_or(1, char::len_utf8);
        let word = rest.get(mark..).unwrap_or("");
        let length = word
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(word.len());
        let word = word.get(..length).unwrap_or("");
        let glued = self.tokens.last().is_some_and(|t| t.span.end == at);
        let end = at + mark + length;
        let span = Span::new(at, end);
        let small = match word {
            "s" | "S" => "'s",
            "re" => "'re",
            "ll" => "'ll",
            "ve" => "'ve",
            "d" => "'d",
            "m" => "'m",
            _ if length == 0 && glued && self.ends_in_s(text) => {
                self.push(Span::new(at, at + mark), Kind::Clitic);
                return at + mark;
            }
            _ => return at + mark,
        };
        if !glued {
            return at + mark;
        }
        let known = lexicon.word(small);
        self.tokens.push(Token {
            span,
            kind: if small == "'s" {
                Kind::Clitic
            } else {
                Kind::Word
            },
            word: known,
            ..Token::default()
        });
        end
    }

    fn ends_in_s(&self, text: &str) -> bool {
        self.tokens.last().is_some_and(|t| {
            t.kind == Kind::Word && t.span.of(text).ends_with(['s', 'S', 'z', 'x'])
        })
    }

    fn word(&mut self, lexicon: &Lexicon, text: &str, at: usize, limit: usize) -> usize {
        let rest = text.get(at..limit).unwrap_or("");
        let mut end = rest.len();
        let mut letters = false;
        let mut chars = rest.char_indices().peekable();
        let mut last = ' ';
        while let Some((i, c)) = chars.next() {
            let next = chars.peek().map(|&(_, c)| c);
            let joins = match c {
                _ if c.is_alphanumeric() => {
                    letters |= c.is_alphabetic();
                    true
                }
                '$' | '€' | '£' | '¥' | '₩' | '#' | '@' | '%' | '&' | '/' | '_' | '+' => true,
                '\u{ad}' | '\u{2011}' => true,
                '-' => next.is_some_and(char::is_alphanumeric),
                ',' => last.is_ascii_digit() && next.is_some_and(|n| n.is_ascii_digit()),
                '.' => {
                    next.is_some_and(char::is_alphanumeric)
                        || next.is_some() && abbreviates(rest.get(..i).unwrap_or(""))
                }
                '\'' | '’' => {
                    let tail = rest.get(i + c.len_utf8()..).unwrap_or("");
                    next.is_some_and(char::is_alphanumeric) && !is_clitic(tail)
                }
                _ => false,
            };
            if !joins {
                end = i;
                break;
            }
            last = c;
        }
        let span = Span::new(at, at + end);
        let written = span.of(text);
        let kind = if letters
            && !written.starts_with(|c: char| c.is_ascii_digit() || "$€£¥₩".contains(c))
        {
            Kind::Word
        } else {
            Kind::Number
        };
        let mut token = Token {
            span,
            kind,
            capital: written
                .chars()
                .find(|c| c.is_alphabetic())
                .is_some_and(char::is_uppercase),
            ..Token::default()
        };
        if kind == Kind::Word {
            self.small.clear();
            for c in written.chars() {
                match c {
                    '’' => self.small.push('\''),
                    _ if c.is_ascii() => self.small.push(c.to_ascii_lowercase()),
                    _ => self.small.push(crate::text::case::small(c)),
                }
            }
            if self.small.ends_with('.') {
                self.small.pop();
            }
            token.word = lexicon.word(&self.small);
            // AP, US, IT: a name in a word's letters.
            let capitals = written.len() > 1 && written.chars().all(|c| c.is_uppercase());
            if capitals && !self.titled {
                let kept = lexicon::OUTLET | lexicon::TITLE;
                token.word = if token.is(kept) {
                    token.word.without_verb()
                } else {
                    token.word
                };
            }
        }
        self.tokens.push(token);
        at + end
    }

    /// Whether most words have a capital: a headline in title case, or one in capitals.
    fn looks_titled(&self) -> bool {
        let words = self
            .tokens
            .iter()
            .filter(|t| t.kind == Kind::Word && t.span.len() > 3);
        let (mut all, mut capital) = (0, 0);
        for word in words {
            all += 1;
            capital += usize::from(word.capital);
        }
        all >= 3 && capital * 10 >= all * 8 && self.tokens.iter().all(|t| t.kind != Kind::Stop)
    }
}

/// Whether the full stop behind these letters belongs to them: U.S, Mr, but not a word; sentences are parted already, so
/// that any stop before a space is one of these or a sentence's within a quotation.
fn abbreviates(word: &str) -> bool {
    word.len() <= 5 && (word.contains('.') || word.starts_with(|c: char| c.is_uppercase()))
        || word.len() == 1
}

fn is_clitic(tail: &str) -> bool {
    let length = tail
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(tail.len());
    matches!(
        tail.get(..length),
        Some("s" | "S" | "re" | "ll" | "ve" | "d" | "m")
    )
}
