import "../behaviours/shrink-photo.js";
import "./inspect-limits.js";

// The inspection form: what passes follows from what does not, faults open when they are needed, keys judge piece by piece.
const form = document.querySelector("[data-inspect]");
const makers = [...form.querySelectorAll("[data-maker]")];
const outcomes = { rework: "perbaikan", rejected: "ditolak" };
const keys = { 1: "passed_a", b: "passed_b", 2: "rework", 3: "rejected" };
const done = []; // what the keys did, to take back
const counted = new Set(); // makers judged by keys: they start from nothing

const box = (maker, name) => maker.querySelector(`[data-number="${name}"]`);
const number = (maker, name) => Math.max(0, Math.trunc(Number(box(maker, name).value)) || 0);
const put = (maker, name, value) => (box(maker, name).value = String(value));
const waiting = (maker) => Number(maker.dataset.waiting);
const total = (maker) => ["passed_a", "passed_b", "rework", "rejected"].reduce((sum, name) => sum + number(maker, name), 0);
const rows = (maker) => [...maker.querySelectorAll("[data-fault]")];
const isEmpty = (row) => [...row.querySelectorAll("input, [data-defect]")].every((input) => !input.value);

function openFault(maker, outcome = "") {
  const row = rows(maker).find((each) => each.hidden && isEmpty(each));
  if (!row) return;
  row.hidden = false;
  row.querySelector("[data-outcome]").value = outcome;
}

// A row for every outcome that has pieces; an empty row whose outcome has none goes away.
function fitFaults(maker) {
  for (const [name, outcome] of Object.entries(outcomes)) {
    const mine = rows(maker).filter((row) => !row.hidden && row.querySelector("[data-outcome]").value === outcome);
    if (number(maker, name) && !mine.length) openFault(maker, outcome);
    if (!number(maker, name)) for (const row of mine.filter(isEmpty)) row.hidden = true;
    for (const row of rows(maker)) if (row.hidden && isEmpty(row)) row.querySelector("[data-outcome]").value = "";
  }
  const shown = rows(maker).filter((row) => !row.hidden).length;
  maker.querySelector("[data-fault-add]").hidden = !shown || shown === rows(maker).length;
}

function say(maker) {
  const left = waiting(maker) - total(maker);
  const words = left < 0 ? `, ${-left} terlalu banyak` : left ? `, ${left} belum dinilai` : "";
  maker.querySelector("[data-maker-left]").textContent = words;
  maker.classList.toggle("is-wrong", left < 0);
  const sums = makers.reduce((all, each) => ({ judged: all.judged + total(each), waits: all.waits + waiting(each) }), { judged: 0, waits: 0 });
  form.querySelector("[data-inspect-sum]").textContent = `${sums.judged} dari ${sums.waits} dinilai`;
}

const fit = (maker) => (fitFaults(maker), say(maker));

form.addEventListener("input", (event) => {
  const maker = event.target.closest("[data-maker]");
  const name = event.target.dataset.number;
  if (!maker || !name) return;
  if (name === "passed_a") maker.dataset.typed = "";
  else if (!("typed" in maker.dataset) && !counted.has(maker)) {
    const others = number(maker, "passed_b") + number(maker, "rework") + number(maker, "rejected");
    put(maker, "passed_a", Math.max(0, waiting(maker) - others));
  }
  fit(maker);
});

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-fault-add]");
  if (!button) return;
  const maker = button.closest("[data-maker]");
  openFault(maker);
  fit(maker);
});

// -- keys ------------------------------------------------------------------------------------------

const isTyping = (target) => target.matches("input:not([type=radio]), select, textarea");
const current = () => makers.find((maker) => !counted.has(maker) || total(maker) < waiting(maker));

function mark(maker) {
  makers.forEach((each) => each.classList.toggle("is-current", each === maker));
  maker?.scrollIntoView({ block: "nearest" });
}

function judge(name) {
  const maker = current();
  if (!maker) return;
  if (!counted.has(maker)) {
    counted.add(maker);
    for (const each of Object.values(keys)) put(maker, each, 0);
  }
  put(maker, name, number(maker, name) + 1);
  done.push([maker, name]);
  fit(maker);
  mark(current());
  if (!current()) goOn();
}

function takeBack() {
  const [maker, name] = done.pop() || [];
  if (!maker) return;
  put(maker, name, Math.max(0, number(maker, name) - 1));
  fit(maker);
  mark(maker);
}

// Everything is judged: to the first fault that has no name yet, else to the button.
function goOn() {
  const open = [...form.querySelectorAll("[data-fault]:not([hidden]) [data-defect]")].find((select) => !select.value);
  (open || form.querySelector(".form-actions .btn-primary")).focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
  const name = keys[event.key.toLowerCase()];
  if (!name && event.key !== "Backspace") return;
  event.preventDefault();
  form.dispatchEvent(new Event("input", { bubbles: true })); // leaving now asks first
  if (name) judge(name);
  else takeBack();
});

for (const maker of makers) {
  for (const row of rows(maker)) row.hidden = !("kept" in row.dataset);
  fit(maker);
}
form.querySelector("[data-inspect-keys]").hidden = false;
