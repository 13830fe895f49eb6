import PgBoss from "pg-boss";
import { settings } from "../shared/settings.js";

export const name = "messages";

/**
 * A killed worker's jobs come back when they expire: after 15 minutes by default, looked at every two.
 * Here it is half a minute and ten seconds, so that the run has an end.
 */
export async function startBoss() {
  const boss = new PgBoss({ ...settings.postgres, expireInSeconds: 30, maintenanceIntervalSeconds: 10 });
  boss.on("error", console.error);
  await boss.start();
  await boss.createQueue(name);
  return boss;
}
