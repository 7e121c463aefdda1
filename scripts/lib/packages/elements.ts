import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import {
  array,
  boolean,
  looseObject,
  optional,
  parse,
  string,
  type GenericSchema,
  type InferOutput,
} from 'valibot';
import { root } from '../root.ts';
import { builtPath } from './exports.ts';
import type { PublishedPackage } from './packages.ts';

const list = <Item extends GenericSchema>(item: Item) => optional(array(item), []);
const typed = { type: optional(looseObject({ text: string() })) };
const told = { name: string(), description: optional(string(), '') };
const memberSchema = looseObject({
  ...told,
  ...typed,
  kind: string(),
  static: optional(boolean(), false),
  readonly: optional(boolean(), false),
  privacy: optional(string(), 'public'),
  attribute: optional(string()),
  default: optional(string()),
});
const attributeSchema = looseObject({
  ...told,
  ...typed,
  fieldName: optional(string()),
  default: optional(string()),
});
const declarationSchema = looseObject({
  kind: string(),
  ...told,
  summary: optional(string(), ''),
  tagName: optional(string()),
  members: list(memberSchema),
  attributes: list(attributeSchema),
  events: list(looseObject({ ...told, ...typed })),
  slots: list(looseObject(told)),
  cssParts: list(looseObject(told)),
  cssProperties: list(looseObject({ ...told, default: optional(string()) })),
});
const exportSchema = looseObject({
  kind: string(),
  name: string(),
  declaration: looseObject({ name: string(), module: optional(string()) }),
});
const manifestSchema = looseObject({
  schemaVersion: string(),
  modules: array(
    looseObject({
      kind: string(),
      path: string(),
      declarations: list(declarationSchema),
      exports: list(exportSchema),
    }),
  ),
});

/** The custom-elements manifest, as far as we read it; the rest is passed on. */
export type ElementsManifest = InferOutput<typeof manifestSchema>;

/** One element, as those who use it see it. */
export type ElementDeclaration = InferOutput<typeof declarationSchema> & { readonly tagName: string };

/** A property of an element that its users may set. */
export type ElementProperty = InferOutput<typeof memberSchema>;

/**
 * The custom-elements manifest of a package, in terms of its published form: built paths, public members only, and the
 * tag of each element, which the door that registers it names.
 */
export function elementsManifest(published: PublishedPackage): ElementsManifest {
  const found = analyse(published.folder);
  const doors = doorsThatDefine(published.folder);
  const built = (path: string): string => builtPath(`./${path}`).slice(2);
  const modules = found.modules.map((module) => {
    const declarations = module.declarations.map((declaration) => {
      const tagName = doors.find((door) => door.className === declaration.name)?.tagName;
      const visible = {
        ...declaration,
        members: declaration.members.filter(isPublic),
        // Where a name is not written out, the analyzer takes that of the variable.
        events: declaration.events.filter(({ name }) => name.startsWith('isoloir-')),
      };
      return tagName === undefined ? visible : { ...visible, tagName, customElement: true };
    });
    const door = doors.find(({ file }) => built(file) === module.path);
    const definition =
      door === undefined
        ? []
        : [
            {
              kind: 'custom-element-definition',
              name: door.tagName,
              declaration: { name: door.className, module: built(door.classFile) },
            },
          ];
    return { ...module, declarations, exports: [...module.exports, ...definition] };
  });
  const manifest = {
    ...found,
    modules: modules.filter(({ declarations, exports }) => declarations.length + exports.length > 0),
  };
  const missing = doors.filter(({ tagName }) => elementsOf(manifest).every((one) => one.tagName !== tagName));
  if (missing.length > 0)
    throw new Error(`The manifest lacks ${missing.map((one) => one.tagName).join(', ')}`);
  return manifest;
}

/** The elements of a manifest, by tag. */
export function elementsOf(manifest: ElementsManifest): readonly ElementDeclaration[] {
  return manifest.modules
    .flatMap(({ declarations }) => declarations)
    .flatMap((declaration) =>
      declaration.tagName === undefined ? [] : [{ ...declaration, tagName: declaration.tagName }],
    )
    .sort((one, other) => one.tagName.localeCompare(other.tagName, 'en'));
}

/** The properties that a page may set. */
export function propertiesOf(element: ElementDeclaration): readonly ElementProperty[] {
  return element.members.filter(({ kind, readonly: fixed }) => kind === 'field' && !fixed);
}

/** A tag, the class behind it, and the module that brings them together. */
export interface DefiningDoor {
  readonly tagName: string;
  readonly className: string;
  /** From the package's folder: `src/notice/define.ts`. */
  readonly file: string;
  readonly classFile: string;
}

/** The modules of a package that register an element each. */
export function doorsThatDefine(folder: string): readonly DefiningDoor[] {
  return globSync('src/*/define.ts', { cwd: folder })
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const [, tagName, className] = /define\('([\w-]+)', (\w+)\);/u.exec(text) ?? [];
      if (tagName === undefined || className === undefined) throw new Error(`${file} registers nothing`);
      const [, path] = new RegExp(`import \\{ ${className} \\} from '\\./([^']+)'`, 'u').exec(text) ?? [];
      if (path === undefined) throw new Error(`${file} does not say where ${className} is from`);
      return { tagName, className, file, classFile: join(dirname(file), path) };
    });
}

function isPublic(member: ElementProperty): boolean {
  return member.privacy === 'public' && !member.static && !member.name.startsWith('#');
}

function analyse(folder: string): ElementsManifest {
  const out = mkdtempSync(join(tmpdir(), 'isoloir-elements-'));
  try {
    const config = join(out, 'config.mjs');
    const options = {
      globs: ['src/*/*.ts'],
      exclude: [
        'src/**/*.{test,stories,styles}.ts',
        'src/{samples,testing,generated,journey,in-page,markdown}/**',
      ],
      litelement: true,
      quiet: true,
      // A relative folder is all that it takes.
      outdir: relative(folder, out),
      // Else it would write into our own package.json.
      packagejson: false,
    };
    writeFileSync(config, `export default ${JSON.stringify(options)};\n`);
    const parameters = ['analyze', '--config', config];
    execFileSync(join(root, 'node_modules/.bin/cem'), parameters, { cwd: folder, stdio: 'pipe' });
    const text = readFileSync(join(out, 'custom-elements.json'), 'utf8');
    // In every place that names a module: the built one.
    return parse(manifestSchema, JSON.parse(text.replace(/"\/?src\/([^"]+)\.ts"/gu, '"$1.js"')));
  } finally {
    rmSync(out, { recursive: true });
  }
}
