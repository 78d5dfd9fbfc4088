/** What PostgreSQL takes as one notification is shorter than 8,000 bytes; a piece has a word before it. */
const pieceBytes = 7_800

/** Signals that leave together, as texts to notify with. Long ones are in several pieces, each with its number and how many there are. */
export function encodeSignals(node: string, signals: readonly string[]): string[] {
  const bytes = Buffer.from(JSON.stringify(signals))
  const pieces: string[] = []
  for (let from = 0; from < bytes.length; ) {
    let to = Math.min(from + pieceBytes, bytes.length)
    // Not in the middle of a character.
    while (to < bytes.length && (bytes[to]! & 0xc0) === 0x80) to--
    pieces.push(bytes.toString('utf8', from, to))
    from = to
  }
  return pieces.map((piece, at) => `${node} ${at + 1}/${pieces.length} ${piece}`)
}

/** Puts pieces together again. One for each line: it remembers what has begun. */
export function createSignalReader(me: string): (payload: string) => readonly string[] {
  const begun = new Map<string, string[]>()
  return (payload) => {
    const [, node, number, count, piece = ''] = /^(\S+) (\d+)\/(\d+) (.*)$/s.exec(payload) ?? []
    if (node === undefined || node === me) return []
    // They come in their order, and whole: one transaction sent them. What is left of a broken line makes no sense and goes.
    const pieces = number === '1' ? [] : begun.get(node)
    begun.delete(node)
    if (!pieces || pieces.length + 1 !== Number(number)) return []
    pieces.push(piece)
    if (pieces.length < Number(count)) {
      begun.set(node, pieces)
      return []
    }
    return textsIn(pieces.join(''))
  }
}

/** Whoever may use the database may notify: what makes no sense is passed over. */
function textsIn(json: string): readonly string[] {
  try {
    const texts: unknown = JSON.parse(json)
    return Array.isArray(texts) ? texts.filter((text) => typeof text === 'string') : []
  } catch {
    return []
  }
}
