import { expect } from 'chai';
import { setLocale } from '../localization.ts';
import { fileSizeText } from './file-size.ts';

const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/gu, ' ');

describe('the size of a file', () => {
  afterEach(() => setLocale('fr'));

  it('is told in the unit that people know, in each language', async () => {
    const sizes = [1, 999, 1000, 48_213, 999_499, 999_501, 1_234_567, 12_000_000];
    expect(sizes.map((size) => spaced(fileSizeText(size)))).to.deep.equal([
      '1 ko',
      '1 ko',
      '1 ko',
      '48 ko',
      '999 ko',
      '1 Mo',
      '1,2 Mo',
      '12 Mo',
    ]);
    await setLocale('nl');
    expect([48_213, 1_234_567].map((size) => spaced(fileSizeText(size)))).to.deep.equal(['48 kB', '1,2 MB']);
  });
});
