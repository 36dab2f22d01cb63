// Marks that wait on this device and cannot be sent from here: whose they are, and what to do.
const someone = ([by, count]) => `${count} catatan milik ${by} menunggu di perangkat ini. Masuk sebagai ${by} untuk mengirim.`;

export function tellLeft(root, shelf, { mayMark }) {
  const box = root.querySelector("[data-sheet-waiting]");
  for (const other of shelf.others()) box.append(line(someone(other)));
  const own = mayMark ? 0 : shelf.own().length;
  if (own) box.append(line(`${own} catatan Anda belum terkirim, dan lembar ini tidak menerimanya lagi. Kirim sesudah bimteknya dibuka lagi, atau buang.`, discard(shelf, own)));
}

function line(text, button) {
  const row = Object.assign(document.createElement("div"), { className: "cluster" });
  row.append(Object.assign(document.createElement("p"), { textContent: text }), ...(button ? [button] : []));
  return row;
}

function discard(shelf, count) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-secondary btn-sm", textContent: `Buang ${count} catatan` });
  button.addEventListener("click", () => {
    if (button.dataset.sure === undefined) {
      button.dataset.sure = "";
      button.textContent = "Ya, buang selamanya";
      return;
    }
    shelf.discard();
    button.closest(".cluster").remove();
  });
  return button;
}
