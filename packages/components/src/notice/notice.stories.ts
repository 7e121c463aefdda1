import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { noticeTexts } from '../samples/page-parts.ts';
import './define.ts';
import { type NoticeVariant } from './notice.ts';

function notice(variant: NoticeVariant, heading = '') {
  return html`<isoloir-notice .variant=${variant} .heading=${heading}>
    <p>${noticeTexts[getLocale()][variant]}</p>
  </isoloir-notice>`;
}

const meta: Meta = { title: 'Page/Notice', component: 'isoloir-notice' };
export default meta;

type Story = StoryObj;

/** Information. */
export const Information: Story = { render: () => notice('info') };

/** Something was done. */
export const Success: Story = { render: () => notice('success') };

/** Attention, with a title of its own. */
export const Warning: Story = {
  render: () => notice('warning', noticeTexts[getLocale()].warningHeading),
};

/** Something failed. */
export const Failure: Story = { render: () => notice('error') };
