#!/usr/bin/env node
// Opens every page below the FOLDERs in Chromium, from file:, and lets no page pass that
//   - axe objects to (WCAG 2.2 A and AA and best practice), in the light and in the dark appearance,
//   - asks for anything outside its folder, or for a file that is not there, or writes an error to the console,
//   - must be scrolled sideways on a screen 320 pixels wide,
//   - says something else when JavaScript is off.
//
//   tests/check/axe.mjs [--jobs N] FOLDER...
//
// Prints one protocol line per folder, and one per page with a fault.
import { existsSync, statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { axeSource, launch, pagesBelow } from "./browser.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };

function options(argv) {
  const folders = [];
  let jobs = 2;
  for (let i = 0; i < argv.length; i++) {
    if (argv[i] === "--jobs") jobs = Number(argv[++i]);
    else folders.push(resolve(argv[i]));
  }
  if (!folders.length || !(jobs > 0)) {
    console.error("usage: tests/check/axe.mjs [--jobs N] FOLDER...");
    process.exit(2);
  }
  return { folders, jobs };
}

// A path as short as it can be told.
function short(path) {
  const here = relative(process.cwd(), path);
  return here && !here.startsWith("..") ? here : path;
}

// What a request asks for, if it may not: anything but files of the folder and data inside the page.
function leaves(url, folder) {
  if (url.startsWith("data:") || url.startsWith("blob:") || url === "about:blank") return false;
  if (!url.startsWith("file:")) return true;
  const path = fileURLToPath(url.replace(/[?#].*$/, ""));
  return path !== folder && !path.startsWith(folder + sep);
}

// One reader: a tab with JavaScript and one without, both watched for what they ask for.
async function newReader(browser, folder) {
  const faults = [];
  const open = async (javaScriptEnabled) => {
    const context = await browser.newContext({ javaScriptEnabled, viewport: WIDE });
    const page = await context.newPage();
    page.on("request", (request) => {
      if (leaves(request.url(), folder)) faults.push(`asks for ${request.url()}, outside the folder`);
    });
    page.on("requestfailed", (request) => {
      // A browser drops one size of a picture for another when the window changes: fine where the file is there.
      const dropped = request.failure()?.errorText === "net::ERR_ABORTED" && request.resourceType() === "image";
      if (dropped && existsSync(fileURLToPath(request.url()))) return;
      if (!leaves(request.url(), folder)) faults.push(`cannot load ${request.url()}: ${request.failure()?.errorText}`);
    });
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
    return page;
  };
  return { folder, faults, page: await open(true), plain: await open(false) };
}

async function runAxe(page, run) {
  const result = await page.evaluate(
    ([source, run]) => {
      if (!window.axe) (0, eval)(source);
      return window.axe.run(document, { ...run, preload: false, resultTypes: ["violations"] });
    },
    [axeSource, run],
  );
  return result.violations.flatMap((violation) =>
    violation.nodes.map((node) => {
      const why = (node.failureSummary || violation.help).replace(/\s*\n\s*/g, "; ");
      return `${violation.id} at ${node.target.join(" ")}: ${why}`;
    }),
  );
}

// The elements that make a page wider than the screen, unless they scroll in a box of their own.
function tooWide() {
  const width = document.documentElement.clientWidth;
  const scrolls = Math.max(document.documentElement.scrollWidth, document.body?.scrollWidth ?? 0);
  if (scrolls <= width) return [];
  const boxed = (element) => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  const name = (element) =>
    element.tagName.toLowerCase() + (element.id ? `#${element.id}` : "") + (element.classList.length ? `.${[...element.classList].join(".")}` : "");
  const guilty = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > width + 1 && !boxed(e));
  return [`is ${scrolls} px wide on a screen of ${width} px: ${guilty.slice(-4).map(name).join(", ")}`];
}

// Links that make a browser call somebody without a request that can be seen here.
function callsAhead() {
  const harmless = ["canonical", "license", "author", "alternate", "help"];
  return [...document.querySelectorAll("link[rel][href]")]
    .filter((link) => /^https?:/.test(link.href) && !harmless.includes(link.rel))
    .map((link) => `has a ${link.rel} link to ${link.href}`);
}

// What a page says; controls that a script made for itself ([data-needs-script]) are no part of it.
const textOf = (page) =>
  page.evaluate(() => {
    const made = [...document.querySelectorAll("[data-needs-script]")];
    const before = made.map((e) => e.style.display);
    made.forEach((e) => e.style.setProperty("display", "none", "important"));
    const text = (document.body?.innerText ?? "").replace(/\s+/g, " ").trim();
    made.forEach((e, i) => { e.style.display = before[i]; });
    return text;
  });

// The first place where two texts differ, with a little around it.
function difference(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const around = (text) => JSON.stringify(text.slice(Math.max(0, at - 20), at + 60));
  return `with JavaScript ${around(a)}, without ${around(b)}`;
}

async function checkPage(reader, path) {
  const { page, plain, faults } = reader;
  const url = pathToFileURL(path).href;
  faults.length = 0;
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(url, { waitUntil: "load" });
  const text = await textOf(page);
  const found = await runAxe(page, { runOnly: TAGS });
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const dark = await runAxe(page, { runOnly: { type: "rule", values: ["color-contrast"] } });
  found.push(...dark.filter((line) => !found.includes(line)).map((line) => `dark: ${line}`));
  await page.setViewportSize(NARROW);
  found.push(...(await page.evaluate(tooWide)), ...(await page.evaluate(callsAhead)));
  await plain.goto(url, { waitUntil: "load" });
  const plainText = await textOf(plain);
  if (plainText !== text) found.push(`says something else: ${difference(text, plainText)}`);
  if (!text) found.push("has no text");
  return [...new Set([...faults, ...found])];
}

// Checks one folder with a few readers side by side; returns whether all is well.
async function checkFolder(browser, folder, jobs) {
  const name = short(folder);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    console.log(`not ok axe: ${name}\n    there is no such folder`);
    return false;
  }
  const pages = pagesBelow(folder);
  const bad = new Map();
  const queue = [...pages];
  const work = async () => {
    const reader = await newReader(browser, folder);
    for (let path = queue.shift(); path; path = queue.shift()) {
      const faults = await checkPage(reader, path).catch((error) => [`cannot be checked: ${error.message}`]);
      if (faults.length) bad.set(path, faults);
    }
    await reader.page.context().close();
    await reader.plain.context().close();
  };
  await Promise.all(Array.from({ length: Math.min(jobs, pages.length) }, work));
  for (const path of pages.filter((page) => bad.has(page))) {
    console.log(`not ok axe: ${short(path)}`);
    for (const fault of bad.get(path).slice(0, 40)) console.log(`    ${fault}`);
  }
  if (!pages.length) console.log(`not ok axe: ${name}\n    there is no page in it`);
  else if (!bad.size) console.log(`ok axe: ${pages.length} pages of ${name}`);
  return pages.length > 0 && bad.size === 0;
}

const { folders, jobs } = options(process.argv.slice(2));
const browser = await launch();
let well = true;
for (const folder of folders) well = (await checkFolder(browser, folder, jobs)) && well;
await browser.close();
process.exitCode = well ? 0 : 1;
