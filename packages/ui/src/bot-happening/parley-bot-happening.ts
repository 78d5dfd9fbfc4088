import { html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { TextsController } from '../texts/texts-controller.ts'
import type { BotHappeningName, Happening } from '../transcript/happenings.ts'
import type { Side } from '../transcript/scene.ts'
import { botTexts, type en } from './bot-texts.ts'

type EventNamed<Name extends BotHappeningName> = Extract<Happening['event'], { name: Name }>
type Say<Name extends BotHappeningName> = (event: EventNamed<Name>, around: ParleyBotHappening) => string

/** What the contact did, by what they chose. */
const chosen = { reply: 'Chose', click: 'Clicked', selection: 'Chose', form: 'SentForm', date: 'Chose' } as const

/** What is said about each happening; the compiler asks for every one. */
const sayings: { readonly [Name in BotHappeningName]: Say<Name> } = {
  'choice-made': ({ body: { as, text } }, { isMine, side, texts }) =>
    texts.say(`${isMine && side === 'contact' ? 'you' : 'contact'}${chosen[as]}`, { text }),
  'handover-requested': ({ at, body: { why, place } }, { texts }) =>
    texts.say(why === 'bot-failed' ? 'botFailed' : 'askedForPerson', { time: texts.speaker.time(at), place }),
  'bot-listens': (_event, { name, texts }) => texts.say('botListens', { name }),
  'bot-invited': (_event, { name, texts }) => texts.say('botInvited', { name }),
}

/** Says in one line what happened with a bot, or what the contact chose. */
export class ParleyBotHappening extends LitElement {
  @property({ attribute: false }) event: EventNamed<BotHappeningName> | undefined
  /** Whose screen it is. */
  @property({ attribute: false }) side: Side = 'contact'
  /** What whoever did it is called. */
  @property({ attribute: false }) name = ''
  /** Whether the reader did it. */
  @property({ attribute: false }) isMine = false

  readonly texts: TextsController<typeof en> = new TextsController(this, botTexts)

  protected override render() {
    const { event } = this
    if (!event) return nothing
    const say = sayings[event.name] as (event: Happening['event'], around: ParleyBotHappening) => string
    return html`${say(event, this)}`
  }

  /** Part of the line around it: its words are selected, copied and read with it. */
  protected override createRenderRoot() {
    return this
  }
}

export const elements = { 'parley-bot-happening': ParleyBotHappening }

declare global {
  interface HTMLElementTagNameMap {
    'parley-bot-happening': ParleyBotHappening
  }
}
