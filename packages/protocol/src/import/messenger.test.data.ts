import type { Example } from './example.test.data.ts'

export const messengerExamples: readonly Example[] = [
  {
    what: 'quick replies',
    payload: {
      recipient: { id: '254' },
      messaging_type: 'RESPONSE',
      message: {
        text: 'Which tea would you like?',
        quick_replies: [
          {
            content_type: 'text',
            title: 'Black',
            payload: 'TEA_BLACK',
            image_url: 'https://pictures.example/black.png',
          },
          { content_type: 'text', title: 'Green', payload: 'TEA_GREEN' },
          { content_type: 'user_email' },
        ],
      },
    },
    messages: [
      {
        kind: 'quick-replies',
        text: 'Which tea would you like?',
        replies: [
          { id: 'TEA_BLACK', label: 'Black', payload: 'TEA_BLACK' },
          { id: 'TEA_GREEN', label: 'Green', payload: 'TEA_GREEN' },
        ],
      },
    ],
    notes: ['message.quick_replies.0.image_url left-out', 'message.quick_replies.2 left-out'],
  },
  {
    what: 'generic template with several elements',
    payload: {
      message: {
        attachment: {
          type: 'template',
          payload: {
            template_type: 'generic',
            elements: [
              {
                title: 'Norway',
                subtitle: 'Nine days by train and ship',
                image_url: 'https://pictures.example/norway.jpg',
                default_action: {
                  type: 'web_url',
                  url: 'https://travel.example/norway',
                  webview_height_ratio: 'tall',
                },
                buttons: [
                  { type: 'web_url', url: 'https://travel.example/norway', title: 'Details' },
                  { type: 'postback', title: 'Book now', payload: '{"book":"norway"}' },
                ],
              },
              {
                title: 'Peru',
                subtitle: 'Fifteen days over the Andes',
                image_url: 'https://pictures.example/peru.jpg',
                default_action: { type: 'web_url', url: 'https://travel.example/peru' },
                buttons: [
                  { type: 'phone_number', title: 'Call us', payload: '+44 20 7946 0000' },
                  { type: 'element_share' },
                ],
              },
            ],
          },
        },
      },
    },
    messages: [
      {
        kind: 'carousel',
        title: 'Norway, Peru',
        cards: [
          {
            title: 'Norway',
            text: 'Nine days by train and ship',
            image: { url: 'https://pictures.example/norway.jpg' },
            actions: [
              {
                do: 'open-url',
                id: 'Details',
                label: 'Details',
                url: 'https://travel.example/norway',
              },
              { do: 'postback', id: 'Book-now', label: 'Book now', payload: '{"book":"norway"}' },
            ],
          },
          {
            title: 'Peru',
            text: 'Fifteen days over the Andes',
            image: { url: 'https://pictures.example/peru.jpg' },
            actions: [
              { do: 'call', id: 'Call-us', label: 'Call us', phoneNumber: '+44 20 7946 0000' },
              {
                do: 'open-url',
                id: 'travel.example',
                label: 'travel.example',
                url: 'https://travel.example/peru',
              },
            ],
          },
        ],
      },
    ],
    notes: [
      'message.attachment.payload.elements.1.buttons.1 left-out',
      'message.attachment.payload.elements.1.default_action changed',
      'message.attachment.payload changed',
    ],
  },
  {
    what: 'button template',
    payload: {
      message: {
        attachment: {
          type: 'template',
          payload: {
            template_type: 'button',
            text: 'What shall I do next?',
            buttons: [
              { type: 'web_url', url: 'https://travel.example/', title: 'Show the website' },
              { type: 'postback', title: 'Start again', payload: 'RESTART' },
              { type: 'account_link', url: 'https://travel.example/login' },
            ],
          },
        },
      },
    },
    messages: [
      {
        kind: 'card',
        title: 'What shall I do next?',
        actions: [
          {
            do: 'open-url',
            id: 'Show-the-website',
            label: 'Show the website',
            url: 'https://travel.example/',
          },
          { do: 'postback', id: 'RESTART', label: 'Start again', payload: 'RESTART' },
        ],
      },
    ],
    notes: ['message.attachment.payload.buttons.2 left-out'],
  },
  {
    what: 'media template',
    payload: {
      message: {
        attachment: {
          type: 'template',
          payload: {
            template_type: 'media',
            elements: [
              {
                media_type: 'video',
                url: 'https://videos.example/ship.mp4',
                buttons: [{ type: 'postback', title: 'More of it', payload: 'MORE' }],
              },
            ],
          },
        },
      },
    },
    messages: [
      {
        kind: 'card',
        title: 'More of it',
        video: { url: 'https://videos.example/ship.mp4' },
        actions: [{ do: 'postback', id: 'MORE', label: 'More of it', payload: 'MORE' }],
      },
    ],
    notes: ['message.attachment.payload.elements.0 changed'],
  },
  {
    what: 'list template',
    payload: {
      message: {
        attachment: {
          type: 'template',
          payload: {
            template_type: 'list',
            top_element_style: 'compact',
            elements: [
              {
                title: 'A seat by the window',
                subtitle: 'In every train',
                image_url: 'https://pictures.example/train.jpg',
                buttons: [{ type: 'postback', title: 'Choose', payload: 'SEAT' }],
              },
              { title: 'Luggage', subtitle: 'From door to door' },
            ],
            buttons: [{ title: 'View more', type: 'postback', payload: 'MORE' }],
          },
        },
      },
    },
    messages: [
      {
        kind: 'list',
        title: 'A seat by the window, Luggage',
        select: 'nothing',
        sections: [
          {
            rows: [
              {
                id: 'A-seat-by-the-window',
                title: 'A seat by the window',
                description: 'In every train',
                image: { url: 'https://pictures.example/train.jpg' },
                action: { do: 'postback', id: 'SEAT', label: 'Choose', payload: 'SEAT' },
              },
              { id: 'Luggage', title: 'Luggage', description: 'From door to door' },
            ],
          },
        ],
      },
      {
        kind: 'card',
        title: 'View more',
        actions: [{ do: 'postback', id: 'MORE', label: 'View more', payload: 'MORE' }],
      },
    ],
    notes: ['message.attachment.payload changed', 'message.attachment.payload.buttons changed'],
  },
  {
    what: 'an image and a file',
    payload: {
      message: {
        attachments: [
          {
            type: 'image',
            payload: { url: 'https://pictures.example/a%20train.jpg', is_reusable: true },
          },
          { type: 'file', payload: { url: 'https://files.example/terms.pdf' } },
        ],
      },
    },
    messages: [
      { kind: 'image', url: 'https://pictures.example/a%20train.jpg', alt: 'a train.jpg' },
      {
        kind: 'card',
        title: 'terms.pdf',
        actions: [
          {
            do: 'download',
            id: 'terms.pdf',
            label: 'terms.pdf',
            url: 'https://files.example/terms.pdf',
          },
        ],
      },
    ],
    notes: ['message.attachments.0 changed'],
  },
  {
    what: 'a receipt, of which we have no like',
    payload: {
      message: {
        attachment: {
          type: 'template',
          payload: {
            template_type: 'receipt',
            recipient_name: 'Ada',
            order_number: '123',
            currency: 'EUR',
            elements: [{ title: 'Lamp', subtitle: 'Blue', price: 50 }],
          },
        },
      },
    },
    messages: [
      {
        kind: 'text',
        text: 'recipient name: Ada\norder number: 123\ncurrency: EUR\nLamp\nBlue\nprice: 50',
      },
    ],
    notes: ['message.attachment.payload as-text'],
  },
  {
    what: 'a generic template with one element',
    payload: {
      attachment: {
        type: 'template',
        payload: {
          template_type: 'generic',
          elements: [
            {
              title: 'Norway',
              subtitle: 'Nine days',
              image_url: 'https://pictures.example/norway.jpg',
              buttons: [{ type: 'postback', title: 'Book', payload: 'BOOK' }],
            },
          ],
        },
      },
    },
    messages: [
      {
        kind: 'card',
        title: 'Norway',
        text: 'Nine days',
        image: { url: 'https://pictures.example/norway.jpg' },
        actions: [{ do: 'postback', id: 'BOOK', label: 'Book', payload: 'BOOK' }],
      },
    ],
  },
  {
    what: 'a media template that is kept there',
    payload: {
      attachment: {
        type: 'template',
        payload: {
          template_type: 'media',
          elements: [
            {
              media_type: 'image',
              attachment_id: '1',
              buttons: [{ type: 'web_url', url: 'https://travel.example/', title: 'View the website' }],
            },
          ],
        },
      },
    },
    messages: [
      {
        kind: 'card',
        title: 'View the website',
        actions: [
          { do: 'open-url', id: 'View-the-website', label: 'View the website', url: 'https://travel.example/' },
        ],
      },
    ],
    notes: ['attachment.payload.elements.0 left-out', 'attachment.payload.elements.0 changed'],
  },
  {
    what: 'a sound',
    payload: { attachment: { type: 'audio', payload: { url: 'https://sounds.example/birds.mp3' } } },
    messages: [
      {
        kind: 'card',
        title: 'birds.mp3',
        actions: [{ do: 'open-url', id: 'birds.mp3', label: 'birds.mp3', url: 'https://sounds.example/birds.mp3' }],
      },
    ],
    notes: ['attachment changed', 'attachment changed'],
  },
  {
    what: 'a coupon, of which we have no like',
    payload: {
      attachment: {
        type: 'template',
        payload: {
          template_type: 'coupon',
          title: '10% off',
          subtitle: 'Every journey',
          coupon_code: 'TEN',
          coupon_url: 'https://travel.example/',
          coupon_url_button_title: 'Shop now',
          coupon_pre_message: 'Something for you',
          image_url: 'https://pictures.example/ten.png',
        },
      },
    },
    messages: [{ kind: 'text', text: '10% off\nEvery journey\ncoupon code: TEN\nShop now\nSomething for you' }],
    notes: ['attachment.payload as-text'],
  },
]
