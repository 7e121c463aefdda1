import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { afterVoteTexts } from '../samples/after-vote.ts';
import './define.ts';

const meta: Meta = { title: 'Page/Field', component: 'isoloir-field' };
export default meta;

type Story = StoryObj;

/** Empty, with a hint. */
export const Empty: Story = {
  render: () => {
    const { label, hint } = afterVoteTexts[getLocale()].field;
    return html`<isoloir-field name="number" .label=${label} .hint=${hint} size="medium"></isoloir-field>`;
  },
};

/** It must be filled in. */
export const Required: Story = {
  render: () => {
    const { label, hint } = afterVoteTexts[getLocale()].field;
    return html`<isoloir-field name="number" .label=${label} .hint=${hint} required></isoloir-field>`;
  },
};

/** Wrong, with what was typed. */
export const Wrong: Story = {
  render: () => {
    const { label, hint, error } = afterVoteTexts[getLocale()].field;
    return html`<isoloir-field
      name="number"
      .label=${label}
      .hint=${hint}
      .error=${error}
      value="12345"
      size="medium"
      input-mode="numeric"
      required
    ></isoloir-field>`;
  },
};

/** A password, which can be shown. */
export const Password: Story = {
  render: () =>
    html`<isoloir-field
      name="password"
      type="password"
      autocomplete="current-password"
      .label=${afterVoteTexts[getLocale()].field.password}
      value="une-phrase-longue"
      size="medium"
    ></isoloir-field>`,
};

/** A password, shown. */
export const PasswordShown: Story = {
  ...Password,
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('isoloir-field');
    await element?.updateComplete;
    element?.renderRoot.querySelector('button')?.click();
    await element?.updateComplete;
  },
};
