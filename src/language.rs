//! Languages: what an article, a passage or a quotation is written in, and what a reader reads results in.

pub(crate) mod detect;
pub(crate) mod door;

/// Whether this build reads Korean. What stands behind a constant that is false is not linked.
pub(crate) const KOREAN: bool = cfg!(feature = "korean");
/// Whether this build reads English.
pub(crate) const ENGLISH: bool = cfg!(feature = "english");

/// A language that articles are read in, and that results are worded in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// Korean.
    #[default]
    Korean,
    /// English.
    English,
    /// A made-up one of ten words: that a third can come in.
    /// The made-up language of `toy.rs`, which has no words of the page.
    #[cfg(all(test, not(feature = "app")))]
    Toy,
}

impl Language {
    /// Every language, in the order in which they came into the house.
    pub const ALL: &[Language] = &[
        Language::Korean,
        Language::English,
        #[cfg(all(test, not(feature = "app")))]
        Language::Toy,
    ];

    /// Words that text in it cannot do without and that other languages in Latin letters do not have, or seldom: by them a
    /// language in these letters is told from others. None for one that is told by its script.
    pub(crate) const fn small_words(self) -> &'static [&'static str] {
        match self {
            Language::Korean => &[],
            // One word in four of an English sentence.
            Language::English => &[
                "the", "of", "to", "and", "that", "is", "was", "for", "it", "with", "he", "his",
                "be", "by", "from", "has", "have", "had", "they", "their", "which", "said", "she",
                "her", "were", "been", "who", "will", "would", "this", "are", "not", "at", "its",
                "we", "you", "after",
            ],
            #[cfg(all(test, not(feature = "app")))]
            Language::Toy => toy::SMALL,
        }
    }

    /// The code of ISO 639-1, as options, records and `lang` attributes write it.
    ///
    /// ```
    /// assert_eq!(mitjul::Language::Korean.code(), "ko");
    /// ```
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Language::Korean => "ko",
            Language::English => "en",
            #[cfg(all(test, not(feature = "app")))]
            Language::Toy => "qaa",
        }
    }

    /// The language that a code of ISO 639-1 stands for, where it is one of [`Language::ALL`].
    ///
    /// ```
    /// use mitjul::Language;
    /// assert_eq!(Language::from_code("en"), Some(Language::English));
    /// assert_eq!(Language::from_code("ja"), None);
    /// ```
    #[must_use]
    pub fn from_code(code: &str) -> Option<Language> {
        Language::ALL.iter().copied().find(|l| l.code() == code)
    }

    /// Whether this build can read articles in it: the cargo feature of its name is on.
    #[must_use]
    pub fn is_built(self) -> bool {
        match self {
            Language::Korean => KOREAN,
            Language::English => ENGLISH,
            #[cfg(all(test, not(feature = "app")))]
            Language::Toy => true,
        }
    }

    /// Whether it is written in Latin letters.
    pub(crate) fn is_latin(self) -> bool {
        !self.small_words().is_empty()
    }

    /// The other of the two that results are worded in.
    pub(crate) fn other(self) -> Language {
        self.pick(Language::English, Language::Korean)
    }

    /// The one of two things that is for readers of this language: the English one where the house has no words of its own
    /// in it.
    #[must_use]
    pub fn pick<T>(self, korean: T, english: T) -> T {
        match self {
            Language::Korean => korean,
            _ => english,
        }
    }
}

#[cfg(all(test, not(feature = "app")))]
mod toy;
