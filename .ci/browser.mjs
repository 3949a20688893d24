// The checks behind `.ci/browser`. Every page is made here by travaux itself, from the drafts that ship, from a hostile
// text, and from a pair of 600 articles where the generator of texts is at hand.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const { MODULES, TRAVAUX, PAGES } = process.env;
const require = createRequire(path.join(path.resolve(MODULES), "x.js"));
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const MOST_BYTES = 5_000_000;

let failed = 0;
let passed = 0;
const check = (name, holds, seen = "") => {
  if (holds) passed += 1;
  else { failed += 1; console.log(`FAILED ${name} ${seen}`); }
};

const make = (name, ...args) => {
  const file = path.resolve(PAGES, `${name}.html`);
  try {
    execFileSync(TRAVAUX, [...args, "--format", "html", "-o", file], { stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    // 1 says that the drafts differ, or that rules found something.
    if (error.status !== 1) throw error;
  }
  return file;
};

// A page with its policy in force; whatever it asks for from elsewhere and whatever it complains of is noted.
const open = async (browser, file, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const noted = { requests: [], said: [] };
  page.on("request", (request) => noted.requests.push(request.url()));
  page.on("console", (message) => noted.said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => noted.said.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { noted.said.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  const url = pathToFileURL(file).href;
  const start = Date.now();
  await page.goto(url);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return { page, noted, url, took: Date.now() - start, close: () => context.close() };
};

const isQuiet = (name, { noted, url }) => {
  const others = noted.requests.filter((asked) => asked.split("#")[0] !== url);
  check(`${name}: no request leaves the page`, others.length === 0, others.join(" "));
  check(`${name}: nothing in the console`, noted.said.length === 0, noted.said.join(" | "));
};

// axe has to be put into the page, which its policy rightly forbids: a context of its own, without the policy.
const isAccessible = async (browser, name, file) => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, close } = await open(browser, file, { bypassCSP: true, colorScheme });
    // What is not on the screen yet has a guessed height, which axe would take for its place.
    await page.addStyleTag({ content: ".block { content-visibility: visible !important; }" });
    await page.addScriptTag({ content: axe });
    for (const view of ["whole", "beside"]) {
      const button = page.locator(`[name=view][value=${view}]`);
      if (await button.count()) await button.check(); else if (view === "beside") continue;
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
      const { violations } = await page.evaluate((tags) => axe.run({ runOnly: tags }), tags);
      const grave = violations.filter((one) => ["serious", "critical"].includes(one.impact));
      const said = grave.map((one) => `${one.id} ×${one.nodes.length}: ${one.nodes[0].html.slice(0, 120)}`);
      check(`${name}: axe, ${colorScheme}, ${view}`, grave.length === 0, said.join(" | "));
    }
    await page.screenshot({ path: path.join(PAGES, `${name}-${colorScheme}.png`) });
    await close();
  }
};

const visible = (page, selector = ".block") => page.locator(`${selector}:not([hidden])`);

const folds = async (name, page) => {
  const wrong = await page.evaluate(() => [...document.querySelectorAll(".block")].filter((block) => {
    const isSame = /^(same|renumbered)$/.test(block.dataset.kinds) && !block.dataset.rules;
    const details = block.querySelector("details");
    return details && details.open === isSame;
  }).map((block) => block.id));
  check(`${name}: what did not change is folded, all else open`, wrong.length === 0, wrong.join(" "));
};

const filters = async (name, page) => {
  const boxes = page.locator("[name=kind]");
  const kinds = await boxes.evaluateAll((boxes) => boxes.map((box) => box.value));
  check(`${name}: has kinds to choose from`, kinds.length > 1, kinds.join(" "));
  for (const kind of kinds.slice(1)) await page.locator(`[name=kind][value=${kind}]`).uncheck();
  const left = await visible(page, ".block[data-kinds]").evaluateAll((all) => all.map((one) => one.dataset.kinds));
  check(`${name}: one kind leaves its blocks`, left.length > 0 && left.every((of) => of.split(" ").includes(kinds[0])));
  await page.locator("[data-do=reset]").click();
  const all = await page.locator(".block").count();
  check(`${name}: everything comes back`, await visible(page).count() === all);
  const rule = page.locator("#rule");
  if (await rule.count()) {
    const [value, n] = await rule.locator("option").nth(2).evaluate((option) => [option.value, option.textContent.match(/\d+/g).at(-1)]);
    await rule.selectOption(value);
    check(`${name}: a rule leaves its blocks`, await visible(page).count() === Number(n), value);
    await rule.selectOption("*");
    const some = await visible(page).count();
    check(`${name}: all with a finding`, some >= Number(n) && some < all);
    await page.locator("[data-do=reset]").click();
  }
};

const searches = async (name, page, word) => {
  await page.locator("#search").fill(word.toUpperCase());
  await page.waitForTimeout(400);
  const texts = await visible(page).evaluateAll((blocks) => blocks.map((block) => block.textContent.toLowerCase()));
  const all = await page.locator(".block").count();
  check(`${name}: search leaves what has the word`, texts.length > 0 && texts.length < all && texts.every((text) => text.includes(word)), texts.length);
  check(`${name}: and marks it`, await page.evaluate(() => CSS.highlights.get("found")?.size > 0));
  await page.locator("[data-do=reset]").click();
};

const views = async (name, page) => {
  const whole = await page.evaluate(() => [...document.querySelectorAll(".words.whole")].map((words) => {
    const side = (gone) => { const copy = words.cloneNode(true); copy.querySelectorAll(gone).forEach((mark) => mark.remove()); return copy.textContent; };
    return [side("ins"), side("del")];
  }));
  await page.locator("[name=view][value=beside]").check();
  const beside = await page.evaluate(() => [...document.querySelectorAll(".pair")].map((pair) => [...pair.children].map((side) => side.textContent)));
  check(`${name}: side by side has both texts`, JSON.stringify(whole) === JSON.stringify(beside));
  const [old, now] = await page.evaluate(() => {
    const pair = [...document.querySelectorAll(".pair")].find((one) => one.checkVisibility());
    return [...pair.children].map((side) => side.getBoundingClientRect().x);
  });
  const isRtl = await page.evaluate(() => document.documentElement.dir === "rtl");
  check(`${name}: the old text comes first`, isRtl ? old > now : old < now);
  check(`${name}: one view at a time`, await page.evaluate(() => ![...document.querySelectorAll(".words.whole")].some((one) => one.checkVisibility())));
  await page.locator("[name=view][value=whole]").check();
};

const anchors = async (name, page, url) => {
  const id = await page.evaluate(() => {
    const folded = document.querySelector(".block:not(:has(details[open])) .clause[id]");
    return (folded ?? [...document.querySelectorAll(".clause[id]")].at(-1)).id;
  });
  await page.goto(`${url}#${id}`);
  await page.waitForTimeout(700);
  const [isOpen, top] = await page.evaluate((id) => {
    const clause = document.getElementById(id);
    return [clause.closest("details").open, clause.getBoundingClientRect().top];
  }, id);
  check(`${name}: an anchor unfolds its clause and leads there`, isOpen && top >= 0 && top < 900, `${id} ${top}`);
  const lost = await page.evaluate(() => [...document.querySelectorAll("a[href^='#']")].map((link) => decodeURIComponent(link.hash.slice(1))).filter((id) => !document.getElementById(id)));
  check(`${name}: every link leads somewhere`, lost.length === 0, lost.join(" "));
  const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map((one) => one.id));
  check(`${name}: ids are unique`, new Set(ids).size === ids.length);
};

