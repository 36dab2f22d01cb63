// <form data-packing>: who changes a lot changes the number of its row; the number of a row is shared out when it is saved.
const whole = (input) => Number(input.value.replaceAll(".", "")) || 0;

for (const row of document.querySelectorAll("[data-packing-row]")) {
  const lots = [...row.querySelectorAll("[data-packing-lot]")];
  const sum = row.querySelector("[data-packing-sum]");
  const shown = () => lots.reduce((total, lot) => total + whole(lot), 0);
  const hidden = whole(sum) - shown();
  row.addEventListener("input", ({ target }) => {
    if (target !== sum) sum.value = shown() + hidden || "";
  });
}
