import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { ministryTexts } from '../samples/ministry.ts';
import './define.ts';

const meta: Meta = { title: 'Page/Session warning', component: 'isoloir-session-warning' };
export default meta;

type Story = StoryObj;

function warning(left: number, text = '') {
  return html`<isoloir-session-warning open .endsAt=${new Date(left)} .now=${() => 0}
    >${text === '' ? '' : html`<p>${text}</p>`}</isoloir-session-warning
  >`;
}

/** Two minutes are left. */
export const TwoMinutes: Story = { render: () => warning(120_000) };

/** Less than a minute is left, and choices would be lost. */
export const WithChoices: Story = {
  render: () => warning(40_000, ministryTexts[getLocale()].choicesLost),
};
