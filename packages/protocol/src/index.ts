// What every side may use: types, small tables, pure functions. No schema is pulled in from here at run time.
export * from './apply-event.ts'
export * from './clock.ts'
export * from './conversation.ts'
export * from './errors.ts'
export * from './ids.ts'
export * from './interaction.ts'
export * from './limits.ts'
export * from './versions.ts'
export { messageAsText } from './message-kinds/as-text.ts'
export type { Message, MessageKind } from './message-kinds/index.ts'
export type { Role, LogKind } from './define.ts'
export type {
  ChatEvent,
  CommandBody,
  CommandName,
  ConversationEvent,
  InteractionEvent,
  SignalBody,
  SignalName,
} from './features/index.ts'
export type { EventOf, LoggedEvent } from './features/types.ts'
export type { Presence } from './features/presence.ts'
export type {
  ClientFrame,
  DeskSettings,
  Hello,
  Refusal,
  ServerFrame,
  SiteAppearance,
  Welcome,
} from './frame.ts'
