#!/usr/bin/env node
// What a phone makes of every page below the FOLDERs, in Chromium, from file:, at 360 pixels. No page passes that
//   - has a head higher than 60 pixels, or one that hides the name of the site,
//   - has pages to go to and no menu that opens with Enter, without scripts too, shows every one of them inside the screen,
//     marks the current one, and closes again with Escape where scripts run,
//   - has a table of three to six columns that is not laid out as entries: a value beside another one, one that sticks out of the
//     screen, one without the name of its column, or one that is no cell of a table any more to a screen reader,
//   - has a letter that is cut off, in a chart or in a line that hides what is too long, or a text in a chart whose letters are in
//     another order than on a line of their own: here at 1280 pixels too.
//
//   tests/check/phone.mjs FOLDER...
//
// Prints one protocol line per folder, and one per page with a fault.
import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, pagesBelow } from "./browser.mjs";

const PHONE = { width: 360, height: 780 };
const DESK = { width: 1280, height: 900 };
const HIGHEST = 60;
const folders = process.argv.slice(2);
if (!folders.length) {
  console.error("usage: tests/check/phone.mjs FOLDER...");
  process.exit(2);
}

// ---- what runs in the page ------------------------------------------------------------------------------------------

function headOf(most) {
  const head = document.querySelector(".head");
  const height = head.getBoundingClientRect().height;
  const name = head.querySelector(".site")?.getBoundingClientRect();
  const faults = [];
  if (height > most) faults.push(`the head is ${Math.round(height)} px high, more than ${most}`);
  if (!name || name.height < 10 || name.width < 40 || name.bottom > height) faults.push("the name of the site cannot be seen in the head");
  return faults;
}

// The pages in the menu, and what is wrong with how they stand there. shown: whether the menu is open.
function menuOf(shown) {
  const links = [...document.querySelectorAll(".head nav:not(.languages) a")];
  const seen = (e) => {
    const { left, right, height } = e.getBoundingClientRect();
    return e.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) && height >= 40 && left >= 0 && right <= innerWidth;
  };
  const faults = [];
  for (const link of links) {
    if (shown && !seen(link)) faults.push(`cannot be seen in the open menu: ${link.textContent.trim()}`);
    if (!shown && link.checkVisibility()) faults.push(`stands on the page while the menu is closed: ${link.textContent.trim()}`);
  }
  if (links.length && links.filter((link) => link.hasAttribute("aria-current")).length !== 1) faults.push("the menu does not say on which page we are");
  return faults;
}

function tablesOf() {
  const faults = [];
  const wide = (table) => table.querySelectorAll("thead tr > *").length;
  for (const table of document.querySelectorAll("main table.data")) {
    const stacks = wide(table) > 2 && wide(table) <= 6;
    if (stacks !== table.classList.contains("stack")) faults.push(`a table of ${wide(table)} columns ${stacks ? "is not" : "is"} laid out as entries`);
    if (!stacks || !table.checkVisibility()) continue;
    for (const row of table.querySelectorAll("tbody tr")) {
      let below = -1;
      for (const cell of row.cells) {
        const box = cell.getBoundingClientRect();
        const name = JSON.stringify(cell.textContent.trim().slice(0, 40));
        if (box.top < below - 1) faults.push(`stands beside another value: ${name}`);
        if (box.right > innerWidth + 1 || cell.scrollWidth > cell.clientWidth + 1) faults.push(`sticks out: ${name}`);
        const label = getComputedStyle(cell, "::before").content;
        if (cell.localName === "td" && cell.textContent.trim() && label === "none") faults.push(`does not say of which column it is: ${name}`);
        below = box.bottom;
      }
    }
  }
  return faults;
}

// Charts and lines that hide what is too long: every letter is inside, and in the order of its script.
function lettersOf() {
  const faults = [];
  const room = 0.5;
  const pen = document.createElement("canvas").getContext("2d");
  for (const fold of document.querySelectorAll("main details")) fold.open = true;
  const ink = (text, element) => {
    const style = getComputedStyle(element);
    pen.font = style.font;
    pen.textAlign = { start: "left", middle: "center", end: "right" }[style.textAnchor];
    return pen.measureText(text);
  };
  // The numbers of the letters from left to right.
  const inOrder = (lefts) => lefts.map((left, i) => [Math.round(left * 2), i]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, i]) => i).join();
  const alone = (text, element) => {
    const line = document.body.appendChild(document.createElement("bdi"));
    line.style = "position: absolute; white-space: pre";
    line.style.font = getComputedStyle(element).font;
    line.textContent = text;
    const range = document.createRange();
    const lefts = [...text].map((_, i) => {
      range.setStart(line.firstChild, i);
      range.setEnd(line.firstChild, i + 1);
      return range.getBoundingClientRect().left;
    });
    line.remove();
    return inOrder(lefts);
  };
  let seen = 0;
  for (const text of document.querySelectorAll("main svg:not(.sign) text")) {
    if (!text.checkVisibility()) continue;
    seen++;
    const words = text.textContent;
    const { width, height } = text.ownerSVGElement.viewBox.baseVal;
    const [x, y] = [text.x.baseVal[0].value, text.y.baseVal[0].value];
    const box = ink(words, text);
    const hang = getComputedStyle(text.ownerSVGElement).overflowY === "visible" ? box.actualBoundingBoxDescent : 0;
    const out = Math.max(box.actualBoundingBoxLeft - x, x + box.actualBoundingBoxRight - width, box.actualBoundingBoxAscent - y, y + box.actualBoundingBoxDescent - height - hang);
    if (out > room) faults.push(`${out.toFixed(1)} of a letter is cut off in a chart: ${words}`);
    const lefts = [...words].map((_, i) => text.getExtentOfChar(i).x);
    if (words.length === [...words].length && inOrder(lefts) !== alone(words, text)) faults.push(`the letters of a chart are in another order than alone: ${words}`);
  }
  for (const element of document.querySelectorAll("body *:not(svg *, script, style)")) {
    const style = getComputedStyle(element);
    if (style.overflowY === "visible" || style.clipPath !== "none" || !element.checkVisibility()) continue;
    const { top, bottom } = element.getBoundingClientRect();
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = ink(node.data.trim(), element);
      const lines = [...range.getClientRects()].filter((line) => line.height && line.width);
      if (!lines.length) continue;
      const first = lines[0].top + box.fontBoundingBoxAscent;
      const last = lines.at(-1).top + box.fontBoundingBoxAscent;
      const out = Math.max(top - (first - box.actualBoundingBoxAscent), last + box.actualBoundingBoxDescent - bottom);
      if (out > room) faults.push(`${out.toFixed(1)} px of a letter is cut off: ${node.data.trim()}`);
    }
  }
  return { faults, seen };
}

