import type { Address } from './parley-server.ts'

type Metrics = Pick<Address, 'url'>

/** One number of `/metrics`, by its name with labels as it is printed; 0 while it is not there. */
export async function metric(server: Metrics, name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `))
  return Number(line?.slice(name.length + 1) ?? 0)
}

/** Resolves when a number of `/metrics` is as wished. Each question is a round trip: nothing spins. */
export async function untilMetric(
  server: Metrics,
  name: string,
  isSo: (value: number) => boolean,
  withinMs = 30_000,
): Promise<void> {
  const deadline = performance.now() + withinMs
  let value = await metric(server, name)
  while (!isSo(value)) {
    if (performance.now() > deadline) throw new Error(`${name} is still ${value}.`)
    value = await metric(server, name)
  }
}
