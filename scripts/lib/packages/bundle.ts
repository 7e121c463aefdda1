import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { root } from '../root.ts';

/** What is bundled, and how. */
export interface BundleOptions {
  /** The module to begin with, as text; its imports are resolved from `from`. */
  readonly entry: string;
  readonly from: string;
  /** What stays an import; by default everything goes into the one file. */
  readonly external?: readonly string[];
  /** Name of the file that will be written. */
  readonly fileName: string;
  /** Whether it is for browsers as it is: small, and with a source map. */
  readonly minify: boolean;
  readonly banner?: string;
  readonly plugins?: readonly Plugin[];
}

/** A file that stands alone, and its source map. */
export interface Bundle {
  readonly code: string;
  /** The files that went into it. */
  readonly modules: readonly string[];
  readonly map: string | undefined;
}

const entryName = 'virtual:isoloir-entry';

/** Puts a module and all that it needs into one file. */
export async function bundle(options: BundleOptions): Promise<Bundle> {
  const external = options.external ?? [];
  const output = await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    // What a library leaves to its bundler: without it, Lit would ship its development warnings.
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      ...(options.plugins ?? []),
      {
        name: 'isoloir-entry',
        resolveId(source, importer) {
          if (source === entryName) return `\0${entryName}`;
          return importer === `\0${entryName}` && !external.includes(source)
            ? this.resolve(source, join(options.from, 'entry.js'), { skipSelf: true })
            : undefined;
        },
        load: (id) => (id === `\0${entryName}` ? options.entry : undefined),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      minify: options.minify,
      sourcemap: options.minify,
      modulePreload: false,
      rolldownOptions: {
        input: entryName,
        preserveEntrySignatures: 'strict',
        external: [...external],
        output: {
          codeSplitting: false,
          entryFileNames: options.fileName,
          ...(options.banner === undefined ? {} : { postBanner: options.banner }),
        },
      },
    },
  });
  const chunks = chunksOf(output);
  const [chunk] = chunks;
  if (chunk === undefined || chunks.length > 1) throw new Error(`${chunks.length} files instead of one`);
  return {
    code: chunk.code,
    modules: chunk.moduleIds.filter((id) => !id.startsWith('\0')),
    map: mapOf(chunk),
  };
}

function chunksOf(output: Awaited<ReturnType<typeof build>>): readonly Rolldown.OutputChunk[] {
  const outputs = Array.isArray(output) ? output : 'output' in output ? [output] : [];
  return outputs.flatMap((one) => one.output.filter((file) => file.type === 'chunk'));
}

function mapOf({ map }: Rolldown.OutputChunk): string | undefined {
  return map === null ? undefined : map.toString();
}
