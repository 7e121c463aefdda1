import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { summaryErrors } from '../samples/page-parts.ts';
import './define.ts';

const meta: Meta = { title: 'Page/Error summary', component: 'isoloir-error-summary' };
export default meta;

type Story = StoryObj;

/** Errors that lead to their fields, and one that has none. */
export const Errors: Story = {
  render: () => html`<isoloir-error-summary .errors=${summaryErrors[getLocale()]}></isoloir-error-summary>`,
};

/** With the focus, as after a submit. */
export const Focused: Story = {
  ...Errors,
  play: ({ canvasElement }) => {
    canvasElement.querySelector('isoloir-error-summary')?.focus();
  },
};
