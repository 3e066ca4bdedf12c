// Walks through a page with Tab alone. Not a checker itself.
//
// A walker is { page, wire }: a tab, and the wire to its browser (a CDPSession).

// ---- what runs in the page ------------------------------------------------------------------------------------------

// Everything that a keyboard must reach, numbered in the order of reading.
function markStops() {
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
  const scrolls = (e) => {
    const style = getComputedStyle(e);
    return /auto|scroll/.test(style.overflowX + style.overflowY) && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1) && e !== document.documentElement && e !== document.body;
  };
  // A box that scrolls is a stop of its own where nothing in it is one.
  const own = "a[href],button,input:not([type=hidden]),select,textarea,summary,audio[controls],video[controls],[tabindex='0']";
  const stops = [...document.querySelectorAll("body *")].filter((e) => (e.matches(own) || (scrolls(e) && !e.querySelector(own))) && !e.disabled && !e.closest("[inert]") && seen(e));
  stops.forEach((e, i) => e.setAttribute("data-walk", String(i)));
  return stops.map((e) => e.outerHTML.replace(/ data-walk="\d+"/, "").slice(0, 110));
}

// Notes where the focus is whenever a key comes up, whatever the page does with the key; and whether it has a line around it,
// or the card that it is in has. (Players draw their own.)
function watchKeys() {
  const again = window.walked;
  window.walked = [];
  if (again) return;
  const outlined = (e) => {
    for (let up = e; up && up !== document.body; up = up.parentElement) {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(up);
      if (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1 && !/, 0\)$/.test(outlineColor)) return true;
    }
    return false;
  };
  const note = () => {
    const e = document.activeElement;
    const out = !e || e === document.body || e === document.documentElement;
    const media = !out && e.matches("audio,video");
    walked.push(out ? { out } : { stop: e.getAttribute("data-walk"), html: e.outerHTML.slice(0, 110), media, bare: !media && !outlined(e) });
  };
  window.addEventListener("keyup", note, true);
}

// ---- the walk -------------------------------------------------------------------------------------------------------

// Presses Tab so many times; all presses are under way at once. Says where the focus was after each.
async function tab({ page, wire }, times) {
  const key = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 };
  const presses = [];
  for (let i = 0; i < times; i++) presses.push(wire.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key }), wire.send("Input.dispatchKeyEvent", { type: "keyUp", ...key }));
  await Promise.all(presses);
  return page.evaluate(() => walked.splice(0));
}

// Walks through the page that is shown, marks each stop with its number (data-walk), and says what is wrong and how many there are.
export async function walkKeys(walker) {
  const { page } = walker;
  const faults = [];
  // The page puts its menu in order when it learns of a new width, before the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const stops = await page.evaluate(markStops);
  await page.evaluate(watchKeys);
  const reached = new Set();
  let last = -1;
  let end = false;
  for (let left = stops.length * 3 + 20, times = stops.length + 1; left > 0 && !end; left -= times, times = 5) {
    const log = await tab(walker, times);
    if (log.length < times) faults.push("a key does not come up again");
    for (const at of log) {
      const stop = Number(at.stop);
      end = Boolean(at.out || (at.stop !== null && reached.has(stop) && !at.media && stop !== last)); // out of the page, or round again
      if (end) break;
      if (at.bare) faults.push(`the focus has no line around it: ${at.html}`);
      if (at.stop === null) faults.push(`Tab stops at what is no stop: ${at.html}`);
      else if (!reached.has(stop)) {
        if (stop < last) faults.push(`Tab goes back in the text: ${at.html}`);
        reached.add(stop);
        last = stop;
      }
    }
  }
  if (!end) faults.push("Tab does not get out of the page");
  stops.forEach((html, i) => reached.has(i) || faults.push(`Tab does not reach: ${html}`));
  return { faults, stops: stops.length };
}
