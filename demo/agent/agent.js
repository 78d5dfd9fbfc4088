// A CRM that embeds the panel. All that concerns Parley is in work() below.

const people = {
  ada: { name: 'Ada', role: 'Agent' },
  ben: { name: 'Ben', role: 'Agent' },
  cleo: { name: 'Cleo', role: 'Supervisor' },
}

const find = (selector) => document.querySelector(selector)
const as = new URLSearchParams(location.search).get('as')

if (as !== null && Object.hasOwn(people, as)) work(as)
else choose()

function choose() {
  document.title = 'Sign in · Foyer'
  if (as) find('[data-choice-words]').textContent = `Nobody here is called “${as.slice(0, 40)}”. Choose one of these.`
  find('[data-choice]').hidden = false
}

function work(name) {
  const panel = document.createElement('parley-agent')
  panel.setAttribute('server', location.origin)

  let signedIn = false
  panel.token = async () => {
    let answer
    try {
      answer = await fetch(`/demo/agent-token?as=${name}`)
    } catch (error) {
      // Once signed in, the panel itself says that the server is away, and asks again.
      if (!signedIn) problem('The server did not answer.', 'Start it with “npm start”, then load this page again.')
      throw error
    }
    if (!answer.ok) {
      problem(
        `Signing in as ${people[name].name} did not work: the server answered ${answer.status}.`,
        'Names without a password exist in demo mode only. Start the server with “npm start”, then load this page again.',
      )
      throw new Error(`No token for ${name}: ${answer.status}`)
    }
    signedIn = true
    noProblem()
    return answer.text()
  }

  frame(name)
  find('[data-view="desk"]').append(panel)

  if (!customElements.get('parley-agent')) {
    problem(
      'The panel did not load: /parley-agent.js is missing or broken.',
      'Build it with “npm run build”, then load this page again.',
    )
    void customElements.whenDefined('parley-agent').then(noProblem)
  }
}

function problem(what, remedy) {
  find('[data-problem-what]').textContent = what
  find('[data-problem-remedy]').textContent = remedy
  find('[data-problem]').hidden = false
}

function noProblem() {
  find('[data-problem]').hidden = true
}

// The CRM around it: who is signed in, and three views of which the desk stays alive when another is shown.

function frame(name) {
  const { name: shown, role } = people[name]
  find('[data-name]').textContent = shown
  find('[data-role]').textContent = role
  find('[data-initial]').textContent = shown[0]
  find('[data-initial]').dataset.who = name
  find('[data-signed-in]').hidden = false
  find('[data-side]').hidden = false
  document.title = `Desk, ${shown} · Foyer`

  find('[data-reload]').addEventListener('click', () => location.reload())
  addEventListener('hashchange', () => {
    const title = show()?.querySelector('h1[tabindex]')
    title?.focus()
  })
  show()
}

function show() {
  const views = [...document.querySelectorAll('[data-view]')]
  const wanted = views.find((view) => view.dataset.view === location.hash.slice(1)) ?? views[0]
  for (const view of views) view.hidden = view !== wanted
  for (const link of document.querySelectorAll('[data-to]')) {
    if (link.dataset.to === wanted.dataset.view) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
  document.documentElement.classList.toggle('at-desk', wanted === views[0])
  return wanted
}
