// What a word may mean that nothing matches as it stands: the browser's side of src/search/matching.rs and distance.rs.

const MOST_CORRECTIONS = 3;
const SURE_LETTERS = 3;
const SURE_END = 4;
const MOST_BEGINNINGS = 24;
const SHORTEST_PREFIX = 3;
const SHORTEST_STEM = 5;
const SHORTEST_HALF = 4;
const NEAR_HALVES = 8;
const FAR_HALVES = 25;
const SHORT_WORD = 5;
const LONG_STEM = 6;
const LONG_WORD = 8;
const LONGEST_MENDED = 60;
const MOST_SPLITS = 3;

const reversed = (word) => [...word].reverse().join('');
const isLetters = (text) => /^\p{Alphabetic}+$/u.test(text);
const lengthOf = (word) => [...word].length;
const tolerance = (letters) => (letters <= 3 ? 0 : letters <= 7 ? 1 : 2);

/** The likelier of two words that an unfinished or mistyped one may mean comes first. */
const likelier = (a, b) => a.isPart - b.isPart || b.magnitude - a.magnitude || (a.text < b.text ? -1 : 1);

// Letters that sound alike, some in some words only; and the keyboard, whose rows stand half a key aside of each other.
const ALIKE = ['aeiouyåäö', 'ckqsz', 'gj', 'dt', 'bp', 'fvw'];
const KEYS = ['qwertyuiopå', 'asdfghjklöä', 'zxcvbnm'];

function areNeighbours(left, right) {
  const [row, other] = [left, right].map((letter) => KEYS.findIndex((keys) => keys.includes(letter)));
  if (row < 0 || other < 0) return false;
  const away = 2 * (KEYS[row].indexOf(left) - KEYS[other].indexOf(right)) + row - other;
  return Math.abs(row - other) <= 1 && Math.abs(away) <= 2;
}

/** How many mistakes it is to type one letter for another; found once for each pair. */
const known = new Map();
function mistakes(pair) {
  const [typed, meant] = pair;
  const isAlike = ALIKE.some((letters) => letters.includes(typed) && letters.includes(meant));
  const count = isAlike || areNeighbours(typed, meant) ? 1 : 2;
  known.set(pair, count);
  return count;
}

let [older, old, row] = Array.from({ length: 3 }, () => new Uint8Array(2 * LONGEST_MENDED));

/**
 * Whether a typed word is at most `most` mistakes from the one meant: letters added, left out, mistaken, or swapped with a
 * neighbour. Diacritics that were left out are no mistake: `folded` is the word without them.
 */
export function isWithin(typed, text, folded, most) {
  const end = text.length;
  if (Math.abs(typed.length - end) > most) return false;
  const isMeant = (i, j) => typed[i] === text[j] || typed[i] === folded[j];
  // One mistake leaves the letters before it and after it in their places; it is in two letters at most.
  if (most === 1) {
    let [before, after] = [0, 0];
    while (before < end && isMeant(before, before)) before += 1;
    while (after < end && isMeant(typed.length - 1 - after, end - 1 - after)) after += 1;
    if (Math.max(typed.length, end) - before - after > 2) return false;
  }
  for (let j = 0; j <= end; j += 1) old[j] = j;
  for (let i = 1; i <= typed.length; i += 1) {
    let least = (row[0] = i);
    // Further from the diagonal no word is near enough.
    const [from, to] = [Math.max(1, i - most), Math.min(end, i + most)];
    if (from > 1) row[from - 1] = most + 1;
    if (to < end) row[to + 1] = most + 1;
    for (let j = from; j <= to; j += 1) {
      let next = old[j - 1];
      if (!isMeant(i - 1, j - 1)) next += known.get(typed[i - 1] + text[j - 1]) ?? mistakes(typed[i - 1] + text[j - 1]);
      next = Math.min(next, old[j] + 1, row[j - 1] + 1);
      if (i > 1 && j > 1 && isMeant(i - 1, j - 2) && isMeant(i - 2, j - 1)) next = Math.min(next, older[j - 2] + 1);
      row[j] = next;
      least = Math.min(least, next);
    }
    if (least > most) return false;
    [older, old, row] = [old, row, older];
  }
  return old[end] <= most;
}

export class Mender {
  /** `matcher` finds words as they stand. */
  constructor(matcher) {
    this.matcher = matcher;
    this.index = matcher.index;
    this.analyzer = matcher.analyzer;
    this.weights = matcher.weights;
  }

  /** The words whose folded letters, after a `turn`, begin with `start`: { text, folded, isPart, magnitude }. */
  async words(kind, bounds, start, turn) {
    const read = (word, about) => ({ text: turn(word), folded: this.analyzer.fold(turn(word)), isPart: about & 1, magnitude: about >> 1 });
    const words = await this.index.list(kind, await bounds, start, read);
    return words.filter(({ folded }) => turn(folded).startsWith(start));
  }

  starting(start) {
    return this.words('w', this.index.bounds(), start, (word) => word);
  }

  ends() {
    return this.index.json('e', this.index.manifest.ends);
  }

