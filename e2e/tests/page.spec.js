// The page as a whole: that it starts, and that it is closed to the outside.

import { expect, policy, test } from '../harness.js';

test('the page starts', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveTitle(/밑줄|mitjul/i);
  await expect(page.getByRole('main')).toBeVisible();
});

test('the policy allows only what the page needs', async ({ page }) => {
  await page.goto('./');
  const directives = await policy(page);
  expect(directives['default-src']).toEqual(["'none'"]);
  const values = Object.values(directives).flat();
  expect(values).not.toContain("'unsafe-inline'");
  expect(values).not.toContain("'unsafe-eval'");
  expect(values.filter((value) => /^(https?:|\*|wss?:)/.test(value))).toEqual([]);
});

test('an inline script does not run', async ({ page, watch }) => {
  watch.allow(/Content Security Policy|TrustedScript/);
  await page.goto('./');
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.append('window.ran = true');
    document.body.append(script);
  });
  expect(await page.evaluate(() => window.ran)).toBeUndefined();
});

test('everything that the page loads comes from its own origin', async ({ page, watch }) => {
  await page.goto('./', { waitUntil: 'networkidle' });
  expect(watch.requests.map(({ type }) => type)).toContain('document');
  expect(watch.foreign).toEqual([]);
});
