import { createI18n } from "vue-i18n";

import en from "./en";
import zh from "./zh";

/** Both languages have the same keys: the type of one is the type of the other. */
export const i18n = createI18n({
  legacy: false,
  locale: "zh-CN",
  fallbackLocale: "zh-CN",
  messages: { "zh-CN": zh, en },
});

export const t = i18n.global.t;
export const te = i18n.global.te;
export const tm = i18n.global.tm;
