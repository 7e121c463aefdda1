import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { afterVoteTexts, contactData } from '../samples/after-vote.ts';
import './define.ts';

const known = {
  privateEmail: contactData.privateEmail ?? '',
  professionalEmail: contactData.professionalEmail ?? '',
} as const;

const meta: Meta = { title: 'Forms/E-mail confirmations', component: 'isoloir-email-confirmations' };
export default meta;

type Story = StoryObj;

function introduction() {
  return html`<p>${afterVoteTexts[getLocale()].sendIntroduction}</p>`;
}

/** Nothing known. */
export const Empty: Story = {
  render: () => html`<isoloir-email-confirmations>${introduction()}</isoloir-email-confirmations>`,
};

/** Both addresses known, with the names of site and organisation. */
export const Prefilled: Story = {
  render: () =>
    html`<isoloir-email-confirmations
      .privateEmail=${known.privateEmail}
      .professionalEmail=${known.professionalEmail}
      publish-professional-email
      public-site="www.ordre.example"
      .organisation=${{ fr: 'Ordre des médecins', nl: 'Orde der artsen' }[getLocale()]}
      >${introduction()}</isoloir-email-confirmations
    >`,
};

/** Submitted empty but for the consent: the summary has the focus. */
export const Errors: Story = {
  render: () =>
    html`<isoloir-email-confirmations private-email="g.montulet@courriel" publish-professional-email
      >${introduction()}</isoloir-email-confirmations
    >`,
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('isoloir-email-confirmations');
    await element?.updateComplete;
    element?.renderRoot.querySelector('form')?.requestSubmit();
    await element?.updateComplete;
  },
};

/** Being sent. */
export const Busy: Story = {
  render: () =>
    html`<isoloir-email-confirmations .privateEmail=${known.privateEmail} busy
      >${introduction()}</isoloir-email-confirmations
    >`,
};

/** On their way. */
export const Sent: Story = {
  render: () =>
    html`<isoloir-email-confirmations
      .privateEmail=${known.privateEmail}
      .professionalEmail=${known.professionalEmail}
      .sentTo=${['g•••@c•••.example']}
      .sentAt=${new Date('2026-11-22T03:39:00Z')}
      >${introduction()}</isoloir-email-confirmations
    >`,
};

/** The server could not take them. */
export const Failed: Story = {
  render: () =>
    html`<isoloir-email-confirmations
      .privateEmail=${known.privateEmail}
      .failure=${afterVoteTexts[getLocale()].sendFailure}
      >${introduction()}</isoloir-email-confirmations
    >`,
};
