import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html, render, type TemplateResult } from 'lit';
import { contrast, contrastPairs } from '../../packages/components/src/theme/contrast.ts';
import { colourTokens, otherTokens } from '../../packages/components/src/theme/tokens.ts';
import './guide.css';

const meta: Meta = { title: 'Guide/Tokens', tags: ['!autodocs'] };
export default meta;

/** The value of a colour token on this page now, as a browser computes it: `#rrggbb`. */
function colourNow(name: string): string {
  const probe = document.body.appendChild(document.createElement('span'));
  probe.style.setProperty('color', `var(--isoloir-color-${name})`);
  const channels = getComputedStyle(probe).color.match(/\d+/gu) ?? [];
  probe.remove();
  return `#${channels
    .slice(0, 3)
    .map((channel) => Number(channel).toString(16).padStart(2, '0'))
    .join('')}`;
}

function swatch(name: string): TemplateResult {
  const colour = colourNow(name);
  return html`<svg class="swatch" viewBox="0 0 2 1" aria-hidden="true">
      <rect width="2" height="1" fill=${colour} /></svg
    ><code>${colour}</code>`;
}

function tables(): TemplateResult {
  return html`<main class="guide">
    <h1>Tokens</h1>
    <p>
      A theme changes these and nothing else. Colours come in pairs that keep their contrast; the second table
      measures them as they are on this page now: change the theme in the toolbar.
    </p>
    <h2>Colours</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">token</th>
          <th scope="col">now</th>
          <th scope="col">colours</th>
          <th scope="col">a theme may set it</th>
        </tr>
      </thead>
      <tbody>
        ${Object.entries(colourTokens).map(
          ([name, token]) =>
            html`<tr>
              <th scope="row"><code>--isoloir-color-${name}</code></th>
              <td>${swatch(name)}</td>
              <td>${token.use}</td>
              <td>${'fixed' in token ? 'no' : 'yes'}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <h2>Contrast now</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">on</th>
          <th scope="col">is</th>
          <th scope="col">ratio</th>
          <th scope="col">at least</th>
          <th scope="col"></th>
        </tr>
      </thead>
      <tbody>
        ${contrastPairs.map(({ ink, ground, least }) => {
          const ratio = contrast(colourNow(ink), colourNow(ground));
          return html`<tr>
            <th scope="row">${swatch(ground)} <code>${ground}</code></th>
            <td>${swatch(ink)} <code>${ink}</code></td>
            <td class="number">${ratio.toFixed(2)}</td>
            <td class="number">${least}</td>
            <td>${ratio >= least ? 'holds' : 'too low'}</td>
          </tr>`;
        })}
      </tbody>
    </table>
    <h2>Type and space</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">token</th>
          <th scope="col">default</th>
          <th scope="col">use</th>
        </tr>
      </thead>
      <tbody>
        ${Object.entries(otherTokens).map(
          ([name, { value, use }]) =>
            html`<tr>
              <th scope="row"><code>--isoloir-${name}</code></th>
              <td><code>${value}</code></td>
              <td>${use}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </main>`;
}

/** Every token with its value on this page, and the contrast of every pair that meets. */
export const All: StoryObj = {
  render: () => {
    const place = document.createElement('div');
    // Measured once the page has the theme of the toolbar.
    requestAnimationFrame(() => render(tables(), place));
    return place;
  },
};
