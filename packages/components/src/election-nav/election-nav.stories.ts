import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { longName } from '../samples/ballots.ts';
import { ministryElections } from '../samples/ministry.ts';
import './define.ts';
import { type ElectionNavItem } from './election-nav.ts';

const meta: Meta = { title: 'Page/Election nav', component: 'isoloir-election-nav' };
export default meta;

type Story = StoryObj;

function nav(items: readonly ElectionNavItem[]) {
  return html`<isoloir-election-nav .items=${items}></isoloir-election-nav>`;
}

/** One voted, one under way on this page, one to vote. On a narrow screen a button. */
export const Panel: Story = {
  render: () => nav(ministryElections(getLocale(), ['voted', 'under-way', 'to-vote'])),
};

/** The menu of a narrow screen, open. */
export const MenuOpen: Story = {
  render: () => nav(ministryElections(getLocale(), ['voted', 'closed', 'not-open'])),
  play: ({ canvasElement }) => {
    canvasElement
      .querySelector('isoloir-election-nav')
      ?.renderRoot.querySelector<HTMLElement>('.toggle')
      ?.click();
  },
};

/** A very long title. */
export const LongTitle: Story = {
  render: () =>
    nav(
      ministryElections(getLocale(), ['to-vote', 'voted', 'to-vote']).map((item) => ({
        ...item,
        title: longName,
      })),
    ),
  play: ({ canvasElement }) => {
    canvasElement
      .querySelector('isoloir-election-nav')
      ?.renderRoot.querySelector<HTMLElement>('.toggle')
      ?.click();
  },
};
