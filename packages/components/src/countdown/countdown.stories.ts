import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ministryPeriod } from '../samples/ministry.ts';
import { type CountdownPhase } from './countdown.ts';
import './define.ts';

const meta: Meta = { title: 'Page/Countdown', component: 'isoloir-countdown' };
export default meta;

type Story = StoryObj;

function countdown(phase: CountdownPhase, now: string) {
  return html`<isoloir-countdown
    .phase=${phase}
    .target=${phase === 'before' ? ministryPeriod.opensAt : ministryPeriod.closesAt}
    .now=${() => Date.parse(now)}
    time-zone="Europe/Paris"
  ></isoloir-countdown>`;
}

/** Before opening. */
export const Before: Story = { render: () => countdown('before', '2024-05-27T18:20:00Z') };

/** While voting is open. */
export const During: Story = { render: () => countdown('during', '2024-06-16T10:02:00Z') };

/** The last minute. */
export const LastMinute: Story = { render: () => countdown('during', '2024-06-18T14:59:20Z') };

/** The page still waits for the server to say that voting is open. */
export const Opening: Story = { render: () => countdown('before', '2024-06-11T07:00:01Z') };

/** After closing. */
export const After: Story = { render: () => countdown('after', '2024-06-19T10:00:00Z') };
