/**
 * The types of files that can be sent at all, by extension in lower case, and what each is served as. A site may take fewer. What
 * browsers or desktops would run is not among them: no HTML, SVG, XML, script or program, under any name.
 */
export const fileTypes = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  rtf: 'application/rtf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  zip: 'application/zip',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
} as const satisfies Readonly<Record<string, string>>

export type FileExtension = keyof typeof fileTypes

/** The types that a browser may show in `<img>`, from a `blob:` address. Everything else is saved, never shown in a page. */
export const shownTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

/** The last part of a file's name, in lower case and without the dot; empty where there is none. */
export const extensionOf = (name: string): string => /\.([^.\s/\\]{1,16})$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** The type that a name promises; nothing when files of that extension cannot be sent. */
export function typeOfName(name: string): string | undefined {
  const extension = extensionOf(name)
  return Object.hasOwn(fileTypes, extension) ? fileTypes[extension as FileExtension] : undefined
}
