import { globSync } from 'node:fs';
import { relative } from 'node:path';
import type { PublishedPackage } from './packages.ts';

/** One way into a package: `./notice/define.js` and the source behind it, from the package's folder. */
export interface Door {
  readonly subpath: string;
  readonly source: string;
}

/**
 * The ways into a package, one by one. In the repository a pattern stands for many; whoever installs the package gets
 * a list, so that editors can complete it and nothing else can be reached.
 */
export function doorsOf({ folder, manifest }: PublishedPackage): readonly Door[] {
  return Object.entries(manifest.exports).flatMap(([subpath, source]) => {
    if (!subpath.includes('*')) return [{ subpath, source }];
    const found = globSync(source, { cwd: folder })
      .map((file) => `./${relative('.', file)}`)
      .flatMap((file) => {
        const name = starOf(source, file);
        return name === undefined ? [] : [{ subpath: subpath.replaceAll('*', name), source: file }];
      })
      .filter((door) => !(door.subpath in manifest.exports))
      .sort((one, other) => one.subpath.localeCompare(other.subpath, 'en'));
    if (found.length === 0) throw new Error(`${manifest.name}: nothing is behind the export ${subpath}`);
    return found;
  });
}

/** What every star of a pattern stands for in a path, if it stands for the same everywhere. */
function starOf(pattern: string, path: string): string | undefined {
  const [first = '', ...others] = pattern
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  const expression = others.reduce(
    (text, part, index) => `${text}${index === 0 ? '([\\w-]+)' : '\\1'}${part}`,
    first,
  );
  return new RegExp(`^${expression}$`, 'u').exec(path)?.[1];
}

/** Where the compiler puts what it makes from a source: `./src/notice/define.ts` becomes `./notice/define.js`. */
export function builtPath(source: string, extension = '.js'): string {
  return source.replace(/^\.\/src\//u, './').replace(/\.ts$/u, extension);
}
