import { completed, missingPlatforms, readLockfile } from "../support/lockfile";

test("the lock file knows the packages of every platform", () => {
  expect(missingPlatforms(readLockfile())).toEqual([]);
});

test("a package for another platform is put back as its name says", () => {
  const tool = { version: "1.2.0", dev: true, optionalDependencies: { "@tool/core-win32-arm64-msvc": "1.2.0", "@tool/core-linux-x64-musl": "1.2.0" } };
  const lock = { packages: { "": {}, "node_modules/@tool/core-linux-x64-musl": { version: "1.2.0" }, "node_modules/tool": tool } };
  expect(completed(lock).packages["node_modules/@tool/core-win32-arm64-msvc"]).toEqual({ version: "1.2.0", cpu: ["arm64"], dev: true, optional: true, os: ["win32"] });
  expect(missingPlatforms(completed(lock))).toEqual([]);
});
