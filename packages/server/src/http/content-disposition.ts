/**
 * Tells browsers to save, and under which name (RFC 6266): once in ASCII for old ones, once whole. Nothing in the name can end the
 * header or its quotes.
 */
export function attachment(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%;]/g, '_')
  // What `encodeURIComponent` leaves although RFC 8187 does not: ' ( ) *
  const whole = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`
}
