// A desk where one page after the other is laid before axe. Not a checker itself.
//
// Opening a page costs more than judging it, and axe in a new page starts cold. So pages that share a style sheet are laid
// into the same document, one after the other: elements, attributes and words are those of the file, its script runs, and
// what it asks for is asked for. (Pages are opened by themselves too: see axe.mjs. --fresh compares.)
//
// Two thirds of axe's time go into the contrast of texts. In the light of its own language and theme every page is judged in
// full: axe also sees what lies over what. In the dark, and in further languages and themes, colours change and no shapes:
// there axe is asked where a text's colour and size and the grounds below it are a set that it has not judged yet.
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { axeSource } from "./browser.mjs";
import { walkKeys } from "./keys.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDE = { width: 1280, height: 900, deviceScaleFactor: 1, mobile: false };
const NARROW = { ...WIDE, width: 320, height: 640 };

// ---- what runs in the page ------------------------------------------------------------------------------------------

// Puts another page into this document; the style sheet stays, and the script runs once more.
async function lay([html, url]) {
  const next = new DOMParser().parseFromString(html, "text/html");
  const root = document.documentElement;
  const style = document.querySelector("link[rel=stylesheet]");
  for (const { name } of [...root.attributes]) root.removeAttribute(name);
  for (const { name, value } of next.documentElement.attributes) root.setAttribute(name, value);
  // A picture that left the page would go on choosing among its sizes.
  for (const name of ["srcset", "src"]) document.querySelectorAll(`img[${name}], source[${name}]`).forEach((e) => e.removeAttribute(name));
  const scripts = [...next.querySelectorAll("script[src]")].map((script) => script.getAttribute("src"));
  const left = "link[rel=stylesheet], script[src], meta[http-equiv=Content-Security-Policy]";
  next.querySelectorAll(left).forEach((e) => e.remove());
  for (const e of [...document.head.children]) if (e !== style) e.remove();
  const base = document.createElement("base");
  base.href = url;
  document.head.prepend(base);
  document.head.append(...next.head.children);
  document.body.replaceWith(document.adoptNode(next.body));
  scrollTo(0, 0);
  for (const src of scripts) {
    const script = document.createElement("script");
    script.src = src;
    await new Promise((done) => {
      script.onload = script.onerror = done;
      document.head.append(script);
    });
  }
}

function runAxe(run) {
  return axe.run(document, { ...run, preload: false, resultTypes: ["violations"] }).then(({ violations }) =>
    violations.flatMap((violation) =>
      violation.nodes.map((node) => {
        const why = (node.failureSummary || violation.help).replace(/\s*\n\s*/g, "; ");
        return `${violation.id} at ${node.target.join(" ")}: ${why}`;
      }),
    ),
  );
}

// For every text: its colour, size and weight, and all grounds below it. Each set once.
function readability() {
  const grounds = new Map();
  const below = (e) => {
    if (!e) return "";
    if (!grounds.has(e)) {
      const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode } = getComputedStyle(e);
      const own = `${backgroundColor} ${backgroundImage} ${opacity} ${filter} ${mixBlendMode}`;
      grounds.set(e, (own === "rgba(0, 0, 0, 0) none 1 none normal" ? "" : own + "|") + below(e.parentElement));
    }
    return grounds.get(e);
  };
  const found = new Set();
  const note = (e) => {
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(e);
    found.add(`${color} ${fontSize} ${fontWeight} ${textShadow} ${below(e)}`);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let last = null;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const e = text.parentElement;
    if (e === last || !text.data.trim() || !e.checkVisibility()) continue;
    note((last = e));
  }
  document.querySelectorAll("input, select, textarea").forEach((e) => e.checkVisibility() && note(e));
  return [...found];
}

// The elements that make a page wider than the screen, unless they scroll in a box of their own.
export function tooWide() {
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
export function callsAhead() {
  const harmless = ["canonical", "license", "author", "alternate", "help"];
  return [...document.querySelectorAll("link[rel][href]")]
    .filter((link) => /^https?:/.test(link.href) && !harmless.includes(link.rel))
    .map((link) => `has a ${link.rel} link to ${link.href}`);
}

// ---- the desk ---------------------------------------------------------------------------------------------------------

export class Desk {
  // `open` makes the tab; `known` keeps what could be read, for all desks of one folder. measure: at 320 pixels and with Tab
  // too; inFull: axe decides on every page whether its texts can be read in the light; fresh: every page is opened anew, and
  // nothing is known.
  static async in(browser, open, { known, measure, inFull, fresh }) {
    const desk = new Desk();
    const context = await browser.newContext({ bypassCSP: true, viewport: WIDE, reducedMotion: "reduce" });
    await context.addInitScript({ content: `${axeSource}; axe.configure({ noHtml: true })` });
    desk.page = await open(context);
    desk.wire = await context.newCDPSession(desk.page);
    return Object.assign(desk, { known, measure, inFull: inFull || fresh, fresh, style: null, stops: 0 });
  }

  async appear(scheme, screen) {
    const features = [{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }];
    await Promise.all([
      this.wire.send("Emulation.setEmulatedMedia", { media: "screen", features }),
      this.wire.send("Emulation.setDeviceMetricsOverride", screen),
    ]);
  }

  async show(path) {
    const html = readFileSync(path, "utf8");
    const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]*)">/g)];
    const style = sheets.length === 1 ? resolve(dirname(path), sheets[0][1]) : null;
    const url = pathToFileURL(path).href;
    await this.appear("light", WIDE);
    if (!this.fresh && style && style === this.style) await this.page.evaluate(lay, [html, url]);
    else await this.page.goto(url, { waitUntil: "load" });
    // axe takes what is in closed details to be hidden, though the menu shows on a wide screen; on a phone it is walked open
    // here, and closed by the readers of axe.mjs.
    await this.page.evaluate(() => document.querySelectorAll("details.menu").forEach((menu) => { menu.open = true; }));
    this.style = style;
  }

  // What axe says of reading in this appearance, where it was not asked already about all that stands here.
  async readable(scheme) {
    const sets = (await this.page.evaluate(readability)).map((set) => `${scheme} ${set}`);
    if (!this.fresh && sets.every((set) => this.known.has(set))) return [];
    const found = await this.page.evaluate(runAxe, { runOnly: { type: "rule", values: ["color-contrast"] } });
    if (!found.length) sets.forEach((set) => this.known.add(set));
    return found;
  }

  async judge(path) {
    const { page, inFull, measure } = this;
    await this.show(path);
    const found = await page.evaluate(runAxe, { runOnly: TAGS, rules: { "color-contrast": { enabled: inFull } } });
    if (!inFull) found.push(...(await this.readable("light")));
    await this.appear("dark", WIDE);
    const dark = await this.readable("dark");
    found.push(...dark.filter((line) => !found.includes(line)).map((line) => `dark: ${line}`));
    if (!measure) return found;
    await this.appear("dark", NARROW);
    found.push(...(await page.evaluate(tooWide)), ...(await page.evaluate(callsAhead)));
    const keys = await walkKeys(this);
    this.stops += keys.stops;
    return [...found, ...keys.faults];
  }
}
