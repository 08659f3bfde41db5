import { civilDay, two } from "../state/time";

/** A season file with a few of its values changed; everything else, comments too, stays as it was written. */
export interface SeasonWish {
  title: string;
  docNo: string;
  county: number;
  unit: number;
  target: number;
  /** Civil date `2019-07-31`. */
  day: string;
  /** `18:00`, or `24:00`. */
  time: string;
}

/** Reads what can be changed from a season file. */
export function wishOf(text: string): SeasonWish {
  const quota = (type: string): number =>
    Number(new RegExp(`type = "${type}"\\s*\\nmax = (\\d+)`).exec(text)?.[1] ?? 1);
  return {
    title: string(text, "title"),
    docNo: string(text, "doc_no"),
    county: quota("county"),
    unit: quota("unit"),
    target: Number(/^target = (\d+)/m.exec(text)?.[1] ?? 0),
    day: string(text, "deadline_day"),
    time: string(text, "deadline_time"),
  };
}

/** The wish with title and number of the notice naming the year of its last day, as soon as that is written. */
export function inItsYear(wish: SeasonWish): SeasonWish {
  const year = /^20\d{2}/.exec(civilDay(wish.day) ?? "")?.[0];
  const former = /20\d{2}/.exec(wish.title)?.[0];
  if (year === undefined || former === undefined || year === former) return wish;
  return { ...wish, title: wish.title.replaceAll(former, year), docNo: wish.docNo.replaceAll(former, year) };
}

/** What the wish says that no season can say, by the box that it stands in. */
export function wrongIn(wish: SeasonWish): ("title" | "docNo" | "county" | "unit" | "day" | "time" | "target")[] {
  const count = (n: number): boolean => Number.isInteger(n) && n >= 1;
  const sound = {
    title: wish.title.trim() !== "",
    docNo: wish.docNo.trim() !== "",
    county: count(wish.county),
    unit: count(wish.unit),
    day: civilDay(wish.day) !== null,
    time: clockTime(wish.time) !== null,
    target: count(wish.target),
  };
  return (Object.keys(sound) as (keyof typeof sound)[]).filter((key) => !sound[key]);
}

/** `18:00` from `18：00`, `18:00` or `24:00`; null where it is no time of a day. */
export function clockTime(text: string): string | null {
  const found = /^\s*(\d{1,2})\s*[:：]\s*(\d{2})\s*$/.exec(text);
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2])];
  const day = hour < 24 ? minute < 60 : hour === 24 && minute === 0;
  return found && day ? `${two(hour)}:${two(minute)}` : null;
}

/** The file that says what is wished; days and times are taken as people write them. */
export function withWish(text: string, wished: SeasonWish): string {
  const wish = {
    ...wished,
    day: civilDay(wished.day) ?? wished.day,
    time: clockTime(wished.time) ?? wished.time,
  };
  const year = Number(wish.day.slice(0, 4));
  const former = Number(string(text, "deadline_day").slice(0, 4));
  const opens = string(text, "opens");
  let next = put(text, "title", wish.title);
  next = put(next, "doc_no", wish.docNo);
  next = put(next, "deadline_day", wish.day);
  next = put(next, "deadline_time", wish.time);
  next = next.replace(/^target = \d+/m, `target = ${wish.target}`);
  next = withQuota(withQuota(next, "county", wish.county), "unit", wish.unit);
  if (year === former || !Number.isFinite(year)) return next;
  next = next.replace(/^year = \d+/m, `year = ${year}`);
  return opens > wish.day || opens.startsWith(String(former)) ? put(next, "opens", `${year}${opens.slice(4)}`) : next;
}

/** The quota with the sentence that gives it: a number and its clause never differ. */
function withQuota(text: string, type: "county" | "unit", max: number): string {
  const found = new RegExp(`type = "${type}"\\s*\\nmax = (\\d+)[\\s\\S]*?clause = "([^"]*)"`).exec(text);
  if (!found || Number(found[1]) === max) return text;
  const [quota, , clause = ""] = found;
  const said = clause.replace(/不超过\s*\d+\s*(?=[人名])/, `不超过${max}`);
  const next = quota.replace(/max = \d+/, `max = ${max}`).replace(clause, () => said);
  // The notice says it once more where the rules quote it.
  return text.replace(quota, () => next).replaceAll(clause, () => said);
}

function string(text: string, key: string): string {
  return new RegExp(`^${key} = "([^"]*)"`, "m").exec(text)?.[1] ?? "";
}

function put(text: string, key: string, value: string): string {
  const quoted = JSON.stringify(value.trim());
  return text.replace(new RegExp(`^${key} = "[^"]*"`, "m"), () => `${key} = ${quoted}`);
}
