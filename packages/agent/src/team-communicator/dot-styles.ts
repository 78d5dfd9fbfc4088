import { css } from 'lit'

/** The presence of an agent as a shape. */
export const dotStyles = css`
  /* A full circle is ready, half a one is on the way, an empty one is not, a broken one is offline: the shape says it as well. */
  .dot {
    inline-size: 10px;
    block-size: 10px;
    border: 2px solid var(--parley-ink-muted);
    border-radius: 50%;
  }

  .dot.ready {
    border-color: var(--parley-success);
    background: var(--parley-success);
  }

  .dot.after-call-work {
    border-color: var(--parley-warning);
    background: linear-gradient(90deg, var(--parley-warning) 50%, transparent 50%);
  }

  .dot.offline {
    border-style: dotted;
  }

  @media (forced-colors: active) {
    .dot.ready {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`
