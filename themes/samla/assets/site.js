// What the style sheet cannot do alone. Every page works without this file.

const wide = window.matchMedia("(min-width: 62rem)");
const folds = [...document.querySelectorAll("details.fold, details.menu")];

// On wide screens the style sheet shows what is folded; say the same to assistive technology.
const follow = () => folds.forEach((fold) => (fold.open = wide.matches));
if (wide.matches) follow();
wide.addEventListener("change", follow);

// Escape closes the menu and gives focus back to its button.
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && !wide.matches && event.target.closest?.("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// What is folded belongs on paper as well: facts, and the tables under the diagrams.
let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("main details:not([open])")];
  opened.forEach((fold) => (fold.open = true));
});
window.addEventListener("afterprint", () => opened.forEach((fold) => (fold.open = false)));

// The search is loaded when it is touched, or when the address says what was searched for: then the hits are marked.
const form = document.querySelector("form[data-search-script]");
const load = () => import(form.dataset.searchScript);
if (form && new URLSearchParams(location.search).has("q")) load();
form?.addEventListener("focusin", load, { once: true });
form?.addEventListener("pointerdown", load, { once: true });
