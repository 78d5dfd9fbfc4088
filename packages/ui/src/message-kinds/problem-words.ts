import type { AnswerProblem } from '@parley/protocol'
import type { TextsController } from '../texts/texts-controller.ts'
import { dayInWords } from './days.ts'
import type { en } from './texts/en.ts'

export type RichTexts = TextsController<typeof en>

/** What to do about each problem of an answer; the compiler asks for every one. */
const words: {
  readonly [Is in AnswerProblem['is']]: (problem: Extract<AnswerProblem, { is: Is }>, texts: RichTexts) => string
} = {
  required: (_problem, texts) => texts.say('pleaseFillIn'),
  'not-agreed': (_problem, texts) => texts.say('pleaseAgree'),
  'too-long': ({ most }, texts) => texts.say('tooLong', { most }),
  'not-an-email': (_problem, texts) => texts.say('notAnEmail'),
  'not-a-number': (_problem, texts) => texts.say('notANumber'),
  'not-whole': (_problem, texts) => texts.say('notWhole'),
  'too-small': ({ least }, texts) => texts.say('tooSmall', { least }),
  'too-large': ({ most }, texts) => texts.say('tooLarge', { most }),
  'not-a-day': (_problem, texts) => texts.say('notADay'),
  'too-early': ({ from }, texts) => texts.say('tooEarly', { from: dayInWords(from, texts.language) }),
  'too-late': ({ to }, texts) => texts.say('tooLate', { to: dayInWords(to, texts.language) }),
  malformed: (_problem, texts) => texts.say('pleaseCheck'),
}

/** A problem in the reader's language, as what to do about it. */
export const problemInWords = (problem: AnswerProblem, texts: RichTexts): string =>
  words[problem.is](problem as never, texts)
