// What the preview adds to a page: it follows the site's changes, lists its mistakes and names the page's file.
// Nothing of it is published.
'use strict';

(() => {
  const script = document.currentScript;
  const { generation, lang, file, line, open, bare } = script.dataset;
  const words = {
    sv: { bar: 'Förhandsvisning', open: 'Öppna filen', close: 'Stäng', status: 'Status', show: 'Visa felen' },
    en: { bar: 'Preview', open: 'Open the file', close: 'Close', status: 'Status', show: 'Show the mistakes' },
  }[lang];

  // The news of the server, from the state that this page was made of. A hidden tab lets go of its stream, since a
  // browser opens six connections to a server and no more, and catches up when it is shown.

  let seen = generation;
  let stream;

  const handlers = {
    reload: () => location.reload(),
    resync: () => location.reload(),
    style: (data) => {
      swapStyles(JSON.parse(data));
      showMistakes();
    },
    mistakes: () => showMistakes(),
  };

  function connect() {
    if (stream || document.visibilityState === 'hidden') return;
    stream = new EventSource(`/__samla/events?since=${seen}`);
    for (const [name, handle] of Object.entries(handlers)) {
      stream.addEventListener(name, (event) => {
        seen = event.lastEventId;
        handle(event.data);
      });
    }
    stream.addEventListener('error', () => {
      if (stream?.readyState !== EventSource.CLOSED) return;
      disconnect();
      setTimeout(connect, 1000);
    });
  }

  function disconnect() {
    stream?.close();
    stream = undefined;
  }

  document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? disconnect() : connect()));
  addEventListener('pagehide', disconnect);
  // A page out of the browser's Back cache is as old as when it was left.
  addEventListener('pageshow', (event) => event.persisted && connect());

  function swapStyles(renamed) {
    for (const link of document.querySelectorAll('link[rel=stylesheet]')) {
      const address = renamed[new URL(link.href).pathname];
      if (!address) continue;
      const fresh = link.cloneNode();
      fresh.href = address;
      for (const event of ['load', 'error']) fresh.addEventListener(event, () => link.remove(), { once: true });
      link.after(fresh);
    }
  }

  // The bar and the overlay live in a shadow tree, so that neither they nor the theme disturb the other.

  const host = document.createElement('samla-preview');
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = `
    <aside class="bar" aria-label="${words.bar}" hidden>
      <a class="open" hidden></a>
      <button class="show" type="button" hidden></button>
      <a class="status" href="/__samla/">${words.status}</a>
    </aside>
    <section class="overlay" aria-labelledby="title" hidden>
      <button class="close" type="button">${words.close} <kbd>Esc</kbd></button>
      <div class="list" role="status"></div>
    </section>`;
  const [bar, overlay] = [root.querySelector('.bar'), root.querySelector('.overlay')];
  const [list, show] = [root.querySelector('.list'), root.querySelector('.show')];
  const sheet = new CSSStyleSheet();
  root.adoptedStyleSheets = [sheet];
  const styled = fetch('/__samla/preview.css')
    .then((answer) => answer.text())
    .then((css) => sheet.replace(css))
    .catch(() => {});
  styled.then(() => { bar.hidden = false; });

  if (file) {
    const link = root.querySelector('.open');
    link.textContent = `${file}:${line}`;
    link.href = open;
    link.title = words.open;
    link.hidden = false;
  }

  let shown = '';
  let dismissed = '';

  async function showMistakes() {
    const html = await fetch('/__samla/mistakes').then((answer) => answer.text()).catch(() => shown);
    await styled;
    if (html === shown) return;
    shown = html;
    list.innerHTML = html;
    const { errors, warnings } = list.firstElementChild.dataset;
    const total = Number(errors) + Number(warnings);
    show.textContent = list.querySelector('h2').textContent;
    show.hidden = total === 0;
    show.title = words.show;
    show.className = errors === '0' ? 'show' : 'show errors';
    overlay.hidden = errors === '0' || html === dismissed;
  }

  function close() {
    if (overlay.hidden) return;
    const hadFocus = overlay.contains(root.activeElement);
    overlay.hidden = true;
    dismissed = shown;
    if (hadFocus) show.focus();
  }

  show.addEventListener('click', () => {
    overlay.hidden = false;
    root.querySelector('.close').focus();
  });
  root.querySelector('.close').addEventListener('click', close);
  addEventListener('keydown', (event) => event.key === 'Escape' && close());

  if (bare === undefined) {
    document.body.append(host);
    showMistakes();
  }
  connect();
})();
