// Reading the index: src/search/format says what the files hold.

import { fold } from './1-analysis.js';

export const FORMAT = 3;
export const KIND = { form: 0, implied: 1, lastPart: 2, otherPart: 3, synonym: 4 };
const NAME = 6;
const POSITIONS = 1024;
const decoder = new TextDecoder();

/** The name at `at` in a string of names. */
const nameAt = (names, at) => names.slice(at * NAME, (at + 1) * NAME);

/** Which of the ranges that `bounds` part holds `key`. */
const rangeOf = (bounds, key) => bounds.filter((bound) => bound <= key).length;

/** The names of the files whose ranges hold keys between `from` and `to`. */
const namesIn = ([bounds, names], from, to) => {
  const [first, last] = [rangeOf(bounds, from), rangeOf(bounds, to)];
  return Array.from({ length: last - first + 1 }, (_, at) => nameAt(names, first + at)).filter(Boolean);
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

  /** Calls `use` for each of the rising numbers below about `span`. */
  rising(count, span, use) {
    const power = 31 - Math.clz32(Math.max(1, (span * 11) / (count * 16)));
    for (let next = 0; count > 0; count -= 1) {
      const ones = Math.min(24, Math.clz32(~this.peek()));
      this.at += ones;
      if (ones < 24) {
        this.at += 1;
        next += ones * 2 ** power + this.bits(power);
      } else next += this.bits(16) * 65536 + this.bits(16);
      use(next);
      next += 1;
    }
  }
}

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
    this.variants = Array.from({ length: strings.number() }, () => {
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
    this.bits = new Bits(data.subarray(strings.end));
  }

  /** Gives each variant the hashes of its marks, and its postings: documents, heaviest first, with their levels. */
  read() {
    const { bits } = this;
    if (!bits) return;
    this.bits = undefined;
    for (const variant of this.variants) {
      const { count } = variant;
      variant.hashes = [];
      bits.rising(variant.marks, 65536, (hash) => variant.hashes.push(hash));
      variant.documents = new Uint32Array(count);
      variant.levels = new Uint8Array(count);
      let level;
      for (let at = 0; at < count; ) {
        level = level === undefined ? bits.bits(5) : level - bits.count();
        const group = count - at > 1 ? bits.count() : 1;
        bits.rising(group, this.index.manifest.documents, (document) => {
          variant.documents[at] = document;
          variant.levels[at] = level;
          at += 1;
        });
      }
    }
  }

  /** The places of each form: Map of document to numbers of words, which noise has none of. */
  positions() {
    this.read();
    this.loaded ??= this.index.load(this.name).then((data) => {
      const bits = new Bits(data);
      for (const variant of this.variants.filter(({ kind }) => kind === KIND.form)) {
        const isNoise = this.index.manifest.noise.includes(variant.text);
        variant.places = new Map();
        for (const document of variant.documents) {
          const places = [];
          if (!isNoise) bits.rising(bits.count(), POSITIONS, (place) => places.push(place));
          variant.places.set(document, places);
        }
      }
    });
    return this.loaded;
  }
}

/** The words of a list: { text, folded, isPart, magnitude }; `turn` gives back the order of their letters. */
function listed(data, turn) {
  const strings = new Strings(data);
  return Array.from({ length: strings.number() }, () => {
    const text = turn(strings.word());
    const about = strings.number();
    return { text, folded: fold(text), isPart: about & 1, magnitude: about >> 1 };
  });
}

/** The letters from the end. */
const reversed = (word) => [...word].reverse().join('');

/** The index of a language. `load` gives the inflated bytes of a file by its name. */
export class Index {
  constructor(manifest, load) {
    this.manifest = manifest;
    this.load = load;
    this.cache = new Map();
  }

  cached(name, read) {
    if (!this.cache.has(name)) {
      const loading = this.load(name).then(read);
      loading.catch(() => this.cache.delete(name));
      this.cache.set(name, loading);
    }
    return this.cache.get(name);
  }

  json(kind, name) {
    return this.cached(`${kind}-${name}.bin`, (data) => JSON.parse(decoder.decode(data)));
  }

  /** The variants of the entry of `key`: { kind, text, hashes, documents, levels, shard }. */
  async variants(key) {
    const [group] = namesIn(this.manifest.groups, key, key);
    const [name] = group ? namesIn(await this.json('g', group), key, key) : [];
    if (!name) return [];
    const shard = await this.cached(`t-${name}.bin`, (data) => new Shard(data, this));
    const variants = shard.entries.get(key) ?? [];
    if (variants.length) shard.read();
    return variants;
  }

  /** The words of the lists of a kind between whose bounds `start` begins something. */
  async list(kind, bounds, start, turn) {
    const names = namesIn(bounds, start, `${start}\uFFFF`);
    const lists = names.map((name) => this.cached(`${kind}-${name}.bin`, (data) => listed(data, turn)));
    return (await Promise.all(lists)).flat();
  }

  /** Which list holds words with which beginnings. */
  bounds() {
    return this.json('b', this.manifest.starts);
  }

  /** The words whose folded letters begin with `start`. */
  async starting(start) {
    const words = await this.list('w', await this.bounds(), start, (text) => text);
    return words.filter(({ folded }) => folded.startsWith(start));
  }

  /** The words whose folded letters end with `end`. */
  async ending(end) {
    const words = await this.list('r', await this.json('e', this.manifest.ends), reversed(end), reversed);
    return words.filter(({ folded }) => folded.endsWith(end));
  }

  /** What results show of the documents of these numbers: [url, title, summary, place, date, date for people] each. */
  documents(numbers) {
    const { block, names, blocks } = this.manifest;
    return Promise.all(
      numbers.map(async (number) => {
        const at = Math.floor(number / block);
        const list = await this.json('l', nameAt(blocks, Math.floor(at / names)));
        const rows = await this.json('d', nameAt(list, at % names));
        return rows[number % block];
      }),
    );
  }

  /** The terms of a taxonomy: { slug, label, documents } each. */
  async facet(id) {
    const head = this.manifest.facets.find((facet) => facet.id === id);
    if (!head) return [];
    const rows = await this.json('f', head.file);
    return rows.map(([slug, label, gaps]) => {
      let document = 0;
      return { slug, label, documents: gaps.map((gap) => (document += gap)) };
    });
  }
}
