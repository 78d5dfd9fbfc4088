// Writes demo/responses/changing-the-bulb.pdf: the file of a standard response of the demo. `node demo/tools/changing-the-bulb.mjs`
import { writeFileSync } from 'node:fs'

const steps = [
  '1.  Pull the plug, and let the bulb cool down for ten minutes.',
  '2.  Turn the opal shade to the left and lift it off.',
  '3.  Open the brass collar with a coin.',
  '4.  Screw the bulb out, and a new one in: E27, 6 W.',
  '5.  Close the collar, put the shade back, turn it to the right.',
]

const drawing = [
  '0.8 w 1 J 1 j',
  '420 470 m 396 560 l 484 560 l 460 470 l h S', // the shade
  '428 470 24 -14 re S', // the collar
  '440 456 m 440 300 l S', // the stem
  '400 300 m 480 300 l 470 288 l 410 288 l h S', // the foot
  '470 463 m 520 463 l S 520 463 m 512 468 l S 520 463 m 512 458 l S',
].join('\n')

const text = [
  'BT /F1 22 Tf 72 720 Td (Changing the bulb) Tj ET',
  'BT /F1 11 Tf 72 696 Td (Rushmere Lamps. Every lamp comes apart with a coin.) Tj ET',
  ...steps.map((step, place) => `BT /F1 11 Tf 72 ${640 - place * 26} Td (${step}) Tj ET`),
  'BT /F1 9 Tf 526 460 Td (coin) Tj ET',
].join('\n')

const content = `${drawing}\n${text}\n`
const objects = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
  `<< /Length ${content.length} >>\nstream\n${content}endstream`,
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
]

let pdf = '%PDF-1.4\n'
const places = objects.map((object, place) => {
  const at = pdf.length
  pdf += `${place + 1} 0 obj\n${object}\nendobj\n`
  return at
})
const end = pdf.length
pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
pdf += places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
pdf += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${end}\n%%EOF\n`

writeFileSync(new URL('../responses/changing-the-bulb.pdf', import.meta.url), pdf, 'latin1')
