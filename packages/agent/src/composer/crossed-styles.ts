import { css } from 'lit'

/** What the contact wrote meanwhile, above the input. */
export const crossedStyles = css`
  .crossed {
    display: grid;
    gap: var(--parley-space-2);
    padding: var(--parley-space-2);
    border-radius: var(--parley-radius-control);
    background: var(--parley-warning-surface);
    color: var(--parley-ink);
    overflow-wrap: anywhere;
  }

  .crossed p {
    margin: 0;
    color: var(--parley-warning);
    font-size: var(--parley-meta-size);
    font-weight: 600;
    line-height: var(--parley-meta-line);
  }

  .crossed ul {
    display: grid;
    gap: 2px;
    max-block-size: 20dvh;
    margin: 0;
    padding: 0;
    overflow-y: auto;
    list-style: none;
  }

  .crossed li {
    white-space: pre-line;
  }

  .crossed .ways {
    display: flex;
    flex-wrap: wrap;
    gap: var(--parley-space-2);
  }

  @media (forced-colors: active) {
    .crossed {
      border: 1px solid CanvasText;
    }
  }
`
