import type { PersonalResponse, StandardResponse } from '@parley/protocol'

/** A standard response at this desk: one that all agents have, or one of the agent's own. */
export interface Response extends StandardResponse {
  readonly isMine: boolean
}

export const sharedResponse = (response: StandardResponse): Response => ({ ...response, isMine: false })

export const ownResponse = (response: PersonalResponse): Response => ({ ...response, isMine: true })

/** Whether it can be put into the message: rich content is to be looked at (A110). */
export const isInsertable = ({ message }: StandardResponse): boolean => message === undefined

const primary = (language: string) => language.toLowerCase().split('-')[0] ?? ''

/** Whether two tags name the same language, whatever the region. */
export const isSameLanguage = (one: string, other: string): boolean => primary(one) === primary(other)
