import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { afterVoteTexts, contactData, contactProblems } from '../samples/after-vote.ts';
import './define.ts';

function introduction() {
  return html`<p>${afterVoteTexts[getLocale()].dataIntroduction}</p>`;
}

const meta: Meta = { title: 'Forms/Contact data', component: 'isoloir-contact-data-form' };
export default meta;

type Story = StoryObj;

/** Nothing known. */
export const Empty: Story = {
  render: () => html`<isoloir-contact-data-form>${introduction()}</isoloir-contact-data-form>`,
};

/** With what the roll says. */
export const Prefilled: Story = {
  render: () =>
    html`<isoloir-contact-data-form .data=${contactData}>${introduction()}</isoloir-contact-data-form>`,
};

/** What the server found wrong: the summary has the focus, and nothing is lost. */
export const Errors: Story = {
  render: () =>
    html`<isoloir-contact-data-form .data=${contactData} .errors=${contactProblems}
      >${introduction()}</isoloir-contact-data-form
    >`,
};

/** Being saved. */
export const Busy: Story = {
  render: () =>
    html`<isoloir-contact-data-form .data=${contactData} busy>${introduction()}</isoloir-contact-data-form>`,
};

/** Saved, and shown back. */
export const Saved: Story = {
  render: () => html`<isoloir-contact-data-form .data=${contactData} saved></isoloir-contact-data-form>`,
};

/** The server could not be reached. */
export const Failed: Story = {
  render: () =>
    html`<isoloir-contact-data-form .data=${contactData} .failure=${afterVoteTexts[getLocale()].sendFailure}
      >${introduction()}</isoloir-contact-data-form
    >`,
};
