// A tall field shows only its first line when it takes the focus: the rest may lie under the buttons of the form.
// `nearest` moves nothing that is whole in sight, and keeps the scroll-padding that leaves room for them.
document.addEventListener("focusin", ({ target }) => {
  if (target.matches("textarea, select") && target.closest("form")?.querySelector(".form-actions")) {
    requestAnimationFrame(() => target.scrollIntoView({ block: "nearest" }));
  }
});
