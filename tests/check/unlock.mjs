#!/usr/bin/env node
// A locked folder of a learner, opened in Chromium from file:, held against the same folder made without a lock: what is asked,
// what a wrong and what the right passphrase do, whether every page says and links the same, whether pictures, search, viewer,
// files, the back button and another visit work, and axe on the page in front and on one behind.
//
//   tests/check/unlock.mjs LOCKED PASSPHRASE OPEN PAGE-OF-A-PIECE-WITH-PHOTOS
//
// Prints one protocol line for each thing that is tried.
import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { axeSource, launch, pagesBelow } from "./browser.mjs";

const [locked, passphrase, open, piece] = process.argv.slice(2);
if (!piece) {
  console.error("usage: tests/check/unlock.mjs LOCKED PASSPHRASE OPEN PAGE-OF-A-PIECE-WITH-PHOTOS");
  process.exit(2);
}
const address = (folder, path) => pathToFileURL(join(resolve(folder), path)).href;
let well = true;
const check = (name, ok, why = "") => {
  console.log(`${ok ? "ok" : "not ok"} unlock: ${name}`);
  if (!ok) console.log(`    ${String(why).slice(0, 600)}`);
  well = well && ok;
};

const browser = await launch();
const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", acceptDownloads: true });
const page = await context.newPage();
page.setDefaultTimeout(60000); // on a busy machine
const faults = [];
page.on("pageerror", (error) => faults.push(error.message));
page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
page.on("request", (request) => {
  const url = request.url();
  if (!url.startsWith(address(locked, "")) && !url.startsWith("blob:") && !url.startsWith("data:")) faults.push(`asks for ${url}`);
});
page.on("requestfailed", (request) => faults.push(`cannot load ${request.url()}`));

