// The house font for print: typst reads TrueType only, so two weights are laid beside the built files.
import { copyFileSync, mkdirSync } from "node:fs";
import { resolve } from "node:path";

const source = resolve("node_modules/@expo-google-fonts/plus-jakarta-sans");
const target = resolve("dist/print");
const weights = { "PlusJakartaSans-Regular.ttf": "400Regular/PlusJakartaSans_400Regular.ttf", "PlusJakartaSans-Bold.ttf": "700Bold/PlusJakartaSans_700Bold.ttf" };

mkdirSync(target, { recursive: true });
for (const [name, path] of Object.entries(weights)) copyFileSync(resolve(source, path), resolve(target, name));
