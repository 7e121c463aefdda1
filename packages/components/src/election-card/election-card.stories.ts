import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { ministryElections, ministryPeriod, ministryTexts } from '../samples/ministry.ts';
import { type ElectionStatus } from '../status-pill/status-pill.ts';
import './define.ts';

const meta: Meta = { title: 'Page/Election card', component: 'isoloir-election-card' };
export default meta;

type Story = StoryObj;

function card(status: ElectionStatus, more: { href?: string; text?: string } = {}) {
  const [election] = ministryElections(getLocale(), [status, status, status]);
  return html`<isoloir-election-card
    .heading=${election?.title ?? ''}
    .status=${status}
    .href=${more.href ?? election?.href ?? ''}
    .text=${more.text ?? ministryTexts[getLocale()].college}
    .opensAt=${ministryPeriod.opensAt}
    .closesAt=${ministryPeriod.closesAt}
    time-zone="Europe/Paris"
  ></isoloir-election-card>`;
}

/** To be voted on. */
export const ToVote: Story = { render: () => card('to-vote') };

/** Begun, not cast. */
export const UnderWay: Story = { render: () => card('under-way') };

/** Suspended by the office: nobody can vote for the moment. */
export const Paused: Story = { render: () => card('paused') };

/** A vote is registered. */
export const Voted: Story = { render: () => card('voted') };

/** Opens later: the lists can be read already. */
export const NotOpen: Story = { render: () => card('not-open') };

/** Closed, with no way in any more. */
export const Closed: Story = { render: () => card('closed', { href: '', text: '' }) };
