import { css } from 'lit'

export const soundsStyles = css`
  dialog {
    inline-size: min(420px, calc(100vw - 16px));
    max-block-size: calc(100dvh - 16px);
    padding: var(--parley-space-4);
    border: 1px solid var(--parley-line);
    border-radius: var(--parley-radius-card);
    background: var(--parley-surface-raised);
    color: var(--parley-ink);
    box-shadow: var(--parley-shadow);
    overflow-y: auto;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.3);
  }

  form {
    display: grid;
    gap: var(--parley-space-2);
  }

  h2,
  p {
    margin: 0;
  }

  h2 {
    font-size: var(--parley-title-size);
  }

  h2 + p,
  .heard {
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
  }

  .check,
  .volume,
  .quiet,
  .quiet label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--parley-space-2);
    min-block-size: 28px;
  }

  .check {
    flex-wrap: nowrap;
  }

  input[type='checkbox'] {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--parley-accent);
  }

  input[type='range'] {
    flex: 1;
    min-inline-size: 120px;
    accent-color: var(--parley-accent);
  }

  input[type='time'] {
    min-block-size: var(--parley-control);
    padding-inline: var(--parley-space-2);
    border: 1px solid var(--parley-control-line);
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface);
    color: inherit;
    font: inherit;
  }

  .quiet {
    padding-inline-start: 26px;
  }

  output {
    min-inline-size: 5ch;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--parley-space-3);
    padding-block-start: var(--parley-space-2);
  }

  .heard {
    flex: 1 1 10ch;
  }
`
