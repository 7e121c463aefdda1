import type { ApiClient } from '@isoloir/api-client';
import { selectionOf, toChoices } from '@isoloir/components';
import type { BoothTools } from '../journey/booth.ts';
import { castingTools } from '../journey/casting.ts';
import { categoriesOf } from '../journey/definition.ts';
import type { InterruptibleWait } from '../journey/interruptible-wait.ts';
import type { OpenElection } from '../journey/open-election.ts';
import { perform } from '../journey/operations.ts';
import { checkReceipt } from '../journey/receipt-check.ts';

/**
 * What the booth of an election does with the world. A page can start no worker from another origin, so the ballot is
 * encrypted on its own thread, once what is on the screen says so.
 */
export function pageTools(world: {
  readonly client: Pick<ApiClient, 'castBallot' | 'getVoterElection'>;
  readonly publicKey: string;
  readonly election: OpenElection;
  readonly pause: InterruptibleWait;
}): BoothTools {
  const { client, publicKey, election, pause } = world;
  const { credential, definition, text, uuid } = election;
  const questions = categoriesOf(definition, 'fr');
  return {
    encrypt: async (selection) => {
      if (credential === undefined) return undefined;
      await drawn();
      const choices = questions.map((question) => toChoices(question, selectionOf(selection, question.id)));
      const result = perform({ type: 'encrypt', election: text, credential, choices, withCode: false });
      return result.type === 'encrypted' ? result.prepared : undefined;
    },
    ...castingTools(client, uuid, pause),
    verify: (receipt, prepared) => {
      const result = perform({ type: 'verify-reference', reference: receipt.reference, publicKey });
      const claims =
        result.type === 'reference' && result.verdict.kind === 'valid' ? result.verdict.claims : undefined;
      return Promise.resolve(checkReceipt(receipt, claims, { ...election, ...prepared }));
    },
  };
}

/** Whether the election can be read, and what its ballot would else wait for is done beforehand. */
export async function prepare(election: string): Promise<boolean> {
  await drawn();
  return perform({ type: 'warm-up', election }).type === 'warmed-up';
}

/** The browser has had the time to draw; in a page that nobody sees it does not, and nobody waits. */
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, 200);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(resolve);
    });
  });
}
