import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../../scripts/lib/root.ts';

/** What can not be part of one file: machine code, and what reads files beside its own. */
const external = ['better-sqlite3', 'pg', '@fastify/swagger-ui'];

/**
 * Makes one file of the mortal server and all that it takes, in a folder; its path. A process from it starts with half of
 * the work, which counts when a thousand are started.
 */
export async function bundleMortalServer(folder: string): Promise<string> {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external },
    build: {
      ssr: join(import.meta.dirname, 'mortal-server.ts'),
      outDir: join(folder, 'bundled'),
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'mortal-server.mjs', codeSplitting: false } },
    },
  });
  return join(folder, 'bundled/mortal-server.mjs');
}
