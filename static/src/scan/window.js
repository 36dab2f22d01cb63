// The window that marks by card: through the camera, a hand scanner that types, or fingers. Loaded when it is first opened.
import "./scan.scss";
import { Camera } from "./camera.js";

const words = { H: "hadir", I: "izin", S: "sakit", A: "alpa" };

/** `RP-000123` of what was read or typed; nothing when it is no card of ours. */
export function codeOf(text) {
  const number = /^(?:RP)?[\s-]*(\d{1,12})$/i.exec(text.trim())?.[1];
  return number && Number(number) ? `RP-${String(Number(number)).padStart(6, "0")}` : "";
}

export function bindWindow({ grid, mark, pick }) {
  const dialog = document.getElementById("sheet-scan");
  const part = (name) => dialog.querySelector(`[data-scan-${name}]`);
  const [view, said, more, form, day, count] = ["view", "said", "more", "form", "day", "count"].map(part);
  const camera = new Camera(view.querySelector("video"), { onCode: take });
  let made = 0;

  function say(sentence, tone, link = false) {
    said.textContent = sentence;
    said.dataset.tone = tone;
    more.hidden = !link;
    view.dataset.tone = tone;
    setTimeout(() => delete view.dataset.tone, 700);
    navigator.vibrate?.(tone === "leaf" ? 80 : [60, 60, 60]);
  }

  function take(text) {
    const code = codeOf(text);
    if (!code) return say("Kode ini bukan kartu peserta.", "brick");
    const row = grid.row(code);
    if (row) return present(row);
    more.href = `${more.pathname}?sesi=${grid.current}&kode=${code}`;
    say(`${code} tidak ada di daftar bimtek ini.`, "brick", true);
  }

  function present(row) {
    const name = row.querySelector("[data-name]").textContent;
    const cell = row.querySelector(`td[data-s="${grid.current}"] button.mark`);
    if (!cell) return say(`${name} tidak terdaftar pada hari ini.`, "brick");
    if (cell.dataset.v === "H") return say(`${name}: sudah hadir`, "mute");
    if (cell.dataset.v) return say(`${name} sudah dicatat ${words[cell.dataset.v]}. Ubah di lembar bila keliru.`, "amber");
    mark([cell], "H");
    made += 1;
    count.textContent = `${made} kartu`;
    say(`${name}: hadir`, "leaf");
  }

  async function watch() {
    view.hidden = false;
    const sentence = await camera.start();
    if (sentence) return withoutPicture(sentence);
    camera.reading.catch(() => withoutPicture("Pembaca kode belum termuat. Periksa koneksi lalu coba lagi, atau ketik kodenya."));
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
  day.addEventListener("change", () => pick(day.value));
  dialog.addEventListener("close", () => camera.stop());
  // A hand scanner types into whatever has the focus.
  dialog.addEventListener("keydown", (event) => {
    const isLetter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isLetter && event.target !== form.code) form.code.focus();
  });

  return {
    open() {
      made = 0;
      count.textContent = "";
      more.hidden = true;
      if (![...day.options].some((option) => option.value === grid.current)) pick(day.options[day.options.length - 1].value);
      day.value = grid.current;
      Object.assign(said, { textContent: "Arahkan kamera ke kode di kartu." }).dataset.tone = "mute";
      dialog.showModal();
      watch();
    },
  };
}
