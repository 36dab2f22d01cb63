// Whether what was typed is safe, in words; and the rates the server has computed.
const say = {
  saved: ({ at }) => `Tersimpan ${at}`,
  saving: () => "Menyimpan…",
  waiting: ({ count }) => `Belum terkirim, ${count} catatan menunggu`,
  failed: ({ sentence }) => sentence,
};

const marks = { saved: "check2-circle", saving: "hourglass-split", waiting: "hourglass-split", failed: "exclamation-triangle" };

export function showState(box, detail) {
  const words = box.querySelector("span");
  const mark = box.querySelector("use");
  mark.setAttribute("href", mark.getAttribute("href").replace(/#.*$/, `#${marks[detail.state]}`));
  box.dataset.state = detail.state;
  words.textContent = say[detail.state](detail);
  if (detail.link) words.append(" ", Object.assign(document.createElement("a"), { href: detail.link.href, textContent: detail.link.text }));
}

export function showPercents(grid, percents) {
  for (const row of grid.rows) {
    const box = row.querySelector("[data-sheet-percent]");
    const value = percents[row.dataset.e];
    if (value === undefined || !box) continue;
    if (value === null) box.textContent = "–";
    else showRate(box, value, { name: row.querySelector("[data-name]").textContent, minimum: Number(grid.root.dataset.minimum) });
  }
}

// The same bar as the tag `rate` writes.
function showRate(box, value, { name, minimum }) {
  const meter = Object.assign(document.createElement("progress"), { max: 100, value, className: `meter tone-${value >= minimum ? "leaf" : "amber"}` });
  meter.setAttribute("aria-label", `Kehadiran ${name}`);
  const rate = Object.assign(document.createElement("span"), { className: "rate" });
  rate.append(`${value}% `, meter);
  box.replaceChildren(rate);
}
