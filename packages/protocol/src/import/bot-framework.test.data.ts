import type { Example } from './example.test.data.ts'

export const botFrameworkExamples: readonly Example[] = [
  {
    what: 'markdown',
    payload: { type: 'message', textFormat: 'markdown', text: 'Your order **P-1042** is on its way.' },
    messages: [{ kind: 'markdown', markdown: 'Your order **P-1042** is on its way.' }],
  },
  {
    what: 'plain text with stars',
    payload: { type: 'message', text: 'Your order **P-1042**' },
    messages: [{ kind: 'text', text: 'Your order **P-1042**' }],
  },
  {
    what: 'suggested actions',
    payload: {
      type: 'message',
      text: 'Which colour?',
      inputHint: 'expectingInput',
      suggestedActions: {
        actions: [
          { type: 'imBack', title: 'Red', value: 'I like red' },
          { type: 'messageBack', title: 'Blue', displayText: 'Blue', value: { colour: 'blue' } },
        ],
      },
    },
    messages: [
      {
        kind: 'quick-replies',
        text: 'Which colour?',
        replies: [
          { id: 'Red', label: 'Red', text: 'I like red' },
          { id: 'Blue', label: 'Blue', payload: '{"colour":"blue"}' },
        ],
      },
    ],
  },
  {
    what: 'a hero card',
    payload: {
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.hero',
          content: {
            title: 'Norway',
            subtitle: 'By train and ship',
            text: 'Nine days',
            images: [{ url: 'https://pictures.example/norway.jpg', alt: 'A fjord' }],
            buttons: [
              { type: 'openUrl', title: 'Details', value: 'https://travel.example/norway' },
              { type: 'postBack', title: 'Book now', value: 'book:norway' },
              { type: 'call', title: 'Call us', value: 'tel:+442079460000' },
            ],
            tap: { type: 'openUrl', value: 'https://travel.example/norway' },
          },
        },
      ],
    },
    messages: [
      {
        kind: 'card',
        title: 'Norway',
        text: 'By train and ship\nNine days',
        image: { url: 'https://pictures.example/norway.jpg', alt: 'A fjord' },
        actions: [
          { do: 'open-url', id: 'Details', label: 'Details', url: 'https://travel.example/norway' },
          { do: 'postback', id: 'book:norway', label: 'Book now', payload: 'book:norway' },
          { do: 'call', id: 'Call-us', label: 'Call us', phoneNumber: '+442079460000' },
        ],
      },
    ],
  },
  {
    what: 'cards side by side',
    payload: {
      type: 'message',
      text: 'Our offers',
      attachmentLayout: 'carousel',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.thumbnail',
          content: {
            title: 'Norway',
            images: [{ url: 'https://pictures.example/norway.jpg' }],
            buttons: [{ type: 'postBack', title: 'Book', value: 'norway' }],
          },
        },
        {
          contentType: 'application/vnd.microsoft.card.video',
          content: {
            title: 'Peru',
            text: 'Over the Andes',
            image: { url: 'https://pictures.example/peru.jpg' },
            media: [{ url: 'https://videos.example/peru.mp4' }],
            buttons: [{ type: 'postBack', title: 'Book', value: 'peru' }],
          },
        },
      ],
    },
    messages: [
      {
        kind: 'carousel',
        title: 'Our offers',
        cards: [
          {
            title: 'Norway',
            image: { url: 'https://pictures.example/norway.jpg' },
            actions: [{ do: 'postback', id: 'norway', label: 'Book', payload: 'norway' }],
          },
          {
            title: 'Peru',
            text: 'Over the Andes',
            video: { url: 'https://videos.example/peru.mp4', poster: 'https://pictures.example/peru.jpg' },
            actions: [{ do: 'postback', id: 'peru', label: 'Book', payload: 'peru' }],
          },
        ],
      },
    ],
  },
  {
    what: 'an audio card',
    payload: {
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.audio',
          content: {
            title: 'Birds',
            subtitle: 'In the morning',
            media: [{ url: 'https://sounds.example/birds.mp3' }],
          },
        },
      ],
    },
    messages: [
      {
        kind: 'card',
        title: 'Birds',
        text: 'In the morning',
        actions: [{ do: 'open-url', id: 'Birds', label: 'Birds', url: 'https://sounds.example/birds.mp3' }],
      },
    ],
    notes: ['attachments.0.content.media.0 changed'],
  },
  {
    what: 'a file',
    payload: {
      type: 'message',
      text: 'Here it is.',
      attachments: [{ contentType: 'image/png', contentUrl: 'https://files.example/map.png', name: 'map.png' }],
    },
    messages: [
      { kind: 'text', text: 'Here it is.' },
      { kind: 'image', url: 'https://files.example/map.png', alt: 'map.png' },
    ],
  },
  {
    what: 'an adaptive card that shows',
    payload: {
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            version: '1.4',
            fallbackText: 'Flight',
            body: [
              { type: 'TextBlock', size: 'large', text: 'Your flight' },
              {
                type: 'Container',
                items: [
                  {
                    type: 'ColumnSet',
                    columns: [
                      { type: 'Column', items: [{ type: 'TextBlock', text: 'Oslo' }] },
                      { items: [{ type: 'TextBlock', text: 'Lima' }] },
                    ],
                  },
                ],
              },
              { type: 'FactSet', facts: [{ title: 'Gate:', value: 'B12' }] },
              { type: 'Image', url: 'https://pictures.example/plane.jpg', altText: 'A plane' },
            ],
            actions: [
              { type: 'Action.OpenUrl', title: 'Check in', url: 'https://travel.example/check-in' },
              { type: 'Action.Submit', title: 'Cancel', data: { cancel: true } },
            ],
          },
        },
      ],
    },
    messages: [
      {
        kind: 'card',
        title: 'Your flight',
        text: 'Oslo\nLima\nGate: B12',
        image: { url: 'https://pictures.example/plane.jpg', alt: 'A plane' },
        actions: [
          {
            do: 'open-url',
            id: 'Check-in',
            label: 'Check in',
            url: 'https://travel.example/check-in',
          },
          { do: 'postback', id: 'Cancel', label: 'Cancel', payload: '{"cancel":true}' },
        ],
      },
    ],
  },
  {
    what: 'an adaptive card that asks',
    payload: {
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            version: '1.5',
            body: [
              { type: 'TextBlock', text: 'Your journey' },
              { type: 'Input.Text', id: 'name', label: 'Name', isRequired: true, maxLength: 50 },
              { type: 'Input.Number', id: 'people', label: 'People', min: 1, max: 8 },
              { type: 'Input.Date', id: 'start', label: 'First day', min: '2026-01-01' },
              {
                type: 'Input.ChoiceSet',
                id: 'extras',
                label: 'Extras',
                isMultiSelect: true,
                choices: [
                  { title: 'Bicycle', value: 'bike' },
                  { title: 'Dog', value: 'dog' },
                ],
              },
              { type: 'Input.Toggle', id: 'terms', title: 'I agree to the terms', isRequired: true },
            ],
            actions: [
              { type: 'Action.Submit', title: 'Ask for an offer', data: { step: 2 } },
              { type: 'Action.OpenUrl', title: 'Terms', url: 'https://travel.example/terms' },
            ],
          },
        },
      ],
    },
    messages: [
      {
        kind: 'form',
        title: 'Your journey',
        text: '• Terms (https://travel.example/terms)',
        fields: [
          { is: 'text', id: 'name', label: 'Name', required: true, most: 50 },
          { is: 'number', id: 'people', label: 'People', least: 1, most: 8 },
          { is: 'date', id: 'start', label: 'First day', from: '2026-01-01' },
          {
            is: 'choice',
            id: 'extras',
            label: 'Extras',
            several: true,
            options: [
              { id: 'bike', label: 'Bicycle' },
              { id: 'dog', label: 'Dog' },
            ],
          },
          { is: 'consent', id: 'terms', label: 'I agree to the terms', required: true },
        ],
        submitLabel: 'Ask for an offer',
      },
    ],
    notes: ['attachments.0.content.actions.0.data left-out', 'attachments.0.content.actions as-text'],
  },
  {
    what: 'an adaptive card of nothing that we know',
    payload: {
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            fallbackText: 'Please look at our website.',
            body: [{ type: 'Hologram' }],
          },
        },
      ],
    },
    messages: [{ kind: 'text', text: 'Please look at our website.' }],
    notes: ['attachments.0.content.body.0 left-out', 'attachments.0.content as-text'],
  },
  {
    what: 'a receipt card, of which we have no like',
    payload: {
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.receipt',
          content: { title: 'Ada', items: [{ title: 'Lamp', price: '€ 50' }] },
        },
      ],
    },
    messages: [{ kind: 'text', text: 'Ada\nLamp\nprice: € 50' }],
    notes: ['attachments.0.content as-text'],
  },
]
