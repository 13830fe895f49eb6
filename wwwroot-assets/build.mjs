// Copies third-party files to <wwwroot>/lib and our own to <wwwroot>/app. Usage: node build.mjs <wwwroot>
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const wwwroot = resolve(process.argv[2] ?? join(here, "../TelegramAdmin/wwwroot"));
const lib = join(wwwroot, "lib");
const app = join(wwwroot, "app");

for (const folder of [lib, app]) rmSync(folder, { recursive: true, force: true });

copyInter();
copyApexCharts();
writeStyleSheet();
copyScripts();
copyApp();
copyGuide();

function copyInter() {
  for (const subset of ["latin", "latin-ext", "cyrillic"]) {
    const file = `inter-${subset}-opsz-normal.woff2`;
    copy(join(here, "node_modules/@fontsource-variable/inter/files", file), join(lib, "inter", file));
  }
}

function copyApexCharts() {
  const dist = join(here, "node_modules/apexcharts/dist");
  copy(join(dist, "apexcharts.esm.js"), join(lib, "apexcharts/apexcharts.esm.js"));
}

// app.css is a list of @import lines; they are written out in that order so that the page loads one file.
function writeStyleSheet() {
  const source = join(here, "src/css");
  const sheet = readFileSync(join(source, "app.css"), "utf8")
    .replace(/^@import "\.\/(.+)";$/gm, (_, name) => readFileSync(join(source, name), "utf8").trimEnd());
  mkdirSync(join(app, "css"), { recursive: true });
  writeFileSync(join(app, "css/app.css"), sheet);
}

function copyScripts() {
  for (const file of readdirSync(join(here, "src/js"))) copy(join(here, "src/js", file), join(app, "js", file));
}

// What an installed app needs: manifest, icons, the page without a connection.
function copyApp() {
  const source = join(here, "src/app");
  for (const file of readdirSync(source, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())) {
    const path = join(file.parentPath, file.name);
    copy(path, join(app, relative(source, path)));
  }
}

// The pictures of the user guide, which is part of the program.
function copyGuide() {
  const source = join(here, "../docs/images");
  for (const file of readdirSync(source)) copy(join(source, file), join(app, "guide", file));
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}
