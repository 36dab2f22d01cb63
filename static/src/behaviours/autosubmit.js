// <form data-autosubmit>: a filter sends itself when it changes; typing waits until it rests. Empty fields stay out of the address.
const waits = new WeakMap();

function send(form) {
  clearTimeout(waits.get(form));
  form.requestSubmit();
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-autosubmit]");
  if (form && event.target.type !== "search" && event.target.type !== "text") send(form);
});

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-autosubmit]");
  if (!form || form.dataset.autosubmit === "change") return;
  if (event.target.type !== "search" && event.target.type !== "text") return;
  clearTimeout(waits.get(form));
  waits.set(form, setTimeout(() => send(form), 600));
});

document.addEventListener("formdata", (event) => {
  if (!event.target.matches("form[data-autosubmit]")) return;
  for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
});

// After a reload the search box keeps the cursor at its end.
const search = document.querySelector("form[data-autosubmit] input[type=search]");
if (search?.value && sessionStorage.getItem("searching") === location.pathname) {
  search.focus();
  search.setSelectionRange(search.value.length, search.value.length);
}
sessionStorage.removeItem("searching");
document.addEventListener("submit", (event) => {
  if (event.target.matches("form[data-autosubmit]") && document.activeElement?.type === "search") {
    sessionStorage.setItem("searching", location.pathname);
  }
});
