#!/usr/bin/env node
// A locked folder of a learner, opened without the page in front of it: the keys, the list, and every file, as src/seal describes
// them, with Node's cryptography.
//
//   tests/check/unseal.mjs LOCKED PASSPHRASE OUT
//
// Writes what was sealed into OUT. Exits with 1 when the passphrase does not open the list, or when a file of the list is not there,
// does not open, or a sealed file is not in the list.
import { createDecipheriv, createHmac, pbkdf2Sync } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [locked, passphrase, out] = process.argv.slice(2);
if (!out) {
  console.error("usage: tests/check/unseal.mjs LOCKED PASSPHRASE OUT");
  process.exit(2);
}
const page = readFileSync(join(locked, "index.html"), "utf8");
const [, salt, rounds, sealed] = /data-salt="([^"]+)" data-rounds="(\d+)" data-sealed="([^"]+)"/.exec(page);
const main = pbkdf2Sync(passphrase.normalize("NFC"), Buffer.from(salt, "base64"), Number(rounds), 32, "sha256");
const hash = (key, text) => createHmac("sha256", key).update(text).digest();
const cipher = hash(main, "folioscope cipher"), names = hash(main, "folioscope name");

const open = (name, text) => {
  const data = Buffer.from(text, "base64"), of = createDecipheriv("aes-256-gcm", cipher, data.subarray(0, 12));
  of.setAAD(Buffer.from(name));
  of.setAuthTag(data.subarray(-16));
  return Buffer.concat([of.update(data.subarray(12, -16)), of.final()]);
};
const place = (name) => {
  const bits = [...hash(names, name)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return [...Array(26).keys()].map((i) => "abcdefghijklmnopqrstuvwxyz234567"[parseInt(bits.slice(5 * i, 5 * i + 5), 2)]).join("");
};

const left = new Set(readdirSync(join(locked, "sealed")));
for (const name of Object.keys(JSON.parse(open(".list", sealed).toString()).files)) {
  const script = `${place(name)}.js`, to = join(out, name);
  const [, text] = /^folioscopeSealed\("[a-z2-7]{26}","([^"]*)"\);\n$/.exec(readFileSync(join(locked, "sealed", script), "utf8"));
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, open(name, text));
  left.delete(script);
}
if (left.size) throw new Error(`not in the list: ${[...left].join(" ")}`);
