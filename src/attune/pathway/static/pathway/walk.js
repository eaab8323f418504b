// The end of a walk: copy the summary, print the page. Both are there without JavaScript too.
for (const take of document.querySelectorAll("[data-walk-take]")) {
  const said = take.querySelector("[data-copy-said]");
  const copy = take.querySelector("[data-copy]");
  const text = document.getElementById(copy.dataset.copy);
  take.hidden = false;
  copy.addEventListener("click", async () => {
    text.select();
    const done = await navigator.clipboard?.writeText(text.value).then(() => true, () => false);
    // Without a safe connection there is no clipboard to ask; the older way still works there.
    if (done || document.execCommand("copy")) said.textContent = copy.dataset.copied;
  });
  take.querySelector("[data-print]").addEventListener("click", () => window.print());
}
