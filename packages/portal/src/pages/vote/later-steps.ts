import { loadReviewElements, type SealedDefinition } from '@isoloir/widgets/journey.js';
import type * as AfterChoice from './after-choice.ts';

/**
 * The code of the steps after the choice. Nobody waits for it to fill in the ballot; it is asked for together with the
 * ballot all the same, so that the booth asks the network for nothing later, and no review begins before all of it is
 * there, the receipt’s included.
 */
export class LaterSteps {
  #views: typeof AfterChoice | undefined;
  #loading: Promise<boolean> | undefined;

  /** What draws the steps; undefined until it is there. */
  get views(): typeof AfterChoice | undefined {
    return this.#views;
  }

  /** Loads what an election needs; whether it arrived. What did not arrive is asked for again at the next call. */
  async load(definition: SealedDefinition): Promise<boolean> {
    this.#loading ??= this.#fetch(definition);
    const arrived = await this.#loading;
    if (!arrived) this.#loading = undefined;
    return arrived;
  }

  async #fetch(definition: SealedDefinition): Promise<boolean> {
    try {
      const [views] = await Promise.all([import('./after-choice.ts'), loadReviewElements(definition)]);
      this.#views = views;
      return true;
    } catch {
      // The page tells the voter, who may try again.
      return false;
    }
  }
}
