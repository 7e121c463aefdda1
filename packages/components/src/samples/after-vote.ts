import { type ContactData } from '../contact-data-form/contact-data.ts';
import { type Locale } from '../locales.ts';
import { type FieldProblem } from '../shared/field-problems.ts';
import { type SubStep } from '../sub-steps/sub-steps.ts';

// Invented, in the shape of the real, for stories and tests.

const subStepNames = {
  fr: [
    'Confirmation de vote',
    'Vote émis',
    'Confirmations par e-mail',
    'Contrôle de vos données',
    'Déconnexion',
  ],
  nl: [
    'Stembevestiging',
    'Uitgebrachte stem',
    'Bevestigingen per e-mail',
    'Controle van uw gegevens',
    'Afmelden',
  ],
} as const;

const subStepIds = ['confirmation', 'cast-vote', 'e-mail', 'data', 'sign-out'] as const;

/** The five steps after a vote. */
export function subSteps(locale: Locale): readonly SubStep[] {
  return subStepNames[locale].map((label, index) => ({ id: subStepIds[index] ?? '', label }));
}

/** Texts of the pages around the elements. */
export const afterVoteTexts = {
  fr: {
    steps: 'Étapes après le vote',
    refusal: 'téléchargez d’abord votre confirmation de vote.',
    downloadLabel: 'Télécharger votre confirmation de vote (PDF)',
    downloadDescription:
      'Ce document atteste le jour et l’heure de votre vote. Il porte un code unique. Imprimez-le ou conservez-le.',
    downloadFailure: 'votre navigateur a refusé le téléchargement. Autorisez-le, puis essayez de nouveau.',
    printVersion: 'Version à imprimer',
    sendIntroduction:
      'La confirmation de vote et le vote émis peuvent vous être envoyés. Votre navigateur remet alors les deux documents au serveur, qui les efface dès qu’ils sont partis.',
    sendFailure: 'L’envoi n’a pas pu être demandé. Vos réponses sont encore là\u00a0: essayez de nouveau.',
    dataIntroduction:
      'Vérifiez ces données et corrigez-les au besoin. Elles ne servent qu’à mettre votre dossier à jour.',
    codeIntroduction: 'Avec ce code, vous pouvez revoir votre vote tel qu’il est dans l’urne.',
    proof: 'Ce bulletin figure dans l’urne publiée de l’élection.',
    castIntroduction: 'Votre navigateur a ouvert ce bulletin lui-même. Le serveur n’a pas reçu votre code.',
    field: {
      label: 'Numéro d’inscription',
      hint: 'Il figure en haut de votre convocation.',
      error: 'écrivez les six chiffres de votre convocation.',
      password: 'Mot de passe',
    },
  },
  nl: {
    steps: 'Stappen na de stemming',
    refusal: 'download eerst uw stembevestiging.',
    downloadLabel: 'Uw stembevestiging downloaden (pdf)',
    downloadDescription:
      'Dit document bewijst op welke dag en op welk uur u hebt gestemd. Het draagt een unieke code. Druk het af of bewaar het.',
    downloadFailure: 'uw browser heeft de download geweigerd. Sta hem toe en probeer het opnieuw.',
    printVersion: 'Afdrukversie',
    sendIntroduction:
      'De stembevestiging en de uitgebrachte stem kunnen u worden toegestuurd. Uw browser geeft beide documenten dan aan de server, die ze wist zodra ze vertrokken zijn.',
    sendFailure:
      'De verzending kon niet worden aangevraagd. Uw antwoorden staan er nog: probeer het opnieuw.',
    dataIntroduction:
      'Controleer deze gegevens en verbeter ze zo nodig. Ze dienen alleen om uw dossier bij te werken.',
    codeIntroduction: 'Met deze code kunt u uw stem terugzien zoals ze in de stembus zit.',
    proof: 'Dit stembiljet staat in de gepubliceerde stembus van de verkiezing.',
    castIntroduction: 'Uw browser heeft dit stembiljet zelf geopend. De server heeft uw code niet ontvangen.',
    field: {
      label: 'Inschrijvingsnummer',
      hint: 'Het staat bovenaan uw oproepingsbrief.',
      error: 'schrijf de zes cijfers van uw oproepingsbrief.',
      password: 'Wachtwoord',
    },
  },
} as const;

