import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import './define.ts';

const meta: Meta = { title: 'Page/Copy button', component: 'isoloir-copy-button' };
export default meta;

type Story = StoryObj;

/** Before it is used, with its own label. */
export const Ready: Story = {
  render: () => html`<isoloir-copy-button value="7KXQ2MZ94WTD"></isoloir-copy-button>`,
};

/** The browser refused the clipboard: the text is shown, selected. */
export const Refused: Story = {
  render: () => html`<isoloir-copy-button value="7KXQ2MZ94WTD"></isoloir-copy-button>`,
  play: ({ canvasElement }) => {
    // A frame without the permission refuses by itself; elsewhere the clipboard is taken away for a moment.
    const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    canvasElement.querySelector('isoloir-copy-button')?.renderRoot.querySelector('button')?.click();
    if (own === undefined) Reflect.deleteProperty(navigator, 'clipboard');
    else Object.defineProperty(navigator, 'clipboard', own);
  },
};
