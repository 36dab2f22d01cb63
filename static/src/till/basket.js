// What is in the basket: the inputs of the form are its only state. Tiles add to them, the bar and the buttons say their sum.
const written = new Intl.NumberFormat("id-ID");
export const rupiah = (amount) => `Rp${written.format(amount)}`;

/** A number as people type it, `1.250` or `Rp50.000`; NaN for anything else. */
export function numberOf(text) {
  const plain = text.trim().replace(/^rp\.?\s*/i, "");
  if (!plain) return 0;
  return /^\d{1,3}(\.\d{3})+$|^\d+$/.test(plain) ? Number(plain.replaceAll(".", "")) : NaN;
}

export class Line {
  constructor(element) {
    this.element = element;
    this.key = element.dataset.tillLine;
    this.left = Number(element.dataset.left);
    this.input = this.field("jumlah");
    this.sources = [...element.querySelectorAll("[data-till-source]")];
  }

  field(what) {
    return this.element.querySelector(`[name="${what}-${this.key}"]`);
  }

  get quantity() {
    return numberOf(this.input.value) || 0;
  }

  get price() {
    const typed = numberOf(this.field("harga").value);
    return typed || Number(this.element.dataset.price) || 0;
  }

  get total() {
    return this.quantity * this.price;
  }

  get isTypedIn() {
    return document.activeElement === this.input;
  }

  /** When she leaves the box: nothing, or what is no number, was a slip of the finger; a 0 takes the line out. */
  settle() {
    const typed = this.input.value.trim() ? numberOf(this.input.value) : NaN;
    this.input.value = Number.isNaN(typed) ? this.last || "" : typed || "";
  }

  drop() {
    this.input.value = "";
    this.last = 0;
  }

  add(pieces) {
    this.input.value = this.quantity + pieces;
  }

  /** Puts pieces of this lot into the basket; false when none of it are left. */
  addFrom(lot) {
    const source = this.sources.find((one) => one.dataset.lot === lot && numberOf(one.querySelector("input").value) < Number(one.dataset.left));
    if (!source || this.quantity >= this.left) return false;
    const input = source.querySelector("input");
    input.value = (numberOf(input.value) || 0) + 1;
    this.add(1);
    return true;
  }

  /** Whose pieces these are: those that were chosen, then the rest in turn. */
  get from() {
    const chosen = this.sources.map((one) => Math.min(numberOf(one.querySelector("input").value) || 0, Number(one.dataset.left)));
    let rest = this.quantity - chosen.reduce((sum, one) => sum + one, 0);
    return this.sources.flatMap((one, at) => {
      const more = Math.max(0, Math.min(rest, Number(one.dataset.left) - chosen[at]));
      rest -= more;
      const pieces = chosen[at] + more;
      return pieces ? [`${one.dataset.said}, ${one.dataset.lot}${pieces > 1 || this.sources.length > 1 ? ` (${pieces})` : ""}`] : [];
    });
  }

  show() {
    const { element, quantity } = this;
    if (quantity) this.last = quantity;
    element.hidden = !quantity && !this.isTypedIn && !element.querySelector(".is-invalid");
    element.querySelector("[data-till-from]").textContent = this.from.join("; ") || "Lot dan harga";
    element.querySelector("[data-till-each]").textContent = this.price ? rupiah(this.price) : "Tulis harganya";
    if (element.hidden) for (const one of this.sources) one.querySelector("input").value = "";
  }
}

/** Notes a buyer is likely to hand over: the sum rounded up to what there are notes for. */
export function notesFor(total) {
  const rounded = [10_000, 20_000, 50_000, 100_000].map((note) => Math.ceil(total / note) * note);
  return [...new Set(rounded)].filter((amount) => amount > total).sort((one, other) => one - other).slice(-3);
}
