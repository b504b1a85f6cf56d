// Reading the index: src/search/format says what the files hold.

import { fold, reversed } from './1-analysis.js';

export const FORMAT = 2;
export const KIND = { form: 0, implied: 1, lastPart: 2, otherPart: 3, synonym: 4 };
const NAME = 8;
const text = new TextDecoder();

/** The name at `at` in a string of names. */
const nameAt = (names, at) => names.slice(at * NAME, (at + 1) * NAME);

/** Which of the ranges that `bounds` part holds `key`. */
const rangeOf = (bounds, key) => {
  let low = 0;
  for (let high = bounds.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (bounds[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The names of the files whose ranges hold keys between `from` and `to`. */
const namesIn = ([bounds, names], from, to) => {
  const [first, last] = [rangeOf(bounds, from), rangeOf(bounds, to)];
  return Array.from({ length: last - first + 1 }, (_, at) => nameAt(names, first + at)).filter(Boolean);
};

/** A walk through bytes. */
class Bytes {
  constructor(data, at = 0) {
    this.data = data;
    this.at = at;
  }

  number() {
    let number = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.data[this.at];
      if (byte === undefined) throw new Error('end');
      this.at += 1;
      number += (byte & 127) * factor;
      if (byte < 128) return number;
    }
  }

  string() {
    const length = this.number();
    this.at += length;
    return text.decode(this.data.subarray(this.at - length, this.at));
  }
}

/** A walk through bits: src/search/bits.rs writes them. */
class Bits {
  constructor(data, at) {
    this.data = data;
    this.at = at * 8;
  }

  bit() {
    const byte = this.data[this.at >> 3];
    if (byte === undefined) throw new Error('end');
    const bit = (byte >> (7 - (this.at & 7))) & 1;
    this.at += 1;
    return bit;
  }

  bits(count, number = 0) {
    for (; count > 0; count -= 1) number = number * 2 + this.bit();
    return number;
  }

  count() {
    let length = 0;
    while (!this.bit()) length += 1;
    return this.bits(length, 1);
  }

  rising(count, span) {
    const power = 31 - Math.clz32(Math.max(1, (span * 11) / (count * 16)));
    let next = 0;
    return Array.from({ length: count }, () => {
      let quotient = 0;
      while (quotient < 24 && this.bit()) quotient += 1;
      next += 1 + (quotient < 24 ? this.bits(power, quotient) : this.bits(32));
      return next - 1;
    });
  }
}

/** What stands for a form in the marks of parts. */
const hashOf = (form) => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < form.length; at += 1) hash = Math.imul(hash ^ form.charCodeAt(at), 0x1000193);
  return `#${(hash ^ (hash >>> 16)) & 0xffff}`;
};

/** Whether the marks of a search hold a form. A hash may be another form's, so two letters of the part must be in it too. */
export function isMarked(marks, form) {
  if (marks.has(form)) return true;
  const hash = hashOf(form);
  return marks.has(hash) && [...fold(form)].some((_, at, letters) => marks.has(hash + letters.slice(at, at + 2).join('')));
}

/** A form, part or synonym of an entry, with its documents. */
class Variant {
  constructor(bytes, shard) {
    this.kind = bytes.data[bytes.at];
    bytes.at += 1;
    this.text = bytes.string();
    const isPart = this.kind === KIND.lastPart || this.kind === KIND.otherPart;
    const marks = Array.from({ length: bytes.number() }, () => {
      if (!isPart) return bytes.string();
      bytes.at += 2;
      const hash = `#${bytes.data[bytes.at - 2] * 256 + bytes.data[bytes.at - 1]}`;
      return [hash, hash + fold(this.text).slice(0, 2)];
    });
    this.marks = marks.flat();
    this.count = bytes.number();
    const length = bytes.number();
    this.start = bytes.at;
    bytes.at += length;
    this.shard = shard;
    if (this.kind === KIND.form) {
      this.ordinal = shard.forms;
      shard.forms += 1;
    }
  }

  /** [document, level] of each document, heaviest first. */
  postings() {
    const bits = new Bits(this.shard.data, this.start);
    const list = [];
    while (list.length < this.count) {
      const level = bits.bits(5);
      const count = bits.count();
      for (const document of bits.rising(count, this.shard.documents)) list.push([document, level]);
    }
    return list;
  }

  /** The places of the form in each of its documents: Map of document to numbers of words, none of noise. */
  async places() {
    const { data, starts } = await this.shard.positions();
    const [start, end] = starts[this.ordinal];
    const bits = new Bits(data, start);
    return new Map(this.postings().map(([document]) => [document, end > start ? bits.rising(bits.count(), 1024) : []]));
  }
}

class Shard {
  constructor(data, load, documents) {
    this.data = data;
    this.documents = documents;
    this.forms = 0;
    const bytes = new Bytes(data, NAME);
    let last = '';
    this.entries = Array.from({ length: bytes.number() }, () => {
      const shared = bytes.number();
      const key = (last = last.slice(0, shared) + bytes.string());
      return { key, variants: Array.from({ length: bytes.number() }, () => new Variant(bytes, this)) };
    });
    this.load = () => load(`p-${text.decode(data.subarray(0, NAME))}.bin`);
  }

  positions() {
    this.loaded ??= this.load().then((data) => {
      const bytes = new Bytes(data);
      const starts = Array.from({ length: this.forms }, () => {
        const length = bytes.number();
        bytes.at += length;
        return [bytes.at - length, bytes.at];
      });
      return { data, starts };
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
  }

  cached(name, read) {
    if (!this.cache.has(name)) {
      const loading = this.load(name).then(read);
      loading.catch(() => this.cache.delete(name));
      this.cache.set(name, loading);
    }
    return this.cache.get(name);
  }

  json(name) {
    return this.cached(name, (data) => JSON.parse(text.decode(data)));
  }

  async shards(from, to) {
    const { groups, documents } = this.manifest;
    const lists = await Promise.all(namesIn(groups, from, to).map((name) => this.json(`g-${name}.bin`)));
    const read = (data) => new Shard(data, (name) => this.load(name), documents);
    return Promise.all(lists.flatMap((list) => namesIn(list, from, to)).map((name) => this.cached(`t-${name}.bin`, read)));
  }

  /** The variants of the entry of `key`. */
  async variants(key) {
    const [shard] = await this.shards(key, key);
    return shard?.entries.find((entry) => entry.key === key)?.variants ?? [];
  }

  /** The variants of all entries whose keys begin with `prefix`. */
  async startingWith(prefix) {
    const shards = await this.shards(prefix, `${prefix}\uFFFF`);
    return shards.flatMap(({ entries }) => entries.filter(({ key }) => key.startsWith(prefix)).flatMap(({ variants }) => variants));
  }

  /** The forms whose folded letters, from the end, begin with `end`. */
  async endingWith(end) {
    const names = namesIn(await this.json(`e-${this.manifest.ends}.bin`), end, `${end}\uFFFF`);
    const lists = await Promise.all(names.map((name) => this.json(`r-${name}.bin`)));
    return lists.flat().filter((word) => reversed(word).startsWith(end));
  }

  /** What results show of the documents of these numbers. */
  async documents(numbers) {
    const { block, list } = this.manifest;
    const blocks = await this.json(`l-${list}.bin`);
    return Promise.all(
      numbers.map(async (number) => {
        const rows = await this.json(`d-${nameAt(blocks, Math.floor(number / block))}.bin`);
        const [url, title, summary, place, date, dateText] = rows[number % block];
        return { url, title, summary, place, date, dateText };
      }),
    );
  }

  /** The terms of a taxonomy: { slug, label, documents } each. */
  async facet(id) {
    const head = this.manifest.facets.find((facet) => facet.id === id);
    if (!head) return [];
    const rows = await this.json(`f-${head.file}.bin`);
    return rows.map(([slug, label, gaps]) => {
      let document = 0;
      return { slug, label, documents: gaps.map((gap) => (document += gap)) };
    });
  }
}

