import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ContactData } from '../http/schemas/contact-data.ts';
import { isEmailAddress, maskAddress, withoutAddresses } from './email-address.ts';
import { readProfessionalNumber } from './professional-number.ts';
import { checkContactData } from './validate.ts';

const plain: ContactData = {
  professionalNumber: '1-17292-78-072',
  correspondence: {},
  practice: {},
  publishProfessionalEmail: false,
};

/** The codes of the fields that do not fit, by pointer. */
function faults(more: Partial<ContactData>, profile: 'belgian-order' | 'none' = 'belgian-order') {
  const checked = checkContactData({ ...plain, ...more }, profile);
  return checked.ok
    ? {}
    : Object.fromEntries(checked.error.fields?.map(({ pointer, code }) => [pointer, code]) ?? []);
}

test('a Belgian professional number is told by its check digits, modulo 97 or 89', () => {
  for (const text of ['1-17292-78-072', '11729278072', '1.17292.78.072', ' 1 17292 78 072 ']) {
    assert.deepEqual(readProfessionalNumber(text), { ok: true, number: '1-17292-78-072' });
  }
  // 117292 = 89 · 1317 + 79.
  assert.deepEqual(readProfessionalNumber('1-17292-10-072'), { ok: true, number: '1-17292-10-072' });
  for (const text of ['1-17292-79-072', '1-17293-78-072', '2-17292-78-072']) {
    assert.deepEqual(readProfessionalNumber(text), { ok: false, fault: 'professional-number-check-digits' });
  }
  for (const text of [
    '',
    '1-17292-78',
    '1-17292-78-0721',
    '1--17292-78-072',
    'a-17292-78-072',
    '٠-17292-78-072',
  ]) {
    assert.deepEqual(readProfessionalNumber(text), { ok: false, fault: 'professional-number-shape' });
  }
});

test('the number is only checked where it is a Belgian one, and must be there in any case', () => {
  assert.deepEqual(faults({ professionalNumber: '810 000 001' }, 'none'), {});
  assert.deepEqual(faults({ professionalNumber: '810 000 001' }), {
    '/professionalNumber': 'professional-number-shape',
  });
  assert.deepEqual(faults({ professionalNumber: ' ' }, 'none'), { '/professionalNumber': 'missing' });
});

test('postal codes are Belgian unless another country is named', () => {
  const of = (postalCode: string, country?: string) =>
    faults({ practice: { postalCode, ...(country === undefined ? {} : { country }) } })[
      '/practice/postalCode'
    ];
  for (const country of [undefined, '', 'BE', 'Belgique', 'België', 'belgie', 'Belgium']) {
    assert.equal(of('4000', country), undefined, country);
    for (const code of ['400', '04000', '0400', '4000 A', 'B-4000'])
      assert.equal(of(code, country), 'postal-code');
  }
  for (const code of ['75015', 'L-1234', '1011 AB', 'SW1A 1AA'])
    assert.equal(of(code, 'Elsewhere'), undefined);
  for (const code of ['<b>', '-1', '1234567890123']) assert.equal(of(code, 'Elsewhere'), 'postal-code');
});

test('telephone numbers are whole ones, however they are grouped', () => {
  const of = (phone: string) => faults({ correspondence: { phone } })['/correspondence/phone'];
  for (const phone of [
    '02 555 01 24',
    '0470/55.01.24',
    '+32 (2) 555 01 24',
    '0032 470 55 01 24',
    '+352 555 012',
  ]) {
    assert.equal(of(phone), undefined, phone);
  }
  for (const phone of [
    '555 01 24',
    '02 555',
    '+0 555 01 24',
    '02 555 01 24 ext 3',
    '0470 55 01 24 55',
    'néant',
  ]) {
    assert.equal(of(phone), 'phone', phone);
  }
});

test('an e-mail address is one address and nothing else', () => {
  for (const text of [
    'a@b.be',
    'élodie.o’neil@example.org'.replace('’', "'"),
    'a+b@sub.exämple.org',
    'a@x-y.org',
  ]) {
    assert.ok(isEmailAddress(text), text);
  }
  for (const text of [
    '',
    'a',
    'a@',
    '@b.be',
    'a@b',
    'a@b.',
    'a@.be',
    'a@b..be',
    'a..b@c.be',
    'a@-b.be',
    'A <a@b.be>',
    'a@b.be,c@d.be',
    'a b@c.be',
    'a@b.be\nBcc: c@d.be',
    '"a"@b.be',
    'a@[127.0.0.1]',
    `${'a'.repeat(65)}@b.be`,
    `a@${'b.'.repeat(127)}be`,
  ]) {
    assert.ok(!isEmailAddress(text), text);
  }
});

test('a masked address keeps what its owner recognises, and texts keep no address', () => {
  assert.equal(maskAddress('amandine@example.org'), 'a•••@e•••.org');
  assert.equal(maskAddress('é@mail.hospital.be'), 'é•••@m•••.be');
  assert.equal(
    withoutAddresses('550 <a.b@c.org>: unknown, or d@e.be?'),
    '550 <a•••@c•••.org>: unknown, or d•••@e•••.be?',
  );
});
