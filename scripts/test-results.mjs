// Reads what xUnit wrote ("-xml"): "methods FILE" prints the red tests' methods, "report STATUS ALL AGAIN" the closing lines of scripts/test,
// where STATUS is what the runner of ALL ended with and AGAIN, which may be missing, the red methods run once more.
import { existsSync, readFileSync } from "node:fs";

const [verb, ...given] = process.argv.slice(2);
const text = (xml) => xml.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, "$1").replace(/&(lt|gt|quot|apos|amp|#x[0-9A-Fa-f]+|#[0-9]+);/g, (whole, name) =>
  ({ lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" })[name] ?? String.fromCodePoint(name[1] === "x" ? parseInt(name.slice(2), 16) : +name.slice(1)));
const attribute = (tag, name) => text(tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? "");
const cut = (words, most) => words.length > most ? `${words.slice(0, most)} …` : words;
const inside = (xml, name) => text(xml.match(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`))?.[1] ?? "");

function read(file) {
  if (!file || !existsSync(file)) return null;
  const xml = readFileSync(file, "utf8");
  const whole = xml.match(/<assembly [^>]*>/)?.[0];
  if (!whole) return null;
  const count = (name) => +attribute(whole, name);
  const red = [...xml.matchAll(/<test( [^>]*result="Fail"[^>]*)>([\s\S]*?)<\/test>/g)].map(([, tag, body]) => ({
    name: attribute(tag, "name"),
    method: `${attribute(tag, "type")}.${attribute(tag, "method")}`,
    words: [cut(inside(body, "message"), 1500), ...inside(body, "stack-trace").split("\n").filter((line) => line.includes(" in ")).slice(0, 4)].join("\n").replace(/^/gm, "    "),
  }));
  // What fails outside of a test (a fixture, the run itself) stands under "errors".
  const errors = [...xml.matchAll(/<error [^>]*>([\s\S]*?)<\/error>/g)].map(([, body]) => inside(body, "message"));
  const seconds = {};
  const green = new Set();
  for (const [, tag] of xml.matchAll(/<test( [^>]*)>/g)) {
    const type = attribute(tag, "type");
    seconds[type] = (seconds[type] ?? 0) + +attribute(tag, "time");
    if (attribute(tag, "result") === "Pass") green.add(attribute(tag, "name"));
  }
  return { seconds, green, total: count("total"), passed: count("passed"), skipped: count("skipped"), red, errors };
}

if (verb === "methods") {
  const all = read(given[0]);
  console.log(all && all.errors.length === 0 ? [...new Set(all.red.map((test) => test.method))].join(" ") : "");
} else {
  const status = +given[0];
  const [all, again] = given.slice(1).map(read);
  if (!all || all.total === 0) {
    console.error("No test ran to its end: the run was cut or did not start. What it hung in stands above as \"Long Running Test\".");
    process.exit(1);
  }
  const isUnsteady = (test) => again?.errors.length === 0 && again.green.has(test.name) && !again.red.some((other) => other.method === test.method);
  const red = all.red.filter((test) => !isUnsteady(test));
  const unsteady = all.red.filter(isUnsteady);
  // The runner ends with 1 where tests failed; anything else, or a 1 without a red test, is a fault of its own.
  if (status !== 0 && (status !== 1 || all.red.length === 0)) all.errors.push(`The test runner ended with ${status}.`);
  for (const test of unsteady) console.log(`UNSTEADY ${test.name}: red beside others, green alone\n${test.words}`);
  for (const test of red) console.log(`FAILED ${test.name}\n${test.words}`);
  for (const error of all.errors) console.log(`ERROR ${error}`);
  // Once more by name alone, at the end: of a long output often only that is kept.
  if (red.length > 1) console.log(`red:\n${red.map((test) => `  ${test.method.split(".").slice(-2).join(".")}${cut(test.name.slice(test.method.length), 80)}`).join("\n")}`);
  const slowest = Object.entries(all.seconds).sort(([, a], [, b]) => b - a).slice(0, 8).map(([name, time]) => `${name.split(".").at(-1)} ${Math.round(time)} s`);
  console.log(`slowest: ${slowest.join(", ")}`);
  console.log(`${all.passed + unsteady.length} passed, ${red.length + all.errors.length} failed, ${all.skipped} skipped` + (unsteady.length > 0 ? `, ${unsteady.length} of the passed only when run again` : ""));
  process.exitCode = red.length + all.errors.length > 0 ? 1 : 0;
}
