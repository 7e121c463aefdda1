import { sendKeys, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { type CategorySelection } from '../ballot-grid/selection.ts';
import { longName } from '../samples/ballots.ts';
import { listQuestion, longListQuestion } from '../samples/lists.ts';
import {
  accessibilityTree,
  byRole,
  dialogIn,
  draw,
  drawElement,
  emptyPage,
  inside,
  nextEvent,
  showIn,
  until,
} from '../testing/harness.ts';
import { colourTokens } from '../theme/tokens.ts';
import './define.ts';
import { type IsoloirListBallot } from './list-ballot.ts';
import { type ListQuestion, noListChosen } from './list-choice.ts';

function ballot(
  question: ListQuestion = listQuestion('fr'),
  selection: CategorySelection = noListChosen,
): Promise<IsoloirListBallot> {
  return drawElement(
    'isoloir-list-ballot',
    html`<isoloir-list-ballot
      .question=${question}
      .selection=${selection}
      announce-delay="0"
    ></isoloir-list-ballot>`,
  );
}

const second: CategorySelection = { blank: false, candidates: ['list-2'] };

function radios(host: IsoloirListBallot): readonly HTMLInputElement[] {
  return [...host.renderRoot.querySelectorAll('input')];
}

function radio(host: IsoloirListBallot, index: number): HTMLInputElement {
  const found = radios(host)[index];
  if (found === undefined) throw new RangeError(`the ballot has no list ${index}`);
  return found;
}

function words(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}

function statusOf(host: IsoloirListBallot): string {
  return words(inside(host, '[role=status]').textContent);
}

function outcome(host: IsoloirListBallot): string {
  return words(inside(host, '#outcome').textContent);
}

describe('isoloir-list-ballot', () => {
  describe('choosing', () => {
    beforeEach(emptyPage);

    it('names the question, its rule and each list, with nothing chosen beforehand', async () => {
      const host = await ballot();
      const group = inside(host, 'fieldset');
      expect((group.ariaLabelledByElements ?? []).map(({ textContent }) => words(textContent))).to.deep.equal(
        [
          'Conseil supérieur des personnels médicaux, 2e collège',
          'Choisissez une seule liste, ou votez blanc.',
        ],
      );
      const options = byRole(await accessibilityTree(), 'radio');
      expect(options.map(({ name, checked }) => [name, checked ?? false])).to.deep.equal([
        ['Avenir hospitalier et coordination des praticiens', false],
        ['Rassemblement des praticiens de terrain', false],
        ['Ensemble pour la santé publique', false],
        ['Les Indépendants de l’hôpital', false],
        ['Voter blanc Je ne choisis aucune liste.', false],
      ]);
      expect(outcome(host)).to.equal('Vous n’avez encore rien choisi.');
      expect(inside(host, '.order').textContent).to.equal('L’ordre des listes a été tiré au sort.');
    });

    it('speaks Dutch as soon as the language changes', async () => {
      const host = await ballot(listQuestion('nl'), second);
      await showIn('nl');
      await host.updateComplete;
      expect(inside(host, '.root').lang).to.equal('nl');
      expect(inside(host, '.rule').textContent).to.equal('Kies één lijst, of stem blanco.');
      expect(outcome(host)).to.equal('Uw keuze: Verzameling van de artsen op het terrein');
      const buttons = byRole(await accessibilityTree(), 'button').map(({ name }) => name);
      expect(buttons.slice(0, 2)).to.deep.equal([
        'Programmaverklaring Toekomst van het ziekenhuis en coördinatie van de artsen',
        '6 kandidaten Toekomst van het ziekenhuis en coördinatie van de artsen',
      ]);
    });

    it('is voted on by keyboard alone, and tells each change by an event that stays inside', async () => {
      const host = await ballot();
      const overheard: string[] = [];
      const overhear = ({ type }: Event): void => void overheard.push(type);
      const types = ['isoloir-selection-change', 'input', 'change'] as const;
      for (const type of types) document.body.addEventListener(type, overhear);
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Tab' });
      let told = nextEvent(host, 'isoloir-selection-change');
      await sendKeys({ press: ' ' });
      let event = await told;
      expect(event.detail).to.deep.equal({ selection: { blank: false, candidates: ['list-1'] } });
      expect([event.bubbles, event.composed]).to.deep.equal([false, false]);
      told = nextEvent(host, 'isoloir-selection-change');
      await sendKeys({ press: 'ArrowDown' });
      event = await told;
      expect(event.detail).to.deep.equal({ selection: second });
      for (const type of types) document.body.removeEventListener(type, overhear);
      expect(overheard).to.deep.equal([]);
      await host.updateComplete;
      expect(radios(host).map(({ checked }) => checked)).to.deep.equal([false, true, false, false, false]);
    });

    it('goes from a list to the blank vote at once, and says what is chosen now', async () => {
      const host = await ballot(listQuestion('fr'), second);
      radio(host, 4).click();
      await until(() => statusOf(host) === 'Votre choix : vote blanc');
      expect(host.selection).to.deep.equal({ blank: true, candidates: [] });
      expect(dialogIn(host).open).to.equal(false);
      expect(outcome(host)).to.equal('Votre choix : vote blanc');
      radio(host, 0).click();
      await until(() => statusOf(host) === 'Votre choix : Avenir hospitalier et coordination des praticiens');
      expect(host.selection).to.deep.equal({ blank: false, candidates: ['list-1'] });
    });

    it('takes the choice back, and keeps the place of whoever did', async () => {
      const host = await ballot(listQuestion('fr'), second);
      inside(host, '.clear').focus();
      const told = nextEvent(host, 'isoloir-selection-change');
      await sendKeys({ press: 'Enter' });
      expect((await told).detail).to.deep.equal({ selection: noListChosen });
      await until(() => host.shadowRoot?.activeElement?.id === 'outcome');
      expect(outcome(host)).to.equal('Vous n’avez encore rien choisi.');
      expect(radios(host).some(({ checked }) => checked)).to.equal(false);
      expect(host.renderRoot.querySelector('.clear')).to.equal(null);
    });

    it('moves no list under the pointer when something is chosen', async () => {
      const host = await ballot();
      const tops = (): readonly number[] =>
        [...host.renderRoot.querySelectorAll('.list')].map((row) => row.getBoundingClientRect().top);
      const before = tops();
      radio(host, 1).click();
      await host.updateComplete;
      expect(tops()).to.deep.equal(before);
    });

    it('shows that nothing is chosen, moves there, and lets go when something is', async () => {
      const host = await ballot();
      expect(host.showMissing()).to.equal(true);
      await host.updateComplete;
      expect(host.shadowRoot?.activeElement === radio(host, 0)).to.equal(true);
      expect(byRole(await accessibilityTree(), 'radio')[0]?.description).to.equal(
        'Erreur\u00a0: choisissez une liste, ou votez blanc.',
      );
      radio(host, 4).click();
      await host.updateComplete;
      expect(host.renderRoot.querySelector('.error')).to.equal(null);
      expect(host.showMissing()).to.equal(false);
    });

    it('moves the focus to the first list, or to what is chosen, as an error asks', async () => {
      const host = await ballot();
      host.focusQuestion();
      await until(() => host.shadowRoot?.activeElement === radio(host, 0));
    });

    it('passes the lists in one step of the keyboard', async () => {
      const host = await ballot(longListQuestion('fr'));
      await sendKeys({ press: 'Tab' });
      expect(host.shadowRoot?.activeElement?.textContent).to.equal('Passer les listes');
      expect(inside(host, '.skip').getBoundingClientRect().height).to.be.greaterThan(20);
      await sendKeys({ press: 'Enter' });
      expect(host.shadowRoot?.activeElement?.id).to.equal('outcome');
      expect(location.hash).to.equal('');
    });

    it('shows what the host sets, nothing for a selection that the question does not allow', async () => {
      const host = await ballot();
      host.selection = second;
      await host.updateComplete;
      expect(radio(host, 1).checked).to.equal(true);
      host.selection = { blank: false, candidates: ['list-1', 'list-2'] };
      await host.updateComplete;
      expect(radios(host).some(({ checked }) => checked)).to.equal(false);
    });

    it('lets no browser refill a vote, and disables nothing', async () => {
      const host = await ballot();
      expect(radios(host).every((input) => input.getAttribute('autocomplete') === 'off')).to.equal(true);
      expect(host.renderRoot.querySelector('[disabled], [aria-disabled]')).to.equal(null);
    });

    it('is empty without a question', async () => {
      await draw(html`<isoloir-list-ballot></isoloir-list-ballot>`);
      expect(byRole(await accessibilityTree(), 'radio')).to.deep.equal([]);
    });
  });

  describe('reading', () => {
    beforeEach(emptyPage);

    it('opens a statement, asks the page for its text, and gives the focus back on Escape', async () => {
      const question = listQuestion('fr');
      const [first] = question.lists;
      if (first === undefined) throw new RangeError('no list');
      const host = await ballot({
        ...question,
        lists: [{ ...first, statement: { href: 'https://vote.example/s.pdf', size: 1_234_567 } }],
      });
      const opener = inside(host, '#statement-0');
      opener.focus();
      const told = nextEvent(host, 'isoloir-statement-open');
      await sendKeys({ press: 'Enter' });
      const event = await told;
      expect(event.detail).to.deep.equal({ list: 'list-1' });
      expect([event.bubbles, event.composed]).to.deep.equal([false, false]);
      await until(() => host.shadowRoot?.activeElement?.id === 'dialog-title');
      const tree = await accessibilityTree();
      expect(byRole(tree, 'dialog')[0]?.name).to.equal(
        'Profession de foi Avenir hospitalier et coordination des praticiens',
      );
      expect(byRole(tree, 'link')[0]?.name.replace(/[\u00a0\u202f]/gu, ' ')).to.equal(
        'Ouvrir le document PDF (1,2 Mo, nouvel onglet)',
      );
      expect(inside(host, 'dialog [role=status]').textContent.trim()).to.equal(
        'Chargement de la profession de foi…',
      );
      host.question = question;
      await host.updateComplete;
      expect(inside(host, '.prose').textContent).to.contain('des effectifs suffisants');
      expect(inside(host, 'dialog [role=status]').textContent.trim()).to.equal(
        'La profession de foi est affichée.',
      );
      await sendKeys({ press: 'Escape' });
      await until(() => !dialogIn(host).open);
      expect(host.shadowRoot?.activeElement?.id).to.equal('statement-0');
      expect(host.selection).to.equal(noListChosen);
    });

    it('opens the candidates of a list, numbered in its order, and keeps the choice', async () => {
      const host = await ballot(listQuestion('fr'), second);
      inside(host, '#members-0').click();
      await until(() => dialogIn(host).open);
      const names = [...dialogIn(host).querySelectorAll('ol > li > .member-name')];
      expect(names.map(({ textContent }) => textContent)).to.deep.equal(
        listQuestion('fr').lists[0]?.members.map(({ name }) => name),
      );
      inside(host, '.dialog-head button').click();
      await until(() => host.shadowRoot?.activeElement?.id === 'members-0');
      expect(dialogIn(host).open).to.equal(false);
      expect(host.selection).to.equal(second);
    });

    it('saves a statement under its name, and offers the text alone while there is no document', async () => {
      const question = listQuestion('fr');
      const lists = question.lists.map((list, index) => ({
        ...list,
        statement: {
          text: 'Texte',
          size: 57_000,
          ...(index === 0 ? { href: 'blob:x', fileName: 'liste.pdf' } : {}),
        },
      }));
      const host = await ballot({ ...question, lists });
      inside(host, '#statement-0').click();
      await until(() => dialogIn(host).open);
      const link = inside(host, 'a.document');
      expect(link.getAttribute('download')).to.equal('liste.pdf');
      expect(link.textContent.replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim()).to.equal(
        'Télécharger le document PDF (57 ko)',
      );
      inside(host, '.dialog-head button').click();
      await until(() => host.shadowRoot?.activeElement?.id === 'statement-0');
      inside(host, '#statement-1').click();
      await until(() => dialogIn(host).open);
      expect(host.renderRoot.querySelector('a.document')).to.equal(null);
      expect(inside(host, '.prose').textContent).to.contain('Texte');
    });

    it('says the language of a statement that is not in that of the page', async () => {
      const question = listQuestion('fr');
      const lists = question.lists.map((list) => ({
        ...list,
        statement: { text: 'Tekst', href: '#', size: 1, language: 'nl' },
      }));
      const host = await ballot({ ...question, lists });
      inside(host, '#statement-1').click();
      await until(() => dialogIn(host).open);
      expect(inside(host, '.prose').lang).to.equal('nl');
    });

    it('closes the dialog of a list that is no longer there', async () => {
      const question = listQuestion('fr');
      const host = await ballot(question);
      inside(host, '#members-0').click();
      await until(() => dialogIn(host).open);
      host.question = { ...question, lists: question.lists.slice(1) };
      await until(() => !dialogIn(host).open);
    });
  });

  describe('looks', () => {
    beforeEach(emptyPage);

    it('shows 30 lists alike: same font, same size, same indentation, whole names', async () => {
      for (const width of [1280, 320]) {
        await setViewport({ width, height: 700 });
        const host = await ballot(longListQuestion('fr'));
        const names = [...host.renderRoot.querySelectorAll<HTMLElement>('.name')];
        expect(names).to.have.length(31);
        const looks = names.map((name) => {
          const { fontFamily, fontSize, fontWeight, color } = getComputedStyle(name);
          return JSON.stringify([fontFamily, fontSize, fontWeight, color, name.getBoundingClientRect().left]);
        });
        expect(new Set(looks).size).to.equal(1);
        expect(names[1]?.textContent).to.equal(longName);
        expect(names.every((name) => name.scrollWidth <= name.clientWidth)).to.equal(true);
      }
    });

    it('needs no sideways scrolling at 400 %', async () => {
      // 1280 x 1024 at 400 %.
      await setViewport({ width: 320, height: 256 });
      const host = await ballot(longListQuestion('fr'));
      // Firefox leaves less than the 320, beside a scroll bar of its own.
      expect(document.documentElement.scrollWidth).to.equal(document.documentElement.clientWidth);
      inside(host, '#statement-1').click();
      await until(() => dialogIn(host).open);
      const dialog = dialogIn(host);
      expect(dialog.scrollWidth).to.be.at.most(dialog.clientWidth);
      expect(dialog.getBoundingClientRect().right).to.be.at.most(320);
      expect(getComputedStyle(inside(host, '.dialog-head')).position).to.equal('static');
    });

    it('keeps the focus clear of the bar that stays in view', async () => {
      await setViewport({ width: 900, height: 600 });
      const host = await ballot({ ...longListQuestion('fr'), title: longName }, second);
      const bar = inside(host, 'legend');
      inside(host, '.clear').focus();
      window.scrollTo(0, document.documentElement.scrollHeight);
      expect(bar.getBoundingClientRect().top).to.be.at.most(0);
      for (let step = 0; step < 30; step += 1) {
        await sendKeys({ down: 'Shift' });
        await sendKeys({ press: 'Tab' });
        await sendKeys({ up: 'Shift' });
        const focused = host.shadowRoot?.activeElement?.getBoundingClientRect();
        expect(focused?.top ?? -1).to.be.at.least(bar.getBoundingClientRect().bottom);
      }
    });

    it('keeps the marks of a vote and of an error against any theme', async () => {
      const host = await ballot(listQuestion('fr'), second);
      const look = (): readonly string[] =>
        ['.list.chosen', '.chosen .name', 'input:checked'].flatMap((part) => {
          const { color, backgroundColor, borderColor } = getComputedStyle(inside(host, part));
          return part === '.chosen .name' ? [color] : [backgroundColor, borderColor];
        });
      const before = look();
      for (const name of Object.keys(colourTokens)) {
        host.style.setProperty(`--isoloir-color-${name}`, '#00ff00');
      }
      await until(() => getComputedStyle(inside(host, '.rule')).color === 'rgb(0, 255, 0)');
      expect(look()).to.deep.equal(before);
    });

    it('grows with the text size of its host', async () => {
      const host = await ballot();
      const height = (): number => inside(host, '.row').getBoundingClientRect().height;
      const before = height();
      host.style.setProperty('--isoloir-font-size', '32px');
      expect(height()).to.be.at.least(before * 1.8);
    });
  });
});
