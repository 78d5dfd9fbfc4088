import type * as v from 'valibot'

/** Who somebody is in a conversation. Supervisors are agents who may do more. */
export type Role = 'contact' | 'agent' | 'supervisor' | 'bot'

/** The two logs that stand behind one conversation: what everybody reads, and what only staff reads. */
export type LogKind = 'conversation' | 'interaction'

type Schema = v.GenericSchema

/** A wish that a client sends. The server decides whether it becomes events. */
export interface CommandDefinition<Name extends string = string, Body extends Schema = Schema> {
  readonly name: Name
  /** Who may send it. The server checks; everybody else gets `not-allowed`. */
  readonly from: readonly Role[]
  /** What it is about: one conversation (the frame's `in` names it), or the sender alone. */
  readonly about: 'conversation' | 'sender'
  readonly body: Body
  /** One sentence for the generated reference. */
  readonly doc: string
}

/** A fact in a log. Facts never change after they were written. */
export interface EventDefinition<
  Name extends string = string,
  Log extends LogKind = LogKind,
  Body extends Schema = Schema,
> {
  readonly name: Name
  /** The log that it is written to. Nothing in an `interaction` log is ever sent to a contact. */
  readonly log: Log
  readonly body: Body
  readonly doc: string
}

/** Something passing: never stored, lost without harm, fades by itself. */
export interface SignalDefinition<Name extends string = string, Body extends Schema = Schema> {
  readonly name: Name
  /** Who may send it to the server. An empty list: only the server says it. */
  readonly from: readonly Role[]
  readonly body: Body
  readonly doc: string
}

/** One kind of message: what it carries, and what to show where the kind is unknown. */
export interface MessageKindDefinition<Name extends string = string, Content extends Schema = Schema> {
  readonly name: Name
  readonly content: Content
  /** The whole content as plain text; nothing that is shown may be missing from it. */
  readonly asText: (content: v.InferOutput<Content>) => string
  readonly samples: Readonly<Record<string, v.InferOutput<Content>>>
  readonly doc: string
}

// The annotations let bundlers drop definitions (and with them all schemas) from the browser's code.

/*#__NO_SIDE_EFFECTS__*/
export function command<const Name extends string, Body extends Schema>(
  name: Name,
  definition: Omit<CommandDefinition<Name, Body>, 'name'>,
): CommandDefinition<Name, Body> {
  return { name, ...definition }
}

/*#__NO_SIDE_EFFECTS__*/
export function event<const Name extends string, const Log extends LogKind, Body extends Schema>(
  name: Name,
  definition: Omit<EventDefinition<Name, Log, Body>, 'name'>,
): EventDefinition<Name, Log, Body> {
  return { name, ...definition }
}

/*#__NO_SIDE_EFFECTS__*/
export function signal<const Name extends string, Body extends Schema>(
  name: Name,
  definition: Omit<SignalDefinition<Name, Body>, 'name'>,
): SignalDefinition<Name, Body> {
  return { name, ...definition }
}

/*#__NO_SIDE_EFFECTS__*/
export function messageKind<const Name extends string, Content extends Schema>(
  name: Name,
  definition: Omit<MessageKindDefinition<Name, Content>, 'name'>,
): MessageKindDefinition<Name, Content> {
  return { name, ...definition }
}
