import { css } from 'lit'

export const pushUrlStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  .area {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--parley-space-1);
    margin-block-end: var(--parley-space-2);
    padding: var(--parley-space-2);
    border: 1px solid var(--parley-line);
    border-radius: var(--parley-radius-card);
    background: var(--parley-surface-sunken);
  }

  .row,
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--parley-space-1);
  }

  parley-url-field {
    flex: 1 1 220px;
  }

  p,
  .warnings {
    margin: 0;
    padding-inline: var(--parley-space-1);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
    overflow-wrap: anywhere;
  }

  p:empty {
    display: none;
  }

  .warnings {
    display: grid;
    gap: 2px;
    list-style: none;
    color: var(--parley-warning);
  }

  .warnings li {
    display: flex;
    align-items: flex-start;
    gap: 6px;
  }

  .warnings .icon {
    font-size: 16px;
  }

  .wrong {
    color: var(--parley-danger);
    font-weight: 500;
  }

  .caution,
  .sent {
    color: var(--parley-ink-muted);
  }

  @container (inline-size < 640px) {
    parley-url-field {
      flex-basis: 100%;
    }

    .buttons {
      inline-size: 100%;
    }

    .primary {
      margin-inline-start: auto;
    }
  }
`
