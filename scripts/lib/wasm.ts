import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from 'assemblyscript/asc';
import { root } from './root.ts';

const source = 'packages/protocol/wasm/index.ts';

/** Where the built module stands in the repository. */
export const wasmModuleFile = 'packages/protocol/src/generated/edwards25519.ts';

// No allocator, no imports: the module holds nothing but our own code. The source's imports are relative, so that
// what comes out does not depend on where the repository is.
const options = [
  '--optimizeLevel',
  '3',
  '--shrinkLevel',
  '0',
  '--converge',
  '--noAssert',
  '--runtime',
  'stub',
];
const bare = ['--use', 'abort=', '--outFile', 'module.wasm'];

/** Compiles the curve's AssemblyScript source; the compiler's version is pinned, so that the bytes are always the same. */
export async function compileWasm(): Promise<Uint8Array<ArrayBuffer>> {
  const written = new Map<string, Uint8Array>();
  const messages: string[] = [];
  const { error } = await main(['--baseDir', root, source, ...options, ...bare], {
    stderr: { write: (text) => messages.push(String(text)) },
    readFile: (name, baseDir) => {
      try {
        return readFileSync(join(baseDir, name), 'utf8');
      } catch {
        // The compiler asks for a module under several names and takes the first that is there.
        return null;
      }
    },
    writeFile: (name, contents) => {
      written.set(name, typeof contents === 'string' ? Buffer.from(contents) : contents);
    },
    listFiles: () => null,
  });
  const wasm = written.get('module.wasm');
  if (error !== null || wasm === undefined)
    throw new Error(`${source} does not compile:\n${messages.join('')}`);
  return Uint8Array.from(wasm);
}

/** The text of {@link wasmModuleFile}. */
export async function wasmModuleText(): Promise<string> {
  const wasm = await compileWasm();
  return [
    '// Made from packages/protocol/wasm by scripts/build-wasm.ts; do not edit.',
    '',
    '/** SHA-256 of the module, hexadecimal. */',
    `export const sha256 = '${createHash('sha256').update(wasm).digest('hex')}';`,
    '',
    '/** The WebAssembly module in Base64. */',
    `export const base64 = '${Buffer.from(wasm).toString('base64')}';`,
    '',
  ].join('\n');
}
