// After a refused form the summary takes the focus; its links lead to the field itself.
const focusSummary = () => document.querySelector("[data-error-summary]:not([data-seen])")?.focus();

function goTo(link) {
  const target = document.getElementById(link.hash.slice(1));
  if (!target) return false;
  const field = target.matches("input, select, textarea, button") ? target : target.querySelector("input, select, textarea") || target;
  (field.tomselect || field).focus();
  target.closest("fieldset, .mb-3, .form-check")?.scrollIntoView({ block: "center" });
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-error-summary] a[href^='#']");
  if (link && goTo(link)) event.preventDefault();
});
document.addEventListener("focusin", (event) => {
  if (event.target.matches?.("[data-error-summary]")) event.target.dataset.seen = "";
});
document.addEventListener("htmx:after:swap", focusSummary);
focusSummary();
