//! A text is read the same in whatever form it comes: decomposed, in full-width letters, with other spaces and line
//! ends, with escaped marks and tags. The forms are put together at random from the corpus.

use std::fs;

use mitjul::{Annotator, Document, OffsetUnit, Options, Quantities, Span};

/// A small generator of its own: the same forms on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[usize::try_from(self.below(list.len() as u64)).unwrap()]
    }
}

/// A text in another form, and where each character of the text has gone.
struct Form {
    text: String,
    /// By the byte at which a character starts, or ends, in the text.
    starts: Vec<usize>,
    ends: Vec<usize>,
}

impl Form {
    /// Writes every character of a text as `write` says: what stands before it, and what it has become.
    fn of(text: &str, mut write: impl FnMut(&str, char, &str) -> (String, String)) -> Form {
        let mut form = Form {
            text: String::new(),
            starts: vec![0; text.len() + 1],
            ends: vec![0; text.len() + 1],
        };
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            let (before, becomes) = write(&text[..at], c, &text[end..]);
            form.text += &before;
            form.starts[at] = form.text.len();
            form.text += &becomes;
            form.ends[end] = form.text.len();
        }
        form
    }

    /// Where what stands in the text has gone to.
    fn moved(&self, mut document: Document) -> Document {
        let go = |span: &mut Span| *span = Span::new(self.starts[span.start], self.ends[span.end]);
        document.headline.iter_mut().for_each(go);
        document.rival.iter_mut().for_each(go);
        document.body.iter_mut().for_each(go);
        document.blocks.iter_mut().for_each(|b| go(&mut b.span));
        for entity in &mut document.entities {
            entity.mentions.iter_mut().for_each(|m| go(&mut m.span));
        }
        for amount in &mut document.amounts {
            go(&mut amount.span);
            amount.bound_word.iter_mut().for_each(go);
        }
        document.dates.iter_mut().for_each(|d| go(&mut d.span));
        for claim in &mut document.claims {
            go(&mut claim.span);
            claim.cue.iter_mut().for_each(go);
            claim.source.iter_mut().for_each(go);
            claim.speaker.iter_mut().for_each(|s| go(&mut s.span));
            claim.via.iter_mut().for_each(|s| go(&mut s.span));
        }
        for found in &mut document.matches {
            go(&mut found.span);
            found.groups.iter_mut().for_each(|(_, span)| go(span));
        }
        document
    }
}

fn parts(c: char) -> Option<(u32, u32, u32)> {
    let code = (c as u32)
        .checked_sub(0xac00)
        .filter(|code| *code < 11_172)?;
    Some((code / 588, code / 28 % 21, code % 28))
}

fn decomposed(c: char) -> String {
    let Some((initial, vowel, last)) = parts(c) else {
        return c.to_string();
    };
    let letter = |code| char::from_u32(code).unwrap();
    let mut word = String::from_iter([letter(0x1100 + initial), letter(0x1161 + vowel)]);
    word.extend((last > 0).then(|| letter(0x11a7 + last)));
    word
}

fn half_width(c: char) -> String {
    const INITIALS: &str = "ﾡﾢﾤﾧﾨﾩﾱﾲﾳﾵﾶﾷﾸﾹﾺﾻﾼﾽﾾ";
    const VOWELS: &str = "ￂￃￄￅￆￇￊￋￌￍￎￏￒￓￔￕￖￗￚￛￜ";
    const FINALS: &str = "ﾡﾢﾣﾤﾥﾦﾧﾩﾪﾫﾬﾭﾮﾯﾰﾱﾲﾴﾵﾶﾷﾸﾺﾻﾼﾽﾾ";
    let Some((initial, vowel, last)) = parts(c) else {
        return c.to_string();
    };
    let nth = |list: &str, i: u32| list.chars().nth(i as usize).unwrap();
    let mut word = String::from_iter([nth(INITIALS, initial), nth(VOWELS, vowel)]);
    word.extend((last > 0).then(|| nth(FINALS, last - 1)));
    word
}

fn full_width(c: char) -> String {
    match c {
        '!'..='~' => char::from_u32(c as u32 + 0xfee0).unwrap().to_string(),
        _ => c.to_string(),
    }
}

