/** The dossier in the editor: its edits, its checks, and undo of one's own edits. */
import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";

import type { Check, Dossier, Finding } from "../bridge/shapes";
import { asOnPaper } from "../editor/sheet";
import { did, noHistory, redo, undo, type Turn } from "../editor/undo";
import { ask } from "./engine";
import { useRecord } from "./record";
import { useSession } from "./session";
import { two } from "./time";

/** When the last edit of this window reached the disk. */
export const lastSaved = ref("");

function noteSaved(): void {
  const now = new Date();
  lastSaved.value = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(":");
}

/** Checks follow an edit after so many milliseconds. */
const CHECK = 250;

export const useOpened = defineStore("opened", () => {
  const record = useRecord();
  const session = useSession();
  const check = shallowRef<Check | null>(null);
  const trail = shallowRef(noHistory);
  /** The field, section or column that has the focus. */
  const focused = ref<string | null>(null);
  /** Identity numbers that were asked for in full; an audited act. */
  const unmasked = ref<string | null>(null);
  const writing = ref(0);

  const dossier = computed(() => record.opened);
  const canUndo = computed(() => trail.value.done.length > 0);
  const canRedo = computed(() => trail.value.undone.length > 0);
  const findings = computed(() => check.value?.findings ?? []);
  /** What has to be filled in or put right, in the order of the paper; disagreements are counted by themselves. */
  const blocking = computed(() =>
    asOnPaper(
      session.form,
      findings.value.filter((finding) => finding.level === "block" && finding.rule !== "conflict"),
    ),
  );
  const conflicts = computed(() => check.value?.conflicts ?? 0);
  const toGo = computed(() => blocking.value.length + conflicts.value);

  async function open(id: string): Promise<void> {
    [check.value, trail.value, focused.value, unmasked.value] = [null, noHistory, null, null];
    await record.open(id);
    await readCheck();
  }

  let timer: number | undefined;
  function checkSoon(): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void readCheck(), CHECK);
  }

  async function readCheck(): Promise<void> {
    const id = dossier.value?.id;
    if (!id) return;
    const found = await ask("dossier_check", { id });
    if (dossier.value?.id === found.id) check.value = found;
  }

  /** The value of a path: a field, `narrative`, or `section/record/column`. */
  function value(path: string): string {
    const now = dossier.value;
    if (!now) return "";
    const [section, id, column] = path.split("/");
    if (path === "narrative") return now.narrative;
    if (column === undefined) return (path === "id_number" ? unmasked.value : null) ?? now.fields[path] ?? "";
    return now.records[section ?? ""]?.find((row) => row.id === id)?.[column] ?? "";
  }

  /** Writes a value; answers what is stored, tidied. The narrative is written over `base` only, and refused where another text stands. */
  async function write(path: string, to: string, own = true, base = value(path)): Promise<string> {
    const id = dossier.value?.id ?? "";
    const before = value(path);
    writing.value += 1;
    try {
      const stored = await put(id, path, to, base);
      noteSaved();
      // An identity number is masked on the screen, and a masked one must never be written back.
      if (own && path !== "id_number") trail.value = did(trail.value, { field: path, before, after: stored });
      checkSoon();
      return stored;
    } finally {
      writing.value -= 1;
    }
  }

  async function put(id: string, path: string, to: string, base: string): Promise<string> {
    const [section = "", item = "", column] = path.split("/");
    if (path === "narrative") {
      await ask("dossier_text", { id, text: to, base });
      update((now) => ({ ...now, narrative: to }));
      return to;
    }
    if (column !== undefined) {
      await ask("record_set", { id, section, record: item, values: [[column, to]] });
      await reread(id);
      return value(path);
    }
    const answer = await ask<{ fields: Record<string, string> }>("dossier_set", { id, values: [[path, to]] });
    const stored = answer.fields[path] ?? to;
    if (path === "id_number" && unmasked.value !== null) unmasked.value = to;
    update((now) => ({ ...now, fields: { ...now.fields, [path]: stored } }));
    return path === "id_number" && unmasked.value !== null ? to : stored;
  }

  function update(change: (now: Dossier) => Dossier): void {
    if (record.opened) record.opened = change(record.opened);
  }

  const reread = async (id = dossier.value?.id ?? ""): Promise<void> => record.readDocs([id]);

  /** A new record with its first value; answers its id. */
  async function addRecord(section: string, values: [string, string][]): Promise<string> {
    const id = dossier.value?.id ?? "";
    const answer = await ask<{ record: string }>("record_set", { id, section, record: null, values });
    noteSaved();
    await reread(id);
    checkSoon();
    return answer.record;
  }

  async function removeRecord(section: string, item: string): Promise<void> {
    const id = dossier.value?.id ?? "";
    await ask("record_remove", { id, section, record: item, reason: "" });
    noteSaved();
    await reread(id);
    checkSoon();
  }

  /** Undoes or redoes a step; answers the step that a colleague has overtaken, if it is one. */
  async function turn(
    step: (history: typeof trail.value, current: (path: string) => string) => Turn | null,
  ): Promise<Turn["stale"]> {
    const next = step(trail.value, value);
    if (!next) return null;
    const before = trail.value;
    trail.value = next.history;
    try {
      if (next.write) await write(next.write.field, next.write.value, false);
    } catch (refused) {
      trail.value = before;
      throw refused;
    }
    return next.stale;
  }

  async function unmask(): Promise<void> {
    const id = dossier.value?.id ?? "";
    const full = await ask("dossier_show", { id, unmask: true });
    unmasked.value = full.fields["id_number"] ?? "";
  }

  /** What the rules say of a field, a section or the narrative. */
  function about(path: string): Finding[] {
    return findings.value.filter((finding) => finding.field === path || finding.field?.startsWith(`${path}/`));
  }

  return {
    dossier,
    check,
    findings,
    blocking,
    conflicts,
    toGo,
    focused,
    unmasked,
    writing,
    canUndo,
    canRedo,
    open,
    reread,
    readCheck,
    checkSoon,
    value,
    write,
    addRecord,
    removeRecord,
    unmask,
    about,
    undo: () => turn(undo),
    redo: () => turn(redo),
  };
});
