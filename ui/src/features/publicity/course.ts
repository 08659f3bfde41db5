/** Who is on the list and how far everybody is, put together from what the engine tells; and what is to be done next. */
import type {
  ChannelProof,
  CourseRow,
  CourseStage,
  ObjectionCase,
  PublicityShown,
  Shortlisted,
} from "../../bridge/municipal";

export const STEPS = ["list", "publicity", "org", "group", "published"] as const;

export interface Listed {
  id: string;
  no: number;
  name: string;
  bureau: string;
  out: boolean;
  stage: CourseStage;
  period: { start: string; end: string } | null;
  closed: boolean;
  proofs: ChannelProof[];
  open: number;
  cases: number;
}

export function peopleOf(
  listed: Shortlisted,
  standings: readonly CourseRow[],
  shown: PublicityShown,
  cases: readonly ObjectionCase[],
): Listed[] {
  return listed.chosen.map((row) => {
    const standing = standings.find((one) => one.id === row.id);
    // The bulletin names people as everybody may see them; namesakes are told apart by their employers.
    const namesakes = shown.rows.filter((one) => one.name === row.name);
    const publicity = namesakes.length > 1 ? namesakes.find((one) => one.employer === row.employer) : namesakes[0];
    return {
      id: row.id ?? "",
      no: row.no,
      name: row.name ?? "",
      bureau: row.bureau_name ?? "",
      out: row.out,
      stage: standing?.stage ?? "shortlisted",
      period: publicity ? { start: publicity.start, end: publicity.end } : null,
      closed: publicity?.closed != null,
      proofs: publicity?.proofs ?? [],
      open: standing?.open_objections ?? 0,
      cases: cases.filter((one) => one.id === row.id).length,
    };
  });
}

export type Step = "start" | "proof" | "wait" | "close" | "org" | "group" | "issue" | "done";

/** The next step of all who are still in; whoever is furthest behind says which. */
export function stepOf(people: readonly Listed[], locked: boolean, today: string): Step {
  if (locked) return "done";
  const standing = people.filter((one) => !one.out);
  if (standing.some((one) => one.period === null)) return "start";
  const shown = standing.filter((one) => !one.closed);
  if (shown.some((one) => one.proofs.some((proof) => proof.proof === null))) return "proof";
  if (shown.some((one) => today <= (one.period?.end ?? ""))) return "wait";
  if (shown.length > 0) return "close";
  if (standing.some((one) => one.stage === "publicity_done" || one.stage === "objection")) return "org";
  if (standing.some((one) => one.stage === "org_passed")) return "group";
  return "issue";
}
