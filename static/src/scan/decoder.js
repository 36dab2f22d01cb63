// A worker of its own: WebAssembly needs a word in the policy that the page does not get (docs/decisions/0010), and the page stays quick.
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import address from "zxing-wasm/reader/zxing_reader.wasm?url";

prepareZXingModule({ overrides: { locateFile: () => address } });
const options = { formats: ["QRCode"], maxNumberOfSymbols: 2, tryHarder: true };

addEventListener("message", async ({ data: { id, image } }) => {
  try {
    const found = await readBarcodes(image, options);
    postMessage({ id, codes: found.filter((code) => code.isValid).map((code) => code.text) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
});
