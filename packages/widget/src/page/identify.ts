import type { ContactChat } from '../chat/contact-chat.ts'
import { forgetAll } from '../chat/forget-all.ts'
import { CallError } from './call-error.ts'

/** Where a chat is. */
export interface Place {
  /** The server's address, with a slash at its end. */
  readonly server: string
  readonly site: string
}

/** How the page says who its contact is: by a token of its backend, or by a function that asks the backend for a fresh one. */
export type Who = { readonly token: string } | { readonly getToken: () => Promise<string> | string }

/** What is under way of one chat: one call after the other. */
const turns = new WeakMap<ContactChat, Promise<unknown>>()

/** Chats that ask for a token by themselves when the server wants to know anew who it is. */
const followed = new WeakMap<ContactChat, () => Promise<void>>()

/**
 * Says who the contact is ([CTC30]). The chat goes on as theirs; where it cannot be done, it goes on as it was ([CTC36]).
 *
 * @throws CallError with what the server said.
 */
export function identify(chat: ContactChat, place: Place, who: unknown): Promise<void> {
  const ask = tokensOf(who)
  const act = () => tryTwice(chat, place, ask)
  if (ask.again) follow(chat, act)
  return inTurn(chat, act)
}

interface Tokens {
  readonly next: () => Promise<string>
  /** Whether there is another one where the first is no good any more. */
  readonly again: boolean
}

function tokensOf(who: unknown): Tokens {
  const { token, getToken } = Object(who) as { readonly token?: unknown; readonly getToken?: unknown }
  if (typeof getToken === 'function')
    return {
      next: async () => textOf(await (getToken as () => unknown)(), "getToken of parley('identify')"),
      again: true,
    }
  return { next: async () => textOf(token, "parley('identify', { token }) or { getToken }"), again: false }
}

function textOf(token: unknown, what: string): string {
  if (typeof token === 'string' && token.split('.').length === 3) return token.trim()
  throw new CallError(`${what} needs a token of the website's backend: a JWT, as text.`)
}

const inTurn = (chat: ContactChat, act: () => Promise<void>): Promise<void> => {
  const turn = (turns.get(chat) ?? Promise.resolve()).then(act, act)
  turns.set(chat, turn)
  return turn
}

async function tryTwice(chat: ContactChat, place: Place, { next, again }: Tokens): Promise<void> {
  const error = await attempt(chat, place, await next())
  if (!error) return
  const last = error.code === 'token-expired' && again ? await attempt(chat, place, await next()) : error
  if (last) throw new CallError(`parley('identify') was refused (${last.code}): ${last.remedy}`)
}

interface Refused {
  readonly code: string
  readonly remedy: string
}

async function attempt(chat: ContactChat, { server, site }: Place, token: string): Promise<Refused | undefined> {
  const subject = subjectIn(token)
  const known = chat.notes.get('sub')
  // Somebody else is signed in on the website now: nothing of the one before may stay ([CTC37]).
  if (known !== null && known !== subject) await signOut(chat, server).catch(() => {})
  const wasOpen = chat.isOpen
  // The line belongs to whom nobody knows: it would be cut.
  if (known !== subject) chat.close()
  try {
    const answer = await ask(server, 'POST', chat.notes.get('token'), { site, token })
    if ('code' in answer) return answer
    chat.notes.set('sub', subject)
    if (answer.token !== undefined) chat.become(answer.token)
    return undefined
  } finally {
    if (wasOpen) chat.open()
  }
}

/**
 * Forgets who the contact is and all that was kept about them in this browser, and ends their session on the server ([CTC34]).
 *
 * @throws CallError when the server could not be told: the session ends by itself within a day.
 */
export async function signOut(chat: ContactChat, server: string): Promise<void> {
  const session = chat.notes.get('token')
  followed.delete(chat)
  forgetAll(chat)
  if (session === null) return
  const answer = await ask(server, 'DELETE', session)
  if ('code' in answer && answer.code !== 'unauthorized')
    throw new CallError(`This browser has forgotten everything, but the server could not be told (${answer.code}).`)
}

async function ask(
  server: string,
  method: 'POST' | 'DELETE',
  session: string | null,
  body?: object,
): Promise<{ readonly token?: string } | Refused> {
  try {
    const response = await fetch(new URL('v1/identity', server), {
      method,
      headers: {
        ...(session !== null && { authorization: `Bearer ${session}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // The page may be left at once, as after signing out.
      keepalive: true,
    })
    const answer = (await response.json()) as { token?: string; error?: string; remedy?: string }
    if (response.ok) return answer
    return { code: answer.error ?? String(response.status), remedy: answer.remedy ?? 'See the log of the server.' }
  } catch {
    return { code: 'unavailable', remedy: 'The chat server could not be reached; try again later.' }
  }
}

/** Whom a token is about, as it says; the server is who checks it. */
function subjectIn(token: string): string {
  try {
    const payload = token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/')
    const { sub } = JSON.parse(
      new TextDecoder().decode(Uint8Array.from(atob(payload), (each) => each.charCodeAt(0))),
    ) as {
      sub?: unknown
    }
    return String(sub)
  } catch {
    throw new CallError("parley('identify') got something that is no JWT.")
  }
}

/** Says again who it is when the session is over and the site wants to know its contacts; once, until that has worked. */
function follow(chat: ContactChat, act: () => Promise<void>): void {
  const isNew = !followed.has(chat)
  followed.set(chat, act)
  if (!isNew) return
  let isTrying = false
  chat.onChange(() => {
    const { line } = chat.state
    if (line.is === 'online') isTrying = false
    const again = followed.get(chat)
    if (!again || isTrying || line.is !== 'refused' || line.reason !== 'identity-required') return
    isTrying = true
    void inTurn(chat, again).catch(reportError)
  })
}
