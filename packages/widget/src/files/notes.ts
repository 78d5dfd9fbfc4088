/** The note of a tab that names what is attached in it. */
export const attachmentsNote = 'attachments'

/** The note that something is being sent, so that the next page goes on with it. */
export const uploadsNote = 'uploads'