// ---- what a screen reader is told -----------------------------------------------------------------------------------

// As many tables and cells as the page has in its source.
async function tablesTold({ page, wire }) {
  const wanted = await page.evaluate(() => {
    const tables = [...document.querySelectorAll("main table.stack")].filter((table) => table.checkVisibility());
    return { table: tables.length, cell: tables.reduce((n, table) => n + table.querySelectorAll("tbody td").length, 0) };
  });
  if (!wanted.table) return [];
  const { nodes } = await wire.send("Accessibility.getFullAXTree");
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const role = (node) => node?.role?.value;
  const inTable = (node) => {
    for (let up = byId.get(node.parentId); up; up = byId.get(up.parentId)) if (role(up) === "table") return true;
    return false;
  };
  const cells = nodes.filter((node) => !node.ignored && /^(cell|gridcell)$/.test(role(node)) && inTable(node)).length;
  return cells >= wanted.cell ? [] : [`a screen reader is told of ${cells} cells, and there are ${wanted.cell}`];
}

// ---- one page -------------------------------------------------------------------------------------------------------

async function open(browser, javaScriptEnabled) {
  const context = await browser.newContext({ javaScriptEnabled, viewport: PHONE, reducedMotion: "reduce" });
  const page = await context.newPage();
  return { page, wire: await context.newCDPSession(page), scripts: javaScriptEnabled };
}

async function menuFaults({ page, scripts }) {
  const how = scripts ? "" : ", without scripts";
  const faults = await page.evaluate(menuOf, false);
  const button = page.locator(".menu > summary");
  if (!(await page.locator(".head nav a").count())) return faults;
  if (!(await button.isVisible())) return [...faults, `has no menu${how}`];
  await button.focus();
  await page.keyboard.press("Enter");
  const isOpen = () => page.locator(".menu").evaluate((menu) => menu.open);
  if (!(await isOpen())) faults.push(`Enter does not open the menu${how}`);
  faults.push(...(await page.evaluate(menuOf, true)).map((fault) => fault + how));
  if (!scripts) return faults;
  await page.keyboard.press("Escape");
  if (await isOpen()) faults.push("Escape does not close the menu");
  if (!(await page.evaluate(() => document.activeElement.matches(".menu > summary")))) faults.push("Escape does not give the focus back to the menu");
  return faults;
}

async function pageFaults(tabs, path) {
  const faults = [];
  for (const tab of tabs) {
    await tab.page.goto(pathToFileURL(path).href, { waitUntil: "load" });
    faults.push(...(await tab.page.evaluate(headOf, HIGHEST)), ...(await menuFaults(tab)), ...(await tab.page.evaluate(tablesOf)));
  }
  faults.push(...(await tablesTold(tabs[0])));
  let letters = 0;
  for (const size of [PHONE, DESK]) {
    await tabs[0].page.setViewportSize(size);
    const found = await tabs[0].page.evaluate(lettersOf);
    letters += found.seen;
    faults.push(...found.faults.map((fault) => `${fault} (at ${size.width})`));
  }
  await tabs[0].page.setViewportSize(PHONE);
  return { faults: [...new Set(faults)], letters };
}

const browser = await launch();
const tabs = [await open(browser, true), await open(browser, false)];
let well = true;
for (const folder of folders) {
  const pages = pagesBelow(resolve(folder));
  let bad = 0;
  let highest = 0;
  let tables = 0;
  let texts = 0;
  for (const path of pages) {
    const { faults, letters } = await pageFaults(tabs, path).catch((error) => ({ faults: [`cannot be checked: ${error.message}`], letters: 0 }));
    texts += letters;
    highest = Math.max(highest, await tabs[1].page.evaluate(() => document.querySelector(".head")?.getBoundingClientRect().height ?? 0));
    tables += await tabs[0].page.locator("main table.stack").count();
    if (!faults.length) continue;
    bad++;
    console.log(`not ok phone: ${relative(process.cwd(), path)}`);
    for (const fault of faults.slice(0, 20)) console.log(`    ${fault}`);
  }
  if (!pages.length) console.log(`not ok phone: ${folder}\n    there is no page in it`);
  else if (!bad) console.log(`ok phone: ${pages.length} pages of ${relative(process.cwd(), resolve(folder))}, ${tables} tables as entries, ${texts} texts of charts`);
  well = well && pages.length > 0 && !bad;
}
await browser.close();
process.exitCode = well ? 0 : 1;
