// Takes the pictures that scripts/pictures asks for. Arguments are names; without any, all of them.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const { chromium } = createRequire(import.meta.url)(process.env.PICTURES_DRIVER);
const images = join(dirname(fileURLToPath(import.meta.url)), "../docs/images");
const { APP, SANDBOX } = process.env;
const largest = 150 * 1024;

// What is shown: name, address, and what is done before.
const pictures = [
  ["dashboard", "/dashboard?period=30d&metric=revenue"],
  ["dashboard-dark", "/dashboard?period=30d", { theme: "dark" }],
  ["dashboard-phone", "/dashboard?period=30d", { width: 390, height: 844 }],
  ["analytics-growth", "/analytics/growth"],
  ["analytics-behaviour", "/analytics/behaviour"],
  ["analytics-revenue", "/analytics/revenue"],
  ["analytics-conversations", "/analytics/conversations"],
  ["analytics-campaigns", "/analytics/campaigns"],
  ["conversations", "/conversations", { before: page => openRow(page, /\/conversations\/\d+/, 1, "open=person") }],
  ["conversations-phone", "/conversations", { width: 390, height: 844 }],
  ["quick-replies", "/replies"],
  ["quick-replies-statistics", "/replies?tab=statistics"],
  ["users", "/users?sort=-spent"],
  ["person", "/users?sort=-spent", { before: page => openRow(page, /[?&]open=\d+/, 1) }],
  ["broadcast", "/broadcast"],
  ["broadcast-results", "/broadcast", { before: page => page.getByRole("link", { name: "Weekend intensive" }).first().click() }],
  ["broadcast-new", "/broadcast", { before: page => page.getByRole("link", { name: "Timetable of the new term" }).first().click() }],
  ["gifts", "/gifts"],
  ["gift", "/gifts", { before: page => page.getByRole("link", { name: "We miss you" }).first().click() }],
  ["products", "/products"],
  ["product", "/products?open=2"],
  ["billing", "/billing?period=30d"],
  ["payment", "/billing?period=30d", { before: page => openRow(page, /[?&]open=\d+/, 2) }],
  ["billing-ledger", "/billing?tab=ledger"],
  ["search", "/search?q=invoice"],
  ["settings", "/settings/bots?open=100001"],
  ["settings-all", "/settings/all"],
  ["health", "/system/health"],
  ["queue", "/system/queue"],
  ["welcome", "/welcome"],
];

const wanted = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"] });
try {
  await ready();
  const state = await enter();
  await talk();
  if (wanted.length === 0 || wanted.includes("sandbox")) await take("sandbox", SANDBOX, {}, null);
  for (const [name, path, how = {}] of pictures)
    if (wanted.length === 0 || wanted.includes(name)) await take(name, APP + path, how, state);
} finally {
  await browser.close();
}

async function ready() {
  for (let tries = 0; tries < 120; tries++) {
    if (await fetch(`${APP}/health`).then(answer => answer.ok, () => false)) return;
    await new Promise(done => setTimeout(done, 500));
  }
  throw new Error("The app does not answer.");
}

async function enter() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${APP}/account/sign-in`);
  await page.getByRole("button", { name: "Enter as owner" }).click();
  await page.waitForURL(/dashboard|welcome/);
  const state = await context.storageState();
  await context.close();
  return state;
}

// The people of the demo say what they have to say within the first half minute.
async function talk() {
  await new Promise(done => setTimeout(done, wanted.length > 0 && !wanted.includes("sandbox") ? 5_000 : 50_000));
}

async function take(name, address, { width = 1440, height = 930, theme = "light", before }, state) {
  const context = await browser.newContext({
    viewport: { width, height }, colorScheme: theme, locale: "en-GB", isMobile: width < 500, hasTouch: width < 500, reducedMotion: "reduce", storageState: state ?? undefined,
  });
  try {
    const page = await context.newPage();
    await page.goto(address);
    await settle(page);
    if (before) {
      await before(page);
      await settle(page);
    }
    const kept = await shoot(context, page);
    writeFileSync(join(images, `${name}.webp`), kept);
    console.log(`${name}.webp ${Math.ceil(kept.length / 1024)} KB`);
  } catch (failed) {
    process.exitCode = 1;
    console.error(`${name}: ${failed.message.split("\n")[0]}`);
  } finally {
    await context.close();
  }
}

async function settle(page) {
  await page.waitForLoadState("networkidle").catch(() => undefined);
  await page.waitForTimeout(1_800);
}

// The n-th link of that form in the page's own part.
async function openRow(page, form, place, more) {
  const links = await page.locator("main a[href]").evaluateAll(all => all.map(link => link.href));
  const href = [...new Set(links.filter(link => form.test(link)))][place];
  if (!href) throw new Error(`There is no row ${place}.`);
  await page.goto(more ? `${href}${href.includes("?") ? "&" : "?"}${more}` : href);
}

// WebP as the browser itself writes it, as good as the size allows.
async function shoot(context, page) {
  const session = await context.newCDPSession(page);
  for (let quality = 86; ; quality -= 8) {
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality });
    const picture = Buffer.from(data, "base64");
    if (picture.length <= largest || quality < 40) return picture;
  }
}
