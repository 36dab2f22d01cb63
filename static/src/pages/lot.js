import "../behaviours/shrink-photo.js";

// <form data-lot>: whoever is chosen under the rows becomes a row at once, and the button says what will be saved.
// Without JavaScript the button beside the choice sends the page for that row, and "Simpan" stays as it is.
const numbers = new Intl.NumberFormat("id-ID");

function addRow(form, key, name, note) {
  const rows = form.querySelector("[data-lot-rows]");
  const known = rows.querySelector(`[name="jumlah-${key}"]`);
  if (known) return known;
  const row = form.querySelector("[data-lot-row]").content.firstElementChild.cloneNode(true);
  const input = row.querySelector("input");
  row.querySelector("b").textContent = name;
  row.querySelector("small").textContent = note;
  row.querySelector(".lot-avatar").textContent = "";
  input.name = `jumlah-${key}`;
  for (const part of row.querySelectorAll("[aria-label]")) part.setAttribute("aria-label", part.getAttribute("aria-label").replace("?", name));
  rows.append(row);
  return input;
}

function take(form, select) {
  const { value: key } = select;
  if (!key) return;
  const option = select.querySelector(`option[value="${key}"]`);
  const input = addRow(form, key, option.textContent, option.dataset.note ?? "");
  if (Number(input.value) === 0) input.value = 1;
  if (select.tomselect) select.tomselect.clear(true);
  else select.value = "";
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.focus({ preventScroll: true });
}

function say(form) {
  const pieces = [...form.querySelectorAll("[name^=jumlah-]")].reduce((sum, input) => sum + (Number(input.value) || 0), 0);
  const product = form.querySelector("[name=product]:checked")?.dataset.name ?? form.dataset.product ?? "";
  form.querySelector("[data-lot-save]").textContent = pieces ? `Simpan ${numbers.format(pieces)} ${product.toLowerCase()}`.trim() : "Simpan";
}

for (const form of document.querySelectorAll("form[data-lot]")) {
  const select = form.querySelector("[name=orang]");
  form.querySelector("[data-lot-add]").hidden = true;
  select.addEventListener("change", () => take(form, select));
  form.addEventListener("input", () => say(form));
  form.addEventListener("change", () => say(form));
  form.addEventListener("focusin", ({ target }) => target.name?.startsWith("jumlah-") && target.select());
  say(form);
}