const keyboard = async (name, page, url) => {
  await page.goto(url);
  await page.keyboard.press("Tab");
  check(`${name}: the first stop is the way to the text`, await page.evaluate(() => document.activeElement.classList.contains("skip")));
  await page.keyboard.press("j");
  const first = await page.evaluate(() => document.activeElement.closest(".block")?.id);
  await page.keyboard.press("j");
  const second = await page.evaluate(() => document.activeElement.closest(".block")?.id);
  await page.keyboard.press("k");
  const back = await page.evaluate(() => document.activeElement.closest(".block")?.id);
  check(`${name}: j and k go from change to change`, first && second && first !== second && back === first, `${first} ${second} ${back}`);
  await page.keyboard.press("/");
  check(`${name}: / searches`, await page.evaluate(() => document.activeElement.id === "search"));
  await page.keyboard.press("j");
  check(`${name}: keys are letters in a field`, await page.locator("#search").inputValue() === "j");
  await page.keyboard.press("Escape");
  await page.evaluate(() => { document.getElementById("keys").checked = false; });
  await page.keyboard.press("j");
  check(`${name}: keys can be switched off`, await page.evaluate(() => !document.activeElement.closest(".block")));
};

const printsAndDarkens = async (name, page, url) => {
  await page.goto(url);
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await paper();
  await page.locator("#theme").selectOption("light");
  check(`${name}: dark where the system is, light where asked for`, dark !== "rgb(255, 255, 255)" && await paper() === "rgb(255, 255, 255)", dark);
  await page.locator("#theme").selectOption("dark");
  await page.emulateMedia({ media: "print" });
  const isBare = await page.evaluate(() => [".tools", ".contents"].every((one) => !document.querySelector(one)?.checkVisibility()));
  check(`${name}: print has no tools, and white paper`, isBare && await paper() === "rgb(255, 255, 255)");
  await page.screenshot({ path: path.join(PAGES, `${name}-print.png`) });
  const pdf = await page.pdf();
  check(`${name}: prints`, pdf.length > 10_000 && pdf.subarray(0, 5).toString() === "%PDF-");
  await page.emulateMedia({ media: "screen" });
};

