// The icons that no contact's page shows at first: apart, so that they come with what shows them.
export const external = 'M11.5 4H16v4.5M16 4 9 11M8.5 5H4.5v10.5H15v-4'
export const expand = 'M12 4h4v4M16 4l-5 5M8 16H4v-4M4 16l5-5'
export const phone =
  'M6.8 3.5 8.6 7 7 8.6c.8 1.8 2.6 3.6 4.4 4.4L13 11.4l3.5 1.8c0 2-1.4 3.5-3.2 3.3C8.2 16 4 11.8 3.5 6.7c-.2-1.8 1.3-3.2 3.3-3.2z'
export const back = 'M12.5 5 7.5 10l5 5'
export const forward = 'm7.5 5 5 5-5 5'
export const info = 'M10 3.2a6.8 6.8 0 1 0 0 13.6 6.8 6.8 0 0 0 0-13.6zM10 9.2v4.2M10 6.6v.1'
export const smile =
  'M10 3.2a6.8 6.8 0 1 0 0 13.6 6.8 6.8 0 0 0 0-13.6zM7.5 8v.3M12.5 8v.3M6.8 11.5c1.7 2.3 4.7 2.3 6.4 0'
export const attach =
  'm15.8 9.6-5.6 5.6a3.6 3.6 0 0 1-5.1-5.1l6-6a2.4 2.4 0 0 1 3.4 3.4l-6 6a1.2 1.2 0 0 1-1.7-1.7l5.6-5.6'
export const download = 'M10 3.5v9M6.5 9.3 10 12.8l3.5-3.5M4 16.5h12'
export const print = 'M6 7V3.5h8V7M6 13.5H3.8V8.8c0-1 .8-1.8 1.8-1.8h8.8c1 0 1.8.8 1.8 1.8v4.7H14M6 11.5h8v5H6z'
export const eye =
  'M2.5 10S5.3 5 10 5s7.5 5 7.5 5-2.8 5-7.5 5-7.5-5-7.5-5zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z'
export const brokenPicture = 'M3.5 4.5h13v4l-3 2 3 2.5v2.5h-13v-4l3.5-3.3L10 11M7 7.6v.1'
export const close = 'm5 5 10 10M15 5 5 15'
export const chat =
  'M10 3.5c-4 0-7 2.6-7 5.9 0 1.8.9 3.4 2.4 4.5l-.6 2.9 3-1.7c.7.1 1.4.2 2.2.2 4 0 7-2.6 7-5.9s-3-5.9-7-5.9z'
export const retry = 'M16 10a6 6 0 1 1-1.9-4.4M16 3v3.5h-3.5'
export const trash = 'M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l.7 11h7.6l.7-11M8.5 8.5v5M11.5 8.5v5'
export const menu = 'M4 6h12M4 10h12M4 14h12'
export const more =
  'M4.3 10a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0zM9.3 10a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0zM14.3 10a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0z'
export const up = 'm5 12.5 5-5 5 5'
export const circle = 'M10 4.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z'
export const plus = 'M10 4v12M4 10h12'
export const person = 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 16.5c.6-3 2.9-4.5 6-4.5s5.4 1.5 6 4.5'
export const people =
  'M7.5 9.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM2 16c.5-2.8 2.6-4.2 5.5-4.2S12.5 13.2 13 16M13 4.5a2.8 2.8 0 0 1 0 5M15 12.3c1.7.6 2.7 1.9 3 3.7'
export const transfer = 'M3.5 7h12l-3-3M16.5 13h-12l3 3'
export const power = 'M10 3v7M6 5.3a6.3 6.3 0 1 0 8 0'
export const search = 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM12.7 12.7 16.5 16.5'
export const lineDown =
  'M3 3l14 14M2.8 8.2A10.5 10.5 0 0 1 6 6M9.5 5a10.5 10.5 0 0 1 7.7 3.2M5.5 11a6.6 6.6 0 0 1 3-1.8M14.5 11l-.6-.5M10 15v.1'
export const lock = 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9'
export const zoom = 'M3 15.5 6.5 6l3.5 9.5M4.2 12.5h4.7M12 15.5l2.5-6.5 2.5 6.5M12.9 13.3h3.3'
export const star = 'm10 3.2 2.1 4.4 4.7.6-3.4 3.3.8 4.7-4.2-2.3-4.2 2.3.8-4.7L3.2 8.2l4.7-.6z'
export const spelling = 'm2.8 11.5 3.4-8 3.4 8M4 8.8h4.4M9.5 14.2l2.4 2.4 5.3-5.8'
export const link =
  'M8.4 11.6a3 3 0 0 0 4.2 0l2.9-2.9a3 3 0 0 0-4.2-4.2l-1.2 1.2M11.6 8.4a3 3 0 0 0-4.2 0l-2.9 2.9a3 3 0 0 0 4.2 4.2l1.2-1.2'
