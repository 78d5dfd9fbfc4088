import * as v from 'valibot'
import { messageKind } from '../define.ts'
import { id, integer, mediaType, text } from '../fields.ts'
import { sizeText } from '../files/size-text.ts'
import { limits } from '../limits.ts'

/** A file that somebody has sent (A115, A127). */
export const file = /*#__PURE__*/ messageKind('file', {
  doc: 'A file that a participant has sent. The server alone writes it, when the file is stored, checked and scanned; its bytes are had from addresses that `POST /v1/files/<file>/addresses` gives.',
  from: [],
  content: /*#__PURE__*/ v.strictObject({
    kind: /*#__PURE__*/ v.literal('file'),
    file: id,
    /** As it may be saved: without folders, controls and marks that turn the direction of writing. */
    name: /*#__PURE__*/ text(1, limits.fileNameBytes),
    /** What the server found it to be. */
    type: mediaType,
    bytes: /*#__PURE__*/ integer(1),
    /** The size of its small picture, in pixels, where there is one. */
    preview: /*#__PURE__*/ v.optional(
      /*#__PURE__*/ v.strictObject({
        width: /*#__PURE__*/ integer(1, limits.previewPixels),
        height: /*#__PURE__*/ integer(1, limits.previewPixels),
      }),
    ),
  }),
  asText: ({ name, bytes }) => `[File: ${name}, ${sizeText(bytes)}]`,
  samples: /*#__PURE__*/ {
    picture: {
      kind: 'file',
      file: 'sample-file-of-picture',
      name: 'garden chair.jpg',
      type: 'image/jpeg',
      bytes: 843_221,
      preview: { width: 320, height: 240 },
    },
    pictureWithoutPreview: {
      kind: 'file',
      file: 'sample-file-of-a-scan1',
      name: 'scan.png',
      type: 'image/png',
      bytes: 18_874_368,
    },
    document: {
      kind: 'file',
      file: 'sample-file-of-a-plan1',
      name: 'plan.pdf',
      type: 'application/pdf',
      bytes: 1_240_000,
    },
    longName: {
      kind: 'file',
      file: 'sample-file-with-a-nam',
      name: `${'Rechtsschutzversicherungsgesellschaften-'.repeat(5)}Kündigung.docx`,
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      bytes: 512,
    },
  },
})
