// <button data-share>: the text of a receipt, through whatever the phone shares with.
const button = document.querySelector("[data-share]");
if (button && navigator.share) {
  button.hidden = false;
  button.addEventListener("click", () => navigator.share({ text: document.querySelector("[data-share-text]").value }).catch(() => {}));
}
