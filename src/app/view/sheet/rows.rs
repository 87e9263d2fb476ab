//! What an entry of the sheet says, and what of an article can be checked.

use super::super::reading::index_of;
use crate::document::word_enum;
use crate::{AmountKind, AnnotatedArticle, Language, Severity};

word_enum! {
    /// What checking came to.
    #[derive(Default)]
    CheckStatus {
        /// Not checked yet.
        #[default]
        Open = "open",
        /// It is so.
        Confirmed = "confirmed",
        /// It is not so.
        Wrong = "wrong",
        /// True by the letter, but it gives a wrong idea.
        Misleading = "misleading",
        /// There is nothing to check it by.
        Unverifiable = "unverifiable",
        /// It need not be checked.
        NotNeeded = "not_needed",
    }
}

impl CheckStatus {
    /// What it is called in front of a reader.
    #[must_use]
    pub fn label(self, lang: Language) -> &'static str {
        let (ko, en) = match self {
            CheckStatus::Open => ("아직", "open"),
            CheckStatus::Confirmed => ("맞음", "confirmed"),
            CheckStatus::Wrong => ("틀림", "wrong"),
            CheckStatus::Misleading => ("오해할 만함", "misleading"),
            CheckStatus::Unverifiable => ("확인 못 함", "cannot be checked"),
            CheckStatus::NotNeeded => ("필요 없음", "not needed"),
        };
        lang.pick(ko, en)
    }

    /// A sign that stands for it where there is no room for words; none for what is open.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            CheckStatus::Open => "",
            CheckStatus::Confirmed => "✓",
            CheckStatus::Wrong => "✗",
            CheckStatus::Misleading => "△",
            CheckStatus::Unverifiable => "?",
            CheckStatus::NotNeeded => "–",
        }
    }
}

word_enum! {
    /// How soon somebody should look at it.
    #[derive(Default)]
    CheckPriority {
        /// Before the others.
        High = "high",
        /// In its turn.
        #[default]
        Normal = "normal",
        /// When there is time.
        Low = "low",
    }
}

impl CheckPriority {
    /// What it is called in front of a reader.
    #[must_use]
    pub fn label(self, lang: Language) -> &'static str {
        let (ko, en) = match self {
            CheckPriority::High => ("높음", "high"),
            CheckPriority::Normal => ("보통", "normal"),
            CheckPriority::Low => ("낮음", "low"),
        };
        lang.pick(ko, en)
    }
}

word_enum! {
    /// What a check or a note is about.
    #[derive(Default)]
    CheckSubject {
        /// A claim.
        Claim = "claim",
        /// An amount.
        Amount = "amount",
        /// A finding.
        Finding = "finding",
        /// A mention of a name.
        Entity = "entity",
        /// A date.
        Date = "date",
        /// Words that the reader chose.
        #[default]
        Passage = "passage",
    }
}

impl CheckSubject {
    /// What it is called in front of a reader.
    #[must_use]
    pub fn label(self, lang: Language) -> &'static str {
        let (ko, en) = match self {
            CheckSubject::Claim => ("발언", "claim"),
            CheckSubject::Amount => ("수치", "figure"),
            CheckSubject::Finding => ("살펴볼 점", "finding"),
            CheckSubject::Entity => ("이름", "name"),
            CheckSubject::Date => ("날짜", "date"),
            CheckSubject::Passage => ("글귀", "passage"),
        };
        lang.pick(ko, en)
    }

    /// Whether it is a row of the sheet by itself, and not only where somebody noted something.
    #[must_use]
    pub fn is_row(self) -> bool {
        matches!(
            self,
            CheckSubject::Claim | CheckSubject::Amount | CheckSubject::Finding
        )
    }
}

/// What somebody found out about one thing, or noted on it. Offsets are half-open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckRecord {
    /// What sort of thing it is about.
    pub subject: CheckSubject,
    /// Which kind of finding.
    pub kind: Option<String>,
    /// First unit of the words; of a finding, of the first of them.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words as they stood when they were checked.
    pub text: String,
    /// What checking came to.
    pub status: CheckStatus,
    /// How soon somebody should look at it.
    pub priority: CheckPriority,
    /// What speaks for or against it: a link, a quotation, or a link with a quotation behind it.
    pub evidence: Vec<String>,
    /// A note.
    pub note: String,
    /// Tags.
    pub tags: Vec<String>,
    /// Who checks it.
    pub who: String,
    /// When the status was set, `YYYY-MM-DD`.
    pub day: Option<String>,
    /// Whether its words are no longer in the text; its place is then where they stood.
    pub lost: bool,
}

/// A piece of evidence: its link, where it begins with one, and its words.
#[must_use]
pub fn evidence_parts(evidence: &str) -> (Option<&str>, &str) {
    let evidence = evidence.trim();
    let first = evidence.split_whitespace().next().unwrap_or("");
    let is_link = ["https://", "http://"]
        .iter()
        .any(|scheme| first.len() > scheme.len() && first.starts_with(scheme));
    if is_link {
        let words = evidence.get(first.len()..).unwrap_or("").trim();
        (Some(first), words)
    } else {
        (None, evidence)
    }
}

/// A row of the sheet: a claim, an amount or a finding of the article.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CheckRow {
    /// Which list it is in.
    pub subject: CheckSubject,
    /// Its index there.
    pub index: usize,
    /// First unit of its words; of a finding, of the first thing that it is about.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// How much it is worth checking, 0 to 1.
    pub worth: f32,
}

