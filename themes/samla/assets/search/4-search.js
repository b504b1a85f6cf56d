// A query to its results: the browser's side of src/search/results.rs.

import { Analyzer, fold } from './1-analysis.js';
import { Matcher } from './3-matching.js';

const nearness = (distance) => (distance <= 1 ? 1 : distance <= 3 ? 0.6 : distance <= 8 ? 0.3 : 0);

/** More than any score. */
const COMPLETE = 2 ** 33;

export class Search {
  /** Modules of their own: `stem` of a language other than Swedish; `loadMender` and `loadFilters` give search-mend.js and search-filters.js. */
  constructor(index, stem, loadMender, loadFilters) {
    this.index = index;
    this.loadFilters = loadFilters;
    this.analyzer = new Analyzer(index.manifest, stem);
    this.matcher = new Matcher(index, this.analyzer, loadMender);
    this.weights = index.manifest.weights;
  }

  /**
   * `filters` is a Map of taxonomy id to labels or slugs, one of which is enough. Gives { hits, complete, ranks, missing,
   * corrections, marks }: the numbers of all documents that match, best first, and how many of them have all words. `ranks` is
   * what they were sorted by.
   */
  async run(text, filters = new Map(), byDate = false) {
    const query = this.analyzer.parse(text);
    const allowed = await this.allowed(filters);
    const results = { missing: [], corrections: [], marks: [] };
    if (!query.words.length && !query.phrases.length) {
      const hits = [...(allowed ?? [])].sort((a, b) => b - a);
      return { ...results, hits, complete: hits.length };
    }
    const concepts = await this.concepts(query, results);
    for (const words of query.phrases) concepts.push({ matches: await this.phrase(words), isPhrase: true });
    const { documents: all, near, enough } = this.index.manifest;
    const { floor, saturation } = this.weights;
    for (const concept of concepts) {
      const found = concept.matches.documents.length;
      concept.rarity = Math.log(1 + (all - found + 0.5) / (found + 0.5));
    }
    results.marks = concepts.map(({ matches }) => matches.marks);
    const excluded = new Set();
    for (const words of query.excluded) for (const document of await this.excluded(words)) excluded.add(document);

    // In how many concepts each document is, and its score.
    const counts = new Uint8Array(all);
    const scores = new Float64Array(all);
    let found = [];
    for (const { matches, rarity } of concepts) {
      const { documents, kinds, frequencies } = matches;
      for (let at = 0; at < documents.length; at += 1) {
        const document = documents[at];
        if (!counts[document]) found.push(document);
        counts[document] += 1;
        const frequency = frequencies[document];
        scores[document] += rarity * kinds[document] * (floor + ((1 - floor) * frequency) / (frequency + saturation));
      }
    }
    if (near) await this.addNearness(concepts, counts, scores);
    if (excluded.size || allowed) found = found.filter((document) => !excluded.has(document) && (!allowed || allowed.has(document)));
    const isComplete = (document) => counts[document] === concepts.length;
    const complete = concepts[1] ? found.filter(isComplete) : found;
    results.complete = complete.length;
    // Others count where too few have all words.
    const ranked = complete.length < enough ? found.filter((document) => this.isEnough(concepts, document)) : complete;
    // What they are sorted by, in one number: whether complete; the score, rounded, so that both sides agree on what is equal;
    // and the document, since they are numbered by date.
    const ranks = new Float64Array(ranked.length);
    ranked.forEach((document, at) => {
      ranks[at] = (isComplete(document) * COMPLETE + Math.round(scores[document] * 1e6)) * all + document;
    });
    results.ranks = ranks.sort().reverse();
    results.hits = ranks.slice(0, Math.max(complete.length, enough)).map((rank) => rank % all);
    if (byDate) results.hits.sort().reverse();
    return results;
  }

  /** What each telling word of the query found. */
  async concepts(query, results) {
    const telling = query.words.filter((word) => !word.noise);
    const words = telling.length || query.phrases.length ? telling : query.words;
    const joined = this.joined(words);
    const concepts = await Promise.all(words.map(async (word) => ({ word, matches: await this.matcher.direct(word) })));
    for (const { at, found } of await Promise.all(joined)) {
      for (const { matches } of concepts.slice(at - 1, at + 1)) matches.addAll(found, this.weights.joined);
    }
    await this.addSynonyms(query, concepts);
    for (const concept of concepts) {
      if (concept.matches.documents.length) continue;
      concept.matches = await this.matcher.fallback(concept.word);
      const { correction, documents } = concept.matches;
      if (correction) results.corrections.push([concept.word.form, correction]);
      else if (!documents.length) results.missing.push(concept.word.form);
    }
    return concepts;
  }

