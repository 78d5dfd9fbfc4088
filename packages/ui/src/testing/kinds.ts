import type { Choice, Message, MessageKind } from '@parley/protocol'
import { messageKinds } from '@parley/protocol/schemas'
import type { LitElement, TemplateResult } from 'lit'
import { define } from '../define.ts'
import type { MakeChoiceEvent } from '../events.ts'
import type { KindModule } from '../message-kinds/index.ts'
import type { Media, Offer } from '../message-kinds/offer.ts'
import type { Side } from '../transcript/scene.ts'
import { heard, onStage } from './stage.ts'

/** One of the samples of a kind; another object each time. */
export function sampleOf<Kind extends MessageKind>(kind: Kind, name: string): Message<Kind> {
  const samples = messageKinds[kind].samples as Readonly<Record<string, unknown>>
  if (!samples[name]) throw new Error(`${kind} has no sample ${name}`)
  return structuredClone(samples[name]) as Message<Kind>
}

/** An offer in which the reader can choose, changed as wished. */
export const offerWhere = (more: Partial<Offer> = {}): Offer => ({
  seq: 7,
  is: 'open',
  made: undefined,
  isPending: false,
  refused: undefined,
  ...more,
})

export const made = (...actions: readonly string[]): Choice => ({ actions })

/** A picture that is always there: one grey pixel, so that no test asks a server. */
const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=='

/** Takes what lies on the chat's own server, and nothing else. */
export const ownMedia: Media = (url) => (url.startsWith('/') ? pixel : undefined)

/** Draws a message as its kind does, on a stage; and collects the choices that are asked for. */
export async function drawn<Kind extends MessageKind, Of extends LitElement>(
  { draw, elements = {} }: KindModule<Kind>,
  message: Message<Kind>,
  {
    offer = offerWhere(),
    media = ownMedia,
    side = 'contact',
    theme = 'light',
    width = 384,
  }: { offer?: Offer | undefined; media?: Media; side?: Side; theme?: 'light' | 'dark'; width?: number } = {},
) {
  define(elements)
  const template = draw(message, { offer, media, side, isOwn: false }) as TemplateResult
  const { element, stage } = await onStage<Of>(template, { theme, width })
  return { element, stage, choices: heard<MakeChoiceEvent>(stage, 'parley-make-choice') }
}
