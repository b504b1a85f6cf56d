// The search page: its form, filters, results and address. docs: the markup that it needs is in README.md beside this file.

import { Marker } from './5-marks.js';
import { OtherFormat, open, wait } from './6-network.js';
import { Search } from './4-search.js';

const PAUSE = 120;
const SLOW = 2_000;
const GRACE = 20;
const FEW = 3;
const PAGE = 10;
/** Up to this number all results are shown without being asked for. */
const ALL = 30;

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const articleOf = (page) => page.querySelector('main article') ?? page.querySelector('main');

/** A module that not all searches need. One that did not arrive is asked for anew only under another name. */
const load = (file) => import(`${new URL(file, import.meta.url)}#${Date.now()}`);

/** The search of the page's language, whose manifest a form names. */
async function opened({ dataset: { searchManifest } }) {
  const stemmer = document.documentElement.lang === 'en' && load('../search-en.js');
  return new Search(await open(searchManifest), (await stemmer)?.stem, () => load('../search-mend.js'), () => load('../search-filters.js'));
}

class SearchPage {
  constructor(form) {
    this.form = form;
    this.list = document.querySelector('[data-search-results]');
    this.input = form.querySelector('input[name=q]');
    this.count = document.querySelector('[data-search-count]');
    this.note = document.querySelector('[data-search-note]');
    this.more = document.querySelector('[data-search-more]');
    this.filters = [...document.querySelectorAll('[data-search-filter]')];
    this.run = 0;
    this.shown = 0;
    /** How many results were in view the last time. */
    this.sight = 1;
    this.inView = new IntersectionObserver((entries) => {
      const seen = entries.filter(({ isIntersecting }) => isIntersecting);
      // At first it tells of all.
      if (entries.length === this.list.children.length) this.sight = seen.length;
      for (const { target } of seen) this.excerpt(target.parentNode);
    });
  }

  get query() {
    return this.input.value.trim();
  }

  get isAsked() {
    return this.query || [...this.chosen.values()].flat().length;
  }

