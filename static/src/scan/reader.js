// What a video shows, read as QR codes: by the browser itself where it can, else by zxing in a worker.
const widest = 800;

export async function makeReader() {
  const native = await nativeReader();
  if (!native) return workerReader();
  let reader = native;
  return {
    async read(video) {
      try {
        return await reader.read(video);
      } catch (error) {
        if (reader !== native) throw error;
        reader = workerReader(); // Android without Play services says it can, and then cannot
        return reader.read(video);
      }
    },
    close: () => reader.close(),
  };
}

async function nativeReader() {
  try {
    if (!(await globalThis.BarcodeDetector?.getSupportedFormats())?.includes("qr_code")) return null;
  } catch {
    return null;
  }
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  return { read: async (video) => (await detector.detect(video)).map((code) => code.rawValue), close() {} };
}

function workerReader() {
  const worker = new Worker(new URL("./decoder.js", import.meta.url), { type: "module" });
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  let id = 0;

  const answer = (wanted) =>
    new Promise((resolve, reject) => {
      worker.onerror = () => reject(new Error("decoder"));
      worker.onmessage = ({ data }) => {
        if (data.id !== wanted) return;
        if (data.error) reject(new Error(data.error));
        else resolve(data.codes);
      };
    });

  return {
    read(video) {
      const scale = Math.min(1, widest / video.videoWidth);
      Object.assign(canvas, { width: Math.round(video.videoWidth * scale), height: Math.round(video.videoHeight * scale) });
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      const image = context.getImageData(0, 0, canvas.width, canvas.height);
      id += 1;
      worker.postMessage({ id, image }, [image.data.buffer]);
      return answer(id);
    },
    close: () => worker.terminate(),
  };
}
