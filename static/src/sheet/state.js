// Whether what was typed is safe, in words; and the rates the server has computed.
const say = {
  saved: ({ at }) => `Tersimpan ${at}`,
  saving: () => "Menyimpan…",
  waiting: ({ count }) => `Belum terkirim, ${count} catatan menunggu`,
  failed: ({ sentence }) => sentence,
};

export function showState(box, detail) {
  box.dataset.state = detail.state;
  box.querySelector("span").textContent = say[detail.state](detail);
}

export function showPercents(grid, percents) {
  for (const row of grid.rows) {
    const box = row.querySelector("[data-sheet-percent]");
    const value = percents[row.dataset.e];
    const meter = box?.querySelector("progress");
    if (value === undefined || !box) continue;
    if (meter) {
      meter.value = value ?? 0;
      meter.parentElement.firstChild.textContent = value === null ? "– " : `${value}% `;
    } else if (value !== null) box.textContent = `${value}%`;
  }
}
