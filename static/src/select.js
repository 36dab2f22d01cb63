import TomSelect from "tom-select/base";
import removeButton from "tom-select/plugins/remove_button/plugin.js";

// <select data-select>: searchable; with data-select-url="/…/?q=" it asks the server and expects {"results": [{"id", "text", "note"}]}.
TomSelect.define("remove_button", removeButton);

const option = (data, escape) => `<div class="option">${escape(data.text)}${data.note ? `<small>${escape(data.note)}</small>` : ""}</div>`;

function remote(url) {
  return {
    valueField: "id",
    labelField: "text",
    searchField: [],
    load(query, done) {
      const address = new URL(url, location.origin);
      address.searchParams.set("q", query);
      fetch(address, { headers: { Accept: "application/json" } })
        .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
        .then((data) => {
          done(data.results);
          if (document.activeElement === this.control_input) this.open(); // the box can miss that it has the focus
        })
        .catch(() => done());
    },
    shouldLoad: (query) => query.length > 1,
  };
}

function dress(select) {
  if (select.tomselect) return;
  const url = select.dataset.selectUrl;
  const settings = {
    plugins: select.multiple ? { remove_button: { title: "Hapus" } } : {},
    maxOptions: 100,
    hidePlaceholder: true,
    placeholder: select.dataset.placeholder || "Ketik untuk mencari",
    render: { option, no_results: () => '<div class="no-results">Tidak ditemukan.</div>', not_loading: () => null },
    ...(url ? remote(url) : {}),
  };
  new TomSelect(select, settings);
  select.setAttribute("aria-hidden", "true"); // the box that is typed in has its label and says what is chosen
}

const dressAll = () => document.querySelectorAll("select[data-select]").forEach(dress);
document.addEventListener("htmx:after:swap", dressAll);
dressAll();
