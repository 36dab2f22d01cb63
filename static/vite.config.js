import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "vite";
import { iconSprite } from "./build/icon-sprite.js";

// Every file in src/pages is an entry of its own: a page that needs a module or a sheet adds a file there, nothing here.
const pages = readdirSync(resolve("src/pages"))
  .filter((name) => /^[a-z].*\.(js|scss)$/.test(name))
  .map((name) => `src/pages/${name}`);

const entries = ["src/styles/main.scss", "src/styles/select.scss", "src/theme.js", "src/main.js", "src/select.js", ...pages];

export default defineConfig({
  base: "/static/app/",
  publicDir: "public",
  plugins: [iconSprite({ list: "src/icons.json", as: "src/icons.svg" })],
  css: {
    preprocessorOptions: {
      scss: {
        loadPaths: ["node_modules"],
        quietDeps: true,
        // Bootstrap 5.3 is written with @import and the old colour functions.
        silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
      },
    },
  },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: Object.fromEntries(entries.map((path) => [path.replace(/^src\//, "").replace(/\W+/g, "-"), resolve(path)])),
    },
  },
});
