import type { Line } from '@parley/protocol/client'
import type { Scene } from './scene.ts'

export type Happening = Extract<Line, { is: 'happening' }>

/** What happens only where there are bots: said by `parley-bot-happening`, which is fetched when it is first needed. */
export type BotHappeningName = 'choice-made' | 'handover-requested' | 'bot-listens' | 'bot-invited'

type PlainName = Exclude<Happening['event']['name'], BotHappeningName>
type EventNamed<Name extends Happening['event']['name']> = Extract<Happening['event'], { name: Name }>
type Say<Name extends PlainName> = (event: EventNamed<Name>, scene: Scene) => string

const nameOf = (id: string, scene: Scene) =>
  id === scene.me && scene.side === 'contact' ? scene.speaker.say('you') : scene.person(id).name

/** What is said about each happening; the compiler asks for every one. */
const sayings: { readonly [Name in PlainName]: Say<Name> } = {
  'participant-joined': ({ body: { participant, replaces } }, { me, side, speaker, person }) => {
    if (participant.id === me && side === 'contact') return speaker.say('youJoined')
    const { name } = participant
    return replaces ? speaker.say('tookOver', { name, other: person(replaces).name }) : speaker.say('joined', { name })
  },
  'participant-left': ({ by }, scene) => scene.speaker.say('left', { name: nameOf(by, scene) }),
  'participant-away': ({ by }, scene) => scene.speaker.say('away', { name: nameOf(by, scene) }),
  'participant-returned': ({ by }, scene) => scene.speaker.say('returned', { name: nameOf(by, scene) }),
  'waiting-announced': ({ body }, { desk, speaker }) => {
    if (desk) return desk.say(body.waiting === 'for-agent' ? 'contactWaits' : 'contactToldNobody')
    return speaker.say(body.waiting === 'for-agent' ? 'waitingForAgent' : 'nobodyAvailable')
  },
  // Two lines: whose it is, and that no contact reads it; then the remark.
  'note-added': ({ body: { name, text } }, { desk }) => desk?.say('internalNote', { name, text }) ?? text,
  'inactivity-warned': ({ body }, { speaker }) => speaker.say('inactivityWarned', { time: speaker.time(body.endsAt) }),
  'conversation-ended': ({ body, by }, scene) => {
    const { speaker } = scene
    if (body.reason === 'inactivity') return speaker.say('endedByInactivity')
    if (by === scene.me) return speaker.say('youEnded')
    if (body.reason === 'contact-left') return speaker.say('contactLeft', { name: nameOf(by, scene) })
    return scene.person(by).role ? speaker.say('endedBy', { name: nameOf(by, scene) }) : speaker.say('ended')
  },
}

/** A happening in words; nothing for those that have an element of their own. */
export function happeningText({ event }: Happening, scene: Scene): string | undefined {
  const say = sayings[event.name as PlainName] as ((event: Happening['event'], scene: Scene) => string) | undefined
  return say?.(event, scene)
}

/** Whom it is about: their colour is its colour. */
export const subjectOf = ({ event, by }: Happening): string =>
  event.name === 'participant-joined' ? event.body.participant.id : by
