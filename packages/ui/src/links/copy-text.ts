/** Puts a text on the clipboard. Returns whether that was possible: pages without encryption, and frames, may not always. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** The old way, for pages that have no clipboard: what is selected is copied, and the focus goes back to where it was. */
function copyBySelection(text: string): boolean {
  let isCopied = false
  const fill = (event: ClipboardEvent) => {
    event.preventDefault()
    event.stopPropagation()
    event.clipboardData?.setData('text/plain', text)
    isCopied = true
  }
  document.addEventListener('copy', fill, { capture: true, once: true })
  try {
    document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', fill, true)
  }
  return isCopied
}
