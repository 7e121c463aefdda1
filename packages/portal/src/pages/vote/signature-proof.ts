import '@isoloir/components/signature-proof/define.js';
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ApiError, FieldError } from '@isoloir/api-client';
import type { Portal } from '../../app/portal.ts';
import { base64Of } from '../../documents/bytes.ts';
import { signatureProofDocument } from '../../documents/signature-proof.ts';
import { failureText } from '../failure.ts';

/** A vote of the voter who is signed in, as the signature list knows it. */
export interface SignedVote {
  readonly uuid: string;
  /** RFC 3339. */
  readonly signedAt: string;
}

/**
 * The proof of signature by e-mail, to an address that the voter gives here and that nobody keeps (M14). The server signs
 * the proof; the browser makes the document of it and hands it back to be sent.
 */
export class SignatureProofForm {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #portal: Portal;
  readonly #vote: SignedVote;
  #busy = false;
  #failure = '';
  #errors: readonly FieldError[] = [];
  #sentTo = '';
  #sentAt: Date | undefined;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, portal: Portal, vote: SignedVote) {
    this.#host = host;
    this.#portal = portal;
    this.#vote = vote;
  }

  async #send(email: string): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#failure = '';
    this.#errors = [];
    this.#host.requestUpdate();
    const { client, texts } = this.#portal;
    const signed = await client.getSignatureProof(this.#vote.uuid);
    const proof = signed.ok ? await this.#document(signed.value.proof) : undefined;
    if (!signed.ok) this.#fail(signed.error);
    else if (proof === undefined) this.#failure = texts.t('afterVote.documentFailed');
    else {
      const answer = await client.sendSignatureProof(this.#vote.uuid, {
        email,
        language: texts.language,
        proof,
      });
      if (answer.ok) {
        this.#sentTo = email;
        this.#sentAt = new Date(answer.value.queuedAt);
      } else this.#fail(answer.error);
    }
    this.#busy = false;
    this.#host.requestUpdate();
  }

  #fail(error: ApiError): void {
    if (error.fields !== undefined) this.#errors = error.fields;
    else if (!this.#portal.endsSession(error.code)) this.#failure = failureText(this.#portal.texts, error);
  }

  /** The document in base64; undefined when it can not be made. */
  async #document(proof: string): Promise<string | undefined> {
    const { texts, consultation, session, timeZone } = this.#portal;
    const { uuid, signedAt } = this.#vote;
    const election = consultation?.elections.find((one) => one.uuid === uuid);
    const content = signatureProofDocument(texts, {
      voterName: session?.voter.name ?? '',
      number: session?.profile.number ?? '',
      organisation: consultation === undefined ? '' : texts.of(consultation.organisation),
      consultation: consultation === undefined ? '' : texts.of(consultation.title),
      election: election === undefined ? '' : texts.of(election.title),
      signedAt,
      timeZone,
      isSimulation: consultation?.kind === 'simulation',
      proof,
    });
    try {
      const { makePdf } = await import('../../documents/make-pdf.ts');
      return base64Of(await makePdf(content));
    } catch {
      // Its code or its fonts did not arrive: the voter is told, and may try again.
      return undefined;
    }
  }

  /** The form. */
  view(): TemplateResult {
    return html`<isoloir-signature-proof
      class="proof"
      ?busy=${this.#busy}
      .failure=${this.#failure}
      .errors=${this.#errors}
      sent-to=${this.#sentTo}
      .sentAt=${this.#sentAt}
      time-zone=${this.#portal.timeZone}
      @isoloir-send=${(event: CustomEvent<{ email: string }>) => void this.#send(event.detail.email)}
    ></isoloir-signature-proof>`;
  }
}
