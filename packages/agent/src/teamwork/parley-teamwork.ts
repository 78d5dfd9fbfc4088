import { ContextConsumer } from '@lit/context'
import {
  staffIn,
  type ConversationId,
  type HandoverReceipt,
  type Party,
  type RefusedInvitation,
  type TeamInvitation,
} from '@parley/protocol'
import { base, buttons, glyphs, icon, TextsController, visuallyHidden, type MenuEntry } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskEntry, DeskState } from '../desk/desk-state.ts'
import { SelectEvent } from '../events.ts'
import { askingWords, refusalWords } from './refusal-words.ts'
import { teamworkStyles } from './teamwork-styles.ts'
import { teamworkTexts } from './texts/teamwork-texts.ts'

const receiptParts = [
  ['asked', 'receiptAsked'],
  ['answered', 'receiptAnswered'],
  ['promised', 'receiptPromised'],
  ['open', 'receiptOpen'],
] as const satisfies readonly (readonly [keyof HandoverReceipt, string])[]

/**
 * At the top of an interaction: which of staff are in it, who is being asked, who did not come, and what whoever handed it over
 * said. Nothing where an agent works alone.
 *
 * @fires parley-select - Something of it was dismissed, and work on the interaction goes on.
 */
export class ParleyTeamwork extends LitElement {
  static override styles = [base, buttons, visuallyHidden, teamworkStyles]

  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined

  private readonly texts = new TextsController(this, teamworkTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext, subscribe: true })

  protected override render() {
    const { entry, state } = this
    const me = state?.agent?.agentId
    if (!entry || me === undefined) return nothing
    const { team, refused } = entry.interaction
    const mine = refused.filter(({ from, seq }) => from === me && !this.desk.value?.team.isRead(`${entry.id} ${seq}`))
    const watchers = this.desk.value?.supervision.watchersOf(entry.id) ?? []
    return html`
      ${
        watchers.length > 0
          ? html`<p class="watched" role="status">
              ${icon(glyphs.eye)} ${this.texts.say('readAlong', { names: watchers.join(', ') })}
            </p>`
          : nothing
      }
      <div class="refusals">${repeat(
        mine,
        ({ seq }) => seq,
        (each) => this.drawRefusal(entry, each),
      )}</div>
      ${this.drawReceipt(entry, me)}
      ${repeat(
        team,
        ({ seq }) => seq,
        (each) => this.drawAsking(entry, each, me),
      )}
      ${this.drawPeople(entry, me)}
    `
  }

  /** An error where a transfer was rejected, a message of the system elsewhere ([A185], [A194], [A204]). */
  private drawRefusal({ id }: DeskEntry, refusal: RefusedInvitation) {
    const { key, name } = refusalWords(refusal)
    return html`
      <p class="refusal" role=${refusal.purpose === 'transfer' ? 'alert' : 'status'}>
        ${icon(glyphs.warning)}
        <span dir="auto"
          >${this.texts.say(key, { name })}
          ${refusal.words ? this.texts.say('saying', { words: refusal.words }) : nothing}</span
        >
        <button
          class="icon-button"
          type="button"
          aria-label=${this.texts.say('dismissRefusal')}
          @click=${() => this.dismiss(id, refusal.seq)}
        >
          ${icon(glyphs.close)}
        </button>
      </p>
    `
  }

  private drawReceipt({ id, interaction: { receipt, owner } }: DeskEntry, me: string) {
    if (!receipt || receipt.seen) return nothing
    const told = receiptParts.filter(([part]) => receipt[part] !== '')
    return html`
      <section class="receipt" aria-labelledby="receipt">
        <h3 id="receipt">${this.texts.say('receiptFrom', { name: receipt.from })}</h3>
        <dl>
          ${told.map(
            ([part, label]) => html`<dt>${this.texts.say(label)}</dt>
            <dd dir="auto">${receipt[part]}</dd>`,
          )}
        </dl>
        ${
          owner === me
            ? html`<button class="button small" type="button" @click=${() => void this.desk.value?.team.acknowledgeReceipt(id)}>
                ${this.texts.say('acknowledge')}
              </button>`
            : nothing
        }
      </section>
    `
  }

  private drawAsking({ id }: DeskEntry, { seq, purpose, asked, target, from }: TeamInvitation, me: string) {
    const name =
      target.kind === 'agent' ? asked.name : this.texts.say('askedOf', { name: asked.name, target: target.name })
    return html`
      <p class="asking" role="status">
        ${icon(glyphs.clock)} <span dir="auto">${this.texts.say(askingWords(purpose), { name })}</span>
        <parley-elapsed aria-hidden="true" .until=${asked.expiresAt}></parley-elapsed>
        ${
          from.agentId === me
            ? html`<button class="button quiet small" type="button" @click=${() => void this.desk.value?.team.withdraw(id, seq)}>
                ${this.texts.say('withdraw')}
              </button>`
            : nothing
        }
      </p>
    `
  }

  private drawPeople(entry: DeskEntry, me: string) {
    const { interaction } = entry
    const staff = staffIn(interaction)
    const others = interaction.consultations.filter(
      ({ state, from, to }) => state === 'open' && from.agentId !== me && to.agentId !== me,
    )
    if (staff.length < 2 && others.length === 0 && staff.every(({ agentId }) => agentId === me)) return nothing
    return html`
      <ul class="people" aria-label=${this.texts.say('people')}>
        ${repeat(
          staff,
          ({ agentId }) => agentId,
          (party) => this.drawPerson(entry, party, me),
        )}
        ${others.map(
          ({ from, to }) => html`<li class="consults">
            ${icon(glyphs.lock)} ${this.texts.say('consults', { name: from.name, other: to.name })}
          </li>`,
        )}
      </ul>
    `
  }

  private drawPerson(entry: DeskEntry, { agentId, name, participantId, state }: Party, me: string) {
    const { view, interaction } = entry
    const status = state === 'away' ? 'isAway' : view.typing.includes(participantId) ? 'typingNow' : undefined
    return html`
      <li aria-label=${name} class=${state === 'away' ? 'away' : ''}>
        <bdi>${name}</bdi>
        ${interaction.owner === agentId ? html`<span class="mark">${this.texts.say('owner')}</span>` : nothing}
        ${status ? html`<span class="status">${this.texts.say(status)}</span>` : nothing}
        ${
          agentId === me || entry.part !== 'handling'
            ? nothing
            : html`<parley-menu
                label=${this.texts.say('action')}
                .entries=${this.actionsOf(entry, me)}
                @parley-choose=${() => void this.desk.value?.team.remove(entry.id, agentId)}
              ></parley-menu>`
        }
      </li>
    `
  }

  /** What can be done with somebody of the conference ([A224]). */
  private actionsOf({ interaction }: DeskEntry, me: string): readonly MenuEntry[] {
    const may = interaction.owner === me || this.state?.agent?.role === 'supervisor'
    return [
      {
        id: 'remove',
        label: this.texts.say('deleteFromConference'),
        glyph: glyphs.close,
        danger: true,
        ...(!may && { denied: this.texts.say('whyOnlyOwner') }),
      },
    ]
  }

  private dismiss(id: ConversationId, seq: number) {
    this.desk.value?.team.markRead(`${id} ${seq}`)
    this.requestUpdate()
    // What had the focus is gone: it goes where work goes on.
    this.dispatchEvent(new SelectEvent(id))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-teamwork': ParleyTeamwork
  }
}
