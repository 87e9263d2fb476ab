//! Articles set side by side: what they agree on, where they contradict each other, and what only one of them says.
//!
//! The articles' names are matched first ([`cast`]), then their sentences ([`statement`]). Figures, dates and claims
//! are only held against each other where the sentences around them tell of the same thing ([`matching`]).

mod across;
mod cast;
mod matching;
mod record;
mod statement;
#[cfg(any(feature = "js", test))]
mod written;

use crate::document::{Document, Message, word_enum};
use crate::text::Span;
use crate::text::view::{Breaks, View};

#[cfg(feature = "js")]
pub(crate) use written::compare_records;

pub use record::{AgreementRecord, AloneRecord, ComparisonRecord, DisagreementRecord, PlaceRecord};

/// What two or more articles have in common and where they part.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Comparison {
    /// What at least two articles say alike.
    pub agreed: Vec<Agreement>,
    /// What they say differently of the same thing.
    pub contradictions: Vec<Disagreement>,
    /// Claims that no other article has.
    pub alone: Vec<Alone>,
}

/// A stretch of one of the articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Which of the articles, as they were given.
    pub article: usize,
    /// Where in it.
    pub span: Span,
}

word_enum! {
    /// What articles agree on.
    AgreedOn {
        /// A figure.
        Figure = "figure",
        /// A date.
        Date = "date",
        /// A claim of one speaker.
        Claim = "claim",
    }
}

word_enum! {
    /// What articles contradict each other in.
    DisagreeOn {
        /// A figure.
        Figure = "figure",
        /// How a figure is bounded.
        Bound = "bound",
        /// A date.
        Date = "date",
        /// Who said it.
        Attribution = "attribution",
    }
}

/// A fact that at least two articles state.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// What sort of fact.
    pub on: AgreedOn,
    /// The names it is about.
    pub about: Vec<String>,
    /// Where it stands, by article.
    pub places: Vec<Place>,
}

/// Something that articles state differently.
#[derive(Debug, Clone, PartialEq)]
pub struct Disagreement {
    /// What sort of thing.
    pub on: DisagreeOn,
    /// The names it is about.
    pub about: Vec<String>,
    /// Where it stands, by article.
    pub places: Vec<Place>,
    /// What to tell the reader.
    pub message: Message,
}

/// A claim that only one article has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alone {
    /// Which of the articles.
    pub article: usize,
    /// Index into its [`Document::claims`].
    pub claim: usize,
    /// Its content.
    pub span: Span,
}

/// Sets articles side by side. Each comes as its text and its document, as [`crate::Annotator::annotate`] gives it.
///
/// Fewer than two articles have nothing to compare. Only what is certain is reported: two figures are the same quantity
/// only where one sentence of each article tells of the same names in the same words.
///
/// # Examples
/// ```
/// use mitjul::{Annotator, Options, compare};
///
/// let annotator = Annotator::new();
/// let mut options = Options::default();
/// options.whole_text = true;
/// let texts = [
///     "한빛전자는 10일 서울 공장에서 난 불로 직원 20명이 다쳤다고 밝혔다.",
///     "한빛전자는 10일 서울 공장에서 난 불로 직원 21명이 다쳤다고 밝혔다.",
/// ];
/// let documents = texts.map(|text| annotator.annotate(text, &options));
/// let articles: Vec<_> = texts.into_iter().zip(&documents).collect();
/// let comparison = compare(&articles);
/// assert_eq!(comparison.contradictions.len(), 1);
/// ```
#[must_use]
pub fn compare(articles: &[(&str, &Document)]) -> Comparison {
    if articles.len() < 2 {
        return Comparison::default();
    }
    let views: Vec<View> = articles
        .iter()
        .map(|(text, _)| View::of(text, Breaks::Lines))
        .collect();
    let documents: Vec<_> = articles
        .iter()
        .zip(&views)
        .map(|((_, document), view)| document.read_in(view))
        .collect();
    let articles: Vec<(&str, &Document)> = views
        .iter()
        .zip(&documents)
        .map(|(view, document)| (view.text(), &**document))
        .collect();
    let cast = cast::Cast::new(&articles);
    let statements = statement::statements(&articles, &cast);
    let mut comparison = matching::Matcher::new(&articles, &cast, &statements).compare();
    comparison.each_span(&mut |article, span| {
        if let Some(view) = views.get(article) {
            *span = view.given(*span);
        }
    });
    comparison
}

