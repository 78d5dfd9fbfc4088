import { css } from 'lit'

export const teamworkStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }

  p,
  ul,
  dl,
  dd,
  h3 {
    margin: 0;
    padding: 0;
  }

  .refusal,
  .watched,
  .asking,
  .people,
  .receipt {
    padding: var(--parley-space-1) var(--parley-space-4);
    border-block-end: 1px solid var(--parley-line);
    overflow-wrap: anywhere;
  }

  .refusal,
  .watched,
  .asking {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--parley-space-1) var(--parley-space-2);
  }

  .refusal > span,
  .asking > span {
    flex: 1;
    min-inline-size: 12ch;
  }

  .refusal {
    background: var(--parley-warning-surface);
    color: var(--parley-warning);
  }

  .refusal .icon-button {
    color: inherit;
  }

  .watched {
    color: var(--parley-ink-muted);
  }

  .asking {
    background: var(--parley-surface-sunken);
  }

  .asking parley-elapsed {
    font-weight: 600;
  }

  .people {
    display: flex;
    flex-wrap: wrap;
    gap: var(--parley-space-1) var(--parley-space-2);
    list-style: none;
  }

  li {
    display: inline-flex;
    align-items: center;
    gap: var(--parley-space-1);
    min-block-size: 28px;
    padding-inline: var(--parley-space-2);
    border: 1px solid var(--parley-line);
    border-radius: 14px;
  }

  li:has(parley-menu) {
    padding-inline-end: 0;
  }

  li.away {
    border-style: dashed;
  }

  .consults {
    border-style: dashed;
    color: var(--parley-ink-muted);
  }

  .mark,
  .status {
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
  }

  .receipt {
    display: grid;
    gap: var(--parley-space-1);
    justify-items: start;
    padding-block: var(--parley-space-2);
    background: var(--parley-surface-sunken);
  }

  h3 {
    font-size: inherit;
  }

  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px var(--parley-space-3);
  }

  dt {
    color: var(--parley-ink-muted);
  }

  dd {
    white-space: pre-line;
  }
`
