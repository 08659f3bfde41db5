/** What the 统计表 shows of a count, in words and as bars: pure. */
import type { Breakdown, CountLine } from "../../bridge/bindings";
import { english } from "../../i18n/terms";

/** What stands before a level of title. */
const TITLE = "职称：";

/** A line's name in the language of the screen. */
export function lineName(name: string): string {
  if (!name.startsWith(TITLE)) return english(name) ?? name;
  const level = name.slice(TITLE.length);
  return `${english(TITLE) ?? TITLE}${english(level) ?? level}`;
}

/** Tenths of a percent, as people write them: 33.3%. */
export const share = (permille: number): string => `${(permille / 10).toFixed(1)}%`;

/** The longest bar leaves room for its number. */
const LONGEST = 86;

/** How long each line's bar is, in percent of the chart's width. */
export function bars(lines: readonly CountLine[]): number[] {
  const most = Math.max(...lines.map((line) => line.count), 1);
  return lines.map((line) => (line.count / most) * LONGEST);
}

/** The lines that somebody is in: what a chart says. */
export const held = (of: Breakdown): CountLine[] => of.lines.filter((line) => line.count > 0);
