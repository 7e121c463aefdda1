import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { type CategorySelection } from '../ballot-grid/selection.ts';
import { getLocale } from '../localization.ts';
import { listQuestion, longListQuestion } from '../samples/lists.ts';
import './define.ts';
import { type ListQuestion, noListChosen } from './list-choice.ts';

function ballot(question: ListQuestion, selection: CategorySelection = noListChosen) {
  return html`<isoloir-list-ballot .question=${question} .selection=${selection}></isoloir-list-ballot>`;
}

function pressFirst(canvasElement: HTMLElement, selector: string): void {
  const element = canvasElement.querySelector('isoloir-list-ballot');
  element?.renderRoot.querySelector<HTMLElement>(selector)?.click();
}

const meta: Meta = { title: 'Ballot/List ballot', component: 'isoloir-list-ballot' };
export default meta;

type Story = StoryObj;

/** Nothing chosen yet: four lists, drawn by lot, and the blank vote. */
export const Empty: Story = { render: () => ballot(listQuestion(getLocale())) };

/** A list is chosen, and can be taken back. */
export const Chosen: Story = {
  render: () => ballot(listQuestion(getLocale()), { blank: false, candidates: ['list-2'] }),
};

/** The blank vote, as a choice like the others. */
export const Blank: Story = {
  render: () => ballot(listQuestion(getLocale()), { blank: true, candidates: [] }),
};

/** Where there is no blank vote. */
export const WithoutBlank: Story = {
  render: () => ballot({ ...listQuestion(getLocale()), blankAllowed: false, order: 'as-written' }),
};

/** The voter wanted to go on without a choice. */
export const Missing: Story = {
  render: () => ballot(listQuestion(getLocale())),
  play: ({ canvasElement }) => {
    canvasElement.querySelector('isoloir-list-ballot')?.showMissing();
  },
};

/** The statement of a list, as text and as a document. */
export const Statement: Story = {
  render: () => ballot(listQuestion(getLocale())),
  play: ({ canvasElement }) => {
    pressFirst(canvasElement, '#statement-0');
  },
};

/** The text of the statement is on its way. */
export const StatementLoading: Story = {
  render: () => {
    const question = listQuestion(getLocale());
    const lists = question.lists.map((list) => ({
      ...list,
      statement: { href: 'https://vote.example/1.pdf', size: 1_400_000 },
    }));
    return ballot({ ...question, lists });
  },
  play: ({ canvasElement }) => {
    pressFirst(canvasElement, '#statement-0');
  },
};

/** The candidates of a list, in its order. */
export const Candidates: Story = {
  render: () => ballot(listQuestion(getLocale())),
  play: ({ canvasElement }) => {
    pressFirst(canvasElement, '#members-1');
  },
};

/** 30 lists, ten of them with names of 150 characters. */
export const Thirty: Story = {
  render: () => ballot(longListQuestion(getLocale()), { blank: false, candidates: ['list-2'] }),
};
