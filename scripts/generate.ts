import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definitionJsonSchema } from '../packages/server/src/definition/schema.ts';
import { openApiText } from './lib/openapi.ts';
import { root } from './lib/root.ts';
import { statementPdfs } from './lib/statements.ts';
import { versionModules } from './lib/version-module.ts';
import { wasmModuleFile, wasmModuleText } from './lib/wasm.ts';
import { widgetTexts } from './lib/widget-texts.ts';

// Makes everything in the repository that is made from something else in it; with --check, says what is out of date.
const folder = mkdtempSync(join(tmpdir(), 'isoloir-generate-'));
try {
  const openApi = await openApiText();
  const openApiFile = join(folder, 'openapi.json');
  writeFileSync(openApiFile, openApi);
  const schemaFile = join(folder, 'schema.ts');
  const options = [
    '--output',
    schemaFile,
    '--alphabetize',
    // Not --immutable: openapi-fetch reads a readonly array as an object, and every list loses its type.
    '--root-types',
    '--root-types-no-schema-prefix',
  ];
  const generator = join(root, 'packages/api-client/node_modules/.bin/openapi-typescript');
  execFileSync(generator, [openApiFile, ...options], { stdio: 'pipe' });
  const made: Readonly<Record<string, string | Uint8Array>> = {
    'packages/api-client/openapi.json': openApi,
    'packages/api-client/src/generated/schema.ts': readFileSync(schemaFile, 'utf8'),
    [wasmModuleFile]: wasmModuleText(),
    ...widgetTexts(),
    ...versionModules(),
    'examples/election.schema.json': `${JSON.stringify(definitionJsonSchema(), null, 2)}\n`,
    ...statementPdfs(),
  };
  for (const [file, content] of Object.entries(made)) {
    const path = join(root, file);
    if (!process.argv.includes('--check')) writeFileSync(path, content);
    else if (!existsSync(path) || !readFileSync(path).equals(Buffer.from(content))) {
      console.error(`${file} is out of date: run "npm run generate" and commit what it changes.`);
      process.exitCode = 1;
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
