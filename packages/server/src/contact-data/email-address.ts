const shape =
  /^[\p{L}\p{Nd}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{Nd}!#$%&'*+/=?^_`{|}~-]+)*@([\p{L}\p{Nd}]([\p{L}\p{Nd}-]*[\p{L}\p{Nd}])?\.)+[\p{L}]([\p{L}\p{Nd}-]*[\p{L}\p{Nd}])$/u;

/** Whether a text is one e-mail address that mail can be sent to: no display name, no comment, no quoted part. */
export function isEmailAddress(text: string): boolean {
  return text.length <= 254 && text.lastIndexOf('@') <= 64 && shape.test(text);
}

/** An address of which its owner recognises enough and nobody else can use: `a•••@e•••.org`. */
export function maskAddress(address: string): string {
  const [local = '', host = ''] = address.split('@');
  const [name = '', ...rest] = host.split('.');
  const ending = rest.at(-1);
  return `${firstOf(local)}•••@${firstOf(name)}•••${ending === undefined ? '' : `.${ending}`}`;
}

/** A text with every e-mail address in it masked. */
export function withoutAddresses(text: string): string {
  return text.replaceAll(/[^\s<>@"'(),:;[\]]+@[^\s<>@"'(),:;[\]]+/g, (address) => maskAddress(address));
}

function firstOf(text: string): string {
  return Array.from(text)[0] ?? '';
}
