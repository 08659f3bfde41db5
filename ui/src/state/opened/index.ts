/** The dossier in the editor: its values, what the rules say of it, and undo of one's own edits. */
import { defineStore } from "pinia";
import { computed, ref, watch } from "vue";

import { say } from "../../components/toast";
import { saidBy } from "../../editor/identity";
import { t } from "../../i18n";
import { touches } from "../plan";
import { useRecord } from "../record";
import { useChecking } from "./checking";
import { useSaved } from "./saved";
import { useSteps } from "./steps";
import { useValues } from "./values";

export const useOpened = defineStore("opened", () => {
  const record = useRecord();
  const dossier = computed(() => record.opened);
  /** The field, section or column that has the focus. */
  const focused = ref<string | null>(null);
  const saved = useSaved();
  const values = useValues(dossier, wrote);
  const { forget: forgetCheck, ...checking } = useChecking(dossier, values.value);
  const { noteStep, forget: forgetSteps, ...steps } = useSteps(values.value, (path, to) => values.write(path, to));

  function wrote(): void {
    saved.note();
    checking.checkSoon();
  }

  /** Writes a value; answers what is stored. The narrative is written over `base` only. */
  async function write(path: string, to: string, base?: string): Promise<string> {
    const before = values.value(path);
    const stored = await values.write(path, to, base);
    noteStep(path, before, stored);
    if (path === "id_number") await derive(to);
    return stored;
  }

  /** What the number says by itself is filled in where nothing stands yet. */
  async function derive(number: string): Promise<void> {
    const said = saidBy(number);
    const wanted = said ? { gender: said.gender, birth_date: said.birth } : {};
    const empty = Object.entries(wanted).filter(([path]) => values.value(path) === "");
    for (const [path, value] of empty) await write(path, value);
    if (empty.length > 0) say(t("dossier.edit.derived"));
  }

  async function open(id: string): Promise<void> {
    forgetCheck();
    forgetSteps();
    [focused.value, values.unmasked.value, saved.at.value] = [null, null, null];
    await record.open(id);
    await checking.readCheck();
  }

  /** What a colleague wrote, or what was decided elsewhere, may have changed what is missing. */
  watch(
    () => record.touched,
    (now) =>
      dossier.value && touches(now, { topics: ["documents"], dossier: dossier.value.id }) && checking.checkSoon(),
  );

  return { dossier, focused, savedAt: saved.at, open, ...values, ...checking, ...steps, write };
});
