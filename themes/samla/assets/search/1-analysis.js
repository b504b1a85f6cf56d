// The analysis of words and queries: the browser's side of src/language/analysis and src/search/query.rs.
// tests/search/fixtures/analysis.json holds both sides to one definition.

const WORD = '\\p{Alphabetic}\\p{N}\\p{M}\\xAD';
const TOKEN = new RegExp(`[%&]|[${WORD}]+`, 'gu');
const numbers = (groups, decimals) => ({
  groups: new RegExp(`(?:[ \\xA0\\u202F${groups}][0-9]{3}(?![${WORD}]))+`, 'uy'),
  decimals: new RegExp(`[${decimals}][0-9]+(?![${WORD}])`, 'uy'),
  between: new RegExp(`[ \\xA0\\u202F${groups}]`, 'g'),
});
const NUMBERS = { sv: numbers('.', ','), en: numbers(',', '.') };
const ENDING = new RegExp(`:\\p{Alphabetic}{1,4}(?![${WORD}])`, 'uy');
const SPACE = /\p{White_Space}+/u;
const SIGNS = { sv: { '%': 'procent', '&': 'och' }, en: { '%': 'percent', '&': 'and' } };

/** The text without diacritics: å and ä as a, ö and ø as o, é as e. */
const plain = { ø: 'o', æ: 'a' };
export function fold(text) {
  return text.replace(/[^\0-\x7F]/gu, (letter) => (plain[letter] ??= letter.normalize('NFD').replace(/\p{M}/gu, '')));
}

/** Whether who typed one may mean the other: letter by letter the same, but for diacritics that were left out. */
export function standsFor(typed, text) {
  if (typed === text) return true;
  const [meant, plain] = [[...text], [...fold(text)]];
  const letters = [...typed];
  return letters.length === meant.length && letters.every((letter, at) => letter === meant[at] || letter === plain[at]);
}

/** The words of a text that is in NFC, with their places: { form, start, end }. */
export function tokens(text, lang) {
  const found = [];
  const after = (pattern, at) => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0].length ?? 0;
  };
  TOKEN.lastIndex = 0;
  for (let match; (match = TOKEN.exec(text)); ) {
    const start = match.index;
    let end = TOKEN.lastIndex;
    const sign = match[0].length < 2 && SIGNS[lang][match[0]];
    if (sign) {
      found.push({ form: sign, start, end });
      continue;
    }
    const { groups, decimals, between } = NUMBERS[lang];
    const more = /^[0-9]+$/.test(match[0]) && ((match[0].length <= 3 && after(groups, end)) || after(decimals, end));
    end += more || (text[end] === ':' && after(ENDING, end));
    const form = normalForm(text.slice(start, end), between);
    if (form) found.push({ form, start, end });
    TOKEN.lastIndex = end;
  }
  return found;
}

function normalForm(word, between) {
  let form = word.replace(/\xAD/g, '');
  if (!/\p{Alphabetic}/u.test(word)) form = form.replace(between, '');
  form = form.toLowerCase();
  const colon = form.indexOf(':');
  return colon >= 0 && !/[0-9]$/.test(form.slice(0, colon)) ? form.slice(0, colon) : form;
}

/** The first of some endings that a word has; they stand with the longest first. */
const longest = (word, endings) => endings.split(' ').find((ending) => word.endsWith(ending));

/** Snowball's Swedish stemmer, version 3; the manifest holds its tables. */
function snowballSwedish(word, { main, et }) {
  let stem = word;
  const region = /^[^aeiouyäåö]*[aeiouyäåö]+[^aeiouyäåö]/.exec(word);
  if ([...word].length < 3 || !region) return stem;
  const first = Math.max(region[0].length, [...word].slice(0, 3).join('').length);
  const etGoes = (before) => /.[aeiouyäåö][^aeiouyäåö]$/su.test(before) && !longest(before, et);
  const inRegion = (ending) => stem.length - ending.length >= first && stem.endsWith(ending);

  const ending = main.split(' ').find(inRegion);
  if (ending === 's') {
    const before = stem.slice(0, -1);
    if (before.endsWith('et') && etGoes(before.slice(0, -2))) stem = before.slice(0, -2);
    else if (/[bcdfghjklmnoprtvy]$/.test(before)) stem = before;
  } else if (ending && (ending !== 'et' || etGoes(stem.slice(0, -2)))) {
    stem = stem.slice(0, -ending.length);
  }
  if (['dd', 'gd', 'nn', 'dt', 'gt', 'kt', 'tt'].some(inRegion)) stem = stem.slice(0, -1);
  const other = ['fullt', 'lig', 'els', 'öst', 'ig'].find(inRegion);
  if (other === 'fullt') stem = stem.slice(0, -1);
  else if (other === 'öst') stem = /[iklnprtuv]öst$/.test(stem) ? stem.slice(0, -1) : stem;
  else if (other) stem = stem.slice(0, -other.length);
  return stem;
}

