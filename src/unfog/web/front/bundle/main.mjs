// Builds ts/ and css/ into ../static. Every name there holds a hash of what is in the file, so that
// browsers may keep it for ever; manifest.json tells which file is which.
// With arguments, for tests: main.mjs OUT FILE... builds into OUT, those entries included.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licences } from "./licences.mjs";
import { shapes } from "./shapes.mjs";

const FRONT = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const OWN = resolve(FRONT, "../static");
const [OUT = OWN, ...ALSO] = process.argv.slice(2);
const STATIC = resolve(OUT);

async function listed(folder, kind) {
  const names = (await readdir(join(FRONT, folder))).sort();
  return names.filter((name) => extname(name) === kind).map((name) => `${folder}/${name}`);
}

/** Files by the name under which templates ask for them. */
async function entries() {
  const pages = [...(await listed("ts/pages", ".ts")), ...(await listed("css/pages", ".css"))];
  const extra = ALSO.map((file) => ({ in: resolve(file), out: `also/${basename(file, ".ts")}` }));
  const files = ["ts/app.ts", "css/app.css", "css/map.css", ...pages];
  const out = (file) => file.replace(/^(ts|css)\//, "").replace(/\.\w+$/, "");
  return [...files.map((file) => ({ in: join(FRONT, file), out: out(file) })), ...extra];
}

/** Imports of "shape:NAME" and "worker:FILE" stand for the address of a file made from them. */
const addresses = {
  name: "addresses",
  setup(made) {
    const ready = shapes();
    made.onResolve({ filter: /^shape:/ }, ({ path }) => ({
      path: `/${path.slice("shape:".length)}`,
      namespace: "shape",
    }));
    made.onLoad({ filter: /.*/, namespace: "shape" }, async ({ path }) => ({
      contents: (await ready)[path.slice(1)],
      loader: "file",
    }));
    made.onResolve({ filter: /^worker:/ }, ({ path }) => ({
      path: join(FRONT, "node_modules", path.slice("worker:".length)).replace(/\.mjs$/, ".js"),
      namespace: "worker",
    }));
    made.onLoad({ filter: /.*/, namespace: "worker" }, async ({ path }) => {
      const text = await readFile(path.replace(/\.js$/, ".mjs"), "utf-8");
      return { contents: text.replace(/^\/\/# sourceMappingURL=.*$/m, ""), loader: "file" };
    });
  },
};

async function bundled() {
  return build({
    absWorkingDir: FRONT,
    entryPoints: await entries(),
    outdir: STATIC,
    entryNames: "[dir]/[name].[hash]",
    chunkNames: "chunks/[name].[hash]",
    assetNames: "assets/[name].[hash]",
    loader: { ".woff2": "file", ".svg": "dataurl" },
    bundle: true,
    splitting: true,
    format: "esm",
    target: ["es2023", "chrome123", "firefox120", "safari17.5"],
    minify: true,
    legalComments: "none",
    plugins: [addresses],
    metafile: true,
    write: false,
    logLevel: "warning",
  });
}

/** Built files by their names without the hash. Chunks are known to the modules that import them. */
function manifest(files) {
  const named = files
    .filter((file) => !file.startsWith("chunks/"))
    .map((file) => [file.replace(/\.[A-Z0-9]{8}(?=\.\w+$)/, ""), file]);
  return Object.fromEntries(named.sort());
}

/** Takes away what earlier builds left, once nothing points to it any more. */
async function removeAllBut(kept) {
  for (const name of await readdir(OWN, { recursive: true })) {
    if (extname(name) && !kept.has(name)) await rm(join(OWN, name));
  }
}

async function main() {
  const { outputFiles, metafile } = await bundled();
  for (const { path, contents } of outputFiles) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
  const files = outputFiles.map(({ path }) => relative(STATIC, path));
  const write = (name, text) => writeFile(join(STATIC, name), `${text.trimEnd()}\n`);
  await write("LICENSES.txt", await licences(Object.keys(metafile.inputs)));
  await write("manifest.json", JSON.stringify(manifest(files), null, 1));
  if (STATIC === OWN) await removeAllBut(new Set([...files, "LICENSES.txt", "manifest.json"]));
  const size = outputFiles.reduce((sum, file) => sum + file.contents.length, 0);
  console.log(
    `front: ${files.length} files, ${Math.round(size / 1024)} KiB in ${basename(STATIC)}/`,
  );
}

await main();
