// <form data-count>: beside each number how far it is from what is recorded, a reason only where it differs, Enter goes on.
// <form data-count-search>: hides the lines of this page that are not meant; all of them are still sent. What is not
// on this page is searched for by the server. Without JavaScript every line has its place for a reason.
const written = new Intl.NumberFormat("id-ID");
const numberOf = (row) => row.querySelector(".count-number");
const valueOf = (input) => (/^\d{1,3}(\.\d{3})+$|^\d+$/.test(input.value.trim()) ? Number(input.value.replaceAll(".", "")) : null);

function compare(row) {
  const input = numberOf(row);
  const counted = valueOf(input);
  const difference = counted === null ? 0 : counted - Number(row.dataset.expected);
  const reason = row.querySelector(".count-reason input");
  row.querySelector("[data-count-difference]").textContent = difference ? `${difference < 0 ? "−" : "+"}${written.format(Math.abs(difference))}` : counted === null ? "" : "✓";
  row.classList.toggle("is-equal", !difference && !reason.value && !reason.matches(".is-invalid"));
}

function search(rows, told) {
  const form = document.querySelector("form[data-count-search]");
  const box = form.querySelector("[type=search]");
  const narrow = () => {
    const words = box.value.toLowerCase().split(/\s+/);
    for (const row of rows) row.hidden = !row.querySelector(".is-invalid") && !words.every((word) => row.cells[0].textContent.toLowerCase().includes(word));
    told();
  };
  box.addEventListener("input", narrow);
  const goToFirst = (event) => {
    const found = rows.find((row) => !row.hidden);
    if (!found || !box.value.trim()) return;
    event.preventDefault();
    numberOf(found).focus();
  };
  box.addEventListener("keydown", (event) => event.key === "Enter" && goToFirst(event));
  if (!("morePages" in form.dataset)) form.addEventListener("submit", goToFirst);
  narrow();
  return box;
}

for (const form of document.querySelectorAll("form[data-count]")) {
  const rows = [...form.querySelectorAll("[data-count-row]")];
  const progress = form.querySelector("[data-count-progress]");
  const say = () => {
    const shown = rows.filter((row) => !row.hidden).length;
    const filled = rows.filter((row) => numberOf(row).value.trim()).length;
    progress.textContent = `${written.format(filled)} dari ${written.format(rows.length)} baris terisi${shown < rows.length ? `, ${written.format(shown)} tampil` : ""}`;
  };
  form.addEventListener("input", ({ target }) => {
    const row = target.closest("[data-count-row]");
    if (!row) return;
    compare(row);
    say();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("[data-count-row] input")) return;
    event.preventDefault();
    const row = event.target.closest("[data-count-row]");
    const next = rows.slice(rows.indexOf(row) + 1).find((each) => !each.hidden);
    if (next) numberOf(next).focus();
    else if (box.value.trim()) box.select();
    else form.querySelector("[name=rest]").focus();
  });
  rows.forEach(compare);
  const box = search(rows, say);
}
