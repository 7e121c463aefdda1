import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { looseObject, parse, record, string, unknown } from 'valibot';
import { ScratchProject, type PackedPackage } from './packed.ts';

const project = await ScratchProject.create();
after(() => project.remove());

/** What TypeScript says of packages for ECMAScript only, where it looks as if for older systems: on purpose. */
const byDesign: ReadonlySet<string> = new Set(['node10', 'node16-cjs']);

const manifestSchema = looseObject({ name: string(), exports: record(string(), unknown()) });

function manifestOf({ dist }: PackedPackage) {
  return parse(manifestSchema, JSON.parse(readFileSync(join(dist, 'package.json'), 'utf8')));
}

function runInNode(file: string, code: string): string {
  const path = join(project.folder, file);
  writeFileSync(path, code);
  return execFileSync(process.execPath, [path], { cwd: project.folder, encoding: 'utf8', stdio: 'pipe' });
}

for (const packed of project.packages) {
  describe(packed.name, () => {
    test('holds code, declarations, words and licence, and nothing of our workshop', () => {
      const expected =
        /^(?:[\w/.-]+\.(?:js|d\.ts|css)|package\.json|custom-elements\.json|web-types\.json|vscode\.html-custom-data\.json|README\.md|CHANGELOG\.md|LICENSE|vendor\/[\w-]+\.LICENSE)$/u;
      assert.deepEqual(
        packed.files.filter((file) => !expected.test(file)),
        [],
      );
      const workshop = /test|stories|samples|harness|tsconfig|\.map$/u;
      assert.deepEqual(
        packed.files.filter((file) => workshop.test(file)),
        [],
      );
      for (const needed of ['package.json', 'README.md', 'LICENSE', 'index.js', 'index.d.ts']) {
        assert.ok(packed.files.includes(needed), `${needed} is missing`);
      }
    });

    test('names no source, no workspace and no folder of ours', () => {
      for (const file of packed.files.filter((path) => /\.(?:js|d\.ts|json)$/u.test(path))) {
        const text = readFileSync(join(packed.dist, file), 'utf8');
        assert.doesNotMatch(text, /(?:from|import)\s*\(?\s*['"]\.[^'"]*\.ts['"]/u, file);
        assert.doesNotMatch(text, /workspace:|\/work\/|\.\/src\//u, file);
      }
    });

    test('is clean for publint', async () => {
      const { messages, pkg } = await publint({ pkgDir: packed.dist, strict: true });
      assert.deepEqual(
        messages.map((message) => formatMessage(message, pkg)),
        [],
      );
    });

    test('has the right types for whoever imports modules', async () => {
      const tarball = new Uint8Array(readFileSync(packed.tarball));
      const analysis = await checkPackage(createPackageFromTarballData(tarball));
      assert.ok(analysis.types !== false, 'there are no types');
      const problems = analysis.problems.filter(
        (problem) => !('resolutionKind' in problem && byDesign.has(problem.resolutionKind)),
      );
      assert.deepEqual(problems, []);
    });

    test('can be imported in bare Node, by every door', () => {
      const doors = Object.keys(manifestOf(packed).exports)
        .filter((subpath) => !/\.(?:css|json)$/u.test(subpath))
        // Runs in a web worker only: it answers messages.
        .filter((subpath) => subpath !== './ballot-worker')
        .map((subpath) => packed.name + subpath.slice(1));
      const code = doors.map((door) => `await import('${door}');\n`).join('');
      assert.equal(
        runInNode(`import-${packed.id}.mjs`, `${code}console.log('all ${doors.length}');`).trim(),
        `all ${doors.length}`,
      );
    });
  });
}

describe('the packages together', () => {
  test('register nothing by a class, each element by its door, and survive a second copy', () => {
    const output = runInNode(
      'doors.mjs',
      `import { IsoloirNotice } from '@isoloir/components/notice.js';
       console.log(customElements.get('isoloir-notice') === undefined);
       await import('@isoloir/components/notice/define.js');
       console.log(customElements.get('isoloir-notice') === IsoloirNotice);
       await import('@isoloir/components/define-all.js');
       console.log(typeof customElements.get('isoloir-ballot-grid'));`,
    );
    assert.deepEqual(output.trim().split('\n'), ['true', 'true', 'function']);
  });

  test('encrypt a ballot and verify it in threads, as the sources do', () => {
    const output = runInNode(
      'vote.mjs',
      `import * as protocol from '@isoloir/protocol';
       import { openBallotPool } from '@isoloir/protocol/node';
       const made = (result) => { if (result.ok) return result.value; throw new Error(result.error.code); };
       const uuid = protocol.generateUuid();
       const trustees = protocol.writeTrustees([protocol.generateTrusteeKey('Ed25519').trustee]);
       const election = made(protocol.parseElection(protocol.writeElection({
         uuid, name: 'Essai', description: 'Essai', group: 'Ed25519',
         publicKey: made(protocol.electionKeyOf('Ed25519', trustees)),
         questions: [{ question: 'Membres', answers: ['A', 'B'], min: 0, max: 1 }],
       })));
       const credential = protocol.generateCredential();
       const { ballot } = made(protocol.encryptBallot({ election, credential, choices: [[1, 0]] }));
       const pool = openBallotPool(1);
       const verdict = await pool.check(election.text, ballot);
       await pool.close();
       console.log(verdict.ok ? 'valid' : verdict.error.code);`,
    );
    assert.equal(output.trim(), 'valid');
  });

  test('bring nothing with them but Lit: what is small or must not be shared is part of them', () => {
    const components = project.packages.find(({ id }) => id === 'components');
    assert.ok(components !== undefined);
    const { dependencies } = parse(
      looseObject({ dependencies: record(string(), string()) }),
      JSON.parse(readFileSync(join(components.dist, 'package.json'), 'utf8')),
    );
    assert.deepEqual(Object.keys(dependencies), ['lit']);
    for (const file of ['lit-localize.js', 'lit-localize.LICENSE', 'qrcode.js', 'qrcode.LICENSE']) {
      assert.ok(components.files.includes(`vendor/${file}`), file);
    }
    const code = "import { create } from './node_modules/@isoloir/components/vendor/qrcode.js';";
    const size = runInNode('qr.mjs', `${code} console.log(create('ISO1').modules.size);`);
    assert.equal(size.trim(), '21');
    const importing = components.files.filter(
      (file) =>
        /\.(?:js|d\.ts|json)$/u.test(file) &&
        !file.startsWith('vendor/') &&
        /['"](?:@lit\/localize|qrcode)['"]/u.test(readFileSync(join(components.dist, file), 'utf8')),
    );
    assert.deepEqual(importing, []);
  });
});
