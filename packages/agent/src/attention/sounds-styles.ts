import { css } from 'lit'

export const soundsStyles = css`
  dialog {
    --_inline-size: 420px;
  }

  form {
    display: grid;
    gap: var(--parley-space-2);
  }

  h2,
  p {
    margin: 0;
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

  input[type='range'] {
    flex: 1;
    min-inline-size: 120px;
    accent-color: var(--parley-accent);
  }

  input[type='time'] {
    inline-size: auto;
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
