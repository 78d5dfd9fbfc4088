import { ContextConsumer } from '@lit/context'
import { base, buttons, type DraftEvent, type ParleyComposer, SendEvent } from '@parley/ui'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskEntry, DeskState } from '../desk/desk-state.ts'
import { type BeforeSending, mayBeSent } from './before-sending.ts'

/**
 * Where the agent writes to the contact: the composer with its tools, and the checks that a message passes before it goes.
 *
 * @fires parley-send - The agent wants `text` sent, and all checks have let it pass.
 * @fires parley-typing - From the composer.
 * @fires parley-draft - From the composer.
 */
export class ParleyAgentComposer extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
      }

      .tools {
        display: flex;
        align-items: center;
      }
    `,
  ]

  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined
  /** What is written and not yet sent. */
  @property({ attribute: false }) draft = ''
  /** Set while the conversation takes no messages; the draft stays readable. */
  @property({ type: Boolean, reflect: true }) disabled = false

  /** The composer inside: for those who put something in, or look at what is selected. */
  @query('parley-composer') readonly composer!: ParleyComposer | null

  private readonly desk = new ContextConsumer(this, { context: deskContext })
  /** What a message passes before it goes, in this order. */
  private readonly checks: readonly BeforeSending[] = []
  private isChecking = false

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('entry') && changed.get('entry')?.id !== this.entry?.id) this.forget()
  }

  protected override render() {
    const { entry, state } = this
    if (!entry || !state) return nothing
    return html`
      <parley-composer
        .draft=${this.draft}
        .limitChars=${state.agent?.desk.textLimit ?? Number.POSITIVE_INFINITY}
        ?disabled=${this.disabled}
        @parley-send=${this.onSend}
        @parley-draft=${this.onDraft}
      >
        <div slot="above">${this.checks.map((check) => check.draw() ?? nothing)}</div>
        <div slot="actions" class="tools">
          <!-- The tools stand here, in this order: emoji, attachments, push URL, spelling, preview. -->
        </div>
      </parley-composer>
    `
  }

  override focus() {
    this.composer?.focus()
  }

  private onDraft({ draft }: DraftEvent) {
    this.draft = draft
    this.forget()
  }

  /** The composer asks; what passes all checks is asked for anew, by this element. */
  private onSend(event: SendEvent) {
    event.stopPropagation()
    event.preventDefault()
    void this.passOn(event.text)
  }

  private async passOn(text: string) {
    const { entry, state } = this
    if (!entry || !state || this.isChecking) return
    this.isChecking = true
    const now = this.desk.value?.now ?? Date.now()
    const verdict = await mayBeSent(this.checks, text, { entry, state, now }).finally(() => (this.isChecking = false))
    this.requestUpdate()
    // The agent may have gone on while a check took its time: only what was looked at goes, and where it was meant to go.
    const { composer } = this
    if (verdict === 'hold' || this.entry?.id !== entry.id || composer?.draft.trim() !== text) return
    if (this.dispatchEvent(new SendEvent(text))) composer.empty()
  }

  private forget() {
    for (const check of this.checks) check.forget()
    this.requestUpdate()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-agent-composer': ParleyAgentComposer
  }
}
