// What readers type, on the real content: the 40 queries of tests/search/queries.json by the file's own rules.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { browser, results, root, serve, watched } from './harness.mjs';

const { aliases, queries } = JSON.parse(await readFile(path.join(root, 'tests/search/queries.json'), 'utf8'));
let chromium, site, open;

before(async () => {
  [chromium, site] = await Promise.all([browser(), serve()]);
  open = await watched(chromium, site.url);
  await open.page.goto(`${site.url}sok/`);
});

after(async () => {
  await chromium?.close();
  await site?.stop();
});

/** Types a query into the field, and gives the slugs of the results. */
async function type(query) {
  const { page } = open;
  await page.evaluate(() => delete document.querySelector('[data-search-results]').dataset.searchState);
  await page.locator('main input[name=q]').fill(query);
  await page.keyboard.press('Enter');
  return (await results(page)).map(({ href }) => new URL(href, site.url).pathname.split('/').at(-2));
}

for (const { id, kind, query, must, first, within } of queries) {
  test(`${id} ${kind}: ${query}`, async () => {
    const found = await type(query);
    if (kind === 'no-hit') return assert.deepEqual(found, []);
    const best = found.slice(0, within);
    const missing = must.filter((slug) => ![slug, ...(aliases[slug] ?? [])].some((slug) => best.includes(slug)));
    assert.deepEqual(missing, [], `found ${best.join(', ')}`);
    if (first) assert.ok(first.includes(found[0]), `first is ${found[0]}`);
  });
}

test('å ä ö are letters: kör does not find kor', async () => {
  const { page } = open;
  await type('kör');
  const marks = await page.$$eval('[data-search-results] mark', (marks) => marks.map((mark) => mark.textContent.toLowerCase()));
  assert.deepEqual(marks.filter((mark) => /\bkor/.test(mark)), []);
});

test('few results stand all, without asking for more', async () => {
  const { page } = open;
  await type('kommun');
  const count = Number.parseInt(await page.locator('[data-search-count]').textContent(), 10);
  assert.ok(count > 10 && count <= 30, `${count} results`);
  await page.waitForFunction((count) => document.querySelectorAll('[data-search-result]').length === count, count);
  assert.ok(await page.locator('[data-search-more]').isHidden());
});

test('what is slow after the results does not take their number away', async () => {
  const { page, context, faults } = await watched(chromium, site.url);
  await page.route('**/search-filters*', async (route) => {
    await new Promise((done) => { setTimeout(done, 2500); });
    await route.continue();
  });
  await page.goto(`${site.url}sok/?q=kommun&municipality=G%C3%B6teborg`);
  await results(page);
  await page.waitForFunction(() => document.querySelector('[data-search-filter] input:checked'));
  assert.match(await page.locator('[data-search-count]').textContent(), /träff/);
  assert.deepEqual(faults, []);
  await context.close();
});

test('whatever is typed, the page stands', async () => {
  const strange = ['"', '""', '-', '-"', '<img src=x onerror=alert(1)>', '%00', '\u{1f600}', 'å'.repeat(10_000), 'a b '.repeat(500), '(((', '\\', '"öppen', 'x:y:z'];
  for (const query of strange) await type(query);
  assert.deepEqual(open.faults, []);
});

test('a result leads to the section with the hit, and the hit is marked there', async () => {
  const { page } = open;
  await type('lönetrappa');
  await page.waitForFunction(() => document.querySelector('[data-search-results] a[href*="#"]'));
  await page.locator('[data-search-results] a[href*="#"]').first().click();
  await page.waitForSelector('main article mark');
  const mark = await page.locator('main article mark').first().textContent();
  assert.match(mark, /lönetrappa/i);
  assert.deepEqual(open.faults, []);
});

test('by keyboard: arrows walk the results, Escape goes back to the field', async () => {
  const { page } = open;
  await page.goto(`${site.url}sok/`);
  await type('arbetsmiljö');
  await page.locator('main input[name=q]').focus();
  await page.keyboard.press('ArrowDown');
  assert.ok(await page.evaluate(() => document.activeElement.matches('[data-search-results] a')));
  await page.keyboard.press('Escape');
  assert.ok(await page.evaluate(() => document.activeElement.matches('main input[name=q]')));
});

test('a failing network is said, and trying again helps', async () => {
  const { page, context } = await watched(chromium, site.url);
  await page.route('**/search/**', (route) => route.abort());
  await page.goto(`${site.url}sok/?q=skola`);
  await page.waitForSelector('[data-search-results][data-search-state="failed"]');
  assert.match(await page.locator('[data-search-count]').textContent(), /nådde inte fram/);
  await page.unroute('**/search/**');
  await page.locator('[data-search-note] button').click();
  assert.ok((await results(page)).length > 0);
  await context.close();
});

test('a file of the index that stays away is said too', async () => {
  const { page, context } = await watched(chromium, site.url);
  await page.route('**/search/sv/d-*', (route) => route.fulfill({ status: 404 }));
  await page.goto(`${site.url}sok/?q=skola`);
  await page.waitForSelector('[data-search-results][data-search-state="failed"]');
  assert.match(await page.locator('[data-search-count]').textContent(), /nådde inte fram/);
  await context.close();
});

test('a result whose page answers with an error stands without an excerpt', async () => {
  const { page, context } = await watched(chromium, site.url);
  const asked = [];
  await page.route('**/initiativ/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ status: 500, contentType: 'text/html', body: '<main><h1>Fel</h1><p>Fel hos skolan.</p></main>' });
  });
  await page.goto(`${site.url}sok/?q=skola`);
  assert.ok((await results(page)).length > 0);
  await page.waitForLoadState('networkidle');
  assert.notDeepEqual(asked, []);
  assert.equal((await page.locator('.search-excerpt').allTextContents()).join(''), '');
  await context.close();
});

test('the address follows the results: a search that another overtakes leaves no step, and a slow one has its own', async () => {
  const { page, context, faults } = await watched(chromium, site.url);
  const query = () => new URL(page.url()).searchParams.get('q');
  await page.goto(`${site.url}sok/?q=skola`);
  await results(page);
  await page.evaluate(() => {
    const input = document.querySelector('main input[name=q]');
    for (const text of ['kurator', 'lönetrappa']) {
      input.value = text;
      input.form.requestSubmit();
    }
  });
  await page.waitForFunction(() => location.search !== '?q=skola');
  assert.equal(query(), 'lönetrappa');
  await page.goBack();
  assert.equal(query(), 'skola');
  await page.route('**/search/**', () => {});
  await page.locator('main input[name=q]').fill('dygnsvila');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.search === '?q=dygnsvila');
  assert.match(await page.locator('[data-search-count]').textContent(), /längre tid än vanligt/);
  assert.deepEqual(faults, []);
  await context.close();
});
