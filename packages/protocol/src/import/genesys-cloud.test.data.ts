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
        text: 'You',
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
  {
    what: 'quick replies of the second version',
    payload: {
      type: 'Structured',
      content: [
        {
          contentType: 'QuickReplyV2',
          quickReplyV2: {
            title: 'Which colour?',
            actions: [
              { text: 'Red', action: 'Message', payload: 'RED' },
              { text: 'Green', action: 'Message', payload: 'GREEN', image: 'https://pictures.example/green.png' },
            ],
          },
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
    notes: ['content.0.quickReplyV2.actions.1.image left-out'],
  },
  {
    what: 'a generic template',
    payload: {
      type: 'Structured',
      text: 'An offer',
      content: [
        {
          contentType: 'GenericTemplate',
          generic: {
            title: 'Norway',
            description: 'Nine days',
            image: 'https://pictures.example/norway.jpg',
            actions: { url: 'https://travel.example/norway' },
            components: [
              { title: 'Details', actions: { url: 'https://travel.example/norway' } },
              { title: 'Book', actions: { textback: 'book' } },
            ],
          },
        },
      ],
    },
    messages: [
      { kind: 'text', text: 'An offer' },
      {
        kind: 'card',
        title: 'Norway',
        text: 'Nine days',
        image: { url: 'https://pictures.example/norway.jpg' },
        actions: [
          { do: 'open-url', id: 'Details', label: 'Details', url: 'https://travel.example/norway' },
          { do: 'postback', id: 'book', label: 'Book', payload: 'book' },
        ],
      },
    ],
  },
  {
    what: 'a card with a picture and a video',
    payload: {
      type: 'Structured',
      content: [
        {
          contentType: 'Card',
          card: {
            title: 'Peru',
            image: 'https://pictures.example/peru.jpg',
            video: 'https://videos.example/peru.mp4',
            actions: [{ type: 'Postback', text: 'Book', payload: 'peru' }],
          },
        },
      ],
    },
    messages: [
      {
        kind: 'card',
        title: 'Peru',
        video: { poster: 'https://pictures.example/peru.jpg', url: 'https://videos.example/peru.mp4' },
        actions: [{ do: 'postback', id: 'peru', label: 'Book', payload: 'peru' }],
      },
    ],
  },
  {
    what: 'texts and a place',
    payload: {
      type: 'Structured',
      content: [
        { contentType: 'Text', text: { body: 'Welcome' } },
        {
          contentType: 'Location',
          location: {
            url: 'https://maps.example/1',
            address: '1 Main Street',
            text: 'Our shop',
            latitude: 51.5,
            longitude: -0.1,
          },
        },
      ],
    },
    messages: [
      { kind: 'text', text: 'Welcome' },
      { kind: 'text', text: '1 Main Street\nOur shop' },
    ],
    notes: ['content.1 as-text'],
  },
  {
    what: 'a list picker of several sections',
    payload: {
      type: 'Structured',
      content: [
        {
          contentType: 'ListPicker',
          listPicker: {
            id: 'lp',
            sections: [
              { title: 'Class', multipleSelection: false, items: [{ id: 'first', title: 'First', subtitle: 'Quiet' }] },
              { title: 'Extras', multipleSelection: true, items: [{ id: 'dog', title: 'Dog' }] },
            ],
            receivedMessage: {
              header: 'Seats',
              title: 'How would you like to travel?',
              subtitle: 'You can change it later',
              buttonLabel: 'Choose',
            },
            replyMessage: { title: 'My seat' },
          },
        },
      ],
    },
    messages: [
      {
        kind: 'list',
        title: 'How would you like to travel?',
        text: 'You can change it later',
        select: 'several',
        sections: [
          { title: 'Class', rows: [{ id: 'first', title: 'First', description: 'Quiet' }] },
          { title: 'Extras', rows: [{ id: 'dog', title: 'Dog' }] },
        ],
      },
    ],
    notes: [
      'content.0.listPicker changed',
      'content.0.listPicker.receivedMessage.header left-out',
      'content.0.listPicker.receivedMessage.buttonLabel left-out',
      'content.0.listPicker.replyMessage.title left-out',
    ],
  },
  {
    what: 'a form with an introduction',
    payload: {
      type: 'Structured',
      content: [
        {
          contentType: 'Form',
          form: {
            cannedResponseId: 'c',
            introduction: { title: 'Before we begin', subtitle: 'Two pages', buttonText: 'Begin' },
            receivedMessage: { title: 'Your journey' },
            formPages: [
              {
                title: 'Your name',
                subtitle: 'As in your passport',
                pageComponents: [{ formComponentType: 'Input', input: { id: 'name', isRequired: true } }],
              },
              {
                title: 'Days',
                subtitle: 'As you like',
                pageComponents: [
                  {
                    formComponentType: 'DatePicker',
                    datePicker: { id: 'from', title: 'First day', dateMinimum: '2026-01-01T00:00:00.000Z' },
                  },
                  {
                    formComponentType: 'ListPicker',
                    listPicker: {
                      id: 'extras',
                      receivedMessage: { title: 'Extras' },
                      sections: [{ title: 'Animals', multipleSelection: true, items: [{ id: 'dog', title: 'Dog' }] }],
                    },
                  },
                ],
              },
            ],
            replyMessage: { title: 'Thank you' },
          },
        },
      ],
    },
    messages: [
      {
        kind: 'form',
        title: 'Your journey',
        text: 'Before we begin\nTwo pages\nDays\nAs you like',
        fields: [
          { is: 'text', id: 'name', label: 'Your name', hint: 'As in your passport', required: true },
          { is: 'date', id: 'from', label: 'First day', required: true, from: '2026-01-01' },
          { is: 'choice', id: 'extras', label: 'Extras', several: true, options: [{ id: 'dog', label: 'Dog' }] },
        ],
      },
    ],
    notes: [
      'content.0.form changed',
      'content.0.form.introduction.buttonText left-out',
      'content.0.form.formPages.1.pageComponents.1.listPicker.sections.0.title left-out',
      'content.0.form.replyMessage.title left-out',
    ],
  },
]
