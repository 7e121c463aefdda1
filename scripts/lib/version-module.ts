import { publishedPackages } from './packages/packages.ts';

/** The modules that tell a package's version to the pages it runs in, by path, from its package.json. */
export function versionModules(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    publishedPackages()
      .filter(({ id }) => id === 'components' || id === 'widgets')
      .map(({ id, manifest }) => [
        `packages/${id}/src/version.ts`,
        `/** The version of this package; a test keeps it equal to package.json. */\nexport const version = '${manifest.version}';\n`,
      ]),
  );
}
