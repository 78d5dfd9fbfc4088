import { ContextConsumer } from '@lit/context'
import { Ticking } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskEntry } from '../desk/desk-state.ts'
import { pendingOf, thresholdsOf } from './pending.ts'

/**
 * The ring around the icon of an interaction whose contact waits: it fills until the response is late, in green, yellow and
 * red. For the eye alone; what it stands on says the same in words.
 *
 * @csspart ring - The drawing.
 */
export class ParleyPendingRing extends LitElement {
  static override styles = css`
    :host {
      position: absolute;
      inset: 0;
      pointer-events: none;
    }

    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      overflow: visible;
      fill: none;
      stroke-width: 2.5;
    }

    .track {
      stroke: var(--parley-line);
    }

    .in-time {
      stroke: var(--parley-success);
    }

    .warning {
      stroke: light-dark(#b87400, #f0c26b);
    }

    .late {
      stroke: light-dark(#c5221f, #ff6d63);
      stroke-width: 3.5;
    }

    @media (prefers-reduced-motion: no-preference) {
      :host([flashing]) .late {
        animation: flash 1s ease-in-out infinite;
      }
    }

    @keyframes flash {
      50% {
        opacity: 0.2;
      }
    }

    @media (forced-colors: active) {
      .track {
        stroke: CanvasText;
        stroke-width: 0.5;
      }

      .in-time,
      .warning,
      .late {
        stroke: CanvasText;
      }

      .late {
        stroke: Highlight;
        forced-color-adjust: none;
      }
    }
  `

  @property({ attribute: false }) entry: DeskEntry | undefined
  /** Whether it flashes once it is late. */
  @property({ type: Boolean, reflect: true }) flashing = false

  private readonly desk = new ContextConsumer(this, { context: deskContext, subscribe: true })

  constructor() {
    super()
    new Ticking(this)
  }

  protected override render() {
    const desk = this.desk.value
    if (!desk || !this.entry) return nothing
    const pending = pendingOf(this.entry, thresholdsOf(desk.state, this.entry), desk.now)
    if (!pending) return nothing
    // A dash as long as the part of the time that is over; a ring that has just begun shows a dot.
    const dash = `${Math.max(1, Math.round(pending.share * 100))} 100`
    return html`
      <svg part="ring" viewBox="0 0 28 28" aria-hidden="true">
        <circle class="track" cx="14" cy="14" r="12.5"></circle>
        <circle
          class=${pending.stage}
          cx="14"
          cy="14"
          r="12.5"
          pathLength="100"
          stroke-dasharray=${dash}
          transform="rotate(-90 14 14)"
        ></circle>
      </svg>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-pending-ring': ParleyPendingRing
  }
}
