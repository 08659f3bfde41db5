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
  const year = /^(20\d{2})-\d{2}-\d{2}$/.exec(wish.day)?.[1];
  const former = /20\d{2}/.exec(wish.title)?.[0];
  if (year === undefined || former === undefined || year === former) return wish;
  return { ...wish, title: wish.title.replaceAll(former, year), docNo: wish.docNo.replaceAll(former, year) };
}

export function withWish(text: string, wish: SeasonWish): string {
  const year = Number(wish.day.slice(0, 4));
  const former = Number(string(text, "deadline_day").slice(0, 4));
  const opens = string(text, "opens");
  let next = put(text, "title", wish.title);
  next = put(next, "doc_no", wish.docNo);
  next = put(next, "deadline_day", wish.day);
  next = put(next, "deadline_time", wish.time);
  next = next.replace(/^target = \d+/m, `target = ${wish.target}`);
  next = next
    .replace(/(type = "county"\s*\nmax = )\d+/, `$1${wish.county}`)
    .replace(/(type = "unit"\s*\nmax = )\d+/, `$1${wish.unit}`);
  if (year === former || !Number.isFinite(year)) return next;
  next = next.replace(/^year = \d+/m, `year = ${year}`);
  return opens > wish.day || opens.startsWith(String(former)) ? put(next, "opens", `${year}${opens.slice(4)}`) : next;
}

function string(text: string, key: string): string {
  return new RegExp(`^${key} = "([^"]*)"`, "m").exec(text)?.[1] ?? "";
}

function put(text: string, key: string, value: string): string {
  const quoted = JSON.stringify(value.trim());
  return text.replace(new RegExp(`^${key} = "[^"]*"`, "m"), () => `${key} = ${quoted}`);
}
