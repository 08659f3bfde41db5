/** Times are shown where the season takes place, never where this computer believes to be. */

export interface Clock {
  year: number;
  month: number;
  day: number;
  weekday: number;
  hour: number;
  minute: number;
  second: number;
}

const MINUTE = 60_000;

/** Minutes east of Greenwich of an offset such as `+08:00`. */
export function minutesOf(offset: string): number {
  const match = /^([+-])(\d\d):(\d\d)$/.exec(offset);
  if (!match) return 480;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === "-" ? -minutes : minutes;
}

/** The civil time of an instant at an offset. */
export function clockOf(instant: string | number, offset: string): Clock {
  const at = typeof instant === "number" ? instant : Date.parse(instant);
  const local = new Date(at + minutesOf(offset) * MINUTE);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday: local.getUTCDay(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  };
}

export const two = (number: number): string => String(number).padStart(2, "0");

/** `14:32`; midnight as the end of a day is `24:00` where asked for. */
export function timeOfDay(clock: Clock): string {
  return `${two(clock.hour)}:${two(clock.minute)}`;
}

/** A civil day as it is stored, `2019-07-19`, from what people type; null where it is none. */
export function civilDay(text: string): string | null {
  const found = /^\s*(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?\s*$/.exec(text);
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? `${found[1]}-${two(month)}-${two(day)}` : null;
}

/** How far a deadline is. */
export interface Left {
  past: boolean;
  days: number;
  hours: number;
  minutes: number;
}

export function left(deadline: string, now: number): Left {
  const span = Date.parse(deadline) - now;
  const minutes = Math.floor(Math.abs(span) / MINUTE);
  return {
    past: span < 0,
    days: Math.floor(minutes / 1440),
    hours: Math.floor(minutes / 60) % 24,
    minutes: minutes % 60,
  };
}

/** The instant of a civil date and time `2019-07-31T18:00` at an offset. */
export function instantOf(local: string, offset: string): number {
  return Date.parse(`${local}:00${offset}`);
}