const runsFromTheRight = async (name, page) => {
  const [main, contents] = await page.evaluate(() => [".columns > div", ".contents"].map((one) => document.querySelector(one).getBoundingClientRect().x));
  const dir = await page.evaluate(() => getComputedStyle(document.querySelector(".words")).direction);
  check(`${name}: runs from right to left`, contents > main && dir === "rtl");
};

// Everything that a page of blocks can do.
const works = async (browser, name, file, word) => {
  const opened = await open(browser, file);
  const { page, url } = opened;
  await folds(name, page);
  await filters(name, page);
  await searches(name, page, word);
  if (await page.locator("[name=view]").count()) await views(name, page);
  await anchors(name, page, url);
  await keyboard(name, page, url);
  if (await page.evaluate(() => document.documentElement.dir === "rtl")) await runsFromTheRight(name, page);
  await printsAndDarkens(name, page, url);
  isQuiet(name, opened);
  await opened.close();
  await isAccessible(browser, name, file);
};

const HOSTILE = [
  "<script>window.hacked = 1</script>", "</style><script>window.hacked = 2</script>", "<img src=x onerror='window.hacked = 3'>",
  "javascript:window.hacked=4", '" onmouseover="window.hacked = 5" x="', "<!-- --><svg onload=window.hacked=6>", "</title>'\"`",
  "<a href=\"https://example.org/\">x</a>", "]]>", "&lt;script&gt;", "\u202Eright to left\u202C",
];

const hostile = async (browser) => {
  const draft = (extra) => ["CHAPTER I", HOSTILE[0], ""].concat(HOSTILE.flatMap((text, n) =>
    [`Article ${n + 1} ${text}`, "", `1. Each State Party shall ${text} protect people from extremism ${extra}.`, "", `2. ${text}`, ""])).join("\n");
  const [old, now] = ["old", "new"].map((name) => path.join(PAGES, `${name} <script>window.hacked=7</script>.txt`.replaceAll("/", "∕")));
  fs.writeFileSync(old, draft("at once"));
  fs.writeFileSync(now, draft("\"later\" <b onclick=x>"));
  for (const [name, args] of [["hostile-diff", ["diff", old, now]], ["hostile-lint", ["lint", now]]]) {
    const opened = await open(browser, make(name, ...args));
    const { page } = opened;
    for (const link of await page.locator(".contents a").all()) await link.hover();
    if (await page.locator("[name=view]").count()) await page.locator("[name=view][value=beside]").check();
    await page.locator("[data-do=open]").click();
    const seen = await page.evaluate(() => ({
      hacked: window.hacked,
      scripts: document.scripts.length,
      strange: document.querySelectorAll("img, iframe, object, embed, form[action], a:not([href^='#'])").length,
      handlers: [...document.querySelectorAll("*")].filter((one) => [...one.attributes].some((attribute) => attribute.name.startsWith("on"))).length,
    }));
    check(`${name}: does nothing`, seen.hacked === undefined && seen.scripts === 1 && seen.strange === 0 && seen.handlers === 0, JSON.stringify(seen));
    check(`${name}: is there to be read`, (await page.locator("main").textContent()).includes("<script>window.hacked = 1</script>"));
    isQuiet(name, opened);
    await opened.close();
  }
};

