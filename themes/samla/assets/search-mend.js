// What a word may mean that nothing in the index matches as it stands: the browser's side of src/search/matching.rs (fallback)
// and distance.rs. A module of its own, since few queries need it.

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
const tolerance = (letters) => (letters <= 3 ? 0 : letters <= 7 ? 1 : 2);

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

/** Looks for what was meant. */
export class Mender {
  /** `matcher` finds words as they stand. */
  constructor(matcher) {
    this.matcher = matcher;
    this.index = matcher.index;
    this.analyzer = matcher.analyzer;
    this.weights = matcher.weights;
  }

  fold(text) {
    return this.analyzer.fold(text);
  }

  isPlain(text) {
    return this.fold(text) === text;
  }

  isLetters(text) {
    return this.analyzer.isLetters(text);
  }

  /** What a word may mean that matches nothing: a beginning, a slip of the finger, a compound that nobody wrote, a relative. */
  async mend(word) {
    if (lengthOf(word.form) > LONGEST_MENDED) return this.matcher.nothing();
    const steps = [
      () => this.respelled(word),
      () => this.beginning(word.form),
      () => this.corrected(word, 1),
      () => this.takenApart(word),
      () => this.beginning(lengthOf(word.stem) >= SHORTEST_STEM ? word.stem : ''),
      () => this.corrected(word, 2),
    ];
    let matches;
    for (const step of steps) {
      matches = await step();
      if (matches.documents.length) break;
    }
    return matches;
  }

  /** `goeteborg`: å, ä and ö as those write them who lack the letters. */
  async respelled(word) {
    const form = word.form.replace(/aa/g, 'å').replace(/ae/g, 'ä').replace(/oe/g, 'ö');
    return form === word.form ? this.matcher.nothing() : this.matcher.direct(this.analyzer.word(form));
  }

  async beginning(start) {
    const matches = this.matcher.nothing();
    if (lengthOf(start) < SHORTEST_PREFIX) return matches;
    const plain = this.isPlain(start);
    const words = (await this.index.starting(this.fold(start))).filter(({ text, isPart }) => !isPart && (plain || text.startsWith(start)));
    const likeliest = words.sort(likelier).slice(0, MOST_BEGINNINGS);
    for (const variants of await Promise.all(likeliest.map(({ text }) => this.matcher.forms(text)))) {
      for (const form of variants) matches.addVariant(form, this.weights.prefix, false);
    }
    return matches;
  }

  async corrected(word, mistakes) {
    const matches = this.matcher.nothing();
    if (mistakes > tolerance(lengthOf(word.form)) || !this.isLetters(word.form)) return matches;
    const isNear = (candidate) => this.isClose(word, candidate, mistakes);
    const letters = [...this.fold(word.form)];
    let close = (await this.index.starting(letters.slice(0, SURE_LETTERS).join(''))).filter(isNear);
    if (!close.length) close = (await this.index.ending(letters.slice(-SURE_END).join(''))).filter(isNear);
    const [best, ...others] = close.sort(likelier).slice(0, MOST_CORRECTIONS);
    if (!best) return matches;
    const found = await Promise.all([best, ...others].map(({ text }) => this.matcher.direct(this.analyzer.word(text))));
    for (const one of found) matches.addAll(one, this.weights.typo);
    if (!best.isPart) matches.correction = best.text;
    return matches;
  }

  /** Whether the word may be a slip for the other. Letters that differ by diacritics alone are none: `kör` is not `kor`. */
  isClose(word, { text, folded, isPart }, mistakes) {
    const typed = isPart ? word.stem : word.form;
    const other = this.isPlain(typed) ? folded : text;
    return isWithin(typed, other, mistakes) && this.fold(typed) !== folded && this.isLetters(text) && tolerance(lengthOf(typed)) >= mistakes;
  }

  /** A compound that is in no text, by two halves that are: documents with both. */
  async takenApart(word) {
    const matches = this.matcher.nothing();
    const letters = [...word.form];
    const part = (from, to) => this.matcher.direct(this.analyzer.word(letters.slice(from, to).join('')));
    if (!this.isLetters(word.form)) return matches;
    let tried = 0;
    const cuts = letters.map((_, cut) => cut).slice(SHORTEST_HALF, 1 - SHORTEST_HALF).reverse();
    // The likeliest halves are those whose shorter one is longest; of two, the one with the longer first half.
    cuts.sort((a, b) => Math.abs(2 * a - letters.length) - Math.abs(2 * b - letters.length));
    for (const cut of cuts) {
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
}
