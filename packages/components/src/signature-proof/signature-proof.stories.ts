import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { afterVoteTexts } from '../samples/after-vote.ts';
import './define.ts';

const meta: Meta = { title: 'Forms/Signature proof', component: 'isoloir-signature-proof' };
export default meta;

type Story = StoryObj;

/** Nothing filled in yet. */
export const Empty: Story = { render: () => html`<isoloir-signature-proof></isoloir-signature-proof>` };

/** Something that is no address. */
export const Wrong: Story = {
  render: () => html`<isoloir-signature-proof email="g.montulet@courriel"></isoloir-signature-proof>`,
  play: ({ canvasElement }) => {
    canvasElement
      .querySelector('isoloir-signature-proof')
      ?.renderRoot.querySelector<HTMLElement>('button')
      ?.click();
  },
};

/** On its way out. */
export const Busy: Story = {
  render: () =>
    html`<isoloir-signature-proof email="g.montulet@courriel.example" busy></isoloir-signature-proof>`,
};

/** Sent. */
export const Sent: Story = {
  render: () =>
    html`<isoloir-signature-proof
      sent-to="g•••@courriel.example"
      .sentAt=${new Date('2024-06-14T16:46:00Z')}
      time-zone="Europe/Paris"
    ></isoloir-signature-proof>`,
};

/** It could not be sent. */
export const Failed: Story = {
  render: () =>
    html`<isoloir-signature-proof
      email="g.montulet@courriel.example"
      .failure=${afterVoteTexts[getLocale()].sendFailure}
    ></isoloir-signature-proof>`,
};
