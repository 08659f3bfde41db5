/** What moves between computers at a person's wish: a pass with everybody, and files on a stick. */
import { defineStore } from "pinia";
import { ref } from "vue";

import type { SyncReport } from "../bridge/bindings";
import { say, warn } from "../components/toast";
import { t } from "../i18n";
import { ask, theBridge } from "./engine";
import { now } from "./format";
import { useSession } from "./session";

/** A pass ends after so many milliseconds at the latest. */
const LIMIT = 20_000;

export const useTransfer = defineStore("transfer", () => {
  const session = useSession();
  const syncing = ref(false);
  const report = ref<(SyncReport & { at: number }) | null>(null);

  async function sync(): Promise<void> {
    if (syncing.value) return;
    syncing.value = true;
    try {
      report.value = { ...(await ask("sync", { timeout: LIMIT })), at: now() };
      const level = report.value.peers.filter((peer) => peer.outcome === "level").length;
      say(t("sync.passed", { n: level, all: report.value.peers.length }));
    } catch (failure) {
      warn(failure);
    } finally {
      syncing.value = false;
      session.progress = null;
    }
  }

  /** Writes everything the other bureau may have into one encrypted file. */
  async function carryTo(bureau: string, name: string): Promise<void> {
    const out = await theBridge().saveFile(t("sync.carrySave"), `${name}.jxc`);
    if (!out) return;
    try {
      const done = await ask("carry_export", { to: bureau, out });
      say(t("sync.carried", { n: done.documents, file: done.file }));
    } catch (failure) {
      warn(failure);
    }
  }

  async function carryOut(): Promise<void> {
    const municipal = session.campaign?.bureaus.find((bureau) => bureau.type === "municipal");
    if (municipal) await carryTo(municipal.code, `${session.status?.bureau_name ?? ""}-${t("sync.toCity")}`);
  }

  async function carryIn(): Promise<void> {
    const file = await theBridge().pickFile(t("sync.carryPick"), ["jxc", "jiangxuan", "jxj"]);
    if (file) await takeIn(file).catch(warn);
  }

  /** Takes in a file that somebody brought; rejects with a `Failure`. */
  async function takeIn(file: string): Promise<void> {
    const taken = await ask("carry_import", { file });
    if ("join" in taken) say(t("sync.joinTaken", { code: taken.code }));
    else say(t("sync.taken", { n: taken.documents, refused: taken.refused.length }));
  }

  return { syncing, report, sync, carryTo, carryOut, carryIn, takeIn };
});
