// The cells of the sheet: what they show, how one moves among them.
const words = { H: "Hadir", I: "Izin", S: "Sakit", A: "Alpa", "": "belum dicatat" };

export class Grid {
  constructor(root) {
    this.root = root;
    this.rows = [...root.querySelectorAll("tbody tr")];
    this.sessions = [...root.querySelectorAll("tfoot [data-sheet-total]")].map((cell) => cell.dataset.s);
    this.current = root.querySelector(".sheet-day[aria-current]")?.dataset.sheetDay || this.sessions.at(-1);
    this.choose(this.current);
    for (const cell of this.cells()) cell.dataset.w = cell.dataset.v;
    const first = this.column(this.current).find((cell) => !cell.dataset.v) || this.column(this.current)[0] || this.cells()[0];
    if (first) first.tabIndex = 0;
  }

  cells() {
    return [...this.root.querySelectorAll("button.mark")];
  }

  column(session) {
    return [...this.root.querySelectorAll(`tbody td[data-s="${session}"] button.mark`)];
  }

  cell(e, s) {
    return this.root.querySelector(`tr[data-e="${e}"] td[data-s="${s}"] button.mark`);
  }

  row(code) {
    return this.root.querySelector(`tr[data-code="${code}"]`);
  }

  place(cell) {
    return { e: Number(cell.closest("tr").dataset.e), s: Number(cell.closest("td").dataset.s) };
  }

  day(session) {
    return this.root.querySelector(`.sheet-day[data-sheet-day="${session}"]`)?.firstChild.textContent ?? "";
  }

  name(cell) {
    return cell.closest("tr").querySelector("[data-name]").textContent;
  }

  choose(session) {
    this.current = String(session);
    for (const cell of this.root.querySelectorAll("tbody [data-s], tfoot [data-s]")) cell.classList.toggle("is-current", cell.dataset.s === this.current);
    for (const day of this.root.querySelectorAll(".sheet-day")) {
      if (day.dataset.sheetDay !== this.current) day.removeAttribute("aria-current");
      else {
        day.setAttribute("aria-current", "true");
        day.parentElement.scrollLeft = day.offsetLeft - day.parentElement.offsetLeft - 16;
      }
    }
  }

  show(cell, value, { remark, arrived } = {}) {
    cell.dataset.v = value;
    cell.className = `mark mark-${value.toLowerCase() || "none"}${cell.dataset.v === cell.dataset.w && remark === undefined ? "" : " is-pending"}`;
    cell.textContent = value || "·";
    if (remark !== undefined) this.annotate(cell, remark, arrived);
    cell.setAttribute("aria-label", cell.getAttribute("aria-label").replace(/: [^:]*$/, `: ${words[value]}`));
    this.total(cell.closest("td").dataset.s);
  }

  annotate(cell, remark, arrived) {
    const note = [arrived && `datang ${arrived.replace(":", ".")}`, remark].filter(Boolean).join(", ");
    Object.assign(cell.dataset, { remark, arrived });
    cell.toggleAttribute("data-note", Boolean(note));
    cell.title = note;
  }

  settled(cell) {
    cell.dataset.w = cell.dataset.v;
    cell.classList.remove("is-pending", "is-conflict");
  }

  total(session) {
    const box = this.root.querySelector(`[data-sheet-total][data-s="${session}"]`);
    const marked = this.column(session).filter((cell) => cell.dataset.v);
    const present = marked.filter((cell) => cell.dataset.v === "H").length;
    const expected = Number(box.dataset.expected);
    box.textContent = marked.length ? (marked.length < expected ? `${present} dari ${expected}` : String(present)) : "–";
  }

  unmarked(session = this.current) {
    return this.column(session).filter((cell) => !cell.dataset.v);
  }

  focus(cell) {
    for (const other of this.root.querySelectorAll('button.mark[tabindex="0"]')) other.tabIndex = -1;
    cell.tabIndex = 0;
    cell.focus();
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  step(cell, down, right) {
    const session = cell.closest("td").dataset.s;
    let next = cell;
    if (down) {
      const column = this.column(session);
      next = column[column.indexOf(cell) + down];
    } else {
      const row = [...cell.closest("tr").querySelectorAll("button.mark")];
      next = row[row.indexOf(cell) + right];
    }
    if (next) this.focus(next);
    return Boolean(next);
  }

  find(text) {
    const wanted = text.trim().toLocaleLowerCase("id");
    for (const row of this.rows) row.classList.toggle("is-hidden", !row.querySelector(".sheet-name").textContent.toLocaleLowerCase("id").includes(wanted));
  }
}

export { words };
