import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { sampleProfile } from '../samples/ministry.ts';
import { sampleReceipt } from '../samples/page-parts.ts';
import './define.ts';

const meta: Meta = { title: 'Page/Receipt', component: 'isoloir-receipt' };
export default meta;

type Story = StoryObj;

/** A registered vote. */
export const Registered: Story = {
  render: () => {
    const receipt = sampleReceipt(getLocale());
    return html`<isoloir-receipt
      .registrationCode=${receipt.registrationCode}
      .tracker=${receipt.tracker}
      .reference=${receipt.reference}
      .checkUrl=${receipt.checkUrl}
      .electionName=${receipt.electionName}
      .voterName=${receipt.voterName}
      .recordedAt=${receipt.recordedAt}
      .timeZone=${receipt.timeZone}
    ></isoloir-receipt>`;
  },
};

/** With the voter's number and college. */
export const WithCollege: Story = {
  render: () => {
    const receipt = sampleReceipt(getLocale());
    return html`<isoloir-receipt
      .registrationCode=${receipt.registrationCode}
      .tracker=${receipt.tracker}
      .reference=${receipt.reference}
      .checkUrl=${receipt.checkUrl}
      .electionName=${receipt.electionName}
      .voterName=${receipt.voterName}
      .voterNumber=${sampleProfile[getLocale()].number}
      .college=${sampleProfile[getLocale()].college}
      .recordedAt=${receipt.recordedAt}
      .timeZone=${receipt.timeZone}
      shown-once
    ></isoloir-receipt>`;
  },
};

/** Where the codes can not be shown again, it says so. */
export const ShownOnce: Story = {
  render: () => {
    const receipt = sampleReceipt(getLocale());
    return html`<isoloir-receipt
      .registrationCode=${receipt.registrationCode}
      .tracker=${receipt.tracker}
      .reference=${receipt.reference}
      .checkUrl=${receipt.checkUrl}
      .electionName=${receipt.electionName}
      .voterName=${receipt.voterName}
      .recordedAt=${receipt.recordedAt}
      .timeZone=${receipt.timeZone}
      shown-once
    ></isoloir-receipt>`;
  },
};

/** The picture could not be drawn (here, the address is longer than a code can hold): link and text remain. */
export const WithoutQrCode: Story = {
  render: () => {
    const receipt = sampleReceipt(getLocale());
    return html`<isoloir-receipt
      .registrationCode=${receipt.registrationCode}
      .tracker=${receipt.tracker}
      .reference=${receipt.reference}
      .checkUrl=${`${receipt.checkUrl}${'x'.repeat(4000)}`}
      .electionName=${receipt.electionName}
      .voterName=${receipt.voterName}
      .recordedAt=${receipt.recordedAt}
      .timeZone=${receipt.timeZone}
    ></isoloir-receipt>`;
  },
};
