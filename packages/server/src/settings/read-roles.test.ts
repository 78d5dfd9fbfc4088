import assert from 'node:assert/strict'
import { test } from 'node:test'
import { permissionIds } from '@parley/protocol/schemas'
import { createRolePermissions } from '../auth/role-permissions.ts'
import { readRoles } from './read-roles.ts'

function read(json: unknown) {
  const problems: string[] = []
  const roles = readRoles(json, 'parley.config.json', problems)
  return { roles, problems, of: (role: string) => [...(roles[role] ?? [])] }
}

test('[PRM3] without configuration agents, supervisors and administrators may what they could before', () => {
  const { roles, problems } = read(undefined)
  assert.deepEqual(problems, [])
  const beyondAgents = permissionIds.filter((id) => !roles['agent']?.has(id))
  assert.deepEqual(beyondAgents, [
    'responses-manage',
    'supervise-watch',
    'supervise-coach',
    'supervise-join',
    'supervise-takeover',
    'reports',
    'transcript-export',
    'contact-export',
    'contact-erase',
    'agent-sign-out',
    'audit-read',
  ])
  const more = (role: string) => beyondAgents.filter((id) => roles[role]?.has(id))
  assert.deepEqual(more('supervisor'), beyondAgents.slice(1, -4))
  assert.deepEqual(more('administrator'), ['responses-manage', ...beyondAgents.slice(-6)])
})

test('[PRM2] a role has what it says and what it inherits, except what is taken away', () => {
  const { of, problems } = read({
    trainee: { inherits: 'agent', without: ['push-url', 'end-chat'] },
    reader: { permissions: ['search', 'my-history'] },
    lead: { inherits: 'trainee', permissions: ['reports', 'end-chat'] },
  })
  assert.deepEqual(problems, [])
  const agent = of('agent')
  assert.deepEqual(new Set(of('trainee')), new Set(agent.filter((id) => id !== 'push-url' && id !== 'end-chat')))
  assert.deepEqual(of('reader'), ['search', 'my-history'])
  assert.deepEqual(new Set(of('lead')), new Set([...of('trainee'), 'reports', 'end-chat']))
})

test('[PRM3] what an entry of a known role leaves out stays, and supervisors follow their agents', () => {
  const { of } = read({ agent: { without: ['push-url'] }, administrator: { inherits: null } })
  assert.ok(of('agent').includes('end-chat') && !of('agent').includes('push-url'))
  assert.ok(of('supervisor').includes('supervise-watch') && !of('supervisor').includes('push-url'))
  assert.deepEqual(read({ administrator: { inherits: null, permissions: ['responses'] } }).of('administrator'), [
    'responses',
  ])
})

const wrong: readonly (readonly [json: unknown, said: RegExp])[] = [
  [[], /^roles in parley\.config\.json takes an object/],
  [{ agent: true }, /^roles\.agent in parley\.config\.json is true\. It takes an object such as/],
  [{ agent: { permissions: 'all' } }, /^roles\.agent\.permissions in .* is "all"\. It takes a list/],
  [
    { agent: { without: ['end-chat', 'psuh-url'] } },
    /^The permission "psuh-url" at roles\.agent\.without\.1 in parley\.config\.json is unknown\. Did you mean push-url\?/,
  ],
  [{ agent: { permissions: [7] } }, /^The permission 7 at roles\.agent\.permissions\.0 .* is unknown\. Correct/],
  [
    { temp: { inherits: 'supervisr' } },
    /^The role "supervisr" at roles\.temp\.inherits in parley\.config\.json is unknown\. Did you mean supervisor\?/,
  ],
  [{ temp: { inherits: 7 } }, /^roles\.temp\.inherits in .* is 7\. It takes the name of a role, or null/],
  [{ temp: { permisions: [] } }, /^roles\.temp\.permisions in .* is unknown\. Did you mean permissions\?/],
  [{ temp: { inherits: 'temp' } }, /^roles\.temp\.inherits in .* which inherits from "temp" itself\. Break/],
  [{ a: { inherits: 'b' }, b: { inherits: 'a' } }, /Break the circle/],
  [
    { temp: { permissions: ['contact-edit'] } },
    /^roles\.temp in .* permits contact-edit, which is of no use without contact-view\. Add contact-view, or put contact-edit under "without"\./,
  ],
  [{ '': {} }, /has a wrong name/],
]

for (const [json, said] of wrong)
  test(`[PRM5] [SET3] ${JSON.stringify(json).slice(0, 60)} stops the start`, () => {
    const { problems } = read(json)
    assert.ok(
      problems.some((problem) => said.test(problem)),
      problems.join('\n'),
    )
  })

test('[PRM4] a token without roles is an agent’s; unknown roles permit nothing, and are noted once', () => {
  const noted: unknown[] = []
  const permissionsOf = createRolePermissions(read(undefined).roles, (event, facts) => void noted.push([event, facts]))
  assert.ok(permissionsOf([]).has('end-chat'))
  assert.deepEqual(noted, [])
  for (let times = 0; times < 2; times++) assert.equal(permissionsOf(['boss', '__proto__', 'constructor']).size, 0)
  assert.ok(permissionsOf(['boss', 'supervisor']).has('supervise-watch'))
  assert.deepEqual(noted, [
    ['role-unknown', { role: 'boss' }],
    ['role-unknown', { role: '__proto__' }],
    ['role-unknown', { role: 'constructor' }],
  ])
})
