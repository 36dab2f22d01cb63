// <button data-confirm="Sentence" data-confirm-title="…" data-confirm-yes="Hapus sesi 12 Maret">: asks before the form is sent. Only for what cannot be undone.
const agreed = new WeakSet();

function build({ confirm, confirmTitle, confirmYes }, label) {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  const title = document.createElement("h2");
  title.id = "confirm-title";
  title.textContent = confirmTitle || label;
  const words = document.createElement("p");
  words.textContent = confirm;
  const actions = document.createElement("div");
  actions.className = "dialog-actions";
  const no = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-secondary", textContent: "Batal" });
  const yes = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-danger", textContent: confirmYes || label });
  no.autofocus = true;
  actions.append(yes, no);
  dialog.append(title, words, actions);
  dialog.setAttribute("aria-labelledby", title.id);
  no.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  return { dialog, yes };
}

document.addEventListener(
  "click",
  (event) => {
    const source = event.target.closest("[data-confirm]");
    if (!source || agreed.has(source)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { dialog, yes } = build(source.dataset, source.textContent.trim());
    yes.addEventListener("click", () => {
      agreed.add(source);
      dialog.close();
      source.click();
      agreed.delete(source);
    });
    document.body.append(dialog);
    dialog.showModal();
  },
  true,
);
