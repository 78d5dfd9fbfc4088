// The shop's own script: a cart that lives as long as the tab, and buttons that open Parley.

// What the tag's documentation says to write before the chat has loaded: calls wait in a queue.
window.parley =
  window.parley ||
  function () {
    ;(window.parley.q = window.parley.q || []).push(arguments)
  }

const find = (selector, root = document) => root.querySelector(selector)
const findAll = (selector, root = document) => [...root.querySelectorAll(selector)]

for (const button of findAll('[data-ask]')) {
  button.addEventListener('click', () => {
    window.parley('open')
  })
}

const products = new Map(
  findAll('[data-product]').map((item) => [
    item.dataset.product,
    { name: item.dataset.name, price: Number(item.dataset.price), item },
  ]),
)
const freeFrom = 100
const delivery = 6
const key = 'rushmere-cart'

const cart = new Map()
try {
  for (const [id, count] of Object.entries(JSON.parse(sessionStorage.getItem(key) ?? '{}'))) {
    if (products.has(id) && Number.isInteger(count) && count > 0) cart.set(id, count)
  }
} catch {
  // Storage is closed or holds something else: the cart starts empty.
}

const dialog = find('[data-cart]')
const lines = find('[data-cart-lines]')
const pounds = (value) => `£${value}`
const lamps = (count) => `${count} ${count === 1 ? 'lamp' : 'lamps'}`
const total = () => [...cart.values()].reduce((sum, count) => sum + count, 0)

function change(id, by) {
  const count = Math.max(0, (cart.get(id) ?? 0) + by)
  if (count > 0) cart.set(id, count)
  else cart.delete(id)
  try {
    sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(cart)))
  } catch {
    // It then lasts as long as the page.
  }
  show()
  find(dialog.open ? '[data-cart-status-inside]' : '[data-cart-status]').textContent =
    by > 0
      ? `${products.get(id).name} is in your cart. ${lamps(total())} altogether.`
      : `${products.get(id).name} is out of your cart. ${lamps(total())} left.`
}

function element(name, className, text) {
  const made = document.createElement(name)
  if (className) made.className = className
  if (text !== undefined) made.textContent = text
  return made
}

function line(id, count) {
  const { name, price } = products.get(id)
  const made = element('li', 'cart-line')
  const words = element('p', 'cart-what')
  words.append(
    element('strong', '', name),
    element('span', 'small', count === 1 ? pounds(price) : `${count} × ${pounds(price)}`),
  )
  const remove = element('button', 'button quiet', 'Remove')
  remove.type = 'button'
  remove.append(element('span', 'vh', ` one ${name}`))
  remove.dataset.remove = id
  made.append(words, element('p', 'cart-sum', pounds(price * count)), remove)
  return made
}

function show() {
  const count = total()
  find('[data-cart-count]').textContent = String(count)
  find('[data-cart-words]').textContent = count === 1 ? ' lamp' : ' lamps'
  for (const [id, { item }] of products) {
    const has = cart.get(id)
    find('[data-in-cart]', item).textContent = has ? `${has} in your cart` : ''
  }
  lines.replaceChildren(...[...cart].map(([id, has]) => line(id, has)))
  find('[data-cart-empty]').hidden = count > 0
  find('[data-cart-end]').hidden = count === 0
  const sum = [...cart].reduce((value, [id, has]) => value + has * products.get(id).price, 0)
  find('[data-cart-total]').textContent = pounds(sum >= freeFrom ? sum : sum + delivery)
}

for (const [id, { item }] of products) {
  find('[data-add]', item).addEventListener('click', () => change(id, 1))
}

lines.addEventListener('click', (event) => {
  const id = event.target.closest('[data-remove]')?.dataset.remove
  if (!id) return
  change(id, -1)
  // The line was drawn anew: keep the place in it, or go to the title when it is gone.
  const next = find(`[data-remove="${id}"]`, lines) ?? find('#cart-title')
  next.focus()
})

find('[data-cart-open]').addEventListener('click', () => dialog.showModal())
find('[data-cart-close]').addEventListener('click', () => dialog.close())
dialog.addEventListener('click', (event) => {
  if (event.target === dialog) dialog.close() // the page behind it
})

show()
