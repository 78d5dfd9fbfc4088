/** Prints a picture: alone on its page, as large as the paper allows. */
export async function printPicture(address: string, name: string): Promise<void> {
  const page = openPage(name)
  const picture = page.document.createElement('img')
  picture.alt = name
  picture.src = address
  await picture.decode()
  picture.style.maxInlineSize = '100%'
  picture.style.maxBlockSize = '100vh'
  page.document.body.append(picture)
  printAndClose(page)
}

/** Prints plain text. */
export function printText(text: string, name: string): void {
  const page = openPage(name)
  const written = page.document.createElement('pre')
  written.textContent = text
  written.style.whiteSpace = 'pre-wrap'
  page.document.body.append(written)
  printAndClose(page)
}

function openPage(name: string): Window {
  const page = window.open('', '_blank')
  if (!page) throw new Error('the browser has blocked the page that is to be printed')
  page.document.title = name
  return page
}

function printAndClose(page: Window): void {
  page.addEventListener('afterprint', () => page.close())
  page.print()
}
