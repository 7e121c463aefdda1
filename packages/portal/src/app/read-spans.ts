/** A piece of a line. */
export type Span =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'em'; readonly spans: readonly Span[] }
  | { readonly kind: 'link'; readonly href: string; readonly spans: readonly Span[] }
  | { readonly kind: 'break' };

/** What was read, in order: pieces, and signs that may still turn out to mean something. */
type Node =
  | { readonly kind: 'span'; readonly span: Span }
  | { readonly kind: 'bracket'; readonly isImage: boolean; active: boolean }
  | Run;

/** A run of stars or underscores. */
interface Run {
  readonly kind: 'run';
  readonly sign: string;
  count: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

const escape = /\\([!-/:-@[-`{-~])/y;
const lineBreak = /\\\n/y;
const ticks = /`+/y;
const autolink = /<((?:https?:\/\/|mailto:)[^\s<>]+)>/y;
const address = /https?:\/\/[^\s<>()[\]`*]*[^\s<>()[\]`*.,;:!?»'"’]/y;
const destination = /\(\s*<?([^\s)<>]*)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/y;
const words = /[^\\`<![\]*_h]+/y;
const letter = /[\p{L}\p{N}]/u;

/**
 * Reads what stands within a line or a paragraph, by the rules of CommonMark for stress, links, code and escapes. One pass
 * and a stack of open signs: whatever the text is, the time grows with its length.
 */
export function readSpans(text: string): readonly Span[] {
  const nodes: Node[] = [];
  const at = (pattern: RegExp, place: number): RegExpExecArray | undefined => {
    pattern.lastIndex = place;
    return pattern.exec(text) ?? undefined;
  };
  const push = (span: Span): void => void nodes.push({ kind: 'span', span });
  const closingTicks = new Map<number, number>();
  let place = 0;
  while (place < text.length) {
    const sign = text.charAt(place);
    const rest = at(words, place);
    if (rest !== undefined) {
      push({ kind: 'text', text: rest[0] });
      place += rest[0].length;
      continue;
    }
    if (sign === '*' || sign === '_') {
      const run = runAt(text, place);
      nodes.push(run);
      place += run.count;
      continue;
    }
    if (sign === '[' || (sign === '!' && text.charAt(place + 1) === '[')) {
      nodes.push({ kind: 'bracket', isImage: sign === '!', active: true });
      place += sign === '!' ? 2 : 1;
      continue;
    }
    if (sign === ']') {
      const target = at(destination, place + 1);
      const isLink = target !== undefined && closeLink(nodes, target[1] ?? '');
      if (!isLink) push({ kind: 'text', text: ']' });
      place += isLink ? 1 + target[0].length : 1;
      continue;
    }
    const read = simpleAt(text, place, at, closingTicks);
    push(read.span);
    place += read.length;
  }
  return stressed(nodes);
}

/** Code, escapes, breaks and addresses; or the sign as it is. */
function simpleAt(
  text: string,
  place: number,
  at: (pattern: RegExp, place: number) => RegExpExecArray | undefined,
  closingTicks: Map<number, number>,
): { readonly span: Span; readonly length: number } {
  const sign = text.charAt(place);
  if (sign === '\\') {
    const escaped = at(escape, place);
    if (escaped !== undefined) return { span: { kind: 'text', text: escaped[1] ?? '' }, length: 2 };
    if (at(lineBreak, place) !== undefined) return { span: { kind: 'break' }, length: 2 };
  }
  if (sign === '<' || sign === 'h') {
    const found = at(sign === '<' ? autolink : address, place);
    const href = sign === '<' ? found?.[1] : found?.[0];
    const isWhole = sign === '<' || !letter.test(text.charAt(place - 1));
    if (found !== undefined && href !== undefined && isWhole) {
      return { span: { kind: 'link', href, spans: [{ kind: 'text', text: href }] }, length: found[0].length };
    }
  }
  if (sign === '`') {
    const marks = at(ticks, place)?.[0] ?? sign;
    const end = closingOf(text, place + marks.length, marks.length, closingTicks);
    if (end === -1) return { span: { kind: 'text', text: marks }, length: marks.length };
    const inside = text.slice(place + marks.length, end).replaceAll('\n', ' ');
    const code = /^ .*\S.* $/.test(inside) ? inside.slice(1, -1) : inside;
    return { span: { kind: 'code', text: code }, length: end + marks.length - place };
  }
  return { span: { kind: 'text', text: sign }, length: 1 };
}

/** Where the next run of exactly so many ticks begins; remembers where there is none any more. */
function closingOf(text: string, from: number, count: number, none: Map<number, number>): number {
  if (from >= (none.get(count) ?? Infinity)) return -1;
  ticks.lastIndex = from;
  let next = text.indexOf('`', from);
  while (next !== -1) {
    let end = next;
    while (text.charAt(end) === '`') end += 1;
    if (end - next === count) return next;
    next = text.indexOf('`', end);
  }
  none.set(count, from);
  return -1;
}

function runAt(text: string, place: number): Run {
  const sign = text.charAt(place);
  let count = 0;
  while (text.charAt(place + count) === sign) count += 1;
  const before = place === 0 ? ' ' : text.charAt(place - 1);
  const after = text.charAt(place + count) === '' ? ' ' : text.charAt(place + count);
  const isSign = (character: string): boolean => /[\p{P}\p{S}]/u.test(character);
  const left = !/\s/.test(after) && (!isSign(after) || /\s/.test(before) || isSign(before));
  const right = !/\s/.test(before) && (!isSign(before) || /\s/.test(after) || isSign(after));
  // An underscore within a word is just a sign of it.
  return sign === '*'
    ? { kind: 'run', sign, count, opens: left, closes: right }
    : {
        kind: 'run',
        sign,
        count,
        opens: left && (!right || isSign(before)),
        closes: right && (!left || isSign(after)),
      };
}

/** Makes a link of what stands since the last open bracket; an image becomes its words. */
function closeLink(nodes: Node[], href: string): boolean {
  const open = nodes.findLastIndex((node) => node.kind === 'bracket');
  const bracket = nodes[open];
  if (bracket?.kind !== 'bracket') return false;
  if (!bracket.active) {
    nodes[open] = { kind: 'span', span: { kind: 'text', text: '[' } };
    return false;
  }
  const spans = stressed(nodes.splice(open).slice(1));
  if (bracket.isImage) {
    nodes.push(...spans.map((span) => ({ kind: 'span', span }) as const));
    return true;
  }
  nodes.push({ kind: 'span', span: { kind: 'link', href, spans } });
  // No link stands within a link.
  for (const node of nodes) if (node.kind === 'bracket' && !node.isImage) node.active = false;
  return true;
}

/** Pairs the signs of stress, the inner ones first; what finds no partner is text. */
function stressed(nodes: readonly Node[]): readonly Span[] {
  const out: (Span | Run)[] = [];
  /** Below these places no run opens any more what a sign of that kind closes. */
  const bottoms = new Map<string, number>();
  for (const node of nodes) {
    if (node.kind === 'bracket') out.push({ kind: 'text', text: node.isImage ? '![' : '[' });
    else if (node.kind === 'span') out.push(node.span);
    else {
      if (node.closes) close(out, node, bottoms);
      if (node.count > 0) out.push(node);
    }
  }
  return merged(out.map((piece) => (piece.kind === 'run' ? signsOf(piece) : piece)));
}

function close(out: (Span | Run)[], closer: Run, bottoms: Map<string, number>): void {
  while (closer.count > 0) {
    const key = `${closer.sign}${String(closer.opens)}${closer.count % 3}`;
    const bottom = bottoms.get(key) ?? 0;
    const open = out.findLastIndex(
      (piece, place) => place >= bottom && piece.kind === 'run' && piece.opens && pairs(piece, closer),
    );
    const opener = out[open];
    if (opener?.kind !== 'run') {
      bottoms.set(key, out.length);
      return;
    }
    const width = opener.count >= 2 && closer.count >= 2 ? 2 : 1;
    const inside = out.splice(open + 1).map((piece) => (piece.kind === 'run' ? signsOf(piece) : piece));
    opener.count -= width;
    closer.count -= width;
    if (opener.count === 0) out.pop();
    out.push({ kind: width === 2 ? 'strong' : 'em', spans: merged(inside) });
    for (const [name, place] of bottoms) bottoms.set(name, Math.min(place, out.length - 1));
  }
}

/** The rule of three: runs that both open and close pair only where their lengths do not make a riddle. */
function pairs(opener: Run, closer: Run): boolean {
  if (opener.sign !== closer.sign) return false;
  if (!opener.closes && !closer.opens) return true;
  return (opener.count + closer.count) % 3 !== 0 || (opener.count % 3 === 0 && closer.count % 3 === 0);
}

function signsOf({ sign, count }: Run): Span {
  return { kind: 'text', text: sign.repeat(count) };
}

function merged(spans: readonly Span[]): readonly Span[] {
  return spans.reduce<Span[]>((all, span) => {
    const last = all.at(-1);
    if (span.kind === 'text' && last?.kind === 'text') {
      all[all.length - 1] = { kind: 'text', text: last.text + span.text };
    } else all.push(span);
    return all;
  }, []);
}
