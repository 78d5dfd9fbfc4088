import type { AgentId, ConversationId } from '@parley/protocol'

/** The tabs of the information, in their order. Visit takes its place here. */
export const tabs = ['caseData', 'contact', 'history', 'responses', 'note', 'dispositions'] as const
export type Tab = (typeof tabs)[number]

/** The tools beside the field of the message. */
export type Tool = 'note' | 'push-url' | 'spelling' | 'preview' | 'attach' | 'emoji'

/** What the Team Communicator is opened for. */
export type TeamAim = 'transfer' | 'conference' | 'consultation'

/** What the panel shows when an action wants it. */
export type Shown =
  | { readonly tab: Tab }
  | { readonly tool: Tool }
  | { readonly team: TeamAim; readonly about: ConversationId }
  /** The thread with this colleague. */
  | { readonly colleague: AgentId }
  | 'my-history'
  | 'reports'
  | 'supervision'
  | 'channels'
  | 'command-bar'
  | 'shortcuts'
  | 'settings'
  | 'new-thread'
