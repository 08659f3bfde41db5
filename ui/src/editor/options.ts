/** One of the values that a list offers. */
export interface Option {
  code?: string;
  zh: string;
}

/**
 * Whether an entry answers to what was typed: its characters in their order, with others between. So 大专 finds 大学专科,
 * and 本科 finds 大学本科.
 */
export function answersTo(name: string, typed: string): boolean {
  let at = 0;
  const letters = name.toLowerCase();
  for (const letter of typed.toLowerCase().replace(/\s/g, "")) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** What a list offers: the bureau's own division first, a value that no longer is in the list before all. */
export function ownFirst(entries: readonly Option[], value: string, bureau: string): string[] {
  const own = entries.find((entry) => entry.code !== undefined && entry.code === bureau)?.zh;
  const known = entries.map((entry) => entry.zh);
  const sorted = own === undefined ? known : [own, ...known.filter((name) => name !== own)];
  return value !== "" && !known.includes(value) ? [value, ...sorted] : sorted;
}
