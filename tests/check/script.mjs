#!/usr/bin/env node
// What the script of the pages does, in Chromium, from file: search, filters, print, the photo viewer with the keyboard, light
// and dark. FOLDER is a learner's site.
//
//   tests/check/script.mjs FOLDER PAGE-OF-A-PIECE-WITH-PHOTOS
//
// Prints one protocol line for each thing that is tried; what is tried fails by itself where the script does nothing.
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";

const [folder, piece] = process.argv.slice(2);
if (!piece) {
  console.error("usage: tests/check/script.mjs FOLDER PAGE-OF-A-PIECE-WITH-PHOTOS");
  process.exit(2);
}
const address = (path) => pathToFileURL(join(resolve(folder), path)).href;
let well = true;
const check = (name, ok, why = "") => {
  console.log(`${ok ? "ok" : "not ok"} script: ${name}`);
  if (!ok) console.log(`    ${why}`);
  well = well && ok;
};

const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
const faults = [];
page.on("pageerror", (error) => faults.push(error.message));
page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
const focused = () => page.evaluate(() => document.activeElement.outerHTML.slice(0, 120));

// ---- search ----
await page.goto(address("index.html"));
const tools = page.locator(".tools");
check("tools are made, and marked", (await tools.getAttribute("data-needs-script")) !== null);
await tools.locator("button").first().focus();
await page.keyboard.press("Enter");
await page.keyboard.type("BRIDGE held");
await page.locator(".results li").first().waitFor();
const found = await page.locator(".results a").allTextContents();
check("search finds by words in any order and case", found.some((title) => title.includes("bridge that held")), found.join(" | "));
const counted = await page.locator("dialog [role=status]").textContent();
check("how many were found is announced", counted.includes(String(found.length)), counted);
await page.locator("#search-words").fill("zzzz");
await page.waitForFunction(() => document.querySelectorAll(".results li").length === 0);
check("what is nowhere is said so", (await page.locator("dialog [role=status]").textContent()).length > 0);
await page.keyboard.press("Escape");
check("Escape gives the focus back", (await focused()).includes("aria-haspopup"), await focused());
await page.keyboard.press("Enter");
await page.locator("#search-words").fill("bridge held");
await page.locator(".results a").first().click();
await page.waitForURL(/bridge/);
check("a result leads to its page", page.url().includes("bridge"));

// ---- light and dark ----
await page.locator(".tools select").selectOption("dark");
const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const dark = await ground();
await page.locator(".tools select").selectOption("light");
check("dark and light differ", dark !== (await ground()), dark);
await page.locator(".tools select").selectOption("dark");
await page.goto(address("index.html"));
check("the choice is remembered", (await ground()) === dark);
await page.locator(".tools select").selectOption("system");

// ---- filters ----
await page.goto(address("evidence.html"));
const cards = page.locator(".cards > li");
const all = await cards.count();
await page.locator(".filters summary").click();
const kind = page.locator('.filters [role="group"]').nth(1).locator("button").first();
await kind.click();
const shown = await page.locator('.cards > li:not([hidden])').count();
check("a filter leaves some cards", shown > 0 && shown < all && (await kind.getAttribute("aria-pressed")) === "true", `${shown} of ${all}`);
const state = await page.locator(".filters [role=status]").textContent();
check("how many are shown is announced", state.includes(String(shown)) && state.includes(String(all)), state);
await page.locator(".filters .clear").click();
check("all come back", (await page.locator(".cards > li:not([hidden])").count()) === all);
await page.locator(".filters input").fill("triangles do not move");
await page.waitForFunction(() => document.querySelectorAll(".cards > li:not([hidden])").length === 1);
check("cards are found by what is on their pages", true);

// ---- paper ----
await page.setViewportSize({ width: 360, height: 640 });
await page.goto(address("index.html"));
const waiting = () => page.evaluate(() => [...document.images].filter((image) => !image.complete || !image.naturalWidth).length);
const before = await waiting();
await page.evaluate(() => (window.print = () => (window.printed = [...document.images].every((image) => image.complete && image.naturalWidth))));
await page.locator(".menu > summary").click();
await page.locator(".tools > button").last().click();
await page.waitForFunction(() => "printed" in window);
check("Print waits for all pictures", before > 0 && (await page.evaluate(() => window.printed)), `${before} waited before`);

// ---- a phone: the same tools in the menu, below the pages ----
const top = (selector) => page.locator(selector).first().evaluate((e) => e.getBoundingClientRect().top);
check("search comes after the pages", (await top(".inside > button")) > (await top('.inside > nav:not(.languages)')));
await page.locator(".choice button").nth(2).click();
check("a button chooses the colors", (await ground()) === dark && (await page.locator(".choice button").nth(2).getAttribute("aria-pressed")) === "true");
await page.locator(".inside > button").click();
check("search opens from the menu", await page.locator("dialog").evaluate((d) => d.open));
await page.keyboard.press("Escape");
await page.setViewportSize({ width: 1280, height: 900 });
check("on a wide screen they stand above the pages", (await top(".tools > button")) < (await top('.inside > nav:not(.languages)')));
check("and the list of colors knows the choice", (await page.locator(".tools select").inputValue()) === "dark");
await page.locator(".tools select").selectOption("system");

// ---- photos ----
await page.goto(address(piece));
const photos = await page.locator("a.zoom").count();
check("the piece has photos", photos > 1, `${photos}`);
await page.locator("a.zoom").first().focus();
await page.keyboard.press("Enter");
const viewer = page.locator("dialog.viewer");
check("a photo opens large", await viewer.evaluate((d) => d.open));
const first = await viewer.locator("img").getAttribute("src");
await page.keyboard.press("ArrowRight");
const second = await viewer.locator("img").getAttribute("src");
check("an arrow shows the next", first !== second);
check("with its alternative text", (await viewer.locator("img").getAttribute("alt")).length > 0);
await page.keyboard.press("ArrowLeft");
check("and back", (await viewer.locator("img").getAttribute("src")) === first);
await page.keyboard.press("Escape");
check("Escape closes, the focus is back at the photo", !(await viewer.evaluate((d) => d.open)) && (await focused()).includes("zoom"), await focused());
check("no error in the console", faults.length === 0, faults.join(" | "));
await browser.close();
process.exitCode = well ? 0 : 1;
