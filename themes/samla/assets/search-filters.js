// Filters: what they let through, and their terms on the search page with counts from the current result. Loaded when a
// filter is seen or chosen.

const SHOWN = 8;

/** The terms of a taxonomy: { slug, label, documents } each. */
async function termsOf(index, id) {
  const head = index.manifest.facets.find((facet) => facet.id === id);
  const rows = head ? await index.json('f', head.file) : [];
  return rows.map(([slug, label, gaps]) => {
    let document = 0;
    return { slug, label, documents: gaps.map((gap) => (document += gap)) };
  });
}

/** The documents that have one of the chosen terms of each taxonomy: a list of its id with labels or slugs. */
export async function allowed(index, chosen) {
  let documents;
  for (const [id, values] of chosen) {
    const terms = (await termsOf(index, id)).filter(({ label, slug }) => values.includes(label) || values.includes(slug));
    const here = terms.flatMap((term) => term.documents);
    documents = new Set(documents ? here.filter((document) => documents.has(document)) : here);
  }
  return documents;
}

/** Fills the `filters` of a SearchPage, whose `make` makes elements. */
export async function fill(page, filters, make) {
  const { run, results } = page;
  const search = await page.search;
  for (const filter of filters) {
    const id = filter.dataset.searchFilter;
    const chosen = page.chosen.get(id);
    const terms = await termsOf(search.index, id);
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
