/** What a person is told even when the window is not in front: receipts, and the last three days. */
import { watch } from "vue";

import { t } from "../i18n";
import { theBridge } from "./engine";
import { now } from "./format";
import { useRecord } from "./record";
import { useSession } from "./session";
import { left } from "./time";

export function useNews(): void {
  const [record, session] = [useRecord(), useSession()];
  watch(
    () => record.receipts,
    (receipts, before) => {
      if (session.municipal || before.length === 0) return;
      const known = new Set(before.map((receipt) => receipt.no));
      for (const receipt of receipts.filter((one) => !known.has(one.no))) {
        void theBridge().notify(t("delivery.received"), `${receipt.name} ${t("delivery.receipt", { no: receipt.no })}`);
      }
    },
  );
  watch(
    () => session.status?.deadline,
    (deadline) => {
      if (!deadline || session.municipal) return;
      const span = left(deadline, now());
      if (span.past || span.days > 2) return;
      const amount = t("bar.daysNumber", { n: span.days + 1 });
      void theBridge().notify(t("app.name"), `${t("bar.leftLabel")} ${amount}`);
    },
    { immediate: true },
  );
}
