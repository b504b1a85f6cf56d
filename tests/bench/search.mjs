// Measures a search in Chromium: `node search.mjs samla SITE HEIGHT` or `node search.mjs pagefind INDEX HEIGHT`, in a window
// 1280 pixels wide and HEIGHT high. Prints JSON.
//
// First query: a new browser profile opens the search page with the query in its address; counted is all that is not
// the page itself (document, style sheets, fonts, images): scripts, manifest, shards, and what the first ten results
// need until they stand, with the excerpts of those in view. Further queries: one after the other in one page, sent without the pause
// that typing has. Times: `shown` until ten results stand, `settled` until nothing of them changes any more.

import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

const ROUNDS = 3;
/** Without a change for so long, in milliseconds, results are settled. */
const QUIET = 250;

const [engine, folder, height] = process.argv.slice(2);
const here = (file) => new URL(file, import.meta.url).pathname;
const queries = readFileSync(here('queries.txt'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
const server = await serve(engine === 'samla' ? { '': folder } : { '': here('pagefind-page'), pagefind: folder });
const page_ = engine === 'samla' ? '/sok/' : '/';

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/** A page of a new profile. */
async function open(query) {
  const context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 1280, height: Number(height) } });
  const page = await context.newPage();
  await page.addInitScript(observe);
  await page.goto(`${server.origin}${page_}${query === undefined ? '' : `?q=${encodeURIComponent(query)}`}`);
  return { context, page };
}

/** In the page: leaves the first ten results, and no other; notes when the list of results is done, and when it changed last. */
function observe() {
  window.times = {};
  const style = new CSSStyleSheet();
  style.replaceSync('[data-search-result]:nth-child(n + 11) { display: none !important; }');
  document.adoptedStyleSheets = [style];
  new MutationObserver(() => {
    const list = document.querySelector('[data-search-results]');
    if (!list || list.dataset.searchState !== 'done') return;
    window.times.last = performance.now();
    window.times.shown ??= window.times.last;
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['data-search-state'] });
}

/** Waits until the results are settled; gives the times, in milliseconds of the page's own clock, and their number. */
async function settled(page) {
  for (;;) {
    const state = await page.evaluate(() => ({
      ...window.times,
      now: performance.now(),
      failed: document.querySelector('[data-search-results]')?.dataset.searchState === 'failed',
      results: document.querySelectorAll('[data-search-result]').length,
    }));
    if (state.failed) throw new Error('the search failed');
    if (state.shown !== undefined && server.sent.open === 0 && state.now - state.last > QUIET) return state;
    await page.waitForTimeout(20);
  }
}

async function counted(work) {
  const before = { ...server.sent };
  const result = await work();
  const difference = Object.keys(before).map((name) => [name, server.sent[name] - before[name]]);
  return { ...result, ...Object.fromEntries(difference) };
}

async function first(query) {
  let opened;
  const measured = await counted(async () => {
    opened = await open(query);
    return settled(opened.page);
  });
  await opened.context.close();
  return { ...measured, settled: measured.last };
}

async function further(page, query) {
  const measured = await counted(async () => {
    const start = await page.evaluate((text) => {
      window.times = {};
      const input = [...document.querySelectorAll('input[type=search][name=q]')].at(-1);
      input.value = text;
      const now = performance.now();
      input.form.requestSubmit();
      return now;
    }, query);
    const { shown, last, results } = await settled(page);
    return { shown: shown - start, settled: last - start, results };
  });
  return { query, ...measured };
}

const firsts = [];
for (const query of queries) firsts.push(await first(query));

const rounds = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const { context, page } = await open(queries[0]);
  await settled(page);
  const answers = [];
  for (const query of queries.slice(1)) answers.push(await further(page, query));
  rounds.push(answers);
  await context.close();
}
await browser.close();
server.stop();

/** The value that so large a part of the numbers does not exceed. */
function quantile(numbers, part) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
}
const median = (numbers) => quantile(numbers, 0.5);
const spread = (numbers) => ({ median: median(numbers), p95: quantile(numbers, 0.95), max: Math.max(...numbers) });
const each = (name) => rounds[0].map((_, at) => median(rounds.map((answers) => answers[at][name])));

console.log(JSON.stringify({
  queries: queries.length,
  answered: firsts.filter(({ results }) => results > 0).length,
  first: Object.fromEntries(['bytes', 'scripts', 'index', 'pages', 'requests', 'shown', 'settled'].map((name) => [name, spread(firsts.map((one) => one[name]))])),
  further: Object.fromEntries(['bytes', 'index', 'pages', 'requests', 'shown', 'settled'].map((name) => [name, spread(each(name))])),
}));
