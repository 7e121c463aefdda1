import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import './define.ts';

const meta: Meta = { title: 'Page/Language', component: 'isoloir-language' };
export default meta;

type Story = StoryObj;

/** The language of the toolbar is the one in use. */
export const InUse: Story = {
  render: () => html`<isoloir-language .value=${getLocale()}></isoloir-language>`,
};
