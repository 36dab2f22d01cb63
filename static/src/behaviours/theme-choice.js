// <button data-theme-choice="light|dark|auto">
const buttons = () => document.querySelectorAll("button[data-theme-choice]");

function show() {
  const chosen = document.documentElement.dataset.themeChoice;
  buttons().forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.themeChoice === chosen)));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-theme-choice]");
  if (!button) return;
  try {
    localStorage.setItem("theme", button.dataset.themeChoice);
  } catch {
    // Private windows may refuse: the choice then lasts as long as the page.
  }
  dispatchEvent(new Event("theme:choose"));
  show();
});
addEventListener("storage", show);
show();
