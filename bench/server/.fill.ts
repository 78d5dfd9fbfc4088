import { MeasuredServer } from './measured-server.ts'
import { Generator } from './generator.ts'
const server = await MeasuredServer.start(process.argv[2] as 'parley')
const g = await Generator.for(server)
await g.order({ do: 'talk', conversations: 100 })
await g.send({ do: 'fill', messages: 10000, atOnce: 200 })
const out = []
for (let i = 0; i < 3; i++) {
  const a = await server.usage()
  const s = await g.send({ do: 'fill', messages: 30000, atOnce: 200 })
  const b = await server.usage()
  out.push(`${s.perSecond.toFixed(0)}/s ${((b.cpuMicros - a.cpuMicros) / s.messages).toFixed(1)}us`)
}
console.log(server.kind, out.join('  '))
await g.stop()
await server.stop()
