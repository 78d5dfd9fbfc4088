import type { LookupFunction } from 'node:net'
import type { Clock } from '@parley/protocol'
import { lintMessage, messageGrowing } from '@parley/protocol/schemas'
import * as v from 'valibot'
import type { Log } from '../core.ts'
import { type React, type Reaction, type Turn, BotFailure } from './bot.ts'
import { type BotAnswer, readAnswer } from './bot-answer.ts'
import { Growing } from './growing.ts'
import { NoAnswer, post } from './post.ts'
import { signatureOf } from './signature.ts'
import { wait } from './wait.ts'
import { parseJson, shaped, WrongAnswer } from './wrong-answer.ts'

export interface WebhookOptions {
  /** The bot's name in the configuration. */
  readonly id: string
  readonly url: URL
  /** Requests are signed with each of them. */
  readonly secrets: readonly string[]
  /** Allows `http`, and addresses inside the own network. */
  readonly privateNetwork: boolean
  /** How long one try may take; for an answer that grows, how long nothing may come. */
  readonly timeoutMs: number
  readonly clock: Clock
  readonly log: Log
  /** For tests: the system's resolver unless given. */
  readonly lookup?: LookupFunction
}

/** How long is waited before each try, in milliseconds ([BOT64]). */
const pausesMs = [0, 1_000, 4_000]

/** Warnings about one bot's messages that are remembered, so that each is logged once. */
const rememberedWarnings = 200

const { kind, text } = messageGrowing.body.entries
const growingSchema = v.strictObject({ growing: text, kind: v.optional(kind, 'text') })

/** A bot that is asked over HTTP ([BOT60] to [BOT67]). */
export function createWebhook(options: WebhookOptions): React {
  const { id, url, secrets, privateNetwork, timeoutMs, clock, log, lookup } = options
  const warned = new Set<string>()

  return async (turn) => {
    const body = JSON.stringify(questionOf(id, turn))
    for (const [tries, pauseMs] of pausesMs.entries()) {
      if (pauseMs > 0) await wait(clock, pauseMs, turn.signal)
      const growing = new Growing(turn, clock)
      try {
        const reaction = await ask(turn, body, growing)
        growing.end()
        return reaction
      } catch (error) {
        growing.takeBack()
        if (!isWorthAnotherTry(error) || tries === pausesMs.length - 1) throw failureOf(error, turn)
        log('bot-asked-again', { bot: id, conversation: turn.conversation.id, upTo: turn.upTo, why: error.why })
      }
    }
    throw new BotFailure('no-answer')
  }

  async function ask(turn: Turn, body: string, growing: Growing): Promise<Reaction> {
    let answer: unknown
    const {
      status,
      isStream,
      text: whole,
    } = await post({
      url,
      body,
      privateNetwork,
      timeoutMs,
      clock,
      lookup,
      signal: turn.signal,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, application/x-ndjson',
        'user-agent': 'Parley',
        'parley-delivery': deliveryOf(turn),
        'parley-signature': signatureOf(body, secrets, Math.floor(clock.now() / 1_000)),
      },
      onLine(line) {
        const json = parseJson(line, 'line')
        if (answer !== undefined) throw new WrongAnswer('line', 'stands after the answer')
        if (!isObject(json) || !('growing' in json)) answer = json
        else {
          const grown = shaped(growingSchema, json, 'line')
          growing.show({ kind: grown.kind, text: grown.growing })
        }
      },
    })
    // The bot has nothing to say now; what it has to say later it posts itself.
    if (status === 202 || status === 204) return {}
    if (status >= 500 || status === 429) throw new NoAnswer(`status-${status}`, true)
    if (status !== 200) throw new NoAnswer(`status-${status}`, false)
    if (isStream && answer === undefined) throw new NoAnswer('broken-off', true)
    const read = readAnswer(isStream ? answer : parseJson(whole, 'answer'))
    warnAbout(read)
    return read.reaction
  }

  /** Tells the author what serves people badly, and what was lost in an import: each once, and without what was written. */
  function warnAbout({ reaction: { messages = [] }, notes }: BotAnswer): void {
    for (const message of messages)
      for (const { field, problem } of lintMessage(message))
        logOnce('bot-lint', { bot: id, kind: message.kind, field, problem })
    for (const { path, change } of notes) logOnce('bot-import', { bot: id, field: path, change })
  }

  function logOnce(eventName: string, facts: Readonly<Record<string, string>>): void {
    const warning = `${eventName} ${Object.values(facts).join(' ').replaceAll(/\d+/g, '*')}`
    if (warned.size >= rememberedWarnings || warned.has(warning)) return
    warned.add(warning)
    log(eventName, facts)
  }

  function failureOf(error: unknown, { conversation, upTo }: Turn): Error {
    if (error instanceof NoAnswer) return new BotFailure(error.why)
    if (!(error instanceof WrongAnswer)) return error as Error
    const { field, problem } = error
    log('bot-answer-wrong', { bot: id, conversation: conversation.id, upTo, field, problem })
    return new BotFailure('answer-wrong')
  }
}

/** Names the turn: the same over all tries and over a restart. */
const deliveryOf = ({ conversation, upTo }: Turn): string => `${conversation.id}:${upTo}`

/** What the bot is told. The contact is `p1` in all events, and the bot is `me`. */
const questionOf = (id: string, turn: Turn) => ({
  delivery: deliveryOf(turn),
  bot: id,
  me: turn.bot.participantId,
  speaks: turn.bot.is === 'talking',
  conversation: {
    id: turn.conversation.id,
    site: turn.conversation.site,
    contact: { name: turn.interaction.contact.name },
    caseData: turn.interaction.caseData,
  },
  events: turn.events,
})

const isWorthAnotherTry = (error: unknown): error is NoAnswer => error instanceof NoAnswer && error.mayRetry

const isObject = (json: unknown): json is object => typeof json === 'object' && json !== null && !Array.isArray(json)
