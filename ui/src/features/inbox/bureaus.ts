/** The bureaus of the season with what the city has of each of them. */
import { computed } from "vue";

import type { BureauRow, DossierRow } from "../../bridge/shapes";
import type { TagKind } from "../../components/Tag.vue";
import { useRecord } from "../../state/record";
import { useSession } from "../../state/session";

export interface Seat {
  kind: TagKind;
  row: DossierRow | null;
}

export interface BureauState {
  bureau: BureauRow;
  rows: DossierRow[];
  seats: Seat[];
  receipt: number | null;
  heard: string | null;
  enrolled: boolean;
  /** Devices that ask to join and wait for the city. */
  pending: number;
  received: number;
  late: number;
  underway: number;
  edited: number;
  over: number;
  phoned: boolean;
  conflicts: number;
}

export function useBureaus() {
  const [session, record] = [useSession(), useRecord()];

  const late = computed(() => new Set(record.late.filter((row) => !row.admitted).map((row) => row.dossier)));

  function seatOf(row: DossierRow): TagKind {
    if (late.value.has(row.id)) return "late";
    if (row.delivery === "closed") return "closed";
    if (row.delivery === "received") return "received";
    return row.state === "sealed" ? "wait" : "draft";
  }

  function stateOf(bureau: BureauRow): BureauState {
    const rows = record.rows.filter((row) => row.bureau === bureau.code && row.state !== "withdrawn");
    const ordered = [...rows].sort((one, other) => other.version - one.version || (one.pinyin < other.pinyin ? -1 : 1));
    const sealed = rows.filter((row) => row.version > 0 && row.state !== "reopened");
    const max = bureau.quota ?? 1;
    const seats: Seat[] = ordered.slice(0, Math.max(max, sealed.length)).map((row) => ({ kind: seatOf(row), row }));
    while (seats.length < max) seats.push({ kind: "none", row: null });
    const peers = record.peers.filter((peer) => peer.bureau === bureau.code);
    const receipts = rows.map((row) => row.receipt).filter((no) => no !== null);
    return {
      bureau,
      rows,
      seats,
      receipt: receipts.length > 0 ? Math.max(...receipts) : null,
      heard:
        peers
          .map((peer) => peer.heard ?? "")
          .sort()
          .at(-1) || null,
      enrolled: record.devices.some((device) => device.bureau === bureau.code && device.state === "enrolled"),
      pending: record.devices.filter((device) => device.bureau === bureau.code && device.state === "pending").length,
      received: rows.filter((row) => row.delivery === "received" || row.delivery === "closed").length,
      late: rows.filter((row) => late.value.has(row.id)).length,
      underway: rows.filter((row) => row.state === "sealed" && (row.delivery === "local" || row.delivery === "bureau"))
        .length,
      edited: rows.filter((row) => row.state === "edited").length,
      over: Math.max(0, sealed.length - max),
      phoned: record.calls.some((call) => call.bureau === bureau.code && !call.matched),
      conflicts: rows.reduce((sum, row) => sum + row.conflicts, 0),
    };
  }

  const of = (type: BureauRow["type"]): BureauState[] =>
    (session.campaign?.bureaus ?? []).filter((bureau) => bureau.type === type && bureau.exists).map(stateOf);
  return { counties: computed(() => of("county")), units: computed(() => of("unit")) };
}
