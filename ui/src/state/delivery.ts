/** Where the work is, in words with numbers; never the bare word “synced”. */
import { defineStore } from "pinia";
import { computed } from "vue";

import { t } from "../i18n";
import { when } from "./format";
import { useRecord } from "./record";
import { useSession } from "./session";

export const useDelivery = defineStore("delivery", () => {
  const session = useSession();
  const record = useRecord();

  const standing = computed(() => record.rows.filter((row) => row.state !== "withdrawn"));
  const counts = computed(() => {
    const count = (fits: (row: (typeof record.rows)[number]) => boolean): number => standing.value.filter(fits).length;
    const sealed = (state: string): boolean => state === "sealed";
    return {
      received: count((row) => row.delivery === "received"),
      closed: count((row) => row.delivery === "closed"),
      underway: count((row) => sealed(row.state) && (row.delivery === "local" || row.delivery === "bureau")),
      unsealed: count((row) => !sealed(row.state)),
      local: count((row) => row.delivery === "local"),
    };
  });

  const sentence = computed(() => {
    if (session.municipal) return t(`delivery.muni.${session.status?.phase ?? "open"}`);
    if (standing.value.length === 0) return t("delivery.counts.none");
    const told = (["closed", "received", "underway", "unsealed"] as const)
      .filter((key) => counts.value[key] > 0)
      .map((key) => t(`delivery.counts.${key}`, { n: counts.value[key] }));
    return told.slice(0, 2).join(t("delivery.join"));
  });

  /** The municipal node that was heard of last. */
  const hub = computed(() => {
    const municipal = session.campaign?.bureaus.find((bureau) => bureau.type === "municipal")?.code;
    const nodes = record.peers.filter((peer) => peer.bureau === municipal);
    return nodes.sort((one, other) => (other.heard ?? "").localeCompare(one.heard ?? ""))[0] ?? null;
  });

  const way = computed(() => {
    if (session.municipal) {
      const late = record.late.filter((row) => !row.admitted).length;
      return t("delivery.muniCounts", {
        received: counts.value.received + counts.value.closed,
        late,
        underway: counts.value.underway,
      });
    }
    const node = record.peers.find((peer) => peer.connected && peer.bureau === hub.value?.bureau) ?? hub.value;
    if (!node) return t("delivery.saved");
    if (node.connected) return t("delivery.hubUp", { path: t(`path.${node.path || "none"}`) });
    return node.heard ? t("delivery.hubSince", { time: when(node.heard) }) : t("delivery.hubNever");
  });

  /** Whether the municipal bureau can be reached at this moment. */
  const reachable = computed(() => record.peers.some((peer) => peer.connected && peer.bureau === hub.value?.bureau));

  return { counts, sentence, way, hub, reachable, standing };
});
