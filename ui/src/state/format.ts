/** Times, names and failures as a person reads them, in the language of the moment. */
import { Failure, unfinished } from "../bridge";
import { i18n, t, te } from "../i18n";
import { refusal } from "../i18n/refusals";
import { useSession } from "./session";
import { civilDay, clockOf, timeOfDay, two, type Clock } from "./time";

const DAY = 86_400_000;

function clock(instant: string | number): Clock {
  return clockOf(instant, useSession().offset);
}

/** The engine's present. */
export function now(): number {
  return Date.now() + useSession().ahead;
}

const sameDay = (one: Clock, other: Clock): boolean =>
  one.year === other.year && one.month === other.month && one.day === other.day;

/** Today where the season takes place, as it is stored. */
export const today = (): string => dayAfter(0);

/** The day so many days from now. */
export function dayAfter(days: number): string {
  const at = clock(now() + days * DAY);
  return `${at.year}-${two(at.month)}-${two(at.day)}`;
}

/** A day that was typed, as it is stored; says what is wrong with it otherwise. */
export function typedDay(text: string): string {
  const day = civilDay(text);
  if (day === null) throw unfinished(t("common.badDay"));
  return day;
}

/** `7`, or `Jul`. */
const month = (at: Clock): string => (i18n.global.tm("time.month") as string[])[at.month - 1] ?? String(at.month);

/** `7月31日`, with the year where it is another one. */
export function day(instant: string | number): string {
  const at = clock(instant);
  const key = at.year === clock(now()).year ? "time.date" : "time.dateYear";
  return t(key, { y: at.year, m: month(at), d: at.day });
}

/** `7月31日` whatever the year. */
export function monthDay(instant: string | number): string {
  const at = clock(instant);
  return t("time.date", { m: month(at), d: at.day });
}

export function weekday(instant: string | number): string {
  return (i18n.global.tm("time.weekday") as string[])[clock(instant).weekday] ?? "";
}

/** `7月24日 16:08`; today's and yesterday's by name. */
export function when(instant: string | number): string {
  const [at, today, before] = [clock(instant), clock(now()), clock(now() - DAY)];
  const date = sameDay(at, today) ? t("time.today") : sameDay(at, before) ? t("time.yesterday") : day(instant);
  return t("time.at", { date, time: timeOfDay(at) });
}

/** The time of the day with its second: `14:32:08`. */
export function second(instant: number): string {
  const at = clock(instant);
  return `${timeOfDay(at)}:${two(at.second)}`;
}

/** With the second, for receipts. */
export function exactly(instant: string | number): string {
  const at = clock(instant);
  const date = t("time.dateYear", { y: at.year, m: month(at), d: at.day });
  return t("time.at", { date, time: `${timeOfDay(at)}:${two(at.second)}` });
}

/** `0031`, as on the slip. */
export const receiptNo = (no: number): string => String(no).padStart(4, "0");

/** How long ago, while that is short. */
export function ago(instant: string): string {
  const minutes = Math.floor((now() - Date.parse(instant)) / 60_000);
  if (minutes < 1) return t("time.justNow");
  return minutes < 60 ? t("time.minutesAgo", { n: minutes }) : when(instant);
}

/** A deadline: the first instant of a day is the end of the day before. */
export function deadline(instant: string): string {
  const at = clock(instant);
  const midnight = at.hour === 0 && at.minute === 0;
  const shown = midnight ? Date.parse(instant) - 1000 : instant;
  return `${day(shown)} ${weekday(shown)} ${midnight ? "24:00" : timeOfDay(at)}`;
}

/** What happened, what is safe, what to do: the program's own words where it has better ones for a screen. */
export function told(failure: unknown): string {
  const { code, message } = Failure.of(failure);
  const key = `errors.${code}`;
  const english = i18n.global.locale.value === "en";
  const general = te(key, i18n.global.locale.value) && (english || te(key, "zh-CN")) ? t(key) : message;
  return refusal(message) ?? general;
}

/** A bureau without the words that all of them share. */
export function shortBureau(name: string): string {
  return name.replace("人力资源和社会保障局", "人社局");
}

/** A bureau of the season by its code: a county by its name alone, the municipal bureau as 市局. */
export function bureauAt(code: string): string {
  const bureau = useSession().campaign?.bureaus.find((one) => one.code === code);
  if (!bureau) return code;
  return bureau.type === "municipal" ? t("role.municipal") : place(bureau.name);
}

/** A county's name alone, for tables. */
export function place(name: string): string {
  return name.replace("人力资源和社会保障局", "").replace("人社局", "") || name;
}
