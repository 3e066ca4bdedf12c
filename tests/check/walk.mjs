#!/usr/bin/env node
// Walks a learner's site as people do who use no mouse, large letters, their own colours, or paper.
//
//   tests/check/walk.mjs [--all] [--name WORDS] FOLDER...
//
// FOLDER is a learner's site; of every kind of page in it one is walked (--all: every page):
//   - Tab reaches every link, control and box that scrolls, in the order of reading, and gets out at the end;
//   - where the focus is, can be seen: the pixels around it change (every kind of stop once in a site);
//   - at 320 pixels wide, and at 200 % zoom, nothing must be scrolled sideways, also with all details open;
//   - in the dark, and in the system's own colours, the page looks different and says the same;
//   - on paper there is no empty page, links show where they lead, and details are open;
//   - without JavaScript the words are there and nothing waits for a script.
// Prints one protocol line per folder, and one per page with a fault.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { kindsOf, launch, pagesBelow, wordsOf } from "./browser.mjs";
import { walkKeys } from "./keys.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: "boolean", default: false }, name: { type: "string" }, jobs: { type: "string", default: "2" } },
});
if (!positionals.length) {
  console.error("usage: tests/check/walk.mjs [--all] [--jobs N] [--name WORDS] FOLDER...");
  process.exit(2);
}

// ---- what runs in the page --------------------------------------------------------------------------------------

// One stop for each kind that `seen` does not have: what it is and stands in decides how its focus looks.
function kindsOfStop(seen) {
  const name = (e) => `${e?.localName} ${[...(e?.classList ?? [])].sort().join(".")}`;
  const chosen = new Map();
  for (const e of document.querySelectorAll("[data-walk]")) {
    if (e.matches("audio,video")) continue;
    const parts = [];
    for (let up = e; up && up !== document.body && parts.length < 5; up = up.parentElement) parts.push(name(up));
    const kind = parts.join("<") + (e.matches("[aria-current]") ? " current" : "");
    if (!seen.includes(kind) && !chosen.has(kind)) chosen.set(kind, e.getAttribute("data-walk"));
  }
  return [...chosen];
}

async function focusOn(stop) {
  const e = document.querySelector(`[data-walk="${stop}"]`);
  e.focus({ focusVisible: true });
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const r = e.getBoundingClientRect();
  // A card that is one large link shows the focus around itself.
  const card = e.closest("li,.card,figure,td")?.getBoundingClientRect();
  const frame = card && card.width < innerWidth && card.height < innerHeight ? card : r;
  return {
    html: e.outerHTML.slice(0, 110),
    box: { x: frame.x, y: frame.y, width: frame.width, height: frame.height },
    outside: r.bottom <= 0 || r.right <= 0 || r.top >= innerHeight || r.left >= innerWidth,
  };
}

function sideways() {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const width = document.documentElement.clientWidth;
  const scrolls = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
  const cut = [...document.querySelectorAll("body *")].filter((e) => {
    const style = getComputedStyle(e);
    return style.overflowX === "hidden" && e.clientWidth > 2 && e.scrollWidth > e.clientWidth + 2 && !e.closest("svg") && e.textContent.trim();
  });
  return [
    ...(scrolls > width ? [`is ${scrolls} px wide on a screen of ${width} px`] : []),
    ...cut.slice(0, 3).map((e) => `cuts words off: ${e.outerHTML.slice(0, 100)}`),
  ];
}

// ---- the walk -----------------------------------------------------------------------------------------------------

const SCREEN = { width: 1000, height: 800 };
const settle = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");

// The pixels of the screen, or of a part of it.
async function pixels(wire, clip) {
  const { data } = await wire.send("Page.captureScreenshot", { optimizeForSpeed: true, ...(clip && { clip: { ...clip, scale: 1 } }) });
  return digest(data);
}

// The pixels around a box, or nothing where it is not on the screen.
async function around({ page, wire }, box) {
  const x = Math.max(0, Math.floor(box.x - 6));
  const y = Math.max(0, Math.floor(box.y - 6));
  const width = Math.min(SCREEN.width, Math.ceil(box.x + box.width + 6)) - x;
  const height = Math.min(SCREEN.height, Math.ceil(box.y + box.height + 6)) - y;
  if (width < 1 || height < 1) return "";
  const [left, top] = await page.evaluate(() => [scrollX, scrollY]);
  return pixels(wire, { x: x + left, y: y + top, width, height });
}

async function lookAtFocus(walker) {
  const { page, seen } = walker;
  const faults = [];
  for (const [kind, stop] of await page.evaluate(kindsOfStop, [...seen])) {
    seen.add(kind);
    const at = await page.evaluate(focusOn, stop);
    if (at.outside) {
      faults.push(`has the focus outside the screen: ${at.html}`);
      continue;
    }
    const focused = await around(walker, at.box);
    await page.evaluate(() => document.activeElement.blur());
    if (focused === (await around(walker, at.box))) faults.push(`the focus cannot be seen: ${at.html}`);
  }
  return faults;
}

async function lookAtColours({ page, wire }, said) {
  const faults = [];
  const light = await pixels(wire);
  for (const [name, media] of [["the dark", { colorScheme: "dark", forcedColors: "none" }], ["the system's own colours", { colorScheme: "light", forcedColors: "active" }]]) {
    await page.emulateMedia(media);
    await settle(page);
    if ((await pixels(wire)) === light) faults.push(`looks the same in ${name}`);
    if ((await page.evaluate(wordsOf)) !== said) faults.push(`says something else in ${name}`);
  }
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  return faults;
}

