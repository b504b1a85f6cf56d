// The terms of the filters on the search page, with counts from the current result. Loaded when the reader sees a filter.

const SHOWN = 8;

/** Fills the `filters` of a SearchPage, whose `make` makes elements. */
export async function fill(page, filters, make) {
  const { run, results } = page;
  const search = await page.search;
  for (const filter of filters) {
    const id = filter.dataset.searchFilter;
    const chosen = page.chosen.get(id);
    const terms = await search.index.facet(id);
    // What another choice in this filter would give: the result without it.
    const { hits } = chosen.length ? await search.run(page.query, new Map([...page.chosen, [id, []]])) : results;
    if (run !== page.run) return;
    const found = new Set(hits);
    const isAll = !hits.length && !page.query;
    const counted = terms
      .map((term) => ({ ...term, count: term.documents.filter((document) => isAll || found.has(document)).length }))
      .map((term) => ({ ...term, isChosen: chosen.some((value) => value === term.label || value === term.slug) }))
      .filter(({ count, isChosen }) => count || isChosen)
      .sort((a, b) => b.isChosen - a.isChosen || b.count - a.count);
    fillBoxes(page, filter, counted, make);
  }
}

function fillBoxes(page, filter, terms, make) {
  const id = filter.dataset.searchFilter;
  const focused = filter.contains(document.activeElement) && document.activeElement.value;
  const labels = terms.map(({ label, count, isChosen }, at) => {
    const input = make('input', { type: 'checkbox', name: id, value: label, checked: isChosen });
    const hidden = at >= SHOWN && !isChosen && !('all' in filter.dataset);
    return make('label', { hidden }, input, ` ${label} `, make('span', {}, `(${count})`));
  });
  filter.replaceChildren(...labels);
  if (labels.some((label) => label.hidden)) {
    const all = make('button', { type: 'button' }, page.text('All', { n: labels.length }));
    all.addEventListener('click', () => {
      filter.dataset.all = '';
      for (const label of labels) label.hidden = false;
      labels[SHOWN]?.querySelector('input').focus();
      all.remove();
    });
    filter.append(all);
  }
  if (focused) labels.map((label) => label.querySelector('input')).find(({ value }) => value === focused)?.focus();
}