const large = async (browser) => {
  const generator = path.resolve(process.env.TRAVAUX_BENCH ?? "../shared/bench", "gen.py");
  if (!fs.existsSync(generator)) { console.log("skipped: no generator of texts for the pair of 600 articles"); return; }
  const folder = path.join(PAGES, "texts");
  execFileSync("python3", [generator, folder, "--sizes", "600", "--langs", "en,ar"], { stdio: "ignore" });
  for (const language of ["en", "ar"]) {
    const [old, now] = ["v1", "v2"].map((name) => path.join(folder, `${language}600`, `${name}.txt`));
    const file = make(`large-${language}`, "diff", old, now);
    const opened = await open(browser, file);
    const { size } = fs.statSync(file);
    console.log(`pair of 600 articles, ${language}: ${(size / 1e6).toFixed(2)} MB, opened in ${opened.took} ms`);
    check(`large-${language}: under 5 MB`, size < MOST_BYTES, size);
    isQuiet(`large-${language}`, opened);
    await opened.close();
  }
};

// Pages of lists: each is opened, can be searched, is quiet and accessible, in both languages of the interface.
const LISTS = [
  ["lint", ["lint", "v5"]], ["against", ["lint", "v4", "--against", "v3"]], ["scorecard", ["scorecard"]], ["timeline", ["timeline"]],
  ["log", ["log", "24", "--patch"]], ["asks", ["asks"]], ["proposals", ["proposals"]], ["concordance", ["concordance"]],
];

const lists = async (browser) => {
  for (const language of ["en", "ar"]) {
    for (const [name, args] of LISTS) {
      const of = `${name}-${language}`;
      const file = make(of, ...args, "--ui-lang", language);
      const opened = await open(browser, file);
      const { page } = opened;
      const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map((one) => one.id));
      check(`${of}: ids are unique`, new Set(ids).size === ids.length);
      check(`${of}: says something`, (await page.locator("main").textContent()).trim().length > 200);
      const dir = await page.evaluate(() => getComputedStyle(document.body).direction);
      check(`${of}: runs as its language does`, dir === (language === "ar" ? "rtl" : "ltr"));
      isQuiet(of, opened);
      await opened.close();
      await isAccessible(browser, of, file);
    }
  }
};

// The site: every page is opened, links stay inside and lead somewhere; one page of each kind is looked at closely.
const site = async (browser) => {
  const folder = path.resolve(PAGES, "site");
  execFileSync(TRAVAUX, ["site", "-o", folder], { stdio: "ignore" });
  const files = fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).map((name) => path.join(folder, name));
  check("site: has pages in both languages", ["en", "ar"].every((language) => files.some((file) => file.startsWith(path.join(folder, language)))));
  const looked = new Set();
  for (const file of files) {
    const name = path.relative(folder, file);
    const kind = path.dirname(name) + (path.dirname(name).includes(path.sep) ? "" : name);
    const text = fs.readFileSync(file, "utf8");
    const links = [...text.matchAll(/(?:href|src)="([^"]*)"/g)].map((match) => match[1].split("#")[0]).filter(Boolean);
    const lost = links.filter((link) => !fs.existsSync(path.resolve(path.dirname(file), decodeURIComponent(link))));
    check(`site/${name}: links lead somewhere`, lost.length === 0, lost.slice(0, 3).join(" "));
    if (looked.has(kind)) continue;
    looked.add(kind);
    const opened = await open(browser, file);
    isQuiet(`site/${name}`, opened);
    await opened.close();
    await isAccessible(browser, `site-${kind.replaceAll(path.sep, "-")}`, file);
  }
  console.log(`site: ${files.length} pages, ${looked.size} kinds looked at`);
};

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  await works(browser, "diff-en", make("diff-en", "diff", "v3", "v4"), "remedy");
  await works(browser, "diff-ar", make("diff-ar", "diff", "v2", "v5", "--lang", "ar", "--ui-lang", "ar"), "انتصاف");
  await hostile(browser);
  await large(browser);
  await lists(browser);
  await site(browser);
} finally {
  await browser.close();
}
console.log(`${passed} checks of pages passed, ${failed} failed; pictures in ${PAGES}`);
process.exit(failed ? 1 : 0);
