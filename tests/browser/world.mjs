// What the browser tests share: the program, a built site, a browser, and real servers on loopback.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, mkdirSync, readdirSync, writeFileSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
export const liasse = process.env.LIASSE_BIN ?? join(target, "release", "liasse");

/** A folder that is gone with the machine's temporary files. */
export const folder = () => mkdtempSync(join(tmpdir(), "liasse-"));

/** Builds the dossier at `dossier` and returns the site's folder, readable by any server. */
export function build(dossier = root) {
  const site = join(folder(), "site");
  execFileSync(liasse, ["build", "-q", "-r", dossier, "-o", site]);
  return site;
}

/** Every file below a folder, relative to it. */
export function files(base, under = base) {
  return readdirSync(under, { withFileTypes: true }).flatMap((entry) => {
    const path = join(under, entry.name);
    return entry.isDirectory() ? files(base, path) : [relative(base, path)];
  });
}

export const browse = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });

/** A port nobody listens on. */
export const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Waits until an address answers. */
export async function answers(url) {
  for (let tries = 0; tries < 200; tries++) {
    try {
      await fetch(url);
      return;
    } catch {
      await sleep(25);
    }
  }
  throw new Error(`${url} does not answer`);
}

const running = [];

/** Starts a server and remembers to end it. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: "ignore", ...options });
  running.push(child);
  return child;
}

export const stopAll = () => running.splice(0).forEach((child) => child.kill());

/** The servers a site is published on, each with the address of its home page; those not installed are left out. */
export async function hosts(site) {
  const found = [["file", `file://${site}/index.html`]];
  const python = await freePort();
  start("python3", ["-m", "http.server", String(python), "--bind", "127.0.0.1", "--directory", site]);
  found.push(["python", `http://127.0.0.1:${python}/index.html`]);
  if (existsSync("/usr/sbin/nginx")) found.push(["nginx under a sub-path", await nginx(site)]);
  if (existsSync("/usr/bin/caddy")) found.push(["caddy", await caddy(site)]);
  for (const [, url] of found) if (url.startsWith("http")) await answers(url);
  return found;
}

async function nginx(site) {
  const [port, home] = [await freePort(), folder()];
  mkdirSync(join(home, "www", "a"), { recursive: true });
  symlinkSync(site, join(home, "www", "a", "dossier"));
  const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${home}/${name};`).join(" ");
  writeFileSync(
    join(home, "nginx.conf"),
    `daemon off; user root; pid ${home}/pid; error_log ${home}/error.log; events {}
     http { include /etc/nginx/mime.types; access_log off; ${temp}
       server { listen 127.0.0.1:${port}; root ${home}/www; error_page 404 /a/dossier/404.html; } }`,
  );
  start("/usr/sbin/nginx", ["-c", join(home, "nginx.conf")]);
  return `http://127.0.0.1:${port}/a/dossier/index.html`;
}

async function caddy(site) {
  const port = await freePort();
  const home = folder();
  start("/usr/bin/caddy", ["file-server", "--listen", `127.0.0.1:${port}`, "--root", site], {
    env: { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home },
  });
  return `http://127.0.0.1:${port}/index.html`;
}
