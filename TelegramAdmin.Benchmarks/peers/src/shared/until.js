import { setTimeout } from "node:timers/promises";

/** Looks four times a second, which costs the peer nothing that shows. */
export async function until(condition) {
  while (!(await condition())) await setTimeout(250);
}