/** The three cards of the first page. */
export const homeCards = {
  fr: [
    {
      icon: 'e-mail',
      heading: 'Vérification de votre e-mail',
      text: 'Pendant cette élection, toutes les communications se font par e-mail.',
      action: 'Compléter vos données',
      status: 'À compléter',
      done: 'Données contrôlées',
    },
    {
      icon: 'vote',
      heading: 'Voter',
      text: 'Vous recevez les bulletins de votre district, pour les membres effectifs et suppléants. Chaque étape est expliquée.',
      action: 'Voter',
      status: 'Jusqu’au 10 mars à 16 h',
      done: 'Vote enregistré',
    },
    {
      icon: 'check',
      heading: 'Contrôler le vote émis',
      text: 'Si vous avez déjà voté, vous pouvez revoir votre vote avec votre code de vérification.',
      action: 'Contrôler',
      status: '',
      done: '',
    },
  ],
  nl: [
    {
      icon: 'e-mail',
      heading: 'Controle van uw e-mail',
      text: 'Tijdens deze verkiezing verloopt alle communicatie per e-mail.',
      action: 'Uw gegevens aanvullen',
      status: 'Aan te vullen',
      done: 'Gegevens gecontroleerd',
    },
    {
      icon: 'vote',
      heading: 'Stemmen',
      text: 'U krijgt de stembiljetten van uw district, voor de gewone en de plaatsvervangende leden. Elke stap wordt uitgelegd.',
      action: 'Stemmen',
      status: 'Tot 10 maart om 16.00 uur',
      done: 'Stem geregistreerd',
    },
    {
      icon: 'check',
      heading: 'De uitgebrachte stem controleren',
      text: 'Als u al gestemd hebt, kunt u uw stem terugzien met uw verificatiecode.',
      action: 'Controleren',
      status: '',
      done: '',
    },
  ],
} as const;

/** The banner of the host site. */
export const bannerTexts = { fr: 'Élections 2024', nl: 'Verkiezingen 2024' } as const;

/** A period from midnight to an hour. */
export const period = {
  opensAt: new Date('2024-01-29T23:00:00Z'),
  closesAt: new Date('2024-03-06T15:00:00Z'),
} as const;

/** A code of the protocol's shape. */
export const sampleCode = '7KXQ2MZ94WTDB6HR8NPYC3JVF5G2';

/** Details of nobody. */
export const contactData: ContactData = {
  newsletterEmail: 'g.montulet@courriel.example',
  professionalNumber: '1-45872-16-004',
  speciality: 'Médecine générale',
  correspondence: {
    street: 'Rue du Moulin-Blanc 14',
    postalCode: '4130',
    city: 'ESNEUX',
    phone: '04 555 01 23',
    email: 'g.montulet@courriel.example',
  },
  practice: {
    institution: 'Maison médicale des Sept-Sources',
    street: 'Avenue des Carriers 3',
    postalCode: '4800',
    city: 'VERVIERS',
    phone: '087 55 01 24',
    fax: '087 55 01 25',
    email: 'accueil@septsources.example',
  },
  privateEmail: 'g.montulet@courriel.example',
  professionalEmail: 'accueil@septsources.example',
  publishProfessionalEmail: true,
};

/** What a server may find wrong in them. */
export const contactProblems: readonly FieldProblem[] = [
  { pointer: '/professionalNumber', code: 'professional-number-check-digits' },
  { pointer: '/correspondence/postalCode', code: 'postal-code' },
  { pointer: '/practice/phone', code: 'phone' },
];
