// <div data-when="field=value"> (or !=): shown only while the field of its form has, or has not, that value. Without JavaScript all stand there.
function valueOf(form, name) {
  const field = form.elements[name];
  return field ? field.value : "";
}

function show(form) {
  for (const part of form.querySelectorAll("[data-when]")) {
    const [, name, sign, value] = part.dataset.when.match(/^(\w+)(!?=)(.*)$/);
    part.hidden = (valueOf(form, name) === value) !== (sign === "=");
  }
}

for (const form of document.querySelectorAll("form")) {
  if (!form.querySelector("[data-when]")) continue;
  form.addEventListener("change", () => show(form));
  show(form);
}
