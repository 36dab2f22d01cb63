import { readFileSync } from "node:fs";
import { resolve } from "node:path";

// One file with only the icons that the list names; the manifest knows it as `as`.
export function iconSprite({ list, as }) {
  const symbol = (name) => {
    const path = resolve("node_modules/bootstrap-icons/icons", `${name}.svg`);
    const body = readFileSync(path, "utf8").replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
    return `<symbol id="${name}" viewBox="0 0 16 16">${body.replace(/\s*\n\s*/g, "")}</symbol>`;
  };
  return {
    name: "icon-sprite",
    buildStart() {
      this.addWatchFile(resolve(list));
    },
    generateBundle() {
      const names = JSON.parse(readFileSync(resolve(list), "utf8"));
      const source = `<svg xmlns="http://www.w3.org/2000/svg" fill="currentColor">${names.map(symbol).join("")}</svg>`;
      this.emitFile({ type: "asset", name: "icons.svg", originalFileName: as, source });
    },
  };
}
