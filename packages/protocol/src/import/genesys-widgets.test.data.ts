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
    what: 'a generic template',
    payload: {
      type: 'Structured',
      contentType: 'generic',
      text: 'Norway: https://travel.example/norway',
      content: [
        {
          id: '1',
          type: 'generic',
          title: 'Norway',
          text: 'Nine days',
          image: 'https://pictures.example/norway.jpg',
          actions: { url: 'https://travel.example/norway' },
          components: [
            {
              id: 'details',
              type: 'button',
              text: 'Details',
              actions: { url: 'https://travel.example/norway', target: '_blank' },
            },
            {
              id: 'book',
              type: 'button',
              text: 'Book now',
              actions: { textback: 'I would like to book Norway' },
            },
            {
              id: 'chat',
              type: 'button',
              text: 'Open the chat',
              actions: { commandName: 'WebChat.open' },
            },
          ],
        },
      ],
    },
    messages: [
      {
        kind: 'card',
        title: 'Norway',
        text: 'Nine days\n• Open the chat',
        image: { url: 'https://pictures.example/norway.jpg' },
        actions: [
          { do: 'open-url', id: 'details', label: 'Details', url: 'https://travel.example/norway' },
          { do: 'reply', id: 'book', label: 'Book now', text: 'I would like to book Norway' },
        ],
      },
    ],
    notes: ['content.0.components.2 as-text'],
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
    notes: ['content.1.components.0.id changed', ' changed'],
  },
  {
    what: 'a list',
    payload: {
      type: 'Structured',
      contentType: 'list',
      text: 'Included',
      content: [
        {
          id: '1',
          title: 'Included in every journey',
          components: [
            {
              id: 'seat',
              type: 'item',
              title: 'A seat',
              text: 'By the window',
              image: 'https://pictures.example/seat.jpg',
            },
            {
              id: 'terms',
              type: 'item',
              title: 'Terms',
              text: 'What happens when',
              actions: { url: 'https://travel.example/terms' },
            },
          ],
        },
      ],
    },
    messages: [
      {
        kind: 'list',
        title: 'Included in every journey',
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
                action: {
                  do: 'open-url',
                  id: 'terms-action',
                  label: 'Terms',
                  url: 'https://travel.example/terms',
                },
              },
            ],
          },
        ],
      },
    ],
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
]
