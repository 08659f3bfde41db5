/** For tests: a text with its caret written as `|`, or its selection as two of them. */
import type { Caret } from "./narrative";

export function marked(text: string): { text: string; caret: Caret } {
  const from = text.indexOf("|");
  const to = text.lastIndexOf("|");
  if (from < 0) throw new Error(`no caret in ${text}`);
  return { text: text.replaceAll("|", ""), caret: { from, to: to === from ? from : to - 1 } };
}

export function mark(text: string, caret: Caret): string {
  const end = caret.to === caret.from ? "" : "|";
  return `${text.slice(0, caret.from)}|${text.slice(caret.from, caret.to)}${end}${text.slice(caret.to)}`;
}
