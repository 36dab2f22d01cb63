// <form data-pick>: what the ticked people get together, said above the list as boxes are ticked and unticked.
const numbers = new Intl.NumberFormat("id-ID");

function say(form) {
  const picked = [...form.querySelectorAll("[data-rupiah]:checked")];
  const sum = picked.reduce((total, box) => total + Number(box.dataset.rupiah), 0);
  form.querySelector("[data-pick-rupiah]").textContent = `Rp${numbers.format(sum)}`;
  form.querySelector("[data-pick-people]").textContent = numbers.format(picked.length);
}

for (const form of document.querySelectorAll("form[data-pick]")) {
  form.addEventListener("change", () => say(form));
  say(form); // the browser keeps ticks when one comes back
}
