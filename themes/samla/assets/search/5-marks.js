// Marked hits: in titles and summaries, in excerpts of the pages found, and on the page that a result led to.

import { tokens } from './1-analysis.js';
import { isMarked } from './2-reader.js';

const EXCERPT_BEFORE = 60;
const EXCERPT_LENGTH = 220;

/** Tests words of a text against what a search found; `concepts` is its list of marks. */
export class Marker {
  constructor(concepts, lang) {
    this.lang = lang;
    this.concepts = concepts;
  }

  /** The hits in a text that is in NFC: { start, end, concept }. */
  hits(text) {
    return tokens(text, this.lang).flatMap(({ form, start, end }) => {
      const concept = this.concepts.findIndex((words) => isMarked(words, form));
      return concept < 0 ? [] : [{ start, end, concept }];
    });
  }

  /** The text as nodes, its hits in <mark>. */
  nodes(written) {
    const text = written.normalize('NFC');
    const nodes = [];
    let from = 0;
    for (const { start, end } of this.hits(text)) {
      const mark = document.createElement('mark');
      mark.textContent = text.slice(start, end);
      nodes.push(text.slice(from, start), mark);
      from = end;
    }
    return [...nodes, text.slice(from)];
  }

  /** Whether a text has every concept. */
  isComplete(text) {
    return new Set(this.hits(text).map(({ concept }) => concept)).size === this.concepts.length;
  }

  /** The passage of a page (an element) with the most concepts nearest each other: { text, anchor }, or nothing. */
  excerpt(root) {
    let best;
    let anchor = '';
    for (const element of root.querySelectorAll('h2,h3,h4,p,li,dd,td,figcaption')) {
      if (/^H/.test(element.tagName)) anchor = element.id;
      if (element.querySelector('p,li') || element.closest('nav')) continue;
      const text = element.textContent.normalize('NFC').replace(/\s+/g, ' ').trim();
      const hits = this.hits(text);
      for (const [at, { start }] of hits.entries()) {
        const near = hits.slice(at).filter((hit) => hit.start < start + EXCERPT_LENGTH - EXCERPT_BEFORE);
        const worth = new Set(near.map(({ concept }) => concept)).size * 100 + near.length;
        if (!best || worth > best.worth) best = { worth, text, start, anchor };
      }
    }
    return best && { text: cutOut(best.text, best.start), anchor: best.anchor };
  }

  /** Marks the hits in an element of this page, and gives the first mark. */
  markIn(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      if (text.parentElement.closest('script,style,svg,mark,h1')) continue;
      const nodes = this.nodes(text.data);
      if (nodes.length > 1) text.replaceWith(...nodes);
    }
    return root.querySelector('mark');
  }
}

/** About EXCERPT_LENGTH letters around `start`, whole words. */
function cutOut(text, start) {
  let from = Math.max(0, start - EXCERPT_BEFORE);
  if (from > 0) from = text.indexOf(' ', from) + 1;
  let to = Math.min(text.length, from + EXCERPT_LENGTH);
  if (to < text.length) to = text.lastIndexOf(' ', to);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
}

