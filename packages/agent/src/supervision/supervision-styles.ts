import { css } from 'lit'

export const supervisionStyles = css`
  dialog {
    --_inline-size: 1240px;
    block-size: calc(100dvh - 24px);
  }

  dialog[open] {
    display: flex;
    flex-direction: column;
  }

  .head,
  .who {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--parley-space-2);
    padding-block: var(--parley-space-2);
    padding-inline: var(--parley-space-4) var(--parley-space-2);
    border-block-end: 1px solid var(--parley-line);
  }

  h2,
  h3 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    font-size: var(--parley-title-size);
    overflow-wrap: anywhere;
  }

  .page {
    flex: 1;
    display: grid;
    grid-template-columns: 300px minmax(0, 1fr) 260px;
    min-block-size: 0;
    container-type: inline-size;
  }

  .page > * {
    min-block-size: 0;
  }

  .page > * + * {
    border-inline-start: 1px solid var(--parley-line);
  }

  .read {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    background: var(--parley-surface);
  }

  parley-desk-transcript {
    flex: 1;
    min-block-size: 0;
  }

  .note,
  .offline,
  .empty {
    margin: 0;
    padding: var(--parley-space-1) var(--parley-space-4);
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
  }

  .note {
    border-block-end: 1px dashed var(--parley-control-line);
  }

  .offline {
    background: var(--parley-warning-surface);
    color: var(--parley-warning);
  }

  .empty {
    margin: auto;
    text-align: center;
  }

  /* The name has a line of its own where there is no room beside it. */
  .who h3 {
    flex-basis: 12ch;
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: var(--parley-space-1);
  }

  .back {
    display: none;
  }

  @media (width < 900px) {
    .page {
      grid-template-columns: minmax(0, 1fr) 220px;
    }

    .page:not(.reading) .read,
    .page.reading parley-running {
      display: none;
    }

    .back {
      display: inline-flex;
    }
  }

  @media (width < 600px) {
    .page {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr);
    }

    /* On a phone all of it is one page to scroll through; what is read along has all the room. */
    .page:not(.reading) {
      display: block;
      overflow: auto;
    }

    .page > * + parley-floor {
      border-inline-start: 0;
      border-block-start: 1px solid var(--parley-line);
    }

    .page.reading parley-floor {
      display: none;
    }
  }
`
