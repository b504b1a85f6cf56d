// Measures searches in Chromium beside each other: `node search.mjs ENGINE:HEIGHT:FOLDER…`, ENGINE `samla` (FOLDER a site) or
// `pagefind` (an index), in a window 1280 pixels wide and HEIGHT high. Prints a list of results as JSON, in the order given.
//
// Each query is put to all of them in turn, so that a slow moment of the machine meets all.
//
// First query: a new browser profile opens the search page with the query in its address; counted is all that is not
// the page itself (document, style sheets, fonts, images): scripts, manifest, shards, and what the first ten results
// need until they stand, with the excerpts of those in view. Further queries: one after the other in one page, sent without the pause
// that typing has. Times: `shown` until ten results stand, `settled` until nothing of them changes any more.

import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Browser } from './browser.mjs';
import { serve } from './server.mjs';

const ROUNDS = 5;
/** Without a change for so long, in milliseconds, results are settled. */
const QUIET = 250;
/** How often a page is asked whether its results are settled, in milliseconds. */
const POLL = 50;
/** So long the browser is left to draw a page that has come to the front, in milliseconds. */
const SWITCH = 100;

const here = (file) => new URL(file, import.meta.url).pathname;
const queries = readFileSync(here('queries.txt'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));

const browser = await Browser.start(process.env.CHROMIUM);

/** What is measured: a server of its own, the address of its search page, the height of the window. */
async function contender(argument) {
  const [, engine, height, folder] = argument.match(/^(samla|pagefind):(\d+):(.+)$/);
  const isSamla = engine === 'samla';
  const server = await serve(isSamla ? { '': folder } : { '': here('pagefind-page'), pagefind: folder });
  return { server, address: `${server.origin}${isSamla ? '/sok/' : '/'}`, height: Number(height), firsts: [], rounds: [] };
}

/** A page of a new profile that searches for a query. */
async function open({ address, height }, query) {
  const page = await browser.page(1280, height);
  await page.open(`${address}?q=${encodeURIComponent(query)}`, observe);
  return page;
}

/** In the page: leaves the first ten results, and no other; notes when the list of results is done, and when one of the ten changed last. */
function observe() {
  window.times = {};
  const style = new CSSStyleSheet();
  style.replaceSync('[data-search-result]:nth-child(n + 11) { display: none !important; }');
  document.adoptedStyleSheets = [style];
  new MutationObserver((changes) => {
    const list = document.querySelector('[data-search-results]');
    if (!list || list.dataset.searchState !== 'done') return;
    const now = performance.now();
    const ten = [...list.querySelectorAll('[data-search-result]')].slice(0, 10);
    const isOfTen = ({ target, addedNodes }) => ten.some((item) => item.contains(target) || [...addedNodes].includes(item));
    if (window.times.shown === undefined || changes.some(isOfTen)) window.times.last = now;
    window.times.shown ??= now;
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['data-search-state'] });
}

/** Waits until the results are settled; gives the times, in milliseconds of the page's own clock, and their number. */
async function settled({ server }, page) {
  for (;;) {
    const state = await page.evaluate(() => ({
      ...window.times,
      now: performance.now(),
      failed: document.querySelector('[data-search-results]')?.dataset.searchState === 'failed',
      results: document.querySelectorAll('[data-search-result]').length,
    }));
    if (state.failed) throw new Error('the search failed');
    if (state.shown !== undefined && server.sent.open === 0 && state.now - state.last > QUIET) return state;
    await wait(POLL);
  }
}

async function counted({ server }, work) {
  const before = { ...server.sent };
  const result = await work();
  const difference = Object.keys(before).map((name) => [name, server.sent[name] - before[name]]);
  return { ...result, ...Object.fromEntries(difference) };
}

async function first(one, query) {
  let page;
  const measured = await counted(one, async () => {
    page = await open(one, query);
    return settled(one, page);
  });
  await page.close();
  return { ...measured, settled: measured.last };
}

async function further(one, page, query) {
  await page.toFront();
  await wait(SWITCH);
  return counted(one, async () => {
    const start = await page.evaluate((text) => {
      window.times = {};
      const input = [...document.querySelectorAll('input[type=search][name=q]')].at(-1);
      input.value = text;
      const now = performance.now();
      input.form.requestSubmit();
      return now;
    }, query);
    const { shown, last, results } = await settled(one, page);
    return { shown: shown - start, settled: last - start, results };
  });
}

const contenders = await Promise.all(process.argv.slice(2).map(contender));
for (const query of queries) for (const one of contenders) one.firsts.push(await first(one, query));

for (let round = 0; round < ROUNDS; round += 1) {
  const opened = [];
  for (const one of contenders) {
    const page = await open(one, queries[0]);
    await settled(one, page);
    opened.push({ one, page, answers: [] });
  }
  for (const query of queries.slice(1)) for (const { one, page, answers } of opened) answers.push(await further(one, page, query));
  for (const { one, page, answers } of opened) {
    one.rounds.push(answers);
    await page.close();
  }
}
await browser.close();
for (const { server } of contenders) server.stop();

/** The value that so large a part of the numbers does not exceed. */
function quantile(numbers, part) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
}
const median = (numbers) => quantile(numbers, 0.5);
const spread = (numbers) => ({ median: median(numbers), p95: quantile(numbers, 0.95), max: Math.max(...numbers) });

console.log(JSON.stringify(contenders.map(({ firsts, rounds }) => {
  const further = (name) => rounds[0].map((_, at) => median(rounds.map((answers) => answers[at][name])));
  const spreads = (names, values) => Object.fromEntries(names.map((name) => [name, spread(values(name))]));
  return {
    queries: queries.length,
    answered: firsts.filter(({ results }) => results > 0).length,
    first: spreads(['bytes', 'scripts', 'index', 'pages', 'requests', 'shown', 'settled'], (name) => firsts.map((one) => one[name])),
    further: spreads(['bytes', 'index', 'pages', 'requests', 'shown', 'settled'], further),
  };
})));
