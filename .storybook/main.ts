import { join } from 'node:path';
import { type StorybookConfig } from '@storybook/web-components-vite';
import { elementsManifest } from '../scripts/lib/packages/elements.ts';
import { literalValues } from '../scripts/lib/packages/literals.ts';
import { type PublishedPackage, publishedPackages } from '../scripts/lib/packages/packages.ts';

const manifestModule = 'virtual:isoloir-elements';

/** The elements of a package, with the few values of a type in place of its name: a page offers them to be chosen. */
function describedElements(published: PublishedPackage) {
  const values = literalValues(join(published.folder, 'src/index.ts'));
  // Numbers in their order; words have none, and keep that of the type.
  const inOrder = (one: string, other: string): number => Number(one) - Number(other) || 0;
  const spell = (value: string): string => (/^\d+$/u.test(value) ? value : `'${value}'`);
  const typed = <Told extends { readonly type?: object | undefined }>(
    told: Told,
    className: string,
    name: string,
  ): Told => {
    const few = values(className, name);
    return few.length === 0
      ? told
      : { ...told, type: { text: few.toSorted(inOrder).map(spell).join(' | ') } };
  };
  return elementsManifest(published).modules.map((module) => ({
    ...module,
    declarations: module.declarations.map((one) => ({
      ...one,
      members: one.members.map((member) => typed(member, one.name, member.name)),
      attributes: one.attributes.map((attribute) =>
        typed(attribute, one.name, attribute.fieldName ?? attribute.name),
      ),
    })),
  }));
}

/** The elements of all packages as one manifest, made from the sources when the workbench starts. */
function elementsModule(): string {
  const modules = publishedPackages()
    .filter(({ id }) => id === 'components' || id === 'widgets')
    .flatMap(describedElements);
  return `export default ${JSON.stringify({ schemaVersion: '1.0.0', modules })};`;
}

const config: StorybookConfig = {
  stories: [
    './guide/*.mdx',
    './guide/*.stories.ts',
    '../packages/components/src/**/*.stories.ts',
    '../packages/widgets/src/**/*.stories.ts',
  ],
  addons: ['@storybook/addon-a11y', '@storybook/addon-docs'],
  framework: { name: '@storybook/web-components-vite', options: {} },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  features: { sidebarOnboardingChecklist: false },
  viteFinal: (vite) => ({
    ...vite,
    plugins: [
      ...(vite.plugins ?? []),
      {
        name: 'isoloir-elements',
        resolveId: (id) => (id === manifestModule ? `\0${id}` : undefined),
        load: (id) => (id === `\0${manifestModule}` ? elementsModule() : undefined),
      },
    ],
  }),
};

export default config;
