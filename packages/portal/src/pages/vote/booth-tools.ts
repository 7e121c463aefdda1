import { selectionOf, toChoices } from '@isoloir/components';
import type { Portal } from '../../app/portal.ts';
import {
  type BoothTools,
  castingTools,
  categoriesOf,
  checkReceipt,
  type InterruptibleWait,
  type OpenElection,
} from '@isoloir/widgets/journey.js';
import type { BallotWorker } from '../../booth/worker-client.ts';

/** What the booth of an election does with the world: its worker, its ballot box, and the check of its receipt. */
export function boothTools(
  { client, consultation, texts }: Portal,
  election: OpenElection,
  worker: BallotWorker,
  pause: InterruptibleWait,
): BoothTools {
  const publicKey = consultation?.referenceKey.publicKey ?? '';
  const categories = categoriesOf(election.definition, texts.language);
  return {
    offersCode: election.definition.consultation.verification === 'reveal',
    mailed: election.credential === undefined,
    encrypt: async (selection, withCode, written) => {
      const credential = election.credential ?? written;
      if (credential === undefined) return undefined;
      return worker.encrypt({
        withCode,
        election: election.text,
        credential,
        choices: categories.map((category) => toChoices(category, selectionOf(selection, category.id))),
      });
    },
    ...castingTools(client, election.uuid, pause),
    verify: async (receipt, prepared) => {
      const ask = () => worker.verifyReference(receipt.reference, publicKey);
      // A worker that breaks down says nothing about the receipt: a new one is asked.
      const verdict = await ask().catch(ask);
      const claims = verdict.kind === 'valid' ? verdict.claims : undefined;
      return checkReceipt(receipt, claims, { ...election, ...prepared });
    },
  };
}
