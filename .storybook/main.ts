import { type StorybookConfig } from '@storybook/web-components-vite';
import { elementsManifest } from '../scripts/lib/packages/elements.ts';
import { publishedPackages } from '../scripts/lib/packages/packages.ts';

const manifestModule = 'virtual:isoloir-elements';

/** The elements of all packages as one manifest, made from the sources when the workbench starts. */
function elementsModule(): string {
  const manifests = publishedPackages()
    .filter(({ id }) => id === 'components' || id === 'widgets')
    .map(elementsManifest);
  const modules = manifests.flatMap((manifest) => manifest.modules);
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
