// <input type="file" data-shrink-photo>: a photograph is made smaller on this device, upright, before it travels.
// What is no photograph, what is small already and what cannot be read goes as it is. A line below says what will be sent.
const longest = 2000;
const quality = 0.85;
const small = 1_500_000;
const asTheyAre = ["image/jpeg", "image/png"]; // anything else the server cannot read

export async function shrink(file) {
  if (!file.type.startsWith("image/")) return file;
  try {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, longest / Math.max(image.width, image.height));
    if (scale === 1 && file.size < small && asTheyAre.includes(file.type)) return file;
    const blob = await jpegOf(image, scale);
    const isWorth = blob && (blob.size < file.size || !asTheyAre.includes(file.type));
    return isWorth ? new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg", lastModified: file.lastModified }) : file;
  } catch {
    return file;
  }
}

function jpegOf(image, scale) {
  const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
  const context = canvas.getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
}

const megabytes = (bytes) => `${(bytes / 1_000_000).toLocaleString("id", { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MB`;
const size = (bytes) => (bytes < 95_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : megabytes(bytes));

function sentence(before, after) {
  if (after !== before) return `Diperkecil dari ${size(before.size)} menjadi ${size(after.size)}, siap dikirim.`;
  return `${after.name}, ${size(after.size)}, siap dikirim.`;
}

function previewOf(input) {
  const figure = document.createElement("div");
  figure.className = "photo-preview";
  figure.append(document.createElement("img"), document.createElement("p"));
  figure.firstChild.alt = "Foto yang akan dikirim";
  figure.lastChild.setAttribute("role", "status");
  figure.hidden = true;
  input.after(figure);
  return figure;
}

function show(figure, file, text) {
  const [image, caption] = figure.children;
  URL.revokeObjectURL(image.src);
  image.hidden = !file?.type.startsWith("image/");
  if (image.hidden) image.removeAttribute("src");
  else image.src = URL.createObjectURL(file);
  image.onerror = () => (image.hidden = true);
  figure.hidden = !text;
  caption.textContent = text;
}

function bind(input) {
  const figure = previewOf(input);
  let work = null;

  async function prepare() {
    const [file] = input.files;
    if (!file) return show(figure, null, "");
    show(figure, null, "Menyiapkan foto…");
    const ready = await shrink(file);
    if (input.files[0] !== file) return;
    if (ready !== file) {
      const carrier = new DataTransfer();
      carrier.items.add(ready);
      input.files = carrier.files;
    }
    show(figure, ready, sentence(file, ready));
  }

  input.addEventListener("change", () => {
    const mine = (work = prepare().finally(() => work === mine && (work = null)));
  });
  // Sent while it is still being made smaller: wait for it.
  input.form.addEventListener("submit", async (event) => {
    if (!work) return;
    event.preventDefault();
    await work;
    input.form.requestSubmit(event.submitter);
  });
}

document.querySelectorAll("input[type=file][data-shrink-photo]").forEach(bind);