// ---- paper ----------------------------------------------------------------------------------------------------------

async function walkPaper(page, scratch) {
  const faults = [];
  const details = await page.evaluate(() => {
    for (const e of document.querySelectorAll("details")) e.open = false;
    // A line of growth stays a line on paper; the table below the lines says all of them.
    const held = [...document.querySelectorAll("details")].filter((e) => !e.closest("[data-needs-script], .path, .menu"));
    // The words of a drawing are not printed.
    const words = (kid) => {
      const copy = kid.cloneNode(true);
      copy.querySelectorAll("svg").forEach((svg) => svg.remove());
      return copy.textContent;
    };
    return held.map((e) => [...e.children].filter((kid) => kid.tagName !== "SUMMARY").map(words).join(" ").replace(/\s+/g, "").slice(0, 40));
  });
  const away = await page.evaluate(() => [...document.querySelectorAll("main a.away, main a[href^='http']")].map((a) => a.getAttribute("href").replace(/^https?:\/\//, "").replace(/\/$/, "").slice(0, 24)));
  const file = join(scratch, `${digest(page.url()).slice(0, 12)}.pdf`);
  writeFileSync(file, await page.pdf({ format: "Letter", printBackground: false }));
  const text = execFileSync("pdftotext", ["-raw", file, "-"]).toString();
  const sheets = text.split("\f").slice(0, -1);
  const flat = text.replace(/\s+/g, "");
  sheets.forEach((sheet, i) => {
    if (sheet.trim()) return;
    const images = execFileSync("pdfimages", ["-list", "-f", String(i + 1), "-l", String(i + 1), file]).toString();
    if (images.trim().split("\n").length <= 2) faults.push(`prints an empty page, the ${i + 1}. of ${sheets.length}`);
  });
  for (const href of away) if (!flat.includes(href.replace(/\s+/g, ""))) faults.push(`does not print where a link leads: ${href}`);
  const rtl = await page.evaluate(() => document.documentElement.dir === "rtl");
  for (const inside of details) if (inside && !rtl && !flat.includes(inside.slice(0, 12))) faults.push(`does not print what details hold: ${inside}`);
  return faults;
}

// ---- a page -----------------------------------------------------------------------------------------------------------

// Somebody who walks from page to page, with a screen for each way to look at it.
async function newWalker(browser, seen) {
  const open = async (options) => (await browser.newContext({ reducedMotion: "reduce", ...options })).newPage();
  const page = await open({ viewport: SCREEN });
  return {
    seen,
    page,
    wire: await page.context().newCDPSession(page),
    large: await open({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }), // 200 % of a screen of 1,280 pixels
    still: await open({ viewport: SCREEN, javaScriptEnabled: false }),
  };
}

async function walkPage(walker, path, scratch) {
  const { page, large, still } = walker;
  const url = pathToFileURL(path).href;
  await page.setViewportSize(SCREEN);
  await page.goto(url, { waitUntil: "load" });
  const said = await page.evaluate(wordsOf);
  const faults = await lookAtColours(walker, said);
  const keys = await walkKeys(walker);
  faults.push(...keys.faults, ...(await lookAtFocus(walker)), ...(await walkPaper(page, scratch)));
  await page.setViewportSize({ width: 320, height: 640 });
  faults.push(...(await page.evaluate(sideways)).map((fault) => `320 px: ${fault}`));

  await large.goto(url, { waitUntil: "load" });
  faults.push(...(await large.evaluate(sideways)).map((fault) => `200 %: ${fault}`));
  await large.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  faults.push(...(await large.evaluate(sideways)).map((fault) => `letters twice as large: ${fault}`));

  await still.goto(url, { waitUntil: "load" });
  if ((await still.evaluate(wordsOf)) !== said) faults.push("says something else without JavaScript");
  const waiting = await still.evaluate(() => [...document.querySelectorAll("button,input[type=search]")].filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 80)));
  if (waiting.length) faults.push(`without JavaScript, a control that does nothing: ${waiting[0]}`);
  return { faults: [...new Set(faults)], stops: keys.stops };
}

const browser = await launch();
const scratch = mkdtempSync(join(tmpdir(), "folioscope-walk."));
let well = true;
for (const folder of positionals.map((path) => resolve(path))) {
  const queue = values.all ? pagesBelow(folder) : kindsOf(folder);
  const n = queue.length;
  let bad = 0;
  let stops = 0;
  const seen = new Set();
  const work = async () => {
    const walker = await newWalker(browser, seen);
    for (let path = queue.shift(); path; path = queue.shift()) {
      const result = await walkPage(walker, path, scratch).catch((error) => ({ faults: [`cannot be walked: ${error.message.split("\n")[0]}`], stops: 0 }));
      stops += result.stops;
      if (!result.faults.length) continue;
      bad++;
      console.log(`not ok walk: ${values.name ?? ""} ${relative(dirname(folder), path)}`);
      for (const fault of result.faults.slice(0, 20)) console.log(`    ${fault.replace(/\n/g, " ")}`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(Number(values.jobs), n) }, work));
  for (const context of browser.contexts()) await context.close();
  if (!n) console.log(`not ok walk: ${folder}\n    there is no page in it`);
  else if (!bad) console.log(`ok walk: ${n} pages of ${basename(folder)}${values.name ? `, ${values.name}` : ""}: ${stops} stops`);
  well = well && n > 0 && !bad;
}
rmSync(scratch, { recursive: true });
await browser.close();
process.exitCode = well ? 0 : 1;
