import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import {
  allChosen,
  ballotTitles,
  blankBallot,
  largeBallot,
  longBallot,
  smallBallot,
  someChosen,
} from '../samples/ballots.ts';
import './define.ts';
import { type Category, emptySelection, type Selection } from './selection.ts';

function grid(categories: readonly Category[], selection: Selection) {
  return html`<isoloir-ballot-grid
    .categories=${categories}
    .selection=${selection}
    .heading=${ballotTitles[getLocale()]}
  ></isoloir-ballot-grid>`;
}

const meta: Meta = { title: 'Ballot/Ballot grid', component: 'isoloir-ballot-grid' };
export default meta;

type Story = StoryObj;

/** Nothing chosen yet: 7 candidates and 3 substitutes, at most 4 of each. */
export const Empty: Story = { render: () => grid(smallBallot(getLocale()), {}) };

/** Some choices made. */
export const SomeChosen: Story = { render: () => grid(smallBallot(getLocale()), someChosen) };

/** Every choice made. Nothing is disabled: a further row explains itself when it is tried. */
export const AtMaximum: Story = { render: () => grid(smallBallot(getLocale()), allChosen) };

/** A fifth candidate was tried: the reason stands at the row. */
export const Refused: Story = {
  render: () => grid(smallBallot(getLocale()), allChosen),
  play: ({ canvasElement }) => {
    const element = canvasElement.querySelector('isoloir-ballot-grid');
    element?.renderRoot.querySelectorAll('input')[2]?.click();
  },
};

/** 40 candidates and 25 substitutes. */
export const Large: Story = {
  render: () => grid(largeBallot(getLocale()), { full: { blank: false, candidates: ['a3', 'a4', 'a17'] } }),
};

/** The blank vote, as a choice like the others. */
export const Blank: Story = {
  render: () =>
    grid(blankBallot(getLocale()), {
      full: { blank: true, candidates: [] },
      substitute: { blank: false, candidates: ['s2'] },
    }),
};

/** Asked before a blank vote erases chosen candidates. */
export const BlankAsks: Story = {
  render: () => grid(blankBallot(getLocale()), someChosen),
  play: ({ canvasElement }) => {
    const element = canvasElement.querySelector('isoloir-ballot-grid');
    element?.renderRoot.querySelector<HTMLInputElement>('#blank-0')?.click();
  },
};

/** A candidate was tried beside a blank vote. */
export const BlankRefuses: Story = {
  render: () => grid(blankBallot(getLocale()), { full: { blank: true, candidates: [] } }),
  play: ({ canvasElement }) => {
    const element = canvasElement.querySelector('isoloir-ballot-grid');
    element?.renderRoot.querySelector('input')?.click();
  },
};

/** A category still misses choices, after the voter wanted to go on. */
export const Missing: Story = {
  render: () => {
    const categories = smallBallot(getLocale()).map((category) => ({ ...category, minimum: 1 }));
    return grid(categories, emptySelection(categories));
  },
  play: ({ canvasElement }) => {
    canvasElement.querySelector('isoloir-ballot-grid')?.showMissing();
  },
};

/** A name of 150 characters and an address of three lines, shown whole. */
export const LongName: Story = {
  render: () => grid(longBallot(getLocale()), { full: { blank: false, candidates: ['long'] } }),
};
