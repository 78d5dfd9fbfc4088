import type { Teammate, TeamPool } from '@parley/protocol'
import { glyphs, icon, type Speaker } from '@parley/ui'
import { html, nothing } from 'lit'
import { tag } from '../actions/own-glyphs.ts'
import { isAgent, type TeamTarget } from './target.ts'
import type { TeamCommunicatorTexts } from './texts/team-communicator-texts.ts'

type Voice = Speaker<TeamCommunicatorTexts>

/** Between two facts: a dot for the eye, a space for those who listen. */
const apart = html` <span aria-hidden="true">·</span> `

/** Who or what a target is, and how it is now: in words, with a shape beside them. Who looks (`isMine`) does not count as free. */
export function drawState(target: TeamTarget, isMine: boolean, voice: Voice) {
  return isAgent(target) ? drawAgent(target, voice) : drawPool(target, isMine, voice)
}

function drawAgent(agent: Teammate, voice: Voice) {
  const { name, nickname, groups, skills, connected, load, presence } = agent
  const shape = !connected ? 'offline' : presence.is
  const tags = [...groups, ...skills]
  return html`
    <span class="mark"><span class="dot ${shape}"></span></span>
    <span class="who">
      <span class="name"
        ><bdi>${name}</bdi>
        ${nickname && nickname !== name ? html`<span class="nickname" dir="auto">${voice.say('nicknamed', { nickname })}</span>` : nothing}</span
      >
      <span class="state"
        >${presenceWords(agent, voice)}${
          connected
            ? html`${apart}${voice.say('places', { load: voice.number(load), capacity: voice.number(presence.capacity) })}`
            : nothing
        }${tags.length > 0 ? html`${apart}<span dir="auto">${tags.join(', ')}</span>` : nothing}</span
      >
    </span>
  `
}

/** Whether an agent can be reached, in words. */
export function presenceWords({ connected, presence }: Teammate, voice: Voice): string {
  if (!connected) return voice.say('offline')
  if (presence.is === 'ready') return voice.say('ready')
  if (presence.is === 'after-call-work') return voice.say('afterCallWork')
  return presence.reason === null ? voice.say('notReady') : voice.say('notReadyBecause', { reason: presence.reason })
}

const poolKinds = {
  group: ['kindGroup', glyphs.people],
  skill: ['kindSkill', tag],
  queue: ['kindQueue', glyphs.menu],
} as const

function drawPool({ kind, name, free, waiting }: TeamPool, isMine: boolean, voice: Voice) {
  const [word, glyph] = poolKinds[kind]
  return html`
    <span class="mark">${icon(glyph)}</span>
    <span class="who">
      <span class="name"><bdi>${name}</bdi></span>
      <span class="state"
        >${voice.say(word)}${apart}${voice.say('free', { count: voice.number(free - (isMine ? 1 : 0)) })}${apart}${voice.say('waiting', { count: voice.number(waiting) })}</span
      >
    </span>
  `
}
