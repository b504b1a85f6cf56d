// Reading the index: src/search/format says what the files hold.

import { fold, standsFor } from './1-analysis.js';

export const FORMAT = 7;
export const KIND = { form: 0, implied: 1, lastPart: 2, otherPart: 3, synonym: 4 };
const NAME = 6;
const POSITIONS = 1024;
const decoder = new TextDecoder();

/** The name at `at` in a string of names. */
const nameAt = (names, at) => names.slice(at * NAME, (at + 1) * NAME);

/** The files whose ranges hold keys between `from` and `to`: { name, bound }. The ranges begin at `start` and the bounds. */
const filesIn = ([bounds, names], from, to, start = '') => {
  const files = [];
  for (let at = 0, bound = start; at * NAME < names.length; bound = bounds[at], at += 1) {
    if (bound <= to && !(bounds[at] <= from)) files.push({ bound, name: nameAt(names, at) });
  }
  return files;
};

/** A walk through words and the numbers between them. */
class Strings {
  constructor(data) {
    this.data = data;
    this.at = 0;
    const numbers = this.number();
    const begin = this.at;
    this.at += numbers;
    const letters = this.number();
    this.end = this.at + letters;
    this.letters = decoder.decode(data.subarray(this.at, this.end));
    this.at = begin;
    this.from = 0;
    this.last = '';
  }

  number() {
    let number = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.data[this.at];
      this.at += 1;
      number += (byte & 127) * factor;
      if (!(byte > 127)) return number;
    }
  }

  plain() {
    const { from } = this;
    this.from += this.number();
    return this.letters.slice(from, this.from);
  }

  word() {
    const shared = this.number();
    return (this.last = this.last.slice(0, shared) + this.plain());
  }
}

/** A walk through bits: src/search/bits.rs writes them. */
class Bits {
  constructor(data) {
    this.data = data;
    this.at = 0;
  }

  /** The next 25 bits or more, the first on the left. */
  peek() {
    const { data } = this;
    const byte = this.at >> 3;
    return ((data[byte] << 24) | (data[byte + 1] << 16) | (data[byte + 2] << 8) | data[byte + 3]) << (this.at & 7);
  }

  /** A number of at most 25 bits. */
  bits(count) {
    const number = this.peek() >>> (32 - count);
    this.at += count;
    return count && number;
  }

  count() {
    const length = Math.clz32(this.peek());
    this.at += length;
    return this.bits(length + 1);
  }

  /** So many rising numbers below about `span`, at the end of a list. */
  rising(count, span, numbers = []) {
    const power = 31 - Math.clz32(Math.max(1, (span * 11) / (count * 16)));
    const length = numbers.length + count;
    for (let next = 0; numbers.length < length; next += 1) {
      const ones = Math.min(24, Math.clz32(~this.peek()));
      this.at += ones;
      if (ones < 24) {
        this.at += 1;
        next += ones * 2 ** power + this.bits(power);
      } else next += this.bits(16) * 65536 + this.bits(16);
      numbers.push(next);
    }
    return numbers;
  }

  /** A set of so many numbers below `span`, rising: what is written are they, or the others where those are fewer. */
  set(count, span) {
    if (count * 2 <= span) return this.rising(count, span);
    const numbers = Array(count);
    for (let at = 0; at < count; at += 1) numbers[at] = at;
    return beside(this.rising(span - count, span), numbers);
  }
}

/** The numbers that stand at these places when `others` are left out; all rise. */
const beside = (others, places) => {
  let passed = 0;
  const after = (place) => {
    while (others[passed] <= place + passed) passed += 1;
    return place + passed;
  };
  return others.length ? places.map(after) : places;
};

/** What stands for a form in the marks: 16 bits. */
const hashOf = (form) => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < form.length; at += 1) hash = Math.imul(hash ^ form.charCodeAt(at), 0x1000193);
  return (hash ^ (hash >>> 16)) & 0xffff;
};

/** A hash with two letters of the part. */
const pairOf = (hash, letters, at) => (hash * 65536 + letters.charCodeAt(at)) * 65536 + letters.charCodeAt(at + 1);

/** Adds what marks a variant: the form, or hashes of the words that hold or imply it. */
export function addMarks(marks, { kind, text, hashes }) {
  if (kind === KIND.form) marks.add(text);
  const isPart = kind === KIND.lastPart || kind === KIND.otherPart;
  const letters = fold(text);
  for (const hash of hashes) marks.add(isPart ? hash : -1 - hash).add(isPart && pairOf(hash, letters, 0));
}

/** Whether the marks of a search hold a form. A hash may be another form's, so two letters of a part must be in it too. */
export function isMarked(marks, form) {
  const hash = hashOf(form);
  if (marks.has(form) || marks.has(-1 - hash)) return true;
  const letters = marks.has(hash) ? fold(form) : '';
  return [...letters].some((_, at) => marks.has(pairOf(hash, letters, at)));
}

