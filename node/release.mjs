// Lays out what is published, in release/: the package with its `optionalDependencies`, which the lock file
// of a checkout cannot have before they are published, and a package for each machine whose engine is in
// native/.
//
//     node release.mjs && for folder in release/*; do npm publish "$folder"; done

import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { HERE, PLATFORMS, binaryOf, manifest, packageOf } from "./platforms.mjs";

const LICENSES = ["LICENSE-MIT", "LICENSE-APACHE"];
const release = `${HERE}release`;
const copy = (from, to) => cpSync(`${HERE}${from}`, to, { recursive: true });

function main() {
  rmSync(release, { recursive: true, force: true });
  const { scripts, devDependencies, ...rest } = manifest();
  const packages = PLATFORMS.map((platform) => [packageOf(platform), rest.version]);
  const folder = `${release}/${rest.name}`;
  mkdirSync(folder, { recursive: true });
  for (const file of ["dist", "README.md", ...LICENSES]) copy(file, `${folder}/${file}`);
  const published = {
    ...rest,
    files: rest.files.filter((file) => file !== "native"),
    optionalDependencies: Object.fromEntries(packages),
  };
  writeFileSync(`${folder}/package.json`, `${JSON.stringify(published, null, 2)}\n`);
  PLATFORMS.filter((platform) => existsSync(`${HERE}native/${binaryOf(platform)}`)).forEach(engine);
  console.log(readdirSync(release).join("\n"));
}

/** The package of one machine. */
function engine(platform) {
  const folder = `${release}/${packageOf(platform)}`;
  copy(`npm/${platform.name}`, folder);
  copy(`native/${binaryOf(platform)}`, `${folder}/${binaryOf(platform)}`);
  for (const file of LICENSES) copy(file, `${folder}/${file}`);
}

main();
