import TomSelect from "tom-select/base";
import removeButton from "tom-select/plugins/remove_button/plugin.js";

// <select data-select>: searchable.
TomSelect.define("remove_button", removeButton);

const option = (data, escape) => `<div class="option">${escape(data.text)}${data.note ? `<small>${escape(data.note)}</small>` : ""}</div>`;

function dress(select) {
  if (select.tomselect) return;
  const settings = {
    plugins: select.multiple ? { remove_button: { title: "Hapus" } } : {},
    maxOptions: 100,
    // The list follows the typing at once. Tom Select would wait, and open it again after somebody had already chosen.
    refreshThrottle: 0,
    hidePlaceholder: true,
    placeholder: select.dataset.placeholder || "Ketik untuk mencari",
    render: { option, no_results: () => '<div class="no-results">Tidak ditemukan.</div>', not_loading: () => null },
  };
  new TomSelect(select, settings);
  select.setAttribute("aria-hidden", "true"); // the box that is typed in has its label and says what is chosen
}

const dressAll = () => document.querySelectorAll("select[data-select]").forEach(dress);
document.addEventListener("htmx:after:swap", dressAll);
dressAll();
