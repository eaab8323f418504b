// Steps through the weeks of a picture in place; without it every week is a link to its own page.
const PAUSE = 500; // milliseconds that a week is shown while it plays
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const backwards = document.documentElement.dir === "rtl";
const from = (share) => `${backwards ? 100 - share : share}%`;

const put = (element, name, value) => { if (value) element.setAttribute(name, value); else element.removeAttribute(name); };

const readCourse = (bar) => ({
  bar,
  said: bar.nextElementSibling,
  values: bar.dataset.stepValues.split(" ").map(Number),
  full: Number(bar.dataset.stepFull),
});

const start = (steps) => {
  const figure = steps.closest("figure");
  const courses = [...figure.querySelectorAll("[data-step-values]")].map(readCourse);
  const cells = [...figure.querySelectorAll("tbody td")]; // by rows: waiting, in help, as the bars
  const links = [...steps.querySelectorAll("[data-steps-weeks] a")];
  const ways = [...steps.querySelectorAll("[data-steps-by]")];
  const said = steps.querySelector("[data-steps-said]");
  const slider = steps.querySelector("[data-steps-slider]");
  const range = slider.querySelector("input");
  const play = steps.querySelector("[data-steps-play]");
  const [playWord, pauseWord] = [play.textContent, play.dataset.stepsPause];
  const places = Number(steps.dataset.stepsPlaces);
  const written = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: places, maximumFractionDigits: places });
  let shown = Number(steps.dataset.steps);
  let timer = 0;

  const sum = (kind) => courses.reduce((total, course, place) => total + (place % 2 === kind ? course.values[shown] : 0), 0);
  const sentence = () => steps.dataset.stepsNow
    .replace("{week}", links[shown].textContent)
    .replace("{waiting}", written.format(sum(0)))
    .replace("{helped}", written.format(sum(1)));

  const draw = () => {
    courses.forEach((course, place) => {
      const wide = course.values[shown] * course.full;
      course.bar.setAttribute("width", `${wide}%`);
      course.bar.setAttribute("x", backwards ? `${99.8 - wide}%` : "0.2%");
      course.said.setAttribute("x", from(wide));
      course.said.textContent = written.format(course.values[shown]);
      if (cells[place]) cells[place].lastChild.textContent = course.said.textContent;
    });
    said.textContent = sentence();
    figure.querySelector("svg > desc").textContent = said.textContent;
    range.value = shown;
    range.setAttribute("aria-valuetext", said.textContent);
    links.forEach((link, place) => put(link, "aria-current", place === shown && "true"));
    for (const way of ways) {
      const next = links[shown + Number(way.dataset.stepsBy)];
      put(way, "href", next?.href);
      put(way, "aria-disabled", !next && "true");
      put(way, "role", !next && "link");
    }
  };

  const stop = () => {
    window.clearInterval(timer);
    timer = 0;
    play.textContent = playWord;
    said.removeAttribute("aria-live"); // its role speaks politely again
    history.replaceState(null, "", links[shown].href);
  };
  const go = (place) => {
    shown = Math.min(Math.max(place, 0), links.length - 1);
    draw();
  };
  const goAndStay = (place) => {
    go(place);
    stop();
  };

  play.addEventListener("click", () => {
    if (timer) return stop();
    if (shown === links.length - 1) go(0);
    said.setAttribute("aria-live", "off"); // a word for every week would drown all others
    play.textContent = pauseWord;
    timer = window.setInterval(() => {
      go(shown + 1);
      if (shown === links.length - 1) stop();
    }, PAUSE);
    return undefined;
  });
  range.addEventListener("input", () => goAndStay(Number(range.value)));
  for (const way of ways) {
    way.addEventListener("click", (event) => {
      event.preventDefault();
      goAndStay(shown + Number(way.dataset.stepsBy));
    });
  }
  links.forEach((link, place) => link.addEventListener("click", (event) => {
    event.preventDefault();
    goAndStay(place);
  }));

  // Who asked for no motion steps by hand alone.
  const follow = () => {
    play.hidden = still.matches || links.length < 2;
    if (still.matches && timer) stop();
  };
  still.addEventListener("change", follow);
  follow();
  slider.hidden = links.length < 2;
};

for (const steps of document.querySelectorAll("[data-steps]")) start(steps);
