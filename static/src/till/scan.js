// The window that puts pieces into the basket by the label of their lot: camera, hand scanner, or fingers.
import "../scan/scan.scss";
import { Camera } from "../scan/camera.js";

/** The code of a lot in what was read: the address that the label carries, or the code itself. */
export function lotOf(text) {
  return (/\/produksi\/k\/([^/\s?#]+)/.exec(text)?.[1] || text).trim().toUpperCase();
}

export function bindScan({ add }) {
  const dialog = document.getElementById("till-scan");
  const part = (name) => dialog.querySelector(`[data-scan-${name}]`);
  const [view, said, form, count] = ["view", "said", "form", "count"].map(part);
  const camera = new Camera(view.querySelector("video"), { onCode: take });
  let taken = 0;

  function take(text) {
    const lot = lotOf(text);
    const name = add(lot);
    if (name) count.textContent = `${(taken += 1)} barang`;
    say(name ? `${name} masuk keranjang.` : `Lot ${lot} tidak ada lagi di bazar ini.`, name ? "leaf" : "brick");
  }

  function say(sentence, tone) {
    said.textContent = sentence;
    said.dataset.tone = view.dataset.tone = tone;
    setTimeout(() => delete view.dataset.tone, 700);
    navigator.vibrate?.(tone === "leaf" ? 80 : [60, 60, 60]);
  }

  function withoutPicture(sentence) {
    camera.stop();
    if (!dialog.open) return;
    view.hidden = true;
    Object.assign(said, { textContent: sentence }).dataset.tone = "amber";
    form.code.focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.code.value.trim()) take(form.code.value);
    form.code.value = "";
    form.code.focus();
  });
  dialog.addEventListener("close", () => camera.stop());

  return {
    async open() {
      taken = 0;
      count.textContent = "";
      Object.assign(said, { textContent: "Arahkan kamera ke kode di label." }).dataset.tone = "mute";
      view.hidden = false;
      dialog.showModal();
      const sentence = await camera.start();
      if (sentence) return withoutPicture(sentence.replace("di kartu", "di label"));
      camera.reading.catch(() => withoutPicture("Pembaca kode belum termuat. Ketik kode di label."));
    },
  };
}
