import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { sampleProfile } from '../samples/ministry.ts';
import './define.ts';

const meta: Meta = { title: 'Page/Profile', component: 'isoloir-profile' };
export default meta;

type Story = StoryObj;

/** Everything that a roll may hold. */
export const Full: Story = {
  render: () =>
    html`<isoloir-profile .profile=${sampleProfile[getLocale()]} number-label="RPPS"></isoloir-profile>`,
};

/** Only what every roll holds. */
export const Least: Story = {
  render: () => {
    const { name, number, email } = sampleProfile[getLocale()];
    return html`<isoloir-profile .profile=${{ name, number, email }}></isoloir-profile>`;
  },
};
