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

// The search is fetched when the reader touches its field, or comes from a result whose words are to be marked.
const field = document.querySelector("form[data-search]:not([data-search-page])");
const fetchSearch = () => import("./search.js");
if (field && new URLSearchParams(location.search).has("q")) fetchSearch();
field?.addEventListener("focusin", fetchSearch, { once: true });
field?.addEventListener("pointerdown", fetchSearch, { once: true });
