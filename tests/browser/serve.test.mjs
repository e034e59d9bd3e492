// The preview in a browser: an edit is on screen without a manual reload, a mistake shows what to mend,
// and the site comes back when it is mended.
import assert from "node:assert/strict";
import { cpSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { answers, browse, folder, freePort, liasse, root, start, stopAll } from "./world.mjs";

let browser, page, dossier, address;
const source = () => join(dossier, "content/sources/appel-a-l-otsc.txt");

before(async () => {
  dossier = join(folder(), "dossier");
  for (const name of ["liasse.toml", "content"]) cpSync(join(root, name), join(dossier, name), { recursive: true });
  const port = await freePort();
  start(liasse, ["serve", "-q", "-r", dossier, "-p", String(port)]);
  address = `http://127.0.0.1:${port}`;
  await answers(address);
  browser = await browse();
  page = await browser.newPage();
});
after(async () => {
  await browser?.close();
  stopAll();
});

const shows = (text) => page.waitForFunction((text) => document.body.innerText.includes(text), text, { timeout: 5000 });

test("an edit is on screen without a manual reload", async () => {
  await page.goto(`${address}/sources/appel-a-l-otsc/index.html`);
  await page.waitForTimeout(300);
  const before = readFileSync(source(), "utf8");
  writeFileSync(source(), `${before}\n\nLa circulation reste difficile ce soir-là.\n`);
  await shows("La circulation reste difficile");
  // As editors save: a new file takes the place of the old one.
  writeFileSync(`${source()}.new`, `${before}\n\nLa circulation reprend peu à peu.\n`);
  renameSync(`${source()}.new`, source());
  await shows("La circulation reprend");
  writeFileSync(source(), before);
});

test("a broken head shows an error page, and the site comes back when it is mended", async () => {
  await page.goto(`${address}/`);
  await page.waitForTimeout(300);
  const before = readFileSync(source(), "utf8");
  writeFileSync(source(), before.replace(/^date = .*$/m, "date = 2022-02-31"));
  await shows("to be mended");
  const text = await page.evaluate(() => document.body.innerText);
  assert.match(text, /content\/sources\/appel-a-l-otsc\.txt:\d+:\d+/);
  assert.equal((await fetch(`${address}/`)).status, 500);
  writeFileSync(source(), before);
  await shows("L’essentiel");
  assert.equal((await fetch(`${address}/`)).status, 200);
});

test("foreign host names are not answered", async () => {
  const { request } = await import("node:http");
  const status = await new Promise((done) => {
    request(`${address}/`, { headers: { Host: "evil.example" } }, (answer) => done(answer.statusCode)).end();
  });
  assert.equal(status, 403);
});
