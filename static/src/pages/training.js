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

// <form data-lesson-minutes="45"> (or a row): JP follow the hours and the break while these are typed; the server counts them when left empty.
function minutes(time) {
  const [hour, minute] = time.split(":").map(Number);
  return hour * 60 + minute;
}

function lesson(part) {
  const of = (name) => part.querySelector(`[name$="${name}"]`);
  const fields = { starts: of("starts_at"), ends: of("ends_at"), pause: of("break_minutes"), hours: of("lesson_hours") };
  return Object.values(fields).every(Boolean) ? { ...fields, note: part.querySelector("[data-lesson-note]"), size: Number(part.dataset.lessonMinutes) } : null;
}

function inWords(total) {
  return [total >= 60 && `${Math.floor(total / 60)} jam`, total % 60 && `${total % 60} menit`].filter(Boolean).join(" ");
}

function count({ starts, ends, pause, hours, note, size }, isTyped) {
  const net = minutes(ends.value) - minutes(starts.value) - Number(pause.value || 0);
  const counted = net > 0 ? Math.min(Math.max(Math.floor(net / size), 1), 20) : null;
  if (counted && (isTyped || !hours.value)) hours.value = counted;
  if (!note) return;
  note.hidden = !counted;
  note.textContent = counted ? `${inWords(net)} tanpa istirahat = ${counted} JP.${Number(hours.value) === counted ? "" : ` Yang tercatat ${hours.value} JP.`}` : "";
}

for (const part of document.querySelectorAll("[data-lesson-minutes]")) {
  const fields = lesson(part);
  if (!fields) continue;
  for (const field of [fields.starts, fields.ends, fields.pause]) field.addEventListener("input", () => count(fields, true));
  fields.hours.addEventListener("input", () => count(fields, false));
  count(fields, false);
}

// <form data-first="2026-11-20" data-last="2026-11-23">: a day outside moves the dates of the training, and the page says so before it is saved.
const dates = new Intl.DateTimeFormat("id-ID", { day: "numeric", month: "long", year: "numeric" });
const day = (text) => new Date(`${text}T00:00`);

for (const form of document.querySelectorAll("form[data-first]")) {
  const { first, last } = form.dataset;
  const [field, note] = [form.elements.on, form.querySelector("[data-stretch-note]")];
  const say = () => {
    const on = field.value;
    note.hidden = !on || (first <= on && on <= last) || Math.abs(day(on) - day(first)) > 366 * 86_400_000;
    const [from, to] = [on < first ? on : first, on > last ? on : last];
    if (!note.hidden) note.textContent = `Di luar tanggal bimtek. Setelah disimpan, bimtek menjadi ${dates.formatRange(day(from), day(to))}.`;
  };
  field.addEventListener("input", say);
  say();
}
