/** A long text in short, from a little before the place where it begins to differ from another. */

/** Characters before that place, so that it can be found. */
const LEAD = 8;

/** At most `most` characters of `text`, and dots for what is left out. */
export function excerpt(text: string, other: string, most: number): string {
  const [mine, theirs] = [[...text], [...other]];
  if (mine.length <= most) return text;
  const differs = mine.findIndex((character, n) => character !== theirs[n]);
  const place = differs < 0 ? mine.length : differs;
  const from = other === "" || place < most - LEAD ? 0 : place - LEAD;
  return `${from > 0 ? "…" : ""}${mine.slice(from, from + most).join("")}${from + most < mine.length ? "…" : ""}`;
}