/// A text of which every fourth character has another form.
fn anyhow(text: &str, random: &mut Random) -> Form {
    let mut open = false;
    Form::of(text, |before, c, after| {
        let mut inserted = String::new();
        if parts(c).is_some() && before.chars().next_back().and_then(parts).is_some() {
            if open {
                inserted += "</b>";
                open = false;
            } else if random.below(12) == 0 {
                inserted += random.pick(&["\u{200b}", "\u{ad}", "\u{feff}", "\u{2060}"]);
            } else if random.below(40) == 0 && after.chars().next().and_then(parts).is_some() {
                inserted += "<b>";
                open = true;
            }
        }
        if random.below(4) > 0 {
            return (inserted, c.to_string());
        }
        let becomes = match c {
            ' ' => random
                .pick(&[
                    "\u{a0}",
                    "\u{2003}",
                    "\u{3000}",
                    "\t",
                    "  ",
                    "&nbsp;",
                    " \u{200b}",
                    "&#160;",
                    "\u{202f} ",
                ])
                .to_owned(),
            '\n' => random.pick(&["\r\n", "\u{2028}", "\u{85}"]).to_owned(),
            '"' => random
                .pick(&["&quot;", "＂", "&#34;", "&amp;quot;"])
                .to_owned(),
            '“' => random.pick(&["&ldquo;", "&#8220;", "&#x201C;"]).to_owned(),
            '’' => random.pick(&["&rsquo;", "&#8217;"]).to_owned(),
            '&' | '<' => c.to_string(),
            '가'..='힣' if random.below(3) == 0 => half_width(c),
            '가'..='힣' => decomposed(c),
            _ => full_width(c),
        };
        (inserted, becomes)
    })
}

fn corpus() -> Vec<String> {
    let mut texts: Vec<String> = fs::read_dir("tests/corpus")
        .unwrap()
        .filter_map(|entry| fs::read_to_string(entry.ok()?.path().join("source.txt")).ok())
        // A mark of what is escaped is no place to put something into.
        .filter(|text| !text.contains(['&', '<', '\r']))
        .collect();
    texts.sort();
    assert!(texts.len() > 20);
    texts
}

/// Patterns that match in most texts: at ends and in the middle of words, over spaces, and where a form has more or fewer
/// characters.
const PATTERNS: &str = "sayings\t다(?<end>\\.)\\s(?<next>\\p{Hangul}+)\nfigures\t\\d[\\d,.]*(?<unit>\\p{Hangul})?\nends\t\\w+$\nwords\t(?i)\\b[a-z]+ [a-z]+\n";

/// What is found in a text is found in its form, and lies where the form has it.
fn same(annotator: &Annotator, text: &str, form: &Form) {
    let mut options = Options::default();
    options.patterns = mitjul::Patterns::read(PATTERNS).0;
    let found = annotator.annotate(&form.text, &options);
    let expected = form.moved(annotator.annotate(text, &options));
    assert_eq!(found, expected, "{:?}", form.text);
}

#[test]
fn any_form_of_the_corpus_is_read_alike() {
    let annotator = Annotator::new();
    let mut random = Random(0x7669_6577);
    for text in corpus() {
        same(&annotator, &text, &anyhow(&text, &mut random));
    }
}

type Write = fn(char) -> String;

#[test]
fn one_form_throughout_is_read_alike() {
    let annotator = Annotator::new();
    let forms: [Write; 6] = [
        decomposed,
        half_width,
        full_width,
        |c| if c == ' ' { '\u{a0}' } else { c }.to_string(),
        |c| {
            if c == '\n' {
                "\r\n".to_owned()
            } else {
                c.to_string()
            }
        },
        |c| if c == '\n' { '\r' } else { c }.to_string(),
    ];
    for (i, text) in corpus().iter().enumerate() {
        let write = forms[i % forms.len()];
        let form = Form::of(text, |_, c, _| (String::new(), write(c)));
        same(&annotator, text, &form);
    }
}

#[test]
fn amounts_and_dates_alone_are_read_alike() {
    let quantities = Quantities::new();
    let mut random = Random(7);
    for text in corpus() {
        let form = anyhow(&text, &mut random);
        let mut expected = Document::default();
        (expected.dates, expected.amounts) = quantities.find(&text, None);
        let expected = form.moved(expected);
        let (dates, amounts) = quantities.find(&form.text, None);
        assert_eq!(dates, expected.dates);
        assert_eq!(amounts, expected.amounts);
    }
}

