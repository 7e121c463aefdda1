import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, boolean, object, optional, parse, record, string, union, type InferOutput } from 'valibot';
import { root } from '../root.ts';

const versions = optional(record(string(), string()), {});

const manifestSchema = object({
  name: string(),
  version: string(),
  description: string(),
  license: string(),
  keywords: optional(array(string()), []),
  sideEffects: union([boolean(), array(string())]),
  exports: record(string(), string()),
  dependencies: versions,
});

/** A package.json of ours, as it stands in the repository: its exports lead to sources. */
export type SourceManifest = InferOutput<typeof manifestSchema>;

/** A package that is published, and where it is made. */
export interface PublishedPackage {
  readonly id: (typeof publishedIds)[number];
  /** Its folder in the repository. */
  readonly folder: string;
  /** Where its published form is built: a whole package by itself. */
  readonly dist: string;
  readonly manifest: SourceManifest;
}

/** In the order in which they are built: each needs the types of those before it only. */
const publishedIds = ['protocol', 'api-client', 'components', 'widgets'] as const;

/** The packages that are published to npm. */
export function publishedPackages(): readonly PublishedPackage[] {
  return publishedIds.map((id) => {
    const folder = join(root, 'packages', id);
    const manifest = parse(manifestSchema, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    return { id, folder, dist: join(folder, 'dist'), manifest };
  });
}
