//! The words of English for what there is to tell.

use time::Date;

use super::Words;
use super::day::week;
use super::digits::{Digits, grouped};
use crate::document::{
    AmountKind, BlockRole, Bound, ClaimKind, Colour, DateValue, DayPart, Direction, EntityKind,
    FindingKind, Modality, PublishedFrom, Severity,
};

pub(super) mod finding;
#[cfg(any(feature = "app", test))]
pub(super) mod why;

pub(super) static WORDS: Words = Words {
    amount: "amount",
    date: "date",
    claim: "claim",
    pattern: "pattern",
    names: "Names",
    amounts: "Amounts",
    dates: "Dates",
    claims: "Claims",
    patterns: "Patterns",
    findings: "Findings",
    as_written: "As written",
    value: "Value",
    kind: "Kind",
    role: "Role",
    organization: "Organization",
    also_called: "Also called",
    claims_made: "Claims made",
    mentions: "Mentions",
    all_digits: "All digits",
    in_this_language: "In English",
    direction: "Direction",
    same_as: "Same as",
    implied_rate: "Implied rate",
    distance: "From the article",
    relayed_by: "Relayed by",
    reported_by: "Reported by",
    values_in_it: "Figures, dates",
    worth_checking: "Worth checking",
    unresolved: "Cannot be resolved",
    nobody_named: "nobody named",
    by_hand: "underlined by you",
};

/// Thousands, largest first, with the zeros each stands for.
const THOUSANDS: [(&str, usize); 4] = [
    ("quadrillion", 15),
    ("trillion", 12),
    ("billion", 9),
    ("million", 6),
];

/// In million, billion, trillion where at most three decimals say it exactly, else all digits: `3.5 trillion`.
pub(super) fn number(value: Digits) -> String {
    let largest = THOUSANDS
        .iter()
        .find(|(_, zeros)| value.whole.len() > *zeros);
    if let Some((name, zeros)) = largest
        && let Some((whole, below)) = value.whole.split_at_checked(value.whole.len() - zeros)
    {
        let fraction = below.trim_end_matches('0');
        if value.fraction.is_empty() && fraction.len() <= 3 {
            let scaled = Digits {
                whole,
                fraction,
                ..value
            };
            return format!("{} {name}", grouped(scaled));
        }
    }
    grouped(value)
}

/// A unit as it follows the number, with the blank that parts them: ` won`, `%`; `one`: a single one.
pub(super) fn unit(code: &str, kind: AmountKind, one: bool) -> String {
    let aged = kind == AmountKind::Age;
    let counted = kind == AmountKind::Count;
    let (single, many) = match code {
        "year" if aged => ("year old", "years old"),
        "month" if aged => ("month old", "months old"),
        "week" if aged => ("week old", "weeks old"),
        "day" if aged => ("day old", "days old"),
        "second" => ("second", "seconds"),
        "minute" => ("minute", "minutes"),
        "hour" => ("hour", "hours"),
        "day" => ("day", "days"),
        "week" => ("week", "weeks"),
        "month" => ("month", "months"),
        "year" => ("year", "years"),
        "decade" => ("decade", "decades"),
        "century" => ("century", "centuries"),
        "times" => ("times", "times"),
        "point" => ("point", "points"),
        "bp" => ("basis point", "basis points"),
        "%p" => ("percentage point", "percentage points"),
        "m2" => ("m²", "m²"),
        "km2" => ("km²", "km²"),
        "m3" => ("m³", "m³"),
        "acre" => ("acre", "acres"),
        "sq_ft" => ("square foot", "square feet"),
        "sq_mi" => ("square mile", "square miles"),
        "sq_yd" => ("square yard", "square yards"),
        "sq_in" => ("square inch", "square inches"),
        "acre_ft" => ("acre-foot", "acre-feet"),
        "fl_oz" => ("fluid ounce", "fluid ounces"),
        "nmi" => ("nautical mile", "nautical miles"),
        "ly" => ("light-year", "light-years"),
        "pixel" => ("pixel", "pixels"),
        "carat" => ("carat", "carats"),
        "ton" => ("ton", "tons"),
        "평" => ("pyeong (3.3 m²)", "pyeong (3.3 m²)"),
        "KRW" => ("won", "won"),
        "USD" => ("US dollar", "US dollars"),
        "JPY" => ("yen", "yen"),
        "CNY" => ("yuan", "yuan"),
        "EUR" => ("euro", "euros"),
        "GBP" => ("pound", "pounds"),
        "AUD" => ("Australian dollar", "Australian dollars"),
        "CAD" => ("Canadian dollar", "Canadian dollars"),
        "HKD" => ("Hong Kong dollar", "Hong Kong dollars"),
        "SGD" => ("Singapore dollar", "Singapore dollars"),
        "TWD" => ("Taiwan dollar", "Taiwan dollars"),
        "CHF" => ("Swiss franc", "Swiss francs"),
        "INR" => ("Indian rupee", "Indian rupees"),
        "RUB" => ("rouble", "roubles"),
        "VND" => ("dong", "dong"),
        // Counters of Korean.
        "명" | "인" => ("person", "people"),
        "곳" => ("place", "places"),
        "개" => ("item", "items"),
        "건" => ("case", "cases"),
        "대" => ("unit", "units"),
        "장" => ("sheet", "sheets"),
        "표" => ("vote", "votes"),
        "개국" => ("country", "countries"),
        "회" | "번" | "차례" if counted => ("time", "times"),
        other => (other, other),
    };
    let word = if one { single } else { many };
    let sign = word.is_empty() || word.starts_with(['%', '°']);
    format!("{}{word}", if sign { "" } else { " " })
}

