import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
const bare = ['--use', 'abort='];

/** The module. */
export interface CompiledWasm {
  readonly bytes: Uint8Array;
  /** The same as WebAssembly text, with the names of its functions. */
  readonly text: string;
}

/**
 * Compiles the curve's AssemblyScript source; the compiler's version is pinned, so that the bytes are always the same. It
 * runs as a program of its own: importing it would lend its declarations of arrays and strings to all our code.
 */
export function compileWasm(): CompiledWasm {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-wasm-'));
  const out = join(folder, 'module.wasm');
  const textOut = join(folder, 'module.wat');
  try {
    const compiler = join(root, 'node_modules/assemblyscript/bin/asc.js');
    execFileSync(
      process.execPath,
      [compiler, source, ...options, ...bare, '--outFile', out, '--textFile', textOut],
      {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
    return { bytes: readFileSync(out), text: readFileSync(textOut, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text of {@link wasmModuleFile}. */
export function wasmModuleText(): string {
  const { bytes: wasm } = compileWasm();
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
