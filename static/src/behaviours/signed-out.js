import { toast } from "./toast.js";

// The session ended while the page was open: keep what was typed, and offer to sign in beside it.
document.addEventListener("htmx:before:response", (event) => {
  const { raw } = event.detail.ctx.response;
  if (!raw.redirected || new URL(raw.url).pathname !== "/masuk/") return;
  event.preventDefault();
  toast("Anda perlu masuk lagi. Isian di sini tetap ada.", { tone: "amber", stay: true, link: { href: "/masuk/", text: "Masuk" } });
});
