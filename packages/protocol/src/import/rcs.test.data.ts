import type { Example } from './example.test.data.ts'

export const rcsExamples: readonly Example[] = [
  {
    what: 'a standalone card',
    payload: {
      contentMessage: {
        richCard: {
          standaloneCard: {
            cardOrientation: 'VERTICAL',
            cardContent: {
              title: 'Norway',
              description: 'Nine days by train and ship',
              media: {
                height: 'TALL',
                contentInfo: { fileUrl: 'https://pictures.example/norway.jpg', forceRefresh: false },
              },
              suggestions: [
                { reply: { text: 'Book now', postbackData: 'book=norway' } },
                {
                  action: {
                    text: 'Read more',
                    postbackData: 'read',
                    openUrlAction: { url: 'https://travel.example/norway' },
                  },
                },
                {
                  action: {
                    text: 'Call us',
                    postbackData: 'call',
                    dialAction: { phoneNumber: '+442079460000' },
                  },
                },
                {
                  action: {
                    text: 'Show on a map',
                    postbackData: 'map',
                    viewLocationAction: { latLong: { latitude: 59.9, longitude: 10.7 } },
                  },
                },
              ],
            },
          },
        },
      },
    },
    messages: [
      {
        kind: 'card',
        title: 'Norway',
        text: 'Nine days by train and ship\n• Show on a map',
        image: { url: 'https://pictures.example/norway.jpg' },
        actions: [
          { do: 'reply', id: 'Book-now', label: 'Book now', payload: 'book=norway' },
          { do: 'open-url', id: 'read', label: 'Read more', url: 'https://travel.example/norway' },
          { do: 'call', id: 'call', label: 'Call us', phoneNumber: '+442079460000' },
        ],
      },
    ],
    notes: [
      'contentMessage.richCard.standaloneCard.cardContent.suggestions.1.action.postbackData left-out',
      'contentMessage.richCard.standaloneCard.cardContent.suggestions.2.action.postbackData left-out',
      'contentMessage.richCard.standaloneCard.cardContent.suggestions.3.action as-text',
    ],
  },
  {
    what: 'a carousel',
    payload: {
      contentMessage: {
        richCard: {
          carouselCard: {
            cardWidth: 'MEDIUM',
            cardContents: [
              {
                title: 'Norway',
                description: 'Nine days',
                media: {
                  contentInfo: {
                    fileUrl: 'https://videos.example/norway.mp4',
                    thumbnailUrl: 'https://pictures.example/norway.jpg',
                  },
                },
                suggestions: [{ reply: { text: 'This one', postbackData: 'norway' } }],
              },
              {
                title: 'Peru',
                description: 'Fifteen days',
                suggestions: [{ reply: { text: 'This one', postbackData: 'peru' } }],
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
            text: 'Nine days',
            video: {
              url: 'https://videos.example/norway.mp4',
              poster: 'https://pictures.example/norway.jpg',
            },
            actions: [{ do: 'reply', id: 'norway', label: 'This one', payload: 'norway' }],
          },
          {
            title: 'Peru',
            text: 'Fifteen days',
            actions: [{ do: 'reply', id: 'peru', label: 'This one', payload: 'peru' }],
          },
        ],
      },
    ],
    notes: ['contentMessage.richCard.carouselCard changed'],
  },
  {
    what: 'a text with suggested replies',
    payload: {
      contentMessage: {
        text: 'Shall we begin?',
        suggestions: [
          { reply: { text: 'Yes', postbackData: 'yes' } },
          { reply: { text: 'Later', postbackData: 'later' } },
        ],
      },
    },
    messages: [
      {
        kind: 'quick-replies',
        text: 'Shall we begin?',
        replies: [
          { id: 'yes', label: 'Yes', payload: 'yes' },
          { id: 'later', label: 'Later', payload: 'later' },
        ],
      },
    ],
  },
  {
    what: 'a file',
    payload: { contentMessage: { contentInfo: { fileUrl: 'https://files.example/ticket.pdf' } } },
    messages: [
      {
        kind: 'card',
        title: 'ticket.pdf',
        actions: [
          {
            do: 'download',
            id: 'ticket.pdf',
            label: 'ticket.pdf',
            url: 'https://files.example/ticket.pdf',
          },
        ],
      },
    ],
  },
  {
    what: 'a card whose picture is kept there, with actions of a telephone',
    payload: {
      contentMessage: {
        richCard: {
          standaloneCard: {
            cardContent: {
              title: 'Your journey',
              media: { height: 'TALL', uploadedRbmFile: { fileName: 'norway' } },
              suggestions: [
                {
                  action: {
                    text: 'Show the way',
                    postbackData: 'map',
                    fallbackUrl: 'https://maps.example/',
                    viewLocationAction: { latLong: { latitude: 59.9, longitude: 10.7 }, label: 'Oslo' },
                  },
                },
                {
                  action: {
                    text: 'Remind me',
                    postbackData: 'remind',
                    createCalendarEventAction: {
                      startTime: '2026-06-01T08:00:00Z',
                      endTime: '2026-06-01T09:00:00Z',
                      title: 'To Norway',
                      description: 'Platform 9',
                    },
                  },
                },
              ],
            },
          },
        },
      },
    },
    messages: [
      {
        kind: 'card',
        title: 'Your journey',
        text: '• Remind me',
        actions: [{ do: 'open-url', id: 'map', label: 'Show the way', url: 'https://maps.example/' }],
      },
    ],
    notes: [
      'contentMessage.richCard.standaloneCard.cardContent.media left-out',
      'contentMessage.richCard.standaloneCard.cardContent.suggestions.0.action changed',
      'contentMessage.richCard.standaloneCard.cardContent.suggestions.0.action.postbackData left-out',
      'contentMessage.richCard.standaloneCard.cardContent.suggestions.1.action as-text',
      'contentMessage.richCard.standaloneCard.cardContent.suggestions.0.action.viewLocationAction.label left-out',
      'contentMessage.richCard.standaloneCard.cardContent.suggestions.1.action.createCalendarEventAction.title left-out',
      'contentMessage.richCard.standaloneCard.cardContent.suggestions.1.action.createCalendarEventAction.description left-out',
    ],
  },
  {
    what: 'a card and suggestions below it',
    payload: {
      contentMessage: {
        richCard: {
          standaloneCard: {
            cardContent: {
              title: 'Norway',
              media: { contentInfo: { fileUrl: 'https://pictures.example/norway.jpg', altText: 'A fjord' } },
            },
          },
        },
        suggestions: [
          { reply: { text: 'Book it', postbackData: 'book' } },
          { reply: { text: 'Another one', postbackData: 'next' } },
        ],
      },
    },
    messages: [
      { kind: 'card', title: 'Norway', image: { url: 'https://pictures.example/norway.jpg', alt: 'A fjord' } },
      {
        kind: 'quick-replies',
        text: 'Book it, Another one',
        replies: [
          { id: 'book', label: 'Book it', payload: 'book' },
          { id: 'next', label: 'Another one', payload: 'next' },
        ],
      },
    ],
    notes: ['contentMessage changed'],
  },
]
