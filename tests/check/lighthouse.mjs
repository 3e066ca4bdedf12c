#!/usr/bin/env node
// Lighthouse on pages served over http from this machine: accessibility must be 100, performance 98 on the slow telephone
// and the slow network that it simulates.
//
//   tests/check/lighthouse.mjs [--performance N] [--attempts N] FOLDER PAGE...
//
// PAGE is a path below FOLDER. Performance counts seconds of this machine too, and whatever else this machine does only adds
// to them: of up to N attempts (5) the best counts, and from the second on the processor is slowed down only as far as it is
// still as slow as the telephone. Prints one protocol line per page, with what cost most.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "./browser.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { performance: { type: "string", default: "98" }, attempts: { type: "string", default: "5" } },
});
const [folder, ...pages] = positionals;
if (!pages.length) {
  console.error("usage: tests/check/lighthouse.mjs [--performance N] [--attempts N] FOLDER PAGE...");
  process.exit(2);
}
const require = createRequire(new URL("../tools/package.json", import.meta.url));
const { default: lighthouse } = await import(pathToFileURL(require.resolve("lighthouse")));

const root = resolve(folder);
const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".jpg": "image/jpeg", ".png": "image/png", ".ttf": "font/ttf" };
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

const percent = (category) => (category?.score == null ? 0 : Math.round(category.score * 100));

// Lighthouse multiplies the times of scripts and layout by 4, which makes a mid-range telephone of the desktop computer that it has
// in mind: one with a benchmark index of 1,500 or more (docs/throttling.md of Lighthouse). A slow or busy one needs less.
const DESKTOP_INDEX = 1500;
const slowdown = (lhr) => Math.min(4, Math.max(1, (4 * (lhr.environment?.benchmarkIndex ?? DESKTOP_INDEX)) / DESKTOP_INDEX));

async function look(page, onlyCategories, cpuSlowdownMultiplier = 4) {
  const settings = { port, logLevel: "error", output: "json", onlyCategories, throttling: { cpuSlowdownMultiplier } };
  const { lhr } = await lighthouse(`${address}/${page}`, settings);
  return lhr;
}

// What a category holds against a page, the heaviest first: a line each, with the elements it names.
function objections(lhr, category) {
  const refs = (lhr.categories[category]?.auditRefs ?? []).filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 1);
  return refs.sort((a, b) => b.weight - a.weight).flatMap(({ id }) => {
    const { title, displayValue, details } = lhr.audits[id];
    return [`${id}: ${displayValue ?? title}`, ...(details?.items ?? []).slice(0, 5).filter((item) => item.node).map((item) => `  ${item.node.snippet}`)];
  });
}

async function judge(page) {
  const wanted = Number(values.performance);
  let best = await look(page, ["accessibility", "performance"]);
  const access = best;
  for (let i = 1; i < Number(values.attempts) && percent(best.categories.performance) < wanted; i++) {
    const again = await look(page, ["performance"], slowdown(best));
    if (percent(again.categories.performance) > percent(best.categories.performance)) best = again;
  }
  const [accessibility, performance] = [percent(access.categories.accessibility), percent(best.categories.performance)];
  const faults = [access, best].filter((lhr) => lhr.runtimeError).map((lhr) => lhr.runtimeError.message);
  if (accessibility < 100) faults.push(...objections(access, "accessibility"));
  if (performance < wanted) faults.push(`performance is ${performance}, wanted is ${wanted}`, ...objections(best, "performance"));
  const well = accessibility === 100 && performance >= wanted && !faults.length;
  console.log(`${well ? "ok" : "not ok"} lighthouse: ${page}: accessibility ${accessibility}, performance ${performance}`);
  for (const fault of faults) console.log(`    ${fault}`);
  return well;
}

let well = true;
for (const page of pages) well = (await judge(page)) && well;
await browser.close();
server.close();
process.exit(well ? 0 : 1);
