/** 轻提示: only for what is done and can be undone, or what is safely kept. */
import { ElMessage } from "element-plus";
import "element-plus/es/components/message/style/css";
import { h } from "vue";

import { t } from "../i18n";
import { told } from "../state/format";

/** Long enough to read and to reach the button. */
const STAYS = 8000;
/** Away from titles, the bar and the buttons of decisions. */
const PLACE = "bottom-left";

export function say(text: string, undo?: () => void): void {
  const button = (): ReturnType<typeof h> =>
    h("button", { class: "linky", onClick: () => (message.close(), undo?.()) }, t("common.undo"));
  const message = ElMessage({
    message: () => h("span", { class: "row-buttons", role: "status" }, [text, undo ? button() : null]),
    duration: STAYS,
    placement: PLACE,
    grouping: false,
    showClose: true,
    icon: () => null,
  });
}

/** Says that something was not done, and that nothing is lost. */
export function warn(failure: unknown): void {
  ElMessage({
    message: () => h("span", { role: "alert" }, told(failure)),
    type: "warning",
    duration: 0,
    placement: PLACE,
    showClose: true,
    icon: () => null,
  });
}
