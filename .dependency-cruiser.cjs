/** Who may import whom; docs in CONTRIBUTING.md, "The house". */
const only = (name, path, allowed) => ({
  name,
  severity: 'error',
  comment: `${path} may import from packages/ only ${allowed}`,
  from: { path },
  to: { path: '^packages/', pathNot: allowed },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('protocol-stands-alone', '^packages/protocol/', '^packages/protocol/'),
    only('components-stand-alone', '^packages/components/', '^packages/components/'),
    only('api-client-stands-alone', '^packages/api-client/', '^packages/api-client/'),
    only(
      'server-imports-protocol-and-checks-themes',
      '^packages/server/',
      // Of the components, what themes are: pure, see docs/decisions/0007.
      '^packages/(server/|protocol/|components/src/theme/)',
    ),
    {
      name: 'themes-are-pure',
      severity: 'error',
      comment: 'the server checks themes with this: it may know neither Lit nor the elements',
      from: { path: '^packages/components/src/theme/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^packages/components/src/theme/' },
    },
    only(
      'portal-imports-ours-but-the-server',
      '^packages/portal/',
      '^packages/(portal|widgets|components|api-client|protocol)/',
    ),
    only(
      'widgets-import-the-three',
      '^packages/widgets/',
      '^packages/(widgets|components|api-client|protocol)/',
    ),
    {
      name: 'components-know-no-network',
      severity: 'error',
      from: { path: '^packages/components/src' },
      to: { path: 'openapi-fetch' },
    },
    {
      name: 'declared-dependencies-only',
      severity: 'error',
      from: { path: '^packages/', pathNot: '\\.(test|stories)\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default', 'types'] },
  },
};
