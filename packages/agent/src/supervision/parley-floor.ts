import type { TeamView } from '@parley/protocol/client'
import { base, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { dotStyles } from '../team-communicator/dot-styles.ts'
import { supervisionTexts } from './texts/supervision-texts.ts'

const states = { ready: 'ready', 'not-ready': 'notReady', 'after-call-work': 'afterCallWork' } as const

/** Who of the agents is there, how much they have to do, and how many wait for whom. */
export class ParleyFloor extends LitElement {
  static override styles = [
    base,
    dotStyles,
    css`
      :host {
        display: block;
        min-inline-size: 0;
        padding: var(--parley-space-3);
        overflow: auto;
      }

      h3 {
        margin: 0 0 var(--parley-space-1);
        font-size: var(--parley-meta-size);
        color: var(--parley-ink-muted);
      }

      ul {
        display: grid;
        gap: 2px;
        margin: 0 0 var(--parley-space-4);
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 0 var(--parley-space-2);
        align-items: baseline;
        padding-block: 3px;
        overflow-wrap: anywhere;
      }

      .meta {
        color: var(--parley-ink-muted);
        font-size: var(--parley-meta-size);
      }

      .second {
        grid-column: 2 / -1;
      }
    `,
  ]

  /** Nothing until the server has told. */
  @property({ attribute: false }) team: TeamView | undefined

  private readonly texts = new TextsController(this, supervisionTexts)

  protected override render() {
    const { team, texts } = this
    if (!team) return html`<p>${texts.say('loading')}</p>`
    const agents = [...team.agents.values()].sort(
      (one, other) => Number(other.connected) - Number(one.connected) || one.name.localeCompare(other.name),
    )
    const pools = [...team.pools.values()]
    return html`
      ${
        pools.length > 0
          ? html`<h3>${texts.say('queues')}</h3>
              <ul aria-label=${texts.say('queues')}>
                ${repeat(
                  pools,
                  ({ kind, id }) => `${kind} ${id}`,
                  ({ name, free, waiting }) => html`<li aria-label=${name}>
                    <span></span><span>${name}</span>
                    <span class="meta">${texts.say('freeAndWaiting', { free, waiting })}</span>
                  </li>`,
                )}
              </ul>`
          : nothing
      }
      <h3>${texts.say('agents')}</h3>
      <ul aria-label=${texts.say('agents')}>
        ${repeat(
          agents,
          ({ agentId }) => agentId,
          ({ name, connected, presence, load }) => html`<li aria-label=${name}>
            <span class="dot ${connected ? presence.is : 'offline'}" aria-hidden="true"></span>
            <bdi>${name}</bdi>
            <span class="meta">${texts.say('load', { load, capacity: presence.capacity })}</span>
            <span class="meta second"
              >${connected ? texts.say(states[presence.is]) : texts.say('notConnected')}${
                connected && presence.reason ? ` · ${presence.reason}` : ''
              }</span
            >
          </li>`,
        )}
      </ul>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-floor': ParleyFloor
  }
}
