// <form data-till>: the till of a bazaar. Without JavaScript the same form is a list of numbers and buttons.
import { rupiah } from "../till/basket.js";
import { TillForm } from "../till/form.js";
import { Sender } from "../till/send.js";

let page;
const first = document.querySelector("form[data-till]");
const banner = document.querySelector("[data-till-unsure]");

if (first) {
  const sender = new Sender(`till:${first.dataset.tillBazaar}:sent`, {
    onDone(address) {
      page.forget();
      location.assign(address);
    },
    onRefused(html) {
      banner.hidden = true;
      const form = new DOMParser().parseFromString(html, "text/html").querySelector("form[data-till]");
      if (!form) return location.reload();
      page.form.replaceWith(document.adoptNode(form));
      bind(form);
    },
    onUnsure(sale) {
      banner.querySelector("[data-till-unsure-sum]").textContent = `Nota ${rupiah(sale.total)} belum dijawab.`;
      banner.hidden = false;
      lock(true);
      page.pay.close();
      banner.scrollIntoView({ block: "center" });
    },
  });

  const lock = (isLocked) => {
    page.form.inert = isLocked;
    page.form.toggleAttribute("aria-busy", isLocked);
  };
  let scan;
  const onScan = async () => {
    const { bindScan } = await import("../till/scan.js");
    scan ||= bindScan({ add: (lot) => page.addLot(lot) });
    scan.open();
  };
  const bind = (form) => {
    page = new TillForm(form, {
      onScan,
      onSend(sale) {
        lock(true);
        sender.send(sale);
      },
    });
  };

  banner.querySelector("[data-till-again]").addEventListener("click", () => sender.attempt());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  bind(first);
  if (sender.kept) {
    sender.onUnsure(sender.kept);
    sender.attempt();
  }
}
