// Licences of everything that ends up in static/, in one text.
import { readdir, readFile } from "node:fs/promises";

const MODULES = new URL("../node_modules/", import.meta.url);
// what the build reads through code of its own, so that esbuild does not list it
const ALSO = ["world-atlas"];

const HEAD = `What stands in this folder holds parts of the packages below, under these licences.
Shapes of land and borders are made from Natural Earth (https://www.naturalearthdata.com), which
is in the public domain, through the package world-atlas. Borders are drawn as they are held, not
as anybody claims them; they are no word of the unfog authors on whose land it is.
`;

function named(path) {
  const parts = path.split("node_modules/").at(-1).split("/");
  return parts[0].startsWith("@") ? `${parts[0]}/${parts[1]}` : parts[0];
}

async function described(name) {
  const folder = new URL(`${name}/`, MODULES);
  const about = JSON.parse(await readFile(new URL("package.json", folder), "utf-8"));
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, folder), "utf-8")));
  return { about, text: texts.map((text) => text.trim()).join("\n\n") };
}

/** @param inputs paths of the files that esbuild read */
export async function licences(inputs) {
  const found = new Map();
  const ask = [...inputs.filter((path) => path.includes("node_modules/")).map(named), ...ALSO];
  while (ask.length) {
    const name = ask.pop();
    if (found.has(name) || name.startsWith("@types/")) continue;
    const one = await described(name);
    found.set(name, one);
    ask.push(...Object.keys(one.about.dependencies ?? {}));
  }
  const blocks = [...found.keys()].sort().map((name) => {
    const { about, text } = found.get(name);
    if (!about.license) throw new Error(`${name} names no licence`);
    const rule = "=".repeat(78);
    return `${rule}\n${name} ${about.version}: ${about.license}\n${rule}\n\n${text || "(its package holds no licence text)"}\n`;
  });
  return `${HEAD}\n${blocks.join("\n")}`;
}
