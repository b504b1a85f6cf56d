// The browser's analysis against what the indexer wrote into tests/search/fixtures/analysis.json.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { script } from './theme.mjs';

const { Analyzer, fold, tokens } = await script('search/1-analysis.js');
const { stem: english } = await script('search-en.js');

const fixture = JSON.parse(readFileSync(new URL('../../search/fixtures/analysis.json', import.meta.url), 'utf8'));

for (const lang of ['sv', 'en']) {
  test(`stems, ${lang}`, () => {
    const analyzer = new Analyzer(fixture.tables[lang], lang === 'en' ? english : undefined);
    for (const [word, stem] of Object.entries(fixture.stems[lang])) assert.equal(analyzer.stem(word), stem, word);
  });
}

test('words of texts', () => {
  for (const { lang, text, tokens: expected, folded } of fixture.texts) {
    const words = expected.filter(([, , joined]) => !joined).map(([form]) => form);
    assert.deepEqual(tokens(text.normalize('NFC'), lang).map(({ form }) => form), words, text);
    assert.equal(fold(text), folded, text);
  }
});

test('queries', () => {
  const analyzer = new Analyzer(fixture.tables.sv);
  for (const { text, query } of fixture.queries) assert.deepEqual(analyzer.parse(text), query, text);
});
