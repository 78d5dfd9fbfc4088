/** A call that cannot be done, with what to do instead. */
export class CallError extends Error {
  override readonly name = 'ParleyCallError'
}
