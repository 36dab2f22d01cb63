// Every form that is posted is sent once: its button rests and says so, and comes back however the attempt ends.
const resting = new Map();
const PATIENCE = 20_000;
const PATIENCE_WITH_A_FILE = 120_000; // 5 MB over a hall's wifi

const uploads = (form) => [...(form?.elements || [])].some((field) => field.type === "file" && field.files.length);

function rest(button) {
  if (!button || resting.has(button)) return;
  resting.set(button, [...button.childNodes].map((node) => node.cloneNode(true)));
  button.setAttribute("aria-busy", "true");
  button.disabled = true;
  button.textContent = uploads(button.form) ? "Mengunggah…" : button.dataset.busy || "Menyimpan…";
}

function restore(button) {
  if (!resting.has(button)) return;
  button.replaceChildren(...resting.get(button));
  button.disabled = false;
  button.removeAttribute("aria-busy");
  resting.delete(button);
}

const restoreAll = () => [...resting.keys()].forEach(restore);
const buttonOf = (form, submitter) => submitter || form.querySelector("button[type=submit], button:not([type])");

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("data-submit-many")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  const button = buttonOf(form, event.submitter);
  // After the event, so that the button's own name and value are still sent.
  setTimeout(() => rest(button));
  // No answer and no new page: give the button back.
  setTimeout(() => {
    delete form.dataset.sent;
    restore(button);
  }, uploads(form) ? PATIENCE_WITH_A_FILE : PATIENCE);
});

function release() {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  restoreAll();
}

addEventListener("pageshow", release);
addEventListener("offline", release);

document.addEventListener("htmx:before:request", (event) => {
  const form = event.target.closest?.("form");
  if (form?.hasAttribute("hx-post")) rest(buttonOf(form));
});
document.addEventListener("htmx:finally:request", release);
document.addEventListener("htmx:error", release);
