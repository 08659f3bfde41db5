/** Looking at scans. They are opened in a process of their own; this page gets pictures that were drawn there. */
import type { Seen as Look } from "../../bridge/bindings";
import { i18n, t } from "../../i18n";
import { ask } from "../../state/engine";
import type { Drawn } from "../../state/page";
import type { Scan, ScanOwner } from "./scans";

export interface Seen extends Drawn {
  look: Look;
}

const drawn = (look: Look): Seen => ({ pages: look.pages ?? 0, png: look.picture?.png ?? "", look });

/** A page of a file of this computer. */
export async function lookAtFile(file: string, page: number, width: number): Promise<Seen> {
  return drawn(await ask("file_look", { file, page, width }));
}

/** All pages of a file of this computer, with the first as a picture. */
export const lookThrough = (file: string, width: number): Promise<Look> =>
  ask("file_look", { file, page: null, width });

/** A page of a scan that is kept. */
export async function lookAtScan(of: ScanOwner, scan: Scan, page: number, width: number): Promise<Seen> {
  const look =
    of.place === "dossier"
      ? ask("dossier_look", { id: of.id, record: scan.record, page, width })
      : ask("scan_look", { at: of, scan: scan.record, page, width });
  return drawn(await look);
}

/** What a clerk should know about the pages, in words. */
export function warningsOf(look: Look): string[] {
  if (i18n.global.locale.value !== "en") return look.warnings.map((warning) => warning.text);
  return look.warnings.map(({ page, code }) => {
    const seen = look.seen.find((one) => one.page === page);
    return t(`scans.warning.${code}`, {
      n: (page ?? 0) + 1,
      dpi: Math.round(seen?.dpi ?? 0),
      skew: Math.abs(seen?.skew ?? 0),
    });
  });
}

/** How fine the pages are, where they have dots: `300 dpi`. */
export function finenessOf(look: Look): string {
  const all = look.seen.flatMap((page) => page.dpi ?? []);
  return all.length > 0 ? t("scans.dpi", { n: Math.round(Math.min(...all)) }) : "";
}
