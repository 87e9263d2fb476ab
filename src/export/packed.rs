//! Records as bytes: how an article gets from the worker that annotates to the page and back. Both are this library, of
//! the same version, so the form has neither names nor versions: fields stand in the order of their declaration.

use std::collections::BTreeMap;

use crate::{
    AmountKind, BlockRole, Bound, ClaimKind, Colour, DayPart, Direction, EntityKind, FindingKind,
    Message, Modality, PublishedFrom, Severity,
};

/// What can be written as bytes and read again.
pub(crate) trait Packed: Sized {
    /// Writes it behind what is there.
    fn pack(&self, out: &mut Vec<u8>);
    /// Reads it. Where the bytes are something else it is made of nothing, and `from` knows: asking at every field would
    /// take more code than reading does.
    fn unpack(from: &mut Bytes) -> Self;
}

/// What bytes say, if they say it from end to end.
#[cfg(any(feature = "js-text", feature = "js-patterns", test))]
pub(crate) fn unpacked<T: Packed>(bytes: &[u8]) -> Option<T> {
    let mut from = Bytes::new(bytes);
    let read = T::unpack(&mut from);
    from.end(read)
}

/// Bytes that are being read.
#[derive(Debug)]
pub(crate) struct Bytes<'a> {
    rest: &'a [u8],
    wrong: bool,
}

impl<'a> Bytes<'a> {
    /// To be read from the start.
    pub fn new(all: &'a [u8]) -> Self {
        let (rest, wrong) = (all, false);
        Bytes { rest, wrong }
    }

    /// What was read, if the bytes were all right and nothing is left of them.
    pub fn end<T>(&self, read: T) -> Option<T> {
        (!self.wrong && self.rest.is_empty()).then_some(read)
    }

    /// From here on there is nothing to be read.
    #[cold]
    fn fail(&mut self) {
        self.rest = &[];
        self.wrong = true;
    }

    #[inline(never)]
    fn take(&mut self, count: usize) -> &'a [u8] {
        match self.rest.split_at_checked(count) {
            Some((taken, rest)) => {
                self.rest = rest;
                taken
            }
            None => {
                self.fail();
                &[]
            }
        }
    }

    /// One of a closed list, by its place.
    fn one_of<T: Copy>(&mut self, all: &[T], first: T) -> T {
        let at = usize::from(self.byte());
        all.get(at).copied().unwrap_or_else(|| {
            self.fail();
            first
        })
    }

    #[inline(never)]
    fn byte(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or(0)
    }
}

impl Packed for usize {
    /// Seven bits a byte, the lowest first; the eighth says that more follow.
    #[inline(never)]
    fn pack(&self, out: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >= 0x80 {
            out.push(0x80 | u8::try_from(rest & 0x7f).unwrap_or(0));
            rest >>= 7;
        }
        out.push(u8::try_from(rest).unwrap_or(0));
    }
    #[inline(never)]
    fn unpack(from: &mut Bytes) -> usize {
        let mut number: usize = 0;
        for shift in (0..usize::BITS).step_by(7) {
            let byte = from.byte();
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
        }
        from.fail();
        0
    }
}

impl Packed for f32 {
    fn pack(&self, out: &mut Vec<u8>) {
        out.extend(self.to_le_bytes());
    }
    fn unpack(from: &mut Bytes) -> f32 {
        f32::from_le_bytes(from.take(4).try_into().unwrap_or_default())
    }
}

impl Packed for bool {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }
    fn unpack(from: &mut Bytes) -> bool {
        from.byte() != 0
    }
}

impl Packed for String {
    #[inline(never)]
    fn pack(&self, out: &mut Vec<u8>) {
        self.len().pack(out);
        out.extend(self.as_bytes());
    }
    #[inline(never)]
    fn unpack(from: &mut Bytes) -> String {
        let count = usize::unpack(from);
        match str::from_utf8(from.take(count)) {
            Ok(words) => words.to_owned(),
            Err(_) => {
                from.fail();
                String::new()
            }
        }
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.is_some().pack(out);
        if let Some(value) = self {
            value.pack(out);
        }
    }
    fn unpack(from: &mut Bytes) -> Option<T> {
        bool::unpack(from).then(|| T::unpack(from))
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.len().pack(out);
        for item in self {
            item.pack(out);
        }
    }
    #[inline(never)]
    fn unpack(from: &mut Bytes) -> Vec<T> {
        let count = usize::unpack(from);
        let mut list = Vec::new();
        // A wrong count ends with the bytes: everything takes one at least.
        while list.len() < count && !from.rest.is_empty() {
            list.push(T::unpack(from));
        }
        if list.len() < count {
            from.fail();
        }
        list
    }
}

impl Packed for BTreeMap<String, String> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.len().pack(out);
        for (key, value) in self {
            key.pack(out);
            value.pack(out);
        }
    }
    fn unpack(from: &mut Bytes) -> Self {
        let count = usize::unpack(from);
        let mut map = BTreeMap::new();
        for _ in 0..count {
            if from.rest.is_empty() {
                from.fail();
                break;
            }
            map.insert(String::unpack(from), String::unpack(from));
        }
        map
    }
}

