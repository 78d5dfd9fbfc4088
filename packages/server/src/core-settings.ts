import {
  type CaseField,
  type FileActions,
  fileTypes,
  heartbeatMs,
  limits,
  type PreChatField,
  silenceMs,
  type StandardResponse,
} from '@parley/protocol'

// What the core needs of the settings, in the shape that `settings.ts` gives them: the shell hands its own over as they are.

/** One site. Milliseconds and characters by name. */
export interface CoreSiteSettings {
  /** What contacts read as the title of the chat; `null`: the site's key. */
  readonly name: string | null
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** The name of all agents who have no nickname of their own; `null`: their real names. */
  readonly nickname: string | null
  /** The bot that answers first. */
  readonly bot: { readonly id: string; readonly name: string } | null
  /** The origins, besides the server's own, from which pictures and videos are shown. */
  readonly mediaOrigins: readonly string[]
  /** The pages that carry the chat. */
  readonly origins: readonly string[]
  /** Whether only contacts whom the website vouches for can chat. */
  readonly identity: { readonly required: boolean }
  /** The site's own hosts; those of `origins` when there are none. */
  readonly linkHosts: readonly string[]
  /** Whether links that staff asks the contact to open may open by themselves. */
  readonly openPushedLinks: boolean
  readonly textLimitChars: number
  readonly files: FileRules
  /** Whether both sides have a button for emojis. */
  readonly emoji: boolean
  /** Whether staff sees what a contact writes before it is sent. */
  readonly typingPreview: boolean
  /** What contacts are asked for before a chat begins. */
  readonly preChatForm: readonly PreChatField[]
  /** Whether contacts are asked how it was, after the end. */
  readonly askForRating: boolean
  /** What is hidden besides card numbers, as regular expressions. */
  readonly maskPatterns: readonly string[]
  /** Whether what an agent sends is checked for spelling first. */
  readonly spellingBeforeSend: boolean
  /** What is to be known of contacts besides names and addresses. */
  readonly contactFields: readonly CaseField[]
  /** Whether agents see the contact's older chats above the current one. */
  readonly olderChats: boolean
  /** The fields of the case data that have a name of their own. */
  readonly caseData: readonly CaseField[]
  /** How an interaction can have ended. */
  readonly dispositions: readonly DispositionNode[]
  /** Whether one of them has to be set before an interaction is done. */
  readonly dispositionMandatory: boolean
  /** How long a contact may wait for an answer; `lateMs` is more than `warningMs`. */
  readonly pendingResponse: { readonly warningMs: number; readonly lateMs: number }
  readonly invitationTimeoutMs: number
  /** Silence of everybody after which the end is announced. Counts only while an agent is in the conversation. */
  readonly inactivityWarningMs: number
  /** Silence of everybody that ends the conversation; more than `inactivityWarningMs`. */
  readonly inactivityEndMs: number
  /** Whether messages about inactivity stay in the transcript that is kept. */
  readonly keepTimeoutMessages: boolean
  /** Whether conversations stay open when the last agent leaves. */
  readonly asynchronous: boolean
  /** How long a contact who leaves an agent may come back; 0: not at all. */
  readonly contactLeaveDelayMs: number
  /** Absence of the contact's browser that ends the conversation; 0: none does. */
  readonly closeAfterDisconnectMs: number
  /** How long after the end an interaction is done by itself; 0: never. */
  readonly autoDoneMs: number
}

/** Where conversations can be sent to be served by some of the agents: those of its groups, and those with its skills. */
export interface QueueSettings {
  readonly name: string
  readonly groups: readonly string[]
  readonly skills: readonly string[]
}

/** A disposition, or with `children` a group of them. */
export interface DispositionNode {
  readonly id: string
  readonly label: string
  readonly children?: readonly DispositionNode[]
}

/** What a site takes as files. */
export interface FileRules {
  readonly fromContact: boolean
  readonly fromAgent: boolean
  /** Where agents take files from: their own machine, and standard responses. */
  readonly fromWorkstation: boolean
  readonly fromResponses: boolean
  /** Extensions in lower case. */
  readonly types: readonly string[]
  readonly maxBytes: number
  /** Files under way at once. */
  readonly contactMaxCount: number
  readonly agentMaxCount: number
  /** Bytes of one person in 24 hours. */
  readonly dailyBytes: number
  readonly actions: FileActions
}

