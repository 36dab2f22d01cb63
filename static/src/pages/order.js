// <section data-sum="40">: the numbers typed in it, added up as they are typed, and marked when they are too many.
const numbers = new Intl.NumberFormat("id-ID");

function add(part) {
  const typed = [...part.querySelectorAll("input.order-number")].map((input) => Number(input.value.replaceAll(".", "")) || 0);
  const sum = typed.reduce((total, number) => total + number, 0);
  part.querySelector("[data-sum-now]").textContent = numbers.format(sum);
  part.classList.toggle("is-over", sum > Number(part.dataset.sum));
}

for (const part of document.querySelectorAll("[data-sum]")) {
  part.addEventListener("input", () => add(part));
  part.addEventListener("focusin", ({ target }) => target.matches("input.order-number") && target.select());
  add(part);
}

// <form data-goods>: what the products cost together, at the list price or the one that was typed.
const whole = (text) => Number(text.replaceAll(/[^0-9]/g, "")) || 0;

function cost(form) {
  const sums = [...form.querySelectorAll(".order-goods")].map((goods) => {
    const chosen = [...goods.querySelectorAll("details .order-number")].reduce((total, input) => total + whole(input.value), 0);
    const price = whole(goods.querySelector("[data-price-typed]").value) || Number(goods.dataset.price);
    return (chosen || whole(goods.querySelector("[name^=jumlah-]").value)) * price;
  });
  form.querySelector("[data-goods-total]").textContent = `Rp${numbers.format(sums.reduce((total, sum) => total + sum, 0))}`;
}

for (const form of document.querySelectorAll("form[data-goods]")) {
  form.addEventListener("input", () => cost(form));
  cost(form);
}
