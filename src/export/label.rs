//! The words that stand for kinds, modalities and the like in front of a reader.

use crate::document::{
    AmountKind, BlockRole, Bound, ClaimKind, Colour, DayPart, Direction, EntityKind, FindingKind,
    Modality, PublishedFrom, Severity,
};
use crate::language::Language;

macro_rules! labels {
    ($($name:ident { $($variant:ident: $ko:literal, $en:literal;)+ })+) => {
        $(impl $name {
            /// What it is called in front of a reader.
            #[must_use]
            pub fn label(self, language: Language) -> &'static str {
                match self { $($name::$variant => language.pick($ko, $en),)+ }
            }
        })+
    };
}

labels! {
    EntityKind {
        Person: "인물", "person";
        Organization: "기관·단체", "organization";
        Place: "장소", "place";
        Product: "제품·이름", "product";
        Event: "행사·사건", "event";
        Title: "직책", "title";
    }
    AmountKind {
        Money: "금액", "money";
        Percent: "비율", "per cent";
        PercentPoint: "비율 차", "percentage points";
        Count: "개수", "count";
        Length: "길이", "length";
        Area: "넓이", "area";
        Volume: "부피", "volume";
        Mass: "무게", "mass";
        Duration: "기간", "duration";
        Multiple: "배수", "multiple";
        Rank: "순위", "rank";
        Age: "나이", "age";
        Energy: "에너지", "energy";
        Power: "전력", "power";
        Data: "데이터양", "data";
        Temperature: "온도", "temperature";
        Speed: "속도", "speed";
        Score: "점수", "score";
        Other: "수량", "amount";
    }
    Bound {
        Exact: "그 값", "exactly";
        About: "약", "about";
        AtLeast: "이상", "at least";
        MoreThan: "초과", "more than";
        AtMost: "이하", "at most";
        LessThan: "미만", "less than";
        Vague: "어림", "on the order of";
        Range: "범위", "range";
    }
    Colour {
        Blue: "파랑", "blue";
        Green: "초록", "green";
        Orange: "주황", "orange";
        Pink: "분홍", "pink";
        Violet: "보라", "violet";
        Grey: "회색", "grey";
    }
    Direction {
        Up: "오름", "up";
        Down: "내림", "down";
    }
    DayPart {
        Dawn: "새벽", "before dawn";
        Morning: "아침", "morning";
        Forenoon: "오전", "forenoon";
        Noon: "낮", "noon";
        Afternoon: "오후", "afternoon";
        Evening: "저녁", "evening";
        Night: "밤", "night";
        Midnight: "자정", "midnight";
        Early: "초", "early";
        Middle: "중순", "middle";
        Late: "말", "late";
    }
    ClaimKind {
        Direct: "직접 인용", "direct quotation";
        Indirect: "간접 인용", "reported speech";
        Mixed: "섞인 인용", "mixed quotation";
    }
    Modality {
        Assertion: "단언", "stated as fact";
        Estimate: "추정", "estimate";
        Forecast: "전망", "forecast";
        Plan: "계획", "plan";
        Hearsay: "전해진 말", "hearsay";
        Speculation: "추측", "speculation";
        Denial: "부인", "denial";
        Opinion: "의견", "opinion";
        Question: "질문", "question";
    }
    FindingKind {
        Conversion: "환산", "conversion";
        Arithmetic: "계산", "arithmetic";
        Contradiction: "어긋남", "contradiction";
        RateDrift: "환율 차이", "rate drift";
    }
    Severity {
        Note: "참고", "note";
        Warning: "확인 필요", "check this";
    }
    PublishedFrom {
        Option: "직접 입력", "given";
        Metadata: "문서 정보", "metadata";
        Text: "본문", "text";
    }
    BlockRole {
        Headline: "제목", "headline";
        Subhead: "부제", "subhead";
        Lead: "첫 문단", "lead";
        Paragraph: "문단", "paragraph";
        Caption: "사진 설명", "caption";
        Quote: "인용문", "block quotation";
        List: "목록", "list";
        Byline: "글쓴이", "byline";
        Dateline: "날짜줄", "dateline";
        Furniture: "본문 밖", "furniture";
        Teaser: "다른 기사", "teaser";
        Copyright: "저작권", "copyright";
    }
}
