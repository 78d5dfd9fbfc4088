// What every side may use: types, small tables, pure functions. No schema is pulled in from here at run time.
export * from './apply-event.ts'
export { fitsCaseField } from './case-value.ts'
export * from './choice-is-open.ts'
export * from './clock.ts'
export * from './conversation.ts'
export * from './errors.ts'
export * from './ids.ts'
export * from './ending-table.ts'
export * from './interaction.ts'
export * from './language-tag.ts'
export * from './limits.ts'
export * from './nameless.ts'
export * from './names-of-objects.ts'
export * from './parties.ts'
export * from './reports.ts'
export * from './teamwork.ts'
export * from './thread-id.ts'
export * from './versions.ts'
export * from './files/file-types.ts'
export { sizeText } from './files/size-text.ts'
export { wordsOf } from './features/messages.ts'
export { cleanFileName } from './safety/clean-file-name.ts'
export { canonicalUrl, isOwnPath } from './safety/canonical-url.ts'
export { findLinks, type TextPart } from './safety/find-links.ts'
export { linkWarnings, type LinkWarning } from './safety/link-warnings.ts'
export { type Mask, maskDot, maskFor } from './safety/mask-secrets.ts'
export { markdownProblem } from './safety/markdown-problem.ts'
export { type AnswerProblem, answerProblem, dayProblem } from './message-kinds/answer-problem.ts'
export { drawableField, isPhone, preChatProblem, ticked, wordsFor } from './pre-chat-answers.ts'
export type { AskedField, PreChatField, Words } from './features/pre-chat.ts'
export type { CardFace } from './message-kinds/card.ts'
export type { FormField } from './message-kinds/form.ts'
export type { Message, MessageKind } from './message-kinds/index.ts'
export type { Action, Clip, Picture } from './message-kinds/parts.ts'
export type { Choice, ChoicePolicy, ChoiceValue, LogKind, Role } from './define.ts'
export type {
  ChatEvent,
  CommandBody,
  CommandName,
  ConversationEvent,
  InteractionEvent,
  SignalBody,
  SignalName,
} from './features/index.ts'
export type { CaseField } from './features/case-fields.ts'
export type { ChannelName, ChannelState } from './features/channels.ts'
export type {
  Callback,
  ContactAnswer,
  ContactChange,
  ContactProfile,
  ContactQuestion,
  ContactRecord,
  ContactSummary,
  HistoryEntry,
} from './features/contacts.ts'
export type { EventOf, LoggedEvent } from './features/types.ts'
export type {
  AgentSettings,
  MemoryName,
  MemoryValue,
  PersonalResponse,
  SoundSettings,
  StoredMemory,
} from './features/memory.ts'
export type { PermissionId } from './permissions.ts'
export type { Presence } from './presence.ts'
export type { Running } from './features/supervision.ts'
export type { StandardResponse } from './features/responses.ts'
export type { Teammate, TeamPool } from './features/team-feed.ts'
export type {
  ClientFrame,
  DeskSettings,
  DispositionEntry,
  FileActions,
  FileLimits,
  Hello,
  Refusal,
  SearchHit,
  ServerFrame,
  SiteAppearance,
  Welcome,
} from './frame.ts'
