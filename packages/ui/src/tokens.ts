import { css } from 'lit'

/**
 * Every colour, space and size that a host page may set. The two root elements (and nobody else) carry these styles;
 * everything inside uses the variables. The reference is generated from the comments.
 *
 * On a root: `theme="light|dark"` (automatic without it).
 */
export const tokens = css`
  :host {
    color-scheme: light dark;

    /* Surfaces */
    --parley-surface: light-dark(#ffffff, #16181d); /* What everything lies on */
    --parley-surface-raised: light-dark(#ffffff, #1f2229); /* What floats: menus, tooltips, cards */
    --parley-surface-sunken: light-dark(#f6f7f9, #111317); /* Bars and areas behind the surface */
    --parley-surface-hover: light-dark(#f0f2f5, #262a32); /* A control under the pointer */
    --parley-bubble: light-dark(#f0f2f5, #262a32); /* Bubbles of others */

    /* Ink */
    --parley-ink: light-dark(#1b1e25, #eceef2); /* Text; 4.5:1 against every surface and bubble */
    --parley-ink-muted: light-dark(#5a6270, #a6adba); /* Times, hints, system lines; 4.5:1 too */
    --parley-line: light-dark(#e4e7ec, #2d313a); /* Hairlines; decoration only */
    --parley-control-line: light-dark(#7f8796, #747c8b); /* Borders of fields and controls; 3:1 */

    /* Accent */
    --parley-accent: light-dark(#2a5bd7, #3f6be0); /* Primary buttons and the contact's own bubbles */
    --parley-accent-ink: light-dark(#ffffff, #ffffff); /* Text on the accent; 4.5:1 */
    --parley-accent-text: light-dark(#2451c4, #9dbaff); /* Links and accented text on a surface; 4.5:1 */
    --parley-focus: light-dark(#2a5bd7, #9dbaff); /* Focus rings; 3:1 against every surface */

    /* Meaning; never alone: a shape or a word stands beside it */
    --parley-danger: light-dark(#b3261e, #ffb4ab); /* Refused, broken, late */
    --parley-danger-surface: light-dark(#fdeeec, #3a2020); /* Behind a refusal */
    --parley-warning: light-dark(#7d5300, #f0c26b); /* Take care, soon late */
    --parley-warning-surface: light-dark(#fdf3dc, #33290f); /* Behind a warning */
    --parley-success: light-dark(#17693c, #84d8a6); /* Ready, connected, in time */
    --parley-success-surface: light-dark(#e6f5ec, #16301f); /* Behind good news */

    /* Participants, in the order of joining; the contact is neutral. Equal lightness; 4.5:1 as text */
    --parley-hue-0: var(--parley-ink-muted); /* The contact */
    --parley-hue-1: light-dark(oklch(0.47 0.12 265), oklch(0.8 0.09 265)); /* First to join: blue */
    --parley-hue-2: light-dark(oklch(0.47 0.12 345), oklch(0.8 0.09 345)); /* Second: rose */
    --parley-hue-3: light-dark(oklch(0.47 0.09 190), oklch(0.8 0.09 190)); /* Third: teal */
    --parley-hue-4: light-dark(oklch(0.47 0.1 60), oklch(0.8 0.09 60)); /* Fourth: ochre */
    --parley-hue-5: light-dark(oklch(0.47 0.12 305), oklch(0.8 0.09 305)); /* Fifth: violet */
    --parley-hue-6: light-dark(oklch(0.47 0.11 145), oklch(0.8 0.09 145)); /* Sixth: green */

    /* Type */
    --parley-font: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; /* All text */
    --parley-zoom: 1; /* Factor on all text; 1 to 2 */
    --parley-text-size: calc(14px * var(--parley-zoom)); /* Text */
    --parley-text-line: calc(20px * var(--parley-zoom)); /* Its line */
    --parley-meta-size: calc(12px * var(--parley-zoom)); /* Times, names, hints */
    --parley-meta-line: calc(16px * var(--parley-zoom)); /* Their line */
    --parley-title-size: calc(15px * var(--parley-zoom)); /* Titles of views */
    --parley-field-size: calc(14px * var(--parley-zoom)); /* Text in fields; 16px where a finger points, so that phones do not zoom in */

    /* Space, in steps of 4 */
    --parley-space-1: 4px; /* Between things that belong together */
    --parley-space-2: 8px; /* Inside controls */
    --parley-space-3: 12px; /* Inside bubbles and cards */
    --parley-space-4: 16px; /* Around areas */
    --parley-space-6: 24px; /* Between areas */
    --parley-control: 36px; /* Height of buttons and one-line fields; never below 24px */
    --parley-bubble-gap: 2px; /* Between the bubbles of one group */
    --parley-group-gap: 16px; /* Between groups */
    --parley-bubble-padding: 8px 12px; /* Inside a bubble */
    --parley-avatar: 28px; /* Width of a face */

    /* Shape */
    --parley-radius-control: 8px; /* Controls */
    --parley-radius-card: 12px; /* Cards */
    --parley-radius-bubble: 16px; /* Bubbles and the panel */
    --parley-shadow: 0 8px 28px light-dark(rgb(18 24 38 / 0.16), rgb(0 0 0 / 0.5)),
      0 1px 3px light-dark(rgb(18 24 38 / 0.1), rgb(0 0 0 / 0.4)); /* The only one: under what floats */

    /* Motion; only opacity and transform move */
    --parley-motion: 150ms; /* Length of a movement; 0 where less motion is wanted */
    --parley-ease: cubic-bezier(0.2, 0, 0, 1); /* Fast, then calm */

    color: var(--parley-ink);
    font: var(--parley-text-size) / var(--parley-text-line) var(--parley-font);
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  @media (pointer: coarse) {
    :host {
      --parley-control: 44px;
      --parley-field-size: calc(16px * var(--parley-zoom));
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --parley-motion: 0s;
    }
  }

  @media (prefers-contrast: more) {
    :host {
      --parley-ink-muted: light-dark(#3c424d, #d3d8e0);
      --parley-line: var(--parley-control-line);
      --parley-control-line: light-dark(#5a6270, #a6adba);
    }
  }

  @media (forced-colors: active) {
    :host {
      --parley-ink-muted: CanvasText;
      --parley-line: CanvasText;
      --parley-control-line: ButtonBorder;
      --parley-accent: Highlight;
      --parley-accent-ink: HighlightText;
      --parley-accent-text: LinkText;
      --parley-focus: Highlight;
      --parley-hue-0: CanvasText;
      --parley-hue-1: CanvasText;
      --parley-hue-2: CanvasText;
      --parley-hue-3: CanvasText;
      --parley-hue-4: CanvasText;
      --parley-hue-5: CanvasText;
      --parley-hue-6: CanvasText;
      --parley-shadow: none;
    }
  }
`
