// The agency's own script: its buttons open the chat.

// What the tag's documentation says to write before the chat has loaded: calls wait in a queue.
window.parley =
  window.parley ||
  function () {
    ;(window.parley.q = window.parley.q || []).push(arguments)
  }

for (const button of document.querySelectorAll('[data-ask]')) {
  button.addEventListener('click', () => {
    window.parley('open')
  })
}
