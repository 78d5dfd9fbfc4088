/** The server cannot start. The message is one line for people: what is wrong and what to do. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'
}
