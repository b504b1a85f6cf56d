// Which documents a word of the query means: the browser's side of src/search/matching.rs and distance.rs.

import { fold, isLetters, reversed } from './1-analysis.js';
import { KIND } from './2-reader.js';

const MOST_CORRECTIONS = 3;
const SURE_LETTERS = 3;
const SURE_END = 4;
const SHORTEST_PREFIX = 3;
const SHORTEST_STEM = 5;
const SHORTEST_HALF = 3;
const LONGEST_MENDED = 60;
const MOST_SPLITS = 3;

const lengthOf = (word) => [...word].length;
const first = (word, count) => [...word].slice(0, count).join('');
const isPlain = (form) => fold(form) === form;
const tolerance = (letters) => (letters <= 3 ? 0 : letters <= 7 ? 1 : 2);
const frequency = (level) => 2 ** ((level - 8) / 2);

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

/** What a word or phrase found. */
export class Matches {
  constructor() {
    this.documents = new Map();
    this.marks = new Set();
    this.forms = [];
  }

  add(document, kind, amount) {
    const strength = this.documents.get(document);
    if (!strength) {
      this.documents.set(document, { kind, frequency: amount });
      return;
    }
    if (kind > strength.kind) {
      strength.frequency = (strength.frequency * strength.kind) / kind;
      strength.kind = kind;
    }
    strength.frequency += (amount * kind) / strength.kind;
  }

  addVariant(variant, kind, places) {
    for (const [document, level] of variant.postings()) {
      if (variant.kind !== KIND.synonym || !this.documents.has(document)) this.add(document, kind, frequency(level));
    }
    for (const mark of variant.marks.length ? variant.marks : [variant.text]) this.marks.add(mark);
    if (places && variant.kind === KIND.form) this.forms.push(variant);
  }

  addAll(other, worth, isSpare) {
    for (const [document, { kind, frequency: amount }] of other.documents) {
      if (!isSpare || !this.documents.has(document)) this.add(document, kind * worth, amount);
    }
    for (const mark of other.marks) this.marks.add(mark);
  }

  /** Where the word stands, as far as nearness counts: Map of document to places. */
  async places() {
    const places = new Map();
    for (const form of this.forms) {
      for (const [document, list] of await form.places()) places.set(document, [...(places.get(document) ?? []), ...list]);
    }
    return places;
  }
}

export class Matcher {
  constructor(index, analyzer) {
    this.index = index;
    this.analyzer = analyzer;
    this.weights = index.manifest.weights;
  }

  /** Matches by form, stem, part and synonym. */
  async direct(word) {
    const matches = new Matches();
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
    const worth = kind === KIND.lastPart ? weights.last_part : kind === KIND.otherPart ? weights.other_part : weights.synonym;
    if (text === word.stem) return worth;
    return plain ? worth * weights.folded : 0;
  }

  /** What a word may mean that matches nothing: a beginning, a slip of the finger, a compound that nobody wrote, a relative. */
  async fallback(word) {
    if (lengthOf(word.form) > LONGEST_MENDED) return new Matches();
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
      if (matches.documents.size) return matches;
    }
    return new Matches();
  }

  neighbours(form) {
    return this.index.startingWith(first(fold(form), SURE_LETTERS));
  }

  /** `goeteborg`: å, ä and ö as those write them who lack the letters. */
  async respelled(word) {
    const form = word.form.replace(/aa/g, 'å').replace(/ae/g, 'ä').replace(/oe/g, 'ö');
    return form === word.form ? new Matches() : this.direct(this.analyzer.word(form));
  }

  async beginning(start) {
    const matches = new Matches();
    if (lengthOf(start) < SHORTEST_PREFIX) return matches;
    const plain = isPlain(start);
    for (const variant of await this.neighbours(start)) {
      const begins = variant.text.startsWith(start) || (plain && fold(variant.text).startsWith(start));
      if (variant.kind === KIND.form && begins) matches.addVariant(variant, this.weights.prefix, false);
    }
    return matches;
  }

  async corrected(word, mistakes) {
    const matches = new Matches();
    if (mistakes > tolerance(lengthOf(word.form)) || !isLetters(word.form)) return matches;
    let close = (await this.neighbours(word.form)).filter((variant) => this.isClose(word, variant, mistakes));
    if (!close.length) {
      const forms = await this.index.endingWith(first(reversed(word.form), SURE_END));
      const likely = forms.filter((text) => this.isClose(word, { kind: KIND.form, text }, mistakes));
      const found = await Promise.all(likely.map(async (text) => {
        const variants = await this.index.variants(this.analyzer.word(text).key);
        return variants.filter((variant) => variant.kind === KIND.form && variant.text === text);
      }));
      close = found.flat();
    }
    close.sort((a, b) => a.kind - b.kind || b.count - a.count || (a.text < b.text ? -1 : 1));
    for (const { text } of close.slice(0, MOST_CORRECTIONS)) {
      matches.addAll(await this.direct(this.analyzer.word(text)), this.weights.typo);
    }
    if (close[0]?.kind === KIND.form) matches.correction = close[0].text;
    return matches;
  }

  /** Whether the word may be a slip for the variant. Letters that differ by diacritics alone are none: `kör` is not `kor`. */
  isClose(word, { kind, text }, mistakes) {
    if (kind === KIND.implied || kind === KIND.synonym) return false;
    const typed = kind === KIND.form ? word.form : word.stem;
    const [plainTyped, plainText] = [fold(typed), fold(text)];
    if (plainTyped === plainText || lengthOf(text) < 4 || !isLetters(text) || tolerance(lengthOf(typed)) < mistakes) return false;
    return isWithin(typed, plainTyped === typed ? plainText : text, mistakes);
  }

  /** A compound that is in no text, by two halves that are: documents with both. */
  async takenApart(word) {
    const matches = new Matches();
    const letters = [...word.form];
    const part = (from, to) => this.direct(this.analyzer.word(letters.slice(from, to).join('')));
    if (!isLetters(word.form)) return matches;
    let tried = 0;
    for (let cut = letters.length - SHORTEST_HALF; cut >= SHORTEST_HALF; cut -= 1) {
      let head = await part(0, cut);
      if (!head.documents.size && letters[cut - 1] === 's' && cut > SHORTEST_HALF) head = await part(0, cut - 1);
      if (!head.documents.size) continue;
      tried += 1;
      const tail = await part(cut, letters.length);
      for (const [document, strength] of tail.documents) {
        const other = head.documents.get(document);
        if (other) matches.add(document, this.weights.split * Math.min(strength.kind, other.kind), Math.min(strength.frequency, other.frequency));
      }
      if (matches.documents.size) {
        for (const mark of [...head.marks, ...tail.marks]) matches.marks.add(mark);
        break;
      }
      if (tried === MOST_SPLITS) break;
    }
    return matches;
  }

  /** Where the very form stands, with or without its diacritics as it was typed: Map of document to a Set of places. */
  async placesOfForm(word) {
    const places = new Map();
    const plain = isPlain(word.form);
    for (const variant of await this.index.variants(word.key)) {
      if (variant.kind !== KIND.form || !(variant.text === word.form || (plain && fold(variant.text) === word.form))) continue;
      for (const [document, list] of await variant.places()) places.set(document, new Set([...(places.get(document) ?? []), ...list]));
    }
    return places;
  }
}
