import type { Example } from './example.test.data.ts'

export const genesysWidgetsExamples: readonly Example[] = [
  {
    what: 'quick replies',
    payload: {
      type: 'Message',
      contentType: 'quick-replies',
      messageType: 'text',
      text: 'Is three o’clock all right?',
      content: [
        { id: 1, type: 'quick-reply', action: 'message', text: 'Sounds good.' },
        { id: 2, type: 'quick-reply', action: 'message', text: 'No, sorry.' },
      ],
    },
    messages: [
      {
        kind: 'quick-replies',
        text: 'Is three o’clock all right?',
        replies: [
          { id: '1', label: 'Sounds good.' },
          { id: '2', label: 'No, sorry.' },
        ],
      },
    ],
  },
  {
    what: 'a carousel',
    payload: {
      type: 'Structured',
      contentType: 'carousel',
      text: 'Journeys',
      content: [
        {
          id: '1',
          title: 'Norway',
          components: [{ id: 'book', type: 'button', text: 'Book', actions: { textback: 'Book Norway' } }],
        },
        {
          id: '2',
          title: 'Peru',
          components: [{ id: 'book', type: 'button', text: 'Book', actions: { textback: 'Book Peru' } }],
        },
      ],
    },
    messages: [
      {
        kind: 'carousel',
        title: 'Norway, Peru',
        cards: [
          {
            title: 'Norway',
            actions: [{ do: 'reply', id: 'book', label: 'Book', text: 'Book Norway' }],
          },
          {
            title: 'Peru',
            actions: [{ do: 'reply', id: 'book-2', label: 'Book', text: 'Book Peru' }],
          },
        ],
      },
    ],
    notes: ['content.1.components.0.id changed', ' changed', 'text left-out'],
  },
  {
    what: 'a selectable list',
    payload: {
      type: 'Structured',
      contentType: 'selectable-list',
      text: 'Teas',
      content: [
        {
          title: 'Which teas?',
          multiSelect: true,
          components: [
            { id: 'black', type: 'item', title: 'Black' },
            { id: 'green', type: 'item', title: 'Green' },
            { type: 'button', text: 'Order' },
          ],
        },
      ],
    },
    messages: [
      {
        kind: 'list',
        title: 'Which teas?',
        select: 'several',
        sections: [
          {
            rows: [
              { id: 'black', title: 'Black' },
              { id: 'green', title: 'Green' },
            ],
          },
        ],
        submitLabel: 'Order',
      },
    ],
    notes: ['text left-out'],
  },
  {
    what: 'what is unknown, by its own text',
    payload: {
      type: 'Structured',
      contentType: 'hologram',
      text: 'A hologram of our shop',
      content: [{ id: 1 }],
    },
    messages: [{ kind: 'text', text: 'A hologram of our shop' }],
    notes: [' as-text'],
  },
  {
    what: 'a generic template',
    payload: {
      type: 'Structured',
      contentType: 'generic',
      text: 'Norway: https://travel.example/norway',
      content: [
        {
          id: '1',
          title: 'Norway',
          desc: 'Nine days',
          image: 'https://pictures.example/norway.jpg',
          actions: { url: 'https://travel.example/norway', urlTarget: '_blank' },
          components: [
            {
              id: 'details',
              type: 'button',
              title: 'Opens a page',
              text: 'Details',
              actions: { url: 'https://travel.example/norway', urlTarget: '_blank' },
            },
            { id: 'book', type: 'button', text: 'Book now', actions: { textback: 'I would like to book Norway' } },
            {
              id: 'call',
              type: 'button',
              text: 'Call me back',
              actions: { commandName: 'Callback.open', commandOptions: {} },
            },
          ],
        },
      ],
    },
    messages: [
      {
        kind: 'card',
        title: 'Norway',
        text: 'Nine days\n• Call me back',
        image: { url: 'https://pictures.example/norway.jpg' },
        actions: [
          { do: 'open-url', id: 'details', label: 'Details', url: 'https://travel.example/norway' },
          { do: 'reply', id: 'book', label: 'Book now', text: 'I would like to book Norway' },
        ],
      },
    ],
    notes: ['content.0.components.2 as-text', 'text left-out', 'content.0.components.0.title left-out'],
  },
  {
    what: 'several generic templates, which are a carousel',
    payload: {
      type: 'Structured',
      contentType: 'generic',
      text: 'Two journeys',
      content: [
        {
          id: '1',
          title: 'Norway',
          desc: 'Nine days',
          video: 'https://videos.example/norway.mp4',
          image: 'https://pictures.example/norway.jpg',
          components: [{ id: 'norway', type: 'button', text: 'Book', actions: { textback: 'Book Norway' } }],
        },
        {
          id: '2',
          title: 'Peru',
          desc: 'Fifteen days',
          components: [{ id: 'peru', type: 'button', text: 'Book', actions: { textback: 'Book Peru' } }],
        },
      ],
    },
    messages: [
      {
        kind: 'carousel',
        title: 'Norway, Peru',
        cards: [
          {
            title: 'Norway',
            text: 'Nine days',
            video: { url: 'https://videos.example/norway.mp4', poster: 'https://pictures.example/norway.jpg' },
            actions: [{ do: 'reply', id: 'norway', label: 'Book', text: 'Book Norway' }],
          },
          {
            title: 'Peru',
            text: 'Fifteen days',
            actions: [{ do: 'reply', id: 'peru', label: 'Book', text: 'Book Peru' }],
          },
        ],
      },
    ],
    notes: [' changed', 'text left-out'],
  },
  {
    what: 'a template of nothing but buttons',
    payload: {
      type: 'Structured',
      contentType: 'generic',
      text: 'Make a claim',
      content: [
        {
          components: [
            {
              id: '0',
              type: 'button',
              text: 'Make a claim',
              title: 'Make a claim',
              actions: { textback: 'Make a claim' },
            },
            {
              id: '1',
              type: 'button',
              text: 'Check a claim',
              title: 'Check a claim',
              actions: { textback: 'Check a claim' },
            },
          ],
        },
      ],
    },
    messages: [
      {
        kind: 'card',
        title: 'Make a claim, Check a claim',
        actions: [
          { do: 'reply', id: '0', label: 'Make a claim' },
          { do: 'reply', id: '1', label: 'Check a claim' },
        ],
      },
    ],
    notes: ['content.0 changed'],
  },
  {
    what: 'a list',
    payload: {
      type: 'Structured',
      contentType: 'list-vertical',
      text: 'Included: a seat',
      content: [
        {
          id: '1',
          title: 'Included in every journey',
          desc: 'Without a surcharge',
          components: [
            {
              id: 'seat',
              type: 'list-item',
              title: 'A seat',
              desc: 'By the window',
              image: 'https://pictures.example/seat.jpg',
            },
            {
              id: 'terms',
              type: 'list-item',
              title: 'Terms',
              desc: 'What happens when',
              actions: { url: 'https://travel.example/terms' },
            },
            { id: 'ask', type: 'list-item', title: 'Something else', actions: { textback: 'I miss something' } },
          ],
        },
      ],
    },
    messages: [
      {
        kind: 'list',
        title: 'Included in every journey',
        text: 'Without a surcharge',
        select: 'nothing',
        sections: [
          {
            rows: [
              {
                id: 'seat',
                title: 'A seat',
                description: 'By the window',
                image: { url: 'https://pictures.example/seat.jpg' },
              },
              {
                id: 'terms',
                title: 'Terms',
                description: 'What happens when',
                action: { do: 'open-url', id: 'terms-action', label: 'Terms', url: 'https://travel.example/terms' },
              },
              {
                id: 'ask',
                title: 'Something else',
                action: { do: 'reply', id: 'ask-action', label: 'Something else', text: 'I miss something' },
              },
            ],
          },
        ],
      },
    ],
    notes: ['text left-out'],
  },
  {
    what: 'a list to select one of',
    payload: {
      type: 'Structured',
      contentType: 'single-selection-list',
      text: 'Which tea?',
      content: [
        {
          id: '1',
          title: 'Which tea?',
          submitLabel: 'Order',
          components: [
            { id: 'black', type: 'list-item', title: 'Black', desc: 'Strong' },
            { id: 'green', type: 'list-item', title: 'Green' },
          ],
        },
      ],
    },
    messages: [
      {
        kind: 'list',
        title: 'Which tea?',
        select: 'one',
        sections: [
          {
            rows: [
              { id: 'black', title: 'Black', description: 'Strong' },
              { id: 'green', title: 'Green' },
            ],
          },
        ],
        submitLabel: 'Order',
      },
    ],
  },
  {
    what: 'quick replies with pictures',
    payload: {
      type: 'Structured',
      contentType: 'quick-replies',
      text: 'Which tea?',
      content: [
        {
          id: 'black',
          type: 'quick-reply',
          action: 'message',
          text: 'Black',
          image: 'https://pictures.example/black.png',
          imageText: 'A cup of tea',
        },
        { id: 'green', type: 'quick-reply', action: 'message', text: 'Green' },
      ],
    },
    messages: [
      {
        kind: 'quick-replies',
        text: 'Which tea?',
        replies: [
          { id: 'black', label: 'Black' },
          { id: 'green', label: 'Green' },
        ],
      },
    ],
    notes: ['content.0.image left-out', 'content.0.imageText left-out'],
  },
]
