import type { Example } from './example.test.data.ts'

export const genesysCloudExamples: readonly Example[] = [
  {
    what: 'quick replies',
    payload: {
      type: 'Structured',
      text: 'Which colour?',
      content: [
        { contentType: 'QuickReply', quickReply: { text: 'Red', action: 'Message', payload: 'RED' } },
        {
          contentType: 'QuickReply',
          quickReply: { text: 'Green', action: 'Message', payload: 'GREEN' },
        },
      ],
    },
    messages: [
      {
        kind: 'quick-replies',
        text: 'Which colour?',
        replies: [
          { id: 'RED', label: 'Red', payload: 'RED' },
          { id: 'GREEN', label: 'Green', payload: 'GREEN' },
        ],
      },
    ],
  },
  {
    what: 'a card',
    payload: {
      type: 'Structured',
      content: [
        {
          contentType: 'Card',
          card: {
            title: 'Norway',
            description: 'September to November',
            image: 'https://pictures.example/norway.jpg',
            defaultAction: { type: 'Link', url: 'https://travel.example/norway' },
            actions: [
              { type: 'Link', text: 'Details', url: 'https://travel.example/norway/details' },
              { type: 'Postback', text: 'Book now', payload: 'I want it' },
            ],
          },
        },
      ],
    },
    messages: [
      {
        kind: 'card',
        title: 'Norway',
        text: 'September to November',
        image: { url: 'https://pictures.example/norway.jpg' },
        actions: [
          {
            do: 'open-url',
            id: 'Details',
            label: 'Details',
            url: 'https://travel.example/norway/details',
          },
          { do: 'postback', id: 'Book-now', label: 'Book now', payload: 'I want it' },
          {
            do: 'open-url',
            id: 'travel.example',
            label: 'travel.example',
            url: 'https://travel.example/norway',
          },
        ],
      },
    ],
    notes: ['content.0.card.defaultAction changed'],
  },
  {
    what: 'a carousel',
    payload: {
      type: 'Structured',
      text: 'Offers',
      content: [
        {
          contentType: 'Carousel',
          carousel: {
            cards: [
              { title: 'Norway', actions: [{ type: 'Postback', text: 'Book', payload: 'norway' }] },
              {
                title: 'Peru',
                description: 'Fifteen days',
                video: 'https://videos.example/peru.mp4',
                actions: [{ type: 'Postback', text: 'Book', payload: 'peru' }],
              },
            ],
          },
        },
      ],
    },
    messages: [
      {
        kind: 'carousel',
        title: 'Offers',
        cards: [
          {
            title: 'Norway',
            actions: [{ do: 'postback', id: 'norway', label: 'Book', payload: 'norway' }],
          },
          {
            title: 'Peru',
            text: 'Fifteen days',
            video: { url: 'https://videos.example/peru.mp4' },
            actions: [{ do: 'postback', id: 'peru', label: 'Book', payload: 'peru' }],
          },
        ],
      },
    ],
  },
  {
    what: 'button responses',
    payload: {
      type: 'Structured',
      text: 'Shall I?',
      content: [
        {
          contentType: 'ButtonResponse',
          buttonResponse: { type: 'Button', text: 'Book now', payload: 'book' },
        },
        {
          contentType: 'ButtonResponse',
          buttonResponse: { type: 'QuickReply', text: 'No', payload: 'no' },
        },
      ],
    },
    messages: [
      {
        kind: 'card',
        title: 'Shall I?',
        actions: [
          { do: 'postback', id: 'book', label: 'Book now', payload: 'book' },
          { do: 'reply', id: 'no', label: 'No', payload: 'no' },
        ],
      },
    ],
  },
  {
    what: 'attachments of a bot connector',
    payload: {
      botState: 'MOREDATA',
      replymessages: [
        { type: 'Text', text: 'Here it is.' },
        {
          type: 'Structured',
          content: [
            {
              contentType: 'Attachment',
              attachment: {
                mediaType: 'Image',
                url: 'https://files.example/map.png',
                mime: 'image/png',
                filename: 'map.png',
              },
            },
            {
              contentType: 'Attachment',
              attachment: {
                mediaType: 'File',
                url: 'https://files.example/terms.pdf',
                mime: 'application/pdf',
                filename: 'terms.pdf',
                text: 'Please read',
              },
            },
          ],
        },
      ],
    },
    messages: [
      { kind: 'text', text: 'Here it is.' },
      { kind: 'image', url: 'https://files.example/map.png', alt: 'map.png' },
      {
        kind: 'card',
        title: 'Please read',
        actions: [
          {
            do: 'download',
            id: 'terms.pdf',
            label: 'terms.pdf',
            url: 'https://files.example/terms.pdf',
            fileName: 'terms.pdf',
          },
        ],
      },
    ],
  },
  {
    what: 'times to choose from',
    payload: {
      type: 'Structured',
      content: [
        {
          contentType: 'DatePicker',
          datePicker: {
            title: 'When may we call?',
            subtitle: 'A quarter of an hour',
            availableTimes: [
              { dateTime: '2026-10-12T09:00:00.000Z', duration: 900 },
              { dateTime: '2026-10-12T10:00:00.000Z', duration: 900 },
            ],
          },
        },
      ],
    },
    messages: [
      {
        kind: 'date-picker',
        title: 'When may we call?',
        text: 'A quarter of an hour',
        slots: [
          { id: '2026-10-12T09:00', startsAt: 1791795600000, endsAt: 1791796500000 },
          { id: '2026-10-12T10:00', startsAt: 1791799200000, endsAt: 1791800100000 },
        ],
      },
    ],
  },
  {
    what: 'a day',
    payload: {
      type: 'Structured',
      content: [
        {
          contentType: 'DatePicker',
          datePicker: {
            title: 'First day',
            dateMinimum: '2026-06-01T00:00:00.000Z',
            dateMaximum: '2026-09-30T00:00:00.000Z',
            availableTimes: [],
          },
        },
      ],
    },
    messages: [{ kind: 'date-picker', title: 'First day', from: '2026-06-01', to: '2026-09-30' }],
  },
  {
    what: 'a list picker',
    payload: {
      type: 'Structured',
      content: [
        {
          contentType: 'ListPicker',
          listPicker: {
            id: 'lp',
            sections: [
              {
                title: 'Class',
                multipleSelection: false,
                items: [
                  {
                    id: 'first',
                    title: 'First',
                    subtitle: 'Quiet',
                    imageUrl: 'https://pictures.example/first.jpg',
                  },
                  { id: 'second', title: 'Second' },
                ],
              },
            ],
            receivedMessage: { title: 'Which class?', subtitle: 'You can change it later' },
          },
        },
      ],
    },
    messages: [
      {
        kind: 'list',
        title: 'Which class?',
        text: 'You can change it later',
        select: 'one',
        sections: [
          {
            title: 'Class',
            rows: [
              {
                id: 'first',
                title: 'First',
                description: 'Quiet',
                image: { url: 'https://pictures.example/first.jpg' },
              },
              { id: 'second', title: 'Second' },
            ],
          },
        ],
      },
    ],
  },
  {
    what: 'a form',
    payload: {
      type: 'Structured',
      content: [
        {
          contentType: 'Form',
          form: {
            cannedResponseId: 'c',
            receivedMessage: { title: 'Your journey' },
            formPages: [
              {
                title: 'You',
                subtitle: '',
                pageComponents: [
                  {
                    formComponentType: 'Input',
                    input: { id: 'name', title: 'Name', isRequired: true },
                  },
                  {
                    formComponentType: 'Input',
                    input: {
                      id: 'mail',
                      title: 'Email',
                      keyboardType: 'Email',
                      placeholderText: 'you@mail.example',
                    },
                  },
                ],
              },
              {
                title: 'It',
                pageComponents: [
                  { formComponentType: 'DatePicker', datePicker: { id: 'day', title: 'First day' } },
                  {
                    formComponentType: 'WheelPicker',
                    wheelPicker: {
                      id: 'class',
                      items: [
                        { id: '1', title: 'First' },
                        { id: '2', title: 'Second' },
                      ],
                    },
                  },
                ],
              },
            ],
          },
        },
      ],
    },
    messages: [
      {
        kind: 'form',
        title: 'Your journey',
        fields: [
          { is: 'text', id: 'name', label: 'Name', required: true },
          { is: 'email', id: 'mail', label: 'Email', hint: 'you@mail.example' },
          { is: 'date', id: 'day', label: 'First day', required: true },
          {
            is: 'choice',
            id: 'class',
            label: 'It',
            options: [
              { id: '1', label: 'First' },
              { id: '2', label: 'Second' },
            ],
          },
        ],
      },
    ],
    notes: ['content.0.form changed'],
  },
]
