import { limits, type Message } from '@parley/protocol'
import type { React, Reaction } from './bot.ts'
import { fillIn, fillInMessage, type Values } from './fill-in.ts'
import { heardIn, type Heard } from './script-heard.ts'
import { asMessage, type Script, type Step } from './script-schema.ts'
import { containsOne, isSaid } from './script-words.ts'

/** Steps in one turn, after which it waits wherever it is: a script that runs in circles must not talk for ever. */
const stepsPerTurn = 50

/** What a script is at in one turn. */
interface Course {
  /** Where it stands; `null` before the first step. */
  at: string | null
  entered: number
  readonly messages: Message[]
  readonly caseData: Record<string, string>
  handOver: Reaction['handOver']
  /** The longest text that the site takes. */
  readonly textChars: number
}

/**
 * A bot that follows a script ([BOT40] to [BOT47]). Where it stands is in the log and nowhere else, so the same turn always
 * leads to the same reaction. `textLimitOf` tells how many characters a site takes: a name or a quotation that makes a text too
 * long is shortened.
 */
export function createScript(
  script: Script,
  textLimitOf: (site: string) => number | undefined = () => undefined,
): React {
  const steps: ReadonlyMap<string, Step> = new Map(Object.entries(script.steps))

  return async (turn) => {
    const heard = await heardIn(turn)
    const { step } = turn.bot
    const course: Course = {
      at: step,
      entered: 0,
      messages: [],
      caseData: {},
      handOver: undefined,
      textChars: textLimitOf(turn.conversation.site) ?? limits.textChars,
    }
    // It greets first, whatever was said to it before; also when the step where it stood is no longer in the file.
    if (step === null || !steps.has(step))
      enter(script.start, heard.at(-1)?.values ?? new Map([['contact', turn.interaction.contact.name]]), course)
    // A greeting is answer enough to what is not understood; what is, such as the wish for a person, must not be lost.
    const hasGreeted = course.messages.length > 0
    for (const [place, each] of heard.entries()) {
      if (course.handOver) break
      const next = stepAfter(each, course.at!, place === heard.length - 1 && !hasGreeted)
      if (next !== undefined) enter(next, each.values, course)
    }
    if (course.entered === 0) return null
    const { messages, caseData, handOver, at } = course
    return { messages, caseData, handOver, step: at! }
  }

  /** Enters a step and those that follow at once, until one waits or hands over. */
  function enter(name: string, values: Values, course: Course): void {
    for (let next: string | undefined = name; next !== undefined && course.entered < stepsPerTurn; ) {
      const { set = {}, say = [], handOver, go }: Step = steps.get(next)!
      course.at = next
      course.entered += 1
      for (const [field, text] of Object.entries(set))
        course.caseData[field] = cut(fillIn(text, values), limits.caseDataChars)
      for (const said of say) {
        const message = fillInMessage(asMessage(said), values, course.textChars)
        if (message) course.messages.push(message)
      }
      if (handOver) {
        const note = handOver.note && cut(fillIn(handOver.note, values), limits.handoverNoteChars)
        course.handOver = { skill: handOver.skill, note: note || null }
        return
      }
      next = go
    }
  }

  /** Where something leads from the step that waits; nothing when nothing comes of it. */
  function stepAfter(heard: Heard, at: string, isLast: boolean): string | undefined {
    const step = steps.get(at)!
    const ids = heard.isSubmitted ? [...heard.actions, 'submit'] : heard.actions
    return stepOnChoice(ids, step) ?? (heard.words === undefined ? undefined : stepOnWords(heard, at, step, isLast))
  }

  /** Each id is looked for in the step and then in the script, before the next one. */
  function stepOnChoice(ids: readonly string[], step: Step): string | undefined {
    for (const id of ids) {
      const found = lookUp(step.on, id) ?? lookUp(script.on, id)
      if (found !== undefined) return found
    }
    return undefined
  }

  function stepOnWords({ words = '' }: Heard, at: string, step: Step, isLast: boolean): string | undefined {
    const replies = (step.say ?? []).flatMap((said) =>
      typeof said === 'object' && said.kind === 'quick-replies' ? said.replies : [],
    )
    const typed = replies.find(({ label }) => isSaid(words, label))
    const found =
      (typed && stepOnChoice([typed.id], step)) ?? step.words?.find(({ contains }) => containsOne(words, contains))?.go
    if (found !== undefined) return found
    // Of several things that it does not understand, it answers the last one only.
    if (!isLast) return undefined
    // Who talks to it again after it has handed over begins anew: handing over once more helps nobody.
    return step.otherwise ?? (step.handOver ? script.start : at)
  }
}

/** The step for an id: by the id itself, else by the longest beginning. */
export function lookUp(on: Step['on'], id: string): string | undefined {
  if (!on) return undefined
  if (Object.hasOwn(on, id)) return on[id]
  const beginnings = Object.keys(on).filter((key) => key.endsWith('*') && id.startsWith(key.slice(0, -1)))
  const [longest] = beginnings.sort((one, other) => other.length - one.length)
  return longest === undefined ? undefined : on[longest]
}

const cut = (text: string, most: number): string => text.slice(0, most).toWellFormed()
