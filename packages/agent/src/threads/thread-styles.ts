import { css } from 'lit'
import { laneStyles } from '../consultation/lane-styles.ts'
import { dotStyles } from '../team-communicator/dot-styles.ts'

/** A lane that has the place of a conversation: no contact is in it, and it looks like that. */
export const threadStyles = [
  laneStyles,
  dotStyles,
  css`
    :host {
      margin: 0;
      border: 0;
      border-radius: 0;
      --_measure: 96ch;
    }

    .head {
      flex-wrap: nowrap;
      min-block-size: 48px;
      padding: var(--parley-space-1) var(--parley-space-4);
      gap: var(--parley-space-2);
    }

    .who {
      flex: 1;
      min-inline-size: 0;
    }

    h2 {
      margin: 0;
      overflow: hidden;
      color: var(--parley-hue-5);
      font-size: var(--parley-title-size);
      font-weight: 600;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    h2:focus-visible {
      outline-offset: -2px;
    }

    .people {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--parley-space-3);
      max-block-size: calc(2 * var(--parley-meta-line));
      min-block-size: var(--parley-meta-line);
      margin: 0;
      padding: 0;
      overflow-y: auto;
      color: var(--parley-ink-muted);
      font-size: var(--parley-meta-size);
      line-height: var(--parley-meta-line);
      list-style: none;
    }

    .people li {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }

    .people .dot {
      display: inline-block;
      box-sizing: border-box;
      margin-inline-end: 6px;
    }

    .head .button {
      flex: none;
    }

    .back {
      display: var(--_back-display, none);
      gap: 2px;
    }

    .back .mirrored {
      display: flex;
    }

    parley-desk-transcript,
    .loading {
      flex: 1;
      block-size: auto;
    }

    /* Lines are as long as in a conversation with a contact, however wide the desk is. */
    parley-desk-transcript::part(log) {
      padding-inline: max(0px, (100% - var(--_measure)) / 2);
    }

    .foot {
      inline-size: 100%;
      max-inline-size: var(--_measure);
      margin-inline: auto;
      padding: var(--parley-space-1) var(--parley-space-4) var(--parley-space-3);
    }

    .foot .completions {
      inset-inline: var(--parley-space-4);
    }
  `,
]
