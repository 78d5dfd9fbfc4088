/** The sites of the demo, as they would stand in a configuration file. A file that names them as well wins. */
export const demoSites = {
  shop: { name: 'Rushmere Lamps' },
} as const
