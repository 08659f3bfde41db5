/** The one place where events are applied. */
import { nextTick } from "vue";

import type { BridgeEvent } from "../bridge";
import { Failure } from "../bridge";
import { theBridge } from "./engine";
import { Counter, everything, note, noPlan, type Part, type Plan } from "./plan";
import { useOffered } from "./offered";
import { useRecord } from "./record";
import { useSession } from "./session";

/** Events within so many milliseconds are answered together. */
const TOGETHER = 60;
/** Where reading takes long, as while many scans come in, so many times as long is left to whoever uses the page, */
const LEISURE = 4;
/** but no more than so many milliseconds. */
const LONGEST = 1000;
/** Above so many stale rows the whole list is read. */
const MANY = 20;

let plan = noPlan();
let timer: number | undefined;
let reading: Promise<void> = Promise.resolve();
/** How many readings are under way or wait for their turn. */
let readings = 0;
/** When the last reading ended, and how long it took, in milliseconds. */
let [ended, took] = [0, 0];

export function listen(): void {
  const counter = new Counter();
  theBridge().subscribe((event) => {
    if (counter.gap(event.n)) merge(everything());
    apply(event);
  });
}

/** Reads everything that the screens show. */
export async function readAll(): Promise<void> {
  merge(everything());
  await flush();
}

function apply(event: BridgeEvent): void {
  const session = useSession();
  if (event.kind === "progress") {
    session.progress = event.done < event.total ? { text: event.text, done: event.done, total: event.total } : null;
    return;
  }
  if (event.kind === "offered") return void useOffered().read();
  note(plan, event);
  soon();
}

/** Reads when the time has come; while a reading is under way, after it. */
function soon(): void {
  if (readings > 0) return;
  const leisure = Math.min(LEISURE * took, LONGEST) - (performance.now() - ended);
  timer ??= window.setTimeout(() => void flush(), Math.max(TOGETHER, leisure));
}

function merge(more: Plan): void {
  more.parts.forEach((part) => plan.parts.add(part));
  more.topics.forEach((topic) => plan.topics.add(topic));
}

/** Carries out the plan; one reading after the other, so that a late answer never overwrites a newer one. */
function flush(): Promise<void> {
  window.clearTimeout(timer);
  timer = undefined;
  const due = plan;
  plan = noPlan();
  readings += 1;
  reading = reading
    .then(() => timed(due))
    .catch((failure: unknown) => {
      // A profile that was closed in between has nothing to be read.
      if (Failure.of(failure).code === "bridge") throw failure;
    });
  return reading;
}

async function timed(due: Plan): Promise<void> {
  const began = performance.now();
  try {
    await read(due);
    await nextTick();
  } finally {
    readings -= 1;
    ended = performance.now();
    took = ended - began;
    if (plan.docs.size + plan.parts.size > 0) soon();
  }
}

async function read({ docs: stale, parts, topics }: Plan): Promise<void> {
  const docs = [...stale];
  const [session, record] = [useSession(), useRecord()];
  if (parts.has("profile")) await session.readProfile();
  if (parts.has("status") || parts.has("profile")) await session.readStatus();
  if (!session.open || !session.enrolled) return;
  const all = docs.length > MANY || parts.has("rows");
  if (all) await record.readRows();
  const content = all ? docs.filter((id) => id === record.opened?.id) : docs;
  if (all && record.opened && !content.includes(record.opened.id)) content.push(record.opened.id);
  if (content.length > 0) await record.readDocs(content);
  const wanted: [Part, () => Promise<void>][] = [
    ["cards", record.readCards],
    ["receipts", record.readReceipts],
    ["peers", record.readPeers],
    ["devices", record.readDevices],
    ["quarantine", record.readQuarantine],
    ["closing", record.readClosing],
  ];
  await Promise.all(wanted.filter(([part]) => parts.has(part)).map(([, reader]) => reader()));
  record.touched = { docs: stale, topics };
}
