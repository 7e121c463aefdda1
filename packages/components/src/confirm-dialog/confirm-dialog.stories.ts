import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { ministryTexts } from '../samples/ministry.ts';
import './define.ts';

const meta: Meta = { title: 'Page/Confirm dialog', component: 'isoloir-confirm-dialog' };
export default meta;

type Story = StoryObj;

/** Between the dashboard and the ballot. */
export const Open: Story = {
  render: () => {
    const { dialogTitle, dialogText } = ministryTexts[getLocale()];
    return html`<isoloir-confirm-dialog .heading=${dialogTitle} open
      ><p>${dialogText}</p></isoloir-confirm-dialog
    >`;
  },
};
