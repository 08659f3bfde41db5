/** What the rules say of the dossier that is open. */
import { computed, shallowRef, type ComputedRef } from "vue";

import type { Check, Dossier, Finding } from "../../bridge/shapes";
import { asOnPaper } from "../../editor/sheet";
import { ask } from "../engine";
import { useSession } from "../session";

/** Checks follow an edit after so many milliseconds. */
const SOON = 250;

export function useChecking(dossier: ComputedRef<Dossier | null>, value: (path: string) => string) {
  const session = useSession();
  const check = shallowRef<Check | null>(null);
  /** The boxes that a finding is about and that were empty when it was made. */
  const empty = shallowRef<ReadonlySet<string>>(new Set());
  const findings = computed(() => check.value?.findings ?? []);
  /** What has to be filled in or put right, in the order of the paper; disagreements are counted by themselves. */
  const blocking = computed(() =>
    asOnPaper(
      session.form,
      findings.value.filter((finding) => finding.level === "block" && finding.rule !== "conflict"),
    ),
  );
  const conflicts = computed(() => check.value?.conflicts ?? 0);
  /** The one measure of what is missing. */
  const toGo = computed(() => blocking.value.length + conflicts.value);

  async function readCheck(): Promise<void> {
    const id = dossier.value?.id;
    if (!id) return;
    const found = await ask("dossier_check", { id });
    if (dossier.value?.id !== found.id) return;
    empty.value = new Set(found.findings.flatMap(({ field }) => (field && value(field) === "" ? [field] : [])));
    check.value = found;
  }

  let timer: number | undefined;
  function checkSoon(): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void readCheck(), SOON);
  }

  /** What the rules say of a field, a section or the narrative. */
  function about(path: string): Finding[] {
    return findings.value.filter((finding) => finding.field === path || finding.field?.startsWith(`${path}/`));
  }
  const wasEmpty = (path: string): boolean => empty.value.has(path);
  const forget = (): void => void (check.value = null);

  return { check, findings, blocking, conflicts, toGo, readCheck, checkSoon, about, wasEmpty, forget };
}
