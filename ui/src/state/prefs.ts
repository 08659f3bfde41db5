/** How a person likes the program to look; kept on this computer. */
import { defineStore } from "pinia";
import { reactive, watch } from "vue";

export interface Prefs {
  language: "zh-CN" | "en";
  theme: "light" | "dark";
  text: "standard" | "large" | "larger";
  density: "work" | "roomy";
  formFont: "form" | "ui";
}

const KEY = "jiangxuan.prefs";
const DEFAULTS: Prefs = { language: "zh-CN", theme: "light", text: "standard", density: "work", formFont: "form" };

function remembered(): Prefs {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Prefs>) };
  } catch {
    return { ...DEFAULTS };
  }
}

export const usePrefs = defineStore("prefs", () => {
  const prefs = reactive(remembered());
  watch(
    prefs,
    () => {
      localStorage.setItem(KEY, JSON.stringify(prefs));
      show(prefs);
    },
    { immediate: true },
  );
  return { prefs };
});

function show(prefs: Prefs): void {
  const root = document.documentElement;
  root.lang = prefs.language;
  root.classList.toggle("dark", prefs.theme === "dark");
  root.dataset["text"] = prefs.text;
  root.dataset["density"] = prefs.density;
  root.dataset["formFont"] = prefs.formFont;
}
