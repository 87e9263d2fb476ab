//! The names of the word lists in `data/reporting.txt`.

use crate::wordlist::class_enum;

class_enum! {
    /// A section of `data/reporting.txt`, whose head says of each what it holds.
    pub(super) List {
        About = "about",
        Accord = "accord",
        ActiveLight = "active_light",
        Answer = "answer",
        Answerer = "answerer",
        Arising = "arising",
        AskedFor = "asked_for",
        Asker = "asker",
        Attributive = "attributive",
        BehindName = "behind_name",
        BodyAlone = "body_alone",
        Connective = "connective",
        CountedBy = "counted_by",
        Dative = "dative",
        DayBound = "day_bound",
        DayLead = "day_lead",
        EndsInGi = "ends_in_gi",
        Far = "far",
        Forward = "forward",
        Held = "held",
        Intends = "intends",
        Judging = "judging",
        LaysDown = "lays_down",
        LinkingTail = "linking_tail",
        Means = "means",
        Modifier = "modifier",
        ModifyingTail = "modifying_tail",
        NoContent = "no_content",
        NotAnswerer = "not_answerer",
        NotAsked = "not_asked",
        NotQuotative = "not_quotative",
        ObjectSay = "object_say",
        ObjectTail = "object_tail",
        Occasion = "occasion",
        Outlook = "outlook",
        OwnTopic = "own_topic",
        OwnWill = "own_will",
        Pair = "pair",
        Parted = "parted",
        Possible = "possible",
        Prospective = "prospective",
        Protest = "protest",
        QuotingTail = "quoting_tail",
        Reckoning = "reckoning",
        Refers = "refers",
        Relation = "relation",
        Relayed = "relayed",
        Resolving = "resolving",
        ResultLight = "result_light",
        Revising = "revising",
        Rumour = "rumour",
        Settled = "settled",
        ShowsThat = "shows_that",
        Spoken = "spoken",
        Stance = "stance",
        Steady = "steady",
        Surveys = "surveys",
        Through = "through",
        Thus = "thus",
        TimePart = "time_part",
        Urging = "urging",
        VagueNoun = "vague_noun",
        Visit = "visit",
        Weighing = "weighing",
    }
}

impl List {
    /// A bit for each, so that a word may stand in several.
    pub(super) fn bit(self) -> u64 {
        1 << self as u32
    }
}
