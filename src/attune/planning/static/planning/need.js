// A moved assumption redraws the answer; without this the button of the form does the same.
const form = document.querySelector("[data-live-form]");
const working = document.querySelector("[data-live-working]");
const PAUSE = 80; // milliseconds of rest after which the server is asked
const TYPED = 400; // longer while somebody types a number
const REST = 400; // after so much more, the tables behind the answer follow
const LONG = 1000; // after so long it says that it is working
const SETTLED = 1500; // after so much rest what takes longer is asked for, once
const LOOK = 700; // and then looked for so often
const LEFT = 5000; // who is still here so long after following a link took a file away

const fieldOf = (slide) => slide.querySelector("input[type=text]");
const numberOf = (slide) => Number(fieldOf(slide).value.replace(",", "."));
const within = (value, slide) => Math.min(Math.max(value, Number(slide.dataset.low)), Number(slide.dataset.high));

// The others of a whole keep their proportions, each inside its range, so that all add to 100.
const spread = (others, left) => {
  let [few, many] = [0, 1e4];
  const at = (times) => others.map(([slide, was]) => within(was * times, slide));
  const total = (values) => values.reduce((sum, value) => sum + value, 0);
  for (let step = 0; step < 60; step += 1) {
    const times = (few + many) / 2;
    if (total(at(times)) < left) few = times; else many = times;
  }
  const values = at(few).map((value) => Math.round(value * 100) / 100);
  const most = values.indexOf(Math.max(...values));
  values[most] = Math.round((values[most] + left - total(values)) * 100) / 100;
  return values;
};

const bounds = (slides) => ["low", "high"].map((end) => slides.reduce((sum, slide) => sum + Number(slide.dataset[end]), 0));

const balance = (moved, before) => {
  const others = [...moved.parentElement.querySelectorAll("[data-live-slide]")].filter((slide) => slide !== moved);
  const [least, most] = bounds(others);
  const value = Math.min(Math.max(numberOf(moved), 100 - most), 100 - least);
  fieldOf(moved).value = String(Math.round(value * 100) / 100);
  const values = spread(others.map((slide) => [slide, before.get(slide)]), 100 - value);
  others.forEach((slide, place) => {
    fieldOf(slide).value = String(values[place]);
    slide.querySelector("input[type=range]").value = values[place];
  });
};

const addSlider = (slide) => {
  const field = fieldOf(slide);
  const range = document.createElement("input");
  const box = document.createElement("div");
  const label = slide.querySelector("label").textContent.trim();
  Object.assign(range, { type: "range", min: slide.dataset.low, max: slide.dataset.high, step: slide.dataset.step });
  range.setAttribute("aria-label", `${form.dataset.slider} ${label}`);
  range.value = numberOf(slide);
  box.className = "attune-slider";
  box.append(range);
  slide.querySelector(".nhsuk-form-group").append(box);
  const whole = slide.closest("[data-live-whole]");
  const before = new Map();
  const remember = () => whole?.querySelectorAll("[data-live-slide]").forEach((each) => before.set(each, numberOf(each)));
  range.addEventListener("pointerdown", remember);
  range.addEventListener("focus", remember);
  range.addEventListener("input", () => {
    field.value = range.value;
    if (whole) balance(slide, before);
  });
  field.addEventListener("input", () => { range.value = numberOf(slide); });
};

const addSliders = () => form.querySelectorAll("[data-live-slide]").forEach(addSlider);

// Details somebody opened stay open, and who stands in a field stays there.
const swap = (part, fresh) => {
  const opened = [...part.querySelectorAll("details[open][id]")].map((each) => each.id);
  const here = part.contains(document.activeElement) ? document.activeElement.id : "";
  part.replaceChildren(...fresh.childNodes);
  opened.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  if (here) document.getElementById(here)?.focus();
};

const show = (text) => {
  const answer = new DOMParser().parseFromString(text, "text/html");
  for (const fresh of answer.querySelectorAll("[data-live-part]")) {
    const part = document.querySelector(`[data-live-part="${fresh.dataset.livePart}"]`);
    if (part) swap(part, fresh);
    if (part && fresh.dataset.livePart === "fields") addSliders();
  }
  const query = answer.querySelector("[data-live-query]")?.dataset.liveQuery;
  const failed = answer.querySelector(".attune-live-problem");
  if (query === undefined || failed) return;
  const asked = query ? `?${query}` : "";
  history.replaceState(null, "", window.location.pathname + asked);
  for (const each of document.querySelectorAll("[data-live-address]")) {
    const name = each.tagName === "FORM" ? "action" : "href";
    each.setAttribute(name, each.getAttribute(name).split("?")[0] + asked);
  }
};

let waiting;
let under;
let moves = 0;

// Where the answer is a first one, the server is asked for the whole of it, and looked at again.
const refine = async () => {
  const first = document.querySelector("[data-live-refine]");
  const now = moves;
  if (first?.dataset.liveRefine === "ask") {
    const asked = { method: "POST", body: new FormData(first), redirect: "manual" };
    await fetch(first.action, asked).catch(() => null);
  }
  if (first && now === moves) ask("refined"); // else somebody moved something meanwhile
};

const refineLater = () => {
  const how = document.querySelector("[data-live-refine]")?.dataset.liveRefine;
  if (how) waiting = window.setTimeout(refine, how === "look" ? LOOK : SETTLED);
};

const ask = async (part) => {
  under?.abort();
  const mine = new AbortController();
  under = mine;
  const late = window.setTimeout(() => { working.hidden = false; }, LONG);
  const asked = new URLSearchParams(new FormData(form));
  asked.set("part", part);
  try {
    const answer = await fetch(`${window.location.pathname}?${asked}`, { signal: mine.signal });
    if (answer.redirected || !answer.ok) return window.location.reload();
    show(await answer.text());
    if (part === "answer") waiting = window.setTimeout(() => ask("rest"), REST);
    else refineLater();
  } catch (stopped) {
    if (stopped.name !== "AbortError") throw stopped;
  } finally {
    window.clearTimeout(late);
    if (under === mine) working.hidden = true;
  }
  return undefined;
};

if (form) {
  addSliders();
  refineLater();
  // Who follows a link is leaving: nothing is swapped, and no address changed, under their hand.
  window.addEventListener("beforeunload", () => {
    window.clearTimeout(waiting);
    under?.abort();
    waiting = window.setTimeout(refineLater, LEFT);
  });
  form.addEventListener("input", (event) => {
    const part = event.target.name === "evidence" ? "whole" : "answer";
    moves += 1;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => ask(part), event.target.type === "text" ? TYPED : PAUSE);
  });
}
