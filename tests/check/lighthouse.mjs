#!/usr/bin/env node
// Lighthouse on pages served over http from this machine: accessibility must be 100. Performance is told and not judged: it
// is measured in seconds of a simulated telephone on top of the seconds of this machine, and a busy machine is no fault of a
// page. (--performance N judges it all the same.)
//
//   tests/check/lighthouse.mjs [--performance N] FOLDER PAGE...
//
// PAGE is a path below FOLDER. Prints one protocol line per page.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "./browser.mjs";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { performance: { type: "string", default: "0" } } });
const [folder, ...pages] = positionals;
if (!pages.length) {
  console.error("usage: tests/check/lighthouse.mjs [--performance N] FOLDER PAGE...");
  process.exit(2);
}
const require = createRequire(new URL("../tools/package.json", import.meta.url));
const { default: lighthouse } = await import(pathToFileURL(require.resolve("lighthouse")));

const root = resolve(folder);
const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".jpg": "image/jpeg", ".png": "image/png", ".ttf": "font/ttf", ".woff2": "font/woff2" };
const server = createServer((request, response) => {
  const path = resolve(join(root, decodeURIComponent(new URL(request.url, "http://x").pathname)));
  if (!path.startsWith(root + sep) || !existsSync(path) || !statSync(path).isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-type": `${types[extname(path)] ?? "application/octet-stream"}; charset=utf-8`, "cache-control": "max-age=31536000" });
  createReadStream(path).pipe(response);
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const address = `http://127.0.0.1:${server.address().port}`;

// A port that nobody has, for the talk between Lighthouse and the browser.
const probe = createServer();
await new Promise((done) => probe.listen(0, "127.0.0.1", done));
const { port } = probe.address();
await new Promise((done) => probe.close(done));
const browser = await launch([`--remote-debugging-port=${port}`, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]);

const percent = (category) => (category?.score == null ? null : Math.round(category.score * 100));
let well = true;
for (const page of pages) {
  const { lhr } = await lighthouse(`${address}/${page}`, { port, logLevel: "error", output: "json" }, undefined);
  const { accessibility, performance } = lhr.categories;
  const scores = { accessibility: percent(accessibility), performance: percent(performance), "best practices": percent(lhr.categories["best-practices"]) };
  const told = Object.entries(scores).map(([name, score]) => `${name} ${score}`).join(", ");
  const faults = lhr.runtimeError ? [lhr.runtimeError.message] : [];
  for (const { id, weight } of accessibility?.auditRefs ?? []) {
    const audit = lhr.audits[id];
    if (!weight || audit.score === null || audit.score === 1) continue;
    faults.push(`${id}: ${audit.title}`, ...(audit.details?.items ?? []).slice(0, 5).map((item) => `  ${item.node?.snippet ?? ""}`));
  }
  if (scores.accessibility !== 100 && !faults.length) faults.push("accessibility is not 100");
  if (scores.performance < Number(values.performance)) faults.push(`performance ${scores.performance}, wanted ${values.performance}`);
  console.log(`${faults.length ? "not ok" : "ok"} lighthouse: ${page}: ${told}`);
  for (const fault of faults) console.log(`    ${fault}`);
  well = well && !faults.length;
}
await browser.close();
server.close();
process.exit(well ? 0 : 1);