/// An amount in a claim is worth nearly as much as the claim: whoever checks one mostly checks the other.
const OF_ITS_CLAIM: f32 = 0.9;

/// The rows of an article's sheet, the most worth checking first.
#[must_use]
pub fn check_rows(article: &AnnotatedArticle) -> Vec<CheckRow> {
    let mut rows = Vec::new();
    let mut in_claims = vec![0.0_f32; article.amounts.len()];
    for (index, claim) in article.claims.iter().enumerate() {
        for id in &claim.amounts {
            if let Some(most) = index_of(id).and_then(|i| in_claims.get_mut(i)) {
                *most = most.max(claim.check_worthiness * OF_ITS_CLAIM);
            }
        }
        rows.push(CheckRow {
            subject: CheckSubject::Claim,
            index,
            start: claim.start,
            end: claim.end,
            worth: claim.check_worthiness,
        });
    }
    for (index, (amount, in_claim)) in article.amounts.iter().zip(in_claims).enumerate() {
        let alone: f32 = match amount.kind {
            // What is only said again is checked where it is said first.
            _ if amount.same_as.is_some() => 0.05,
            AmountKind::Money
            | AmountKind::Percent
            | AmountKind::PercentPoint
            | AmountKind::Count
            | AmountKind::Multiple => 0.35,
            _ => 0.15,
        };
        let again = amount.same_as.is_some();
        rows.push(CheckRow {
            subject: CheckSubject::Amount,
            index,
            start: amount.start,
            end: amount.end,
            worth: if again { alone } else { alone.max(in_claim) },
        });
    }
    for (index, finding) in article.findings.iter().enumerate() {
        let claims = finding.claims.iter().filter_map(|id| index_of(id));
        let claims = claims.filter_map(|i| article.claims.get(i));
        let amounts = finding.amounts.iter().filter_map(|id| index_of(id));
        let amounts = amounts.filter_map(|i| article.amounts.get(i));
        let places = amounts.map(|a| (a.start, a.end));
        let places = places.chain(claims.map(|c| (c.start, c.end)));
        let hull = places.reduce(|all, one| (all.0.min(one.0), all.1.max(one.1)));
        let (start, end) = hull.unwrap_or_default();
        rows.push(CheckRow {
            subject: CheckSubject::Finding,
            index,
            start,
            end,
            worth: if finding.severity == Severity::Warning {
                1.0
            } else {
                0.5
            },
        });
    }
    crate::sort::sort_by(&mut rows, |a, b| {
        b.worth
            .total_cmp(&a.worth)
            .then_with(|| a.start.cmp(&b.start))
    });
    rows
}

/// The id of a row's thing, `c3`.
#[must_use]
pub fn check_id(row: &CheckRow) -> String {
    let letter = match row.subject {
        CheckSubject::Claim => 'c',
        CheckSubject::Finding => 'f',
        _ => 'a',
    };
    format!("{letter}{}", row.index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Annotator, OffsetUnit, Options};

    #[test]
    fn evidence_is_a_link_a_quotation_or_both() {
        for (evidence, parts) in [
            ("https://a.kr/b", (Some("https://a.kr/b"), "")),
            (" https://a.kr “가나” ", (Some("https://a.kr"), "“가나”")),
            ("가나 https://a.kr", (None, "가나 https://a.kr")),
            ("javascript:alert(1)", (None, "javascript:alert(1)")),
            ("https://", (None, "https://")),
            ("", (None, "")),
        ] {
            assert_eq!(evidence_parts(evidence), parts);
        }
    }

    #[test]
    fn warnings_come_first_and_a_figure_stands_behind_its_claim() {
        let text = "한빛전자는 10일 공장에 3조5000억원을 쓴다고 밝혔다. 지난해 직원은 20명이었다.\n\
                    한빛전자는 5억달러(7000억원)를 냈다.";
        let options = Options {
            whole_text: true,
            ..Options::default()
        };
        let document = Annotator::new().annotate(text, &options);
        let mut article = document.record(text, OffsetUnit::Byte);
        let message = crate::Message {
            ko: String::new(),
            en: String::new(),
        };
        article.findings = vec![crate::FindingRecord {
            id: "f1".to_owned(),
            kind: crate::FindingKind::Arithmetic,
            severity: Severity::Warning,
            amounts: vec!["a1".to_owned(), "a2".to_owned()],
            claims: Vec::new(),
            message,
        }];
        let rows = check_rows(&article);
        let of = |subject| rows.iter().filter(move |r| r.subject == subject);
        assert_eq!(of(CheckSubject::Claim).count(), article.claims.len());
        assert_eq!(of(CheckSubject::Amount).count(), article.amounts.len());
        assert_eq!(of(CheckSubject::Finding).count(), article.findings.len());
        assert!(rows.is_sorted_by(|a, b| a.worth >= b.worth));
        assert_eq!(rows[0].subject, CheckSubject::Finding);
        assert!(text[rows[0].start..rows[0].end].ends_with("20명"));
        let at = |words: &str| {
            let found =
                |r: &CheckRow| r.subject == CheckSubject::Amount && text[r.start..r.end] == *words;
            rows.iter().position(found).unwrap()
        };
        let claim = rows.iter().position(|r| r.subject == CheckSubject::Claim);
        assert!(claim.unwrap() < at("3조5000억원"));
        assert!(at("3조5000억원") < at("20명"));
        assert!(at("20명") < at("7000억원"));
    }
}
