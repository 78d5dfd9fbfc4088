import type { Example } from './example.test.data.ts'

export const adaptiveCardExamples: readonly Example[] = [
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
    notes: ['attachments.0.content.fallbackText left-out'],
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
    what: 'an adaptive card of boxes, tables and buttons of every sort',
    payload: {
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            version: '1.5',
            selectAction: { type: 'Action.OpenUrl', url: 'https://travel.example/trains' },
            body: [
              { type: 'TextBlock', text: 'Train 42' },
              {
                type: 'RichTextBlock',
                inlines: ['Leaves at ', { type: 'TextRun', text: '10:31', weight: 'bolder' }, '.'],
              },
              {
                type: 'Table',
                columns: [{ width: 1 }, { width: 2 }],
                rows: [
                  {
                    type: 'TableRow',
                    cells: [
                      { type: 'TableCell', items: [{ type: 'TextBlock', text: 'Coach' }] },
                      { type: 'TableCell', items: [{ type: 'TextBlock', text: '7' }] },
                    ],
                  },
                ],
              },
              {
                type: 'ImageSet',
                images: [
                  { type: 'Image', url: 'https://pictures.example/front.jpg', altText: 'The engine' },
                  { url: 'https://pictures.example/seat.jpg' },
                ],
              },
              { type: 'TextBlock', text: 'Wagons change in Bergen', isVisible: false, id: 'more' },
              { type: 'Hologram', fallback: 'drop', text: 'Round and round' },
              { type: 'Badge', fallback: { type: 'TextBlock', text: 'On time' } },
            ],
            actions: [
              {
                type: 'Action.ShowCard',
                title: 'Delays',
                card: { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'None so far' }] },
              },
              { type: 'Action.ToggleVisibility', title: 'More', targetElements: ['more'] },
              { type: 'Action.Execute', title: 'Follow', verb: 'follow', data: { train: 42 } },
              {
                type: 'Action.Print',
                title: 'Print it',
                fallback: { type: 'Action.OpenUrl', title: 'Show the ticket', url: 'https://travel.example/ticket' },
              },
            ],
          },
        },
      ],
    },
    messages: [
      {
        kind: 'card',
        title: 'Train 42',
        text: 'Leaves at 10:31.\nCoach\n7\nOn time\nDelays\nNone so far\n• More',
        image: { url: 'https://pictures.example/front.jpg', alt: 'The engine' },
        actions: [
          { do: 'postback', id: 'Follow', label: 'Follow', payload: '{"verb":"follow","data":{"train":42}}' },
          { do: 'open-url', id: 'Show-the-ticket', label: 'Show the ticket', url: 'https://travel.example/ticket' },
          { do: 'open-url', id: 'travel.example', label: 'travel.example', url: 'https://travel.example/trains' },
        ],
      },
      { kind: 'image', url: 'https://pictures.example/seat.jpg', alt: 'seat.jpg' },
    ],
    notes: [
      'attachments.0.content.body.4 left-out',
      'attachments.0.content.body.5 left-out',
      'attachments.0.content.body.6 changed',
      'attachments.0.content.actions.0 changed',
      'attachments.0.content.actions.1 as-text',
      'attachments.0.content.actions.3 changed',
      'attachments.0.content.selectAction changed',
      'attachments.0.content changed',
      'attachments.0.content.actions.3.title left-out',
    ],
  },
  {
    what: 'an adaptive card with something to see and to hear',
    payload: {
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            version: '1.5',
            body: [
              { type: 'TextBlock', text: 'A night on the ship' },
              {
                type: 'Media',
                altText: 'The song of the crew',
                sources: [{ mimeType: 'audio/mp4', url: 'https://sounds.example/song' }],
              },
              {
                type: 'Media',
                altText: 'The ship',
                poster: 'https://pictures.example/ship.png',
                sources: [{ mimeType: 'video/mp4', url: 'https://videos.example/ship.mp4' }],
              },
              { type: 'Image', url: 'https://pictures.example/cabin.jpg', altText: 'A cabin' },
            ],
          },
        },
      ],
    },
    messages: [
      {
        kind: 'card',
        title: 'A night on the ship',
        video: { url: 'https://videos.example/ship.mp4', alt: 'The ship', poster: 'https://pictures.example/ship.png' },
        actions: [
          {
            do: 'open-url',
            id: 'The-song-of-the-crew',
            label: 'The song of the crew',
            url: 'https://sounds.example/song',
          },
        ],
      },
      { kind: 'image', url: 'https://pictures.example/cabin.jpg', alt: 'A cabin' },
    ],
    notes: ['attachments.0.content.body.1.sources.0 changed', 'attachments.0.content changed'],
  },
  {
    what: 'inputs of an adaptive card that our forms have no like of',
    payload: {
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            version: '1.5',
            body: [
              { type: 'TextBlock', text: 'Your call' },
              { type: 'Input.Time', id: 'at', label: 'When', min: '09:00' },
              {
                type: 'Input.ChoiceSet',
                id: 'class',
                label: 'Class',
                placeholder: 'Any',
                value: '2',
                choices: [
                  { title: 'First', value: '1' },
                  { title: 'Second', value: '2' },
                ],
              },
              {
                type: 'Input.Toggle',
                id: 'terms',
                label: 'Please read the terms',
                title: 'I agree',
                errorMessage: 'You have to agree',
                isRequired: true,
              },
            ],
            actions: [{ type: 'Action.Submit', title: 'Send' }],
          },
        },
      ],
    },
    messages: [
      {
        kind: 'form',
        title: 'Your call',
        fields: [
          { is: 'text', id: 'at', label: 'When' },
          {
            is: 'choice',
            id: 'class',
            label: 'Class',
            hint: 'Any',
            options: [
              { id: '1', label: 'First' },
              { id: '2', label: 'Second' },
            ],
          },
          { is: 'consent', id: 'terms', label: 'I agree', hint: 'Please read the terms', required: true },
        ],
        submitLabel: 'Send',
      },
    ],
    notes: [
      'attachments.0.content.body.1 changed',
      'attachments.0.content.body.2.value left-out',
      'attachments.0.content.body.3.errorMessage left-out',
    ],
  },
]
