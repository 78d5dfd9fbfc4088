import type { Example } from './example.test.data.ts'

export const appleExamples: readonly Example[] = [
  {
    what: 'a list picker',
    payload: {
      v: 1,
      type: 'interactive',
      interactiveData: {
        bid: 'com.apple.messages.MSMessageExtensionBalloonPlugin:0000000000:com.apple.icloud.apps.messages.business.extension',
        data: {
          version: '1.0',
          images: [{ identifier: '1', data: 'iVBORw0KGgo=' }],
          listPicker: {
            sections: [
              {
                title: 'Teas',
                order: 0,
                multipleSelection: true,
                items: [
                  {
                    identifier: 'black',
                    title: 'Black',
                    subtitle: 'Strong',
                    order: 0,
                    imageIdentifier: '1',
                    style: 'small',
                  },
                  { identifier: 'green', title: 'Green', order: 1 },
                ],
              },
            ],
          },
        },
        receivedMessage: { title: 'Which teas?', subtitle: 'As many as you like', style: 'icon' },
        replyMessage: { title: 'My teas' },
      },
    },
    messages: [
      {
        kind: 'list',
        title: 'Which teas?',
        text: 'As many as you like',
        select: 'several',
        sections: [
          {
            title: 'Teas',
            rows: [
              { id: 'black', title: 'Black', description: 'Strong' },
              { id: 'green', title: 'Green' },
            ],
          },
        ],
      },
    ],
    notes: [
      'interactiveData.data.listPicker.sections.0.items.0.imageIdentifier left-out',
      'interactiveData.replyMessage.title left-out',
    ],
  },
  {
    what: 'a time picker',
    payload: {
      type: 'interactive',
      interactiveData: {
        data: {
          version: '1.0',
          event: {
            identifier: '1',
            title: 'Call with Ada',
            timezoneOffset: 60,
            location: { title: 'By phone', latitude: 1, longitude: 2 },
            timeslots: [
              { identifier: 'early', startTime: '2026-10-12T07:00+0000', duration: 900 },
              { identifier: 'late', startTime: '2026-10-12T16:00+0200', duration: 900 },
            ],
          },
        },
        receivedMessage: { title: 'When may we call?', subtitle: 'It takes a quarter of an hour.' },
      },
    },
    messages: [
      {
        kind: 'date-picker',
        title: 'When may we call?',
        text: 'It takes a quarter of an hour.\nCall with Ada\nBy phone',
        slots: [
          { id: 'early', startsAt: 1791788400000, endsAt: 1791789300000 },
          { id: 'late', startsAt: 1791813600000, endsAt: 1791814500000 },
        ],
      },
    ],
    notes: ['interactiveData.data.event.location changed'],
  },
  {
    what: 'quick replies',
    payload: {
      type: 'interactive',
      interactiveData: {
        data: {
          'quick-reply': {
            summaryText: 'Was that all?',
            items: [
              { identifier: '1', title: 'Yes' },
              { identifier: '2', title: 'One more thing' },
            ],
          },
        },
      },
    },
    messages: [
      {
        kind: 'quick-replies',
        text: 'Was that all?',
        replies: [
          { id: '1', label: 'Yes' },
          { id: '2', label: 'One more thing' },
        ],
      },
    ],
  },
  {
    what: 'a rich link',
    payload: {
      type: 'richLink',
      richLinkData: {
        url: 'https://travel.example/norway',
        title: 'Norway by train',
        assets: { image: { data: 'iVBORw0KGgo=', mimeType: 'image/png' } },
      },
    },
    messages: [
      {
        kind: 'card',
        title: 'Norway by train',
        actions: [
          {
            do: 'open-url',
            id: 'travel.example',
            label: 'travel.example',
            url: 'https://travel.example/norway',
          },
        ],
      },
    ],
    notes: ['richLinkData.assets.image left-out'],
  },
  {
    what: 'a text',
    payload: { type: 'text', body: 'Hello!' },
    messages: [{ kind: 'text', text: 'Hello!' }],
  },
  {
    what: 'a form, of which we know the words only',
    payload: {
      type: 'interactive',
      interactiveData: {
        data: {
          dynamic: {
            template: 'messageForms',
            data: {
              version: '1.2',
              splash: { header: 'Welcome', text: 'One question', buttonTitle: 'Begin' },
              pages: [
                {
                  pageIdentifier: '0',
                  type: 'select',
                  title: 'Which tea?',
                  subtitle: 'One of them',
                  options: [{ identifier: 'black', title: 'Black', value: 'b' }],
                },
              ],
            },
          },
        },
        receivedMessage: { title: 'A form' },
      },
    },
    messages: [{ kind: 'text', text: 'Welcome\nOne question\nBegin\nWhich tea?\nOne of them\nBlack\nA form' }],
    notes: ['interactiveData as-text'],
  },
]