  /** A text of the page in its language, with its {placeholders} filled. */
  text(name, values = {}) {
    return (this.form.dataset[`text${name}`] ?? '').replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '');
  }

  start() {
    this.read();
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.update('push');
    });
    this.input.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.list.dataset.searchState = 'working';
      this.timer = setTimeout(() => this.update('replace'), PAUSE);
    });
    this.form.addEventListener('change', (event) => {
      if (event.target !== this.input) this.update('push');
    });
    for (const filter of this.filters) filter.closest('details')?.addEventListener('toggle', () => this.fill());
    this.more?.addEventListener('click', async () => (await this.add(PAGE))?.querySelector('a').focus());
    addEventListener('popstate', () => { this.how = undefined; this.read(); this.update(); });
    addEventListener('online', () => { if (this.list.dataset.searchState === 'failed') this.update(); });
    document.addEventListener('keydown', (event) => this.key(event));
    this.update();
  }

  /** The state of the controls from the address. */
  read() {
    const address = new URLSearchParams(location.search);
    this.input.value = address.get('q') ?? '';
    this.chosen = new Map(this.filters.map(({ dataset: { searchFilter: id } }) => [id, address.getAll(id)]));
    const sort = this.form.elements.sort;
    if (sort) sort.value = address.get('sort') ?? '';
  }

  /** The address from the state of the controls, if there is a step to write. */
  write() {
    const { how } = this;
    if (!how) return;
    this.how = undefined;
    const address = new URLSearchParams();
    if (this.query) address.set('q', this.query);
    for (const [id, values] of this.chosen) for (const value of values) address.append(id, value);
    const sort = this.form.elements.sort?.value;
    if (sort) address.set('sort', sort);
    const url = location.pathname + (address.size ? `?${address}` : '');
    if (url !== location.pathname + location.search) history[`${how}State`](null, '', url);
  }

  /**
   * Searches for what the controls say now. A later call makes an earlier one fall silent. `how` the address follows: by
   * 'push' or 'replace', when the results stand or are long in coming, since it costs the browser time.
   */
  async update(how, isSecond) {
    clearTimeout(this.timer);
    if (this.how !== 'push') this.how = how ?? this.how;
    const run = (this.run += 1);
    const isLate = () => run !== this.run;
    if (how) {
      const data = new FormData(this.form);
      // A filter that has not been opened has no boxes yet.
      for (const { dataset: { searchFilter: id }, firstElementChild: box } of this.filters) if (box) this.chosen.set(id, data.getAll(id));
    }
    this.list.dataset.searchState = 'working';
    const slow = setTimeout(() => {
      if (isLate()) return;
      this.say(this.text('Slow'));
      this.write();
    }, SLOW);
    try {
      this.search ??= opened(this.form);
      const search = await this.search;
      const results = await search.run(this.query, this.chosen, this.form.elements.sort?.value === 'date');
      if (isLate()) return;
      this.ready = search;
      this.results = results;
      this.marker = new Marker(results.marks, search.analyzer.lang);
      this.shown = 0;
      const items = await this.items(PAGE);
      const excerpts = items.slice(0, this.sight).map((item) => item?.excerpt);
      // Where few are in view they come with their excerpts, unless these are long in coming.
      if (!excerpts[FEW]) await Promise.race([Promise.all(excerpts), wait(GRACE)]);
      if (isLate()) return;
      this.list.replaceChildren(...items);
      this.finish(items.length);
      this.announce(results);
      this.list.dataset.searchState = 'done';
      clearTimeout(slow);
      // The browser may draw them before it does the rest.
      for (const next of ['look', 'write', 'add', 'fill']) {
        await wait();
        if (isLate()) return;
        await this[next]();
      }
    } catch (error) {
      if (isLate()) return;
      // The site may have been published anew: once more, from the manifest.
      const wasReady = this.ready;
      this.search = this.ready = undefined;
      if (wasReady && !isSecond) return this.update(how, true);
      this.list.dataset.searchState = 'failed';
      this.write();
      this.say(this.text(error instanceof OtherFormat ? 'Format' : 'Failed'));
      const onclick = () => (error instanceof OtherFormat ? location.reload() : this.update());
      this.note?.replaceChildren(make('button', { type: 'button', onclick }, this.text('Again')));
    } finally {
      clearTimeout(slow);
    }
  }

  say(text) {
    if (this.count && this.count.textContent !== text) this.count.textContent = text;
  }

  announce({ hits, complete, missing, corrections }) {
    const name = !this.isAsked ? 'Empty' : !hits.length ? 'None' : hits.length === 1 ? 'One' : 'Many';
    this.say(this.text(name, { n: hits.length.toLocaleString(this.form.dataset.searchLang), q: this.query }));
    const notes = [];
    if (corrections.length) {
      let { query } = this;
      for (const [typed, meant] of corrections) query = query.replace(new RegExp(typed, 'iu'), meant);
      const link = make('a', { href: `?q=${encodeURIComponent(query)}` }, query);
      notes.push(make('p', {}, `${this.text('Meant')} `, link, '?'));
    }
    if (missing.length) notes.push(make('p', {}, this.text('Missing', { words: missing.join(', ') })));
    else if (hits.length && !complete) notes.push(make('p', {}, this.text('Partial')));
    this.note?.replaceChildren(...notes);
  }

  /** The next results as list items. The excerpts of those that will be in view come beside them. */
  async items(count) {
    const { index } = await this.search;
    const { run, shown } = this;
    const numbers = this.results.hits.slice(shown, shown + count);
    return Promise.all(
      Array.from(numbers, async (number, at) => {
        const found = await index.document(number);
        if (run !== this.run) return;
        const item = this.item(found);
        if (shown + at < this.sight) this.excerpt(item);
        return item;
      }),
    );
  }

  item([url, title, place, date, dateText, lead]) {
    const { query } = this;
    const href = query ? `${url}?q=${encodeURIComponent(query)}` : url;
    const heading = make('h3', {}, make('a', { href }, ...this.marker.nodes(title)));
    const facts = [place && make('span', {}, place), place && date && ' · ', date && make('time', { dateTime: date }, dateText)];
    const item = make('li', { lead }, heading, make('p', { className: 'search-facts' }, ...facts), make('p', { className: 'search-excerpt' }));
    item.dataset.searchResult = '';
    return item;
  }

  /** Gets excerpts for results when these come into view. */
  look() {
    this.inView.disconnect();
    for (const { lastChild } of this.list.children) this.inView.observe(lastChild);
  }

  /** Shows the excerpt of a result, once. */
  excerpt(item) {
    return (item.excerpt ??= this.passage(item));
  }

  /**
   * Shows the lead where it came with the result and tells all with the title; else the passage of the result's own page that
   * holds the hits, and links there. Where there is none it is the lead, and nothing when the page is out of reach.
   */
  async passage(item) {
    const { marker } = this;
    const link = item.querySelector('a');
    let { lead } = item;
    let found;
    if (!lead || !marker.isComplete([link.textContent, lead])) {
      const page = await fetch(link.pathname).then((response) => (response.ok ? response.text() : '')).catch(() => '');
      const main = page.slice(page.indexOf('<main'), page.lastIndexOf('</article'));
      const parsed = new DOMParser().parseFromString(main, 'text/html');
      lead = parsed.querySelector('h1 ~ p')?.textContent ?? '';
      found = marker.excerpt(articleOf(parsed) ?? parsed);
    }
    const { text = lead, anchor } = found || {};
    item.lastChild.replaceChildren(...marker.nodes(text));
    if (anchor) link.attributes.href.value += `#${encodeURIComponent(anchor)}`;
  }

  /** Shows so many more results, and gives the first of them; without a number those that need not be asked for. */
  async add(count = this.results.hits.length > ALL ? 0 : ALL) {
    const before = this.run;
    const items = await this.items(count);
    if (before !== this.run) return;
    this.list.append(...items);
    this.finish(items.length);
    this.look();
    return items[0];
  }

  finish(added) {
    this.shown += added;
    const { length } = this.results.hits;
    if (this.more) this.more.hidden = length <= ALL || this.shown >= length;
  }

  /** Fills the filters that the reader sees. */
  async fill() {
    const seen = this.filters.filter((filter) => filter.closest('details')?.open !== false || this.chosen.get(filter.dataset.searchFilter).length);
    if (!this.results || !seen.length) return;
    await (await (await this.search).filters()).fill(this, seen, make);
  }

  /** Arrows go between the field and the results, Escape back to the field. */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const links = [...this.list.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    const isInput = document.activeElement === this.input;
    if (!isInput && at < 0) return;
    if (event.key === 'ArrowDown' && links[at + 1]) links[at + 1].focus();
    else if (event.key === 'ArrowUp' && at >= 0) (links[at - 1] ?? this.input).focus();
    else if (event.key === 'Escape' && at >= 0) this.input.focus();
    else return;
    event.preventDefault();
  }
}

/** Marks on an article what the reader searched for to get here. */
async function markHits(form, query) {
  const root = articleOf(document);
  const search = await opened(form);
  const { marks } = await search.run(query);
  const first = new Marker(marks, search.analyzer.lang).markIn(root);
  if (first && !location.hash) first.scrollIntoView({ block: 'center' });
}

/** Starts what this page needs of the search. */
function start() {
  const page = document.querySelector('form[data-search-page]');
  const form = document.querySelector('form[data-search]');
  const query = new URLSearchParams(location.search).get('q');
  if (page) new SearchPage(page).start();
  else if (form && query) markHits(form, query).catch(() => {});
}

start();
