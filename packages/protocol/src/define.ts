import type * as v from 'valibot'
import type { PermissionId } from './permissions.ts'

/** Who somebody is in a conversation. Supervisors are agents who may do more. */
export type Role = 'contact' | 'agent' | 'supervisor' | 'bot'

/** The two logs that stand behind one conversation: what everybody reads, and what only staff reads. */
export type LogKind = 'conversation' | 'interaction'

type Schema = v.GenericSchema

type Needed<Body> = PermissionId | null | ((body: Body) => PermissionId | null)

/** Commands that staff may send say what is needed for them; the others have nothing to say. */
type Decided<Senders extends Role, Body extends Schema> =
  Extract<Senders, 'agent' | 'supervisor'> extends never
    ? { readonly permission?: never }
    : { readonly permission: Needed<v.InferOutput<Body>> }

/** A wish that a client sends. The server decides whether it becomes events. */
export interface CommandDefinition<Name extends string = string, Body extends Schema = Schema> {
  readonly name: Name
  /** Who may send it. The server checks; everybody else gets `not-allowed`. */
  readonly from: readonly Role[]
  /**
   * What staff needs for it, or what it depends on in the body; `null`: all of staff may. Contacts and bots need none.
   * Staff sends nothing for which nobody has decided that.
   */
  readonly permission?: Needed<never>
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

/** One kind of message: what it carries, how a choice in it is judged, and what to show where the kind is unknown. */
export interface MessageKindDefinition<Name extends string = string, Content extends Schema = Schema> {
  readonly name: Name
  /** Who may write it. What contacts write is text and nothing else. */
  readonly from: readonly Role[]
  readonly content: Content
  /** The whole content as plain text; nothing that is shown may be missing from it. */
  readonly asText: (content: v.InferOutput<Content>) => string
  /** What is wrong with a content that fits the schema, if anything: what a schema has no words for. */
  readonly problem?: (content: v.InferOutput<Content>) => Problem | undefined
  /** What its author should change: it works, and serves people badly. */
  readonly lint?: (content: v.InferOutput<Content>) => readonly Problem[]
  /** For kinds in which the contact chooses. */
  readonly choice?: ChoiceDefinition<v.InferOutput<Content>>
  readonly samples: Readonly<Record<string, v.InferOutput<Content>>>
  readonly doc: string
}

/** How the contact chooses in one kind of message. */
export interface ChoiceDefinition<Content> {
  /** Until when one can choose, where the message does not say. */
  readonly policy: ChoicePolicy
  /**
   * What a choice means in this message.
   *
   * @throws ChatError `choice-invalid` with field and problem when it is not one that the message offers.
   */
  readonly judge: (content: Content, choice: Choice) => Judged
}

/** What a contact sends who chooses: the ids of the actions, rows or slots, and the values of fields by the field's id. */
export interface Choice {
  readonly actions: readonly string[]
  readonly values?: Readonly<Record<string, ChoiceValue>> | undefined
}

export type ChoiceValue = string | number | boolean | readonly string[]

/**
 * `once`: the first choice is final. `revisable`: the latest counts. `until-next-message`: as long as nobody has said anything
 * after it. `until`: revisable, before a moment in milliseconds since 1970.
 */
export type ChoicePolicy = 'once' | 'revisable' | 'until-next-message' | { readonly until: number }

/** What was chosen, in words, and what follows from it. */
export interface Judged {
  /** `reply`: said by the contact; `click`: a button; `selection`: of a list; `form`; `date`: a day or a time slot. */
  readonly as: 'reply' | 'click' | 'selection' | 'form' | 'date'
  /** The label of what was chosen, or all labels separated by commas. */
  readonly text: string
  /** What the contact says with it. */
  readonly says?: string
  /** What the author wants to be told. */
  readonly payload?: string
  /** Opens, calls or downloads: may be done again and again, and uses up no policy. */
  readonly opens?: true
}

/** Where in a message something is, and what. */
export interface Problem {
  /** As a path: `cards.2.title`. */
  readonly field: string
  readonly problem: string
}

// The annotations let bundlers drop definitions (and with them all schemas) from the browser's code.

/*#__NO_SIDE_EFFECTS__*/
export function command<const Name extends string, Senders extends Role, Body extends Schema>(
  name: Name,
  definition: Omit<CommandDefinition<Name, Body>, 'name' | 'from' | 'permission'> &
    Decided<Senders, Body> & { readonly from: readonly Senders[] },
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
