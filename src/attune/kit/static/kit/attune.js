// Small helps for those who have JavaScript; every page works without it.
import { initAll } from "../nhsuk/nhsuk-frontend.min.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");

// What a radio opens. The NHS script would mark the radio as expanded, which ARIA knows of boxes only.
for (const radio of document.querySelectorAll("input[type=radio][data-aria-controls]")) {
  const opened = document.getElementById(radio.dataset.ariaControls);
  const follow = () => opened.classList.toggle("nhsuk-radios__conditional--hidden", !radio.checked);
  radio.removeAttribute("data-aria-controls");
  document.addEventListener("change", follow);
  window.addEventListener("pageshow", follow);
}
initAll();

// Leaving quickly: this page is also taken out of the history, so that "back" does not return to it.
for (const exit of document.querySelectorAll("[data-quick-exit]")) {
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    document.body.hidden = true;
    window.location.replace(exit.href);
  });
}

// What an address names is shown, also inside something folded.
const unfold = () => {
  const named = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  for (let around = named?.closest("details"); around; around = around.parentElement.closest("details")) {
    around.open = true;
  }
  named?.scrollIntoView();
};
if (window.location.hash) unfold();
window.addEventListener("hashchange", unfold);

// On paper every table behind a picture is shown.
window.addEventListener("beforeprint", () => {
  for (const closed of document.querySelectorAll("main details:not([open])")) {
    closed.open = true;
    window.addEventListener("afterprint", () => { closed.open = false; }, { once: true });
  }
});

// A map is one stop for the Tab key; the arrow keys walk its areas, and a line under it names them.
for (const map of document.querySelectorAll("[data-map]")) {
  const areas = [...map.querySelectorAll("[aria-label]")];
  const said = map.closest("figure").querySelector("[data-map-said]");
  const say = (event) => {
    said.textContent = event.target.closest("[aria-label]")?.getAttribute("aria-label") ?? "";
  };
  const stopAt = (area) => areas.forEach((each) => each.setAttribute("tabindex", each === area ? 0 : -1));
  stopAt(areas[0]);
  map.addEventListener("focusin", say);
  map.addEventListener("mouseover", say);
  map.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const here = areas.indexOf(document.activeElement);
    const next = areas[(here + step + areas.length) % areas.length];
    stopAt(next);
    next.focus();
  });
}

// A running job: look again every few seconds, and load the whole page once it is over.
const live = document.querySelector("[data-live]");
if (live) {
  const look = async () => {
    const answer = await fetch(window.location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    if (answer?.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.querySelector("[data-live]");
      if (!now) return window.location.reload();
      if (live.innerHTML !== now.innerHTML) live.innerHTML = now.innerHTML;
    }
    return window.setTimeout(look, 3000);
  };
  window.setTimeout(look, 3000);
}
