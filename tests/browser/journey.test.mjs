// The way of a reader through the site: search, filter, read, follow a tag, come back.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { browser, policy, results, serve, watched } from './harness.mjs';

let chromium, site;

before(async () => {
  [chromium, site] = await Promise.all([browser(), serve()]);
});

after(async () => {
  await chromium?.close();
  await site?.stop();
});

test('a reader searches, filters, reads, follows a tag and comes back', async () => {
  const { page, context, faults } = await watched(chromium, site.url);
  const response = await page.goto(site.url);
  assert.equal(response.headers()['content-security-policy'], policy);

  await page.locator('main input[type=search][name=q]').fill('arbetsmiljö');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/sok\/\?q=arbetsmilj/);
  const all = await results(page);
  assert.ok(all.length > 1, `found ${all.length}`);

  await page.locator('details:has(input[name=municipality]):not([open]) > summary').click({ timeout: 1000 }).catch(() => {});
  await page.locator('input[name=municipality][value="Göteborg"]').check();
  await page.waitForURL(/municipality=G/);
  const some = await results(page);
  assert.ok(some.length > 0 && some.length < all.length, `${all.length} results, with the filter ${some.length}`);

  await page.locator('[data-search-results] a[href]').first().click();
  await page.waitForSelector('main article');
  assert.equal((await page.locator('h1').textContent()).trim(), some[0].title);

  await page.locator('main a[href*="/taggar/"]').first().click();
  await page.waitForURL(/\/taggar\/[^/]+\/$/);
  await page.goBack();
  await page.waitForSelector('main article');
  await page.goBack();
  // The section that a result leads to is known with its excerpt, which may still be on its way.
  const pages = (list) => list.map(({ href }) => href.split('#')[0]);
  assert.deepEqual(pages(await results(page)), pages(some), 'the results are there again');
  assert.ok(await page.locator('input[name=municipality][value="Göteborg"]').isChecked(), 'and so is the filter');

  assert.deepEqual(faults, []);
  assert.deepEqual(await context.cookies(), []);
  const stored = await page.evaluate(() => localStorage.length + sessionStorage.length);
  assert.equal(stored, 0);
  await context.close();
});

test('without JavaScript every article is reached', async () => {
  const { page, context, faults } = await watched(chromium, site.url, { javaScriptEnabled: false });
  await page.goto(site.url);
  await page.locator('a[href="/initiativ/"]').first().click();
  const seen = new Set();
  for (;;) {
    for (const href of await page.locator('main a[href^="/initiativ/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')))) {
      if (!href.includes('/sida/') && href !== '/initiativ/') seen.add(href);
    }
    const next = page.locator('a[rel=next]');
    if ((await next.count()) === 0) break;
    await next.first().click();
  }
  assert.ok(seen.size >= 24, `${seen.size} articles`);
  assert.deepEqual(faults, []);
  await context.close();
});

test('without JavaScript a word leads to the articles with the words that contain it', async () => {
  const { page, context, faults } = await watched(chromium, site.url, { javaScriptEnabled: false });
  await page.goto(`${site.url}sok/`);
  // What would do nothing is not there.
  assert.deepEqual(await page.locator('.filters, .results-sort').evaluateAll((all) => all.map((one) => one.checkVisibility())), [false, false]);
  await page.locator('main a[href="/a-o/ord/"]').click();
  assert.equal((await page.locator('h1').textContent()).trim(), 'Ordregister');
  await page.getByRole('navigation', { name: 'Hoppa till bokstav' }).getByRole('link', { name: 'S', exact: true }).click();
  await page.waitForURL(/\/a-o\/ord\/s\/$/);

  const entry = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'sekreterare', exact: true }) });
  assert.match(await entry.textContent(), /socialsekreterare/);
  const link = entry.getByRole('link', { name: '30-timmarsvecka i Lövgärdet ska ge barnen mer tid' });
  await link.click();
  await page.waitForSelector('main article');
  assert.equal((await page.locator('h1').textContent()).trim(), '30-timmarsvecka i Lövgärdet ska ge barnen mer tid');
  assert.deepEqual(faults, []);
  await context.close();
});

test('an address that is nowhere gives the 404 page', async () => {
  const { page, context } = await watched(chromium, site.url);
  const response = await page.goto(`${site.url}finns-inte/`);
  assert.equal(response.status(), 404);
  assert.equal(await page.locator('h1').count(), 1);
  assert.ok(await page.locator('a[href="/"]').count());
  await context.close();
});
