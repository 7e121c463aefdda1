/** What a question's result means for somebody who stands in it. */
export type ElectionOutcome = 'elected' | 'tied';

/**
 * Who is elected where `mandates` seats go to those with the most votes; undefined for those who are not. Nobody is elected
 * without a vote. Equal votes for fewer seats than there are people with them are a tie: all of them are `tied`, and no rule
 * of ours decides between them.
 */
export function outcomesOf(
  votes: readonly number[],
  mandates: number,
): readonly (ElectionOutcome | undefined)[] {
  return votes.map((own) => {
    const ahead = votes.filter((other) => other > own).length;
    if (own === 0 || ahead >= mandates) return undefined;
    const level = votes.filter((other) => other === own).length;
    return ahead + level <= mandates ? 'elected' : 'tied';
  });
}
