//! Reading patterns from the lines that the reader writes.

use regex::{Regex, RegexBuilder};
use regex_syntax::hir::Hir;
use regex_syntax::{Error, Parser, is_meta_character};

use super::error::{LONGEST, Reason};
use super::{Pattern, PatternError, Patterns};
use crate::document::Colour;
use crate::text::view;

/// Compiled sizes in bytes, the last of them the greatest that is taken, each with what looking at one byte then costs: a
/// pattern's own size is not told, only whether it is within a limit.
const SIZES: [(usize, usize); 4] = [(16 << 10, 1), (64 << 10, 4), (256 << 10, 16), (1 << 20, 64)];

/// What is wrong, and at which character of the line, from 0.
type Wrong = (Reason, Option<usize>);

pub(super) fn read(source: &str) -> (Vec<Pattern>, Vec<PatternError>) {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let (mut list, mut errors) = (Vec::new(), Vec::new());
    let lines = source.lines().enumerate();
    let lines = lines.filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    let mut lines = lines.peekable();
    while let Some((number, line)) = lines.next() {
        let mut report = |(reason, column): Wrong| {
            errors.push(PatternError {
                line: number + 1,
                column: column.map(|column| column + 1),
                reason,
            });
        };
        if list.len() == Patterns::LIMIT {
            report((Reason::TooMany(1 + lines.count()), None));
            break;
        }
        match pattern(number + 1, line) {
            Ok((pattern, wrong)) => {
                list.push(pattern);
                wrong.into_iter().for_each(report);
            }
            Err(wrong) => report(wrong),
        }
    }
    (list, errors)
}

/// The pattern of a line, and what does not keep it from being used.
fn pattern(number: usize, line: &str) -> Result<(Pattern, Option<Wrong>), Wrong> {
    let mut fields = line.split('\t');
    let label = fields.next().unwrap_or("").trim();
    let source = fields.next().ok_or((Reason::NoTab, None))?;
    if label.is_empty() {
        return Err((Reason::NoLabel, None));
    }
    if source.is_empty() {
        return Err((Reason::NoPattern, None));
    }
    let before = line.split('\t').next().unwrap_or("").chars().count() + 1;
    let (regex, weight) =
        compiled(source).map_err(|(reason, at)| (reason, at.map(|at| before + at)))?;
    let word = fields.next().unwrap_or("").trim();
    let colour = Colour::from_word(word);
    let wrong = if fields.next().is_some() {
        Some((Reason::More, None))
    } else if colour.is_none() && !word.is_empty() {
        let column = before + source.chars().count() + 1;
        Some((Reason::Colour(word.to_owned()), Some(column)))
    } else {
        None
    };
    let names = regex.capture_names().enumerate();
    let groups = names.filter_map(|(i, name)| Some((i, name?.to_owned())));
    let mut groups: Vec<(usize, String)> = groups.collect();
    crate::sort::sort_by_key(&mut groups, |(_, name)| name.clone());
    let pattern = Pattern {
        line: number,
        label: label.to_owned(),
        colour,
        groups,
        regex,
        source: source.to_owned(),
        weight,
    };
    Ok((pattern, wrong))
}

/// The expression, compiled, and what looking at one byte with it costs. Where it is wrong: at which of its characters.
fn compiled(source: &str) -> Result<(Regex, usize), Wrong> {
    if source.len() > LONGEST {
        return Err((Reason::TooLong, None));
    }
    let (form, places) = in_one_form(source);
    let place = |offset: usize| {
        let passed = form.get(..offset).unwrap_or(&form).chars().count();
        let end = source.chars().count();
        Some(places.get(passed).copied().unwrap_or(end))
    };
    let hir = Parser::new().parse(&form).map_err(|error| match error {
        Error::Parse(e) => (
            Reason::Syntax(e.kind().clone()),
            place(e.span().start.offset),
        ),
        Error::Translate(e) => (
            Reason::Meaning(e.kind().clone()),
            place(e.span().start.offset),
        ),
        _ => (Reason::TooBig, None),
    })?;
    if only_empty(&hir) {
        return Err((Reason::OnlyEmpty, None));
    }
    drop(hir);
    SIZES
        .iter()
        .find_map(|&(size, weight)| {
            let mut builder = RegexBuilder::new(&form);
            builder.size_limit(size).dfa_size_limit(1 << 20);
            Some((builder.build().ok()?, weight))
        })
        .ok_or((Reason::TooBig, None))
}

fn only_empty(hir: &Hir) -> bool {
    hir.properties().maximum_len() == Some(0)
}

/// An expression in the form in which the text is read, so that what was pasted from an article matches it: letters are
/// composed and of plain width. For every character of it the place of the one that it stands for.
fn in_one_form(source: &str) -> (String, Vec<usize>) {
    let (mut form, mut places) = (String::with_capacity(source.len()), Vec::new());
    for (place, given) in source.chars().enumerate() {
        let Some(c) = view::read(given) else { continue };
        if let Some(last) = form.chars().next_back()
            && let Some(whole) = view::joined(last, c)
        {
            form.pop();
            form.push(whole);
            continue;
        }
        // `（` is a character of the text, `(` would begin a group.
        if c != given && is_meta_character(c) {
            form.push('\\');
            places.push(place);
        }
        form.push(c);
        places.push(place);
    }
    (form, places)
}
