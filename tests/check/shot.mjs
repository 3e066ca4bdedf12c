#!/usr/bin/env node
// Takes a picture of a page, to be looked at.
//
//   tests/check/shot.mjs PAGE OUT.png [--width N] [--height N] [--dark] [--print] [--full] [--forced] [--no-js]
//
// PAGE is a file. --full takes the whole length of the page, --print what paper would show, --forced the
// system's own colours. The picture is 1280 x 900 unless told otherwise.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "./browser.mjs";

const flag = { type: "boolean", default: false };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: "string", default: "1280" },
    height: { type: "string", default: "900" },
    dark: flag, print: flag, full: flag, forced: flag, "no-js": flag,
  },
});
if (positionals.length !== 2) {
  console.error("usage: tests/check/shot.mjs PAGE OUT.png [--width N] [--height N] [--dark] [--print] [--full] [--forced] [--no-js]");
  process.exit(2);
}
const [source, target] = positionals;
const browser = await launch();
const page = await browser.newPage({
  viewport: { width: Number(values.width), height: Number(values.height) },
  colorScheme: values.dark ? "dark" : "light",
  forcedColors: values.forced ? "active" : "none",
  reducedMotion: "reduce",
  javaScriptEnabled: !values["no-js"],
});
if (values.print) await page.emulateMedia({ media: "print" });
await page.goto(pathToFileURL(resolve(source)).href);
await page.screenshot({ path: target, fullPage: values.full });
await browser.close();
