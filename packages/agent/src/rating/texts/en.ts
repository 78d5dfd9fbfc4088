/** The English texts of a contact's rating. */
export const en = {
  rated: { one: 'Rated {count} of 5 stars', other: 'Rated {count} of 5 stars' },
} as const