const axe = async (name) => {
  const found = await page.evaluate(async (source) => {
    if (!window.axe) (0, eval)(source);
    const run = await window.axe.run(document, { preload: false, resultTypes: ["violations"],
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return run.violations.flatMap((v) => v.nodes.map((n) => `${v.id} at ${n.target.join(" ")}`));
  }, axeSource);
  check(`axe finds nothing on ${name}`, found.length === 0, found.join("\n"));
};
const focused = () => page.evaluate(() => document.activeElement.outerHTML.slice(0, 200));
const filled = () => page.waitForFunction(() => document.body.dataset.filled !== undefined);
const decoded = (p) => p.evaluate(() => Promise.all([...document.images].filter((e) => e.loading !== "lazy").map((e) => e.decode().catch(() => {}))));

// ---- the page in front ----
await page.goto(address(locked, "index.html"));
const words = await page.evaluate(() => JSON.parse(document.body.dataset.words));
await page.emulateMedia({ colorScheme: "dark" });
await axe("the page in front, in the dark");
await page.emulateMedia({ colorScheme: "light" });
await axe("the page in front");
await page.setViewportSize({ width: 320, height: 640 });
check("the page in front fits a telephone", await page.evaluate(() => document.documentElement.scrollWidth <= 320));
await page.setViewportSize({ width: 1280, height: 900 });

await page.keyboard.press("Tab");
check("the first stop of the keyboard is the field", (await focused()).includes('id="passphrase"'), await focused());
await page.keyboard.type("seven quiet hens");
await page.keyboard.press("Enter");
await page.waitForFunction((wrong) => document.querySelector("#said").textContent === wrong, words.wrong);
check("a wrong passphrase is said so, and can be typed again", (await focused()).includes('aria-invalid="true"'), await focused());
await page.keyboard.press("Tab");
await page.keyboard.press("Space");
check("what is typed can be shown", (await page.locator("#passphrase").getAttribute("type")) === "text");
await page.locator("#passphrase").fill(` ${passphrase.normalize("NFD")} `);
await page.keyboard.press("Enter");
await page.locator("header.head").waitFor();
await filled();

// ---- the first page behind it ----
check("the heading has the focus", (await focused()).startsWith("<h1"), await focused());
await axe("the first page behind it");
const tools = await page.locator(".tools button").count();
check("the script of the pages runs", tools >= 2, tools);
check("fonts are the theme's", (await page.evaluate(() => [...document.fonts].filter((f) => f.status === "loaded").length)) > 0);

// ---- every page is the same page ----
const plain = await context.newPage();
const say = (p) => p.evaluate(() => {
  const text = (e) => (e?.innerText ?? "").replace(/\s+/g, " ").trim();
  document.querySelector(".offers")?.remove();
  const host = location.href.replace(/[^/]*$/, "");
  return {
    title: document.title, lang: document.documentElement.lang, dir: document.documentElement.dir, text: text(document.body),
    links: document.querySelectorAll("a[href]").length, pictures: document.querySelectorAll("img").length,
    boxes: [...document.querySelectorAll("main > *, main img")].map((e) => Math.round(e.getBoundingClientRect().height)).join(" "),
    host: host.length > 0,
  };
});
const paths = pagesBelow(open).map((path) => relative(resolve(open), path));
const differ = [];
for (const path of paths) {
  await plain.goto(address(open, path));
  await plain.evaluate(() => document.fonts.ready);
  await page.evaluate((to) => { location.hash = to; }, `#/${path}`);
  await page.waitForFunction((title) => document.title === title, await plain.title());
  await filled();
  await Promise.all([decoded(page), decoded(plain)]);
  const [a, b] = [await say(plain), await say(page)];
  for (const key of Object.keys(a)) if (a[key] !== b[key]) differ.push(`${path}: ${key}: ${String(a[key]).slice(0, 150)} / ${String(b[key]).slice(0, 150)}`);
  const blank = await page.evaluate(async () => { /* a picture that is there is decoded in its own time */
    const known = await Promise.all([...document.querySelectorAll("img")].map((e) => e.decode().then(() => true, () => false)));
    return known.filter((there) => !there).length;
  });
  if (blank) differ.push(`${path}: ${blank} pictures are not there`);
}
check(`all ${paths.length} pages are what they are without a lock`, differ.length === 0 && paths.length > 5, differ.join("\n    "));

// ---- links, back, bookmarks, another visit ----
await page.evaluate(() => { location.hash = "#/index.html"; });
await page.waitForFunction((title) => document.title === title, await (await plain.goto(address(open, "index.html")), plain.title()));
const first = await page.title();
await page.locator('.head nav a[href$="goals.html"]').first().click();
await page.waitForFunction((title) => document.title !== title, first);
check("a link leads to its page", page.url().endsWith("#/goals.html"), page.url());
await page.goBack();
await page.waitForFunction((title) => document.title === title, first);
check("the back button leads back", (await page.locator("main h1").count()) > 0);
await page.goForward();
await page.waitForFunction((title) => document.title !== title, first);
await page.locator("a.skip").focus();
await page.keyboard.press("Enter");
check("the skip link leads to the content", await page.waitForFunction(() => document.activeElement.id === "main").then(() => true, () => false), await focused());
await page.reload();
await page.waitForFunction(() => document.querySelector("header.head"));
check("a page that is loaded again asks nothing", page.url().includes("#/goals.html"), page.url());

// ---- search, the photo viewer, light and dark ----
await page.locator(".tools button").first().click();
await page.locator("#search-words").fill("bridge");
await page.locator(".results a").first().waitFor();
const result = await page.locator(".results a").first().textContent();
await page.locator(".results a").first().click();
await page.waitForFunction((title) => document.title.includes(title), result);
check("a result of the search leads to its page", page.url().includes("#/"), page.url());
await page.evaluate((to) => { location.hash = to; }, `#/${piece}`);
await page.locator("a.zoom").first().waitFor();
await filled();
await page.locator("a.zoom").first().click();
check("the viewer shows the photo", await page.waitForFunction(() => document.querySelector("dialog.viewer img")?.naturalWidth > 100).then(() => true, () => false));
await page.keyboard.press("Escape");
await page.locator(".tools select").selectOption("dark");
check("dark is dark", (await page.evaluate(() => document.documentElement.dataset.theme)) === "dark");
await page.locator(".tools select").selectOption("system");

// ---- files ----
const saved = async (name, act) => { /* the notebook's links lead to the locked page */
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  const [now, plainly] = [readFileSync(await download.path()), readFileSync(join(open, name))];
  const same = name.endsWith(".xlsx") ? now.subarray(0, 4).equals(plainly.subarray(0, 4)) : now.equals(plainly);
  return download.suggestedFilename() === name && same;
};
for (const name of ["conference.pdf", "notebook.xlsx", "record.json"]) {
  const link = page.locator(`.offers a[data-file="${name}"]`), said = await link.textContent();
  check(`${name} can be saved under its name, and is what it is without a lock`, await saved(name, () => link.click()));
  const again = page.locator(".offers a", { hasText: said });
  const kind = await again.evaluate(async (a) => [a.protocol, a.download].join(" "));
  check(`${name}: its link leads to it from then on`, kind === `blob: ${name}` && await saved(name, () => again.click()), kind);
}
const telephone = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, acceptDownloads: true });
const direct = await telephone.newPage();
direct.setDefaultTimeout(60000);
await direct.goto(address(locked, "index.html") + "#/conference.pdf");
await direct.locator("#passphrase").fill(passphrase);
const [fetched] = await Promise.all([direct.waitForEvent("download"), direct.keyboard.press("Enter")]);
check("an address that ends in a report saves it once the pages are open",
  fetched.suggestedFilename() === "conference.pdf" && (await direct.locator("header.head").count()) === 1, fetched.suggestedFilename());
const [tapped] = await Promise.all([direct.waitForEvent("download"), direct.locator('.offers a[data-file="conference.pdf"]').tap()]);
check("on a telephone a tap saves a report", tapped.suggestedFilename() === "conference.pdf" && readFileSync(await tapped.path(), "latin1").startsWith("%PDF-"));
await telephone.close();
await page.route(/sealed/, (route) => route.fulfill({ status: 200, contentType: "text/javascript", body: "" }));
await page.reload();
await page.locator(".offers a").first().click();
const broken = await page.waitForFunction((text) => document.querySelector("#offers-status").textContent === text, words.broken).then(() => true, () => false);
check("a report that is damaged says so", broken, await page.locator(".offers").innerText());
await page.unroute(/sealed/);

// ---- locked again ----
await page.locator(".offers button").click();
await page.locator("#passphrase").waitFor();
check("locked again it asks again", (await page.locator("header.head").count()) === 0);

// ---- without a script ----
const still = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
await still.goto(address(locked, "index.html"));
check("without a script it says what it needs", (await still.locator("main").innerText()).includes("JavaScript"));
check("nothing failed, and nobody else was asked", faults.length === 0, faults.join("\n    "));
await browser.close();
process.exit(well ? 0 : 1);
