/** What each widget of the page has unread, while the page is hidden. */
const counts = new Map<object, number>()
let shown = ''
let own = ''

/** Puts the number of all unread messages before the page's title; takes it away when there are none. */
export function countInTitle(source: object, count: number): void {
  if (count > 0) counts.set(source, count)
  else counts.delete(source)

  // The page may have changed its title meanwhile: then that one counts.
  if (shown === '' || document.title !== shown) own = document.title
  const sum = [...counts.values()].reduce((all, each) => all + each, 0)
  const wanted = sum > 0 ? `(${sum}) ${own}` : own
  if (wanted !== document.title) document.title = wanted
  shown = sum > 0 ? document.title : ''
}
