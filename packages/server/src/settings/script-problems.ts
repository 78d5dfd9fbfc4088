import { asMessage, type Script } from '../bots/script-schema.ts'
import { quote } from './kinds.ts'
import { messageComplaint } from './message-complaint.ts'
import { nearestName } from './nearest-name.ts'

/** What is wrong with a script whose shape is right: one line each, with its place. `path` is that of the script. */
export function scriptProblems(script: Script, path: string, fileName: string): string[] {
  const names = Object.keys(script.steps)
  const wrongNames = referencesIn(script)
    .filter(([, name]) => !Object.hasOwn(script.steps, name))
    .map(([place, name]) => {
      const nearest = nearestName(name, names)
      const meant = nearest === undefined ? '' : ` Did you mean ${nearest}?`
      return `${path}.${place} names no step ${quote(name)}.${meant} Correct the name in ${fileName}, or add the step.`
    })
  const wrongMessages = Object.entries(script.steps).flatMap(([name, { say = [] }]) =>
    say.flatMap(
      (said, place) => messageComplaint(asMessage(said), `${path}.steps.${name}.say.${place}`, fileName) ?? [],
    ),
  )
  return [...wrongNames, ...wrongMessages, ...circles(script, path, fileName)]
}

/** Every place that names a step, with the name. */
function referencesIn({ start, on = {}, steps }: Script): readonly (readonly [place: string, name: string])[] {
  const inOn = (place: string, entries: NonNullable<Script['on']>) =>
    Object.entries(entries).map(([key, name]) => [`${place}on.${key}`, name] as const)
  return [
    ['start', start],
    ...inOn('', on),
    ...Object.entries(steps).flatMap(([name, step]) => [
      ...(step.go === undefined ? [] : [[`steps.${name}.go`, step.go] as const]),
      ...inOn(`steps.${name}.`, step.on ?? {}),
      ...(step.words ?? []).map(({ go }, place) => [`steps.${name}.words.${place}.go`, go] as const),
      ...(step.otherwise === undefined ? [] : [[`steps.${name}.otherwise`, step.otherwise] as const]),
    ]),
  ]
}

/** Steps that lead to each other at once: whoever enters one of them never comes to a step that waits. */
function circles({ steps }: Script, path: string, fileName: string): string[] {
  const known = new Set<string>()
  return Object.keys(steps).flatMap((first) => {
    const way: string[] = []
    for (
      let name: string | undefined = first;
      name !== undefined;
      name = steps[name]?.handOver ? undefined : steps[name]?.go
    ) {
      const place = way.indexOf(name)
      if (place >= 0) {
        const circle = [...way.slice(place), name].join(' → ')
        for (const each of way) known.add(each)
        return [
          `${path}.steps.${name}.go in ${fileName} goes round in a circle: ${circle}. Let one of these steps wait.`,
        ]
      }
      if (known.has(name)) break
      way.push(name)
    }
    for (const each of way) known.add(each)
    return []
  })
}
