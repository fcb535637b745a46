// The machines that have a package of their own, and those packages' package.json in npm/.
//
//     node platforms.mjs            writes npm/*/package.json
//     node platforms.mjs --check    fails when they are not what this table and package.json say

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Rust's name of a machine, the name of its package, and how npm tells it. */
export const PLATFORMS = [
  { target: "x86_64-unknown-linux-gnu", name: "linux-x64-gnu", os: "linux", cpu: "x64", libc: "glibc" },
  { target: "aarch64-unknown-linux-gnu", name: "linux-arm64-gnu", os: "linux", cpu: "arm64", libc: "glibc" },
  { target: "x86_64-unknown-linux-musl", name: "linux-x64-musl", os: "linux", cpu: "x64", libc: "musl" },
  { target: "aarch64-unknown-linux-musl", name: "linux-arm64-musl", os: "linux", cpu: "arm64", libc: "musl" },
  { target: "x86_64-apple-darwin", name: "darwin-x64", os: "darwin", cpu: "x64" },
  { target: "aarch64-apple-darwin", name: "darwin-arm64", os: "darwin", cpu: "arm64" },
  { target: "x86_64-pc-windows-msvc", name: "win32-x64-msvc", os: "win32", cpu: "x64" },
  { target: "aarch64-pc-windows-msvc", name: "win32-arm64-msvc", os: "win32", cpu: "arm64" },
];

export const HERE = fileURLToPath(new URL(".", import.meta.url));

/** This package's package.json. */
export const manifest = () => JSON.parse(readFileSync(`${HERE}package.json`, "utf8"));

/** The name of a machine's package. */
export const packageOf = (platform) => `${manifest().name}-${platform.name}`;

/** The file that holds its engine. */
export const binaryOf = (platform) => `endurance.${platform.name}.node`;

/** The package.json of a machine's package. */
function platformManifest(platform) {
  const { version, license, engines } = manifest();
  return {
    name: packageOf(platform),
    version,
    description: `The engine of endurance-eval for ${platform.target}`,
    license,
    engines,
    os: [platform.os],
    cpu: [platform.cpu],
    ...(platform.libc && { libc: [platform.libc] }),
    main: binaryOf(platform),
    files: [binaryOf(platform)],
  };
}

function main() {
  for (const platform of PLATFORMS) {
    const folder = `${HERE}npm/${platform.name}`;
    const text = `${JSON.stringify(platformManifest(platform), null, 2)}\n`;
    if (!process.argv.includes("--check")) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}/package.json`, text);
    } else if (readFileSync(`${folder}/package.json`, "utf8") !== text) {
      console.error(`npm/${platform.name}/package.json is not what platforms.mjs says: run npm run generate`);
      process.exitCode = 1;
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
