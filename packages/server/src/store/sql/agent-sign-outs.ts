import type { AgentId } from '@parley/protocol'
import { rowOf, write, type Steps } from './steps.ts'

/** See `Store.signOutAgent`. The primary key of `agent_sign_outs`. */
export function* signOutAgent(agentId: AgentId, at: number): Steps<void> {
  yield* write(
    `INSERT INTO agent_sign_outs (agent_id, signed_out_at) VALUES (?, ?)
     ON CONFLICT (agent_id) DO UPDATE SET signed_out_at = excluded.signed_out_at
     WHERE agent_sign_outs.signed_out_at < excluded.signed_out_at`,
    agentId,
    at,
  )
}

/** See `Store.agentSignedOutAt`. The primary key of `agent_sign_outs`. */
export function* agentSignedOutAt(agentId: AgentId): Steps<number | undefined> {
  const row = yield* rowOf('SELECT signed_out_at FROM agent_sign_outs WHERE agent_id = ?', agentId)
  return row && Number(row.signed_out_at)
}
