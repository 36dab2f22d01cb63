// <form data-unsaved>: leaving with changes that were not saved asks first.
const changed = new Set();

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-unsaved]");
  if (form) changed.add(form);
});
document.addEventListener("submit", (event) => changed.delete(event.target));
document.addEventListener("htmx:after:swap", () => changed.forEach((form) => form.isConnected || changed.delete(form)));
addEventListener("beforeunload", (event) => {
  if (changed.size) event.preventDefault();
});
