// Starts Debian's Chromium for the checkers of this folder: no network, no first-run noise, no left-overs.
// Not a checker itself.
import { createRequire } from "node:module";
import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(new URL("../tools/package.json", import.meta.url));
export const axeSource = require("axe-core").source;
const { chromium } = require("playwright-core");

// The browser without its windows takes half the time for a page; the engine is the same.
const SHELLS = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

// `more` are further switches of Chromium; of two alike the last one counts.
export function launch(more = []) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || SHELLS.find((path) => existsSync(path)),
    args: [
      "--no-sandbox", // a test machine is often a container, where the sandbox cannot start; the pages are ours
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage",
      "--host-resolver-rules=MAP * ~NOTFOUND",
      ...more,
    ],
  });
}

// All pages below a folder, in a fixed order.
export function pagesBelow(folder) {
  const found = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() || (entry.isSymbolicLink() && statSync(path).isDirectory())) found.push(...pagesBelow(path));
    else if (entry.name.endsWith(".html")) found.push(resolve(path));
  }
  return found.sort();
}

// Of a learner's site one page of each kind: every page at the top, and of each folder the one with the most in it.
export function kindsOf(site) {
  const chosen = new Map();
  for (const path of pagesBelow(site)) {
    const kind = dirname(path) === site ? basename(path) : relative(site, dirname(path));
    const { size } = statSync(path);
    if (!chosen.has(kind) || chosen.get(kind).size < size) chosen.set(kind, { path, size });
  }
  return [...chosen.values()].map(({ path }) => path);
}

// Whether a request asks for what it may not: anything but files of the folder and data inside the page.
export function leaves(url, folder) {
  if (url.startsWith("data:") || url.startsWith("blob:") || url === "about:blank") return false;
  if (!url.startsWith("file:")) return true;
  const path = fileURLToPath(url.replace(/[?#].*$/, ""));
  return path !== folder && !path.startsWith(folder + sep);
}

// Runs in a page: what it says; controls that a script made for itself ([data-needs-script]) are no part of it.
export function wordsOf() {
  const made = [...document.querySelectorAll("[data-needs-script]")];
  const before = made.map((e) => e.style.display);
  made.forEach((e) => e.style.setProperty("display", "none", "important"));
  const text = (document.body?.innerText ?? "").replace(/\s+/g, " ").trim();
  made.forEach((e, i) => { e.style.display = before[i]; });
  return text;
}
