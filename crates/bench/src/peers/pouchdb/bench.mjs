// PouchDB 9 and express-pouchdb, each on leveldb in a process of its own, over loopback HTTP.
//
//   node bench.mjs CONTENT FOLDER
//
// CONTENT holds one dossier a line as JSON (last state and number of revisions); databases go to FOLDER.
// Each line on standard input is one piece of work as JSON; each answer is one line: a sample, or null where
// PouchDB has nothing of the kind. As it ships: last state and revision ids only, no history, no fsync.

import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { join } from "node:path";
import PouchDB from "pouchdb";

const [content, folder, role] = process.argv.slice(2);
const EDITS = 30;

/** The dossiers as documents whose history of revisions is known by name only. */
function documents(count) {
  const lines = readFileSync(content, "utf8").split("\n", count);
  return lines.map((line) => {
    const { revisions, ...dossier } = JSON.parse(line);
    const ids = Array.from({ length: revisions }, (_, nth) => revision(dossier._id, revisions - nth));
    return { ...dossier, _rev: `${revisions}-${ids[0]}`, _revisions: { start: revisions, ids } };
  });
}

function revision(id, nth) {
  return createHash("md5").update(`${id}/${nth}`).digest("hex");
}

async function fill(database, count) {
  const held = await database.info();
  if (held.doc_count >= count) return;
  await database.bulkDocs(documents(count), { new_edits: false });
}

/** Changes one field in each of the dossiers from `first` on, in one batch. */
async function change(database, first, count, round) {
  const keys = documents(first + count).slice(first).map((dossier) => dossier._id);
  const { rows } = await database.allDocs({ keys, include_docs: true });
  const changed = rows.map(({ doc }) => ({ ...doc, fields: { ...doc.fields, summary: `更正 ${round}` } }));
  await database.bulkDocs(changed);
}

// ---- the server's process ----

async function serve() {
  const { default: express } = await import("express");
  const { default: handler } = await import("express-pouchdb");
  const Server = PouchDB.defaults({ prefix: join(folder, "server-") });
  const sockets = new Set();
  let requests = 0;
  const app = express();
  app.use((_request, _response, next) => {
    requests += 1;
    next();
  });
  app.use(handler(Server, { mode: "minimumForPouchDB", inMemoryConfig: true, logPath: join(folder, "server.log") }));
  const listening = app.listen(0, "127.0.0.1", () => process.send({ port: listening.address().port }));
  listening.on("connection", (socket) => sockets.add(socket));
  const commands = {
    traffic: () => {
      const bytes = [...sockets].reduce((sum, socket) => sum + socket.bytesRead + socket.bytesWritten, 0);
      return { messages: 2 * requests, bytes };
    },
    fill: ({ name, count }) => fill(new Server(name), count),
    change: ({ name, first, count, round }) => change(new Server(name), first, count, round),
  };
  process.on("message", async (message) => process.send((await commands[message.command](message)) ?? {}));
}

// ---- the client's process ----

class Client {
  constructor(server, port) {
    this.server = server;
    this.port = port;
    this.round = 0;
  }

  ask(message) {
    return new Promise((resolve) => {
      this.server.once("message", resolve);
      this.server.send(message);
    });
  }

  local(name) {
    return new PouchDB(join(folder, `client-${name}`));
  }

  /** Both sides of a database with the same dossiers, which have synced before. */
  async both(name, count) {
    const local = this.local(name);
    await fill(local, count);
    const remote = await this.remote(name, count);
    await PouchDB.sync(local, remote);
    return { local, remote };
  }

  async remote(name, count) {
    await this.ask({ command: "fill", name, count });
    const remote = new PouchDB(`http://127.0.0.1:${this.port}/${name}`);
    await remote.info();
    return remote;
  }

  async timed(of, work) {
    const before = await this.ask({ command: "traffic" });
    const start = performance.now();
    const done = await work();
    const seconds = (performance.now() - start) / 1e3;
    const after = await this.ask({ command: "traffic" });
    return { seconds, messages: after.messages - before.messages, bytes: after.bytes - before.bytes, done, of };
  }

  async unchanged({ dossiers }, options = {}) {
    const { local, remote } = await this.both(`same-${dossiers}`, dossiers);
    const sample = await this.timed(dossiers, () => PouchDB.sync(local, remote, options).then(() => dossiers));
    await local.close();
    return sample;
  }

  /** Without a checkpoint: what a third device pays, or one that was restored. */
  unchanged_anew(work) {
    return this.unchanged(work, { checkpoint: false });
  }

  async changed({ dossiers, each_side: count }) {
    const name = `same-${dossiers}`;
    const { local, remote } = await this.both(name, dossiers);
    this.round += 1;
    await change(local, 0, count, this.round);
    await this.ask({ command: "change", name, first: count, count, round: this.round });
    const sample = await this.timed(dossiers, async () => {
      const { push, pull } = await PouchDB.sync(local, remote);
      return dossiers - 2 * count + push.docs_written + pull.docs_written;
    });
    await local.close();
    return sample;
  }

  async first({ dossiers }) {
    const remote = await this.remote(`same-${dossiers}`, dossiers);
    this.round += 1;
    const local = this.local(`first-${this.round}`);
    await local.info();
    const sample = await this.timed(dossiers, async () => (await local.replicate.from(remote)).docs_written);
    await local.destroy();
    return sample;
  }

  /** Times work on a database that was closed before. */
  async reopened(dossiers, of, work) {
    const name = `same-${dossiers}`;
    const before = this.local(name);
    await fill(before, dossiers);
    await before.close();
    let local;
    const sample = await this.timed(of, async () => {
      local = this.local(name);
      return work(local);
    });
    await local.close();
    return sample;
  }

  list({ dossiers }) {
    return this.reopened(dossiers, dossiers, async (local) => (await local.allDocs({ include_docs: true })).rows.length);
  }

  open({ dossiers }) {
    const [{ _id }] = documents(1);
    return this.reopened(dossiers, 1, (local) => local.get(_id).then(() => 1));
  }

  async edit({ dossiers }) {
    const local = this.local(`same-${dossiers}`);
    await fill(local, dossiers);
    const [{ _id }] = documents(1);
    const times = [];
    for (let nth = 0; nth < EDITS; nth += 1) {
      const held = await local.get(_id);
      held.fields.summary = `更正 ${this.round}/${nth}`;
      const { seconds } = await this.timed(1, () => local.put(held).then(() => 1));
      times.push(seconds);
    }
    await local.close();
    times.sort((a, b) => a - b);
    return { seconds: times[EDITS / 2], messages: 0, bytes: 0, done: 1, of: 1 };
  }
}

async function main() {
  const server = fork(process.argv[1], [content, folder, "server"]);
  const { port } = await new Promise((resolve) => server.once("message", resolve));
  const client = new Client(server, port);
  for await (const line of createInterface({ input: process.stdin })) {
    const { work, ...scope } = JSON.parse(line);
    const sample = work in client ? await client[work](scope) : null;
    process.stdout.write(`${JSON.stringify(sample)}\n`);
  }
  server.kill();
}

await (role === "server" ? serve() : main());
