// allauth asks the device for the passkey; what goes wrong there is said in [data-passkey-problem], in words.
const WORDS = {
  NotAllowedError: "Kunci sandi tidak jadi dipakai. Coba lagi, lalu ikuti petunjuk di layar.",
  AbortError: "Kunci sandi tidak jadi dipakai. Coba lagi, lalu ikuti petunjuk di layar.",
  InvalidStateError: "Perangkat ini sudah punya kunci sandi untuk akun ini.",
  SecurityError: "Kunci sandi tidak bisa dipakai di alamat ini. Buka lewat nama situsnya, bukan lewat angka.",
  NotSupportedError: "Perangkat ini tidak mendukung kunci sandi. Pakai cara lain.",
};
const OFFLINE = "Belum terhubung ke server. Periksa koneksi, lalu coba lagi.";
const UNKNOWN = "Perangkat atau browser ini tidak bisa memakai kunci sandi. Pakai cara lain.";

document.addEventListener("allauth.error", (event) => {
  const place = document.querySelector("[data-passkey-problem]");
  if (!place || !event.detail.tags.includes("webauthn")) return;
  event.preventDefault();
  const isLost = !navigator.onLine || /fetch/i.test(event.detail.exception.message);
  place.querySelector("[data-words]").textContent = isLost ? OFFLINE : WORDS[event.detail.exception.name] || UNKNOWN;
  place.hidden = false;
});
document.addEventListener("click", () => document.querySelector("[data-passkey-problem]")?.setAttribute("hidden", ""), true);

// A passkey belongs to a name, so at an address of numbers (127.0.0.1) no browser takes one: said before anybody tries.
const IS_NUMBERS = /^(\d+\.){3}\d+$|^\[/;
const IS_THIS_MACHINE = /^127\.|^\[::1\]$/;

const elsewhere = document.querySelector("[data-passkey-elsewhere]");
if (elsewhere && IS_NUMBERS.test(location.hostname)) {
  const link = elsewhere.querySelector("a");
  const address = new URL(location.href);
  address.hostname = "localhost";
  link.href = address.href;
  link.textContent = address.host;
  elsewhere.querySelector("[data-by-name]").hidden = !IS_THIS_MACHINE.test(location.hostname);
  elsewhere.hidden = false;
  for (const button of document.querySelectorAll("[data-passkey]")) {
    button.disabled = true;
    button.setAttribute("aria-describedby", elsewhere.id);
  }
}
