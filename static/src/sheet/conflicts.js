// Two people wrote the same cell: both marks are shown, and one of us decides.
import { words } from "./grid.js";

export function showConflict(root, grid, conflict, batch, write) {
  const cell = grid.cell(conflict.e, conflict.s);
  const mine = batch.get(`${conflict.e}:${conflict.s}`).to;
  if (!cell) return;
  cell.dataset.w = conflict.now;
  grid.show(cell, conflict.now);
  cell.classList.add("is-conflict");
  const box = document.createElement("div");
  box.className = "cluster";
  const theirs = conflict.by ? `${conflict.by} mencatat ${words[conflict.now]} (${conflict.at})` : "catatannya sudah dikosongkan orang lain";
  const text = Object.assign(document.createElement("p"), { textContent: `${grid.name(cell)}: Anda mencatat ${words[mine]}, ${theirs}. Pakai yang mana?` });
  box.append(text, choice(`Pakai ${words[mine]}`, () => decide(mine)), choice(`Pakai ${words[conflict.now]}`, () => decide(conflict.now)));
  root.querySelector("[data-sheet-conflicts]").append(box);

  function decide(value) {
    box.remove();
    cell.classList.remove("is-conflict");
    if (value !== conflict.now) write(cell, value);
    grid.focus(cell);
  }
}

function choice(label, act) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-secondary btn-sm", textContent: label });
  button.addEventListener("click", act);
  return button;
}
