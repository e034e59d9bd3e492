// One build, opened everywhere: every page, style sheet, link and anchor works, nothing calls elsewhere,
// and a fact's link lights its sentence without any script.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browse, build, hosts, stopAll } from "./world.mjs";

let browser, site, places;
before(async () => {
  site = build();
  [browser, places] = [await browse(), await hosts(site)];
});
after(async () => {
  await browser?.close();
  stopAll();
});

/** Opens every page that can be reached from `home`; returns what went wrong and what was seen. */
async function crawl(home) {
  const base = home.slice(0, home.lastIndexOf("/") + 1);
  const context = await browser.newContext();
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => message.type() === "error" && wrong.push(`console: ${message.text()} on ${page.url()}`));
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("request", (request) => request.url().startsWith(base) || wrong.push(`request elsewhere: ${request.url()}`));
  // What is still loading when the next page is opened is given up by the browser itself.
  const givenUp = (request) => request.failure()?.errorText === "net::ERR_ABORTED";
  page.on("requestfailed", (request) => givenUp(request) || wrong.push(`failed: ${request.url()}`));
  page.on("response", (response) => response.status() >= 400 && wrong.push(`${response.status()}: ${response.url()}`));
  const ids = new Map();
  const links = new Map();
  const queue = [home];
  while (queue.length > 0) {
    const url = queue.pop();
    if (ids.has(url)) continue;
    await page.goto(url);
    const seen = await page.evaluate(() => ({
      ids: [...document.querySelectorAll("[id]")].map((node) => node.id),
      links: [...document.querySelectorAll("a[href]")].map((node) => new URL(node.getAttribute("href"), document.baseURI).href),
      styled: [...document.styleSheets].some((sheet) => sheet.href && getComputedStyle(document.body).marginTop !== ""),
      wide: document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
    }));
    ids.set(url, new Set(seen.ids));
    if (!seen.styled) wrong.push(`no style sheet on ${url}`);
    if (seen.wide) wrong.push(`scrolls sideways: ${url}`);
    for (const link of seen.links.filter((link) => link.startsWith(base))) {
      const [file, anchor] = link.split("#");
      links.set(link, [file, anchor ? decodeURIComponent(anchor) : "", url]);
      if (file.endsWith(".html") && !ids.has(file)) queue.push(file);
    }
  }
  for (const [file, anchor, from] of links.values()) {
    if (anchor && !ids.get(file)?.has(anchor)) wrong.push(`no #${anchor} on ${file}, linked from ${from}`);
  }
  await context.close();
  return { wrong, pages: ids.size, links: links.size };
}

test("every page, link and anchor works on every kind of host", async (t) => {
  const counts = [];
  for (const [name, home] of places) {
    await t.test(name, async () => {
      const { wrong, pages, links } = await crawl(home);
      assert.deepEqual(wrong, []);
      assert.ok(pages > 30 && links > 300, `${pages} pages, ${links} links`);
      counts.push(`${pages}/${links}`);
    });
  }
  assert.equal(new Set(counts).size, 1, `the same site everywhere: ${counts}`);
});

test("a fact's link lights its sentence, with scripts turned off", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(places[0][1]);
  const link = page.locator('article.fact a[href*="#f-"], figure.fact a[href*="#f-"]').first();
  const id = (await link.getAttribute("href")).split("#")[1];
  await link.click();
  const target = page.locator(`[id="${id}"]`);
  await target.waitFor({ state: "attached" });
  await context.close();
  const lit = await browser.newContext();
  const again = await lit.newPage();
  const address = page.url();
  await again.goto(address);
  const colours = await again.evaluate(() => {
    const target = document.querySelector(":target");
    const sentence = target?.closest(".s") ?? target;
    const other = [...document.querySelectorAll(".s")].find((node) => !node.contains(target));
    const colour = (node) => node && getComputedStyle(node).backgroundColor + getComputedStyle(node).boxShadow;
    return { lit: colour(sentence), plain: colour(other), there: Boolean(target) };
  });
  assert.ok(colours.there, `no target at ${address}`);
  assert.notEqual(colours.lit, colours.plain, `not lit at ${address}`);
  await lit.close();
});

test("no page scrolls sideways on a narrow screen", async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  const home = places[0][1];
  await page.goto(home);
  const targets = await page.evaluate(() => [...document.querySelectorAll("nav a[href]")].map((node) => node.href.split("#")[0]));
  for (const url of new Set([home, ...targets])) {
    await page.goto(url);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 1, `${url} is ${wide} pixels too wide`);
  }
  await context.close();
});
