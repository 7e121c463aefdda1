import { type IncidentNotice } from '../incident-notice/incident-notice.ts';
import { type Locale } from '../locales.ts';
import { type TurnoutFigures } from '../turnout/turnout.ts';

// Invented, in the shape of the real, for stories and tests.

const noticeTexts = {
  fr: {
    delay:
      'Les codes par SMS arrivent avec retard chez un opérateur. Vous pouvez vous connecter avec votre carte professionnelle.',
    annulled:
      'Les votes enregistrés avant le 13 juin à 10 h sont annulés. Votre code fonctionne de nouveau\u00a0: votez du 15 juin à 9 h au 4 juillet à 17 h.',
  },
  nl: {
    delay: 'De codes per sms komen bij één operator te laat aan. U kunt zich aanmelden met uw beroepskaart.',
    annulled:
      'De stemmen die vóór 13 juni om 10.00 uur geregistreerd zijn, zijn geannuleerd. Uw code werkt opnieuw: stem van 15 juni om 9.00 uur tot 4 juli om 17.00 uur.',
  },
} as const;

/** Two notices, the newest first. */
export function officeNotices(locale: Locale): readonly [IncidentNotice, IncidentNotice] {
  const { delay, annulled } = noticeTexts[locale];
  return [
    { id: '2', text: annulled, at: new Date('2024-06-13T12:30:00Z'), kind: 'annulment' },
    { id: '1', text: delay, at: new Date('2024-06-11T08:05:00Z'), kind: 'incident' },
  ];
}

const colleges = {
  fr: ['Personnels enseignants et hospitaliers', 'Praticiens hospitaliers', 'Praticiens sous contrat'],
  nl: ['Onderwijzend en ziekenhuispersoneel', 'Ziekenhuisartsen', 'Artsen met een contract'],
} as const;

/** Votes in each hour of the first day and the night after it. */
const votes = [41, 66, 58, 30, 22, 27, 35, 31, 28, 19, 12, 9, 6] as const;

/** A turnout by college and by hour, the quiet hours of the night merged. */
export function sampleTurnout(locale: Locale): TurnoutFigures {
  const opens = Date.parse('2024-06-11T07:00:00Z');
  const hour = 3_600_000;
  let cumulated = 0;
  const hours = votes.map((voted, index) => {
    cumulated += voted;
    const from = new Date(opens + index * hour);
    return { from, to: new Date(from.getTime() + hour), voted, cumulated };
  });
  const night = new Date(opens + votes.length * hour);
  const morning = new Date(opens + 23 * hour);
  return {
    asOf: morning,
    entitled: 1210,
    voted: cumulated + 11,
    groups: [
      { title: colleges[locale][0], entitled: 402, voted: 118 },
      { title: colleges[locale][1], entitled: 655, voted: 251 },
      { title: colleges[locale][2], entitled: 153, voted: 26 },
    ],
    hours: [...hours, { from: night, to: morning, voted: 11, cumulated: cumulated + 11 }],
  };
}
