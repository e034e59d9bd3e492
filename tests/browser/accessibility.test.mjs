// Valid HTML on every page; axe on one page of each kind, narrow and wide, light and dark.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { browse, build, files } from "./world.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser, site;
before(async () => {
  site = build();
  browser = await browse();
});
after(() => browser?.close());

test("every page is valid HTML", async () => {
  const validator = new HtmlValidate(new FileSystemConfigLoader([], {
    extends: ["html-validate:standard"],
    rules: { "no-trailing-whitespace": "off", "long-title": "off", "no-inline-style": "error" },
  }));
  const wrong = [];
  for (const path of files(site).filter((path) => path.endsWith(".html"))) {
    const report = await validator.validateFile(join(site, path));
    for (const result of report.results) {
      for (const message of result.messages) wrong.push(`${path}:${message.line}: ${message.ruleId}: ${message.message}`);
    }
  }
  assert.deepEqual(wrong.slice(0, 20), []);
});

/** One page of each kind: the deepest folder tells. */
function kinds() {
  const pages = files(site).filter((path) => path.endsWith(".html"));
  const chosen = new Map();
  for (const path of pages) chosen.set(path.split("/").slice(0, path.split("/").length - 2).join("/") + path.split("/").length, path);
  return [...new Set([...chosen.values(), ...pages.filter((path) => path.split("/").length < 3)])];
}

for (const [width, scheme] of [[360, "light"], [1280, "light"], [1280, "dark"]]) {
  test(`axe finds nothing at ${width} pixels, ${scheme}`, async () => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: true });
    const page = await context.newPage();
    const wrong = [];
    for (const path of kinds()) {
      await page.goto(`file://${join(site, path)}`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() =>
        axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
      for (const { id, help, nodes } of violations) wrong.push(`${path}: ${id}: ${help}: ${nodes[0]?.html?.slice(0, 160)}`);
    }
    assert.deepEqual(wrong, []);
    await context.close();
  });
}
