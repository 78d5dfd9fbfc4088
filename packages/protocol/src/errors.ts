/** Whether trying again helps: never, after a while, or after asking for what was missed. */
export type Retry = 'never' | 'later' | 'resync'

/**
 * Everything that can be refused, once. `remedy` is for people who read logs and documents; interfaces have their own
 * texts per code. Words in backticks are facts that come with the error.
 */
export const errorCatalogue = {
  'bad-request': { retry: 'never', remedy: 'Correct `field`: `problem`.' },
  'unknown-command': { retry: 'never', remedy: 'Send a command of this protocol version; `name` is not one.' },
  'hello-first': { retry: 'never', remedy: 'Send `hello` as the first frame.' },
  'hello-again': { retry: 'never', remedy: 'Send `hello` once; open a new socket to sign in as somebody else.' },
  'hello-too-late': {
    retry: 'later',
    remedy: 'Send `hello` within `deadlineMs` milliseconds after the socket opened.',
  },
  unauthorized: { retry: 'never', remedy: 'Ask for a new token of the right kind and sign in again.' },
  'token-expired': { retry: 'later', remedy: 'Ask for a new token and sign in again.' },
  'client-too-old': { retry: 'never', remedy: 'Reload the page; the server speaks versions `oldest` to `newest`.' },
  'unknown-site': { retry: 'never', remedy: 'Use a site that the configuration names; `site` is not one.' },
  'identity-required': {
    retry: 'never',
    remedy: 'Sign in on the website first: `site` talks with contacts whom it knows.',
  },
  'identity-off': {
    retry: 'never',
    remedy: 'Set keys under `identity` of `site`: without them nobody can be verified.',
  },
  'identity-changed': {
    retry: 'later',
    remedy: 'Sign in with the token that identifying gave: this contact is known by now.',
  },
  'origin-not-allowed': {
    retry: 'never',
    remedy: 'Add the page\u2019s origin to `origins` of the site, or to `agentOrigins`.',
  },
  'not-found': { retry: 'never', remedy: 'Check the id; it names nothing that you may see.' },
  'not-allowed': { retry: 'never', remedy: 'Ask your administrator for it.' },
  'conversation-exists': { retry: 'never', remedy: 'Go on in the conversation that is open.' },
  'conversation-ended': { retry: 'never', remedy: 'Start a new conversation.' },
  'conversation-open': { retry: 'never', remedy: 'End the conversation first.' },
  parked: { retry: 'never', remedy: 'Rejoin the conversation first.' },
  'rating-off': { retry: 'never', remedy: 'Set `askForRating` of the site to let its contacts rate.' },
  'already-rated': {
    retry: 'never',
    remedy: 'Nothing to do: what was said first stands, since another conversation has begun.',
  },
  'not-parked': { retry: 'never', remedy: 'Nothing to do: the conversation is not parked with you.' },
  'invitation-gone': { retry: 'never', remedy: 'Nothing to do: it was answered, withdrawn, or its time was over.' },
  'target-unavailable': {
    retry: 'later',
    remedy: 'Ask somebody else, or try again later: `target` cannot be asked now (`reason`).',
  },
  'already-in': { retry: 'never', remedy: 'Nothing to do: `name` is in it, or is being asked.' },
  'consultation-open': {
    retry: 'never',
    remedy: 'End the consultation, and let both sides mark it done first: `name` has not.',
  },
  'already-done': { retry: 'never', remedy: 'Nothing to do: it is closed for good.' },
  'disposition-missing': { retry: 'never', remedy: 'Set a disposition first: this site wants one.' },
  'disposition-unknown': { retry: 'never', remedy: 'Choose one of the site\u2019s dispositions that is no group.' },
  'message-too-long': { retry: 'never', remedy: 'Shorten the text to `limitChars` characters.' },
  'message-empty': { retry: 'never', remedy: 'Write something that can be seen.' },
  'message-not-allowed': { retry: 'never', remedy: 'Send another kind of message: `kind` is not for `role`.' },
  'choice-closed': { retry: 'never', remedy: 'Nothing to do: it was chosen already, or the time for it is over.' },
  'choice-invalid': { retry: 'never', remedy: 'Correct `field`: `problem`.' },
  'bot-listens': { retry: 'never', remedy: 'Wait until an agent invites the bot to answer.' },
  'no-bot': { retry: 'never', remedy: 'Nothing to do: no bot is in this conversation.' },
  'contact-changed': {
    retry: 'never',
    remedy: 'Look at what was changed meanwhile, then save again: it is version `version` now.',
  },
  'contact-invalid': { retry: 'never', remedy: 'Correct `field`: `problem`.' },
  'form-invalid': { retry: 'never', remedy: 'Ask the contact again for `field` of the form: it `problem`.' },
  'case-data-fixed': {
    retry: 'never',
    remedy: 'Leave `field` as it is, or set `editable` for it in `caseData` of the site.',
  },
  'case-data-invalid': { retry: 'never', remedy: 'Give `field` a value that is a `type`.' },
  'too-many-notes': { retry: 'never', remedy: 'Say it to each other: a conversation takes `limit` internal notes.' },
  'command-conflict': { retry: 'never', remedy: 'Use a new id: this one already names another command.' },
  'too-many-commands': { retry: 'later', remedy: 'Wait `retryAfterMs` milliseconds, then send again.' },
  'too-many-sockets': { retry: 'later', remedy: 'Close other connections, or wait `retryAfterMs` milliseconds.' },
  'files-not-allowed': { retry: 'never', remedy: 'Say it in words: this site takes no files from `role`.' },
  'file-too-large': { retry: 'never', remedy: 'Send a file of at most `limitBytes` bytes.' },
  'file-empty': { retry: 'never', remedy: 'Choose a file that has something in it.' },
  'file-type-refused': { retry: 'never', remedy: 'Send a file of one of these types: `types`.' },
  'file-type-mismatch': {
    retry: 'never',
    remedy: 'Save the file anew under a name that fits it: it is called `named`, and is `found`.',
  },
  'file-refused': { retry: 'never', remedy: 'Check the file for malware: whoever scans files here refused it.' },
  'file-damaged': { retry: 'never', remedy: 'Choose the file again: what arrived is not what was announced.' },
  'too-many-files': { retry: 'later', remedy: 'Wait until one of the `limit` files under way is there.' },
  quota: {
    retry: 'later',
    remedy: 'Wait `retryAfterMs` milliseconds: `limitBytes` bytes are what one may send in a day.',
  },
  'wrong-offset': { retry: 'resync', remedy: 'Go on at `offset`.' },
  'address-expired': { retry: 'resync', remedy: 'Ask for new addresses of the file.' },
  'log-gap': { retry: 'resync', remedy: 'Ask for the events after `expectedSeq` minus one.' },
  'reads-too-slowly': { retry: 'later', remedy: 'Connect again; everything missed is sent.' },
  'going-away': { retry: 'later', remedy: 'Connect again in `retryAfterMs` milliseconds: this server restarts.' },
  unavailable: { retry: 'later', remedy: 'Try again in `retryAfterMs` milliseconds; nothing was lost.' },
} as const satisfies Record<string, { retry: Retry; remedy: string }>

export type ErrorCode = keyof typeof errorCatalogue

/** What an error says about itself, by name. Plain values only: facts travel in frames. */
export type ErrorFacts = Readonly<Record<string, string | number>>

/** A refusal with a code for programs, facts for the text, and a remedy for people. */
export class ChatError extends Error {
  override readonly name = 'ChatError'
  readonly code: ErrorCode
  readonly facts: ErrorFacts

  constructor(code: ErrorCode, facts: ErrorFacts = {}) {
    super(`${code}: ${errorCatalogue[code].remedy}`)
    this.code = code
    this.facts = facts
  }

  get retry(): Retry {
    return errorCatalogue[this.code].retry
  }
}
