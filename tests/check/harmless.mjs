#!/usr/bin/env node
// Opens every page below the FOLDERs in Chromium, with JavaScript on and the page's own security policy off (the policy
// is a second lock; what is judged here is the first), and lets nothing pass that
//   - calls pwned(...), opens a dialog or another page, asks for anything outside its folder, or throws,
//   - holds what only a text that became markup could have brought: an event handler, a script of its own, a frame,
//     a form that sends, a refresh, a base, a style attribute, a link with any scheme but http, https and mailto.
// It focuses, hovers and clicks what could be waiting for that, opens every <details>, and types --type TEXT (any number
// of them) into a search box where there is one.
//
//   tests/check/harmless.mjs [--jobs N] [--type TEXT]... FOLDER...
//
// Prints one protocol line per folder, and one per page with a fault.
import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { launch, leaves, pagesBelow } from "./browser.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { jobs: { type: "string", default: "3" }, type: { type: "string", multiple: true, default: [] } },
});
if (!positionals.length) {
  console.error("usage: tests/check/harmless.mjs [--jobs N] [--type TEXT]... FOLDER...");
  process.exit(2);
}

// Runs in the page: what is there that no page of ours has, after everything that waits for an event got one.
async function provoke(texts) {
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const search = document.querySelector("input[type=search]");
  for (const text of search ? texts : []) {
    search.value = text;
    search.dispatchEvent(new Event("input", { bubbles: true }));
    search.dispatchEvent(new Event("change", { bubbles: true }));
    await wait(200);
  }
  const found = [];
  const say = (element, what) => found.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
  const strange = "iframe,frame,frameset,object,embed,applet,portal,base,bgsound,marquee,meta[http-equiv=refresh],foreignObject,animate,set,handler,math,xmp,plaintext,template,[shadowrootmode]";
  for (const element of document.querySelectorAll(strange)) say(element, "an element that no page has");
  for (const form of document.querySelectorAll("form[action],[formaction]")) say(form, "something that sends");
  for (const script of document.querySelectorAll("script")) {
    const own = script.src && script.src.startsWith("file:") && !script.textContent.trim();
    const data = ["application/json", "application/ld+json"].includes(script.type);
    if (!own && !data) say(script, "a script in the page");
  }
  const schemes = ["http:", "https:", "mailto:", "file:"];
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) say(element, "an event handler");
      if (name === "style") say(element, "a style attribute");
      if (/["'<>`=]/.test(name)) say(element, "a broken attribute");
      if (!["href", "src", "xlink:href", "data", "poster", "ping", "background"].includes(name)) continue;
      let scheme = "";
      try {
        scheme = new URL(value, document.baseURI).protocol;
      } catch {
        if (!/^https?:\/\//.test(value)) say(element, "an address that is none"); // else it leads nowhere
        continue;
      }
      if (!schemes.includes(scheme) && !(name === "src" && value.startsWith("data:image/"))) say(element, `an address by ${scheme}`);
    }
  }
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const element of document.querySelectorAll("body *")) {
    const waits = [...element.attributes].some((a) => a.name.startsWith("on")) || (element.href && !schemes.concat(":").includes(element.protocol ?? "file:")); // ":" is that of an address that is none
    if (!waits) continue;
    for (const kind of ["pointerenter", "mouseenter", "mouseover", "contextmenu"]) element.dispatchEvent(new MouseEvent(kind, { bubbles: true }));
    element.focus?.();
    element.click?.();
  }
  await wait(20);
  return found;
}

// One tab that goes from page to page; what happens is put down to the page that it shows.
async function newTab(context, folder) {
  const page = await context.newPage();
  const tab = { page, folder, url: "", faults: [] };
  const say = (what) => tab.faults.push(what);
  page.on("request", (request) => leaves(request.url(), folder) && say(`asks for ${request.url().slice(0, 200)}`));
  page.on("dialog", (dialog) => say(`a dialog: ${dialog.message()}`) && dialog.dismiss().catch(() => {}));
  page.on("popup", (other) => say(`opens ${other.url()}`));
  page.on("pageerror", (error) => say(`a script throws: ${error.message}`));
  page.on("framenavigated", (frame) => frame.url().split("#")[0] !== tab.url && say(`goes to ${frame.url().slice(0, 200)}`));
  await page.exposeBinding("pwned", (_, what) => say(`EXECUTED ${what}`));
  return tab;
}

async function checkPage(tab, path) {
  tab.url = pathToFileURL(path).href;
  tab.faults.length = 0;
  try {
    await tab.page.goto(tab.url, { waitUntil: "load", timeout: 20000 });
    tab.faults.push(...(await tab.page.evaluate(provoke, values.type)));
  } catch (error) {
    tab.faults.push(`cannot be checked: ${error.message.split("\n")[0]}`);
  }
  return [...new Set(tab.faults)];
}

async function checkFolder(browser, folder) {
  const here = relative(process.cwd(), folder);
  const name = here && !here.startsWith("..") ? here : folder;
  if (!existsSync(folder)) {
    console.log(`not ok harmless: ${name}\n    there is no such folder`);
    return false;
  }
  const pages = pagesBelow(folder);
  const bad = new Map();
  const queue = [...pages];
  const work = async () => {
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1000, height: 800 } });
    let tab = await newTab(context, folder);
    for (let path = queue.shift(); path; path = queue.shift()) {
      const faults = await checkPage(tab, path);
      if (faults.length) {
        await tab.page.close(); // nothing of a page that did something stays for the next one
        tab = await newTab(context, folder);
      }
      if (faults.length) bad.set(path, faults);
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: Math.min(Number(values.jobs), pages.length) }, work));
  for (const path of pages.filter((page) => bad.has(page))) {
    console.log(`not ok harmless: ${relative(folder, path)} of ${name}`);
    for (const fault of bad.get(path).slice(0, 10)) console.log(`    ${fault.replace(/\n/g, " ")}`);
  }
  if (!pages.length) console.log(`not ok harmless: ${name}\n    there is no page in it`);
  else if (!bad.size) console.log(`ok harmless: ${pages.length} pages of ${name}`);
  return pages.length > 0 && bad.size === 0;
}

const browser = await launch();
let well = true;
for (const folder of positionals) well = (await checkFolder(browser, resolve(folder))) && well;
await browser.close();
process.exitCode = well ? 0 : 1;
