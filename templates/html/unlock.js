/* The page in front of a locked folder: asks for the passphrase, and shows the pages behind it.

   What is sealed was made by src/seal: the passphrase and the salt give a main key (PBKDF2), that gives one key to decrypt
   (AES-GCM) and one to know where each file is kept (HMAC). Decrypting fails unless passphrase, name and every byte are right;
   so what is shown here was written by the school, and it is shown as the page would show it: parsed, never run.

   One document shows all pages, for a page from file:// can hand nothing on to the next one: their addresses become
   "index.html#/goals.html", so that links, the back button and bookmarks work as ever. Files come as scripts, for a page from
   file:// may read nothing else. The main key is kept for this tab, until it is closed. */
(() => {
  "use strict";
  const root = document.documentElement;
  const { salt, rounds, sealed } = document.body.dataset;
  const words = JSON.parse(document.body.dataset.words);
  const form = document.querySelector("form");
  const field = document.querySelector("#passphrase");
  const said = document.querySelector("#said");
  const subtle = window.crypto?.subtle;

  const kept = {
    name: `folioscope-${salt}`,
    get: () => { try { return sessionStorage.getItem(kept.name); } catch { return null; } },
    set: (key) => { try { sessionStorage.setItem(kept.name, key); } catch { /* then for this document alone */ } },
    drop: () => { try { sessionStorage.removeItem(kept.name); } catch { /* there was none */ } },
  };

  /* ---- keys and bytes ---- */

  const bytes_of = (text) => new TextEncoder().encode(text);
  const text_of = (bytes) => new TextDecoder().decode(bytes);
  const from_base64 = (text) => {
    const letters = atob(text), bytes = new Uint8Array(letters.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = letters.charCodeAt(i);
    return bytes;
  };
  const to_base64 = (bytes) => btoa(String.fromCharCode(...bytes));
  const hash = async (key, text) => new Uint8Array(await subtle.sign("HMAC", key, bytes_of(text)));
  const hash_key = (raw) => subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);

  const main_key = async (passphrase) => {
    const typed = bytes_of(passphrase.normalize("NFC").trim());
    const key = await subtle.importKey("raw", typed, "PBKDF2", false, ["deriveBits"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt: from_base64(salt), iterations: Number(rounds) };
    return new Uint8Array(await subtle.deriveBits(how, key, 256));
  };
  const keys_of = async (main) => {
    const key = await hash_key(main);
    return {
      cipher: await subtle.importKey("raw", await hash(key, "folioscope cipher"), "AES-GCM", false, ["decrypt"]),
      name: await hash_key(await hash(key, "folioscope name")),
    };
  };
  const open = async (keys, name, data) => {
    const how = { name: "AES-GCM", iv: data.subarray(0, 12), additionalData: bytes_of(name), tagLength: 128 };
    return new Uint8Array(await subtle.decrypt(how, keys.cipher, data.subarray(12)));
  };
  const place_of = async (keys, name) => {
    const number = await hash(keys.name, name);
    let place = "";
    for (let bit = 0; place.length < 26; bit += 5)
      place += "abcdefghijklmnopqrstuvwxyz234567"[((number[bit >> 3] << 8 | number[(bit >> 3) + 1]) >> (11 - (bit & 7))) & 31];
    return place;
  };

  /* ---- files ---- */

  let keys = null, list = null;
  const run = (src) => new Promise((done, fail) => {
    const script = document.createElement("script");
    script.onload = () => { script.remove(); done(); };
    script.onerror = () => { script.remove(); fail(new Error(`no ${src}`)); };
    script.src = src;
    document.head.append(script);
  });
  const arrived = new Map();
  window.folioscopeSealed = (place, text) => arrived.set(place, text);
  const read = async (path) => {
    const place = await place_of(keys, path);
    await run(`sealed/${place}.js`);
    const text = arrived.get(place);
    arrived.delete(place);
    return open(keys, path, from_base64(text));
  };
  const addresses = new Map(); /* path: promise of the address of its bytes in this browser */
  const address_of = (path) => {
    if (!addresses.has(path))
      addresses.set(path, read(path).then((data) => URL.createObjectURL(new Blob([data], { type: list.files[path] }))));
    return addresses.get(path);
  };
  /* What the script of the pages asks instead of reading its search index itself. */
  window.folioscopeIndex = async (href) => {
    const text = text_of(await read(href.replace(/^#\//, "")));
    return JSON.parse(text.slice(text.indexOf("=") + 1, text.lastIndexOf(";")));
  };

  /* ---- one page ---- */

  const host = "https://folder.invalid/";
  const is_page = (path) => path.endsWith(".html");
  /* Where an address of a page leads: {path, id} inside the folder, or null. */
  const inside = (href, page) => {
    const url = href == null ? null : new URL(href, host + page);
    if (!url || !url.href.startsWith(host)) return null;
    const path = decodeURIComponent(url.pathname.slice(1));
    return path in list.files ? { path, id: url.hash.slice(1) } : null;
  };
  const to = ({ path, id }) => `#/${encodeURI(path)}${id ? "#" + id : ""}`;

  const turn_links = (page, path) => {
    for (const link of page.querySelectorAll("a[href]")) {
      const there = inside(link.getAttribute("href"), path);
      if (!there) continue;
      if (link.getAttribute("href").startsWith("#")) link.dataset.here = to(there); /* on this page: see the click below */
      else link.setAttribute("href", to(there));
      if (!is_page(there.path)) link.dataset.file = there.path;
    }
    const search = inside(page.body.dataset.search, path);
    if (search) page.body.dataset.search = to(search);
  };

  /* Of the sizes of a picture: the largest where it can be looked at closely, else the first that is sharp enough. */
  const size_of = (img) => {
    const sizes = (img.getAttribute("srcset") || "").split(", ").filter(Boolean).map((one) => one.split(" "));
    const wanted = img.closest("a.zoom") ? Infinity : 400 * Math.min(window.devicePixelRatio || 1, 2);
    return (sizes.find(([, width]) => parseInt(width) >= wanted) || sizes.at(-1) || [img.getAttribute("src")])[0];
  };
  const turn_media = (page, path) => {
    for (const e of page.querySelectorAll("img, audio, video")) {
      const there = inside(e.localName === "img" ? size_of(e) : e.getAttribute("src"), path);
      for (const name of ["src", "srcset", "sizes", "loading"]) e.removeAttribute(name);
      if (there) e.dataset.sealed = there.path;
    }
  };
  /* One after the other, in the order of the page: until then a picture says its alternative text. */
  const fill_media = async (turn) => {
    for (const e of document.querySelectorAll("[data-sealed]")) {
      if (turn !== turns) return;
      try {
        e.src = await address_of(e.dataset.sealed);
        const closer = e.closest("a.zoom");
        if (closer) closer.href = await address_of(closer.dataset.file);
      } catch { /* it keeps its alternative text */ }
    }
    document.body.dataset.filled = "";
  };

  /* ---- what is offered on every page ---- */

  const make = (tag, text, attributes = {}) => {
    const e = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, value);
    if (text) e.textContent = text;
    return e;
  };
  /* From then on the link leads to the bytes: it can be kept, shared, or opened in another tab like any other. */
  const save = async (path, link = make("a")) => {
    const tell = (text) => { document.querySelector("#offers-status").textContent = text; };
    tell("");
    try {
      link.href = await address_of(path);
    } catch {
      addresses.delete(path);
      tell(words.broken);
      return;
    }
    link.download = path.split("/").pop();
    delete link.dataset.file;
    link.click();
  };
  const offers = () => {
    const box = make("section", "", { class: "offers wide flow", "data-needs-script": "", "aria-labelledby": "offers" });
    const items = make("ul");
    for (const [path, name] of list.offers) {
      const item = make("li");
      item.append(make("a", name, { href: to({ path }), "data-file": path }));
      items.append(item);
    }
    const close = make("button", words.close, { type: "button" });
    close.addEventListener("click", () => { kept.drop(); location.replace("#"); location.reload(); });
    const last = make("li");
    last.append(close);
    items.append(last);
    box.append(make("h2", words.files, { id: "offers" }), items, make("p", "", { id: "offers-status", role: "status" }));
    return box;
  };

  /* ---- going from page to page ---- */

  let turns = 0, shown = null, at = location.hash, fresh = true;
  const tops = new Map(); /* how far down a page was read, for the way back */

  const wanted = () => {
    let text = "";
    try {
      text = decodeURIComponent(location.hash);
    } catch { /* no address of ours */ }
    const [, path = "", id = ""] = /^#\/([^#]*)(?:#(.*))?$/.exec(text) || [];
    return { path, id };
  };
  const reach = (id) => {
    const mark = id && document.getElementById(id);
    const target = mark || document.querySelector("main h1") || document.querySelector("main");
    if (!target) return;
    if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
    if (mark) mark.scrollIntoView();
    else window.scrollTo(0, fresh ? 0 : tops.get(at) || 0);
  };
  const put = (page) => {
    document.title = page.title;
    root.lang = page.documentElement.lang;
    root.dir = page.documentElement.dir;
    document.body.replaceWith(document.adoptNode(page.body));
    (document.querySelector("footer") || document.body).append(offers());
  };
  /* A folder without pages, made for its files alone; or a page that cannot be read. */
  const plain_page = (text) => {
    const page = document.implementation.createHTMLDocument(document.title);
    const main = make("main", "", { id: "main", class: "wide flow" });
    main.append(make("h1", document.title), ...(text ? [make("p", text)] : []));
    page.body.append(main);
    page.documentElement.lang = root.lang;
    page.documentElement.dir = root.dir;
    return page;
  };
  const show = async () => {
    const turn = ++turns;
    let { path, id } = wanted();
    const file = path in list.files && !is_page(path) ? path : null;
    if (file || !(path in list.files)) path = shown || "index.html";
    if (path === shown) {
      if (file) save(file);
      return reach(id);
    }
    let page = plain_page();
    try {
      if (path in list.files) page = new DOMParser().parseFromString(text_of(await read(path)), "text/html");
    } catch {
      page = plain_page(words.broken);
    }
    if (turn !== turns) return;
    shown = path;
    turn_links(page, path);
    turn_media(page, path);
    put(page);
    if (file) save(file);
    await run("assets/site.js").catch(() => {});
    if (turn !== turns) return;
    reach(id);
    await fill_media(turn);
  };

  const enter = async () => {
    for (const [family, weight, path] of list.fonts)
      read(path).then((data) => new FontFace(family, data, { weight, display: "swap" }).load())
        .then((face) => document.fonts.add(face)).catch(() => {});
    history.scrollRestoration = "manual";
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href]");
      const plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
      if (!link || event.defaultPrevented || !plain) return;
      const { file, here } = link.dataset;
      if (here || (file && !link.matches(".zoom"))) event.preventDefault();
      if (here) location.hash = here;
      else if (file && !link.matches(".zoom")) save(file, link);
      fresh = true;
    });
    window.addEventListener("hashchange", () => {
      tops.set(at, window.scrollY);
      at = location.hash;
      show().finally(() => { fresh = false; });
    });
    await show();
    fresh = false;
  };

  /* ---- asking ---- */

  const try_key = async (main) => {
    keys = await keys_of(main);
    list = JSON.parse(text_of(await open(keys, ".list", from_base64(sealed))));
    Object.setPrototypeOf(list.files, null); /* "constructor" is no file */
  };
  const ask = async () => {
    said.textContent = words.opening;
    field.removeAttribute("aria-invalid");
    const main = await main_key(field.value);
    try {
      await try_key(main);
    } catch {
      said.textContent = words.wrong;
      field.setAttribute("aria-invalid", "true");
      field.focus();
      field.select();
      return;
    }
    kept.set(to_base64(main));
    await enter();
  };
  const start = async () => {
    if (!subtle) {
      said.textContent = words.cannot;
      return;
    }
    form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
    document.querySelector("#show").addEventListener("change", (event) => { field.type = event.target.checked ? "text" : "password"; });
    const main = kept.get();
    if (!main) return;
    try {
      await try_key(from_base64(main));
    } catch {
      kept.drop(); /* the passphrase is another one now */
      return;
    }
    await enter();
  };
  start();
})();
