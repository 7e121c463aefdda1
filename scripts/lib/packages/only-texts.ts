import { readFileSync } from 'node:fs';
import { generateMsgId } from '@lit/localize/internal/id-generation.js';
import ts from 'typescript';
import type { Plugin } from 'vite';

// A file for one element needs the Dutch of that element only. Which texts these are is read from the modules that are in
// the file: each is named by a digest of the French text in `msg(…)`.

const translations = /\/components\/src\/generated\/locales\/\w+\.ts$/u;

/** Leaves out of the translations what none of the modules says. */
export function onlyTextsOf(modules: readonly string[]): Plugin {
  const needed = new Set(
    modules.filter((module) => module.endsWith('.ts') && !translations.test(module)).flatMap(textsIn),
  );
  return {
    name: 'isoloir-only-texts',
    enforce: 'pre',
    transform(code, id) {
      return translations.test(id) ? { code: keep(code, needed, id), map: null } : undefined;
    },
  };
}

function parsed(name: string, text: string): ts.SourceFile {
  return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
}

/** The ids of all texts that a module gives to `msg`. */
function textsIn(file: string): readonly string[] {
  const ids: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'msg') {
      const [text] = node.arguments;
      if (text === undefined) throw new Error(`${file}: msg() without a text`);
      ids.push(idOf(text, file));
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed(file, readFileSync(file, 'utf8')));
  return ids;
}

function idOf(text: ts.Expression, file: string): string {
  if (ts.isStringLiteralLike(text)) return generateMsgId(text.text, false);
  if (ts.isTaggedTemplateExpression(text)) {
    const { tag, template } = text;
    const strings = ts.isNoSubstitutionTemplateLiteral(template)
      ? [template.text]
      : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
    if (ts.isIdentifier(tag) && tag.text === 'html') return generateMsgId(strings, true);
    if (ts.isIdentifier(tag) && tag.text === 'str') return generateMsgId(strings, false);
  }
  throw new Error(`${file}: ${text.getText()} is no text whose translation can be found`);
}

/** The module of translations with those only that are needed; each of these must be there. */
function keep(code: string, needed: ReadonlySet<string>, id: string): string {
  const source = parsed(id, code);
  const left = new Set(needed);
  const cuts: (readonly [number, number])[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name)) {
      if (!left.delete(node.name.text)) cuts.push([node.getFullStart(), node.end + 1]);
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  if (left.size > 0) throw new Error(`${id} lacks ${[...left].join(', ')}`);
  return cuts.reduceRight((text, [from, to]) => text.slice(0, from) + text.slice(to), code);
}