/// Words of closed lists; the first of each stands where there is none.
macro_rules! packed_words {
    ($($name:ident::$first:ident),+ $(,)?) => { $(
        impl Packed for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                out.push(*self as u8);
            }
            fn unpack(from: &mut Bytes) -> Self {
                from.one_of(<$name>::ALL, <$name>::$first)
            }
        }
    )+ };
}

packed_words! {
    AmountKind::Money, BlockRole::Headline, Bound::Exact, ClaimKind::Direct, DayPart::Dawn, Direction::Up,
    EntityKind::Person, FindingKind::Conversion, Modality::Assertion, Colour::Blue, PublishedFrom::Option, Severity::Note,
}

/// Records by their fields.
macro_rules! packed_record {
    ($name:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::export::packed::Packed for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                $($crate::export::packed::Packed::pack(&self.$field, out);)+
            }
            fn unpack(from: &mut $crate::export::packed::Bytes) -> Self {
                $name { $($field: $crate::export::packed::Packed::unpack(from),)+ }
            }
        }
    };
}
pub(crate) use packed_record;

packed_record! { Message { ko, en } }

/// What is waited for between two steps.
#[cfg(any(feature = "app", test))]
pub(crate) type Pause = std::pin::Pin<Box<dyn Future<Output = ()>>>;

/// Reads an article and pauses between its lists: a long one takes longer than a page may stand still.
#[cfg(any(feature = "app", test))]
pub(crate) async fn unpacked_slowly(
    bytes: &[u8],
    pause: &dyn Fn() -> Pause,
) -> Option<crate::AnnotatedArticle> {
    let from = &mut Bytes::new(bytes);
    // The order is that of the declaration.
    let article = crate::AnnotatedArticle {
        schema: Packed::unpack(from),
        id: Packed::unpack(from),
        published: Packed::unpack(from),
        published_from: Packed::unpack(from),
        text: Packed::unpack(from),
        languages: Packed::unpack(from),
        missing: Packed::unpack(from),
        stretches: Packed::unpack(from),
        headline: Packed::unpack(from),
        body: Packed::unpack(from),
        rival: Packed::unpack(from),
        blocks: Packed::unpack(from),
        entities: {
            pause().await;
            Packed::unpack(from)
        },
        amounts: {
            pause().await;
            Packed::unpack(from)
        },
        dates: {
            pause().await;
            Packed::unpack(from)
        },
        claims: {
            pause().await;
            Packed::unpack(from)
        },
        findings: Packed::unpack(from),
        matches: Packed::unpack(from),
        unsearched: Packed::unpack(from),
    };
    from.end(article)
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Poll, Waker};

    use super::*;
    use crate::{AnnotatedArticle, OffsetUnit};

    const TEXT: &str = "바람전자, 3조5000억원 들여 공장 짓는다\n바람전자는 10일 서울에서 새 공장에 3조5000억원(25억달러) 넘게 들인다고 밝혔다.\n김하늘 바람전자 사장은 “내년 3월에 20명 이상을 뽑겠다”고 말했다.\nⓒ 바람일보, 무단 전재 금지";

    fn article() -> AnnotatedArticle {
        let document = crate::Annotator::default().annotate(TEXT, &crate::Options::default());
        document.record(TEXT, OffsetUnit::Utf16)
    }

    #[test]
    fn an_article_comes_out_as_it_went_in() {
        let article = article();
        assert!(!article.claims.is_empty() && !article.dates.is_empty());
        assert!(article.amounts.iter().any(|a| a.bound_word.is_some()));
        let mut bytes = Vec::new();
        article.pack(&mut bytes);
        assert_eq!(unpacked(&bytes), Some(article));
    }

    #[test]
    fn pauses_make_no_difference() {
        let article = article();
        let mut bytes = Vec::new();
        article.pack(&mut bytes);
        let slowly = std::pin::pin!(unpacked_slowly(&bytes, &|| Box::pin(async {})));
        let mut context = Context::from_waker(Waker::noop());
        assert_eq!(slowly.poll(&mut context), Poll::Ready(Some(article)));
    }

    #[test]
    fn what_was_cut_short_is_refused() {
        let mut bytes = Vec::new();
        article().pack(&mut bytes);
        for end in 0..bytes.len() {
            assert_eq!(unpacked::<AnnotatedArticle>(&bytes[..end]), None, "{end}");
        }
    }

    #[test]
    fn numbers_of_every_length_come_out_as_they_went_in() {
        for number in [0, 1, 127, 128, 16_383, 16_384, usize::MAX / 2, usize::MAX] {
            let mut bytes = Vec::new();
            number.pack(&mut bytes);
            assert_eq!(unpacked(&bytes), Some(number));
        }
        assert_eq!(unpacked::<usize>(&[0xff; 12]), None);
        assert_eq!(unpacked::<usize>(&[1, 1]), None, "something is left");
    }
}
