import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

const here = join(import.meta.dirname, "..");

function files(folder: string, ending: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));
}

const styled = [...files(here, ".vue"), join(here, "styles/base.css")];

/** What a component may not say itself: `tokens.css` is the only source. */
const FORBIDDEN: [string, RegExp][] = [
  ["a colour", /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(/i],
  ["a font size in pixels", /font(?:-size)?:[^;]*\b\d+px/i],
  ["a font name", /font-family:(?!\s*(?:var\(|inherit))/i],
];

test.each(styled.map((file) => [file.slice(here.length + 1), file]))(
  "%s has no colour, font or pixel size of its own",
  (_, file) => {
    const text = readFileSync(file, "utf8");
    const styles = file.endsWith(".vue")
      ? [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map((match) => match[1]).join("\n")
      : text;
    for (const [name, pattern] of FORBIDDEN) expect(pattern.exec(styles)?.[0] ?? "", name).toBe("");
  },
);

test("only the bridge of the window names Tauri", () => {
  const naming = [...files(here, ".ts"), ...files(here, ".vue")].filter(
    (file) => !file.endsWith(".test.ts") && readFileSync(file, "utf8").includes("@tauri-apps/"),
  );
  expect(naming.map((file) => file.slice(here.length + 1))).toEqual(["bridge/tauri.ts"]);
});

test("every dialog is the one that minds focus, Enter, Esc and double clicks", () => {
  const naming = files(here, ".vue").filter((file) => readFileSync(file, "utf8").includes("ElDialog"));
  expect(naming.map((file) => file.slice(here.length + 1))).toEqual(["components/ModalBox.vue"]);
});

test("no component is longer than 280 lines", () => {
  // The last line's end is no line.
  const long = files(here, ".vue").filter((file) => readFileSync(file, "utf8").split("\n").length > 281);
  expect(long).toEqual([]);
});
