/** Sync and receipts. */
import type zh from "../zh/sync";

const sync: typeof zh = {
  title: "Sync & receipts", now: "Sync now", retry: "Try again", syncing: "Syncing {done} / {total}", passed: "Level with {n} of {all} devices.",
  verify: "Verify a receipt file", carryIn: "Import from USB", carryOut: "Export to USB", carrySave: "Where to write the carry file", carryPick: "Choose a carry file", toCity: "to-the-city",
  carried: "{file} is written, with {n} document. Only the receiving bureau can open it. | {file} is written, with {n} documents. Only the receiving bureau can open it.", taken: "{n} document taken in, {refused} not let in. | {n} documents taken in, {refused} not let in.", joinTaken: "A request to join came in, digits {code}; compare them under “Devices”.",
  stations: { local: "on this computer's disk", bureau: "another computer of the bureau has it", received: "a numbered receipt proves it", closed: "on the signed list after the deadline" }, cut: "no link",
  cols: { person: "Nominee", version: "Version", sealed: "Sealed", delivery: "Delivery", act: "Action" }, draft: "draft",
  printReceipt: "Print receipt", phone: "Telephone code", noDossiers: "No dossiers yet.", noDossiersHint: "Once there are nominees, this page says where each of them is.",
  peers: "Peers and paths", noPeers: "No other device is on the roster yet.", connected: "{path}, online", off: "out of reach", last: "last contact {time}", neverMet: "never reached", skew: "this clock is {n} min {how} against it", fast: "fast", slow: "slow", copied: "its profile was restored or copied",
  outcome: {
    level: "just compared: level", timeout: "did not answer in time. It may be off, or a firewall does not let Jiangxuan through", "no address": "its address is unknown. Switch it on in the same network, or ask for a new invitation", pending: "waits for the city's confirmation", revoked: "it has shut this device out. Please ask the city",
    not_enrolled: "this device is not on its roster. Please ask the city", other_campaign: "it belongs to another season", version: "the program versions differ. Please update both", protocol: "it ended the conversation. Please compare program versions", ticket: "the invitation is not valid. Please ask for a new one", other: "no connection: {reason}. Please check cable, address and firewall",
  },
  receipts: "Latest receipt", allReceipts: "All {n} receipts", receipt: "Receipt", none: "No receipts yet.", noneHint: "They come back by themselves once sealed work has arrived; without a network, in a carry file from the city.",
  slip: { person: "Nominee", time: "Received", sign: "Signed by", code: "Check", verified: "signature verified", notVerified: "the signature could not be verified; the city's record decides", late: "received late", replaced: "replaced by version {n}" },
  save: "Save as file", saved: "The receipt is in {file}; every computer with Jiangxuan can verify it.", saveTitle: "Where to write the receipt", verifyTitle: "Choose a receipt file",
  verifiedTitle: "The receipt is genuine", verifiedText: "No.{no}, version {n}, received {time} by “{node}”.", verifiedLate: "This version came late.",
  offline: "No connection now: how {name} can still be filed in time", offlineMore: "either way; doing both does no harm",
  phoneTitle: "Telephone code", phoneText: "Call the city on {phone} and read these 40 digits group by group. The time that the city notes counts; the data must arrive by {grace}.", enlarge: "Enlarge", phoneOf: "Code of {name}, version {n}",
  stickTitle: "USB stick", stickText: "Writes an encrypted file that only the city can open. Importing it twice does no harm. The receipt comes back in the city's own file.", toBureau: "to", noPhone: "(number in the notice)",
  offered: { title: "Take in a file", text: "Take in “{name}”? Every change in it is verified before it is merged, and taking it in twice does no more than once.", act: "Take in" },
};

export default sync;
