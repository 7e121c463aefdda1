import { msg } from '@lit/localize';

/** A field that does not fit, as the server tells it or the form found it. */
export interface FieldProblem {
  /** JSON pointer to the field: `/correspondence/postalCode`. */
  readonly pointer: string;
  /** What is wrong. The codes of the reference server have words here; another one needs its own. */
  readonly code: string;
  /** Words for a code that this package does not know, in the voter's language. */
  readonly message?: string;
}

/** What is wrong, and how to put it right. */
export function problemText({ code, message }: FieldProblem): string {
  switch (code) {
    case 'missing':
      return msg('remplissez ce champ.', { desc: 'After the name of a field' });
    case 'missing-to-publish':
      return msg('écrivez l’adresse à publier, ou décochez la case de publication.', {
        desc: 'After the name of a field',
      });
    case 'too-long':
      return msg('écrivez 200 caractères au plus.', { desc: 'After the name of a field' });
    case 'not-one-line':
      return msg('écrivez ce texte sur une seule ligne.', { desc: 'After the name of a field' });
    case 'professional-number-shape':
      return msg('écrivez les onze chiffres, par exemple 1-23456-78-901.', {
        desc: 'After the name of a field',
      });
    case 'professional-number-check-digits':
      return msg('un des chiffres n’est pas le bon. Comparez avec le numéro sur vos documents.', {
        desc: 'After the name of a field',
      });
    case 'postal-code':
      return msg('écrivez le code postal, quatre chiffres en Belgique, par exemple 4000.', {
        desc: 'After the name of a field',
      });
    case 'phone':
      return msg('écrivez le numéro avec son préfixe, par exemple 04 222 33 44 ou +32 4 222 33 44.', {
        desc: 'After the name of a field',
      });
    case 'email':
      return msg('écrivez une adresse complète, par exemple nom@exemple.be.', {
        desc: 'After the name of a field',
      });
    default:
      return message ?? msg('corrigez ce champ.', { desc: 'After the name of a field' });
  }
}

/**
 * Whether a text may be an e-mail address: something, one @, and a domain with a dot. Whether it exists only a mail
 * can tell, and the server has the last word on its form.
 */
export function mayBeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(text.trim());
}
