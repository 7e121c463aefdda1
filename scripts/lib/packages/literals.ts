import ts from 'typescript';

/** The literal values that a property takes, by class and property: `IsoloirNotice.variant` has four. */
export type LiteralValues = (className: string, property: string) => readonly string[];

/** Reads from a package's index, or its declaration, which properties take only a few values, for editors to propose. */
export function literalValues(file: string): LiteralValues {
  const program = ts.createProgram([file], {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${file} is no module`);
  const classes = new Map(
    checker.getExportsOfModule(module).map((symbol) => {
      const declared =
        (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
      return [symbol.name, declared] as const;
    }),
  );
  return (className, property) => {
    const declared = classes.get(className);
    const found =
      declared === undefined ? undefined : checker.getDeclaredTypeOfSymbol(declared).getProperty(property);
    if (found === undefined) return [];
    const type = checker.getTypeOfSymbol(found);
    const types = type.isUnion() ? type.types : [type];
    const known = types.filter((one) => (one.flags & ts.TypeFlags.Undefined) === 0);
    const values = known.flatMap((one) =>
      one.isStringLiteral() || one.isNumberLiteral() ? [String(one.value)] : [],
    );
    return values.length === known.length ? values : [];
  };
}
