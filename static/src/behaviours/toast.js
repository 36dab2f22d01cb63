// Server messages are already in #toasts; others come through toast(), or an HX-Trigger header {"toast": {"text": "…", "undo": "/url/"}}.
const box = () => document.getElementById("toasts");
const lasts = 8000;

function leave(toast) {
  if (toast.dataset.stay !== undefined) return;
  let timer = setTimeout(() => toast.remove(), lasts);
  const hold = () => clearTimeout(timer);
  const go = () => {
    hold();
    timer = setTimeout(() => toast.remove(), lasts / 2);
  };
  toast.addEventListener("pointerenter", hold);
  toast.addEventListener("focusin", hold);
  toast.addEventListener("pointerleave", go);
  toast.addEventListener("focusout", go);
}

function undoForm(url) {
  const form = Object.assign(document.createElement("form"), { method: "post", action: url });
  const token = document.querySelector("meta[name=csrf-token]")?.content || "";
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "csrfmiddlewaretoken", value: token }));
  form.append(Object.assign(document.createElement("button"), { type: "submit", textContent: "Urungkan" }));
  return form;
}

export function toast(text, { tone = "leaf", undo = null, onUndo = null, link = null, stay = false } = {}) {
  const node = document.createElement("div");
  node.className = `toast tone-${tone}`;
  if (stay) node.dataset.stay = "";
  node.append(Object.assign(document.createElement("p"), { textContent: text }));
  if (link) node.append(Object.assign(document.createElement("a"), { href: link.href, textContent: link.text, target: "_blank", rel: "noopener" }));
  if (typeof undo === "string") node.append(undoForm(undo));
  if (onUndo) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Urungkan" });
    button.addEventListener("click", () => {
      onUndo();
      node.remove();
    });
    node.append(button);
  }
  const close = Object.assign(document.createElement("button"), { type: "button", className: "toast-close", textContent: "✕" });
  close.setAttribute("aria-label", "Tutup pesan");
  close.dataset.toastClose = "";
  node.append(close);
  box().append(node);
  while (box().children.length > 3) box().firstElementChild.remove();
  leave(node);
  return node;
}

document.addEventListener("click", (event) => event.target.closest("[data-toast-close]")?.closest(".toast").remove());
document.addEventListener("toast", (event) => {
  const { text = event.detail.value, ...options } = event.detail;
  toast(text, options);
});
document.addEventListener("htmx:response:error", (event) => {
  const { status } = event.detail.ctx.response;
  // 409 and 422 bring their own words into the page.
  if (status === 409 || status === 422) return;
  toast(status === 403 ? "Anda tidak punya akses untuk ini." : "Belum tersimpan. Coba lagi sebentar lagi.", { tone: "brick" });
});
document.addEventListener("htmx:error", () => toast("Belum terkirim. Periksa koneksi, lalu coba lagi.", { tone: "brick" }));
box()?.querySelectorAll(".toast").forEach(leave);
