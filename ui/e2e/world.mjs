// A small world for tests in a browser: real engines behind HTTP, one per device, and pages over them.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

import { chromium } from "playwright-core";

const root = resolve(import.meta.dirname, "../..");
const program = process.env.JIANGXUAN_BRIDGE_PROGRAM ?? join(root, "target/debug/examples/bridge");
/** Where pictures of journeys go. */
export const shots = join(root, "target/journeys");
/** Longer than any step takes, even where the computer is busy with other things: a journey waits for events, not for time. */
const PATIENCE = 90_000;
const PASSPHRASE = "只为测试用的口令";

/** One device: an engine over a profile of its own. */
export class Device {
  constructor(world, name) {
    this.world = world;
    this.name = name;
    this.home = join(world.folder, name);
  }

  async start() {
    const env = { ...process.env, JIANGXUAN_PASSPHRASE: PASSPHRASE };
    const args = ["--home", this.home, "--port", "0", "--ui", join(root, "ui/dist")];
    this.process = spawn(program, args, { env, stdio: ["ignore", "pipe", "inherit"] });
    const lines = createInterface({ input: this.process.stdout });
    const [line] = await once(lines, "line", PATIENCE, `${this.name} did not start`);
    this.origin = `http://${JSON.parse(line).listening}`;
    const { state } = await this.rpc("profile_state");
    if (state === "locked") await this.rpc("unlock", { passphrase: PASSPHRASE });
    return this;
  }

  /** Carries out a request; throws with the engine's own words. */
  async rpc(command, more = {}) {
    const answer = await fetch(`${this.origin}/rpc`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ command, ...more }),
    });
    const body = await answer.json();
    if (!answer.ok) throw new Error(`${this.name}: ${command}: ${body.code}: ${body.message}`);
    return body;
  }

  async page(options = {}) {
    const context = await this.world.browser.newContext({
      viewport: { width: 1280, height: 720 },
      locale: "zh-CN",
      ...options,
    });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    page.on(
      "console",
      (message) => message.type() === "error" && this.world.complaints.push(`${this.name}: ${message.text()}`),
    );
    page.on("pageerror", (error) => this.world.complaints.push(`${this.name}: ${error.stack ?? error}`));
    await page.goto(this.origin);
    return page;
  }

  async stop() {
    if (!this.process || this.process.exitCode !== null) return;
    this.process.kill("SIGCONT");
    const ended = once(this.process, "exit", PATIENCE, `${this.name} did not end`);
    this.process.kill("SIGTERM");
    await ended;
  }
}

export class World {
  complaints = [];
  devices = [];
  folder = mkdtempSync(join(tmpdir(), "jiangxuan-ui-"));

  async open() {
    if (!existsSync(program))
      throw new Error(`${program} is not built yet: cargo build -p jiangxuan-api --example bridge`);
    this.browser = await chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--font-render-hinting=none",
      ],
    });
    return this;
  }

  async device(name) {
    const device = await new Device(this, name).start();
    this.devices.push(device);
    return device;
  }

  async close() {
    await this.browser?.close();
    await Promise.all(this.devices.map((device) => device.stop()));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function once(emitter, event, limit, complaint) {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(complaint)), limit);
    emitter.once(event, (...values) => {
      clearTimeout(timer);
      done(values);
    });
  });
}

/** Waits until `look` gives something true. */
export async function until(look, complaint, limit = PATIENCE) {
  const end = Date.now() + limit;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`not in time: ${complaint}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** The season of the notice, with its last day so many days from now; it ends at 18:00, or at another time of Beijing. */
export function season(days, time = "18:00") {
  const text = readFileSync(join(root, "crates/rules/seasons/jinzhong-2019.toml"), "utf8");
  const day = new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
  const year = day.slice(0, 4);
  const opens = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
  return text
    .replace(/^title = .*/m, `title = "${year}年度“晋中工匠”遴选推荐"`)
    .replace(/^year = .*/m, `year = ${year}`)
    .replace(/^doc_no = .*/m, `doc_no = "市人社发[${year}]26号"`)
    .replace(/^opens = .*/m, `opens = "${opens}"`)
    .replace(/^deadline_day = "[^"]*"/m, `deadline_day = "${day}"`)
    .replace(/^deadline_time = "[^"]*"/m, `deadline_time = "${time}"`);
}

/** Founds a season on `hub`. */
export async function found(
  hub,
  days = 6,
  { person = "程雅静", name = "职业能力建设科收件机", text = season(days) } = {},
) {
  await hub.rpc("profile_create", { passphrase: null });
  await hub.rpc("campaign_create", {
    season: text,
    bureau_name: "晋中市人力资源和社会保障局",
    device_name: name,
    person,
  });
}

/** The network is back: each of `others` learns where the city's device listens now. */
export async function reachable(hub, ...others) {
  const { device } = await hub.rpc("status");
  const { addresses } = await hub.rpc("invite", {
    bureau: "140729",
    role: "editor",
    valid: 60_000,
    preapproved: false,
    addresses: [],
    relay: null,
  });
  for (const other of others) await other.rpc("peer_add", { device, addresses });
}

/** Brings `device` into the season of `hub`. */
export async function enrol(hub, device, bureau, name, person) {
  const { ticket } = await hub.rpc("invite", {
    bureau,
    role: "editor",
    valid: 86_400_000,
    preapproved: false,
    addresses: [],
    relay: null,
  });
  await device.rpc("profile_create", { passphrase: null });
  const { code } = await device.rpc("join", { ticket, device_name: name, person });
  await hub.rpc("device_confirm", { code });
  await until(async () => (await device.rpc("status")).state === "enrolled", `${name} is in`);
  await device.rpc("sync", { timeout: 15_000 });
  await until(
    () =>
      device.rpc("campaign_show").then(
        () => true,
        () => false,
      ),
    `${name} has the season`,
  );
}

/** The city's device, and two devices of one bureau in its season. */
export async function colleagues(world, bureau) {
  const [hub, one, two] = [await world.device("hub"), await world.device("one"), await world.device("two")];
  await found(hub);
  await enrol(hub, one, bureau, "职建股1号机", "武志勤");
  await enrol(hub, two, bureau, "职建股2号机", "田晓芸");
  return [hub, one, two];
}

/**
 * Each of several devices does something while it reaches nobody; then all of them run again. `acts` are pairs of a device and what it
 * does. The hub only sleeps: started anew, it would listen at a place that nobody knows.
 */
export async function apart(hub, ...acts) {
  for (const [device] of acts) await device.stop();
  hub.process.kill("SIGSTOP");
  for (const [device, act] of acts) {
    await device.start();
    await act();
    await device.stop();
  }
  hub.process.kill("SIGCONT");
  for (const [device] of acts) await device.start();
}
