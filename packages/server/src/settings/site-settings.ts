import { limits } from '@parley/protocol'
import { caseFields } from './case-fields.ts'
import { dispositions } from './disposition-kind.ts'
import { flag, integer, line, listOf, optional } from './kinds.ts'
import { maskPattern } from './mask-pattern.ts'
import { preChatForm } from './pre-chat-kind.ts'
import { setting } from './setting.ts'
import { botName, hostName, origin, texts } from './web-kinds.ts'

/** One site: `sites.<key>` in the file. */
export const siteSettings = {
  name: setting({
    kind: optional(line(1, limits.nameChars)),
    default: null,
    doc: 'What the contact reads as the title of the chat. The site’s key unless set.',
  }),
  origins: setting({
    kind: listOf(origin, 200),
    default: [],
    doc: 'The origins of the pages that carry the script tag, exactly as browsers send them.',
  }),
  texts: setting({
    kind: texts,
    default: {},
    doc: 'Texts of the widget by language and name, where they should differ from ours.',
  }),
  nickname: setting({
    kind: optional(line(1, limits.nameChars)),
    default: null,
    doc: 'The name under which contacts meet every agent who has no nickname of their own.',
  }),
  bot: setting({
    kind: optional(botName),
    default: null,
    doc: 'The bot that answers first: its name under `bots`. Without one a person is asked for at once.',
  }),
  mediaOrigins: setting({
    kind: listOf(origin, 200),
    default: [],
    doc: 'The origins, besides the server’s own, from which pictures and videos are shown. From any other nothing is ever loaded: its address is shown instead.',
  }),
  linkHosts: setting({
    kind: listOf(hostName, 200),
    default: [],
    doc: 'The site’s own hosts, with those below them. An address that looks like one of them, or is nearly one, warns the agent before it is given to a contact. Those of `origins` unless set.',
  }),
  openPushedLinks: setting({
    kind: flag,
    default: false,
    environment: 'PARLEY_OPEN_PUSHED_LINKS',
    doc: 'Whether links that an agent asks the contact to open may open by themselves. They do only where the contact has agreed to it; everywhere else there is a button.',
  }),
  textLimitChars: setting({
    kind: integer('characters', 1, limits.textChars),
    default: limits.textChars,
    environment: 'PARLEY_TEXT_LIMIT_CHARS',
    doc: 'The longest text message.',
  }),
  spellingBeforeSend: setting({
    kind: flag,
    default: false,
    environment: 'PARLEY_SPELLING_BEFORE_SEND',
    doc: 'Whether what an agent sends is checked first: misspelled words have to be confirmed. Catches mistakes; costs a click where the dictionary does not know a word.',
  }),
  emoji: setting({
    kind: flag,
    default: true,
    environment: 'PARLEY_EMOJI',
    doc: 'Whether contacts and agents have a button to choose an emoji. What keyboards of phones bring along is always taken.',
  }),
  typingPreview: setting({
    kind: flag,
    default: false,
    environment: 'PARLEY_TYPING_PREVIEW',
    doc: 'Whether staff sees what a contact writes before it is sent. Answers come sooner; the contact is told, and it is never kept.',
  }),
  retentionDays: setting({
    kind: integer('days', 0, 36_500),
    default: 365,
    environment: 'PARLEY_RETENTION_DAYS',
    doc: 'How long after its end a conversation is kept. Then what was said in it and about it is erased for good, and when nothing is left of its contact, who that was as well; 0 keeps everything for ever.',
  }),
  exportNotes: setting({
    kind: flag,
    default: false,
    doc: 'Whether the export of a contact has what staff noted about them: notes, internal notes, dispositions. What staff wrote to each other is in none.',
  }),
  preChatForm: setting({
    kind: preChatForm,
    default: [],
    doc: 'What a contact is asked for before a chat begins. Where nothing of it is `required` it can be skipped. Each question costs some of the contacts.',
  }),
  askForRating: setting({
    kind: flag,
    default: false,
    environment: 'PARLEY_ASK_FOR_RATING',
    doc: 'Whether a contact is asked for one to five stars after the end of a conversation. The words of the question are `rateQuestion` in `texts`.',
  }),
  maskPatterns: setting({
    kind: listOf(maskPattern, 20),
    default: [],
    doc: 'What is hidden in everything that is said, besides card numbers: in the browser before it leaves, and on the server before it is written.',
  }),
  contactFields: setting({
    kind: caseFields,
    default: [],
    doc: 'What agents can write down about a contact besides name, e-mail addresses, phone numbers and language. `editable` means nothing for them: all of them can be changed.',
  }),
  olderChats: setting({
    kind: flag,
    default: false,
    environment: 'PARLEY_OLDER_CHATS',
    doc: 'Whether agents see the contact’s older chats above the current one. They are loaded as the agent scrolls up.',
  }),
  caseData: setting({
    kind: caseFields,
    default: [],
    doc: 'The fields of the case data that agents see under a name of their own, in their order; those marked `editable` agents may change. Fields that are not named here are shown after them, by their key.',
  }),
  dispositions: setting({
    kind: dispositions,
    default: [],
    doc: 'How an interaction can have ended: a list, or a tree of groups whose innermost entries can be chosen.',
  }),
  dispositionMandatory: setting({
    kind: flag,
    default: false,
    doc: 'Whether an agent has to set a disposition before Mark Done works.',
  }),
  invitationTimeoutMs: setting({
    kind: integer('milliseconds', 5_000, 120_000),
    default: 20_000,
    environment: 'PARLEY_INVITATION_TIMEOUT_MS',
    doc: 'How long an agent may look at an invitation before it goes to the next one. Shorter answers the contact sooner; longer spares agents who are finishing a note.',
  }),
  inactivityWarningMs: setting({
    kind: integer('milliseconds', 1_000, 86_400_000),
    default: 8 * 60_000,
    environment: 'PARLEY_INACTIVITY_WARNING_MS',
    doc: 'After how long without a message both sides are warned that the conversation will end.',
  }),
  inactivityEndMs: setting({
    kind: integer('milliseconds', 2_000, 86_400_000),
    default: 10 * 60_000,
    environment: 'PARLEY_INACTIVITY_END_MS',
    doc: 'After how long without a message the conversation ends. Longer than `inactivityWarningMs`.',
  }),
  keepTimeoutMessages: setting({
    kind: flag,
    default: true,
    environment: 'PARLEY_KEEP_TIMEOUT_MESSAGES',
    doc: 'Whether messages about inactivity stay in the transcript that is read later. While they happen they are always shown.',
  }),
  asynchronous: setting({
    kind: flag,
    default: false,
    environment: 'PARLEY_ASYNCHRONOUS',
    doc: 'Whether conversations stay open when their last agent leaves: they are parked until Mark Done, and any message of the contact brings the agent back, or else somebody from the queue.',
  }),
  contactLeaveDelayMs: setting({
    kind: integer('milliseconds', 0, 3_600_000),
    default: 0,
    environment: 'PARLEY_CONTACT_LEAVE_DELAY_MS',
    doc: 'How long a contact who has left an agent may come back before the conversation ends; 0 ends it at once.',
  }),
  closeAfterDisconnectMs: setting({
    kind: integer('milliseconds', 0, 86_400_000),
    default: 0,
    environment: 'PARLEY_CLOSE_AFTER_DISCONNECT_MS',
    doc: 'How long after the contact’s last page has gone the conversation ends by itself; 0 waits for inactivity. Shorter frees agents sooner; longer spares contacts in a tunnel.',
  }),
  autoDoneMs: setting({
    kind: integer('milliseconds', 0, 604_800_000),
    default: 0,
    environment: 'PARLEY_AUTO_DONE_MS',
    doc: 'How long after its end an interaction is marked done by itself; afterwards it takes no note and no disposition. 0 leaves it to the agent.',
  }),
} as const
