import type { Example } from './example.test.data.ts'

export const whatsappExamples: readonly Example[] = [
  {
    what: 'reply buttons',
    payload: {
      messaging_product: 'whatsapp',
      to: '4420',
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: 'Shall I book it for you?' },
        footer: { text: 'Free until tomorrow' },
        action: {
          buttons: [
            { type: 'reply', reply: { id: 'book-yes', title: 'Yes' } },
            { type: 'reply', reply: { id: 'book-no', title: 'Not yet' } },
          ],
        },
      },
    },
    messages: [
      {
        kind: 'quick-replies',
        text: 'Shall I book it for you?\nFree until tomorrow',
        replies: [
          { id: 'book-yes', label: 'Yes', payload: 'book-yes' },
          { id: 'book-no', label: 'Not yet', payload: 'book-no' },
        ],
      },
    ],
  },
  {
    what: 'reply buttons below a picture',
    payload: {
      type: 'interactive',
      interactive: {
        type: 'button',
        header: { type: 'image', image: { link: 'https://pictures.example/norway.jpg' } },
        body: { text: 'Norway by train and ship\nNine days.' },
        action: {
          buttons: [{ type: 'reply', reply: { id: 'more', title: 'Tell me more' } }],
        },
      },
    },
    messages: [
      {
        kind: 'card',
        title: 'Norway by train and ship',
        text: 'Nine days.',
        image: { url: 'https://pictures.example/norway.jpg' },
        actions: [{ do: 'reply', id: 'more', label: 'Tell me more', payload: 'more' }],
      },
    ],
  },
  {
    what: 'a list',
    payload: {
      type: 'interactive',
      interactive: {
        type: 'list',
        header: { type: 'text', text: 'Where to?' },
        body: { text: 'Choose a journey.' },
        footer: { text: 'All by train' },
        action: {
          button: 'Journeys',
          sections: [
            { title: 'North', rows: [{ id: 'norway', title: 'Norway', description: 'Nine days' }] },
            {
              title: 'South',
              rows: [
                { id: 'peru', title: 'Peru' },
                { id: 'thailand 2', title: 'Thailand' },
              ],
            },
          ],
        },
      },
    },
    messages: [
      {
        kind: 'list',
        title: 'Where to?',
        text: 'Choose a journey.\nAll by train',
        select: 'one',
        sections: [
          { title: 'North', rows: [{ id: 'norway', title: 'Norway', description: 'Nine days' }] },
          {
            title: 'South',
            rows: [
              { id: 'peru', title: 'Peru' },
              { id: 'thailand-2', title: 'Thailand' },
            ],
          },
        ],
      },
    ],
    notes: ['interactive.action.button left-out', 'interactive.action.sections.1.rows.1.id changed'],
  },
  {
    what: 'a button with an address',
    payload: {
      type: 'interactive',
      interactive: {
        type: 'cta_url',
        header: { type: 'text', text: 'Timetable' },
        body: { text: 'All trains of today.' },
        action: {
          name: 'cta_url',
          parameters: { display_text: 'See trains', url: 'https://travel.example/trains' },
        },
      },
    },
    messages: [
      {
        kind: 'card',
        title: 'Timetable',
        text: 'All trains of today.',
        actions: [
          {
            do: 'open-url',
            id: 'See-trains',
            label: 'See trains',
            url: 'https://travel.example/trains',
          },
        ],
      },
    ],
  },
  {
    what: 'a flow',
    payload: {
      type: 'interactive',
      interactive: {
        type: 'flow',
        header: { type: 'text', text: 'Your journey' },
        body: { text: 'Tell us about it.' },
        action: { name: 'flow', parameters: { flow_message_version: '3', flow_id: '1', flow_cta: 'Begin' } },
      },
    },
    messages: [{ kind: 'text', text: 'Your journey\nTell us about it.\n• Begin' }],
    notes: ['interactive.action as-text'],
  },
  {
    what: 'an image',
    payload: {
      type: 'image',
      image: { link: 'https://pictures.example/peru.jpg', caption: 'The pass on day seven' },
    },
    messages: [
      {
        kind: 'image',
        url: 'https://pictures.example/peru.jpg',
        alt: 'The pass on day seven',
        caption: 'The pass on day seven',
      },
    ],
  },
  {
    what: 'a video',
    payload: { type: 'video', video: { link: 'https://videos.example/ship.mp4' } },
    messages: [{ kind: 'video', title: 'ship.mp4', video: { url: 'https://videos.example/ship.mp4' } }],
    notes: ['video changed'],
  },
  {
    what: 'a document',
    payload: {
      type: 'document',
      document: {
        link: 'https://files.example/brochure',
        filename: 'Brochure.pdf',
        caption: 'All journeys of this year',
      },
    },
    messages: [
      {
        kind: 'card',
        title: 'All journeys of this year',
        actions: [
          {
            do: 'download',
            id: 'Brochure.pdf',
            label: 'Brochure.pdf',
            url: 'https://files.example/brochure',
            fileName: 'Brochure.pdf',
          },
        ],
      },
    ],
  },
  {
    what: 'a picture that is kept there',
    payload: { type: 'image', image: { id: '1013859600285441', caption: 'Your cabin' } },
    messages: [{ kind: 'text', text: 'Your cabin' }],
    notes: ['image left-out'],
  },
  {
    what: 'a text',
    payload: {
      messaging_product: 'whatsapp',
      type: 'text',
      text: { preview_url: true, body: 'Your order *P-1042* is on its way: https://shop.example/p/1042' },
    },
    messages: [{ kind: 'text', text: 'Your order *P-1042* is on its way: https://shop.example/p/1042' }],
  },
  {
    what: 'a carousel',
    payload: {
      type: 'interactive',
      interactive: {
        type: 'carousel',
        body: { text: 'Our journeys' },
        action: {
          cards: [
            {
              card_index: 0,
              type: 'cta_url',
              header: { type: 'image', image: { link: 'https://pictures.example/norway.jpg' } },
              body: { text: 'Norway' },
              action: {
                name: 'cta_url',
                parameters: { display_text: 'Book now', url: 'https://travel.example/norway' },
              },
            },
            {
              card_index: 1,
              type: 'quick_reply',
              header: { type: 'video', video: { link: 'https://videos.example/peru.mp4' } },
              body: { text: 'Peru' },
              action: { buttons: [{ type: 'quick_reply', quick_reply: { id: 'more', title: 'Learn more' } }] },
            },
          ],
        },
      },
    },
    messages: [
      {
        kind: 'carousel',
        title: 'Our journeys',
        cards: [
          {
            title: 'Norway',
            image: { url: 'https://pictures.example/norway.jpg' },
            actions: [{ do: 'open-url', id: 'Book-now', label: 'Book now', url: 'https://travel.example/norway' }],
          },
          {
            title: 'Peru',
            video: { url: 'https://videos.example/peru.mp4' },
            actions: [{ do: 'reply', id: 'more', label: 'Learn more', payload: 'more' }],
          },
        ],
      },
    ],
  },
  {
    what: 'reply buttons below a document',
    payload: {
      type: 'interactive',
      interactive: {
        type: 'button',
        header: { type: 'document', document: { link: 'https://files.example/terms.pdf', filename: 'Terms.pdf' } },
        body: { text: 'Do you agree?' },
        action: { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }] },
      },
    },
    messages: [
      {
        kind: 'card',
        title: 'Terms.pdf',
        actions: [
          {
            do: 'download',
            id: 'Terms.pdf',
            label: 'Terms.pdf',
            url: 'https://files.example/terms.pdf',
            fileName: 'Terms.pdf',
          },
        ],
      },
      { kind: 'quick-replies', text: 'Do you agree?', replies: [{ id: 'yes', label: 'Yes', payload: 'yes' }] },
    ],
  },
  {
    what: 'reply buttons below a picture that is kept there',
    payload: {
      type: 'interactive',
      interactive: {
        type: 'button',
        header: { type: 'image', image: { id: '1013859600285441' } },
        body: { text: 'This cabin?' },
        action: { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }] },
      },
    },
    messages: [
      { kind: 'card', title: 'This cabin?', actions: [{ do: 'reply', id: 'yes', label: 'Yes', payload: 'yes' }] },
    ],
    notes: ['interactive.header.image left-out'],
  },
  {
    what: 'a request for a place, of which we have no like',
    payload: {
      type: 'interactive',
      interactive: {
        type: 'location_request_message',
        body: { text: 'Where are you?' },
        action: { name: 'send_location' },
      },
    },
    messages: [{ kind: 'text', text: 'Where are you?' }],
    notes: ['interactive.action left-out'],
  },
  {
    what: 'products, of which we have no like',
    payload: {
      type: 'interactive',
      interactive: {
        type: 'product_list',
        header: { type: 'text', text: 'Lamps' },
        body: { text: 'All in stock' },
        action: { catalog_id: '1', sections: [{ title: 'New', product_items: [{ product_retailer_id: '1' }] }] },
      },
    },
    messages: [{ kind: 'text', text: 'Lamps\nAll in stock\nNew' }],
    notes: ['interactive.action as-text'],
  },
  {
    what: 'a place',
    payload: {
      type: 'location',
      location: { latitude: '59.9', longitude: '10.7', name: 'Our shop', address: '1 Main Street' },
    },
    messages: [{ kind: 'text', text: 'Our shop\n1 Main Street\n59.9, 10.7' }],
    notes: ['location as-text'],
  },
]
