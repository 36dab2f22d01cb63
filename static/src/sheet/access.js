// The server did not take our marks because of who is asking: signed out, another account, or no longer allowed.
const signIn = (url) => ({ href: `/masuk/?next=${encodeURIComponent(url)}`, text: "Masuk lagi" });
const away = "Sesi masuk Anda habis. Catatan tersimpan di perangkat ini dan terkirim sesudah Anda masuk lagi.";
const other = "Di peramban ini kini masuk akun lain, atau Anda tidak boleh lagi mencatat di sini. Catatan Anda tetap tersimpan di perangkat ini.";

/** Nothing when the same colleague has signed in again and may go on; else what to say, and where to go. */
export async function whyRefused(url, user) {
  const response = await fetch(url, { redirect: "manual", cache: "no-store" });
  if (response.type === "opaqueredirect") return { sentence: away, link: signIn(url) };
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const sheet = page.querySelector("[data-sheet]");
  if (sheet?.dataset.user !== user || !page.querySelector("[data-sheet-state]")) return { sentence: other, link: { href: url, text: "Muat ulang" } };
  document.querySelector("meta[name=csrf-token]").content = page.querySelector("meta[name=csrf-token]").content;
  return null;
}
