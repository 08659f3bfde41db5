/**
 * Every screen, in the order of the navigation: its file below `features`, and the group of the navigation in which
 * either side has it. A side for which nothing is said does not have it; one that has it nowhere in the navigation says "".
 */
export type Group = "nominate" | "exchange" | "collect" | "course" | "season" | "";

interface Entry {
  file: string;
  county?: Group;
  city?: Group;
}

const ALL = {
  home: { file: "home/HomeScreen", county: "nominate" },
  inbox: { file: "inbox/InboxScreen", city: "collect" },
  dossiers: { file: "dossiers/ListScreen", county: "nominate", city: "collect" },
  dossier: { file: "editor/EditorScreen", county: "", city: "" },
  import: { file: "import/ImportScreen", county: "", city: "" },
  materials: { file: "materials/MaterialsScreen", county: "nominate", city: "" },
  consult: { file: "consult/ConsultScreen", county: "nominate" },
  meeting: { file: "meeting/MeetingScreen", county: "nominate" },
  register: { file: "register/RegisterScreen", county: "nominate" },
  statistics: { file: "statistics/StatisticsScreen", county: "nominate", city: "collect" },
  conflicts: { file: "conflicts/ConflictScreen", county: "exchange", city: "collect" },
  formal: { file: "formal/FormalScreen", city: "course" },
  ranking: { file: "ranking/RankingScreen", city: "course" },
  publicity: { file: "publicity/PublicityScreen", city: "course" },
  award: { file: "award/AwardScreen", city: "course" },
  closing: { file: "closing/ClosingScreen", city: "season" },
  phone: { file: "phone/PhoneScreen", city: "season" },
  devices: { file: "devices/DevicesScreen", city: "season" },
  quarantine: { file: "quarantine/QuarantineScreen", city: "season" },
  papers: { file: "papers/PapersScreen", county: "nominate", city: "season" },
  sync: { file: "sync/SyncScreen", county: "exchange", city: "season" },
  audit: { file: "audit/AuditScreen", county: "exchange", city: "season" },
  backup: { file: "backup/BackupScreen", county: "exchange", city: "season" },
} as const satisfies Record<string, Entry>;

export type Screen = keyof typeof ALL;
export type Side = "county" | "city";

/** The same, by name. */
export const SCREENS: Readonly<Record<Screen, Entry>> = ALL;
/** Their names, in the order of the navigation. */
export const NAMES = Object.keys(ALL) as Screen[];

/** Whether a side has a screen, wherever its name came from. */
export const has = (side: Side, name: string | null): name is Screen =>
  NAMES.some((one) => one === name && SCREENS[one][side] !== undefined);

/** The groups of a side's navigation with their screens, in order. */
export function groups(side: Side): { group: Group; screens: Screen[] }[] {
  const shown = NAMES.filter((name) => SCREENS[name][side]);
  const heads = [...new Set(shown.map((name) => SCREENS[name][side] ?? ""))];
  return heads.map((group) => ({ group, screens: shown.filter((name) => SCREENS[name][side] === group) }));
}
