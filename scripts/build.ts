import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackages } from './lib/packages/build.ts';
import { embeddingFile, embeddingText } from './lib/packages/embedding-doc.ts';
import { buildPortal } from './lib/portal.ts';
import { root } from './lib/root.ts';

// Builds what is served, the static portal, into packages/portal/dist; what is published, each package into its dist; and
// the files for pages without a build into dist/cdn, whose sizes and hashes it writes into the page about embedding.
buildPortal();
await buildPackages();
writeFileSync(join(root, embeddingFile), await embeddingText());
