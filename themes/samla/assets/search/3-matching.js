// Which documents a word of the query means: the browser's side of src/search/matching.rs and distance.rs.

import { fold, isLetters } from './1-analysis.js';
import { KIND, addMarks } from './2-reader.js';

const MOST_CORRECTIONS = 3;
const SURE_LETTERS = 3;
const SURE_END = 4;
const MOST_BEGINNINGS = 24;
const SHORTEST_PREFIX = 3;
const SHORTEST_STEM = 5;
const SHORTEST_HALF = 3;
const LONGEST_MENDED = 60;
const MOST_SPLITS = 3;

const lengthOf = (word) => [...word].length;
const isPlain = (form) => fold(form) === form;
const tolerance = (letters) => (letters <= 3 ? 0 : letters <= 7 ? 1 : 2);
const frequency = (level) => 2 ** ((level - 8) / 2);

/** The likelier of two words that an unfinished or mistyped one may mean comes first. */
const likelier = (a, b) => a.isPart - b.isPart || b.magnitude - a.magnitude || (a.text < b.text ? -1 : 1);

/** Whether two words are at most `most` mistakes apart: letters added, left out, changed, or swapped with a neighbour. */
export function isWithin(left, right, most) {
  const [a, b] = [[...left], [...right]];
  if (Math.abs(a.length - b.length) > most) return false;
  let [older, old] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(old[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), old[j] + 1, row[j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    [older, old] = [old, row];
  }
  return old[b.length] <= most;
}

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
    const { documents, levels } = variant;
    for (let at = 0; at < documents.length; at += 1) {
      if (variant.kind !== KIND.synonym || !this.kind(documents[at])) this.add(documents[at], kind, frequency(levels[at]));
    }
    addMarks(this.marks, variant);
    if (hasPlaces && variant.kind === KIND.form) this.forms.push(variant);
  }

  addAll(other, worth, isSpare) {
    for (const document of other.documents) {
      if (!isSpare || !this.kind(document)) this.add(document, other.kinds[document] * worth, other.frequencies[document]);
    }
    for (const mark of other.marks) this.marks.add(mark);
  }

  /** Where the word stands, as far as nearness counts: Map of document to places. */
  places() {
    return placesOf(this.forms);
  }
}

/** Where any of some forms stand: Map of document to places. */
async function placesOf(forms) {
  const all = new Map();
  for (const form of forms) {
    await form.shard.positions();
    for (const [document, places] of form.places) all.set(document, [...(all.get(document) ?? []), ...places]);
  }
  return all;
}

export class Matcher {
  constructor(index, analyzer) {
    this.index = index;
    this.analyzer = analyzer;
    this.weights = index.manifest.weights;
  }

  nothing() {
    return new Matches(this.index.manifest.documents);
  }

  /** Matches by form, stem, part and synonym. */
  async direct(word) {
    const matches = this.nothing();
    for (const variant of await this.index.variants(word.key)) {
      const kind = this.kind(word, variant);
      if (kind) matches.addVariant(variant, kind, kind >= this.weights.folded_inflected);
    }
    return matches;
  }

  /** What a match with a variant is worth; nothing when only letters without the diacritics that were typed are shared. */
  kind(word, { kind, text }) {
    const { weights } = this;
    const plain = isPlain(word.form);
    if (kind === KIND.form || kind === KIND.implied) {
      if (text === word.form) return weights.exact;
      if (plain && fold(text) === word.form) return weights.folded;
      if (this.analyzer.stem(text) === word.stem) return weights.inflected;
      return plain ? weights.folded_inflected : 0;
    }
    const worth = [weights.last_part, weights.other_part, weights.synonym][kind - KIND.lastPart];
    if (text === word.stem) return worth;
    return plain ? worth * weights.folded : 0;
  }

  /** What a word may mean that matches nothing: a beginning, a slip of the finger, a compound that nobody wrote, a relative. */
  async fallback(word) {
    if (lengthOf(word.form) > LONGEST_MENDED) return this.nothing();
    const steps = [
      () => this.respelled(word),
      () => this.beginning(word.form),
      () => this.corrected(word, 1),
      () => this.takenApart(word),
      () => this.beginning(lengthOf(word.stem) >= SHORTEST_STEM ? word.stem : ''),
      () => this.corrected(word, 2),
    ];
    for (const step of steps) {
      const matches = await step();
      if (matches.documents.length) return matches;
    }
    return this.nothing();
  }

