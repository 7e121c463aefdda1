import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import {
  accessibilityTree,
  byRole,
  draw,
  drawElement,
  emptyPage,
  inside,
  nextEvent,
} from '../testing/harness.ts';
import './define.ts';

describe('isoloir-home-card', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('says what its link is about, under its title', async () => {
      await drawElement(
        'isoloir-home-card',
        html`<isoloir-home-card
          heading="Contrôler le vote émis"
          heading-level="3"
          action="Contrôler"
          href="https://vote.example/check"
        ></isoloir-home-card>`,
      );
      const tree = await accessibilityTree();
      const [title] = byRole(tree, 'heading');
      expect([title?.name, title?.level]).to.deep.equal(['Contrôler le vote émis', 3]);
      const [link] = byRole(tree, 'link');
      expect([link?.name, link?.description]).to.deep.equal(['Contrôler', 'Contrôler le vote émis']);
    });

    it('without an address, tells by an event that its button was pressed', async () => {
      const host = await drawElement(
        'isoloir-home-card',
        html`<isoloir-home-card heading="Voter" action="Voter"></isoloir-home-card>`,
      );
      const told = nextEvent(host, 'isoloir-action');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      const event = await told;
      expect([event.bubbles, event.composed]).to.deep.equal([false, false]);
    });

    it('without an action, offers nothing to operate', async () => {
      const host = await drawElement(
        'isoloir-home-card',
        html`<isoloir-home-card heading="Contrôler" href="#"></isoloir-home-card>`,
      );
      expect(host.renderRoot.querySelector('a, button')).to.equal(null);
    });

    it('tells its status by words and icon, in the colours of its kind', async () => {
      const host = await drawElement(
        'isoloir-home-card',
        html`<isoloir-home-card status="Vote enregistré" status-kind="done"></isoloir-home-card>`,
      );
      const status = inside(host, '.status');
      expect(status.textContent.trim()).to.equal('Vote enregistré');
      expect(status.querySelector('svg')?.getAttribute('aria-hidden')).to.equal('true');
      const done = getComputedStyle(status).color;
      host.statusKind = 'attention';
      await host.updateComplete;
      expect(getComputedStyle(status).color).to.not.equal(done);
    });

    it('keeps the ways on of a row on one line, however long the texts are', async () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.row { display: grid; grid-template-columns: 1fr 1fr }');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      const page = await draw(
        html`<div class="row">
          <isoloir-home-card heading="Une" action="Voir" href="#"><p>Court.</p></isoloir-home-card>
          <isoloir-home-card heading="Deux" action="Voir" href="#"
            ><p>${'Un texte plus long. '.repeat(20)}</p></isoloir-home-card
          >
        </div>`,
      );
      const tops = [...page.querySelectorAll('isoloir-home-card')].map(
        (card) => inside(card, 'a').getBoundingClientRect().top,
      );
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
      expect(tops[0]).to.equal(tops[1]);
    });
  });
});
