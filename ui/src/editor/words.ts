/**
 * 字数, counted exactly as `crates/rules/src/words.rs` does, which is what the bureaus' word processors show:
 * each Chinese character or mark counts one, each unbroken run of other visible characters counts one.
 */
export function count(text: string): number {
  let total = 0;
  let inRun = false;
  for (const c of text) {
    const wide = isWide(c.codePointAt(0) ?? 0);
    const visible = !BLANK.test(c) && !INVISIBLE.test(c);
    if (wide || (visible && !inRun)) total += 1;
    inRun = visible && !wide;
  }
  return total;
}

/** White space and control characters. */
const BLANK = /[\p{White_Space}\p{Cc}]/u;
/** Marks without width. */
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060\uFE00-\uFE0F\uFEFF]/u;

const RANGES: readonly (readonly [number, number])[] = [
  [0x00b7, 0x00b7],
  [0x2014, 0x2016],
  [0x2018, 0x201f],
  [0x2025, 0x2026],
  [0x2030, 0x2030],
  [0x2103, 0x2103],
  [0x2160, 0x217f],
  [0x2460, 0x24ff],
  [0x25a0, 0x26ff],
  [0x3001, 0x30ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe4f],
  [0xff00, 0xffef],
  [0x1f000, 0x1faff],
  [0x20000, 0x3ffff],
];

function isWide(code: number): boolean {
  return RANGES.some(([from, to]) => code >= from && code <= to);
}
