// Reads what xUnit wrote ("-xml"): "methods FILE" prints the red tests' methods, "report ALL [AGAIN]" the closing lines of scripts/test.
import { existsSync, readFileSync } from "node:fs";

const [verb, first, second] = process.argv.slice(2);
const text = (xml) => xml.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, "$1").replace(/&(lt|gt|quot|apos|amp|#x[0-9A-Fa-f]+|#[0-9]+);/g, (whole, name) =>
  ({ lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" })[name] ?? String.fromCodePoint(name[1] === "x" ? parseInt(name.slice(2), 16) : +name.slice(1)));
const attribute = (tag, name) => text(tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? "");
const inside = (xml, name) => text(xml.match(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`))?.[1] ?? "");

function read(file) {
  if (!file || !existsSync(file)) return null;
  const xml = readFileSync(file, "utf8");
  const whole = xml.match(/<assembly [^>]*>/)?.[0];
  if (!whole) return null;
  const count = (name) => +attribute(whole, name);
  const red = [...xml.matchAll(/<test ([^>]*result="Fail"[^>]*)>([\s\S]*?)<\/test>/g)].map(([, tag, body]) => ({
    name: attribute(` ${tag}`, "name"),
    method: `${attribute(` ${tag}`, "type")}.${attribute(` ${tag}`, "method")}`,
    words: [inside(body, "message"), ...inside(body, "stack-trace").split("\n").slice(0, 12)].join("\n").replace(/^/gm, "    "),
  }));
  // What fails outside of a test (a fixture, the run itself) stands under "errors".
  const errors = [...xml.matchAll(/<error [^>]*>([\s\S]*?)<\/error>/g)].map(([, body]) => inside(body, "message"));
  const seconds = {};
  for (const [, tag] of xml.matchAll(/<test ([^>]*)>/g))
    seconds[attribute(` ${tag}`, "type")] = (seconds[attribute(` ${tag}`, "type")] ?? 0) + +attribute(` ${tag}`, "time");
  return { seconds, total: count("total"), passed: count("passed"), skipped: count("skipped"), red, errors };
}

const all = read(first);
if (verb === "methods") {
  console.log(all && all.errors.length === 0 ? [...new Set(all.red.map((test) => test.method))].join(" ") : "");
} else {
  if (!all || all.total === 0) {
    console.error("No test ran to its end: the run was cut or did not start. What it hung in stands above as \"Long Running Test\".");
    process.exit(1);
  }
  const again = read(second);
  const isRed = (test) => !again || again.errors.length > 0 || again.red.some((other) => other.name === test.name || other.method === test.method);
  const red = all.red.filter(isRed);
  const unsteady = all.red.filter((test) => !isRed(test));
  for (const test of unsteady) console.log(`UNSTEADY ${test.name}: red beside others, green alone\n${test.words}`);
  for (const test of red) console.log(`FAILED ${test.name}\n${test.words}`);
  for (const error of all.errors) console.log(`ERROR ${error}`);
  const slowest = Object.entries(all.seconds).sort(([, a], [, b]) => b - a).slice(0, 8).map(([name, time]) => `${name.split(".").at(-1)} ${Math.round(time)} s`);
  console.log(`slowest: ${slowest.join(", ")}`);
  console.log(`${all.passed + unsteady.length} passed, ${red.length + all.errors.length} failed, ${all.skipped} skipped` + (unsteady.length > 0 ? `, ${unsteady.length} of the passed only when run again` : ""));
  process.exitCode = red.length + all.errors.length > 0 ? 1 : 0;
}
