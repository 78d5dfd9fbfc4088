// The icons that no contact's page shows at first: apart, so that they come with what shows them.
export const external = 'M11.5 4H16v4.5M16 4 9 11M8.5 5H4.5v10.5H15v-4'
export const expand = 'M12 4h4v4M16 4l-5 5M8 16H4v-4M4 16l5-5'
export const phone =
  'M6.8 3.5 8.6 7 7 8.6c.8 1.8 2.6 3.6 4.4 4.4L13 11.4l3.5 1.8c0 2-1.4 3.5-3.2 3.3C8.2 16 4 11.8 3.5 6.7c-.2-1.8 1.3-3.2 3.3-3.2z'
export const back = 'M12.5 5 7.5 10l5 5'
export const forward = 'm7.5 5 5 5-5 5'
export const info = 'M10 3.2a6.8 6.8 0 1 0 0 13.6 6.8 6.8 0 0 0 0-13.6zM10 9.2v4.2M10 6.6v.1'
export const attach =
  'm15.8 9.6-5.6 5.6a3.6 3.6 0 0 1-5.1-5.1l6-6a2.4 2.4 0 0 1 3.4 3.4l-6 6a1.2 1.2 0 0 1-1.7-1.7l5.6-5.6'
export const download = 'M10 3.5v9M6.5 9.3 10 12.8l3.5-3.5M4 16.5h12'
export const print = 'M6 7V3.5h8V7M6 13.5H3.8V8.8c0-1 .8-1.8 1.8-1.8h8.8c1 0 1.8.8 1.8 1.8v4.7H14M6 11.5h8v5H6z'
export const eye =
  'M2.5 10S5.3 5 10 5s7.5 5 7.5 5-2.8 5-7.5 5-7.5-5-7.5-5zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z'
export const brokenPicture = 'M3.5 4.5h13v4l-3 2 3 2.5v2.5h-13v-4l3.5-3.3L10 11M7 7.6v.1'
