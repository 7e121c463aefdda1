import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { sampleTurnout } from '../samples/office.ts';
import './define.ts';
import { type TurnoutFigures } from './turnout.ts';

const meta: Meta = { title: 'Page/Turnout', component: 'isoloir-turnout' };
export default meta;

type Story = StoryObj;

const groupHeading = { fr: 'Par collège', nl: 'Per college' } as const;

function turnout(figures: TurnoutFigures) {
  return html`<isoloir-turnout
    .figures=${figures}
    .groupHeading=${groupHeading[getLocale()]}
    time-zone="Europe/Paris"
  ></isoloir-turnout>`;
}

/** By college and over time. */
export const Full: Story = { render: () => turnout(sampleTurnout(getLocale())) };

/** The tables behind the charts. */
export const Tables: Story = {
  render: () => turnout(sampleTurnout(getLocale())),
  play: ({ canvasElement }) => {
    const host = canvasElement.querySelector('isoloir-turnout');
    for (const details of host?.renderRoot.querySelectorAll('details') ?? []) details.open = true;
  },
};

/** The total only. */
export const Total: Story = {
  render: () => {
    const { asOf, entitled, voted } = sampleTurnout(getLocale());
    return turnout({ asOf, entitled, voted });
  },
};

/** Nobody has voted yet. */
export const Nobody: Story = {
  render: () => {
    const sample = sampleTurnout(getLocale());
    return turnout({
      ...sample,
      voted: 0,
      groups: (sample.groups ?? []).map((group) => ({ ...group, voted: 0 })),
      hours: (sample.hours ?? []).slice(0, 3).map((span) => ({ ...span, voted: 0, cumulated: 0 })),
    });
  },
};
