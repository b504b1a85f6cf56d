// Marked hits: in titles and summaries, in excerpts of the pages found, and on the page that a result led to.

import { tokens } from './1-analysis.js';
import { isMarked } from './2-reader.js';

const EXCERPT_BEFORE = 60;
/** Of the first passage, and of one with what that lacks. */
const EXCERPT_LENGTHS = [220, 120];

/** Tests words of a text against what a search found; `concepts` is its list of marks. */
export class Marker {
  constructor(concepts, lang) {
    this.lang = lang;
    this.concepts = concepts;
    this.known = { __proto__: null };
    this.texts = { __proto__: null };
  }

  /** Which concept a form is a hit of, -1 without one. */
  concept(form) {
    return (this.known[form] ??= this.concepts.findIndex((words) => isMarked(words, form)));
  }

  /** The hits in a text that is in NFC: { start, end, concept }; found once. */
  hits(text) {
    const hit = ({ form, start, end }) => ({ start, end, concept: this.concept(form) });
    return (this.texts[text] ??= tokens(text, this.lang).map(hit).filter(({ concept }) => concept >= 0));
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

  /** Whether texts together have every concept. */
  isComplete(texts) {
    return new Set(texts.flatMap((text) => this.hits(text)).map(({ concept }) => concept)).size === this.concepts.length;
  }

  /**
   * The passages of a page (an element) with the most concepts nearest each other, at most two: { text, anchor }, or nothing.
   * The anchor is that of the first.
   */
  excerpt(root) {
    const sections = [{ text: '', anchor: '' }];
    for (const element of root.querySelectorAll('h2,h3,h4,p,li,dd,td,figcaption')) {
      if (element.querySelector('p,li') || element.closest('nav')) continue;
      const text = element.textContent.normalize('NFC').replace(/\s+/g, ' ').trim();
      if (/^H/.test(element.tagName)) sections.push({ text: `${text} –`, anchor: element.id });
      else sections.at(-1).text += (sections.at(-1).text && (element.matches('li + li') ? ' · ' : ' ')) + text;
    }
    for (const section of sections) section.hits = this.hits(section.text);
    const lacking = new Set(this.concepts.keys());
    const passages = [];
    let anchor;
    for (const length of EXCERPT_LENGTHS) {
      let best = { worth: 0 };
      for (const section of sections) {
        for (const { start } of section.hits) {
          const near = section.hits.filter((hit) => hit.start >= start && hit.start < start + length - EXCERPT_BEFORE);
          const concepts = new Set(near.map(({ concept }) => concept).filter((concept) => lacking.has(concept)));
          const worth = concepts.size && concepts.size * 100 + near.length;
          if (worth > best.worth) best = { worth, concepts, section, start };
        }
      }
      if (!best.worth) break;
      passages.push(cutOut(best.section.text, best.start, length));
      anchor ??= best.section.anchor;
      for (const concept of best.concepts) lacking.delete(concept);
    }
    return passages.length && { text: passages.join(' '), anchor };
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

/** About so many letters around `start`, whole words. */
function cutOut(text, start, length) {
  let from = Math.max(0, start - EXCERPT_BEFORE);
  if (from > 0) from = text.indexOf(' ', from) + 1;
  let to = Math.min(text.length, from + length);
  if (to < text.length) to = text.lastIndexOf(' ', to);
  return (from > 0 ? '… ' : '') + text.slice(from, to) + (to < text.length ? ' …' : '');
}
