// <form data-count>: beside each number how far it is from what is recorded, a reason only where it differs, Enter goes on.
// Without JavaScript every line has its place for a reason.
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

for (const form of document.querySelectorAll("form[data-count]")) {
  const rows = [...form.querySelectorAll("[data-count-row]")];
  const progress = form.querySelector("[data-count-progress]");
  const say = () => {
    progress.textContent = `${written.format(rows.filter((row) => numberOf(row).value.trim()).length)} dari ${written.format(rows.length)} baris terisi`;
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
    const next = rows[rows.indexOf(event.target.closest("[data-count-row]")) + 1];
    (next ? numberOf(next) : form.querySelector("[name=rest]")).focus();
  });
  rows.forEach(compare);
  say();
}
