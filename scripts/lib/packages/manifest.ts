import { builtPath, doorsOf } from './exports.ts';
import type { PublishedPackage } from './packages.ts';

/** What is made beside the compiled code of a package. */
export interface MadeFiles {
  /** Whether there are declarations for frameworks and data for editors. */
  readonly elements: boolean;
  /** Dependencies that became part of the code. */
  readonly vendored: readonly string[];
}

/** The package.json of the published form. */
export function publishedManifest(published: PublishedPackage, made: MadeFiles): unknown {
  const { manifest } = published;
  const { name, version, description, license, keywords } = manifest;
  const dependencies = Object.fromEntries(
    Object.entries(manifest.dependencies).filter(([dependency]) => !made.vendored.includes(dependency)),
  );
  return {
    name,
    version,
    description,
    keywords,
    license,
    type: 'module',
    sideEffects: sideEffectsOf(published),
    exports: {
      ...Object.fromEntries(doorsOf(published).map(({ subpath, source }) => [subpath, targetOf(source)])),
      ...(made.elements
        ? {
            './react': { types: './react.d.ts', default: './types-only.js' },
            './vue': { types: './vue.d.ts', default: './types-only.js' },
            './custom-elements.json': './custom-elements.json',
          }
        : {}),
      './package.json': './package.json',
    },
    types: './index.d.ts',
    ...(made.elements ? { customElements: 'custom-elements.json', 'web-types': 'web-types.json' } : {}),
    dependencies,
    publishConfig: { access: 'public' },
  };
}

function targetOf(source: string): unknown {
  const built = builtPath(source);
  // A style sheet has no types; TypeScript still wants to find some behind an import of it.
  const types = source.endsWith('.ts') ? builtPath(source, '.d.ts') : './types-only.d.ts';
  return { types, default: built };
}

function sideEffectsOf({ manifest: { sideEffects } }: PublishedPackage): unknown {
  return Array.isArray(sideEffects) ? sideEffects.map((pattern) => builtPath(pattern)) : sideEffects;
}
