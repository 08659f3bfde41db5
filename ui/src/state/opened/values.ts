/** Reading and writing the values of the dossier that is open: a field, `narrative`, or `section/record/column`. */
import { ref, type ComputedRef } from "vue";

import type { Dossier } from "../../bridge/shapes";
import { ask } from "../engine";
import { useRecord } from "../record";

/** `wrote` is told after everything that reached the disk. */
export function useValues(dossier: ComputedRef<Dossier | null>, wrote: () => void) {
  const record = useRecord();
  /** Identity numbers that were asked for in full; an audited act. */
  const unmasked = ref<string | null>(null);
  /** How many writes are under way. */
  const writing = ref(0);
  const id = (): string => dossier.value?.id ?? "";
  const reread = (): Promise<void> => record.readDocs([id()]);

  function value(path: string): string {
    const now = dossier.value;
    if (!now) return "";
    const [section, row, column] = path.split("/");
    if (path === "narrative") return now.narrative;
    if (column === undefined) return (path === "id_number" ? unmasked.value : null) ?? now.fields[path] ?? "";
    return now.records[section ?? ""]?.find((one) => one.id === row)?.[column] ?? "";
  }

  /** Answers what is stored, tidied. The narrative is written over `base` only, and refused where another text stands. */
  async function write(path: string, to: string, base = value(path)): Promise<string> {
    writing.value += 1;
    try {
      const stored = await put(path, to, base);
      wrote();
      return stored;
    } finally {
      writing.value -= 1;
    }
  }

  async function put(path: string, to: string, base: string): Promise<string> {
    const of = id();
    const [section = "", item = "", column] = path.split("/");
    if (path === "narrative") {
      await ask("dossier_text", { id: of, text: to, base });
      update(of, (now) => ({ ...now, narrative: to }));
      return to;
    }
    if (column !== undefined) {
      await ask("record_set", { id: of, section, record: item, values: [[column, to]] });
      await reread();
      return value(path);
    }
    const answer = await ask("dossier_set", { id: of, values: [[path, to]] });
    const stored = answer.fields[path] ?? to;
    if (path === "id_number" && unmasked.value !== null) unmasked.value = to;
    update(of, (now) => ({ ...now, fields: { ...now.fields, [path]: stored } }));
    return path === "id_number" && unmasked.value !== null ? to : stored;
  }

  /** Another one may have been opened meanwhile. */
  function update(of: string, change: (now: Dossier) => Dossier): void {
    if (record.opened?.id === of) record.opened = change(record.opened);
  }

  /** A new record with its first value; answers its id. */
  async function addRecord(section: string, values: [string, string][]): Promise<string> {
    const answer = await ask("record_set", { id: id(), section, record: null, values });
    await reread();
    wrote();
    return answer.record;
  }

  async function removeRecord(section: string, item: string): Promise<void> {
    await ask("record_remove", { id: id(), section, record: item, reason: "" });
    await reread();
    wrote();
  }

  async function unmask(): Promise<void> {
    const full = await ask("dossier_show", { id: id(), unmask: true });
    unmasked.value = full.fields["id_number"] ?? "";
  }

  return { unmasked, writing, value, write, reread, addRecord, removeRecord, unmask };
}