#[test]
fn words_stand_between_their_offsets_in_every_unit() {
    let annotator = Annotator::new();
    let mut random = Random(99);
    for text in corpus().iter().step_by(8) {
        let text = format!("\u{feff}😀 {}", anyhow(text, &mut random).text);
        let document = annotator.annotate(&text, &Options::default());
        let (points, units): (Vec<char>, Vec<u16>) =
            (text.chars().collect(), text.encode_utf16().collect());
        for unit in [OffsetUnit::Byte, OffsetUnit::Utf16, OffsetUnit::CodePoint] {
            let record = document.record(&text, unit);
            let check = |start: usize, end: usize, words: &str| {
                let between = match unit {
                    OffsetUnit::Byte => text[start..end].to_owned(),
                    OffsetUnit::Utf16 => String::from_utf16(&units[start..end]).unwrap(),
                    OffsetUnit::CodePoint => points[start..end].iter().collect(),
                };
                assert_eq!(between, words);
            };
            for mention in record.entities.iter().flat_map(|e| &e.mentions) {
                check(mention.start, mention.end, &mention.text);
            }
            for amount in &record.amounts {
                check(amount.start, amount.end, &amount.text);
            }
            for date in &record.dates {
                check(date.start, date.end, &date.text);
            }
            for claim in &record.claims {
                check(claim.start, claim.end, &claim.text);
            }
        }
    }
}

#[test]
fn a_choice_of_the_reader_and_claims_found_again_fit_any_form() {
    let annotator = Annotator::new();
    let mut random = Random(5);
    for text in corpus().iter().step_by(5) {
        let form = anyhow(text, &mut random);
        let mut options = Options::default();
        let found = annotator.annotate(text, &options);
        let Some(block) = found.blocks.iter().find(|b| b.role.is_body()) else {
            continue;
        };
        options.roles = vec![(block.span, mitjul::BlockRole::Furniture)];
        let expected = form.moved(annotator.annotate(text, &options));
        let moved = form.moved(found.clone());
        let there = moved.blocks.iter().find(|b| b.role.is_body()).unwrap();
        options.roles = vec![(there.span, mitjul::BlockRole::Furniture)];
        assert_eq!(annotator.annotate(&form.text, &options), expected);
        assert_eq!(annotator.claims(&form.text, &moved), moved.claims);
    }
}

#[test]
fn names_are_copied_in_their_plain_form() {
    let annotator = Annotator::new();
    let mut options = Options::default();
    options.whole_text = true;
    let text = "<b>김하</b>늘 한빛전자 대표는 &quot;ＡＢ전자&quot;에 투자하겠다고 밝혔다.";
    let document = annotator.annotate(text, &options);
    let names: Vec<&str> = document.entities.iter().map(|e| e.name.as_str()).collect();
    assert!(names.contains(&"김하늘"), "{names:?}");
    let mention = document
        .entities
        .iter()
        .find(|e| e.name == "김하늘")
        .unwrap();
    assert_eq!(mention.mentions[0].span.of(text), "김하</b>늘");
}

#[cfg(feature = "html")]
#[test]
fn a_page_is_read_in_any_form() {
    let annotator = Annotator::new();
    let page = |words: [&str; 2]| {
        let html = format!(
            "<title>{0}</title><h1>{0}</h1><article><p>{1}</p><p>윤서진 한빛전자 대표는 “값을 내리겠다”고 말했다.</p></article>",
            words[0], words[1]
        );
        mitjul::html::extract(&html)
    };
    let plain = page([
        "한빛전자, 새 공장 짓는다",
        "한빛전자는 10일 3조 2000억원을 들인다고 밝혔다.",
    ]);
    let other = page([
        "한빛&shy;전자,&nbsp;새 공장 짓는다",
        "한빛<wbr>전자는\u{a0}10일 3조&nbsp;2000&#8203;억원을 들인다고 밝혔다.",
    ]);
    let mut options = Options::default();
    let words = |page: &mitjul::Extracted, options: &Options| {
        let document = annotator.annotate_page(page, options);
        let amounts = document.amounts.clone();
        let mut names: Vec<_> = document.entities.iter().map(|e| e.name.clone()).collect();
        names.sort();
        let claims = document
            .claims
            .iter()
            .map(|c| (c.modality, c.speaker.is_some()));
        let roles = document.blocks.iter().map(|b| (b.role, b.why.clone()));
        (
            roles.collect::<Vec<_>>(),
            names,
            amounts
                .iter()
                .map(|a| (a.low, a.unit.clone()))
                .collect::<Vec<_>>(),
            claims.collect::<Vec<_>>(),
            document.headline.is_some(),
        )
    };
    assert_eq!(words(&plain, &options), words(&other, &options));
    assert!(words(&plain, &options).4);
    options.whole_text = true;
    assert_eq!(words(&plain, &options), words(&other, &options));
}