  ending(end) {
    return this.words('r', this.ends(), reversed(end), reversed);
  }

  /** What a word may mean that matches nothing: a beginning, a slip of the finger, a compound that nobody wrote, a relative. */
  async mend(word) {
    if (lengthOf(word.form) > LONGEST_MENDED) return this.matcher.nothing();
    // The bounds of what may be needed later come meanwhile.
    this.ends();
    const steps = [
      () => this.respelled(word),
      () => this.beginning(word.form),
      () => this.corrected(word, 1),
      () => this.takenApart(word, NEAR_HALVES),
      () => this.beginning(lengthOf(word.stem) >= SHORTEST_STEM ? word.stem : ''),
      () => this.takenApart(word, FAR_HALVES),
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
    const length = lengthOf(start);
    const begins = ({ text, isPart }) => !isPart && this.analyzer.standsFor(start, [...text].slice(0, length).join(''));
    const words = (await this.starting(this.analyzer.fold(start))).filter(begins);
    const likeliest = words.sort(likelier).slice(0, MOST_BEGINNINGS);
    for (const variants of await Promise.all(likeliest.map(({ text }) => this.matcher.forms(text)))) {
      for (const form of variants) matches.addVariant(form, this.weights.prefix, false);
    }
    return matches;
  }

  async corrected(word, mistakes) {
    const matches = this.matcher.nothing();
    if (mistakes > tolerance(lengthOf(word.form)) || !isLetters(word.form)) return matches;
    const letters = [...this.analyzer.fold(word.form)];
    const typed = { ...word, plain: letters.join(''), letters: lengthOf(word.form), stemLetters: lengthOf(word.stem), begins: { __proto__: null } };
    const isNear = (candidate) => this.isClose(typed, candidate, mistakes);
    let close = (await this.starting(letters.slice(0, SURE_LETTERS).join(''))).filter(isNear);
    if (!close.length) close = (await this.ending(letters.slice(-SURE_END).join(''))).filter(isNear);
    const [best, ...others] = close.sort(likelier).slice(0, MOST_CORRECTIONS);
    if (!best) return matches;
    const found = await Promise.all([best, ...others].map(({ text }) => this.matcher.direct(this.analyzer.word(text))));
    for (const one of found) matches.addAll(one, this.weights.typo);
    if (!best.isPart) matches.correction = best.text;
    return matches;
  }

  /**
   * Whether the word may be a slip for the other: in the form as it stands, or in another of its forms. In a short word letters
   * that differ by diacritics alone are no slip (`kör` is not `kor`), and the first letter is sure.
   */
  isClose({ form, stem, plain, letters, stemLetters, begins }, candidate, most) {
    const { text, folded, isPart } = candidate;
    if (letters < LONG_WORD && plain === folded) return false;
    if (letters <= SHORT_WORD && plain.codePointAt(0) !== folded.codePointAt(0)) return false;
    if (!isPart && isWithin(form, text, folded, most)) return isLetters(text);
    if (stemLetters < LONG_STEM || tolerance(stemLetters) < most) return false;
    // Stemming is dear: the word must begin much like the stem. Many begin the same.
    const start = text.slice(0, stem.length);
    if (!(begins[start] ??= isWithin(stem, start, folded.slice(0, stem.length), 2 * most))) return false;
    candidate.stem ??= isPart ? text : this.analyzer.stem(text);
    return isWithin(stem, candidate.stem, this.analyzer.fold(candidate.stem), most) && isLetters(text);
  }

  /** A compound that is in no text, by two halves that are: documents where they stand as words of their own at most `away` apart. */
  async takenApart(word, away) {
    const matches = this.matcher.nothing();
    const letters = [...word.form];
    const part = (from, to) => this.matcher.direct(this.analyzer.word(letters.slice(from, to).join('')));
    if (!isLetters(word.form)) return matches;
    let tried = 0;
    const cuts = letters.map((_, cut) => cut).slice(SHORTEST_HALF, 1 - SHORTEST_HALF).reverse();
    // The likeliest halves are those whose shorter one is longest; of two, that with a binding -s-, then the longer first half.
    const unlikely = (cut) => Math.abs(2 * cut - letters.length) + (letters[cut - 1] !== 's') / 2;
    cuts.sort((a, b) => unlikely(a) - unlikely(b));
    for (const cut of cuts) {
      let head = await part(0, cut);
      if (!head.documents.length && letters[cut - 1] === 's' && cut > SHORTEST_HALF) head = await part(0, cut - 1);
      if (!head.documents.length) continue;
      tried += 1;
      const tail = await part(cut, letters.length);
      const hasBoth = (document) => head.kind(document) && tail.kind(document);
      const [others, ends] = await Promise.all([head, tail].map((half) => (tail.documents.length ? half.places(hasBoth) : new Map())));
      for (const [document, places] of ends) {
        const isNear = (place) => others.get(document)?.some((other) => Math.abs(place - other) <= away);
        if (!places.some(isNear)) continue;
        const kind = Math.min(tail.kind(document), head.kind(document));
        matches.add(document, this.weights.split * kind, Math.min(tail.frequencies[document], head.frequencies[document]));
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
