/** Scans: attaching, looking, checking. */
import type zh from "../zh/scans";

const scans: typeof zh = {
  title: "Scans", none: "No scans yet.", add: "Attach scans", pick: "Choose scans (several at once)", look: "Look at {title}", remove: "Remove", removeOne: "Remove {title}", extract: "Save as a file", extractTo: "Where to save the scan", extracted: "Written to {file}. It is no longer encrypted: keep it safe. This is on record.",
  state: { received: "The city has it", shared: "Here and on another computer", here: "Only here, not delivered yet", wanted: "Not on this computer yet", none: "Noted without a scan" }, wanted: "This scan has not reached this computer yet. Sync with the computer that has it, or with the city.", same: "{names}: the very same file, please check",
  notShown: "This file cannot be shown", dpi: "{n} dpi", pages: "{n} page | {n} pages", count: "Scans: {n}",
  warning: { coarse: "Page {n} has only {dpi} dpi and may be hard to read; scan it at 300 dpi", skewed: "Page {n} is askew by {skew} degrees", blank: "Page {n} is blank", cut: "Page {n} may be cut off", fonts: "Page {n} lacks fonts", undrawn: "Page {n} is not shown in full" }, fine: "Sharp and straight enough.",
  attach: {
    title: "Attach {n} scan | Attach {n} scans", act: "Attach {n}", text: "Files are copied in, kept encrypted, and go to the city with the nomination; the originals stay.", files: "Files", name: "Title", kind: "Kind", supports: "Proves", nothing: "Nothing in particular", date: "Date", issuer: "Issued by", dateHint: "e.g. 2018-12", checking: "Looking at {n} of {of}", copying: "Copying {n} of {of}", copied: "{done} of {total} KB", stop: "Stop copying", stops: "Stopping or closing keeps what is attached and nothing of the file in hand.", stopped: "Stopped; {n} are not attached. What is attached stays, and you can go on with the rest.",
    unreadable: "Cannot be attached: {why}", done: "{n} attached.", twice: "{n} attached. The same file as {names} was here already: please check.", some: "{n} could not be attached, for the reasons below them; the others are in.", leave: "Leave out", leaveOne: "Leave out {name}",
  },
  removal: { title: "Remove “{title}”?", text: "It leaves this nomination only; the history and sealed versions keep it.", done: "“{title}” was removed; the history keeps it." },
  evidence: { empty: "No proofs yet.", proof: "Proof", noProof: "Attach", rowProofs: "Proofs of “{name}”", cols: { scan: "Scan" } },
  minutes: "Scanned minutes", shown: "Scans and photos of the publicity", reply: "Scanned reply", replyOf: "Reply about {name}: {department}",
};

export default scans;
