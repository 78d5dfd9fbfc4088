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
  {
    what: 'a thumbnail card',
    payload: {
      type: 'message',
      text: 'Look',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.thumbnail',
          content: {
            title: 'Norway',
            subtitle: 'By train',
            text: 'Nine days',
            images: [
              { url: 'https://pictures.example/norway.jpg', alt: 'A fjord' },
              { url: 'https://pictures.example/ship.jpg', alt: 'A ship' },
            ],
            buttons: [
              { type: 'imBack', title: 'Book', value: 'Book Norway' },
              {
                type: 'messageBack',
                title: 'Ask',
                displayText: 'I have a question',
                text: 'ask norway',
                value: { about: 'norway' },
              },
              { type: 'downloadFile', title: 'Brochure', value: 'https://files.example/brochure.pdf' },
              { type: 'payment', title: 'Pay', value: {} },
            ],
            tap: { type: 'postBack', title: 'Touch', value: 'touched' },
          },
        },
      ],
    },
    messages: [
      { kind: 'text', text: 'Look' },
      {
        kind: 'card',
        title: 'Norway',
        text: 'By train\nNine days\n• Pay',
        image: { url: 'https://pictures.example/norway.jpg', alt: 'A fjord' },
        actions: [
          { do: 'reply', id: 'Book', label: 'Book', text: 'Book Norway' },
          { do: 'reply', id: 'Ask', label: 'Ask', text: 'I have a question', payload: '{"about":"norway"}' },
          { do: 'download', id: 'Brochure', label: 'Brochure', url: 'https://files.example/brochure.pdf' },
        ],
      },
    ],
    notes: [
      'attachments.0.content.images.1 left-out',
      'attachments.0.content.buttons.3 as-text',
      'attachments.0.content.tap left-out',
      'attachments.0.content.buttons.1.text left-out',
    ],
  },
  {
    what: 'a sign-in card',
    payload: {
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.signin',
          content: {
            text: 'Please sign in',
            buttons: [{ type: 'signin', title: 'Sign in', value: 'https://login.example/' }],
          },
        },
      ],
    },
    messages: [
      {
        kind: 'card',
        title: 'Please sign in',
        actions: [{ do: 'open-url', id: 'Sign-in', label: 'Sign in', url: 'https://login.example/' }],
      },
    ],
  },
  {
    what: 'suggested actions of several sorts, below markdown',
    payload: {
      type: 'message',
      textFormat: 'markdown',
      text: '**Which** one?',
      suggestedActions: {
        to: ['user-1'],
        actions: [
          { type: 'postBack', title: 'The first', value: 'first' },
          { type: 'openUrl', title: 'Show all', value: 'https://travel.example/' },
        ],
      },
    },
    messages: [
      {
        kind: 'card',
        title: '**Which** one?',
        actions: [
          { do: 'postback', id: 'first', label: 'The first', payload: 'first' },
          { do: 'open-url', id: 'Show-all', label: 'Show all', url: 'https://travel.example/' },
        ],
      },
    ],
    notes: ['text changed'],
  },
  {
    what: 'cards and other attachments side by side',
    payload: {
      type: 'message',
      attachmentLayout: 'carousel',
      attachments: [
        { contentType: 'application/vnd.microsoft.card.hero', content: { title: 'Norway' } },
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            body: [
              { type: 'TextBlock', text: 'Peru' },
              { type: 'TextBlock', text: 'Fifteen days' },
            ],
          },
        },
        { contentType: 'image/png', contentUrl: 'https://files.example/map.png', name: 'map.png' },
      ],
    },
    messages: [
      {
        kind: 'carousel',
        title: 'Norway, Peru',
        cards: [{ title: 'Norway' }, { title: 'Peru', text: 'Fifteen days' }],
      },
      { kind: 'image', url: 'https://files.example/map.png', alt: 'map.png' },
    ],
    notes: ['attachments changed'],
  },
  {
    what: 'what is no message, before one that is',
    payload: [{ type: 'typing' }, { type: 'message', text: 'Hello!' }],
    messages: [{ kind: 'text', text: 'Hello!' }],
    notes: ['0 left-out'],
  },
]
