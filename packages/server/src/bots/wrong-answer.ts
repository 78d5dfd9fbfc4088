import * as v from 'valibot'

/** What a bot said wrongly. `field` and `problem` hold nothing that somebody wrote. */
export class WrongAnswer extends Error {
  override readonly name = 'WrongAnswer'
  readonly field: string
  readonly problem: string

  constructor(field: string, problem: string) {
    super(`${field} ${problem}`)
    this.field = field
    this.problem = problem
  }
}

/** The longest name of a field that is told: names of fields come from outside, too. */
const fieldChars = 200

/** JSON from outside. @throws WrongAnswer */
export function parseJson(text: string, field: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new WrongAnswer(field, 'is not JSON')
  }
}

/**
 * The value, if it has the shape.
 *
 * @param whole what the value as a whole is called
 * @throws WrongAnswer
 */
export function shaped<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  whole: string,
): v.InferOutput<Schema> {
  // To Valibot a list is an object like any other.
  if (Array.isArray(value)) throw new WrongAnswer(whole, 'expected Object')
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  // Valibot's own words quote what it received.
  const told = issue.kind === 'validation' ? issue.type : issue.message
  const problem = issue.expected === 'never' ? 'is not known' : issue.expected ? `expected ${issue.expected}` : told
  throw new WrongAnswer((v.getDotPath(issue) ?? whole).slice(0, fieldChars), problem)
}
