import { ContextConsumer } from '@lit/context'
import { elapsed, elapsedIso, Ticking } from '@parley/ui'
import { css, html, LitElement } from 'lit'
import { property } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'

/**
 * A running time in whole seconds, by the server's clock. It is for the eye: nothing is announced while it runs.
 *
 * @csspart time - The digits.
 */
export class ParleyElapsed extends LitElement {
  static override styles = css`
    :host {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `

  /** Counts up from here: milliseconds since 1970. */
  @property({ type: Number }) since: number | undefined
  /** Where counting up stops; or, without `since`, what is counted down to. */
  @property({ type: Number }) until: number | null = null

  private readonly desk = new ContextConsumer(this, { context: deskContext, subscribe: true })

  constructor() {
    super()
    new Ticking(this)
  }

  protected override render() {
    const now = this.desk.value?.now ?? Date.now()
    const ms =
      this.since === undefined ? wholeSecondsBegun((this.until ?? now) - now) : (this.until ?? now) - this.since
    return html`<time part="time" datetime=${elapsedIso(ms)}>${elapsed(ms)}</time>`
  }
}

/** Time that is left says 0:01 until the very end. */
const wholeSecondsBegun = (ms: number) => Math.ceil(ms / 1_000) * 1_000

declare global {
  interface HTMLElementTagNameMap {
    'parley-elapsed': ParleyElapsed
  }
}
