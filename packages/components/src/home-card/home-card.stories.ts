import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { homeCards } from '../samples/after-vote.ts';
import './define.ts';
import { type HomeCardStatusKind } from './home-card.ts';

const meta: Meta = { title: 'Page/Home card', component: 'isoloir-home-card' };
export default meta;

type Story = StoryObj;

function card(
  index: 0 | 1 | 2,
  status: string,
  kind: HomeCardStatusKind,
  way: { href?: string } = { href: '#' },
) {
  const { icon, heading, text, action } = homeCards[getLocale()][index];
  return html`<isoloir-home-card
    .icon=${icon}
    .heading=${heading}
    .action=${action}
    .href=${way.href ?? ''}
    .status=${status}
    .statusKind=${kind}
    ?primary=${index === 1}
    ><p>${text}</p></isoloir-home-card
  >`;
}

/** To be filled in: a warning status. */
export const ToComplete: Story = { render: () => card(0, homeCards[getLocale()][0].status, 'attention') };

/** The main thing to do. */
export const ToVote: Story = { render: () => card(1, homeCards[getLocale()][1].status, 'info') };

/** Done. */
export const Done: Story = { render: () => card(1, homeCards[getLocale()][1].done, 'done') };

/** Without a status. */
export const Check: Story = { render: () => card(2, '', 'info') };

/** A button in place of a link: the page does what it says. */
export const WithButton: Story = { render: () => card(2, '', 'info', {}) };

/** Nothing to do here now: the text says why. */
export const WithoutAction: Story = {
  render: () => {
    const { heading, text } = homeCards[getLocale()][2];
    return html`<isoloir-home-card icon="check" .heading=${heading}><p>${text}</p></isoloir-home-card>`;
  },
};
