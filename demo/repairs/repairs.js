// The page's own script: a sign-in that is none, and a button that opens Parley.

// What the tag's documentation says to write before the chat has loaded: calls wait in a queue.
window.parley =
  window.parley ||
  function () {
    ;(window.parley.q = window.parley.q || []).push(arguments)
  }

const find = (selector) => document.querySelector(selector)
const account = find('[data-account]')
const said = find('[data-said]')
const key = 'rushmere-signed-in'

// A website asks its own backend, which knows who is signed in.
const getToken = async () => (await fetch('/demo/contact-token?as=maria&site=repairs')).text()

function show() {
  const isIn = sessionStorage.getItem(key) !== null
  account.textContent = isIn ? 'Sign out' : 'Sign in as Maria'
  said.textContent = isIn ? 'You are signed in as Maria Silva.' : ''
}

function toggle() {
  if (sessionStorage.getItem(key) === null) {
    sessionStorage.setItem(key, 'maria')
    window.parley('identify', { getToken })
  } else {
    sessionStorage.removeItem(key)
    window.parley('logout')
  }
  show()
}

find('[data-ask]').addEventListener('click', () => {
  window.parley('open')
})
account.addEventListener('click', toggle)
if (sessionStorage.getItem(key) !== null) window.parley('identify', { getToken })
show()
