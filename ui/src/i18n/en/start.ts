/** First run: create, join, restore, unlock. */
import type zh from "../zh/start";

const start: typeof zh = {
  ways: "Ways to begin", foot: "No account needed. Everything stays on the bureaus' own computers and works without a network.",
  join: {
    name: "Join with an invitation", hint: "For county bureaus and municipal units. Needs the city's invitation.",
    steps: { read: "Invitation", call: "Telephone check", fetch: "Fetch data" },
    text: "Invitation", textHint: "Paste the whole invitation here, or choose its file, or a picture of its code.", pick: "Choose a file or picture", device: "Device name", deviceHint: "Colleagues and the city know this computer by it.", person: "Person", personHint: "The history shows this name.",
    act: "Ask to join", working: "Calling the city", need: "Please paste the invitation and give device and person.", bad: "This is no invitation, or a part is missing. Please paste all of it.",
    call: "Call the city; both read out the six digits on their screens.", same: "If they are the same, the city presses “Confirm”. If not, stop here.", waiting: "Waiting for the city", waited: "The window may be closed; it goes on by itself once confirmed.", unreached: "The city has not been reached yet. The program keeps trying; a USB stick works too.",
    facts: { bureau: "Bureau", device: "Device", person: "Person", sees: "Can see", expires: "Valid" }, sees: "own bureau's dossiers, the city's notices", seesMunicipal: "all bureaus' dossiers", once: "until {time}, once", role: "{name}, {role}",
    stick: "Use a USB stick", stickTitle: "Where to write the request", stickDone: "The request is in {file}. Have the city import it, and bring the city's file back.", stickIn: "Import the city's file", stickInTitle: "Choose the city's file", offline: "Without a network, request and answer can travel on a USB stick.",
  },
  create: {
    name: "Create a season", hint: "Once, at the city. This computer becomes the receiving node.", sub: "Done once by the municipal bureau. Afterwards invite the bureaus under “Devices”.",
    steps: { season: "Season and seats", device: "This node", recovery: "Recovery file" },
    templateHint: "The season begins as this file says; everything below can be changed.", deadlinePast: "This day has passed; please put this year’s day.", template: "Season file", own: "Use a file of your own", ownTitle: "Choose a season file", title: "Title", docNo: "Document no.", quota: "Seats", county: "each county", unit: "each unit", people: "", deadline: "Deadline", deadlineHint: "{day}. The city's receipts decide, not the clocks of the computers.", target: "Planned", about: "or so in all",
    bureau: "Bureau", device: "Device name", deviceHint: "Bureaus know the receiving node by it.", person: "Person", next: "Next: this node", act: "Create the season", working: "Creating", need: "Please give bureau, device and person.",
    recoveryText: "If this computer is lost, only the recovery file can carry the season on. Set a passphrase, keep two copies on two USB sticks apart.", recoveryPass: "Passphrase", recoveryAgain: "Again", recoveryAct: "Write the recovery file", recoverySave: "Where to write the recovery file", recoveryDone: "The recovery file is in {file}. Please keep a second copy elsewhere.", later: "Later", finish: "Begin", mismatch: "The passphrases differ.", short: "At least 8 characters.",
    caution: "Step 3 writes a recovery file.", cautionMore: "If this computer is lost, only that file can carry the season on. Keep two copies apart.",
  },
  restore: {
    name: "Restore a backup", hint: "A new computer, or a fresh system.", sub: "Puts the contents of a backup onto this computer. The backup itself is not changed.", file: "Backup", pick: "Choose a backup", another: "Another one", pickTitle: "Choose a backup", pass: "Its passphrase", act: "Restore onto this computer", working: "Restoring", need: "Please choose a backup and give its passphrase.",
    caution: "Later edits are not in the backup.", cautionMore: "What colleagues and the city hold is fetched first. Please do not use the old computer any more.", forgot: "If the passphrase is lost, ask the city for a new invitation.",
  },
  pass: { name: "Passphrase", again: "Again", hint: "This computer has no keyring: a passphrase locks the data. At least 8 characters, asked for at every start. It cannot be recovered." },
  unlock: { title: "The data on this computer is locked", text: "Give the passphrase to go on. Everything is here and unchanged.", pass: "Passphrase", act: "Open", working: "Opening", retry: "Try again", obstacle: "The data cannot be opened" },
};

export default start;
