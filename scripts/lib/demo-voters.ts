import type { DataFolder } from '../../packages/server/src/server.ts';

/** Some voters of a consultation to try the demonstration with: one of each district and college, with what they type. */
export async function votersToTry({ store }: DataFolder, consultation: string): Promise<readonly string[]> {
  const roll = await store.roll.ofConsultation(consultation);
  const groups = new Map(roll.map((voter) => [`${voter.district}/${voter.college ?? ''}`, voter]));
  return Promise.all(
    [...groups.values()].map(async ({ id, number, name, district, college, language }) => {
      const access = await store.access.ofVoter(id);
      const known = [
        ['identifier', access?.mobile === null ? undefined : access?.identifier],
        ['order number', access?.orderNumber],
        ['mobile', access?.mobile],
        ['department of birth', access?.birthDepartment],
      ].flatMap(([what = '', value]) => (typeof value === 'string' ? [`${what} ${value}`] : []));
      const typed = known.length === 0 ? '' : `\n      ${known.join(', ')}`;
      const group = [district, college ?? ''].filter((part) => part !== '').join(', ');
      return `  ${number}  ${name} (${group}, ${language})${typed}`;
    }),
  );
}
