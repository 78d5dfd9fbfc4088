import { lintMessage } from '@parley/protocol/schemas'
import { lookUp } from '../bots/script.ts'
import { asMessage, type Script, type Step } from '../bots/script-schema.ts'
import { containsOne } from '../bots/script-words.ts'
import type { Message } from '@parley/protocol'

/** What works, and serves people badly. `field` is the place within the script. */
export interface Lint {
  readonly field: string
  readonly problem: string
}

/** What the author of a script should look at. */
export function lintScript(script: Script): readonly Lint[] {
  const reached = reachedIn(script)
  return Object.entries(script.steps).flatMap(([name, step]) => {
    const field = `steps.${name}`
    const waits = whereItWaits(script, name)
    return [
      ...(reached.has(name) ? [] : [{ field, problem: 'is never reached' }]),
      ...(step.handOver && step.go !== undefined
        ? [{ field: `${field}.go`, problem: 'is never taken: the step hands over' }]
        : []),
      ...(step.go !== undefined && (step.on ?? step.words ?? step.otherwise) !== undefined
        ? [{ field, problem: 'goes on at once: its on, words and otherwise are never looked at' }]
        : []),
      ...(step.say ?? []).flatMap((said, place) => [
        ...lintMessage(asMessage(said)).map(({ field: within, problem }) => ({
          field: `${field}.say.${place}.${within}`,
          problem,
        })),
        ...unheard(asMessage(said), waits, script).map((what) => ({
          field: `${field}.say.${place}`,
          problem: `offers ${what}, and nothing leads on from it`,
        })),
      ]),
    ]
  })
}

/** The steps that something leads to, from the start. */
function reachedIn({ start, on = {}, steps }: Script): ReadonlySet<string> {
  const reached = new Set<string>()
  const next = [start, ...Object.values(on)]
  for (let name = next.pop(); name !== undefined; name = next.pop()) {
    if (reached.has(name)) continue
    reached.add(name)
    const { go, on: own = {}, words = [], otherwise }: Step = steps[name] ?? {}
    next.push(...[go, otherwise].flatMap((step) => step ?? []), ...Object.values(own), ...words.map((each) => each.go))
  }
  return reached
}

/** The step in which the script waits after it has entered this one. */
function whereItWaits({ steps }: Script, name: string): Step {
  let step: Step = steps[name] ?? {}
  while (!step.handOver && step.go !== undefined) step = steps[step.go] ?? {}
  return step
}

/** What can be chosen in a message and leads nowhere. */
function unheard(message: Message, waits: Step, script: Script): readonly string[] {
  if (waits.handOver) return []
  const leads = (id: string) => (lookUp(waits.on, id) ?? lookUp(script.on, id)) !== undefined
  // What is said with a reply is heard like what is typed.
  const isUnderstood = (label: string) =>
    waits.otherwise !== undefined || (waits.words ?? []).some(({ contains }) => containsOne(label, contains))
  const ofActions = (actions: readonly { do: string; id: string; label: string }[] = []) =>
    actions
      .filter(
        ({ do: does, id, label }) => !leads(id) && (does === 'postback' || (does === 'reply' && !isUnderstood(label))),
      )
      .map(({ id }) => id)
  switch (message.kind) {
    case 'quick-replies':
      return message.replies.filter(({ id, label }) => !leads(id) && !isUnderstood(label)).map(({ id }) => id)
    case 'card':
      return ofActions(message.actions)
    case 'carousel':
      return message.cards.flatMap(({ actions }) => ofActions(actions))
    case 'list': {
      const rows = message.sections.flatMap((section) => section.rows)
      if (message.select === 'nothing') return ofActions(rows.flatMap(({ action }) => action ?? []))
      return leads('submit') ? [] : rows.filter(({ id }) => !leads(id)).map(({ id }) => id)
    }
    case 'form':
    case 'date-picker': {
      const slots = 'slots' in message ? (message.slots ?? []) : []
      const isHeard = leads('submit') || (slots.length > 0 && slots.every(({ id }) => leads(id)))
      return isHeard ? [] : ['submit']
    }
    default:
      return []
  }
}
