import { html, type TemplateResult } from 'lit'

/** The same numbers for whoever would rather read them. */
export interface PlotTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A plot with its title, and the table behind it. */
export const drawFrame = (
  heading: string,
  picture: unknown,
  { columns, rows }: PlotTable,
  showTable: string,
): TemplateResult => html`
  <figure>
    <figcaption><h3>${heading}</h3></figcaption>
    ${picture}
    <details>
      <summary>${showTable}</summary>
      <div class="table" role="region" aria-label=${heading} tabindex="0">
        <table>
          <thead>
            <tr>
              ${columns.map((column) => html`<th scope="col">${column}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              ([first, ...others]) => html`<tr>
                <th scope="row"><bdi>${first}</bdi></th>
                ${others.map((value) => html`<td>${value}</td>`)}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </figure>
`
