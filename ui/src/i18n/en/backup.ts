/** Backup and check. */
import type zh from "../zh/backup";

const backup: typeof zh = {
  title: "Backup & check",
  sub: "when a computer breaks, the work is still there",
  copy: {
    title: "Back this computer up",
    text: "Writes everything into one encrypted file. Do it at the end of each day, onto a stick that is kept elsewhere.",
    pass: "Backup passphrase",
    hint: "Eight characters at least. Without it a backup cannot be opened.",
    act: "Write the backup",
    working: "Writing",
    where: "Where to save the backup",
    done: "Written to {file} and checked.",
  },
  check: {
    title: "Check this computer",
    text: "Compares every stored byte and every signature. With much work on it, this takes a while.",
    act: "Check",
    working: "Checking",
    fine: "{day}: {documents} documents, {changes} changes, nothing damaged.",
  },
  restore: {
    title: "How to restore",
    text: "Open Jiangxuan on the new computer, choose “Restore a backup”, the file and its passphrase. The others recognise it; what came after the backup is fetched from them.",
  },
  recovery: { title: "Recovery file" },
};

export default backup;
