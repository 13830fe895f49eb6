import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { settings } from "../shared/settings.js";

// grammY keeps nothing of a broadcast. This is the least that a bot's author adds to go on after a crash.
const path = join(settings.folder, "answered");

export async function answeredChats() {
  const lines = await readFile(path, "utf8").catch(() => "");
  return new Set(lines.split("\n").filter(Boolean).map(Number));
}

export const noteAnswered = (chat) => appendFile(path, `${chat}\n`);
