/** The version of the protocol that this code speaks. Raise it when an old client would misunderstand a frame. */
export const currentVersion = 1

/** What a client offers in `hello`: its own version and, once there is one, the version before. */
export const spokenVersions: readonly number[] = [currentVersion]

/** The WebSocket subprotocol; it names the framing, which outlives the versions within. */
export const subprotocol = 'parley.v1'

/** Puts one older version into today's frames and back. Lives at the edge, so that no handler knows old clients. */
export interface Translation {
  /** What an old client sent, as a client of today would have sent it. */
  readonly incoming: (frame: unknown) => unknown
  /** What the server of today sends, as the old client expects it. */
  readonly outgoing: (frame: unknown) => unknown
}

/** The older versions that the server still understands: at most the one before `currentVersion`. None yet. */
export const translations: Readonly<Record<number, Translation>> = {}

/**
 * The newest version that both sides speak, or nothing when the client is too old (or too new).
 */
export function agreeOnVersion(
  offered: readonly number[],
  understood: readonly number[] = [currentVersion, ...Object.keys(translations).map(Number)],
): number | undefined {
  const common = offered.filter((version) => understood.includes(version))
  return common.length > 0 ? Math.max(...common) : undefined
}
