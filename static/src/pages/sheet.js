// The attendance sheet: letters mark and move down, Shift+H fills the rest, Ctrl+Z undoes, and it saves itself.
import { toast } from "../behaviours/toast.js";
import { showConflict } from "../sheet/conflicts.js";
import { Grid } from "../sheet/grid.js";
import { tellLeft } from "../sheet/left.js";
import { bindNote } from "../sheet/note.js";
import { Outbox } from "../sheet/outbox.js";
import { Shelf } from "../sheet/shelf.js";
import { showPercents, showState } from "../sheet/state.js";

const root = document.querySelector("[data-sheet]");
const grid = new Grid(root);
const shelf = new Shelf(root.dataset);
const outbox = new Outbox({ url: root.dataset.url, shelf });
for (const part of root.querySelectorAll("[data-scripted]")) part.hidden = false; // without this script they would promise too much
const undoable = [];
const noteOf = (cell) => (cell.dataset.remark || cell.dataset.arrived ? { remark: cell.dataset.remark || "", arrived: cell.dataset.arrived || "" } : {});
const asIs = (cell) => ({ cell, before: cell.dataset.v, note: noteOf(cell) });
const order = ["", "H", "I", "S", "A"];
const arrows = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

function write(cell, to, note = {}) {
  outbox.put({ ...grid.place(cell), to, from: cell.dataset.w, at: new Date().toISOString(), ...note });
  grid.show(cell, to, note);
  showLeft();
}

function mark(cells, to) {
  const changed = cells.filter((cell) => cell.dataset.v !== to);
  if (!changed.length) return [];
  undoable.push(changed.map(asIs));
  changed.forEach((cell) => write(cell, to));
  return changed;
}

function undo() {
  const last = undoable.pop();
  if (!last) return;
  last.forEach(({ cell, before, note }) => write(cell, before, before ? note : {}));
  grid.focus(last[0].cell);
}

function fillRest() {
  const open = grid.unmarked();
  const kept = grid.column(grid.current).length - open.length;
  if (!mark(open, "H").length) return;
  toast(`${open.length} ditandai hadir, ${kept} tidak diubah.`, { onUndo: undo });
}

const fill = root.querySelector("[data-sheet-fill]");
function showLeft() {
  const left = grid.unmarked().length;
  fill.toggleAttribute("data-done", !left);
  fill.querySelector("[data-sheet-left]").textContent = `(${left})`;
  fill.querySelector("[data-sheet-fill-day]").textContent = grid.day(grid.current);
}

function pick(session) {
  grid.choose(session);
  showLeft();
  const walkIn = root.querySelector("[data-sheet-walk-in]");
  walkIn.href = `${walkIn.pathname}?sesi=${session}`;
}

root.addEventListener("click", (event) => {
  const cell = event.target.closest("button.mark");
  const day = event.target.closest("[data-sheet-day], [data-sheet-pick]");
  if (cell) {
    mark([cell], order[(order.indexOf(cell.dataset.v) + 1) % order.length]);
    grid.focus(cell);
  } else if (day && grid.column(day.dataset.sheetDay || day.dataset.sheetPick).length) {
    event.preventDefault();
    pick(day.dataset.sheetDay || day.dataset.sheetPick);
  }
});

root.addEventListener("focusin", (event) => {
  const session = event.target.closest("button.mark")?.closest("td").dataset.s;
  if (session && session !== grid.current) pick(session);
});

function onLetter(event, cell, letter) {
  event.preventDefault();
  if (event.shiftKey && letter === "H") return fillRest();
  mark([cell], letter);
  grid.step(cell, 1, 0);
}

document.addEventListener("keydown", (event) => {
  const cell = event.target.closest?.("button.mark");
  const isField = event.target.matches?.("input, select, textarea");
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !isField) {
    event.preventDefault();
    undo();
  } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    outbox.sendIn(0);
  } else if (cell && !event.ctrlKey && !event.metaKey && !event.altKey) {
    onCellKey(event, cell);
  }
});

function onCellKey(event, cell) {
  const letter = event.key.toUpperCase();
  if (arrows[event.key]) {
    event.preventDefault();
    grid.step(cell, ...arrows[event.key]);
  } else if (letter.length === 1 && "HISA".includes(letter)) onLetter(event, cell, letter);
  else if (letter === "K") openNote(event, cell);
  else if (event.key === "Delete" || event.key === "Backspace") {
    event.preventDefault();
    mark([cell], "");
  }
}

const note = bindNote(grid, (cell, to, values) => {
  undoable.push([asIs(cell)]);
  write(cell, to, to ? values : {});
});
function openNote(event, cell) {
  event.preventDefault();
  note.open(cell);
}
root.addEventListener("contextmenu", (event) => {
  const cell = event.target.closest("button.mark");
  if (cell) openNote(event, cell);
});

outbox.addEventListener("state", (event) => showState(root.querySelector("[data-sheet-state]"), event.detail));
outbox.addEventListener("answer", ({ detail: { answer, batch } }) => {
  for (const [e, s] of answer.saved) {
    const cell = grid.cell(e, s);
    if (!cell) continue;
    cell.dataset.w = batch.get(`${e}:${s}`).to;
    if (!outbox.waiting.has(`${e}:${s}`)) grid.settled(cell);
  }
  for (const conflict of answer.conflicts) showConflict(root, grid, conflict, batch, write);
  for (const refusal of answer.refused) {
    const cell = grid.cell(refusal.e, refusal.s);
    if (cell) {
      grid.show(cell, cell.dataset.w);
      toast(`${grid.name(cell)}: ${refusal.why}`, { tone: "brick", stay: true });
    }
  }
  showPercents(grid, answer.percents);
});
addEventListener("online", () => outbox.sendIn(0));
addEventListener("focus", () => outbox.sendIn(0));
addEventListener("beforeunload", (event) => {
  if (outbox.holdsBack) event.preventDefault();
});

for (const change of outbox.waiting.values()) {
  const cell = grid.cell(change.e, change.s);
  if (cell) grid.show(cell, change.to);
}
// The days stay in view below the bar, however many lines it has.
const bar = root.querySelector(".sheet-bar");
new ResizeObserver(() => root.style.setProperty("--sheet-bar", `${bar.offsetHeight}px`)).observe(bar);

let scan = null;
async function openScan() {
  try {
    scan ??= (await import("../scan/window.js")).bindWindow({ grid, mark, pick });
    scan.open();
  } catch {
    toast("Pemindai belum termuat. Periksa koneksi, lalu coba lagi.", { tone: "brick" });
  }
}
root.querySelectorAll("[data-sheet-scan]").forEach((button) => button.addEventListener("click", openScan));
fill.addEventListener("click", fillRest);
root.querySelector("[data-sheet-find]").addEventListener("input", (event) => grid.find(event.target.value));
root.querySelector("[data-sheet-find]").addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
showLeft();
tellLeft(root, shelf, { mayMark: true });
if (outbox.waiting.size) {
  outbox.tell("waiting");
  outbox.sendIn(0);
}
