import { define } from '@parley/ui'
import type { Message, MessageKind } from '@parley/protocol'
import { messageKinds } from '@parley/protocol/schemas'
import { css, html, LitElement, nothing } from 'lit'
import { state } from 'lit/decorators.js'
import { defineStage } from './parley-stage.ts'

/** What can be looked at. The first of each is shown where the address says nothing; `all` shows every one. */
const looks = {
  kind: ['all', ...(Object.keys(messageKinds) as MessageKind[])],
  theme: ['light', 'dark', 'high contrast', 'all'],
  direction: ['ltr', 'rtl', 'all'],
  view: ['all', 'contact', 'agent'],
  width: ['phone', 'desktop', 'all'],
} as const

type Look = keyof typeof looks
type Chosen = { readonly [Name in Look]: string }

const words: { readonly [Name in Look]: string } = {
  kind: 'Kind',
  theme: 'Look',
  direction: 'Direction',
  view: 'View',
  width: 'Width',
}

/** The wish for one look as all that it stands for. */
const expanded = (look: Look, chosen: string): readonly string[] =>
  chosen === 'all' ? looks[look].filter((each) => each !== 'all') : [chosen]

function fromAddress(): Chosen {
  const asked = new URLSearchParams(location.search)
  const pick = (look: Look) => {
    const wanted = asked.get(look)
    return (looks[look] as readonly string[]).find((each) => each === wanted) ?? looks[look][0]
  }
  return {
    kind: pick('kind'),
    theme: pick('theme'),
    direction: pick('direction'),
    view: pick('view'),
    width: pick('width'),
  }
}

/** Every kind of message × every sample × theme × direction × view × width. The address keeps what is shown. */
class ParleyGallery extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }

    form {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      padding: 8px 12px;
      border-radius: 8px;
      background: light-dark(#fff, #22262d);
      box-shadow: 0 1px 4px rgb(0 0 0 / 20%);
    }

    label {
      display: flex;
      align-items: center;
      gap: 6px;
    }

    select {
      min-block-size: 28px;
      font: inherit;
    }

    h2 {
      margin: 32px 0 0;
      font-size: 17px;
    }

    h3 {
      margin: 16px 0 8px;
      color: light-dark(#565d6b, #a9b0bd);
      font-size: 13px;
      font-weight: 600;
    }

    .looks {
      display: flex;
      flex-wrap: wrap;
      gap: 16px;
      align-items: start;
    }

    figure {
      margin: 0;
      content-visibility: auto;
      contain-intrinsic-size: auto 360px auto 320px;
    }

    .phone {
      inline-size: min(360px, 100%);
    }

    .desktop {
      inline-size: min(720px, 100%);
    }

    figcaption {
      margin-block-end: 4px;
      color: light-dark(#565d6b, #a9b0bd);
      font-size: 12px;
    }
  `

  @state() private chosen = fromAddress()

  protected override render() {
    return html`
      <form aria-label="What is shown">
        ${(Object.keys(looks) as Look[]).map(
          (look) => html`<label
            >${words[look]}
            <select name=${look} @change=${(event: Event) => this.choose(look, (event.target as HTMLSelectElement).value)}>
              ${looks[look].map((each) => html`<option ?selected=${this.chosen[look] === each}>${each}</option>`)}
            </select></label
          >`,
        )}
      </form>
      ${expanded('kind', this.chosen.kind).map((kind) => this.drawKind(kind as MessageKind))}
    `
  }

  private drawKind(kind: MessageKind) {
    const samples = Object.entries(messageKinds[kind].samples) as [string, Message][]
    return html`<section aria-label=${kind}>
      <h2>${kind}</h2>
      ${samples.map(
        ([name, message]) => html`<h3>${name}</h3>
          <div class="looks">${this.drawLooks(message)}</div>`,
      )}
    </section>`
  }

  private drawLooks(message: Message) {
    const { theme, direction, view, width } = this.chosen
    return expanded('width', width).map((wide) =>
      expanded('theme', theme).map((look) =>
        expanded('direction', direction).map((towards) =>
          expanded('view', view).map((side) => this.drawOne(message, { wide, look, towards, side })),
        ),
      ),
    )
  }

  private drawOne(
    message: Message,
    { wide, look, towards, side }: { wide: string; look: string; towards: string; side: string },
  ) {
    return html`<figure class=${wide}>
      <figcaption>${[side, look, towards].join(' · ')}</figcaption>
      <parley-stage
        .message=${message}
        side=${side === 'agent' ? 'staff' : 'contact'}
        theme=${look === 'dark' ? 'dark' : 'light'}
        contrast=${look === 'high contrast' ? 'more' : nothing}
        .direction=${towards}
      ></parley-stage>
    </figure>`
  }

  private choose(look: Look, value: string) {
    this.chosen = { ...this.chosen, [look]: value }
    history.replaceState(null, '', `?${new URLSearchParams(this.chosen)}`)
  }
}

defineStage()
define({ 'parley-gallery': ParleyGallery })
