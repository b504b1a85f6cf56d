// Which documents a word of the query means: the browser's side of src/search/matching.rs.

import { standsFor } from './1-analysis.js';
import { KIND, addMarks } from './2-reader.js';

/** How often a word stands in a document, by its level. */
const FREQUENCIES = Array.from({ length: 32 }, (_, level) => 2 ** (level / 2 - 4));

/** What a word or phrase found, of `all` documents. */
export class Matches {
  constructor(all) {
    this.all = all;
    this.documents = [];
    this.marks = new Set();
    this.forms = [];
  }

  /** The worth of the best kind of match of a document, 0 without one. */
  kind(document) {
    return this.documents.length ? this.kinds[document] : 0;
  }

  add(document, kind, amount) {
    this.kinds ??= new Float64Array(this.all);
    this.frequencies ??= new Float64Array(this.all);
    const { kinds, frequencies } = this;
    const best = kinds[document];
    if (!best) {
      this.documents.push(document);
      kinds[document] = kind;
      frequencies[document] = amount;
      return;
    }
    if (kind > best) {
      frequencies[document] = (frequencies[document] * best) / kind;
      kinds[document] = kind;
    }
    frequencies[document] += (amount * kind) / kinds[document];
  }

  addVariant(variant, kind, hasPlaces) {
    for (const [level, documents] of variant.levels) {
      // In code that runs for the first time, an iterator costs more than what is done with its values.
      for (let at = 0; at < documents.length; at += 1) {
        if (variant.kind !== KIND.synonym || !this.kind(documents[at])) this.add(documents[at], kind, FREQUENCIES[level]);
      }
    }
    addMarks(this.marks, variant);
    if (hasPlaces && variant.kind === KIND.form) this.forms.push(variant);
  }

  addAll(other, worth) {
    for (const document of other.documents) this.add(document, other.kinds[document] * worth, other.frequencies[document]);
    for (const mark of other.marks) this.marks.add(mark);
  }

  /** Where the word stands in the documents that `isWanted`, as far as nearness counts: Map of document to places. */
  async places(isWanted) {
    const all = new Map();
    await Promise.all(this.forms.map(({ shard }) => shard.positions()));
    for (const { documents, places, begins } of this.forms) {
      documents.forEach((document, at) => {
        if (isWanted(document)) all.set(document, (all.get(document) ?? []).concat(places.slice(begins[at], begins[at + 1])));
      });
    }
    return all;
  }
}

export class Matcher {
  /** `loadMender` gives the module with the Mender. */
  constructor(index, analyzer, loadMender) {
    this.index = index;
    this.analyzer = analyzer;
    this.loadMender = loadMender;
    this.weights = index.manifest.weights;
  }

  nothing() {
    return new Matches(this.index.manifest.documents);
  }

  /** Matches by form, stem, part and synonym. */
  async direct(word) {
    const matches = this.nothing();
    for (const variant of await this.index.variants(word)) {
      const kind = this.kind(word, variant);
      if (kind) matches.addVariant(variant, kind, kind >= this.weights.folded_inflected);
    }
    return matches;
  }

  /** What a match with a variant is worth; nothing when only letters without the diacritics that were typed are shared. */
  kind(word, { kind, text }) {
    const { weights } = this;
    const isForm = kind <= KIND.implied;
    const stem = isForm ? this.analyzer.stem(text) : text;
    if (!standsFor(word.stem, stem)) return 0;
    const isStem = stem === word.stem;
    if (!isForm) return [weights.last_part, weights.other_part, weights.synonym][kind - KIND.lastPart] * (isStem || weights.folded);
    if (text === word.form) return weights.exact;
    if (standsFor(word.form, text)) return weights.folded;
    return isStem ? weights.inflected : weights.folded_inflected;
  }

  /** What a word may mean that matches nothing as it stands. */
  async fallback(word) {
    this.mender ??= this.loadMender?.().then(({ Mender }) => new Mender(this));
    // It looks among the beginnings of words first: their bounds come meanwhile.
    const [mender] = await Promise.all([this.mender, this.index.bounds()]);
    return mender?.mend(word) ?? this.nothing();
  }

  /** The variants that are a form as it stands. */
  async forms(form) {
    const variants = await this.index.variants(this.analyzer.word(form));
    return variants.filter(({ kind, text }) => kind === KIND.form && text === form);
  }

  /** The very form, with its diacritics as far as they were typed. */
  async form(word) {
    const matches = this.nothing();
    for (const variant of await this.index.variants(word)) {
      if (variant.kind === KIND.form && standsFor(word.form, variant.text) && this.kind(word, variant)) matches.addVariant(variant, this.weights.exact, true);
    }
    return matches;
  }
}
