// Installations that share a database, each in its schema, do not hear each other. As SQL, so that the database says which schema it
// is; PostgreSQL's names have at most 63 bytes.

/** Where rings are notified: an SQL expression. */
export const ringChannel = "('parley_rings_' || left(current_schema(), 40))"

/** Where signals are. */
export const signalChannel = "('parley_signals_' || left(current_schema(), 40))"