  /** Compounds written apart: what two neighbours that stand joined in the texts found, and where the second is. */
  joined(words) {
    return words.flatMap((right, at) => {
      const left = words[at - 1];
      if (right.position !== left?.position + 1) return [];
      return ['', 's'].map(async (joint) => ({ at, found: await this.matcher.direct(this.analyzer.word(left.form + joint + right.form)) }));
    });
  }

  /** Phrases of the query that mean something else that is in the texts. */
  async addSynonyms({ words }, concepts) {
    for (const phrase of this.index.manifest.phrases) {
      const stems = phrase.split(' ');
      const at = words.findIndex((_, start) => stems.every((stem, step) => words[start + step]?.stem === stem));
      if (at < 0) continue;
      const found = await this.matcher.direct({ form: phrase, stem: phrase, key: fold(phrase) });
      const [from, to] = [words[at].position, words[at + stems.length - 1].position];
      for (const { word, matches } of concepts) {
        if (from <= word.position && word.position <= to) matches.addAll(found, this.weights.phrase);
      }
    }
  }

  /** Documents in which the words stand in a row, as they were typed; any word may stand in the place of noise. */
  async phrase(all) {
    const matches = this.matcher.nothing();
    const telling = all.filter(({ noise }) => !noise);
    const words = telling.length ? telling : all;
    const found = await Promise.all(words.map((word) => this.matcher.form(word)));
    const hasAll = (document) => found.every((form) => form.kind(document));
    const [starts, ...rest] = await Promise.all(found.map((form) => form.places(hasAll)));
    const steps = words.slice(1).map(({ position }) => position - words[0].position);
    for (const [document, places] of starts) {
      const isInRow = (start) => rest.every((next, at) => next.get(document).includes(start + steps[at]));
      // Where its rarest word stands in the title, it is likely to stand there itself.
      if (!telling.length || places.some(isInRow)) matches.add(document, this.weights.exact, Math.min(...found.map((form) => form.frequencies[document])));
    }
    for (const { form } of words) matches.marks.add(form);
    return matches;
  }

  async excluded(words) {
    if (words.length > 1) return (await this.phrase(words)).documents;
    const found = await this.matcher.direct(words[0]);
    return found.documents.filter((document) => found.kind(document) >= this.weights.folded_inflected);
  }

  /** Adds what neighbours of the query tell by standing near each other. */
  async addNearness(concepts, counts, scores) {
    const isWanted = (document) => counts[document] > 1;
    const places = concepts[1] ? await Promise.all(concepts.map(({ matches }) => matches.places(isWanted))) : [];
    for (let at = 1; at < places.length; at += 1) {
      const weight = this.weights.near * Math.min(concepts[at - 1].rarity, concepts[at].rarity);
      for (const [document, left] of places[at - 1]) {
        const right = places[at].get(document) ?? [];
        const distance = Math.min(...left.map((one) => Math.min(...right.map((other) => Math.abs(one - other)))));
        scores[document] += weight * nearness(distance);
      }
    }
  }

  /** Whether a document without all words has those that tell most, and all phrases. */
  isEnough(concepts, document) {
    const told = (list) => list.reduce((sum, { rarity }) => sum + rarity, 0);
    const here = concepts.filter(({ matches }) => matches.kind(document));
    const isMost = here.length * 2 >= concepts.length || told(here) * this.weights.share >= told(concepts);
    return isMost && concepts.every(({ matches, isPhrase }) => !isPhrase || matches.kind(document));
  }

  /** The documents that the filters let through; undefined without filters. */
  async allowed(filters) {
    const chosen = [...filters].filter(([, values]) => values.length);
    return chosen.length ? (await this.filters()).allowed(this.index, chosen) : undefined;
  }

  /** The module of the filters. */
  filters() {
    this.loading ??= this.loadFilters().catch((error) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }
}