/// A number with its unit: `300 million won`, `No. 2`.
pub(super) fn measured(number: &str, code: &str, kind: AmountKind, one: bool) -> String {
    if code == "place" {
        format!("No. {number}")
    } else {
        format!("{number}{}", unit(code, kind, one))
    }
}

/// What an amount is per, with the amount: `100 million won per pyeong (3.3 m²)`.
pub(super) fn per(value: &str, per: &str, kind: AmountKind) -> String {
    let word = match per {
        "시간" => " hour".to_owned(),
        // 주당: earnings a share, working hours a week.
        "주" if kind == AmountKind::Money => " share".to_owned(),
        "주" => " week".to_owned(),
        // 1인당, a head.
        _ => unit(
            per.strip_prefix('1').unwrap_or(per),
            AmountKind::Other,
            true,
        ),
    };
    format!("{value} per{word}")
}

/// From the least to the most that a number can be.
pub(super) fn range(low: &str, high: &str) -> String {
    format!("{low}–{high}")
}

/// A value with how it is bounded: `at least 300 million won`.
pub(super) fn bounded(value: &str, by: Bound) -> String {
    match by {
        Bound::Exact | Bound::Range => value.to_owned(),
        _ => format!("{} {value}", bound(by)),
    }
}

/// What one unit of a currency is in another: `1 USD = 1,460 KRW`.
pub(super) fn rate(one: &str, rate: &str, other: &str) -> String {
    format!("1 {one} = {rate} {other}")
}

/// A date at its precision; nothing for a week that its year lacks.
pub(super) fn date(value: DateValue) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let month = |m: u8| MONTHS.get(usize::from(m).checked_sub(1)?);
    let day = |d: Date| Some(format!("{} {}", d.day(), month(d.month().into())?));
    Some(match value {
        DateValue::Year(y) => y.to_string(),
        DateValue::Quarter(y, q) => format!("Q{q} {y}"),
        DateValue::Month(y, m) => format!("{} {y}", month(m)?),
        DateValue::Week(y, w) => {
            let [monday, sunday] = week(y, w)?;
            format!("week of {}–{} {y}", day(monday)?, day(sunday)?)
        }
        DateValue::Day(d) => {
            const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
            let weekday = DAYS.get(usize::from(d.weekday().number_days_from_monday()))?;
            format!("{weekday} {} {}", day(d)?, d.year())
        }
    })
}

/// From one date to another.
pub(super) fn until(from: &str, to: &str) -> String {
    format!("{from} – {to}")
}

/// A date with the part of it that is meant: `late Mar 2026`, `Mon 2 Mar 2026, afternoon`.
pub(super) fn part_of(date: &str, part: DayPart) -> String {
    match part {
        DayPart::Early | DayPart::Late => format!("{} {date}", day_part(part)),
        DayPart::Middle => format!("mid-{date}"),
        _ => format!("{date}, {}", day_part(part)),
    }
}

/// How many days from the day of the article a day lies, before it where negative.
pub(super) fn from_article(days: i64) -> String {
    match days {
        0 => "the day of the article".to_owned(),
        -1 => "the day before the article".to_owned(),
        1 => "the day after the article".to_owned(),
        d if d < 0 => format!("{} days before the article", -d),
        d => format!("{d} days after the article"),
    }
}

/// How much a claim is worth checking, 0 to 3.
pub(super) fn worth(level: u8) -> &'static str {
    match level {
        3 => "check first",
        2 => "worth checking",
        1 => "less pressing",
        _ => "little to check",
    }
}

/// Why a claim is worth checking; nothing for a code that has no words of its own.
pub(super) fn reason(code: &str) -> Option<&'static str> {
    Some(match code {
        "figure" => "has a figure",
        "date" => "has a date",
        "comparison" => "compares",
        "cause" => "gives a cause",
        "named_actor" => "names somebody",
        "named_speaker" => "its speaker is named",
        "short" => "short",
        _ => return None,
    })
}

