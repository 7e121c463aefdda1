import '@isoloir/components/error-summary/define.js';
import '@isoloir/components/field/define.js';
import '@isoloir/components/notice/define.js';
import '@isoloir/components/pending-button/define.js';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ApiError, Result } from '@isoloir/api-client';
import type { FieldInputMode, FieldType } from '@isoloir/components';
import type { Portal } from '../app/portal.ts';
import { type AccessFault, type AccessField, readTyped } from './read-typed.ts';
import { RobotWork } from './robot-work.ts';
import { sendWithWork } from './send.ts';

/** What was typed, read field by field. */
export type AccessValues = Readonly<Record<AccessField, string>>;

/** A form of a page: which fields, what its button does, and what follows. */
export interface AccessFormOptions {
  readonly fields: readonly AccessField[];
  /** What the button says. */
  readonly action: () => string;
  readonly send: (values: AccessValues, robotCheck: string | undefined) => Promise<Result<undefined>>;
  readonly onDone: () => void;
  /** Whether each request needs a robot check: then the work begins with the form. */
  readonly alwaysChecked?: boolean;
}

interface Shape {
  readonly type?: FieldType;
  readonly autocomplete: string;
  readonly keyboard?: FieldInputMode;
  readonly code?: boolean;
}

const shapes: Readonly<Record<AccessField, Shape>> = {
  identifier: { autocomplete: 'username', code: true },
  password: { type: 'password', autocomplete: 'current-password', code: true },
  orderNumber: { autocomplete: 'off', keyboard: 'numeric', code: true },
  number: { autocomplete: 'off', keyboard: 'numeric', code: true },
  mobile: { type: 'tel', autocomplete: 'tel', keyboard: 'tel' },
};

const noText: AccessValues = { identifier: '', password: '', orderNumber: '', number: '', mobile: '' };

/**
 * A form in which somebody proves who they are. What they typed is in memory only, and never cleared by a refusal. A slip
 * that can be seen here is told here; whatever the server refuses, it says the same.
 */
export class AccessForm {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #portal: Portal;
  readonly #options: AccessFormOptions;
  readonly #robot: RobotWork;
  #typed: AccessValues = noText;
  #faults: readonly { readonly field: AccessField; readonly fault: AccessFault }[] = [];
  #error: ApiError | undefined;
  #busy: 'no' | 'sending' | 'working' = 'no';

  constructor(host: ReactiveControllerHost & HTMLElement, portal: Portal, options: AccessFormOptions) {
    this.#host = host;
    this.#portal = portal;
    this.#options = options;
    this.#robot = new RobotWork(portal.client, () => portal.clock.now());
    host.addController({
      hostConnected: () => {
        if (options.alwaysChecked === true) this.#robot.begin();
      },
      hostDisconnected: () => this.#robot.close(),
    });
  }

  /** Whether there is something to mend. */
  get hasError(): boolean {
    return this.#faults.length > 0 || this.#error !== undefined;
  }

  /** What is typed in a field. */
  typed(field: AccessField): string {
    return this.#typed[field];
  }

  /** Fills a field in. */
  fill(field: AccessField, text: string): void {
    this.#typed = { ...this.#typed, [field]: text };
    this.#host.requestUpdate();
  }

  /** Forgets everything that was typed. */
  wipe(): void {
    this.#typed = noText;
    this.#faults = [];
    this.#error = undefined;
    this.#host.requestUpdate();
  }

  async #submit(): Promise<void> {
    if (this.#busy !== 'no') return;
    const values = this.#read();
    this.#error = undefined;
    if (values === undefined) {
      this.#tell();
      return;
    }
    this.#enter(this.#options.alwaysChecked === true ? 'working' : 'sending');
    const prepared = this.#options.alwaysChecked === true ? await this.#robot.take() : undefined;
    const answer = await sendWithWork(
      (robotCheck) => {
        this.#enter('sending');
        return this.#options.send(values, robotCheck);
      },
      (challenge) => {
        this.#enter('working');
        return this.#robot.solve(challenge);
      },
      prepared,
    );
    this.#enter('no');
    if (answer.ok) {
      this.#options.onDone();
      return;
    }
    this.#error = answer.error;
    if (this.#options.alwaysChecked === true) this.#robot.begin();
    this.#tell();
  }

  #enter(busy: 'no' | 'sending' | 'working'): void {
    this.#busy = busy;
    this.#host.requestUpdate();
  }

