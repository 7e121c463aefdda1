import { expect } from 'chai';
import { contactData } from '../samples/after-vote.ts';
import { addressParts, dataOf, pointerOf, textsOf, withSameAddress } from './contact-data.ts';

describe('contact data', () => {
  it('comes back as it went into the fields', () => {
    expect(dataOf(textsOf(contactData), contactData.publishProfessionalEmail)).to.deep.equal(contactData);
  });

  it('loses spaces around and texts that are empty', () => {
    const data = dataOf(
      { '/professionalNumber': ' 1 ', '/speciality': '  ', '/practice/city': ' HUY ' },
      false,
    );
    expect(data).to.deep.equal({
      professionalNumber: '1',
      correspondence: {},
      practice: { city: 'HUY' },
      publishProfessionalEmail: false,
    });
  });

  it('has a text for each pointer that the server may name', () => {
    const texts = textsOf(contactData);
    for (const group of ['correspondence', 'practice'] as const) {
      for (const part of addressParts) expect(texts).to.have.property(pointerOf(group, part));
    }
    expect(Object.keys(texts)).to.have.length(5 + 2 * addressParts.length);
  });

  it('copies where one lives, not how one is reached', () => {
    const texts = withSameAddress(textsOf(contactData), 'correspondence', 'practice');
    const { practice } = dataOf(texts, true);
    expect(practice).to.deep.equal({
      street: 'Rue du Moulin-Blanc 14',
      postalCode: '4130',
      city: 'ESNEUX',
      phone: '087 55 01 24',
      fax: '087 55 01 25',
      email: 'accueil@septsources.example',
    });
  });
});
