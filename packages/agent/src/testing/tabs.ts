import { findAll, textOf, until } from './find.ts'
import type { Seat } from './office.ts'

/** Opens a tab of the information. */
export async function opensTab({ panel }: Pick<Seat, 'panel'>, name: string): Promise<void> {
  const tab = () => findAll(panel, '[role=tab]').find((each) => textOf(each) === name)
  await until(tab, `a tab ${name}`)
  tab()!.click()
}
