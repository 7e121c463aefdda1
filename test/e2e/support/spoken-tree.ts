/** A node of the accessibility tree, as the browser gives it to screen readers. */
export interface SpokenNode {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly value: string;
  readonly focused: boolean;
  readonly states: Readonly<Record<string, unknown>>;
  readonly children: readonly SpokenNode[];
}

interface Valued {
  readonly value?: unknown;
}

/** What the browser's protocol gives. */
interface TreeNode {
  readonly nodeId: string;
  readonly parentId?: string;
  readonly ignored: boolean;
  readonly role?: Valued;
  readonly name?: Valued;
  readonly description?: Valued;
  readonly value?: Valued;
  readonly properties?: readonly { readonly name: string; readonly value: Valued }[];
  readonly childIds?: readonly string[];
}

const textOf = (valued: Valued | undefined): string =>
  typeof valued?.value === 'string' || typeof valued?.value === 'number' ? String(valued.value) : '';

/** The tree of a page; what is ignored gives its place to what is in it. */
export function readTree(nodes: readonly TreeNode[]): SpokenNode {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const read = (node: TreeNode): SpokenNode[] => {
    const role = textOf(node.role);
    const children = (node.childIds ?? []).flatMap((id) => {
      const child = byId.get(id);
      return child === undefined ? [] : read(child);
    });
    // Parts of a line of text: the line has been told.
    if (role === 'InlineTextBox') return [];
    if (node.ignored) return children;
    const states = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value]));
    return [
      {
        role,
        name: textOf(node.name),
        description: textOf(node.description),
        value: textOf(node.value),
        focused: states.focused === true,
        states,
        children,
      },
    ];
  };
  const root = nodes.find(({ parentId }) => parentId === undefined);
  const [tree] = root === undefined ? [] : read(root);
  if (tree === undefined) throw new Error('a page without an accessibility tree');
  return tree;
}
