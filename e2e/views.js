// The views that screenshots are taken of and that axe goes through: a name, and how to get there from the page as it
// starts.

const annotated = (page) => page.waitForSelector('.article [role=button]');
const tab = (number) => async (page) => {
  await annotated(page);
  await page.getByRole('tab').nth(number).click();
};

// Two invented reports of one event.
const REPORTS = [
  `바람전자 서울 공장에 불… 20명 다쳐
입력 2026.11.11. 오전 9:12
바람전자 서울 공장에서 10일 난 불로 직원 20명이 다쳤다. 불은 두 시간 만에 꺼졌다.
김하늘 바람전자 사장은 11일 기자들과 만나 “공장 문을 닫지 않겠다”고 말했다.
바람전자는 올해 매출이 3조5000억원이라고 밝혔다.`,
  `바람전자 공장 화재, 원인은 아직
입력 2026.11.11. 오후 3:40
바람전자 서울 공장에서 10일 난 불로 직원 21명이 다쳤다. 소방서는 원인을 찾고 있다.
바람전자는 올해 매출이 3조5000억원이라고 밝혔다.
이도윤 서울시장은 “안전 규정을 다시 살피겠다”고 말했다.`,
];

const shelf = async (page) => {
  await annotated(page);
  const keep = page.getByRole('button', { name: /서가에 두기|Keep on the shelf/ });
  for (const report of REPORTS) {
    await page.locator('textarea').fill(report);
    await page.locator('.article h2').filter({ hasText: report.split('\n')[0].slice(-8) }).waitFor();
    await keep.click();
    await keep.waitFor({ state: 'hidden' });
  }
  await page.getByRole('button', { name: /^서가$|^Shelf$/ }).click();
  await page.getByRole('dialog').waitFor();
};

// Patterns of every colour, and one that is wrong.
const PATTERNS = `회사\t한빛전자|Hanbit Electronics|Halden Electric\tblue
증감\t늘\\p{Hangul}*|줄\\p{Hangul}*|rose|fell|grew\tgreen
둘째 글자\t[0-9]+억|[0-9.]+ (?:m|b)illion\torange
말\t(?i)말했다|밝혔다|said\tpink
때\t내년|올해|this year|last year\tviolet
요일\t\\p{Hangul}요일|\\w+day\tgrey
그냥\t대표|chief executive
깨진 것\t(가|나`;

const patterned = async (page) => {
  await page.evaluate((source) => localStorage.setItem('patterns', source), PATTERNS);
  await page.reload();
  await page.locator('.article .match').first().waitFor();
};

export const VIEWS = [
  { name: 'start', open: annotated },
  { name: 'whole', fullPage: true, open: annotated },
  {
    name: 'card',
    open: async (page) => {
      await annotated(page);
      await page.locator('.article .amount').nth(2).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'overview', open: tab(0) },
  { name: 'claims', open: tab(1) },
  { name: 'figures', open: tab(2) },
  { name: 'check', open: tab(3) },
  {
    name: 'check-row',
    open: async (page) => {
      await tab(3)(page);
      const row = (number) => page.locator('.check-row .row').nth(number);
      for (const [number, key] of ['1', '2', '3'].entries()) {
        await row(number).focus();
        await page.keyboard.press(key);
      }
      await row(1).focus();
      await page.keyboard.press('e');
      await page.locator('#check-evidence').fill('https://example.org/report “2.1 per cent”\nCall to the press office');
      await page.locator('#check-note').fill('The report gives another figure.');
      await page.locator('#check-tags').fill('budget');
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'dictionary',
    open: async (page) => {
      await annotated(page);
      await page.getByRole('button', { name: /내 사전|My dictionary/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'patterns',
    open: async (page) => {
      await patterned(page);
      await page.getByRole('button', { name: /내 패턴…|My patterns…/ }).click();
      await page.getByRole('dialog').getByText(/곳|place/).first().waitFor();
    },
  },
  { name: 'matches', open: patterned },
  {
    name: 'correct',
    open: async (page) => {
      await annotated(page);
      await page.locator('.article .claim').nth(4).click();
      await page.getByText(/^고치기$|^Correct$/).last().click();
    },
  },
  {
    name: 'help',
    open: async (page) => {
      await annotated(page);
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'shelf', open: shelf },
  {
    name: 'compare',
    open: async (page) => {
      await shelf(page);
      for (const box of await page.getByRole('dialog').getByRole('checkbox').all()) await box.check();
      await page.getByRole('button', { name: /고른 기사 견주기|Compare the chosen/ }).click();
      await page.locator('.fact.contradicted button').first().click();
      if (page.viewportSize().width < 600) await page.locator('.compare-parts button').first().click();
    },
  },
];
