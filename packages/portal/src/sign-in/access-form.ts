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
  readonly fields: () => readonly AccessField[];
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
  token: { autocomplete: 'one-time-code', code: true },
  orderNumber: { autocomplete: 'off', keyboard: 'numeric', code: true },
  number: { autocomplete: 'off', keyboard: 'numeric', code: true },
  birthDepartment: { autocomplete: 'off', code: true },
  mobile: { type: 'tel', autocomplete: 'tel', keyboard: 'tel' },
  email: { type: 'email', autocomplete: 'email' },
  emailAgain: { type: 'email', autocomplete: 'off' },
};

const noText: AccessValues = {
  ...{ identifier: '', password: '', token: '', orderNumber: '', number: '' },
  ...{ birthDepartment: '', mobile: '', email: '', emailAgain: '' },
};

interface Slip {
  readonly field: AccessField;
  readonly fault: AccessFault;
}

/** The fields to which the server’s pointers lead. */
const pointedAt: Readonly<Record<string, AccessField>> = {
  '/otherAddress/email': 'email',
  '/otherAddress/again': 'emailAgain',
};

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
  #faults: readonly Slip[] = [];
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
    this.#faults = slipsOf(answer.error);
    this.#error = this.#faults.length > 0 ? undefined : answer.error;
    if (this.#options.alwaysChecked === true) this.#robot.begin();
    this.#tell();
  }

  #enter(busy: 'no' | 'sending' | 'working'): void {
    this.#busy = busy;
    this.#host.requestUpdate();
  }

  /** Everything as it is sent; undefined, with what is wrong noted, when something can not be right. */
  #read(): AccessValues | undefined {
    const fields = this.#options.fields();
    const readings = fields.map((field) => ({
      field,
      reading: readTyped(field, this.#typed[field], this.#isRpps),
    }));
    this.#faults = readings.flatMap(({ field, reading }) =>
      reading.ok ? [] : [{ field, fault: reading.fault }],
    );
    if (this.#faults.length > 0) return undefined;
    const read = readings.map(({ field, reading }) => [field, reading.ok ? reading.value : ''] as const);
    const values = { ...noText, ...Object.fromEntries(read) };
    if (!fields.includes('emailAgain') || values.email === values.emailAgain) return values;
    this.#faults = [{ field: 'emailAgain', fault: 'different' }];
    return undefined;
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
      .errors=${error === undefined ? errors : [{ message: this.#errorText(error) }]}
      @isoloir-error-link=${(event: CustomEvent<{ target: string }>) => this.#focus(event.detail.target)}
    ></isoloir-error-summary>`;
  }

  /** The form, with what stands in it before its fields. */
  view(before: unknown = nothing): TemplateResult {
    const { t } = this.#portal.texts;
    const fields = this.#options.fields();
    const missing = fields.filter((field) => this.#typed[field].trim() === '');
    return html`<form
      class="access-form"
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void this.#submit();
      }}
    >
      ${before} ${fields.map((field) => this.#field(field))}
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
    // Numbers of other directories than the French one may have letters, for which a telephone needs all keys.
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
      .keyboard=${field === 'number' && !this.#isRpps ? undefined : keyboard}
      ?code=${code === true}
      required
      size="medium"
      .value=${this.#typed[field]}
      @isoloir-field-input=${(event: CustomEvent<{ value: string }>) => this.fill(field, event.detail.value)}
    ></isoloir-field>`;
  }

  #errorText({ code, signedAt }: ApiError): string {
    const { texts, timeZone } = this.#portal;
    if (code === 'token-used' && signedAt !== undefined) {
      return texts.t('access.tokenUsed', { date: texts.zonedMoment(signedAt, timeZone) });
    }
    const hasToken = this.#options.fields().includes('token');
    return texts.t(code === 'sign-in-refused' && hasToken ? 'access.refusedToken' : `errors.${code}`);
  }

  get #isRpps(): boolean {
    return this.#portal.consultation?.profile === 'french-public';
  }

  /** Whether passwords come on a screen, through a link, and not by SMS. */
  get #hasLinks(): boolean {
    return this.#portal.consultation?.signIn.links === true;
  }

  #words(field: AccessField): { readonly label: string; readonly hint: string } {
    const { t } = this.#portal.texts;
    const label = t(`access.label.${field}`);
    if (field === 'number' && this.#isRpps)
      return { label: t('access.rppsLabel'), hint: t('access.rppsHint') };
    if (field === 'password' && this.#hasLinks) return { label, hint: t('access.linkPassword.hint') };
    return { label, hint: t(`access.hint.${field}`) };
  }

  #faultText(field: AccessField, fault: AccessFault): string {
    const { t } = this.#portal.texts;
    if (fault === 'missing') return t('access.empty', { field: this.#words(field).label });
    if (field === 'emailAgain') return t('access.different');
    const kind = fault === 'checksum' ? 'slip' : 'malformed';
    if (field === 'password' && this.#hasLinks) return t(`access.linkPassword.${kind}`);
    return kind === 'slip' && isChecked(field) ? t(`access.slip.${field}`) : t(`access.malformed.${field}`);
  }
}

/** Whether a field’s last characters check the others. */
function isChecked(field: AccessField): field is 'identifier' | 'password' | 'token' | 'number' {
  return field === 'identifier' || field === 'password' || field === 'token' || field === 'number';
}

/** What the server finds wrong with single fields. */
function slipsOf({ fields }: ApiError): readonly Slip[] {
  return (fields ?? []).flatMap(({ pointer, code }): readonly Slip[] => {
    const field = pointedAt[pointer];
    return field === undefined ? [] : [{ field, fault: code === 'not-the-same' ? 'different' : 'malformed' }];
  });
}
