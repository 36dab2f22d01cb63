// The form of the till: tiles, search, the bar with the sum, and the sheet where it is paid.
import { Line, notesFor, numberOf, rupiah } from "./basket.js";

const ours = /^(jumlah|harga|alasan|lot)-/;

export class TillForm {
  constructor(form, { onSend, onScan }) {
    Object.assign(this, { form, onSend });
    this.part = (name) => form.querySelector(`[data-till-${name}]`);
    this.pay = this.part("pay");
    this.lines = [...form.querySelectorAll("[data-till-line]")].map((line) => new Line(line));
    this.tiles = [...form.querySelectorAll("[data-till-item]")];
    this.kept = `till:${form.dataset.till}:basket`;
    this.restore();
    this.listen(onScan);
    this.pay.close();
    this.show();
    if ("tillProblems" in this.pay.dataset) this.open();
  }

  listen(onScan) {
    const { form } = this;
    form.addEventListener("click", (event) => {
      const tile = event.target.closest("[data-till-add]");
      if (tile) this.add(tile.dataset.tillAdd);
      else if (event.target.closest("[data-till-open]")) this.open();
      else if (event.target.closest("[data-till-close]")) this.pay.close();
      else if (event.target.closest("[data-till-scan]")) onScan();
      else if (event.target.closest("[data-till-drop]")) this.leave(event.target, (line) => line.drop());
    });
    form.addEventListener("focusout", ({ target }) => this.leave(target, (line) => target === line.input && line.settle()));
    form.addEventListener("input", (event) => (event.target === this.part("search") ? this.search() : this.show()));
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
      event.preventDefault(); // a sale is never made by a stray Enter
      if (event.target === this.part("search")) this.addFirst();
      else event.target.blur();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const body = new URLSearchParams(new FormData(form, event.submitter));
      for (const [name, value] of [...body]) if (ours.test(name) && !value) body.delete(name);
      this.onSend({ address: form.action, body: body.toString(), total: this.total, key: form.submission_key.value });
    });
  }

  get total() {
    return this.lines.reduce((sum, line) => sum + line.total, 0);
  }

  add(key) {
    const line = this.lines.find((one) => one.key === key);
    if (line.quantity >= line.left) return;
    line.add(1);
    this.show();
    navigator.vibrate?.(20);
    if (!line.price) this.open(line.field("harga"));
  }

  /** The name of what was added, or nothing. */
  addLot(lot) {
    const line = this.lines.find((one) => one.addFrom(lot));
    if (!line) return "";
    this.show();
    return line.element.querySelector("label").firstChild.textContent.trim();
  }

  addFirst() {
    const found = this.tiles.filter((tile) => !tile.hidden);
    const box = this.part("search");
    if (!box.value.trim() || !found.length) return;
    this.add(found[0].dataset.tillItem);
    box.value = "";
    this.search();
  }

  /** Lets the line in which something is left, or dropped, follow. */
  leave(part, act) {
    const line = this.lines.find((one) => one.element.contains(part));
    if (!line) return;
    act(line);
    this.show();
  }

  search() {
    const words = this.part("search").value.toLowerCase().split(/\s+/);
    for (const tile of this.tiles) tile.hidden = !words.every((word) => tile.dataset.words.includes(word));
    this.part("none").textContent = this.tiles.every((tile) => tile.hidden) ? "Tidak ada barang yang cocok." : "";
  }

  open(field) {
    if (!this.pay.open) this.pay.showModal();
    const summary = this.pay.querySelector("[data-error-summary]");
    (field || summary)?.focus();
  }

  show() {
    const { form, total } = this;
    const pieces = this.lines.reduce((sum, line) => sum + line.quantity, 0);
    for (const line of this.lines) line.show();
    for (const tile of this.tiles) this.showTile(tile, this.lines.find((line) => line.key === tile.dataset.tillItem));
    for (const place of form.querySelectorAll("[data-till-sum]")) place.textContent = rupiah(total);
    this.part("count").textContent = `${pieces} barang`;
    this.part("bar").hidden = !pieces;
    form.total.value = total;
    this.showWays(total);
    this.keep();
    if (!pieces && !this.lines.some((line) => line.isTypedIn) && this.pay.open && !("tillProblems" in this.pay.dataset)) this.pay.close();
  }

  showTile(tile, line) {
    const badge = tile.querySelector("[data-till-badge]");
    badge.textContent = line.quantity;
    badge.hidden = !line.quantity;
    tile.querySelector("[data-till-left]").textContent = Math.max(0, line.left - line.quantity);
    tile.querySelector("button").classList.toggle("is-empty", line.quantity >= line.left);
  }

  showWays(total) {
    const notes = notesFor(total);
    this.form.querySelectorAll("[data-till-note]").forEach((button, at) => {
      button.hidden = !notes[at];
      button.value = `uang-${notes[at]}`;
      button.querySelector("b").textContent = notes[at] ? rupiah(notes[at]) : "";
      button.querySelector("small").textContent = notes[at] ? `kembali ${rupiah(notes[at] - total)}` : "";
    });
    const given = numberOf(this.form.diterima.value);
    const part = numberOf(this.form.qris.value);
    this.part("typed-change").textContent = given >= total && given ? `kembali ${rupiah(given - total)}` : "";
    this.part("typed-rest").textContent = part > 0 && part < total ? `tunai ${rupiah(total - part)}` : "";
  }

  keep() {
    const typed = [...new FormData(this.form)].filter(([name, value]) => ours.test(name) && value);
    if (typed.length) localStorage.setItem(this.kept, JSON.stringify(typed));
    else localStorage.removeItem(this.kept);
  }

  restore() {
    if (this.lines.some((line) => line.input.value)) return; // the server's answer says more
    for (const [name, value] of JSON.parse(localStorage.getItem(this.kept) || "[]")) {
      const field = this.form.elements[name];
      if (field) field.value = value;
    }
  }

  forget() {
    localStorage.removeItem(this.kept);
  }
}
