import { type FileExtension, fileTypes } from '@parley/protocol'

/** How files of one extension are told from others. */
interface FileKind {
  /** What the first bytes may say; `text`: they say nothing, and are text. */
  readonly magic: readonly string[] | 'text'
  /** What browsers call it besides its own type. */
  readonly alias?: readonly string[]
}

const zip = ['application/zip', 'application/x-zip-compressed', 'application/x-zip', 'multipart/x-zip']
/** Where the parts of an office document are kept further behind, the first bytes say only that it is an archive. */
const office = (type: string): FileKind => ({ magic: [type, 'application/zip'], alias: zip })
/** All old office documents look alike. */
const oldOffice: FileKind = { magic: ['application/x-cfb'] }

const kinds: { readonly [Extension in FileExtension]: FileKind } = {
  png: { magic: ['image/png'], alias: ['image/x-png'] },
  jpg: { magic: ['image/jpeg'], alias: ['image/jpg', 'image/pjpeg'] },
  jpeg: { magic: ['image/jpeg'], alias: ['image/jpg', 'image/pjpeg'] },
  gif: { magic: ['image/gif'] },
  webp: { magic: ['image/webp'] },
  heic: { magic: ['image/heic', 'image/heif'], alias: ['image/heif'] },
  pdf: { magic: ['application/pdf'], alias: ['application/x-pdf'] },
  txt: { magic: 'text' },
  csv: {
    magic: 'text',
    alias: ['text/plain', 'application/csv', 'text/comma-separated-values', 'application/vnd.ms-excel'],
  },
  rtf: { magic: ['application/rtf'], alias: ['text/rtf', 'application/msword'] },
  doc: oldOffice,
  docx: office(fileTypes.docx),
  xls: oldOffice,
  xlsx: office(fileTypes.xlsx),
  ppt: oldOffice,
  pptx: office(fileTypes.pptx),
  odt: office(fileTypes.odt),
  ods: office(fileTypes.ods),
  odp: office(fileTypes.odp),
  zip: { magic: ['application/zip'], alias: zip },
  mp3: { magic: ['audio/mpeg'], alias: ['audio/mp3', 'audio/x-mp3', 'audio/x-mpeg'] },
  m4a: { magic: ['audio/x-m4a', 'audio/mp4', 'video/mp4'], alias: ['audio/x-m4a', 'audio/m4a', 'audio/aac'] },
  wav: { magic: ['audio/wav'], alias: ['audio/x-wav', 'audio/wave', 'audio/vnd.wave'] },
  ogg: {
    magic: ['audio/ogg', 'audio/ogg; codecs=opus', 'application/ogg'],
    alias: ['application/ogg', 'audio/opus', 'audio/vorbis', 'video/ogg'],
  },
  mp4: { magic: ['video/mp4', 'video/quicktime'] },
  mov: { magic: ['video/quicktime', 'video/mp4'] },
  webm: { magic: ['video/webm'], alias: ['audio/webm'] },
}

/** How files of this extension are told. */
export const kindOf = (extension: FileExtension): FileKind => kinds[extension]

/** Says nothing about a file: what browsers send who do not know. */
const sayNothing: ReadonlySet<string> = new Set(['', 'application/octet-stream'])

/** Whether a browser may call a file of this extension so. */
export const mayBeCalled = (extension: FileExtension, type: string): boolean =>
  sayNothing.has(type) || type === fileTypes[extension] || kinds[extension].alias?.includes(type) === true
