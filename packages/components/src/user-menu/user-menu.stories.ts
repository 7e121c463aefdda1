import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import './define.ts';

const meta: Meta = { title: 'Page/User menu', component: 'isoloir-user-menu' };
export default meta;

type Story = StoryObj;

function menu(name: string) {
  return html`<isoloir-user-menu .voterName=${name} profile-href="#profile"></isoloir-user-menu>`;
}

/** The button. */
export const Closed: Story = { render: () => menu('MONTULET Géraldine') };

/** The list. */
export const Open: Story = {
  render: () => menu('MONTULET Géraldine'),
  play: ({ canvasElement }) => {
    canvasElement.querySelector('isoloir-user-menu')?.renderRoot.querySelector('button')?.click();
  },
};

/** A long name. */
export const LongName: Story = {
  render: () => menu('VAN DEN BROECKENHOVEN-DE CROMBRUGGHE Marie-Antoinette Wilhelmine'),
};
