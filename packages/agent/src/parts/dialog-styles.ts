import { css } from 'lit'

/** The frame of every dialog of the desk, and what is behind it. How wide one becomes is `--_inline-size`, more with larger text. */
export const dialogFrame = css`
  dialog {
    inline-size: min(calc(var(--_inline-size, 480px) * var(--parley-zoom)), calc(100vw - 24px));
    max-inline-size: none;
    max-block-size: calc(100dvh - 24px);
    padding: 0;
    border: 1px solid var(--parley-line);
    border-radius: var(--parley-radius-card);
    overflow: hidden;
    background: var(--parley-surface-raised);
    color: var(--parley-ink);
    box-shadow: var(--parley-shadow);
    overflow-wrap: anywhere;
  }

  /* What is behind it cannot be reached: that the focus is in here needs no ring. */
  dialog:focus-visible {
    outline: none;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
`

/** A dialog that asks something: its heading, and the buttons below (`.actions`). */
export const dialogStyles = [
  dialogFrame,
  css`
    dialog {
      padding: var(--parley-space-4);
      overflow: auto;
      overscroll-behavior: contain;
    }

    h2 {
      margin: 0 0 var(--parley-space-2);
      font-size: var(--parley-title-size);
      line-height: var(--parley-text-line);
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: end;
      gap: var(--parley-space-2);
      margin-block-start: var(--parley-space-4);
    }
  `,
]