/// Where a reader's pattern was not looked for.
pub(super) fn unsearched(label: &str) -> String {
    format!("The rest of the text was not searched for '{label}'")
}

pub(super) fn entity_kind(it: EntityKind) -> &'static str {
    match it {
        EntityKind::Person => "person",
        EntityKind::Organization => "organization",
        EntityKind::Place => "place",
        EntityKind::Product => "product",
        EntityKind::Event => "event",
        EntityKind::Title => "title",
    }
}

pub(super) fn amount_kind(it: AmountKind) -> &'static str {
    match it {
        AmountKind::Money => "money",
        AmountKind::Percent => "per cent",
        AmountKind::PercentPoint => "percentage points",
        AmountKind::Count => "count",
        AmountKind::Length => "length",
        AmountKind::Area => "area",
        AmountKind::Volume => "volume",
        AmountKind::Mass => "mass",
        AmountKind::Duration => "duration",
        AmountKind::Multiple => "multiple",
        AmountKind::Rank => "rank",
        AmountKind::Age => "age",
        AmountKind::Energy => "energy",
        AmountKind::Power => "power",
        AmountKind::Data => "data",
        AmountKind::Temperature => "temperature",
        AmountKind::Speed => "speed",
        AmountKind::Score => "score",
        AmountKind::Other => "amount",
    }
}

pub(super) fn bound(it: Bound) -> &'static str {
    match it {
        Bound::Exact => "exactly",
        Bound::About => "about",
        Bound::AtLeast => "at least",
        Bound::MoreThan => "more than",
        Bound::AtMost => "at most",
        Bound::LessThan => "less than",
        Bound::Vague => "on the order of",
        Bound::Range => "range",
    }
}

pub(super) fn colour(it: Colour) -> &'static str {
    match it {
        Colour::Blue => "blue",
        Colour::Green => "green",
        Colour::Orange => "orange",
        Colour::Pink => "pink",
        Colour::Violet => "violet",
        Colour::Grey => "grey",
    }
}

pub(super) fn direction(it: Direction) -> &'static str {
    match it {
        Direction::Up => "up",
        Direction::Down => "down",
    }
}

pub(super) fn day_part(it: DayPart) -> &'static str {
    match it {
        DayPart::Dawn => "before dawn",
        DayPart::Morning => "morning",
        DayPart::Forenoon => "forenoon",
        DayPart::Noon => "noon",
        DayPart::Afternoon => "afternoon",
        DayPart::Evening => "evening",
        DayPart::Night => "night",
        DayPart::Midnight => "midnight",
        DayPart::Early => "early",
        DayPart::Middle => "middle",
        DayPart::Late => "late",
    }
}

pub(super) fn claim_kind(it: ClaimKind) -> &'static str {
    match it {
        ClaimKind::Direct => "direct quotation",
        ClaimKind::Indirect => "reported speech",
        ClaimKind::Mixed => "mixed quotation",
    }
}

pub(super) fn modality(it: Modality) -> &'static str {
    match it {
        Modality::Assertion => "stated as fact",
        Modality::Estimate => "estimate",
        Modality::Forecast => "forecast",
        Modality::Plan => "plan",
        Modality::Hearsay => "hearsay",
        Modality::Speculation => "speculation",
        Modality::Denial => "denial",
        Modality::Opinion => "opinion",
        Modality::Question => "question",
    }
}

pub(super) fn finding_kind(it: FindingKind) -> &'static str {
    match it {
        FindingKind::Conversion => "conversion",
        FindingKind::Arithmetic => "arithmetic",
        FindingKind::Contradiction => "contradiction",
        FindingKind::RateDrift => "rate drift",
    }
}

pub(super) fn severity(it: Severity) -> &'static str {
    match it {
        Severity::Note => "note",
        Severity::Warning => "check this",
    }
}

pub(super) fn published_from(it: PublishedFrom) -> &'static str {
    match it {
        PublishedFrom::Option => "given",
        PublishedFrom::Metadata => "metadata",
        PublishedFrom::Text => "text",
    }
}

pub(super) fn block_role(it: BlockRole) -> &'static str {
    match it {
        BlockRole::Headline => "headline",
        BlockRole::Subhead => "subhead",
        BlockRole::Lead => "lead",
        BlockRole::Paragraph => "paragraph",
        BlockRole::Caption => "caption",
        BlockRole::Quote => "block quotation",
        BlockRole::List => "list",
        BlockRole::Byline => "byline",
        BlockRole::Dateline => "dateline",
        BlockRole::Furniture => "furniture",
        BlockRole::Teaser => "teaser",
        BlockRole::Copyright => "copyright",
    }
}
