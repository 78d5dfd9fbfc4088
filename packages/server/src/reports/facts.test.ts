import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Told } from '../testing/report-samples.ts'

const parts = (told: Told) => Object.fromEntries(told.facts()!.parts.map((part) => [part.agentId, part]))
const seconds = (value: number | null | undefined) => (typeof value === 'number' ? value / 1_000 : value)

test('[REP2] [B041] how a conversation came out: handled, abandoned, by the bot alone, or open', () => {
  const handled = new Told().says('p1').accepts('ada').ends()
  const abandoned = new Told().says('p1').after(30).ends('contact-left')
  const bot = new Told({ bot: true }).says('p1').says('p9').ends('contact-left')
  const open = new Told().says('p1').accepts('ada')
  assert.deepEqual(
    [handled, abandoned, bot, open].map((told) => told.facts()!.outcome),
    ['handled', 'abandoned', 'bot', 'open'],
  )
  const silent = new Told().says('p1').accepts('ada').ends('inactivity')
  assert.deepEqual(
    [handled, abandoned, silent, open].map((told) => told.facts()!.endedBy),
    ['staff', 'contact', 'silence', null],
  )
})

test('[REP2] who left a bot before it handed over was not waiting; who left after that was', () => {
  const asked = new Told({ bot: true }).says('p1').handsOver().after(5).ends('contact-left')
  assert.equal(asked.facts()!.outcome, 'abandoned')
})

test('[REP3] [B041] the first response is the first message of staff, from when a person was waited for', () => {
  const told = new Told().says('p1').after(10).accepts('ada').after(5).says('p2').after(50).says('p1').says('p2')
  assert.equal(seconds(told.facts()!.firstResponseMs), 15)
  assert.equal(new Told().says('p1').accepts('ada').facts()!.firstResponseMs, null)
})

test('[REP3] what a bot says is no response of a person, and its time does not count', () => {
  const told = new Told({ bot: true }).says('p1').says('p9').after(300).handsOver('tea').after(20).accepts('ada')
  told.after(3).says('p9').after(4).says('p2')
  assert.equal(seconds(told.facts()!.firstResponseMs), 27)
  assert.equal(told.facts()!.skill, 'tea')
})

test('[REP3] the first response belongs to the agent who gave it', () => {
  const told = new Told()
    .says('p1')
    .after(4)
    .accepts('ada')
    .after(1)
    .accepts('ben', { how: 'conference-accepted' })
    .says('p3')
  assert.deepEqual(
    [seconds(parts(told)['ada']!.firstResponseMs), seconds(parts(told)['ben']!.firstResponseMs)],
    [null, 5],
  )
})

test('[REP4] [B041] waiting goes on until somebody comes, or until the end', () => {
  const served = new Told().says('p1').after(12).accepts('ada').after(500).ends()
  assert.equal(seconds(served.facts()!.waitedMs), 12)
  assert.equal(seconds(parts(served)['ada']!.waitedMs), 12)
  assert.equal(seconds(new Told().says('p1').after(45).ends('contact-left').facts()!.waitedMs), 45)
  assert.equal(new Told().says('p1').after(45).facts()!.waitedMs, null)
  assert.equal(new Told({ bot: true }).says('p1').after(45).ends('contact-left').facts()!.waitedMs, null)
})

test('[REP5] [B041] handling is the time in the conversation and the after-call work', () => {
  const told = new Told().says('p1').after(10).accepts('ada').after(100).ends()
  assert.equal(seconds(told.facts()!.handlingMs), 100)
  assert.equal(seconds(told.after(20).done('ada').facts()!.handlingMs), 120)
})

test('[REP5] what is done by itself, or was parked before, adds no after-call work', () => {
  const alone = new Told().says('p1').accepts('ada').after(100).ends().after(900).done()
  assert.equal(seconds(alone.facts()!.handlingMs), 100)
  const parked = new Told().says('p1').accepts('ada').after(100).leaves('p2').after(90_000).ends().done('ada')
  assert.equal(seconds(parked.facts()!.handlingMs), 100)
})

test('[REP5] two agents: each has their own time, and the conversation has both', () => {
  const told = new Told().says('p1').accepts('ada').after(60)
  told
    .accepts('ben', { how: 'transfer-accepted', replaces: 'p2' })
    .after(5)
    .partDone('ada')
    .after(25)
    .ends()
    .after(10)
    .done('ben')
  assert.deepEqual([seconds(parts(told)['ada']!.handlingMs), seconds(parts(told)['ben']!.handlingMs)], [65, 40])
  assert.equal(seconds(told.facts()!.handlingMs), 105)
})

test('[REP5] time away between two stays does not count, and nothing counts before the end', () => {
  const told = new Told().says('p1').accepts('ada').after(10).leaves('p2').after(1_000).joins('p2', 'agent').after(7)
  assert.equal(told.facts()!.handlingMs, null)
  assert.equal(seconds(told.ends().facts()!.handlingMs), 17)
})

test('[REP7] [B041] an answer is late when the contact waited longer for it than the site has it', () => {
  const told = new Told().says('p1').accepts('ada').after(60).says('p2').after(5).says('p1').after(20).says('p1')
  told.after(41).says('p2').after(500).says('p2')
  const { waits, late } = told.facts()!
  assert.deepEqual([waits, late], [2, 1])
  assert.deepEqual([parts(told)['ada']!.waits, parts(told)['ada']!.late], [2, 1])
})

test('[REP7] a wait that ends with the conversation counts for those who were there', () => {
  const told = new Told().says('p1').accepts('ada').says('p2').says('p1').after(61).ends('contact-left')
  assert.deepEqual([parts(told)['ada']!.waits, parts(told)['ada']!.late], [2, 1])
  const nobody = new Told().says('p1').after(61).ends('contact-left')
  assert.deepEqual([nobody.facts()!.waits, nobody.facts()!.late], [1, 1])
})

test('[REP7] a bot answers while nobody of staff is in; choices wait, too; openings do not', () => {
  const told = new Told({ bot: true }).says('p1').after(61).says('p9').chooses().after(2).says('p9')
  assert.deepEqual([told.facts()!.waits, told.facts()!.late], [2, 1])
  told.chooses(null).after(99).says('p9')
  assert.equal(told.facts()!.waits, 2)
  told.handsOver().accepts('ada').says('p1').after(99).says('p9')
  assert.equal(told.facts()!.waits, 2)
  told.says('p2')
  assert.deepEqual([told.facts()!.waits, told.facts()!.late], [3, 2])
})

test('[REP8] [B041] the last rating counts', () => {
  const told = new Told().says('p1').accepts('ada').ends()
  assert.equal(told.facts()!.stars, null)
  assert.equal(told.rates(2).rates(5).facts()!.stars, 5)
})

test('[REP1] a conversation among staff is in no report', () => {
  const told = new Told()
  assert.equal(told.facts(told.events.filter(({ json }) => !json.includes('interaction-opened'))), undefined)
})

test('[REP12] neither names of contacts nor what was said are kept', () => {
  const told = new Told().says('p1', 'a secret').accepts('ada').ends()
  assert.doesNotMatch(JSON.stringify(told.facts()), /secret|Grace|the-contact/)
})
