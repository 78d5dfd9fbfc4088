/**
 * Opens an address in a new tab, and says whether the browser let it. The new page gets no hold on this one and is not told
 * where it was opened from: what `noopener` and `noreferrer` do, which do not say whether anything has opened.
 */
export function openDetectably(url: string, open: typeof window.open = window.open.bind(window)): boolean {
  const opened = open('', '_blank')
  if (!opened) return false
  opened.opener = null
  const { document: blank } = opened
  const link = blank.createElement('a')
  link.href = url
  link.rel = 'noreferrer'
  link.referrerPolicy = 'no-referrer'
  link.target = '_self'
  blank.body.append(link)
  link.click()
  return true
}
