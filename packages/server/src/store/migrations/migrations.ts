/** A step from one shape of the database to the next. Never changed once released; a mistake is mended by a further one. */
export interface Migration {
  readonly version: number
  readonly statements: readonly string[]
}

/** All of them, oldest first. The common subset of SQLite and PostgreSQL: text, integers, JSON as text. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    statements: [
      // One row per event; the primary key is the order, the gaplessness and the guard against two writers.
      `CREATE TABLE events (
        log_id TEXT NOT NULL,
        seq BIGINT NOT NULL,
        event TEXT NOT NULL,
        PRIMARY KEY (log_id, seq))`,
      // The latest folded state of long logs.
      `CREATE TABLE snapshots (
        log_id TEXT NOT NULL PRIMARY KEY,
        seq BIGINT NOT NULL,
        state TEXT NOT NULL)`,
      // Kept for ever: what acted once acts never again.
      `CREATE TABLE commands (
        command_id TEXT NOT NULL,
        actor TEXT NOT NULL,
        hash BIGINT NOT NULL,
        seq BIGINT,
        PRIMARY KEY (command_id, actor))`,
      `CREATE TABLE interactions (
        conversation_id TEXT NOT NULL PRIMARY KEY,
        site TEXT NOT NULL,
        contact_id TEXT NOT NULL,
        status TEXT NOT NULL,
        owner TEXT,
        invited TEXT,
        opened_at BIGINT NOT NULL,
        queued_at BIGINT NOT NULL,
        ended_at BIGINT)`,
      `CREATE INDEX interactions_open ON interactions (queued_at) WHERE status IN ('queued', 'handled')`,
      `CREATE TABLE desks (
        agent_id TEXT NOT NULL,
        conversation_id TEXT NOT NULL,
        PRIMARY KEY (agent_id, conversation_id))`,
      `CREATE TABLE deadlines (
        subject TEXT NOT NULL,
        kind TEXT NOT NULL,
        due_at BIGINT NOT NULL,
        PRIMARY KEY (subject, kind))`,
      `CREATE INDEX deadlines_by_due ON deadlines (due_at)`,
      `CREATE TABLE agents (
        agent_id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        nickname TEXT,
        role TEXT NOT NULL,
        presence TEXT NOT NULL,
        reason TEXT,
        since BIGINT NOT NULL,
        capacity BIGINT NOT NULL,
        lost BIGINT NOT NULL)`,
      `CREATE TABLE contacts (
        contact_id TEXT NOT NULL PRIMARY KEY,
        latest TEXT NOT NULL)`,
      `CREATE TABLE contact_sessions (
        token_hash TEXT NOT NULL PRIMARY KEY,
        contact_id TEXT NOT NULL,
        site TEXT NOT NULL,
        origin TEXT,
        created_at BIGINT NOT NULL,
        seen_at BIGINT NOT NULL,
        expires_at BIGINT NOT NULL)`,
    ],
  },
  {
    version: 2,
    statements: [
      'DROP INDEX interactions_open',
      `CREATE INDEX interactions_open ON interactions (queued_at) WHERE status IN ('with-bot', 'queued', 'handled')`,
    ],
  },
  {
    version: 3,
    statements: [
      // What the server keeps for an agent: small, by name, as JSON.
      `CREATE TABLE agent_memories (
        agent_id TEXT NOT NULL,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (agent_id, name))`,
    ],
  },
  {
    version: 4,
    statements: [
      // Standard responses that were changed over HTTP; no text where one was deleted.
      `CREATE TABLE managed_responses (
        response_id TEXT NOT NULL PRIMARY KEY,
        response TEXT)`,
    ],
  },
  {
    version: 5,
    statements: [
      // One row per file that somebody sends; its bytes lie elsewhere.
      `CREATE TABLE files (
        file_id TEXT NOT NULL PRIMARY KEY,
        conversation_id TEXT NOT NULL,
        sender TEXT NOT NULL,
        upload_id TEXT NOT NULL,
        name TEXT NOT NULL,
        type TEXT NOT NULL,
        bytes BIGINT NOT NULL,
        preview_type TEXT,
        preview_width BIGINT,
        preview_height BIGINT,
        state TEXT NOT NULL,
        error TEXT,
        sha256 TEXT,
        created_at BIGINT NOT NULL,
        touched_at BIGINT NOT NULL)`,
      `CREATE UNIQUE INDEX files_by_sender ON files (sender, upload_id)`,
      `CREATE INDEX files_by_conversation ON files (conversation_id)`,
      `CREATE INDEX files_unfinished ON files (touched_at) WHERE state <> 'stored'`,
    ],
  },
  {
    version: 6,
    statements: [
      // Who contacts are, what agents changed about them, and when they are to be called.
      `CREATE TABLE contact_profiles (
        contact_id TEXT NOT NULL PRIMARY KEY,
        site TEXT NOT NULL,
        profile TEXT NOT NULL,
        words TEXT NOT NULL,
        verified BIGINT NOT NULL,
        version BIGINT NOT NULL,
        created_at BIGINT NOT NULL,
        merged_into TEXT)`,
      `CREATE INDEX contacts_merged ON contact_profiles (merged_into) WHERE merged_into IS NOT NULL`,
      `CREATE TABLE contact_changes (
        contact_id TEXT NOT NULL,
        version BIGINT NOT NULL,
        at BIGINT NOT NULL,
        agent_id TEXT NOT NULL,
        name TEXT NOT NULL,
        change TEXT NOT NULL,
        PRIMARY KEY (contact_id, version))`,
      // Whose history an interaction is in, and which agents have or had it.
      `CREATE TABLE history (
        conversation_id TEXT NOT NULL PRIMARY KEY,
        contact_id TEXT NOT NULL,
        opened_at BIGINT NOT NULL,
        done BIGINT NOT NULL)`,
      `CREATE INDEX history_by_contact ON history (contact_id, opened_at, conversation_id)`,
      `CREATE TABLE engagements (
        agent_id TEXT NOT NULL,
        conversation_id TEXT NOT NULL,
        opened_at BIGINT NOT NULL,
        PRIMARY KEY (conversation_id, agent_id))`,
      `CREATE INDEX engagements_by_agent ON engagements (agent_id, opened_at, conversation_id)`,
      `CREATE TABLE callbacks (
        callback_id TEXT NOT NULL PRIMARY KEY,
        contact_id TEXT NOT NULL,
        conversation_id TEXT NOT NULL,
        due_at BIGINT NOT NULL,
        number TEXT NOT NULL,
        note TEXT NOT NULL,
        agent_id TEXT NOT NULL,
        name TEXT NOT NULL,
        created_at BIGINT NOT NULL)`,
      `CREATE INDEX callbacks_by_contact ON callbacks (contact_id, due_at)`,
      `INSERT INTO history (conversation_id, contact_id, opened_at, done)
       SELECT conversation_id, contact_id, opened_at, CASE WHEN status = 'done' THEN 1 ELSE 0 END FROM interactions`,
      `INSERT INTO engagements (agent_id, conversation_id, opened_at)
       SELECT owner, conversation_id, opened_at FROM interactions WHERE owner IS NOT NULL`,
    ],
  },
]
