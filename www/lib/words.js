// The words of the buttons and messages around the text, in both languages. What there is to say of an annotation comes
// from the core.

const WORDS = {
  ko: {
    person: '인물',
    organization: '기관·단체',
    place: '장소',
    product: '제품·이름',
    event: '행사·사건',
    title: '직책',
    amount: '수치',
    date: '날짜',
    claim: '발언',
    match: '내 패턴',
    filters: '밑줄 고르기',
    card: '설명',
    more: '더 보기',
    close: '닫기',
    copy: '복사',
    copied: '복사함',
    next: '다음',
    previous: '이전',
    finding: '살펴볼 점',
    of: (n, all) => `${all}곳 중 ${n}번째`,
    working: '밑줄을 긋는 중입니다.',
    done: (n) => `밑줄 ${n}개를 그었습니다.`,
    none: '이 글에서 찾은 것이 없습니다.',
    failed: '밑줄을 긋지 못했습니다. 글은 그대로입니다.',
    outdated: '확장 프로그램이 새 판으로 바뀌었습니다. 페이지를 새로 고치거나 단추를 다시 누르면 밑줄을 긋습니다. 사전과 패턴은 그대로 있습니다.',
    noArticle: '이 페이지에서 기사를 찾지 못했습니다. 글을 고른 뒤 오른쪽 단추로 “고른 글에 밑줄 긋기”를 쓸 수 있습니다.',
    noText: '이 페이지에는 읽을 글이 거의 없습니다. 밑줄은 한국어와 영어 기사에 긋습니다.',
    notRead: '이 글은 한국어도 영어도 아닙니다. 밑줄은 한국어와 영어 기사에 긋습니다.',
    lacks: (code) => `${{ ko: '한국어', en: '영어' }[code]}로 쓰인 곳은, 읽는 데 드는 데이터를 불러오지 못해 밑줄을 긋지 못했습니다.`,
    retry: '다시 하기',
  },
  en: {
    person: 'people',
    organization: 'organizations',
    place: 'places',
    product: 'products',
    event: 'events',
    title: 'titles',
    amount: 'amounts',
    date: 'dates',
    claim: 'claims',
    match: 'patterns',
    filters: 'What is underlined',
    card: 'Explanation',
    more: 'More',
    close: 'Close',
    copy: 'Copy',
    copied: 'Copied',
    next: 'Next',
    previous: 'Previous',
    finding: 'Worth a look',
    of: (n, all) => `${n} of ${all}`,
    working: 'Underlining.',
    done: (n) => `${n} underlines.`,
    none: 'Nothing was found in this text.',
    failed: 'The text could not be underlined. It is as it was.',
    outdated: 'The extension was updated. Reload the page or press its button again to have it underlined. Your dictionary and patterns are kept.',
    noArticle: 'No article was found on this page. Select a text and choose “Underline the selection” with the right button.',
    noText: 'There is hardly any text on this page. Articles in English and Korean are underlined.',
    notRead: 'This is neither English nor Korean. Articles in these languages are underlined.',
    lacks: (code) => `What is in ${{ ko: 'Korean', en: 'English' }[code]} is not underlined: the data for it could not be loaded.`,
    retry: 'Try again',
  },
};

/** What can be underlined, in the order in which it is offered. */
export const LAYERS = ['person', 'organization', 'place', 'product', 'event', 'title', 'amount', 'date', 'claim', 'match'];

/** `ko` or `en` for a language tag. */
export const languageOf = (tag) => (/^ko\b/i.test(tag ?? '') ? 'ko' : 'en');

export const words = (language) => WORDS[language] ?? WORDS.ko;
