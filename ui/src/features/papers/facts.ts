/** What is on record that papers can be made from. */
import { computed, type ComputedRef } from "vue";

import { county, municipal } from "../../state/engine";
import { useReading, type Reading } from "../../state/reading";
import { useRecord } from "../../state/record";
import { useSession } from "../../state/session";
import { candidates, type Candidate, type Facts } from "./papers";

type OnRecord = Omit<Facts, "municipal" | "people">;
const NONE: OnRecord = { letters: 0, meetings: [], periods: [], published: false, certificates: 0 };

export function useFacts(): {
  facts: ComputedRef<Facts>;
  people: ComputedRef<Candidate[]>;
  reading: Reading<OnRecord>;
} {
  const record = useRecord();
  const session = useSession();
  const people = computed(() => candidates(record.rows, session.municipal, session.status?.bureau ?? ""));
  const reading = useReading<OnRecord>(
    () => (session.municipal ? ofCity() : ofCounty(people.value.map((one) => one.id))),
    () => people.value.map((one) => one.id).join(),
  );
  const facts = computed<Facts>(() => ({
    municipal: session.municipal,
    people: people.value,
    ...(reading.value.value ?? NONE),
  }));
  return { facts, people, reading };
}

async function ofCounty(ids: readonly string[]): Promise<OnRecord> {
  const [matrices, meetings] = await Promise.all([
    Promise.all(ids.map((id) => county("consult_list", { id }))),
    county("meeting_list"),
  ]);
  const letters = matrices.flatMap((matrix) => matrix.rows).filter((row) => row.letters > 0).length;
  const held = meetings.filter((meeting) => meeting.approved.length > 0).reverse();
  return { ...NONE, letters, meetings: held.map(({ meeting, no, date }) => ({ meeting, no, date })) };
}

async function ofCity(): Promise<OnRecord> {
  const [shown, final, register] = await Promise.all([
    municipal("publicity", "show"),
    municipal("publish", "show"),
    municipal("award", "register"),
  ]);
  const starts = [...new Set(shown.periods.map((period) => period.start))];
  return {
    ...NONE,
    periods: starts,
    published: final.locked,
    certificates: register.filter((row) => row.cert_no !== null).length,
  };
}
