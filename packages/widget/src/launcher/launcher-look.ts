// What the launcher looks like before anything else is there, and also after: the widget takes it over as it is. The
// loader carries its own copy of this file: keep it small and import-free.

const css = String.raw

/**
 * Where the widget stands on the page, and its launcher. `!important` in a shadow root wins over all that the page says
 * about the element, so a hostile style sheet leaves it whole. The colours are those of the design tokens. The bubble is
 * a border in a shape, because forced colours keep borders visible.
 */
export const launcherCss = css`
  :host {
    all: initial !important;
    color-scheme: light dark !important;
    display: block !important;
    position: fixed !important;
    z-index: 2147483647 !important;
    inset-block-end: var(--parley-inset, 20px) !important;
    inset-inline-end: var(--parley-inset, 20px) !important;
  }
  .launcher {
    display: grid;
    place-items: center;
    inline-size: 56px;
    block-size: 56px;
    border: 0;
    border-radius: 50%;
    background: var(--parley-accent, light-dark(#2a5bd7, #3f6be0));
    color: var(--parley-accent-ink, #fff);
    box-shadow: 0 4px 16px #0004;
    cursor: pointer;
  }
  .launcher::before {
    content: '';
    border: 13px solid;
    clip-path: path('M13 2C6 2 1 6 1 12c0 3 1 5 4 7l-1 5 5-2h4c7 0 12-4 12-10S20 2 13 2z');
  }
`
