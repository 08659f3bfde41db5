/** What the profile holds, as lists: read anew by id when an event says so. */
import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";

import { Failure } from "../bridge";
import type { LateRow, PhoneRow } from "../bridge/bindings";
import type { Card, Device, Dossier, DossierRow, Peer, QuarantineRow, Receipt } from "../bridge/shapes";
import { ask } from "./engine";
import { noPlan, type Touched } from "./plan";

export const useRecord = defineStore("record", () => {
  const byId = shallowRef<ReadonlyMap<string, DossierRow>>(new Map());
  const cards = shallowRef<Card[]>([]);
  const receipts = shallowRef<Receipt[]>([]);
  const peers = shallowRef<Peer[]>([]);
  const devices = shallowRef<Device[]>([]);
  const quarantine = shallowRef<QuarantineRow[]>([]);
  const late = shallowRef<LateRow[]>([]);
  const calls = shallowRef<PhoneRow[]>([]);
  /** The dossier that is open in the editor, as last read. */
  const opened = shallowRef<Dossier | null>(null);
  const loaded = ref(false);
  /** What the last reading was about; a screen that shows some of it reads its own part anew. */
  const touched = shallowRef<Touched>(noPlan());

  const rows = computed(() => [...byId.value.values()]);

  async function readRows(): Promise<void> {
    const all = await ask("dossier_list");
    byId.value = new Map(all.map((row) => [row.id, row]));
    loaded.value = true;
  }

  /** Reads single dossiers anew; the open one with its content. */
  async function readDocs(ids: readonly string[]): Promise<void> {
    const next = new Map(byId.value);
    for (const id of ids) {
      try {
        const dossier = await ask("dossier_show", { id, unmask: false });
        next.set(id, dossier);
        if (opened.value?.id === id) opened.value = dossier;
      } catch (failure) {
        if (Failure.of(failure).code !== "unknown_dossier") throw failure;
      }
    }
    byId.value = next;
  }

  async function open(id: string): Promise<void> {
    if (opened.value?.id !== id) opened.value = null;
    opened.value = await ask("dossier_show", { id, unmask: false });
  }

  const readCards = async (): Promise<void> =>
    void (cards.value = await ask("conflict_list", { id: null, unmask: false }));
  const readReceipts = async (): Promise<void> => void (receipts.value = await ask("receipt_list", { id: null }));
  const readPeers = async (): Promise<void> => void (peers.value = await ask("peer_list"));
  const readDevices = async (): Promise<void> => void (devices.value = await ask("device_list"));
  const readQuarantine = async (): Promise<void> => void (quarantine.value = await ask("quarantine_list"));

  async function readClosing(): Promise<void> {
    [late.value, calls.value] = await Promise.all([ask("close_late"), ask("phone_list")]);
  }

  return {
    byId,
    rows,
    cards,
    receipts,
    peers,
    devices,
    quarantine,
    late,
    calls,
    opened,
    loaded,
    touched,
    readRows,
    readDocs,
    open,
    readCards,
    readReceipts,
    readPeers,
    readDevices,
    readQuarantine,
    readClosing,
  };
});