  /** `goeteborg`: å, ä and ö as those write them who lack the letters. */
  async respelled(word) {
    const form = word.form.replace(/aa/g, 'å').replace(/ae/g, 'ä').replace(/oe/g, 'ö');
    return form === word.form ? this.nothing() : this.direct(this.analyzer.word(form));
  }

  async beginning(start) {
    const matches = this.nothing();
    if (lengthOf(start) < SHORTEST_PREFIX) return matches;
    const plain = isPlain(start);
    const words = (await this.index.starting(fold(start))).filter(({ text, isPart }) => !isPart && (plain || text.startsWith(start)));
    const likeliest = words.sort(likelier).slice(0, MOST_BEGINNINGS);
    for (const variants of await Promise.all(likeliest.map(({ text }) => this.forms(text)))) {
      for (const form of variants) matches.addVariant(form, this.weights.prefix, false);
    }
    return matches;
  }

  /** The variants that are a form as it stands. */
  async forms(form) {
    const variants = await this.index.variants(this.analyzer.word(form).key);
    return variants.filter(({ kind, text }) => kind === KIND.form && text === form);
  }

  async corrected(word, mistakes) {
    const matches = this.nothing();
    if (mistakes > tolerance(lengthOf(word.form)) || !isLetters(word.form)) return matches;
    const isNear = (candidate) => this.isClose(word, candidate, mistakes);
    const letters = [...fold(word.form)];
    let close = (await this.index.starting(letters.slice(0, SURE_LETTERS).join(''))).filter(isNear);
    if (!close.length) close = (await this.index.ending(letters.slice(-SURE_END).join(''))).filter(isNear);
    const [best, ...others] = close.sort(likelier).slice(0, MOST_CORRECTIONS);
    if (!best) return matches;
    const found = await Promise.all([best, ...others].map(({ text }) => this.direct(this.analyzer.word(text))));
    for (const one of found) matches.addAll(one, this.weights.typo);
    if (!best.isPart) matches.correction = best.text;
    return matches;
  }

  /** Whether the word may be a slip for the other. Letters that differ by diacritics alone are none: `kör` is not `kor`. */
  isClose(word, { text, folded, isPart }, mistakes) {
    const typed = isPart ? word.stem : word.form;
    const other = isPlain(typed) ? folded : text;
    return isWithin(typed, other, mistakes) && fold(typed) !== folded && isLetters(text) && tolerance(lengthOf(typed)) >= mistakes;
  }

  /** A compound that is in no text, by two halves that are: documents with both. */
  async takenApart(word) {
    const matches = this.nothing();
    const letters = [...word.form];
    const part = (from, to) => this.direct(this.analyzer.word(letters.slice(from, to).join('')));
    if (!isLetters(word.form)) return matches;
    let tried = 0;
    for (let cut = letters.length - SHORTEST_HALF; cut >= SHORTEST_HALF; cut -= 1) {
      let head = await part(0, cut);
      if (!head.documents.length && letters[cut - 1] === 's' && cut > SHORTEST_HALF) head = await part(0, cut - 1);
      if (!head.documents.length) continue;
      tried += 1;
      const tail = await part(cut, letters.length);
      for (const document of tail.documents) {
        const kind = Math.min(tail.kind(document), head.kind(document));
        if (kind) matches.add(document, this.weights.split * kind, Math.min(tail.frequencies[document], head.frequencies[document]));
      }
      if (matches.documents.length) {
        for (const mark of [...head.marks, ...tail.marks]) matches.marks.add(mark);
        break;
      }
      if (tried === MOST_SPLITS) break;
    }
    return matches;
  }

  /** Where the very form stands, with or without its diacritics as it was typed: Map of document to places. */
  async placesOfForm(word) {
    const plain = isPlain(word.form);
    const variants = await this.index.variants(word.key);
    return placesOf(variants.filter(({ kind, text }) => kind === KIND.form && (text === word.form || (plain && fold(text) === word.form))));
  }
}
