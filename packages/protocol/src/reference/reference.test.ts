import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  generateUuid,
  normalizeRegistrationCode,
  parseReference,
  referenceKeyOf,
  registrationCodeOf,
  signReference,
  trackerOf,
  verifyReference,
} from '../index.ts';
import { codeOf, made } from '../testing/elections.ts';

const secretKey = new Uint8Array(32).fill(7);
const { publicKey, key } = referenceKeyOf(secretKey);
const payload = {
  election: generateUuid(),
  fingerprint: trackerOf('election'),
  run: 2,
  tracker: trackerOf('ballot'),
};
const text = signReference(payload, secretKey);

describe('references', () => {
  it('say what was signed, and by which key', () => {
    assert.deepEqual(made(verifyReference(text, publicKey)), { ...payload, key });
    assert.deepEqual(made(parseReference(text)), { ...payload, key, text });
    assert.match(text, /^ISO1\.[\w-]+\.[\w-]{86}$/);
    assert.match(key, /^[0-9a-f]{16}$/);
    assert.equal(signReference(payload, secretKey), text, 'deterministic');
    assert.ok(text.length < 320, `${text.length} characters must fit a QR code that phones read`);
  });

  it('are read with the spaces and line breaks of pasting', () => {
    const pasted = ` ${text.replace(/.{20}/g, '$&\r\n ')}\t`;
    assert.equal(made(parseReference(pasted)).text, text);
    assert.deepEqual(made(verifyReference(pasted, publicKey)), { ...payload, key });
  });

  it('are refused under another key', () => {
    const other = referenceKeyOf(new Uint8Array(32).fill(8));
    assert.equal(codeOf(verifyReference(text, other.publicKey)), 'reference-foreign-key');
    assert.equal(codeOf(verifyReference(text, 'abc')), 'reference-foreign-key');
    const forged = signReference(payload, new Uint8Array(32).fill(8));
    const signature = forged.slice(forged.lastIndexOf('.'));
    const mixed = text.slice(0, text.lastIndexOf('.')) + signature;
    assert.equal(codeOf(verifyReference(mixed, publicKey)), 'reference-signature-invalid');
  });

  it('are refused with any change of a character', () => {
    const characters = fc.constantFrom(...Array.from('ABab01-_.='));
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), characters, (at, character) => {
        const changed = text.slice(0, at) + character + text.slice(at + 1);
        fc.pre(changed !== text);
        assert.ok(!verifyReference(changed, publicKey).ok);
      }),
    );
  });

  it('are refused with parts of another form', () => {
    const wrong = [
      { ...payload, election: 'short' },
      { ...payload, fingerprint: 'abc' },
      { ...payload, tracker: `${payload.tracker.slice(1)}*` },
      { ...payload, run: -1 },
    ];
    for (const parts of wrong) {
      assert.equal(codeOf(parseReference(signReference(parts, secretKey))), 'reference-malformed');
    }
    for (const other of ['', 'ISO1', 'ISO1..', text.replace('ISO1', 'ISO2'), `${text}.`, 'x'.repeat(5000)]) {
      assert.equal(codeOf(parseReference(other)), 'reference-malformed');
    }
  });
});

describe('registration codes', () => {
  const trackers = fc.string().map(trackerOf);
  const code = registrationCodeOf(payload.tracker);

  it('have twelve characters that are not mistaken for each other', () => {
    fc.assert(
      fc.property(trackers, (tracker) => {
        assert.match(registrationCodeOf(tracker), /^[23456789ABCDEFGHJKMNPQRSTVWXYZ]{12}$/);
      }),
    );
    assert.notEqual(registrationCodeOf(trackerOf('another')), code);
  });

  it('are read in any case, with spaces or hyphens', () => {
    const typed = `${code.slice(0, 4)} ${code.slice(4, 8).toLowerCase()}-${code.slice(8)} `;
    assert.equal(made(normalizeRegistrationCode(typed)), code);
  });

  it('show each wrong character and each exchange of two', () => {
    fc.assert(
      fc.property(
        trackers,
        fc.nat({ max: 11 }),
        fc.nat({ max: 11 }),
        fc.constantFrom(...Array.from('23456789ABCDEFGHJKMNPQRSTVWXYZ')),
        (tracker, one, two, other) => {
          const right = registrationCodeOf(tracker);
          const characters = Array.from(right);
          const wrong = characters.with(one, other).join('');
          assert.equal(
            codeOf(normalizeRegistrationCode(wrong)),
            wrong === right ? 'accepted' : 'registration-code-checksum',
          );
          // Exchanges among the data; those with the checksum itself show with near certainty only.
          if (one > 9 || two > 9) return;
          const exchanged = characters
            .with(one, characters[two] ?? '')
            .with(two, characters[one] ?? '')
            .join('');
          assert.equal(
            codeOf(normalizeRegistrationCode(exchanged)),
            exchanged === right ? 'accepted' : 'registration-code-checksum',
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('are refused in another form', () => {
    for (const text of [
      '',
      code.slice(1),
      `${code}2`,
      code.replace(/./, '0'),
      code.replace(/./, 'U'),
      code.replace(/./, 'é'),
    ]) {
      assert.equal(codeOf(normalizeRegistrationCode(text)), 'registration-code-malformed');
    }
  });
});
