/** For tests: the Chinese that the Rust sources hold, so that none of it is left without English. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const CRATES = join(import.meta.dirname, "../../../crates");

/** A source without comments and without its tests. */
export function source(file: string): string {
  const [code = ""] = readFileSync(join(CRATES, file), "utf8")
    .replace(/^\s*\/\/.*$| \/\/ .*$/gm, "")
    .split(/#\[cfg\(test\)\]\s*mod /);
  return code;
}

/** Sources below a folder, those that are only tests left out. */
export function sources(folder: string): string[] {
  const files = readdirSync(join(CRATES, folder), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".rs") && !/(^|[/\\])tests?[/\\.]/.test(file))
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .sort();
}

/** Every text with Chinese in it. */
export const quoted = (code: string): string[] =>
  [...code.matchAll(/"((?:[^"\\]|\\.)*)"/gs)]
    .map(([, text]) => text ?? "")
    .filter((text) => /[\u4e00-\u9fff]/.test(text));
