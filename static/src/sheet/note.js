// The small window for one cell: mark, time of arrival, remark.
export function bindNote(grid, save) {
  const dialog = document.getElementById("sheet-note");
  const form = dialog.querySelector("[data-note-form]");
  let cell = null;

  form.addEventListener("submit", () => {
    save(cell, form.status.value || "H", { remark: form.remark.value.trim(), arrived: form.arrived.value });
  });
  dialog.querySelector("[data-note-clear]").addEventListener("click", () => {
    save(cell, "", {});
    dialog.close();
  });
  dialog.addEventListener("close", () => cell && grid.focus(cell));

  return {
    open(target) {
      cell = target;
      dialog.querySelector("[data-note-who]").textContent = cell.getAttribute("aria-label").replace(/: [^:]*$/, "");
      for (const radio of form.querySelectorAll("[name=status]")) radio.checked = radio.value === cell.dataset.v;
      form.remark.value = cell.dataset.remark || "";
      form.arrived.value = cell.dataset.arrived || "";
      dialog.showModal();
      (cell.dataset.v ? form.remark : form.querySelector("[name=status]")).focus();
    },
  };
}
