import { css } from 'lit'

export const settingsStyles = css`
  .body {
    display: grid;
    gap: var(--parley-space-4);
    container-type: inline-size;
  }

  section {
    display: grid;
    gap: var(--parley-space-2);
    justify-items: start;
  }

  .row {
    inline-size: 100%;
  }

  div.row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr);
    align-items: center;
    gap: 0 var(--parley-space-3);
  }

  .row > .hint {
    grid-column: 2;
  }

  @container (inline-size < 28em) {
    div.row {
      grid-template-columns: minmax(0, 1fr);
      gap: 2px;
    }

    .row > .hint {
      grid-column: 1;
    }
  }

  select {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: max(32px, var(--parley-control));
    padding-inline: var(--parley-space-2);
    border: 1px solid var(--parley-control-line);
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface);
    color: inherit;
    font: inherit;
    text-overflow: ellipsis;
  }
`