/** What Snowball leaves at the end of a Swedish word: see src/language/analysis/stem.rs. */
function swedishTail(word) {
  const length = [...word].length;
  const goes = (least, pattern) => length >= least && pattern.test(word);
  if (goes(4, /^[^aeiouyåäö]+s$/u)) return word.slice(0, -1);
  if (goes(6, /[ei]t$/)) return word.slice(0, -2);
  if (goes(5, /(?:[aeiouyåäö][nt]|orn|eln)$/) || word.endsWith('én')) return word.slice(0, -1);
  if (goes(6, /(?:[^u]lt|samt|bart|ernt|ört)$/u) || goes(4, /(?:[bpv]t|mm)$/)) return word.slice(0, -1);
  if (goes(6, /[ie]um$/)) return word.slice(0, -2);
  if (goes(4, /[^aeiouyåäölr]l$/u)) return `${word.slice(0, -1)}el`;
  if (goes(5, /[dt]r$/) || goes(4, /(?:[fgkm]r|(?:ck|tt|p|x)n)$/)) return word.slice(0, -1);
  return word;
}

/** The base form of a word that the exceptions list, as such or at its end. */
function baseForm(form, exceptions) {
  if (Object.hasOwn(exceptions, form)) return exceptions[form];
  for (let at = Math.max(0, form.length - 24); at < form.length; at += 1) {
    const end = `-${form.slice(at)}`;
    if (Object.hasOwn(exceptions, end)) return form.slice(0, at) + exceptions[end];
  }
  return undefined;
}

function stemSwedish(word, { exceptions, snowball, noise }) {
  let stem = baseForm(word, exceptions) ?? word;
  const isNoise = (text) => noise.includes(text) && text === fold(text);
  if (isNoise(word) || baseForm(stem, exceptions) === stem) return stem;
  for (let round = 0, next; round < 8 && (next = swedishTail(snowballSwedish(stem, snowball))) !== stem && !isNoise(next); round += 1) stem = next;
  return stem;
}

/**
 * Stems, keys and queries of one language. `tables` are those of its manifest: { lang, noise, exceptions, snowball }. `stem` is
 * the stemmer of a language other than Swedish, in a module of its own: (word, snowball) => stem.
 */
export class Analyzer {
  constructor(tables, stem) {
    this.lang = tables.lang;
    this.other = stem;
    const exceptions = {};
    for (const [form, base] of Object.entries(tables.exceptions)) {
      for (const ending of form[0] === '-' ? ['', 'na', 's', 'nas'] : ['']) exceptions[form + ending] = base;
    }
    // Män is man, but roman no base form.
    for (const [form, base] of Object.entries(exceptions)) if (fold(form) !== `-${base}`) exceptions[fold(form)] ??= base;
    this.tables = { ...tables, exceptions };
  }

  stem(word) {
    if (!this.other) return stemSwedish(word, this.tables);
    return this.other(baseForm(word, this.tables.exceptions) ?? word, this.tables.snowball);
  }

  word(form, position = 0) {
    const stem = this.stem(form);
    return { form, stem, key: fold(stem), position, noise: this.tables.noise.includes(form) };
  }

  fold(text) {
    return fold(text);
  }

  standsFor(typed, text) {
    return standsFor(typed, text);
  }

  /** { words, phrases, excluded } of what a reader typed. */
  parse(text) {
    const query = { words: [], phrases: [], excluded: [] };
    const segments = text.split(/["”“„«»]/u);
    let position = 0;
    let excludeNext = false;
    const words = (part) => tokens(part.normalize('NFC'), this.lang).map(({ form }) => this.word(form, (position += 1)));
    segments.forEach((segment, index) => {
      // A quotation mark without its other half quotes nothing.
      if (index % 2 === 1 && index < segments.length - 1) {
        const phrase = words(segment);
        if (phrase.length) (excludeNext ? query.excluded : query.phrases).push(phrase);
        excludeNext = false;
        return;
      }
      excludeNext = segment.split(SPACE).at(-1) === '-';
      const runs = [];
      for (const chunk of segment.split(SPACE).filter(Boolean)) {
        if (/^-[\p{Alphabetic}\p{N}]/u.test(chunk)) runs.push([true, chunk.slice(1)]);
        else if (runs.length && !runs.at(-1)[0]) runs.at(-1)[1] += ` ${chunk}`;
        else runs.push([false, chunk]);
      }
      for (const [excluded, run] of runs) {
        const list = words(run);
        if (!excluded) query.words.push(...list);
        else if (list.length) query.excluded.push(list);
      }
    });
    const known = new Set();
    query.words = query.words.filter(({ form }) => !known.has(form) && known.add(form)).slice(0, 24);
    return query;
  }
}
