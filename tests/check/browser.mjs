// Starts Debian's Chromium for the checkers of this folder: no network, no first-run noise, no left-overs.
// Not a checker itself.
import { createRequire } from "node:module";
import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

const require = createRequire(new URL("../tools/package.json", import.meta.url));
export const axeSource = require("axe-core").source;
const { chromium } = require("playwright-core");

// `more` are further switches of Chromium; of two alike the last one counts.
export function launch(more = []) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
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