export interface CoreSettings {
  /** By the key that stands in `data-site`. */
  readonly sites: Readonly<Record<string, CoreSiteSettings>>
  /** By the key that invitations name. */
  readonly queues: Readonly<Record<string, QueueSettings>>
  /** Standard responses, where nobody keeps a library of them. */
  readonly responses: readonly StandardResponse[]
  /** Languages that the spelling check has dictionaries for. */
  readonly dictionaries: readonly string[]
  readonly agents: {
    /** Conversations at once, for agents whose token does not say. */
    readonly capacity: number
    readonly notReadyReasons: readonly string[]
    readonly zoom: boolean
    /** Whether agents may say which known contact somebody is. */
    readonly assignContacts: boolean
    /** A message of the contact younger than this holds up what the agent sends, until they have sent it again; 0: never. */
    readonly crossedMessageMs: number
    /** How long at most an agent is spared after their last conversation has ended; 0: not at all. */
    readonly afterCallWorkMs: number
    /** Whether agents are told who of the supervisors reads their conversations along. */
    readonly tellWatched: boolean
  }
  readonly timers: {
    readonly heartbeatMs: number
    readonly silenceMs: number
    /** Absence of an agent's browser after which contacts are told. */
    readonly agentAwayMs: number
    /** Absence of an agent's browser after which others take over. */
    readonly agentLostMs: number
  }
  readonly limits: {
    readonly contactFrameBytes: number
    readonly helloTimeoutMs: number
    readonly socketsPerContact: number
    readonly socketsPerAgent: number
    /** New conversations of one address. */
    readonly conversationsPerMinute: number
    readonly contactCommandsPer10s: number
    readonly contactCommandBurst: number
    readonly agentCommandsPer10s: number
    readonly agentCommandBurst: number
    readonly outgoingFrames: number
    readonly outgoingBytes: number
  }
}

export const defaultFileRules: FileRules = {
  fromContact: true,
  fromAgent: true,
  fromWorkstation: true,
  fromResponses: true,
  types: Object.keys(fileTypes),
  maxBytes: limits.fileBytes,
  contactMaxCount: limits.contactFiles,
  agentMaxCount: limits.agentFiles,
  dailyBytes: limits.fileBytesPerDay,
  actions: { open: true, save: true, saveAll: true, print: true, delete: true, deleteAll: true },
}

export const defaultSiteSettings: CoreSiteSettings = {
  name: null,
  texts: {},
  nickname: null,
  bot: null,
  mediaOrigins: [],
  origins: [],
  identity: { required: false },
  linkHosts: [],
  openPushedLinks: false,
  textLimitChars: limits.textChars,
  files: defaultFileRules,
  emoji: true,
  typingPreview: false,
  preChatForm: [],
  askForRating: false,
  maskPatterns: [],
  spellingBeforeSend: false,
  caseData: [],
  contactFields: [],
  olderChats: false,
  dispositions: [],
  dispositionMandatory: false,
  pendingResponse: { warningMs: 60_000, lateMs: 120_000 },
  invitationTimeoutMs: 20_000,
  inactivityWarningMs: 8 * 60_000,
  inactivityEndMs: 10 * 60_000,
  keepTimeoutMessages: true,
  asynchronous: false,
  contactLeaveDelayMs: 0,
  closeAfterDisconnectMs: 0,
  autoDoneMs: 0,
}

/** The defaults of security rule H4 and reliability rule 20, for tests and the server in memory. */
export const defaultCoreSettings: CoreSettings = {
  sites: { shop: defaultSiteSettings },
  queues: {},
  responses: [],
  dictionaries: [],
  agents: {
    capacity: 3,
    notReadyReasons: ['Break', 'Lunch', 'Meeting', 'After-chat work'],
    zoom: true,
    assignContacts: true,
    crossedMessageMs: 4_000,
    afterCallWorkMs: 0,
    tellWatched: true,
  },
  timers: { heartbeatMs, silenceMs, agentAwayMs: 30_000, agentLostMs: 120_000 },
  limits: {
    contactFrameBytes: limits.contactFrameBytes,
    helloTimeoutMs: 10_000,
    socketsPerContact: 5,
    socketsPerAgent: 10,
    conversationsPerMinute: 5,
    contactCommandsPer10s: 10,
    contactCommandBurst: 20,
    agentCommandsPer10s: 50,
    agentCommandBurst: 100,
    outgoingFrames: 1_000,
    outgoingBytes: 4 * 1_024 * 1_024,
  },
}
