/** How much room a text leaves within a limit. `ample`: nobody needs to know. */
export type Room =
  | { readonly is: 'ample'; readonly isTold: false }
  | {
      readonly is: 'near' | 'over'
      /** Characters that are left, or too many. */
      readonly count: number
      /** Whether it is one of the counts that are worth saying aloud: every one would drown what is written. */
      readonly isTold: boolean
    }

/** Below this many characters left (or a tenth of a small limit) the count is shown. */
const nearChars = 200

/** The room that `text` leaves; characters are counted as the server counts them, in UTF-16 code units. */
export function roomIn(text: string, limitChars: number): Room {
  const left = limitChars - text.length
  if (left < 0) return { is: 'over', count: -left, isTold: true }
  if (left > Math.min(nearChars, limitChars / 10)) return { is: 'ample', isTold: false }
  return { is: 'near', count: left, isTold: left <= 10 || left % 50 === 0 || left === 20 }
}
