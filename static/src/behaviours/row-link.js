// <tr data-href="…"> with a plain <a href> inside: the whole row opens, the link stays for keyboard, middle click and no script.
const inner = "a, button, input, select, textarea, label, summary, [data-no-row]";

document.addEventListener("click", (event) => {
  const row = event.target.closest("[data-href]");
  if (!row || event.target.closest(inner) || event.defaultPrevented) return;
  if (String(getSelection())) return;
  if (event.ctrlKey || event.metaKey) window.open(row.dataset.href, "_blank", "noopener");
  else location.assign(row.dataset.href);
});

document.addEventListener("auxclick", (event) => {
  const row = event.target.closest("[data-href]");
  if (row && event.button === 1 && !event.target.closest(inner)) window.open(row.dataset.href, "_blank", "noopener");
});
