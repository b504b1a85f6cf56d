// The English side of the search's analysis: only pages in English load it.

/** The first of some endings that a word has; they stand with the longest first. */
const longest = (word, endings) => endings.split(' ').find((ending) => word.endsWith(ending));

/** Snowball's English stemmer, version 3; the manifest holds its tables. */
export function stem(form, { special, second, third, fourth }) {
  if (Object.hasOwn(special, form)) return special[form];
  if ([...form].length < 3) return form;
  let word = form.replace(/^'/, '').replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
  const region = (text) => /[aeiouy][^aeiouy]/.exec(text);
  const past = (text) => { const found = region(text); return found ? found.index + 2 : text.length; };
  const first = /^(?:gener|commun|arsen|past|univers|later|emerg|organ|inter)/.exec(word)?.[0].length ?? past(word);
  const later = first + past(word.slice(first));
  const isShort = (text) => /[^aeiouy][aeiouy][^aeiouywxY]$/u.test(text) || /^[aeiouy][^aeiouy]$/u.test(text) || text.endsWith('past');
  const cut = (count, add = '') => { word = word.slice(0, word.length - count) + add; };
  const inside = (ending, from) => word.length - ending.length >= from;

  word = word.replace(/'(?:s'?)?$/, '');
  if (word.endsWith('sses')) cut(2);
  else if (/ie[ds]$/.test(word)) cut(word.length > 4 ? 2 : 1);
  else if (/[^us]s$/u.test(word) && /[aeiouy]./u.test(word.slice(0, -1))) cut(1);

  const step = longest(word, 'eedly ingly edly eed ing ed');
  if (step === 'eed' || step === 'eedly') {
    if (inside(step, first) && !/^(?:proc|exc|succ)$/.test(word.slice(0, -step.length))) cut(step.length, 'ee');
  } else if (step) {
    const before = word.slice(0, -step.length);
    if (step === 'ing' && /^[^aeiouy]y$/u.test(before)) word = `${before.slice(0, -1)}ie`;
    else if (!(step === 'ing' && /^(?:inn|out|cann|herr|earr|even)$/.test(before)) && /[aeiouy]/.test(before)) {
      word = before;
      if (/(?:at|bl|iz)$/.test(word)) word += 'e';
      else if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(word)) { if (!/^[aeo]..$/.test(word)) cut(1); }
      else if (word.length === first && isShort(word)) word += 'e';
    }
  }
  if (/.[^aeiouy][yY]$/su.test(word)) cut(1, 'i');

  const ending = (table) => Object.keys(table).find((end) => word.endsWith(end)) ?? '';
  const two = ending(second);
  const before = word.slice(0, word.length - two.length);
  const isWrong = (two === 'ogi' && !before.endsWith('l')) || (two === 'li' && !/[cdeghkmnrt]$/.test(before));
  if (two && inside(two, first) && !isWrong) word = before + second[two];
  const three = ending(third);
  if (three && inside(three, first) && (three !== 'ative' || inside(three, later))) cut(three.length, third[three]);
  const four = longest(word, fourth);
  if (four && inside(four, later) && (four !== 'ion' || /[st]ion$/.test(word))) cut(four.length);
  if (word.endsWith('e')) {
    if (inside('e', later) || (inside('e', first) && !isShort(word.slice(0, -1)))) cut(1);
  } else if (word.endsWith('ll') && inside('l', later)) cut(1);
  return word.replace(/Y/g, 'y');
}
