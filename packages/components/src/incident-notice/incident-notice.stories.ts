import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { officeNotices } from '../samples/office.ts';
import './define.ts';
import { type IncidentNotice } from './incident-notice.ts';

const meta: Meta = { title: 'Page/Incident notice', component: 'isoloir-incident-notice' };
export default meta;

type Story = StoryObj;

function notices(list: readonly IncidentNotice[]) {
  return html`<isoloir-incident-notice .notices=${list}></isoloir-incident-notice>`;
}

/** One incident. */
export const One: Story = { render: () => notices(officeNotices(getLocale()).slice(1)) };

/** An annulment, and an incident before it. */
export const Several: Story = { render: () => notices(officeNotices(getLocale())) };
