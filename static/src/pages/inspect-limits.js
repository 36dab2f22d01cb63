// <input data-measured data-lowest data-highest>: says while it is typed that a number lies outside its limits.
function numberOf(text) {
  const typed = text.trim();
  const dotted = !typed.includes(",") && /^-?\d+\.(\d{1,2}|\d{4,})$/.test(typed);
  const plain = dotted ? typed : typed.replaceAll(".", "").replace(",", ".");
  return typed && Number.isFinite(Number(plain)) ? Number(plain) : null;
}

function isOutside({ value, dataset }) {
  const number = numberOf(value);
  return number !== null && (number < Number(dataset.lowest ?? -Infinity) || number > Number(dataset.highest ?? Infinity));
}

function say(input) {
  input.parentElement.querySelector("[data-outside]").hidden = !isOutside(input);
}

for (const input of document.querySelectorAll("[data-measured]")) {
  input.addEventListener("change", () => say(input));
  input.addEventListener("input", () => isOutside(input) || say(input)); // half a number is no reproach
  say(input);
}
