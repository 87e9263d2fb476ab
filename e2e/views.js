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
  {
    name: 'dictionary',
    open: async (page) => {
      await annotated(page);
      await page.getByRole('button', { name: /내 사전|My dictionary/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
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
