#!/usr/bin/env node
// Opens every page below the FOLDERs in Chromium, from file:, and lets no page pass that
//   - axe objects to (WCAG 2.2 A and AA and best practice), in the light and in the dark appearance,
//   - asks for anything outside its folder, or for a file that is not there, or writes an error to the console,
//   - must be scrolled sideways on a screen 320 pixels wide,
//   - has a link or control that Tab does not reach, in the order of reading, with a line around it, or does not let Tab out,
//   - says something else when JavaScript is off.
//
//   tests/check/axe.mjs [--jobs N] [--name WORDS] [--same-shape] [--in-full] [--fresh] [--kinds] [--only PATTERN] [--read PATTERN] FOLDER...
//
// --same-shape is for further languages and themes of pages that were opened in their own: it leaves out to open each page
// by itself, with JavaScript and without; all else is judged (desk.mjs says how). --in-full: axe decides
// about every text of every page in the light all the same. --fresh does, and opens each page anew for axe too.
// --kinds judges one page of each kind of each learner's site, and all pages above; --only those whose path has the
// pattern in it. --read is --same-shape but for the pages whose path has the pattern in it.
// Prints one protocol line per folder, and one per page with a fault.
import { existsSync, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { kindsOf, launch, leaves, pagesBelow, wordsOf } from "./browser.mjs";
import { callsAhead, Desk, tooWide } from "./desk.mjs";
import { walkKeys } from "./keys.mjs";

const TELEPHONE = { width: 320, height: 640 };
const flag = { type: "boolean", default: false };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { jobs: { type: "string", default: "2" }, name: { type: "string" }, "same-shape": flag, "in-full": flag, fresh: flag, kinds: flag, only: { type: "string" }, read: { type: "string" } },
});
if (!positionals.length || !(Number(values.jobs) > 0)) {
  console.error("usage: tests/check/axe.mjs [--jobs N] [--name WORDS] [--same-shape] [--in-full] [--fresh] [--kinds] [--only PATTERN] [--read PATTERN] FOLDER...");
  process.exit(2);
}

// A path as short as it can be told.
function short(path) {
  const here = relative(process.cwd(), path);
  return here && !here.startsWith("..") ? here : path;
}

// A tab whose faults are written into a list: what it asks for, what it cannot load, what it complains of.
async function watched(context, folder, faults) {
  const page = await context.newPage();
  page.on("request", (request) => {
    if (leaves(request.url(), folder)) faults.push(`asks for ${request.url()}, outside the folder`);
  });
  page.on("requestfailed", (request) => {
    // A browser drops a picture, or one size of it for another, when the page or the window changes: fine where the file is there.
    const dropped = request.failure()?.errorText === "net::ERR_ABORTED" && ["image", "font", "stylesheet", "script"].includes(request.resourceType());
    if (leaves(request.url(), folder) || (dropped && existsSync(new URL(request.url())))) return;
    faults.push(`cannot load ${request.url()}: ${request.failure()?.errorText}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  return page;
}

// The first place where two texts differ, with a little around it.
function difference(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const around = (text) => JSON.stringify(text.slice(Math.max(0, at - 20), at + 60));
  return `with JavaScript ${around(a)}, without ${around(b)}`;
}

// A reader opens a page as anybody does, on a small telephone, with JavaScript and without.
class Reader {
  static async in(browser, folder) {
    const reader = new Reader();
    reader.faults = [];
    reader.stops = 0;
    const open = async (javaScriptEnabled) => watched(await browser.newContext({ javaScriptEnabled, viewport: TELEPHONE }), folder, reader.faults);
    reader.page = await open(true);
    reader.wire = await reader.page.context().newCDPSession(reader.page);
    reader.plain = await open(false);
    return reader;
  }
  async read(path) {
    const url = pathToFileURL(path).href;
    this.faults.length = 0;
    const said = async (page) => {
      await page.goto(url, { waitUntil: "load" });
      return page.evaluate(wordsOf);
    };
    const [text, plain] = [await said(this.page), await said(this.plain)];
    if (plain !== text) this.faults.push(`says something else: ${difference(text, plain)}`);
    if (!text) this.faults.push("has no text");
    for (const ask of [tooWide, callsAhead]) this.faults.push(...(await this.page.evaluate(ask)));
    const keys = await walkKeys(this);
    this.stops += keys.stops;
    return [...this.faults, ...keys.faults];
  }
}

const isRead = new RegExp(values.read ?? "");

async function checkPage({ reader, desk, faults }, path) {
  faults.length = 0;
  const found = reader && isRead.test(path) ? await reader.read(path) : [];
  found.push(...(await desk.judge(path)));
  return [...new Set([...found, ...faults])];
}

// The pages of a tree that are judged.
function pagesOf(folder) {
  const all = pagesBelow(folder).filter((path) => new RegExp(values.only ?? "").test(path));
  if (!values.kinds) return all;
  const siteOf = (path) => /^(.*[/]learners[/][^/]+)[/]/.exec(path)?.[1];
  const sites = new Set(all.map(siteOf).filter((site) => site));
  const shown = new Set([...sites].flatMap(kindsOf));
  return all.filter((path) => !siteOf(path) || shown.has(path));
}

// Checks one folder with a few readers side by side; returns whether all is well.
async function checkFolder(browser, folder) {
  const name = values.name ?? short(folder);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    console.log(`not ok axe: ${name}\n    there is no such folder`);
    return false;
  }
  const pages = pagesOf(folder);
  const bad = new Map();
  const queue = [...pages];
  const known = new Set();
  const few = values["same-shape"] || values.read !== undefined;
  let stops = 0;
  const work = async () => {
    const faults = [];
    const reader = values["same-shape"] ? null : await Reader.in(browser, folder);
    const desk = await Desk.in(browser, (context) => watched(context, folder, faults), {
      known,
      measure: few,
      inFull: !few || values["in-full"],
      fresh: values.fresh,
    });
    for (let path = queue.shift(); path; path = queue.shift()) {
      const all = await checkPage({ reader, desk, faults }, path).catch((error) => [`cannot be checked: ${error.message}`]);
      if (all.length) bad.set(path, all);
    }
    stops += desk.stops + (reader?.stops ?? 0);
    for (const page of [reader?.page, reader?.plain, desk.page]) await page?.context().close();
  };
  await Promise.all(Array.from({ length: Math.min(Number(values.jobs), pages.length) }, work));
  for (const path of pages.filter((page) => bad.has(page))) {
    console.log(`not ok axe: ${short(path)}`);
    for (const fault of bad.get(path).slice(0, 40)) console.log(`    ${fault}`);
  }
  if (!pages.length) console.log(`not ok axe: ${name}\n    there is no page in it`);
  else if (!bad.size) console.log(`ok axe: ${pages.length} pages of ${name}; Tab stopped ${stops} times`);
  return pages.length > 0 && bad.size === 0;
}

const browser = await launch();
let well = true;
for (const folder of positionals) well = (await checkFolder(browser, resolve(folder))) && well;
await browser.close();
process.exitCode = well ? 0 : 1;
