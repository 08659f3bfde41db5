// Part of `npm run build`: what a window loads stays small.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

/** Everything in `dist` together, compressed, in bytes. */
const LIMIT = 1_500_000;

const dist = resolve(import.meta.dirname, "../dist");
const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const size = files.reduce((sum, entry) => sum + gzipSync(readFileSync(join(entry.parentPath, entry.name))).length, 0);
console.log(`dist: ${files.length} files, ${Math.round(size / 1000)} kB gzipped, of ${LIMIT / 1000} kB at most`);
process.exitCode = size < LIMIT ? 0 : 1;
