// The views that screenshots are taken of: a name, and how to get there from the page as it starts.

const annotated = (page) => page.waitForSelector('.article [role=button]');
const tab = (number) => async (page) => {
  await annotated(page);
  await page.getByRole('tab').nth(number).click();
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
  { name: 'claims', open: tab(1) },
  { name: 'figures', open: tab(2) },
  {
    name: 'dictionary',
    open: async (page) => {
      await annotated(page);
      await page.getByRole('button', { name: /내 사전|My dictionary/ }).click();
    },
  },
];
