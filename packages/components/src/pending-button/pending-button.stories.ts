import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../field/define.ts';
import { getLocale } from '../localization.ts';
import { recoveryFields, recoveryLabel } from '../samples/ministry.ts';
import './define.ts';

const meta: Meta = { title: 'Forms/Pending button', component: 'isoloir-pending-button' };
export default meta;

type Story = StoryObj;

function form(missing: number, more: { busy?: boolean } = {}) {
  const fields = recoveryFields[getLocale()];
  return html`<form>
    ${fields.map(({ id, label }) => html`<p><isoloir-field id=${id} name=${id} .label=${label}></isoloir-field></p>`)}
    <isoloir-pending-button
      .label=${recoveryLabel[getLocale()]}
      .missing=${fields.slice(0, missing)}
      .busy=${more.busy ?? false}
    ></isoloir-pending-button>
  </form>`;
}

/** Every field is still to be filled in. */
export const Pending: Story = { render: () => form(3) };

/** Activated too early: the same sentence as an error, and the focus in the first missing field. */
export const Asked: Story = {
  render: () => form(2),
  play: ({ canvasElement }) => {
    canvasElement
      .querySelector('isoloir-pending-button')
      ?.renderRoot.querySelector<HTMLElement>('button')
      ?.click();
  },
};

/** Nothing is missing. */
export const Ready: Story = { render: () => form(0) };

/** At work. */
export const Busy: Story = { render: () => form(0, { busy: true }) };
