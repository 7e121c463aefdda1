import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import './define.ts';

const meta: Meta = { title: 'Page/Text size', component: 'isoloir-text-size' };
export default meta;

type Story = StoryObj;

/** The button. */
export const Closed: Story = { render: () => html`<isoloir-text-size></isoloir-text-size>` };

/** The dialog, with the size in use. */
export const Open: Story = {
  render: () => html`<isoloir-text-size value="125"></isoloir-text-size>`,
  play: ({ canvasElement }) => {
    canvasElement.querySelector('isoloir-text-size')?.renderRoot.querySelector('button')?.click();
  },
};

/** The fuller form, from the button « Accessibilité ». */
export const Dialog: Story = {
  render: () => html`<isoloir-text-size value="150" dialog></isoloir-text-size>`,
  play: ({ canvasElement }) => {
    canvasElement.querySelector('isoloir-text-size')?.renderRoot.querySelector('button')?.click();
  },
};
