import type { DataFolder } from '../../packages/server/src/server.ts';

/** Some voters of a consultation to try the demonstration with: one of each district and college, with what they type. */
export async function votersToTry({ store }: DataFolder, consultation: string): Promise<readonly string[]> {
  const roll = await store.roll.ofConsultation(consultation);
  const groups = new Map(roll.map((voter) => [`${voter.district}/${voter.college ?? ''}`, voter]));
  return Promise.all(
    [...groups.values()].map(async ({ id, number, name, district, college, language }) => {
      const access = await store.access.ofVoter(id);
      const typed =
        access?.orderNumber === null || access === undefined
          ? ''
          : `\n      identifier ${access.identifier}, order number ${access.orderNumber}, mobile ${access.mobile ?? ''}`;
      const group = [district, college ?? ''].filter((part) => part !== '').join(', ');
      return `  ${number}  ${name} (${group}, ${language})${typed}`;
    }),
  );
}