  /** Everything as it is sent; undefined, with what is wrong noted, when something can not be right. */
  #read(): AccessValues | undefined {
    const readings = this.#options.fields.map((field) => ({
      field,
      reading: readTyped(field, this.#typed[field], this.#isRpps),
    }));
    this.#faults = readings.flatMap(({ field, reading }) =>
      reading.ok ? [] : [{ field, fault: reading.fault }],
    );
    if (this.#faults.length > 0) return undefined;
    const read = readings.map(({ field, reading }) => [field, reading.ok ? reading.value : ''] as const);
    return { ...noText, ...Object.fromEntries(read) };
  }

  #tell(): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      this.#host.querySelector('isoloir-error-summary')?.focus();
    });
  }

  #focus(field: string): void {
    this.#host.querySelector<HTMLElement>(`#${field}`)?.focus();
  }

  /** What has to be put right, to stand above the title of the page. */
  summary(): TemplateResult | typeof nothing {
    const { t } = this.#portal.texts;
    if (!this.hasError) return nothing;
    const errors = this.#faults.map(({ field, fault }) => ({
      target: field,
      message: this.#faultText(field, fault),
    }));
    const error = this.#error;
    return html`<isoloir-error-summary
      heading=${t(error === undefined ? 'access.faultHeading' : 'access.refusedHeading')}
      .errors=${error === undefined ? errors : [{ message: t(`errors.${error.code}`) }]}
      @isoloir-error-link=${(event: CustomEvent<{ target: string }>) => this.#focus(event.detail.target)}
    ></isoloir-error-summary>`;
  }

  /** The form. */
  view(): TemplateResult {
    const { t } = this.#portal.texts;
    const missing = this.#options.fields.filter((field) => this.#typed[field].trim() === '');
    return html`<form
      class="access-form"
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void this.#submit();
      }}
    >
      ${this.#options.fields.map((field) => this.#field(field))}
      <p role="status" class="hint">${this.#busy === 'working' ? t('access.working') : nothing}</p>
      <isoloir-pending-button
        label=${this.#options.action()}
        busy-label=${t('access.busy')}
        ?busy=${this.#busy !== 'no'}
        .missing=${missing.map((field) => ({ id: field, label: this.#words(field).label }))}
      ></isoloir-pending-button>
    </form>`;
  }

  #field(field: AccessField): TemplateResult {
    const { type, autocomplete, keyboard, code } = shapes[field];
    const { label, hint } = this.#words(field);
    const fault = this.#faults.find((one) => one.field === field)?.fault;
    return html`<isoloir-field
      id=${field}
      name=${field}
      label=${label}
      hint=${hint}
      error=${fault === undefined ? '' : this.#faultText(field, fault)}
      type=${type ?? 'text'}
      autocomplete=${autocomplete}
      .keyboard=${keyboard}
      ?code=${code === true}
      required
      size="medium"
      .value=${this.#typed[field]}
      @isoloir-field-input=${(event: CustomEvent<{ value: string }>) => this.fill(field, event.detail.value)}
    ></isoloir-field>`;
  }

  get #isRpps(): boolean {
    return this.#portal.consultation?.profile === 'french-public';
  }

  #words(field: AccessField): { readonly label: string; readonly hint: string } {
    const { t } = this.#portal.texts;
    return field === 'number' && this.#isRpps
      ? { label: t('access.rppsLabel'), hint: t('access.rppsHint') }
      : { label: t(`access.label.${field}`), hint: t(`access.hint.${field}`) };
  }

  #faultText(field: AccessField, fault: AccessFault): string {
    const { t } = this.#portal.texts;
    if (fault === 'missing') return t('access.empty', { field: this.#words(field).label });
    const checksItself = field === 'identifier' || field === 'password' || field === 'number';
    return fault === 'checksum' && checksItself ? t(`access.slip.${field}`) : t(`access.malformed.${field}`);
  }
}
