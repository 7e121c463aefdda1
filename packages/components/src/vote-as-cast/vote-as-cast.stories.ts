import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { type Category, type Selection } from '../ballot-grid/selection.ts';
import { getLocale } from '../localization.ts';
import { afterVoteTexts } from '../samples/after-vote.ts';
import { blankBallot, longBallot, smallBallot, someChosen } from '../samples/ballots.ts';
import { sampleReceipt } from '../samples/page-parts.ts';
import './define.ts';

function cast(categories: readonly Category[], selection: Selection) {
  const texts = afterVoteTexts[getLocale()];
  return html`<isoloir-vote-as-cast
    .categories=${categories}
    .selection=${selection}
    .tracker=${sampleReceipt(getLocale()).tracker}
  >
    <p>${texts.castIntroduction}</p>
    <p slot="proof">${texts.proof}</p>
  </isoloir-vote-as-cast>`;
}

const meta: Meta = { title: 'Ballot/Vote as cast', component: 'isoloir-vote-as-cast' };
export default meta;

type Story = StoryObj;

/** Opened from the urn. */
export const Opened: Story = { render: () => cast(smallBallot(getLocale()), someChosen) };

/** A blank vote, and no choice. */
export const Blank: Story = {
  render: () => cast(blankBallot(getLocale()), { full: { blank: true, candidates: [] } }),
};

/** A name of 150 characters. */
export const LongName: Story = {
  render: () => cast(longBallot(getLocale()), { full: { blank: false, candidates: ['long', 'a2'] } }),
};

/** Without the ballot: as in a document before it is cast. */
export const WithoutTracker: Story = {
  render: () =>
    html`<isoloir-vote-as-cast
      .categories=${smallBallot(getLocale())}
      .selection=${someChosen}
    ></isoloir-vote-as-cast>`,
};
