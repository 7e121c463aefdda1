/** All elements under a root, those in shadow roots included, in the order of the document. */
export function* everything(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot !== null) yield* everything(element.shadowRoot);
  }
}

/** The element around it, through slots and shadow roots. */
export function around(element: Element): Element | undefined {
  if (element.assignedSlot !== null) return element.assignedSlot;
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}

/** Whether an element is another one or within it, through slots and shadow roots. */
export function isWithin(element: Element | undefined, other: Element): boolean {
  for (let at = element; at !== undefined; at = around(at)) if (at === other) return true;
  return false;
}

/** What a finding calls an element. */
export function nameOf(element: Element): string {
  const root = element.getRootNode();
  const host = root instanceof ShadowRoot ? `${root.host.localName} ` : '';
  const id = element.id === '' ? '' : `#${element.id}`;
  const classes = (element.getAttribute('class') ?? '').trim().split(/\s+/u).filter(Boolean);
  return `${host}${element.localName}${id}${classes.map((name) => `.${name}`).join('')}`;
}

/** Whether it is there for screen readers only. */
export function isVisuallyHidden(element: Element): boolean {
  for (let at: Element | undefined = element; at !== undefined; at = around(at)) {
    if (getComputedStyle(at).clipPath !== 'none') return true;
  }
  return false;
}

/** Whether it takes room on the page and can be seen, or is what a label stands for. */
export function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
}

/** Whether words stand in it by themselves, and not in something within it. */
export function hasWords(element: Element): boolean {
  return [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
}

/** What can be operated: everything that takes the focus by itself. */
export function operable(root: ParentNode): readonly HTMLElement[] {
  const all = [...everything(root)];
  const dialog = all.find((element) => element.matches('dialog:modal'));
  return all.filter(
    (element): element is HTMLElement =>
      element instanceof HTMLElement &&
      element.matches('a[href], button, input, select, textarea, summary, [tabindex="0"]') &&
      !element.matches(':disabled, input[type=hidden]') &&
      isShown(element) &&
      (dialog === undefined || isWithin(element, dialog)),
  );
}

/** What of it can be seen and hit: itself, or its label where only that is drawn. */
export function drawn(element: HTMLElement): HTMLElement {
  const [label] = element instanceof HTMLInputElement ? (element.labels ?? []) : [];
  const { width, height } = element.getBoundingClientRect();
  const isDrawn = !isVisuallyHidden(element) && Number(getComputedStyle(element).opacity) > 0;
  return label !== undefined && (!isDrawn || width * height < 4 || label.contains(element)) ? label : element;
}
