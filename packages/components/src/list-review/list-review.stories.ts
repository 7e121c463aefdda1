import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { type CategorySelection } from '../ballot-grid/selection.ts';
import { type ListQuestion, noListChosen } from '../list-ballot/list-choice.ts';
import { getLocale } from '../localization.ts';
import { listQuestion, longListQuestion } from '../samples/lists.ts';
import './define.ts';

function review(question: ListQuestion, selection: CategorySelection) {
  return html`<isoloir-list-review .question=${question} .selection=${selection}></isoloir-list-review>`;
}

const meta: Meta = { title: 'Ballot/List review', component: 'isoloir-list-review' };
export default meta;

type Story = StoryObj;

/** A list, with everybody on it. */
export const Chosen: Story = {
  render: () => review(listQuestion(getLocale()), { blank: false, candidates: ['list-1'] }),
};

/** A blank vote. */
export const Blank: Story = {
  render: () => review(listQuestion(getLocale()), { blank: true, candidates: [] }),
};

/** Nothing chosen. */
export const Empty: Story = { render: () => review(listQuestion(getLocale()), noListChosen) };

/** A list with a name of 150 characters. */
export const LongName: Story = {
  render: () => review(longListQuestion(getLocale()), { blank: false, candidates: ['list-2'] }),
};
