// What a screen reader is told: roles, names and live regions, in order. These snapshots are the page's structure; a
// change of one is a change for everybody who reads by ear.

import { expect, test } from '../harness.js';
import { ARTICLE, article, card, field, mark, marks, start } from '../reader.js';

const read = async (page) => {
  await start(page);
  await field(page).fill(ARTICLE);
  await expect(mark(page, '김하늘')).toBeVisible();
};

test('the article reads in order, and each mark says what it is', async ({ page }) => {
  await read(page);
  await expect(article(page)).toMatchAriaSnapshot(`
    - article "기사":
      - heading /공장 짓는다/ [level=2]:
        - 'button "바람전자: 기관·단체"': 바람전자
        - text: ","
        - 'button "3조5000억원: 수치"': 3조5000억원
        - text: 들여 공장 짓는다
      - paragraph:
        - 'button "바람전자: 기관·단체"': 바람전자
        - text: 는
        - 'button "10일: 날짜"': 10일
        - 'button "서울: 장소, 발언 (바람전자)"': 서울
        - text: 에서 새 공장에
        - 'button "3조5000억원: 수치"': 3조5000억원
        - text: 을 들인다고 밝혔다.
      - paragraph:
        - 'button "김하늘: 인물"': 김하늘
        - 'button "바람전자: 기관·단체"': 바람전자
        - 'button "사장: 직책"': 사장
        - text: 은 “
        - 'button "내년 3월: 날짜, 발언 (김하늘)"': 내년 3월
        - text: 에 문을 열겠다”고 말했다.
  `);
});

test('the page has its landmarks, one heading above all, and says what changes', async ({ page }) => {
  await read(page);
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - banner:
      - link "기사로 건너뛰기"
      - heading "밑줄" [level=1]
      - button "내보내기"
      - button "서가"
      - button "내 사전"
      - combobox "화면 색"
      - button "English"
      - button "단축키"
    - region "기사 원문":
      - button "원문 접기" [expanded]
      - textbox "기사 원문"
    - main:
      - textbox "기사 날짜"
      - search:
        - searchbox "기사에서 찾기"
        - status
      - button "본문 고르기"
      - group "무엇에 밑줄을 그을지":
        - button /인물/ [pressed]
      - article "기사"
    - complementary "정리":
      - tablist "정리":
        - tab "한눈에" [selected]
        - tab /발언 \\d+/
        - tab /수치 \\d+/
        - tab "검증"
      - tabpanel "한눈에"
    - region "알림"
    - status: /밑줄 \\d+개를 그었습니다/
  `);
});

test('a card is a dialog whose facts are terms and definitions', async ({ page }) => {
  await read(page);
  await mark(page, '3조5000억원').click();
  await expect(card(page)).toMatchAriaSnapshot(`
    - dialog "3조 5000억원":
      - button "닫기"
      - paragraph: 금액
      - paragraph: 3조 5000억원
      - term: 모든 자리
      - definition: 3,500,000,000,000원
      - term: In English
      - definition: 3.5 trillion won
      - group: 왜 이렇게 보았나
      - button "인용으로 복사"
      - button "이 자리 링크"
      - group: 고치기
  `);
});

test('claims are a list: who, what, in what manner, why it is worth checking', async ({ page }) => {
  await read(page);
  await page.getByRole('tab', { name: /^발언/ }).click();
  await expect(page.getByRole('tabpanel')).toMatchAriaSnapshot(`
    - tabpanel /발언/:
      - combobox "말한 이"
      - combobox "말의 성격"
      - combobox "옮긴 방식"
      - combobox "순서"
      - list:
        - listitem:
          - paragraph: /바람전자/
          - blockquote: /3조5000억원을 들인다/
          - button "그 자리로"
        - listitem:
          - paragraph: /김하늘/
          - blockquote: 내년 3월에 문을 열겠다
          - paragraph: /직접 인용 · 계획/
          - button "그 자리로"
  `);
});

test('every mark stands in an ordered list that leads to its place', async ({ page }) => {
  await read(page);
  await page.getByText('밑줄 목록').click();
  const list = page.locator('.mark-list');
  await expect(list).toMatchAriaSnapshot(`
    - group:
      - list:
        - listitem:
          - 'button /바람전자: 기관·단체, 바람전자/'
        - listitem:
          - 'button /3조5000억원: 금액, 3조 5000억원/'
  `);
  expect(await list.getByRole('listitem').count()).toBeGreaterThanOrEqual(await marks(page).count());
});
