// Pictures of each kind of page, for people to look at: tests/browser/output/. With UPDATE_SCREENSHOTS=1 the README's own
// picture is made anew.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { browser, kinds, results, root, serve, watched } from './harness.mjs';

const output = path.join(root, 'tests/browser/output');
const widths = process.env.UPDATE_SCREENSHOTS ? [320, 768, 1280] : [320, 1280];

test('every kind of page can be photographed, in light and dark', async () => {
  await mkdir(output, { recursive: true });
  const [chromium, site] = await Promise.all([browser(), serve()]);
  try {
    for (const width of widths) {
      for (const colorScheme of ['light', 'dark']) {
        const { page, context } = await watched(chromium, site.url, {
          viewport: { width, height: 900 },
          colorScheme,
          reducedMotion: 'reduce',
        });
        for (const [kind, address] of Object.entries(kinds)) {
          await page.goto(site.url + address);
          if (kind === 'search') await results(page);
          const file = path.join(output, `${kind.replaceAll(' ', '-')}-${width}-${colorScheme}.png`);
          await page.screenshot({ path: file, fullPage: true });
          assert.ok((await stat(file)).size > 5_000, `${file} shows nothing`);
        }
        await context.close();
      }
    }
    if (process.env.UPDATE_SCREENSHOTS) {
      const { page } = await watched(chromium, site.url, { viewport: { width: 1280, height: 860 }, colorScheme: 'light' });
      await page.goto(site.url);
      await mkdir(path.join(root, 'docs/images'), { recursive: true });
      await page.screenshot({ path: path.join(root, 'docs/images/start.png') });
    }
  } finally {
    await chromium.close();
    await site.stop();
  }
});
