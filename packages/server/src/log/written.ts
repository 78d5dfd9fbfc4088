import type { Work } from './work.ts'

/**
 * Submits what nobody sent a command for, and waits until it is durable.
 *
 * @throws ChatError when it was refused.
 */
export const written = (submit: (work: Work) => void, work: Omit<Work, 'command' | 'settle'>): Promise<void> =>
  new Promise((resolve, reject: (error: Error) => void) =>
    submit({
      ...work,
      command: null,
      settle: (outcome) => (outcome.is === 'accepted' ? resolve() : reject(outcome.error)),
    }),
  )
