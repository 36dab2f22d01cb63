import { toast } from "./toast.js";

// <button data-copy="text">: copies the text, or with data-copy="" the address of this page.
document.addEventListener("click", async (event) => {
  const source = event.target.closest("[data-copy]");
  if (!source) return;
  event.preventDefault();
  const text = source.dataset.copy || location.href;
  try {
    await navigator.clipboard.writeText(text);
    toast(source.dataset.copied || "Tautan disalin.");
  } catch {
    toast("Browser ini tidak mengizinkan salin otomatis. Salin dari bilah alamat.", { tone: "amber" });
  }
});
