import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { standardFolders } from '../../packages/server/src/running/folders.ts'
import { sinksIn } from '../support/code-sinks.ts'
import { startServer } from '../support/parley-server.ts'

// Needs no browser, but the bundles that are there where journeys are.

/** Whose these are, and what stands before or behind each: a policy of Trusted Types, or a document that nobody sees. */
const known: Readonly<Record<string, string>> = {
  '{const ·=·.createElement("template");return ·.innerHTML=·,·}': 'Lit',
  '{const ·=document.createElement("template");return ·.innerHTML=(·=>·()?.createHTML(·)??·)(·),·}': 'the emoji picker',
  '{·=(new ·).parseFromString(·,·)}': 'DOMPurify',
  '{·.documentElement.innerHTML=·?·:·}': 'DOMPurify',
}

test('[ATK155] code and HTML of strings are found, however they are written', () => {
  for (const code of [
    'eval(a)',
    'window.eval(a)',
    'new Function(a)',
    'Function("return this")()',
    'globalThis["Function"](a)',
    'setTimeout("a()", 1)',
    'setInterval(`a()`, 1)',
    'a.innerHTML = b',
    'a["innerHTML"] += b',
    'a.outerHTML = b',
    'a.srcdoc = b',
    'a.setAttribute("srcdoc", b)',
    'a.insertAdjacentHTML("beforeend", b)',
    'document.write(a)',
    'range.createContextualFragment(a)',
    'a.setHTMLUnsafe(b)',
  ])
    assert.equal(sinksIn(code).length, 1, code)
  assert.deepEqual(sinksIn('a.innerHTML; a instanceof Function; draft.write("x"); setTimeout(() => {}, 1)'), [])
})

test('[ATK155] no script that is delivered makes code of a string, and HTML only where it is known', async (t) => {
  const server = await startServer()
  t.after(() => server.remove())
  const manifest = JSON.parse(readFileSync(join(standardFolders.scripts, 'manifest.json'), 'utf8')) as object
  const scripts = Object.keys(manifest).filter((file) => file.endsWith('.js'))
  const found = new Set<string>()
  for (const script of scripts) {
    const answer = await fetch(`${server.url}/${script}`)
    assert.equal(answer.status, 200, script)
    for (const sink of sinksIn(await answer.text())) found.add(known[sink] ?? `${script}: ${sink}`)
  }
  assert.ok(scripts.length > 20 && scripts.includes('parley.js') && scripts.includes('parley-agent.js'))
  assert.deepEqual([...found].sort(), ['DOMPurify', 'Lit', 'the emoji picker'])
})
