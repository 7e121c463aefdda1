import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { type Category, type Selection } from '../ballot-grid/selection.ts';
import { getLocale } from '../localization.ts';
import { allChosen, blankBallot, longBallot, smallBallot, someChosen } from '../samples/ballots.ts';
import './define.ts';

function review(categories: readonly Category[], selection: Selection) {
  return html`<isoloir-ballot-review
    .categories=${categories}
    .selection=${selection}
  ></isoloir-ballot-review>`;
}

const meta: Meta = { title: 'Ballot/Ballot review', component: 'isoloir-ballot-review' };
export default meta;

type Story = StoryObj;

/** Every choice made. */
export const AtMaximum: Story = { render: () => review(smallBallot(getLocale()), allChosen) };

/** Fewer choices than possible: said, and nothing hindered. */
export const FewerThanMaximum: Story = { render: () => review(smallBallot(getLocale()), someChosen) };

/** No choice in any category. */
export const Empty: Story = { render: () => review(smallBallot(getLocale()), {}) };

/** A blank vote in one category. */
export const Blank: Story = {
  render: () => review(blankBallot(getLocale()), { ...someChosen, full: { blank: true, candidates: [] } }),
};

/** A category below its minimum. */
export const BelowMinimum: Story = {
  render: () =>
    review(
      smallBallot(getLocale()).map((category) => ({ ...category, minimum: 2 })),
      someChosen,
    ),
};

/** A name of 150 characters and an address of three lines. */
export const LongName: Story = {
  render: () => review(longBallot(getLocale()), { full: { blank: false, candidates: ['long', 'a2'] } }),
};
