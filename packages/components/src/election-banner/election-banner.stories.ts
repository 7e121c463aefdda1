import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { bannerTexts, period } from '../samples/after-vote.ts';
import './define.ts';
import { type BannerPhase } from './election-banner.ts';

function banner(phase: BannerPhase, opensAt: Date = period.opensAt) {
  return html`<isoloir-election-banner
    .heading=${bannerTexts[getLocale()]}
    .opensAt=${opensAt}
    .closesAt=${period.closesAt}
    .phase=${phase}
    information-url="#information"
    candidates-url="#candidates"
    vote-url="#vote"
  ></isoloir-election-banner>`;
}

const meta: Meta = { title: 'Embeds/Election banner', component: 'isoloir-election-banner' };
export default meta;

type Story = StoryObj;

/** Voting is open. */
export const Open: Story = { render: () => banner('open') };

/** Not open yet: no way to the vote. It opens at an hour. */
export const Before: Story = { render: () => banner('before', new Date('2024-01-30T08:00:00Z')) };

/** Closed. */
export const Closed: Story = { render: () => banner('closed') };

/** The title alone, as long as nothing else is known. */
export const TitleOnly: Story = {
  render: () =>
    html`<isoloir-election-banner .heading=${bannerTexts[getLocale()]}></isoloir-election-banner>`,
};
