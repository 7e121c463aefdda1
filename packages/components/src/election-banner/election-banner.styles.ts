import { css } from 'lit';

export const styles = css`
  .root {
    container-type: inline-size;
    border: 1px solid var(--_border);
    border-inline-start: 0.5em solid var(--_action);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 2);
    align-items: center;
    justify-content: space-between;
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5);
  }

  .what {
    flex: 1 1 20em;
    min-inline-size: 0;
  }

  .period {
    display: flex;
    gap: calc(var(--_space) * 0.5);
    margin-block-start: calc(var(--_space) * 0.375);
    font-size: 1.125em;
  }

  .period .icon {
    margin-block-start: 0.12em;
    color: var(--_link);
  }

  .links {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 0.25) calc(var(--_space) * 1.25);
    align-items: center;
    min-inline-size: 0;
  }

  .link {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    font-weight: 600;
  }

  .links .button {
    padding-inline: calc(var(--_space) * 1.75);
  }

  @container (max-width: 30em) {
    .row {
      display: grid;
      padding: var(--_space);
    }

    .links {
      display: grid;
      justify-items: start;
    }

    .links .button {
      inline-size: 100%;
      margin-block-start: calc(var(--_space) * 0.5);
    }
  }

  /* A telephone with text at 200 %. */
  @container (max-width: 14em) {
    .row {
      padding-inline: calc(var(--_space) * 0.5);
    }

    .period .icon {
      display: none;
    }
  }
`;
