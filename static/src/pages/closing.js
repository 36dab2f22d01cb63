// <form data-till-closing>: notes and coins add up to the sum, and the difference is said while it can still be counted again.
import { numberOf, rupiah } from "../till/basket.js";

const form = document.querySelector("form[data-till-closing]");
const expected = Number(document.querySelector("[data-expected]").dataset.expected);
const said = form.querySelector("[data-till-difference]");
const written = new Intl.NumberFormat("id-ID");

function tell() {
  const counted = numberOf(form.counted.value);
  if (!form.counted.value.trim() || Number.isNaN(counted)) said.textContent = "";
  else if (counted === expected) said.textContent = "Cocok.";
  else said.textContent = `${counted < expected ? "Kurang" : "Lebih"} ${rupiah(Math.abs(counted - expected))}.`;
}

form.addEventListener("input", (event) => {
  if (event.target.dataset.note) {
    const notes = [...form.querySelectorAll("[data-note]")];
    form.counted.value = written.format(notes.reduce((sum, note) => sum + Number(note.dataset.note) * (numberOf(note.value) || 0), 0));
  }
  tell();
});
tell();
