import type { SpokenNode } from './spoken-tree.ts';

/** What a screen reader of a language adds to the words of a page. */
export interface Words {
  readonly page: string;
  readonly focus: string;
  readonly announced: string;
  readonly roles: Readonly<Record<string, string>>;
  readonly level: string;
  readonly items: (count: number) => string;
  readonly checked: string;
  readonly unchecked: string;
  readonly expanded: string;
  readonly collapsed: string;
  readonly required: string;
  readonly invalid: string;
  readonly disabled: string;
  readonly current: string;
}

/** French and Dutch, in the manner of the usual screen readers. */
export const spokenWords: Readonly<Record<'fr' | 'nl', Words>> = {
  fr: {
    page: 'Page',
    focus: 'Focus',
    announced: 'Annonce',
    roles: {
      heading: 'titre',
      link: 'lien',
      button: 'bouton',
      checkbox: 'case à cocher',
      radio: 'bouton radio',
      textbox: 'zone d’édition',
      combobox: 'liste déroulante',
      image: 'graphique',
      group: 'groupe',
      radiogroup: 'groupe',
      list: 'liste',
      navigation: 'navigation',
      region: 'région',
      article: 'article',
      dialog: 'dialogue',
      form: 'formulaire',
      table: 'tableau',
      status: 'statut',
      alert: 'alerte',
      note: 'note',
      timer: 'minuteur',
      DisclosureTriangle: 'bouton',
    },
    level: 'niveau',
    items: (count) => (count === 1 ? '1 élément' : `${count} éléments`),
    checked: 'coché',
    unchecked: 'non coché',
    expanded: 'développé',
    collapsed: 'réduit',
    required: 'obligatoire',
    invalid: 'entrée incorrecte',
    disabled: 'non disponible',
    current: 'en cours',
  },
  nl: {
    page: 'Pagina',
    focus: 'Focus',
    announced: 'Melding',
    roles: {
      heading: 'kop',
      link: 'link',
      button: 'knop',
      checkbox: 'selectievakje',
      radio: 'keuzerondje',
      textbox: 'invoerveld',
      combobox: 'keuzelijst',
      image: 'afbeelding',
      group: 'groep',
      radiogroup: 'groep',
      list: 'lijst',
      navigation: 'navigatie',
      region: 'gebied',
      article: 'artikel',
      dialog: 'dialoog',
      form: 'formulier',
      table: 'tabel',
      status: 'status',
      alert: 'waarschuwing',
      note: 'opmerking',
      timer: 'timer',
      DisclosureTriangle: 'knop',
    },
    level: 'niveau',
    items: (count) => (count === 1 ? '1 item' : `${count} items`),
    checked: 'ingeschakeld',
    unchecked: 'niet ingeschakeld',
    expanded: 'uitgevouwen',
    collapsed: 'samengevouwen',
    required: 'verplicht',
    invalid: 'ongeldige invoer',
    disabled: 'niet beschikbaar',
    current: 'huidig',
  },
};

/** A node as it is said: role, name, states, description. */
export function phrase(node: SpokenNode, words: Words): string {
  const { role, name, value, description, states } = node;
  const parts = [
    words.roles[role] ?? role,
    ...(role === 'heading' ? [`${words.level} ${String(states.level)}`] : []),
    ...(role === 'list'
      ? [words.items(node.children.filter((child) => child.role === 'listitem').length)]
      : []),
    ...(role === 'checkbox' || role === 'radio'
      ? [states.checked === true || states.checked === 'true' ? words.checked : words.unchecked]
      : []),
    name,
    value,
    ...(states.expanded === true ? [words.expanded] : states.expanded === false ? [words.collapsed] : []),
    ...(states.required === true ? [words.required] : []),
    ...(states.invalid === 'true' || states.invalid === true ? [words.invalid] : []),
    ...(states.disabled === true ? [words.disabled] : []),
    description,
  ];
  return parts
    .map((part) => part.replaceAll(/\s+/gu, ' ').trim())
    .filter((part) => part !== '')
    .join(', ');
}
