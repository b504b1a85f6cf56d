// The browser's search of the small index against what the indexer's own search found in it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, load, loadWide, manifest, small, wide } from './fixtures.mjs';
import { script } from './theme.mjs';

const { FORMAT, Index } = await script('search/2-reader.js');
const { isWithin } = await script('search-mend.js');
const { fold } = await script('search/1-analysis.js');
const { Search } = await script('search/4-search.js');

const rare = (name) => () => script(`search-${name}.js`);
const open = async (from = load) => new Search(new Index(await manifest(from), from), undefined, rare('mend'), rare('filters'));

const documentsOf = ({ index }, { hits }) => Promise.all(Array.from(hits, (number) => index.document(number)));

/** The score of a result, from what it was sorted by: whether it has all words, the score in millionths, its number. */
const scoreOf = ({ index }, { ranks }, at) => (Math.floor(ranks[at] / index.manifest.documents) % 2 ** 33) / 1e6;

test('the format is the one that this client reads', async () => {
  assert.equal((await manifest()).format, FORMAT);
});

test('the same results as the indexer', async () => {
  const search = await open();
  for (const { query, hits, missing, corrections } of small.results) {
    const results = await search.run(query);
    const documents = await documentsOf(search, results);
    const found = documents.map(([url], at) => [url, scoreOf(search, results, at), at < results.complete]);
    assert.deepEqual(found, hits, query);
    assert.deepEqual([results.missing, results.corrections], [missing, corrections], query);
  }
});

test('the same results as the indexer in a wide index', async () => {
  const search = await open(loadWide);
  for (const { query, count, best } of wide.results) {
    const results = await search.run(query);
    assert.equal(results.hits.length, count, query);
    const found = Array.from(results.hits.slice(0, 5), (document, at) => [`/${String(document).padStart(4, '0')}/`, scoreOf(search, results, at)]);
    assert.deepEqual(found, best, query);
  }
});

test('a word does not load another of the same letters but for diacritics', async () => {
  const shards = async (query) => {
    const search = await open(loadWide);
    asked.length = 0;
    await search.run(query);
    return asked.filter((name) => name.startsWith('t-'));
  };
  const [first, second, both] = [await shards('vård'), await shards('värd'), await shards('vard')];
  assert.equal(first.length, 1);
  assert.equal(second.length, 1);
  assert.deepEqual(both.toSorted(), [...first, ...second].toSorted());
});

test('filters by label or slug, and the newest first without a query', async () => {
  const search = await open();
  const urls = async (query, value, byDate) => {
    const { hits } = await search.run(query, new Map([['municipality', value]]), byDate);
    return (await documentsOf(search, { hits })).map(([url]) => url.at(-2)).join('');
  };
  assert.equal(await urls('', ['Göteborg']), 'db');
  assert.equal(await urls('', ['goteborg', 'Lerum']), 'dbe');
  assert.equal(await urls('sekreterare', ['Partille']), 'a');
  assert.equal(await urls('sekreterare', ['Partille', 'Göteborg'], true), 'ab');
  assert.equal(await urls('sekreterare', ['Ingenstans']), '');
});

test('a query loads no more than it needs', async () => {
  const search = await open();
  asked.length = 0;
  await search.run('socialsekreterare');
  assert.ok(asked.every((name) => /^[gt]-/.test(name)), asked.join());
});

test('the results of a frequent word come with it', async () => {
  const search = await open(loadWide);
  for (const query of ['vård', 'värd']) {
    const { hits } = await search.run(query);
    asked.length = 0;
    const documents = await documentsOf(search, { hits: hits.slice(0, 10) });
    assert.deepEqual(documents.map(([url]) => url), Array.from(hits.slice(0, 10), (number) => `/${String(number).padStart(4, '0')}/`));
    assert.deepEqual(asked, []);
  }
});

test('no query throws', async () => {
  const search = await open();
  const odd = ['"', '-', '- -', '"-"', '\\', '<script>', '𝒜𝓫 𝒸', '\u0000', '\uD800', 'ﷺ'.repeat(50), 'a'.repeat(10_000), 'å '.repeat(5_000), '__proto__ constructor', '-"', '%%%', 'ö-ö-ö'];
  for (const query of odd) assert.ok((await search.run(query)).hits.length >= 0);
});

test('mistakes are letters added, left out, mistaken or swapped', () => {
  const within = (typed, text, most) => isWithin(typed, text, fold(text), most);
  assert.ok(within('partille', 'partlile', 1));
  assert.ok(within('trollhätan', 'trollhättan', 1));
  assert.ok(!within('skola', 'vård', 2));
  assert.ok(within('sjuksjöterska', 'sjuksköterska', 1));
  assert.ok(!within('skara', 'skapa', 1));
  assert.ok(within('lovgrdet', 'lövgärdet', 1));
});
