import { normalizeRegistrationCode, registrationCodeOf } from '@isoloir/protocol';
import type { LocalizedText } from '../http/schemas/common.ts';
import type { ReferenceSigner } from '../keys.ts';
import { readProof, type SignatureProof } from '../signature-proof/proof.ts';
import type { Run } from '../store/runs.ts';
import { sealedTextsOf } from '../voting/sealed-run.ts';
import type { Office } from './office.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';

/** A run as the assistance tells it to a voter. */
export interface NamedRun {
  readonly consultation: string;
  readonly election: string;
  readonly title: LocalizedText;
  readonly run: number;
  readonly uuid: string;
  /** Whether the run was annulled: nothing of it counts. */
  readonly annulled: boolean;
}

/** What became of looking a ballot up: where it is; nowhere is an answer too. Never whose it is. */
export interface FoundBallots {
  /** The code in its one form. */
  readonly code: string;
  readonly present: readonly NamedRun[];
}

/**
 * Looks for the ballot of a registration code in every urn of this server. The log notes that somebody looked and
 * whether there was one, not the code.
 */
export async function lookUpBallot(office: Office, typed: string): Promise<OfficeOutcome<FoundBallots>> {
  const code = normalizeRegistrationCode(typed);
  if (!code.ok) {
    return refused(
      code.error.code,
      code.error.code === 'registration-code-checksum'
        ? `“${typed}” has the form of a registration code, but a character is wrong: have it read out again.`
        : `“${typed}” is no registration code: expected 12 letters and digits, without 0, 1, I, L, O and U.`,
    );
  }
  const { store } = office;
  const present: NamedRun[] = [];
  for (const { id } of await store.consultations.all()) {
    for (const run of await store.runs.ofConsultation(id)) {
      const trackers = await store.urn.trackers(run.uuid);
      if (trackers.some((tracker) => registrationCodeOf(tracker) === code.value)) present.push(named(run));
    }
  }
  await store.transaction(({ audit }) =>
    audit.append(
      { act: 'ballot.looked-up', consultation: null, detail: { found: present.length } },
      office.clock(),
    ),
  );
  return done({ code: code.value, present });
}

/** What a proof of signature is worth. */
export type JudgedProof =
  | { readonly state: 'damaged' | 'foreign' | 'unreadable' }
  | {
      readonly state: 'valid';
      readonly proof: SignatureProof;
      /** The run that it names, if it is still here. */
      readonly run?: NamedRun;
      /** Whether the signature list says the same. */
      readonly onTheList: boolean;
    };

/** Judges the proof of signature in a text that somebody sent to the assistance. */
export async function lookUpProof(
  office: Office & { readonly signer: ReferenceSigner },
  text: string,
): Promise<JudgedProof> {
  const { store, signer } = office;
  const reading = readProof(text, signer);
  await store.transaction(({ audit }) =>
    audit.append(
      { act: 'proof.checked', consultation: null, detail: { state: reading.state } },
      office.clock(),
    ),
  );
  if (reading.state !== 'valid') return reading;
  const { proof } = reading;
  const run = await store.runs.find(proof.uuid);
  const voter = await store.roll.findByNumber(proof.consultation, proof.number);
  const signedAt = voter === undefined ? undefined : await store.signatures.signedAt(proof.uuid, voter.id);
  return {
    ...reading,
    ...(run === undefined ? {} : { run: named(run) }),
    onTheList: signedAt?.toISOString() === proof.signedAt,
  };
}

function named(run: Run): NamedRun {
  const { consultation, election, number, uuid } = run;
  const { title } = sealedTextsOf(run).definition.election;
  return { consultation, election, title, run: number, uuid, annulled: run.state === 'annulled' };
}
