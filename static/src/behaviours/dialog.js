// <button data-dialog-open="id">, <button data-dialog-close>; a click on the backdrop closes. <dialog data-dialog-auto> opens by itself.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog-open]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.dialogOpen);
    if (dialog) {
      event.preventDefault();
      dialog.showModal();
    }
    return;
  }
  if (event.target.closest("[data-dialog-close]")) {
    event.preventDefault();
    event.target.closest("dialog").close();
    return;
  }
  if (event.target.matches("dialog.dialog, dialog.sheet")) {
    const box = event.target.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside) event.target.close();
  }
});

const openAll = (root) => root.querySelectorAll?.("dialog[data-dialog-auto]:not([open])").forEach((dialog) => dialog.showModal());
openAll(document);
document.addEventListener("htmx:after:swap", () => openAll(document));
