import { css } from 'lit'

/** A picture over everything else, as large as the screen allows. */
export const largePictureStyles = css`
  dialog {
    box-sizing: border-box;
    inline-size: 100dvi;
    block-size: 100dvb;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: max(16px, env(safe-area-inset-top)) max(16px, env(safe-area-inset-right))
      max(16px, env(safe-area-inset-bottom)) max(16px, env(safe-area-inset-left));
    border: 0;
    background: rgb(10 12 16 / 0.92);
    color: #fff;
    cursor: zoom-out;
  }

  dialog[open] {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    gap: var(--parley-space-2);
    justify-items: center;
  }

  dialog::backdrop {
    background: none;
  }

  dialog img {
    min-block-size: 0;
    max-inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
    cursor: default;
  }

  dialog p {
    max-inline-size: 72ch;
    max-block-size: 25dvb;
    margin: 0;
    overflow: auto;
    overflow-wrap: anywhere;
    text-align: center;
    cursor: auto;
  }

  dialog .icon-button {
    justify-self: end;
    min-block-size: 44px;
    min-inline-size: 44px;
    color: #fff;
  }

  dialog .icon-button:hover {
    background: rgb(255 255 255 / 0.16);
    color: #fff;
  }

  dialog :focus-visible {
    outline-color: #fff;
  }

  @media (forced-colors: active) {
    dialog {
      background: Canvas;
    }
  }
`
