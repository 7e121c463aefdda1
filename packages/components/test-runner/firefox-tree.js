import { randomUUID } from 'node:crypto';

/**
 * The accessibility tree as Firefox builds it for screen readers, in the shape of puppeteer's snapshot, which only speaks
 * to Chromium. Firefox must run with `--remote-allow-system-access`: its own tree is readable from its window alone.
 */
export async function firefoxTree(page) {
  const { connection } = page.browser();
  const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  let before;
  for (;;) {
    const tree = await treeOnceDrawn(page, connection, result.contexts[0]);
    // On a busy machine the tree follows what was drawn a while later: it is whole when another frame changes nothing.
    if (tree === before) return JSON.parse(tree);
    before = tree;
  }
}

/** The tree as text, after the page has drawn two frames. */
async function treeOnceDrawn(page, connection, { context }) {
  const drawn = `Tree ${randomUUID()}`;
  const title = await page.evaluate(async (text) => {
    const { document, requestAnimationFrame } = globalThis;
    for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    const earlier = document.title;
    document.title = text;
    return earlier;
  }, drawn);
  // A tree with this title is at least as new as the frames before it.
  const answer = await connection.send('script.callFunction', {
    functionDeclaration: readTree.toString(),
    arguments: [{ type: 'string', value: drawn }],
    awaitPromise: true,
    target: { context },
  });
  await page.evaluate((text) => {
    globalThis.document.title = text;
  }, title);
  if (answer.result.type !== 'success') throw new Error(answer.result.exceptionDetails.text);
  return answer.result.result.value;
}

/** Runs in Firefox's own window. */
async function readTree(drawn) {
  const { Cc, Ci, gBrowser, setTimeout } = globalThis;
  const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
  const states = Ci.nsIAccessibleStates;
  const roles = { img: 'image' };

  const found = () =>
    gBrowser.browsers
      .map((browser) => service.getAccessibleFor(browser)?.firstChild)
      .find((document) => document?.name === drawn);
  for (let tries = 0; found() === undefined; tries++) {
    if (tries === 6000) throw new Error('Firefox’s tree does not follow the page');
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }

  const bitsOf = (accessible) => {
    const bits = {};
    accessible.getState(bits, {});
    return bits.value;
  };
  const levelOf = (accessible) => {
    const level = {};
    accessible.groupPosition(level, {}, {});
    return level.value;
  };
  const read = (accessible) => {
    const role = accessible.computedARIARole;
    const isText = accessible.role === Ci.nsIAccessibleRole.ROLE_TEXT_LEAF;
    return {
      role: isText ? 'StaticText' : (roles[role] ?? role),
      name: accessible.name ?? '',
      ...(accessible.description ? { description: accessible.description } : {}),
      ...(['checkbox', 'radio'].includes(role)
        ? { checked: (bitsOf(accessible) & states.STATE_CHECKED) !== 0 }
        : {}),
      ...(role === 'heading' ? { level: levelOf(accessible) } : {}),
      children: Array.from({ length: accessible.childCount }, (_, index) =>
        read(accessible.getChildAt(index)),
      ),
    };
  };
  // Its name is the title that it was waited for by, another each time.
  return JSON.stringify({ ...read(found()), name: '' });
}
