import { readFile } from "node:fs/promises";

/** What this run works on: the benchmark writes it to a file and names the file as the only argument. */
export const settings = JSON.parse(await readFile(process.argv[2], "utf8"));
