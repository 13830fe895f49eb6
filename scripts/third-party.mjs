// Writes THIRD-PARTY.md: every package that is shipped with the program, by what the last build restored and what npm installed. Usage, after a build:
// node scripts/third-party.mjs
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

// Packages whose own file names a text instead of a licence: read by hand.
const byHand = {};

// Carried along within others.
const within = [
  ["SQLite", "in SQLitePCLRaw.lib.e_sqlite3", "public domain"],
  ["TDLib", "in @prebuilt-tdlib/linux-x64-glibc", "BSL-1.0"],
  ["OpenSSL", "in @prebuilt-tdlib/linux-x64-glibc", "Apache-2.0"],
  ["Material Symbols", "in Radzen.Blazor", "Apache-2.0"],
  ["Inter", "in Radzen.Blazor", "OFL-1.1"],
  ["Swagger UI", "in Swashbuckle.AspNetCore.SwaggerUI", "Apache-2.0"],
];

const assets = JSON.parse(readFileSync(join(root, "TelegramAdmin/obj/project.assets.json"), "utf8"));
const folders = Object.keys(assets.packageFolders);
const target = Object.values(assets.targets)[0];
const nuget = Object.entries(assets.libraries).filter(([name, library]) => library.type === "package" && isShipped(target[name]))
  .map(([name, library]) => [...name.split("/"), licenceOf(name.split("/")[0], library.path)]);
const lock = JSON.parse(readFileSync(join(root, "wwwroot-assets/package-lock.json"), "utf8"));
const npm = Object.entries(lock.packages).filter(([path]) => path !== "").map(([path, entry]) => [path.replace("node_modules/", ""), entry.version, entry.license]);

writeFileSync(join(root, "THIRD-PARTY.md"), `# What others wrote

TelegramAdmin is shipped with these packages, each under its own licence. Written by \`node scripts/third-party.mjs\` after a build; the texts of the licences lie in the
packages, and under their names at [spdx.org/licenses](https://spdx.org/licenses/).

## From NuGet
${table(nuget)}
.NET and ASP.NET Core themselves, which a self-contained build brings along: MIT.

## From npm
${table(npm)}
## Within these
${table(within)}`);

function isShipped(entry) {
  return entry && [entry.runtime, entry.runtimeTargets, entry.native].some(files => files && Object.keys(files).some(file => !file.endsWith("_._")));
}

function licenceOf(id, path) {
  if (byHand[id]) return byHand[id];
  const file = folders.map(folder => join(folder, path, `${id.toLowerCase()}.nuspec`)).find(existsSync);
  const licence = file && /<license type="expression">([^<]+)</.exec(readFileSync(file, "utf8"))?.[1];
  if (!licence) throw new Error(`${id} names no licence. Read its text and add it to byHand.`);
  return licence;
}

function table(rows) {
  const lines = rows.sort((a, b) => a[0].localeCompare(b[0], "en")).map(row => `| ${row.join(" | ")} |`);
  return `| package | version | licence |\n|---|---|---|\n${lines.join("\n")}\n`;
}
