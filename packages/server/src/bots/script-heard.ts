import {
  contactIn,
  wordsOf,
  type ChoiceValue,
  type ConversationEvent,
  type FormField,
  type Message,
} from '@parley/protocol'
import type { Turn } from './bot.ts'
import type { Values } from './fill-in.ts'

type ChoiceMade = Extract<ConversationEvent, { name: 'choice-made' }>

/** One thing that the contact said or chose, as a script takes it. */
export interface Heard {
  /** What was chosen, by id; nothing when it was typed. */
  readonly actions: readonly string[]
  /** Sent off as a whole: a selection, a form, a day or a time. */
  readonly isSubmitted: boolean
  /** What was said in words; nothing when it was only chosen. */
  readonly words: string | undefined
  /** What placeholders stand for. */
  readonly values: Values
}

/** What the contact did in this turn. */
export async function heardIn({ conversation, interaction, events, messageAt }: Turn): Promise<readonly Heard[]> {
  const contact = contactIn(conversation)?.id
  const heard: Heard[] = []
  for (const event of events) {
    if (event.by !== contact) continue
    const { name: who } = interaction.contact
    if (event.name === 'choice-made') {
      const { body } = event
      const words = body.as === 'reply' ? body.text : undefined
      heard.push({
        actions: body.actions,
        isSubmitted: body.as === 'form' || body.as === 'date' || body.as === 'selection',
        words,
        values: new Map([
          ['contact', who],
          ['choice', body.text],
          ...(words === undefined ? [] : [['words', words] as const]),
          ...valuesOf(body, body.as === 'form' ? await messageAt(body.message) : undefined),
        ]),
      })
    } else if (event.name === 'message-sent') {
      const words = wordsOf(event.body)
      const values = new Map([
        ['contact', who],
        ['words', words],
      ])
      heard.push({ actions: [], isSubmitted: false, words, values })
    }
  }
  return heard
}

/** What was filled in, in words: labels instead of ids, and nothing where nothing was. */
function valuesOf({ values = {} }: ChoiceMade['body'], asked: Message | undefined): readonly [string, string][] {
  const fields = asked?.kind === 'form' ? asked.fields : []
  return [
    ...fields.map(({ id }): [string, string] => [`values.${id}`, '']),
    ...Object.entries(values).map(([id, value]): [string, string] => [
      `values.${id}`,
      inWords(
        value,
        fields.find((field) => field.id === id),
      ),
    ]),
  ]
}

function inWords(value: ChoiceValue, field: FormField | undefined): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const options = field?.is === 'choice' ? field.options : []
  const label = (id: string) => options.find((option) => option.id === id)?.label ?? id
  return typeof value === 'object' ? value.map(label).join(', ') : label(String(value))
}
