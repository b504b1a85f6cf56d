// WCAG 2.2 AA by axe, on each kind of page, light and dark, wide and narrow; and nothing sticks out at 320 px.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { browser, kinds, results, serve, watched } from './harness.mjs';

let chromium, site;

before(async () => {
  [chromium, site] = await Promise.all([browser(), serve()]);
});

after(async () => {
  await chromium?.close();
  await site?.stop();
});

const looks = [
  { name: 'wide, light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: 'narrow, dark', viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
];

for (const look of looks) {
  test(`no violations: ${look.name}`, async (t) => {
    const { page, context, faults } = await watched(chromium, site.url, look);
    for (const [kind, address] of Object.entries(kinds)) {
      await t.test(kind, async () => {
        await page.goto(site.url + address);
        if (kind === 'search') await results(page);
        assert.deepEqual(faults.filter((fault) => !fault.includes('404')), []);
        const found = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        // axe tries its own styles on the page, which the policy forbids and the console tells.
        faults.length = 0;
        const violations = found.violations.map(
          (violation) => `${violation.id}: ${violation.help}\n  ${violation.nodes.map((node) => node.html).join('\n  ')}`,
        );
        assert.deepEqual(violations, []);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(overflow <= 0, `sticks out by ${overflow} px`);
      });
    }
    await context.close();
  });
}