/** A range of entries. */
class Shard {
  constructor(data, index) {
    this.index = index;
    const strings = new Strings(data);
    let variants;
    this.entries = new Map();
    this.all = Array.from({ length: strings.number() }, () => {
      const head = strings.number();
      const text = strings.word();
      if (head & 8) {
        const beyond = strings.number();
        const key = beyond ? fold(text).slice(0, 1 - beyond || undefined) : strings.plain();
        this.entries.set(key, (variants = []));
      }
      const kind = head & 7;
      const count = head >> 4 || strings.number();
      const variant = { kind, text, count, marks: kind === KIND.form ? 0 : strings.number(), shard: this };
      variants.push(variant);
      return variant;
    });
    this.name = `p-${strings.plain()}.bin`;
    Object.assign(index.documents, JSON.parse(strings.plain()));
    this.bits = new Bits(data.subarray(strings.end));
    this.lastParts = new Map();
    this.decoded = 0;
  }

  /** The variants of a key. */
  variants(key) {
    const variants = this.entries.get(key) ?? [];
    this.decode(this.all.indexOf(variants.at(-1)) + 1);
    return variants;
  }

  /** Decodes so many variants: the hashes of their marks, and their postings, which are documents, and these by levels. */
  decode(count) {
    const { bits, lastParts } = this;
    for (; this.decoded < count; this.decoded += 1) {
      const variant = this.all[this.decoded];
      variant.hashes = bits.rising(variant.marks, 65536);
      // None of other parts is where the last part is.
      const others = (variant.kind === KIND.otherPart && lastParts.get(variant.text)) || [];
      variant.documents = beside(others, bits.set(variant.count, this.index.manifest.span - others.length));
      if (variant.kind === KIND.lastPart) lastParts.set(variant.text, variant.documents);
      variant.levels = [];
      let left = variant.documents;
      for (let level; left.length; ) {
        level = level === undefined ? bits.bits(5) : level - bits.count();
        const count = left.length < 2 || bits.bits(1) ? left.length : bits.count();
        const places = bits.set(count, left.length);
        const isAll = count === left.length;
        variant.levels.push([level, isAll ? left : places.map((place) => left[place])]);
        let next = 0;
        left = isAll ? [] : left.filter((_, at) => at !== places[next] || !(next += 1));
      }
    }
  }

  /** Gives each form its places, numbers of words, in one list, and where those of each document begin in it; noise has none. */
  positions() {
    this.loaded ??= this.index.load(this.name).then((data) => {
      const bits = new Bits(data);
      this.decode(this.all.length);
      for (const variant of this.all.filter(({ kind }) => kind === KIND.form)) {
        const isNoise = this.index.manifest.noise.includes(variant.text);
        variant.places = [];
        variant.begins = variant.documents.map(() => {
          const begin = variant.places.length;
          if (!isNoise) bits.rising(bits.count(), POSITIONS, variant.places);
          return begin;
        });
      }
    });
    return this.loaded;
  }
}

/** The index of a language. `load` gives the inflated bytes of a file by its name. */
export class Index {
  constructor(manifest, load) {
    this.manifest = manifest;
    this.load = load;
    this.cache = new Map();
    /** What came with the words that were asked for, by number. */
    this.documents = {};
  }

  /** What `read` makes of a file, once. */
  cached(kind, name, read) {
    const file = `${kind}-${name}.bin`;
    if (!this.cache.has(file)) {
      const loading = this.load(file).then(read);
      loading.catch(() => this.cache.delete(file));
      this.cache.set(file, loading);
    }
    return this.cache.get(file);
  }

  json(kind, name) {
    return this.cached(kind, name, (data) => JSON.parse(decoder.decode(data)));
  }

  /** The variants of the entry of a word that its stem may mean: { kind, text, hashes, documents, levels, shard }. */
  async variants({ key, stem }) {
    const stems = `${key}\t`;
    const within = (ranges, start) => filesIn(ranges, key, `${stems}\uFFFF`, start);
    const groups = within(this.manifest.groups).map(async ({ name, bound }) => within(await this.json('g', name), bound));
    const shards = (await Promise.all(groups)).flat();
    // A large entry is cut by its stems.
    const isNeeded = ({ bound }) => (bound.startsWith(stems) ? standsFor(stem, bound.slice(stems.length)) : !shards[1]);
    const found = shards.filter(isNeeded).map(({ name }) => this.cached('t', name, (data) => new Shard(data, this)));
    return (await Promise.all(found)).flatMap((shard) => shard.variants(key));
  }

  /** What `read` makes of each word, and the number after it, of the lists between whose bounds `start` begins something. */
  async list(kind, bounds, start, read) {
    const lists = filesIn(bounds, start, `${start}\uFFFF`).map(({ name }) => this.cached(kind, name, (data) => {
      const strings = new Strings(data);
      return Array.from({ length: strings.number() }, () => read(strings.word(), strings.number()));
    }));
    return (await Promise.all(lists)).flat();
  }

  /** Which list holds words with which beginnings. */
  bounds() {
    return this.json('b', this.manifest.starts);
  }

  /** What a result shows of the document of this number: [url, title, place, date, date for people], of some the summary. */
  async document(number) {
    const { block, batch, blocks } = this.manifest;
    const at = Math.floor(number / block);
    const name = `${at}-${nameAt(blocks, Math.floor(at / batch))}`;
    return this.documents[number] ?? (await this.json('d', name))[number % block];
  }
}
