import { actorKey, type Actor } from '../deciding/actor.ts'

/** For whom something passing is, of all who follow a log: on whatever node they are, so it is said in words that travel. */
export interface Audience {
  /** The key of whoever it comes from: they have it already, in all their tabs. */
  readonly except?: string
  readonly only?: 'staff' | 'others'
}

export const everybody: Audience = {}

export const isIn = ({ except, only }: Audience, actor: Actor | undefined): boolean => {
  if (actor && except !== undefined && actorKey(actor) === except) return false
  if (only === undefined) return true
  const isStaff = actor?.role === 'agent' || actor?.role === 'supervisor'
  return isStaff === (only === 'staff')
}
