import type { Word } from './words.ts'

/** What the worker can be asked, with what it answers. */
export interface Questions {
  /** Takes the bytes of Hunspell's two files in UTF-8. Before everything else. */
  readonly open: { readonly ask: { readonly aff: ArrayBuffer; readonly dic: ArrayBuffer }; readonly answer: true }
  readonly check: {
    readonly ask: { readonly text: string; readonly known: readonly string[] }
    readonly answer: readonly Word[]
  }
  readonly suggest: { readonly ask: { readonly word: string }; readonly answer: readonly string[] }
}

export type QuestionName = keyof Questions

export type Question = {
  [Name in QuestionName]: { readonly id: number; readonly name: Name; readonly ask: Questions[Name]['ask'] }
}[QuestionName]

export type Answer =
  | { readonly id: number; readonly answer: Questions[QuestionName]['answer'] }
  | { readonly id: number; readonly problem: string }