impl Comparison {
    fn each_span(&mut self, change: &mut dyn FnMut(usize, &mut Span)) {
        let agreed = self.agreed.iter_mut().flat_map(|a| &mut a.places);
        let contradictions = self.contradictions.iter_mut().flat_map(|d| &mut d.places);
        for Place { article, span } in agreed.chain(contradictions) {
            change(*article, span);
        }
        for Alone { article, span, .. } in &mut self.alone {
            change(*article, span);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Annotator, Options};

    fn compared(texts: &[&str]) -> Comparison {
        let annotator = Annotator::new();
        let options = Options {
            whole_text: true,
            dictionary: crate::Dictionary::parse(
                "organization\t한빛전자\norganization\t새벽은행\nperson\t박서준\nperson\t이도윤\n",
            )
            .0,
            published: crate::Date::from_calendar_date(2025, time::Month::February, 11).ok(),
            ..Options::default()
        };
        let documents: Vec<Document> = texts
            .iter()
            .map(|t| annotator.annotate(t, &options))
            .collect();
        let articles: Vec<(&str, &Document)> = texts.iter().copied().zip(&documents).collect();
        compare(&articles)
    }

    fn kinds(texts: &[&str]) -> Vec<DisagreeOn> {
        compared(texts)
            .contradictions
            .iter()
            .map(|c| c.on)
            .collect()
    }

    #[test]
    fn the_form_that_a_text_comes_in_makes_no_difference() {
        let texts = [
            "한빛전자\u{a0}서울 공장에서 난 불로 <b>직원</b>  20명이 다쳤다.",
            "한빛전\u{110c}\u{1161} 서울 공장에서 난 불로 직원\t２１명이 다쳤다.",
        ];
        let comparison = compared(&texts);
        let [found] = comparison.contradictions.as_slice() else {
            panic!("{comparison:?}");
        };
        let words = found.places.iter().map(|p| p.span.of(texts[p.article]));
        assert_eq!(words.collect::<Vec<_>>(), ["20명", "２１명"]);
    }

    #[test]
    fn a_different_figure_of_the_same_thing_is_a_contradiction() {
        let texts = [
            "한빛전자 서울 공장에서 난 불로 직원 20명이 다쳤다.",
            "한빛전자 서울 공장에서 난 불로 직원 21명이 다쳤다.",
        ];
        assert_eq!(kinds(&texts), [DisagreeOn::Figure]);
        let comparison = compared(&texts);
        let found = comparison.contradictions.first().unwrap();
        assert_eq!(found.places.len(), 2);
        assert!(found.message.ko.contains("20명") && found.message.ko.contains("21명"));
    }

    #[test]
    fn figures_of_different_things_are_none() {
        assert!(
            kinds(&[
                "한빛전자 서울 공장에서 난 불로 직원 20명이 다쳤다.",
                "한빛전자는 신입 직원 21명을 뽑는다고 밝혔다.",
            ])
            .is_empty()
        );
    }

    #[test]
    fn figures_of_different_days_are_none() {
        assert!(
            kinds(&[
                "한빛전자 서울 공장에서 2025년 2월 3일 난 불로 직원 20명이 다쳤다.",
                "한빛전자 서울 공장에서 2025년 2월 9일 난 불로 직원 21명이 다쳤다.",
            ])
            .is_empty()
        );
        // A headline has the day of what follows.
        assert!(
            kinds(&[
                "한빛전자 서울 공장에서 2025년 2월 3일 난 불로 직원 20명이 다쳤다.",
                "한빛전자 서울 공장에서 난 불로 직원 21명이 다쳐\n\n불은 2025년 2월 9일 났다.",
            ])
            .is_empty()
        );
    }

    #[test]
    fn a_ceiling_against_a_floor_is_a_contradiction() {
        assert_eq!(
            kinds(&[
                "한빛전자는 새 공장에 최대 5000억 원을 투자한다.",
                "한빛전자는 새 공장에 5000억 원 이상을 투자한다.",
            ]),
            [DisagreeOn::Bound]
        );
    }

    #[test]
    fn different_days_of_one_event_are_a_contradiction() {
        assert_eq!(
            kinds(&[
                "한빛전자는 2025년 3월 4일 서울에서 새 공장 문을 연다.",
                "한빛전자는 2025년 3월 5일 서울에서 새 공장 문을 연다.",
            ]),
            [DisagreeOn::Date]
        );
    }

    #[test]
    fn the_same_words_of_different_speakers_are_a_contradiction() {
        assert_eq!(
            kinds(&[
                "박서준 대표는 “새 공장은 내년 봄 서울에서 문을 연다”고 말했다.",
                "이도윤 대표는 “새 공장은 내년 봄 서울에서 문을 연다”고 말했다.",
            ]),
            [DisagreeOn::Attribution]
        );
    }

    #[test]
    fn what_all_say_is_agreed_and_what_one_says_stands_alone() {
        let comparison = compared(&[
            "한빛전자는 매출이 3조5000억원이라고 밝혔다. 새벽은행은 금리를 올리겠다고 말했다.",
            "한빛전자는 매출이 3조5000억원이라고 발표했다.",
        ]);
        assert!(comparison.contradictions.is_empty());
        assert!(comparison.agreed.iter().any(|a| a.on == AgreedOn::Figure));
        assert!(comparison.agreed.iter().any(|a| a.on == AgreedOn::Claim));
        assert_eq!(comparison.alone.len(), 1);
        assert_eq!(comparison.alone.first().map(|a| a.article), Some(0));
    }

    #[test]
    fn one_article_has_nothing_to_be_compared_with() {
        assert_eq!(
            compared(&["한빛전자는 매출이 3조5000억원이라고 밝혔다."]),
            Comparison::default()
        );
    }

    #[test]
    #[cfg(all(feature = "korean", feature = "english"))]
    fn a_korean_and_an_english_report_agree_on_figures_and_nothing_stands_alone() {
        let texts = [
            "한빛전자(Hanbit Electronics)는 30억달러를 들여 공장을 짓는다고 밝혔다.\n\
             직원 1200명을 뽑는다고 이수민(Lee Su-min) 대표가 말했다.",
            "Hanbit Electronics said it would spend $3 billion on a plant.\n\
             It will hire 1,500 people, said Lee Su-min, the chief executive of Hanbit Electronics.",
        ];
        let comparison = compared(&texts);
        let agreed: Vec<_> = comparison
            .agreed
            .iter()
            .map(|a| {
                let words = a.places.iter().map(|p| p.span.of(texts[p.article]));
                (a.on, words.collect::<Vec<_>>())
            })
            .collect();
        assert_eq!(agreed, [(AgreedOn::Figure, vec!["30억달러", "$3 billion"])]);
        assert!(comparison.contradictions.is_empty() && comparison.alone.is_empty());
    }
}
