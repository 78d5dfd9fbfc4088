// Which words of a foreign message people read, where its format does not say so.

/** Ends of the names of members that hold what people read: `title`, `summaryText`, `coupon_pre_message`. */
const endsOfNames =
  /(?:title|(?<!con)text|body|desc|description|caption|label|message|content|header|heading|summary|speak|question|prompt|placeholder|footer|tooltip|address|error|flow_cta)$/i
/** What programs have written: JSON, addresses, types of media, names such as `send_location`. */
const byPrograms =
  /^(?:\{|\[[[{"]|<|(?:https?|data|javascript|tel|mailto|file|vbscript):|(?:application|audio|image|text|video)\/[\w.+-]+$|[a-z]+(?:_[a-z]+)+$)/i

/** Whether the member of this name holds words for people. */
export const isForPeople = (name: string): boolean => endsOfNames.test(name)

/** Whether a program has written this, for another one. */
export const isByProgram = (text: string): boolean => byPrograms.test(text)
