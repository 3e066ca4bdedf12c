/* What a page can do where scripts run: search, filters, a photo viewer, light or dark, print. Without it every page says
   the same: all that is made here is marked data-needs-script, and every photo is a link already. Asks nothing of any
   host; writes text as text, never as markup. */
(() => {
  "use strict";
  const body = document.body;
  const root = document.documentElement;
  const rtl = root.dir === "rtl";
  let words = {};
  try {
    words = JSON.parse(body.dataset.words || "{}");
  } catch { /* then controls have no names and are not made */ }
  if (!words.close) return;

  const make = (tag, attributes, ...kids) => {
    const e = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {}))
      if (name.startsWith("on")) e.addEventListener(name.slice(2), value);
      else if (value === true) e.setAttribute(name, "");
      else if (value !== false && value != null) e.setAttribute(name, value);
    e.append(...kids.filter((kid) => kid != null));
    return e;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  const button = (text, attributes) => make("button", { type: "button", ...attributes }, text);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const asked = (text) => plain(text).split(/\s+/).filter(Boolean);
  const holds = (text, list) => list.every((word) => text.includes(word));

  const dialog = (name, ...kids) => {
    const close = button("×", { class: "close", "aria-label": words.close, onclick: () => box.close() });
    const box = make("dialog", { "aria-label": name, "data-needs-script": true }, close, ...kids);
    box.addEventListener("click", (event) => event.target === box && box.close());
    body.append(box);
    return box;
  };
  const open = (box, from) => {
    box.addEventListener("close", () => from.focus(), { once: true });
    box.showModal();
  };

  /* ---- the tools of the head ---- */

  const tools = make("div", { class: "tools", role: "group", "aria-label": words.tools, "data-needs-script": true });
  let ask = null;

  /* ---- light and dark ---- */

  const kept = {
    get: () => { try { return localStorage.getItem("folioscope-theme"); } catch { return null; } },
    set: (value) => { try { localStorage.setItem("folioscope-theme", value); } catch { /* then for this page alone */ } },
  };
  const wear = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  const wearing = () => root.dataset.theme || "system";
  wear(kept.get());
  const names = ["system", "light", "dark"];
  const choose = (name) => { wear(name); kept.set(name); tell(); };
  /* a list where there is little room, a button for each where there is more */
  const themes = make("select", { class: "on-wide", "aria-label": words.theme, onchange: () => choose(themes.value) },
    ...names.map((name) => make("option", { value: name }, fill(words.theme_is, { theme: words[name] }))));
  const buttons = names.map((name) => button(words[name], { onclick: () => choose(name) }));
  const tell = () => {
    themes.value = wearing();
    names.forEach((name, i) => buttons[i].setAttribute("aria-pressed", name === wearing()));
  };
  tell();

  /* ---- search: the index is a script beside this one, read when it is first asked for ---- */

  const home = (body.dataset.search || "").replace(/assets\/[^/]*$/, "");
  let reading = null;
  const load = (src) => new Promise((done) => {
    const script = make("script", { src });
    script.onload = () => done(window.folioscopeSearch || []);
    script.onerror = () => done([]);
    document.head.append(script);
  });
  const index = () => reading ??= (window.folioscopeIndex || load)(body.dataset.search).then((list) => /* unlock.js has its own */
    list.map(([path, title, note, text, lang, noteLang]) => ({ path, title, note, text, lang, noteLang, all: plain(`${title} ${note} ${text}`) })));

  const around = (text, first) => {
    const at = plain(text).indexOf(first);
    if (at < 0) return text.slice(0, 120);
    const start = Math.max(0, text.lastIndexOf(" ", Math.max(0, at - 40)));
    return (start ? "… " : "") + text.slice(start, at + 90).trim() + (at + 90 < text.length ? " …" : "");
  };
  const result = (entry, list) => make("li", {},
    make("a", { href: home + entry.path, lang: entry.lang || null, dir: "auto", onclick: () => box.close() }, entry.title),
    make("p", { class: "quiet", lang: entry.noteLang || null, dir: "auto" }, entry.note),
    entry.text ? make("p", { class: "small", lang: entry.lang || null, dir: "auto" }, around(entry.text, list[0])) : null);

  const field = make("input", { type: "text", enterkeyhint: "search", id: "search-words", autocomplete: "off", oninput: () => look() });
  const count = make("p", { role: "status", class: "quiet" });
  const results = make("ul", { class: "results" });
  const look = async () => {
    const entries = await index(), list = asked(field.value);
    const found = list.length ? entries.filter((entry) => holds(entry.all, list)) : [];
    count.textContent = list.length ? fill(found.length ? words.found : words.nothing, { n: found.length }) : "";
    results.replaceChildren(...found.slice(0, 40).map((entry) => result(entry, list)));
  };
  let box = null;
  if (body.dataset.search) {
    ask = button(words.search, {
      "data-needs-script": true,
      "aria-haspopup": "dialog",
      onclick: () => {
        box ??= dialog(words.search, make("label", { for: "search-words" }, words.search_label), field, count, results);
        index();
        open(box, ask);
        field.focus();
        field.select();
      },
    });
  }
  /* Pictures far below wait until somebody scrolls there; paper shall have them all. */
  const complete = () => Promise.all([...document.images].map((image) => {
    image.loading = "eager";
    return image.decode().catch(() => null);
  }));
  addEventListener("beforeprint", complete);
  tools.append(themes, make("div", { class: "choice on-phone", role: "group", "aria-label": words.theme }, ...buttons),
    button(words.print, { onclick: () => complete().then(() => window.print()) }));

  /* ---- the menu: tools above the pages on a wide screen, below them on a narrow one, in the order of reading ---- */

  const menu = document.querySelector(".menu");
  const inside = menu?.querySelector(".inside");
  const narrow = matchMedia("(max-width: 56rem)");
  if (inside && !inside.children.length) menu.setAttribute("data-needs-script", "");
  const lay = () => {
    if (!inside?.isConnected) return narrow.removeEventListener("change", lay);
    const languages = inside.querySelector(".languages");
    const list = [...(narrow.matches ? [ask, languages, tools] : [languages, tools])].filter(Boolean);
    if (narrow.matches) inside.append(...list);
    else {
      if (ask) tools.prepend(ask);
      inside.prepend(...list);
    }
  };
  lay();
  narrow.addEventListener("change", lay);
  menu?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open || !narrow.matches) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  /* ---- filters of cards ---- */

  const filter = (cards) => {
    const items = [...cards.children];
    const groups = JSON.parse(cards.dataset.filters);
    const state = make("p", { role: "status", class: "quiet" });
    const words_of = make("input", { type: "search", autocomplete: "off", "aria-label": words.filter_label, placeholder: words.filter_label, oninput: () => apply() });
    const buttons = [];
    const press = (b, on) => b.setAttribute("aria-pressed", on);
    const pressed = (b) => b.getAttribute("aria-pressed") === "true";
    const texts = new Map(items.map((item) => [item, plain(item.textContent)]));
    const apply = () => {
      const list = asked(words_of.value);
      const chosen = groups.map((_, g) => buttons.filter((b) => b.group === g && pressed(b)).map((b) => b.tag));
      let shown = 0;
      for (const item of items) {
        const tags = (item.dataset.tags || "").split(" ");
        const on = holds(texts.get(item), list) && chosen.every((any) => !any.length || any.some((tag) => tags.includes(tag)));
        item.hidden = !on;
        shown += on;
      }
      const all = shown === items.length;
      clear.hidden = !list.length && !buttons.some(pressed);
      state.textContent = fill(shown ? words.shown : words.nothing, { n: shown, all: items.length });
      if (all && clear.hidden) state.textContent = "";
    };
    const clear = button(words.clear, { class: "clear", hidden: true, onclick: () => {
      buttons.forEach((b) => press(b, false));
      words_of.value = "";
      apply();
      words_of.focus();
    } });
    const sets = groups.map(({ label, options }, g) => {
      const row = make("div", {});
      for (const [tag, text, lang] of options) {
        const b = button(text, { lang: lang || null, dir: "auto", "aria-pressed": "false", onclick: () => { press(b, !pressed(b)); apply(); } });
        Object.assign(b, { group: g, tag });
        buttons.push(b);
        row.append(b);
      }
      return make("div", { role: "group", "aria-label": label }, make("span", { class: "quiet", "aria-hidden": "true" }, label), row);
    });
    cards.before(make("div", { class: "filters", role: "search", "aria-label": words.filter_label, "data-needs-script": true },
      words_of, make("details", { class: "fold" }, make("summary", {}, words.choose), ...sets),
      make("div", {}, state, clear)));
    if (body.dataset.search) index().then((entries) => { /* the whole of a piece, not its first words alone */
      for (const item of items) {
        const href = item.querySelector("a")?.href;
        const entry = entries.find((e) => href === new URL(home + e.path, location.href).href);
        if (entry) texts.set(item, `${texts.get(item)} ${entry.all}`);
      }
    });
  };
  document.querySelectorAll("[data-filters]").forEach((cards) => cards.children.length > 1 && filter(cards));

  /* ---- photos, one at a time ---- */

  const photos = [...document.querySelectorAll("a.zoom")];
  if (photos.length) {
    let at = 0, viewer = null;
    const img = make("img", {});
    const caption = make("p", { dir: "auto" });
    const where = make("p", { role: "status", class: "quiet" });
    const step = (by) => button(by < 0 === !rtl ? "‹" : "›", { "aria-label": by < 0 ? words.previous : words.next, onclick: () => show(at + by) });
    const before = step(-1), after = step(1);
    const show = (n) => {
      if (n < 0 || n >= photos.length) return;
      at = n;
      const from = photos[at].querySelector("img");
      img.src = photos[at].href;
      img.alt = from.alt;
      caption.textContent = photos[at].closest("figure")?.querySelector("figcaption")?.textContent.trim() || "";
      where.textContent = fill(words.photo_of, { n: at + 1, all: photos.length });
      if (at === 0 && document.activeElement === before) after.focus();
      if (at === photos.length - 1 && document.activeElement === after) before.focus();
      before.disabled = at === 0;
      after.disabled = at === photos.length - 1;
    };
    photos.forEach((link, n) => link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (!viewer) {
        const bar = make("div", { class: "bar" }, photos.length > 1 ? before : null, make("div", {}, caption, where), photos.length > 1 ? after : null);
        viewer = dialog(words.photos, img, bar);
        viewer.classList.add("viewer");
        viewer.addEventListener("keydown", ({ key }) => {
          const to = { ArrowLeft: rtl ? 1 : -1, ArrowRight: rtl ? -1 : 1, Home: -at, End: photos.length - 1 - at }[key];
          if (to) show(at + to);
        });
      }
      show(n);
      open(viewer, link);
    }));
  }
})();
