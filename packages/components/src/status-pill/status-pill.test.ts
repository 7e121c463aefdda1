import { expect } from 'chai';
import { html } from 'lit';
import { drawElement, emptyPage, inside, showIn } from '../testing/harness.ts';
import './define.ts';
import { type ElectionStatus } from './status-pill.ts';

const words: Readonly<Record<ElectionStatus, readonly [string, string]>> = {
  'to-vote': ['À voter', 'Nog te stemmen'],
  'under-way': ['Vote en cours', 'Bezig met stemmen'],
  paused: ['Vote suspendu', 'Stemming onderbroken'],
  voted: ['Vote enregistré', 'Stem geregistreerd'],
  closed: ['Scrutin clos', 'Stemming gesloten'],
  'not-open': ['Pas encore ouvert', 'Nog niet geopend'],
};

describe('isoloir-status-pill', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('tells each state in words, in both languages, beside icon and border', async () => {
      const host = await drawElement(
        'isoloir-status-pill',
        html`<isoloir-status-pill></isoloir-status-pill>`,
      );
      const drawings = new Set<string>();
      for (const state of ['to-vote', 'under-way', 'paused', 'voted', 'closed', 'not-open'] as const) {
        host.state = state;
        await showIn('fr');
        await host.updateComplete;
        expect(inside(host, '.root').textContent.trim()).to.equal(words[state][0]);
        await showIn('nl');
        await host.updateComplete;
        expect(inside(host, '.root').textContent.trim()).to.equal(words[state][1]);
        drawings.add(
          [...host.renderRoot.querySelectorAll('path')].map((path) => path.getAttribute('d')).join(),
        );
        expect(getComputedStyle(inside(host, '.root')).borderTopStyle).to.equal('solid');
      }
      expect(drawings.size).to.equal(6);
    });
  });
});
