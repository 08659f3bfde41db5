// What stands in a spreadsheet, as somebody sees it who opens it; and the same as a text file.
import { readFileSync, writeFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";

/** The files of an archive, by name. */
function unpacked(file) {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const found = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [method, size, name, extra, comment, local] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
      bytes.readUInt32LE(at + 42),
    ];
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const held = bytes.subarray(begin, begin + size);
    found.set(
      bytes.toString("utf8", at + 46, at + 46 + name),
      (method === 8 ? inflateRawSync(held) : held).toString("utf8"),
    );
    at += 46 + name + extra + comment;
  }
  return found;
}

const plain = (xml) =>
  xml
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

/** The texts of the first sheet, row by row; a cell without a text is empty. */
export function rowsOf(file) {
  const parts = unpacked(file);
  const shared = [...(parts.get("xl/sharedStrings.xml") ?? "").matchAll(/<si>(.*?)<\/si>/gs)].map(([, text]) =>
    plain(text),
  );
  return [...parts.get("xl/worksheets/sheet1.xml").matchAll(/<row r="(\d+)"[^>]*>(.*?)<\/row>/gs)].map(([, , cells]) =>
    [...cells.matchAll(/<c r="[A-Z]+\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, kind, value]) =>
      kind.includes('t="s"') ? shared[Number(plain(value))] : "",
    ),
  );
}

/** Writes rows as a text file that a spreadsheet program reads. */
export function writeRows(file, rows) {
  writeFileSync(
    file,
    rows.map((row) => row.map((text) => `"${String(text).replaceAll('"', '""')}"`).join(",")).join("\r\n"),
  );
  return file;
}
