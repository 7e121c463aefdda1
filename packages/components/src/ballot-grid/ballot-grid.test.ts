import { sendKeys, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import {
  allChosen,
  ballotTitles,
  blankBallot,
  largeBallot,
  longBallot,
  longName,
  smallBallot,
  someChosen,
} from '../samples/ballots.ts';
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
import { type IsoloirBallotGrid } from './ballot-grid.ts';
import './define.ts';
import { type Category, type Selection } from './selection.ts';

function grid(categories: readonly Category[], selection: Selection = {}): Promise<IsoloirBallotGrid> {
  return drawElement(
    'isoloir-ballot-grid',
    html`<isoloir-ballot-grid
      .categories=${categories}
      .selection=${selection}
      .heading=${ballotTitles.fr}
      announce-delay="0"
    ></isoloir-ballot-grid>`,
  );
}

function boxes(host: IsoloirBallotGrid): readonly HTMLInputElement[] {
  return [...host.renderRoot.querySelectorAll('input')];
}

function box(host: IsoloirBallotGrid, index: number): HTMLInputElement {
  const found = boxes(host)[index];
  if (found === undefined) throw new RangeError(`the ballot has no box ${index}`);
  return found;
}

/** Names of the groups. The runner's snapshot leaves groups out, so they are read from what names them. */
function groupNames(host: IsoloirBallotGrid): readonly string[] {
  return [...host.renderRoot.querySelectorAll('fieldset')].map((group) =>
    (group.ariaLabelledByElements ?? []).map(({ textContent }) => words(textContent)).join(' '),
  );
}

function words(text: string): string {
  return text.trim().replace(/[ \n]+/gu, ' ');
}

function statusOf(host: IsoloirBallotGrid): string {
  return inside(host, '[role=status]').textContent;
}

describe('isoloir-ballot-grid', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('names groups, rules and boxes for readers, in French', async () => {
      const host = await grid(smallBallot('fr'), someChosen);
      const tree = await accessibilityTree();
      expect(groupNames(host)).to.deep.equal([
        'Membres effectifs 5 mandats à conférer. Choisissez 4 candidats au plus. Vous pouvez en choisir moins, ou aucun.',
        'Membres suppléants 5 mandats à conférer. Choisissez 4 candidats au plus. Vous pouvez en choisir moins, ou aucun. 3 candidats se présentent.',
      ]);
      expect(byRole(tree, 'heading').map(({ name, level }) => `${level ?? ''} ${name}`)).to.deep.equal([
        `2 ${ballotTitles.fr}`,
        '3 Membres effectifs',
        '3 Membres suppléants',
      ]);
      const checkboxes = byRole(tree, 'checkbox');
      expect(checkboxes).to.have.length(10);
      expect(checkboxes[1]).to.include({
        name: 'BASTOGNARD Florent Avenue du Vieux Moulin 3, 4100 SERAING',
        checked: true,
      });
      expect(checkboxes[0]?.checked).to.equal(false);
    });

    it('keeps the marks of a vote and of an error against any theme', async () => {
      const host = await grid(
        smallBallot('fr').map((category) => ({ ...category, minimum: 3 })),
        someChosen,
      );
      host.showMissing();
      await host.updateComplete;
      const look = (): readonly string[] =>
        ['.row.chosen', '.chosen .name', '.chosen .detail', '.message', '.message > span'].flatMap((part) => {
          const { color, backgroundColor, borderColor } = getComputedStyle(inside(host, part));
          return part === '.row.chosen' ? [backgroundColor, borderColor] : [color, backgroundColor];
        });
      const before = look();
      for (const name of Object.keys(colourTokens)) {
        host.style.setProperty(`--isoloir-color-${name}`, '#00ff00');
      }
      await until(() => getComputedStyle(inside(host, '.rule')).color === 'rgb(0, 255, 0)');
      expect(look()).to.deep.equal(before);
    });

    it('speaks Dutch as soon as the language changes', async () => {
      const host = await grid(smallBallot('nl'), someChosen);
      await showIn('nl');
      await host.updateComplete;
      expect(inside(host, '.root').lang).to.equal('nl');
      expect(inside(host, '.counter').textContent.trim()).to.equal('2 van 4 gekozen, nog 2 mogelijk');
      expect(groupNames(host)[0]).to.equal(
        'Gewone leden 5 te begeven mandaten. Kies ten hoogste 4 kandidaten. U mag er minder kiezen, of geen enkele.',
      );
    });

    it('counts with the plurals of each language', async () => {
      const one = smallBallot('fr').map((category) => ({ ...category, maximum: 1, mandates: 1 }));
      const host = await grid(one);
      expect(words(inside(host, '.rule').textContent)).to.equal(
        '1 mandat à conférer. Choisissez 1 candidat au plus. Vous pouvez aussi n’en choisir aucun.',
      );
      await showIn('nl');
      await host.updateComplete;
      expect(words(inside(host, '.rule').textContent)).to.equal(
        '1 te begeven mandaat. Kies ten hoogste 1 kandidaat. U kunt ook niemand kiezen.',
      );
    });

    it('is voted on by keyboard alone, and tells each change by an event that stays inside', async () => {
      const host = await grid(smallBallot('fr'));
      const overheard: Event[] = [];
      const overhear = (event: Event): void => void overheard.push(event);
      document.addEventListener('isoloir-selection-change', overhear, true);
      document.body.addEventListener('isoloir-selection-change', overhear);
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Tab' });
      const told = nextEvent(host, 'isoloir-selection-change');
      await sendKeys({ press: ' ' });
      const event = await told;
      expect(event.detail).to.deep.equal({
        selection: { full: { blank: false, candidates: ['a2'] } },
      });
      expect([event.bubbles, event.composed]).to.deep.equal([false, false]);
      document.removeEventListener('isoloir-selection-change', overhear, true);
      document.body.removeEventListener('isoloir-selection-change', overhear);
      // The document sees every event on its way down, in the capturing phase, even one that does not bubble.
      expect(overheard.map(({ eventPhase }) => eventPhase)).to.deep.equal([Event.NONE]);
      await host.updateComplete;
      expect(boxes(host).map(({ checked }) => checked)).to.deep.equal([
        false,
        true,
        ...Array.from({ length: 8 }, () => false),
      ]);
    });

    it('leaves every box in reach at the maximum, takes none more, drops none, and explains', async () => {
      const host = await grid(smallBallot('fr'), allChosen);
      expect(boxes(host).some(({ disabled }) => disabled)).to.equal(false);
      box(host, 2).focus();
      await sendKeys({ press: ' ' });
      await host.updateComplete;
      expect(box(host, 2).checked).to.equal(false);
      expect(host.selection).to.equal(allChosen);
      expect(host.shadowRoot?.activeElement).to.equal(box(host, 2));
      const reason = 'Maximum atteint\u00a0: 4 candidats. Décochez un candidat pour en choisir un autre.';
      await until(() => statusOf(host) === reason);
      expect(byRole(await accessibilityTree(), 'checkbox')[2]).to.include({
        description: reason,
        checked: false,
      });
      expect(inside(host, '.warning').textContent.trim()).to.equal(reason);

      box(host, 0).click();
      await host.updateComplete;
      expect(host.renderRoot.querySelector('.warning')).to.equal(null);
      box(host, 2).click();
      expect(host.selection.full?.candidates).to.deep.equal(['a2', 'a3', 'a4', 'a7']);
    });

    it('says the same refusal again when the same row is tried again', async () => {
      const host = await grid(smallBallot('fr'), allChosen);
      const said: string[] = [];
      const observer = new MutationObserver(() => said.push(statusOf(host)));
      observer.observe(inside(host, '[role=status]'), {
        childList: true,
        characterData: true,
        subtree: true,
      });
      box(host, 2).click();
      await until(() => said.filter(Boolean).length === 1);
      box(host, 2).click();
      await until(() => said.filter(Boolean).length === 2);
      observer.disconnect();
    });

    it('says one message after quick ticking', async () => {
      const host = await grid(smallBallot('fr'));
      host.announceDelay = 60;
      const said: string[] = [];
      const observer = new MutationObserver(() => said.push(statusOf(host)));
      observer.observe(inside(host, '[role=status]'), {
        childList: true,
        characterData: true,
        subtree: true,
      });
      for (const index of [0, 1, 2]) box(host, index).click();
      await until(() => said.some(Boolean));
      observer.disconnect();
      expect(said.filter(Boolean)).to.deep.equal(['Membres effectifs\u00a0: 3 choix sur 4, il en reste 1']);
    });

    it('asks before a blank vote erases choices, and keeps them on Escape', async () => {
      const host = await grid(blankBallot('fr'), someChosen);
      const blank = box(host, 7);
      blank.focus();
      await sendKeys({ press: ' ' });
      await until(() => dialogIn(host).open);
      const [dialog] = byRole(await accessibilityTree(), 'dialog');
      expect(dialog?.name).to.equal('Voter blanc\u00a0: Membres effectifs');
      expect(inside(host, '#erase-text').textContent).to.equal(
        'Vos 2 choix dans cette catégorie seront effacés.',
      );
      await sendKeys({ press: 'Escape' });
      await until(() => !dialogIn(host).open);
      expect(host.selection).to.equal(someChosen);
      expect(blank.checked).to.equal(false);
      expect(host.shadowRoot?.activeElement).to.equal(blank);

      await sendKeys({ press: ' ' });
      await until(() => dialogIn(host).open);
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      await host.updateComplete;
      expect(host.selection.full).to.deep.equal({ blank: true, candidates: [] });
      expect(blank.checked).to.equal(true);
      expect(
        boxes(host)
          .slice(0, 7)
          .some(({ checked }) => checked),
      ).to.equal(false);
    });

    it('takes no candidate beside a blank vote, and says how to', async () => {
      const host = await grid(blankBallot('fr'), { full: { blank: true, candidates: [] } });
      box(host, 0).click();
      await host.updateComplete;
      expect(box(host, 0).checked).to.equal(false);
      expect(host.selection.full?.blank).to.equal(true);
      expect(inside(host, '.warning').textContent.trim()).to.equal(
        'Vous votez blanc dans cette catégorie. Décochez le vote blanc pour choisir un candidat.',
      );
    });

    it('shows what is missing and moves there; says nothing when all is there', async () => {
      const least = smallBallot('fr').map((category) => ({ ...category, minimum: 1 }));
      const host = await grid(least, { full: { blank: false, candidates: ['a1'] } });
      expect(host.showMissing()).to.equal(true);
      await host.updateComplete;
      expect(host.shadowRoot?.activeElement).to.equal(box(host, 7));
      expect(byRole(await accessibilityTree(), 'checkbox')[7]?.description).to.equal(
        'Erreur\u00a0: Choisissez encore\u00a0: il faut au moins 1 candidat.',
      );
      box(host, 7).click();
      await host.updateComplete;
      expect(host.renderRoot.querySelector('.error')).to.equal(null);
      expect(host.showMissing()).to.equal(false);
    });

    it('moves the focus to a category, below the bar that stays in view', async () => {
      await setViewport({ width: 700, height: 500 });
      const host = await grid(largeBallot('fr'));
      host.focusCategory('substitute');
      await until(() => host.shadowRoot?.activeElement === box(host, 40));
      // Tabbing backwards scrolls upwards, towards the bar.
      window.scrollBy(0, 1500);
      box(host, 60).focus();
      for (let step = 0; step < 12; step += 1) {
        await sendKeys({ down: 'Shift' });
        await sendKeys({ press: 'Tab' });
        await sendKeys({ up: 'Shift' });
        const focused = host.shadowRoot?.activeElement?.closest('label')?.getBoundingClientRect();
        const bar = inside(host, '#category-1 legend').getBoundingClientRect();
        expect(focused?.top ?? -1).to.be.at.least(bar.bottom);
      }
    });

    it('keeps the bar of a category in view while its candidates scroll by', async () => {
      await setViewport({ width: 700, height: 500 });
      const host = await grid(largeBallot('fr'));
      window.scrollTo(0, 1200);
      const bar = inside(host, '#category-0 legend').getBoundingClientRect();
      expect(bar.top).to.equal(0);
    });

    it('sets categories side by side where it is wide, one below the other where it is narrow', async () => {
      const host = await grid(largeBallot('fr'));
      const tops = (): readonly number[] =>
        [...host.renderRoot.querySelectorAll('fieldset')].map((category) => category.offsetTop);
      expect(new Set(tops()).size).to.equal(1);
      const lefts = [...host.renderRoot.querySelectorAll('#category-0 li')].map(
        (row) => row.getBoundingClientRect().left,
      );
      expect(new Set(lefts).size).to.equal(1);
      await setViewport({ width: 600, height: 800 });
      expect(new Set(tops()).size).to.equal(2);
    });

    it('shows a name of 150 characters whole', async () => {
      await setViewport({ width: 320, height: 640 });
      const host = await grid(longBallot('fr'));
      const name = inside(host, '.name');
      expect(name.textContent).to.equal(longName);
      expect(name.scrollWidth).to.be.at.most(name.clientWidth);
      expect(getComputedStyle(name).textOverflow).to.equal('clip');
      expect(getComputedStyle(name).overflow).to.equal('visible');
    });

    it('grows with the text size of its host', async () => {
      const host = await grid(smallBallot('fr'));
      const height = (): number => inside(host, '.row').getBoundingClientRect().height;
      const before = height();
      host.style.setProperty('--isoloir-font-size', '32px');
      expect(height()).to.be.at.least(before * 1.8);
      expect(getComputedStyle(inside(host, '.name')).fontSize).to.equal('36px');
    });

    it('lets no browser refill a vote', async () => {
      const host = await grid(blankBallot('fr'));
      expect(boxes(host).every((input) => input.getAttribute('autocomplete') === 'off')).to.equal(true);
    });

    it('ticks what the row is clicked on, and shows what the host sets', async () => {
      const host = await grid(smallBallot('fr'));
      inside(host, '.detail').click();
      expect(host.selection.full?.candidates).to.deep.equal(['a1']);
      host.selection = {};
      await host.updateComplete;
      expect(boxes(host).some(({ checked }) => checked)).to.equal(false);
    });

    it('is empty without categories', async () => {
      await draw(html`<isoloir-ballot-grid></isoloir-ballot-grid>`);
      expect(byRole(await accessibilityTree(), 'checkbox')).to.deep.equal([]);
    });
  });
});
