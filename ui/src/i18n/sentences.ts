/** What the rules write in Chinese, told in English: fixed words, and sentences that are put together. */
import { i18n } from ".";
import { english } from "./terms";

/** How a sentence that is put together is recognised, and its English; null where a part of it is not known. */
export type Made = readonly [RegExp, (...parts: string[]) => string | null];

export interface Wording {
  /** The English of a name or a fixed sentence; what has none stays as it is. */
  word: (zh: string) => string;
  /** Names in a list; some hold the sign between them themselves. */
  words: (list: string) => string;
}

/** The words of one kind of sentence, with the terms of the form behind them. */
export function wording(own: Readonly<Record<string, string>>): Wording {
  const word = (zh: string): string => own[zh] ?? english(zh) ?? zh;
  const words = (list: string): string => {
    const parts = list.split("、");
    const names: string[] = [];
    while (parts.length > 0) {
      const two = parts.slice(0, 2).join("、");
      const taken = parts.length > 1 && word(two) !== two ? 2 : 1;
      names.push(word(parts.splice(0, taken).join("、")));
    }
    return names.join(", ");
  };
  return { word, words };
}

/** A sentence in English, or null where nothing is known of it. */
export function inEnglish(zh: string, { word }: Wording, made: readonly Made[]): string | null {
  const known = word(zh);
  if (known !== zh) return known;
  for (const [pattern, make] of made) {
    const parts = pattern.exec(zh);
    const text = parts && make(...parts.slice(1));
    if (text !== null) return text;
  }
  return null;
}

/** A sentence in the language of the screens; what has no English stays as it is. */
export function sentence(zh: string, wording: Wording, made: readonly Made[]): string {
  return i18n.global.locale.value === "en" ? (inEnglish(zh, wording, made) ?? zh) : zh;
}
