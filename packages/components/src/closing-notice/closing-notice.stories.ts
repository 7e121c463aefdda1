import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ministryPeriod } from '../samples/ministry.ts';
import './define.ts';

const meta: Meta = { title: 'Page/Closing notice', component: 'isoloir-closing-notice' };
export default meta;

type Story = StoryObj;

const closesAt = ministryPeriod.closesAt.getTime();

function notice(minutesBefore: number) {
  return html`<isoloir-closing-notice
    .closesAt=${ministryPeriod.closesAt}
    .graceEndsAt=${new Date(closesAt + 20 * 60_000)}
    .now=${() => closesAt - minutesBefore * 60_000}
    time-zone="Europe/Paris"
  ></isoloir-closing-notice>`;
}

/** Less than half an hour is left. */
export const Closing: Story = { render: () => notice(17) };

/** After closing, for those who had begun. */
export const Grace: Story = { render: () => notice(-12) };

/** After the grace. */
export const Closed: Story = { render: () => notice(-21) };
