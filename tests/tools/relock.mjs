#!/usr/bin/env node
// Writes package-lock.json anew from package.json, such that the npm of Debian 12 installs it from any mirror:
//   - no `resolved`: a lock that names no host does for every mirror (and no `funding`);
//   - no `latest`: that npm takes a tag without `resolved` for a fault, so a package that asks for the latest of another
//     one asks, in the lock, for the version that is there;
//   - without what Lighthouse would load only to report its own crashes to its makers: half of all files.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LEFT_OUT = { "node_modules/lighthouse": ["@sentry/node"] };

process.chdir(fileURLToPath(new URL(".", import.meta.url)));
rmSync("package-lock.json", { force: true });
execFileSync("npm", ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"], { stdio: "inherit" });
const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const { packages } = lock;

// The place in the lock of what the package at `path` asks for: its own node_modules first, then those around it.
function placeOf(path, name) {
  for (let at = path; ; at = at.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, "")) {
    const place = `${at ? `${at}/` : ""}node_modules/${name}`;
    if (packages[place]) return place;
    if (!at) return null;
  }
}

for (const [path, names] of Object.entries(LEFT_OUT)) for (const name of names) delete packages[path].dependencies[name];
const reached = new Set([""]);
for (const path of reached) {
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = packages[path];
  for (const needs of [dependencies, optionalDependencies, peerDependencies]) {
    for (const name of Object.keys(needs)) {
      const place = placeOf(path, name);
      if (place) reached.add(place);
      if (place && needs[name] === "latest") needs[name] = packages[place].version;
    }
  }
}
for (const path of Object.keys(packages)) {
  if (!reached.has(path)) delete packages[path];
  else for (const key of ["resolved", "funding"]) delete packages[path][key];
}
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${reached.size - 1} packages`);
