import { completed, doubtful, missingPlatforms, readLockfile } from "../support/lockfile";

test("the lock file knows the packages of every platform", () => {
  expect(missingPlatforms(readLockfile())).toEqual([]);
});

test("a package for another platform is put back as its name says", () => {
  const tool = { version: "1.2.0", dev: true, optionalDependencies: { "@tool/core-win32-arm64-msvc": "1.2.0", "@tool/core-linux-x64-musl": "1.2.0" } };
  const lock = { packages: { "": {}, "node_modules/@tool/core-linux-x64-musl": { version: "1.2.0" }, "node_modules/tool": tool } };
  expect(completed(lock).packages["node_modules/@tool/core-win32-arm64-msvc"]).toEqual({ version: "1.2.0", cpu: ["arm64"], dev: true, optional: true, os: ["win32"] });
  expect(missingPlatforms(completed(lock))).toEqual([]);
});

test("every package is fixed by a checksum, and none is tied to somebody's registry", () => expect(doubtful(readLockfile())).toEqual([]));

test.each([
  ["without a checksum", { version: "1.0.0" }, "node_modules/lib: no checksum"],
  ["optional, without one", { version: "1.0.0", optional: true }, "node_modules/lib: no checksum"],
  ["with a weak one", { version: "1.0.0", integrity: "sha1-3Q==" }, "node_modules/lib: no checksum"],
  ["of a company's registry", { version: "1.0.0", integrity: "sha512-3Q==", resolved: "https://npm.example.com/lib.tgz" }, "node_modules/lib: comes from https://npm.example.com/lib.tgz"],
  ["from a repository", { version: "1.0.0", integrity: "sha512-3Q==", resolved: "git+ssh://git@example.com/lib.git" }, "node_modules/lib: comes from git+ssh://git@example.com/lib.git"],
  ["from a folder", { link: true, resolved: "../lib" }, "node_modules/lib: comes from ../lib"],
])("a package %s is named", (_name, entry, said) => expect(doubtful({ packages: { "": {}, "node_modules/lib": entry } })).toEqual([said]));

test("a tool's part for another platform may be without a checksum, a part that ships may not", () => {
  const part = { version: "1.0.0", optional: true, os: ["win32"], cpu: ["x64"] };
  expect(doubtful({ packages: { "node_modules/part": { ...part, dev: true } } })).toEqual([]);
  expect(doubtful({ packages: { "node_modules/part": part } })).toEqual(["node_modules/part: no checksum"]);
});
