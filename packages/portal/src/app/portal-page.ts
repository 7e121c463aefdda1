import { LitElement, type TemplateResult } from 'lit';
import type { Texts } from '../i18n/texts.ts';
import type { Portal } from './portal.ts';

/**
 * A page: a custom element in light DOM, drawn by the one stylesheet. It has exactly one `<h1>`, which also names the
 * tab; when what it shows becomes something else, the focus goes to the `<h1>`, so that nobody has to look for it.
 */
export abstract class PortalPage extends LitElement {
  /** Shows another page in the same document, so that it can be given what no address may carry. The frame sets it. */
  onReplace: (page: PortalPage) => void = () => undefined;

  protected readonly portal: Portal;
  #shown: string | undefined;

  constructor(portal: Portal) {
    super();
    this.portal = portal;
  }

  /** Whether leaving would lose choices of the voter; then nothing may be sent on their behalf either. */
  holdsChoices(): boolean {
    return false;
  }

  /** Whether the page has something to say to the voter that must not be taken away when their session ends. */
  outlivesSession(): boolean {
    return false;
  }

  /** Forgets everything that the voter entered. */
  wipe(): void {
    // Most pages hold nothing.
  }

  protected get texts(): Texts {
    return this.portal.texts;
  }

  /** What the page is called now. */
  protected abstract heading(): string;

  /** Which of its states the page shows: the focus moves when this changes. */
  protected view(): string {
    return 'page';
  }

  /** Whether the tab’s title says that there is an error to mend. */
  protected hasError(): boolean {
    return false;
  }

  /** What takes the focus when the view changes. */
  protected focusTarget(): HTMLElement | null {
    return this.querySelector('h1');
  }

  protected abstract override render(): TemplateResult;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(): void {
    const title = this.portal.titleOf(this.heading());
    document.title = this.hasError() ? this.texts.t('title.error', { title }) : title;
    const view = this.view();
    if (view === this.#shown) return;
    this.#shown = view;
    const target = this.focusTarget();
    // A page that has just been drawn may still be waiting for its components.
    void this.updateComplete.then(() => target?.focus());
  }
}
