import type { Example } from './example.test.data.ts'

export const chatwootExamples: readonly Example[] = [
  {
    what: 'a choice',
    payload: {
      content: 'Which tea would you like?',
      content_type: 'input_select',
      content_attributes: {
        items: [
          { title: 'Black', value: 'black' },
          { title: 'Green', value: 'green' },
        ],
      },
    },
    messages: [
      {
        kind: 'quick-replies',
        text: 'Which tea would you like?',
        replies: [
          { id: 'black', label: 'Black', payload: 'black' },
          { id: 'green', label: 'Green', payload: 'green' },
        ],
      },
    ],
  },
  {
    what: 'cards',
    payload: {
      content: 'Offers of the month',
      content_type: 'cards',
      content_attributes: {
        items: [
          {
            media_url: 'https://pictures.example/norway.jpg',
            title: 'Norway',
            description: 'Nine days',
            actions: [
              { type: 'link', text: 'Details', uri: 'https://travel.example/norway' },
              { type: 'postback', text: 'Book now', payload: 'BOOK_NORWAY' },
            ],
          },
          {
            title: 'Peru',
            description: 'Fifteen days',
            actions: [{ type: 'link', text: 'Details', uri: 'javascript:alert(1)' }],
          },
        ],
      },
    },
    messages: [
      {
        kind: 'carousel',
        title: 'Offers of the month',
        cards: [
          {
            title: 'Norway',
            text: 'Nine days',
            image: { url: 'https://pictures.example/norway.jpg' },
            actions: [
              {
                do: 'open-url',
                id: 'Details',
                label: 'Details',
                url: 'https://travel.example/norway',
              },
              { do: 'postback', id: 'BOOK_NORWAY', label: 'Book now', payload: 'BOOK_NORWAY' },
            ],
          },
          { title: 'Peru', text: 'Fifteen days' },
        ],
      },
    ],
    notes: ['content_attributes.items.1.actions.0.uri left-out'],
  },
  {
    what: 'a form',
    payload: {
      content: 'Your journey',
      content_type: 'form',
      content_attributes: {
        button_label: 'Send',
        items: [
          {
            name: 'email',
            placeholder: 'Your email',
            type: 'email',
            label: 'Email',
            required: 'required',
          },
          {
            name: 'wishes',
            placeholder: 'Anything',
            type: 'text_area',
            label: 'Wishes',
            default: 'None',
          },
          {
            name: 'class',
            label: 'Class',
            type: 'select',
            options: [
              { label: 'First', value: '1' },
              { label: 'Second', value: '2nd class' },
            ],
          },
        ],
      },
    },
    messages: [
      {
        kind: 'form',
        title: 'Your journey',
        fields: [
          { is: 'email', id: 'email', label: 'Email', hint: 'Your email', required: true },
          { is: 'text', id: 'wishes', label: 'Wishes', hint: 'Anything', long: true },
          {
            is: 'choice',
            id: 'class',
            label: 'Class',
            options: [
              { id: '1', label: 'First' },
              { id: '2nd-class', label: 'Second' },
            ],
          },
        ],
        submitLabel: 'Send',
      },
    ],
    notes: ['content_attributes.items.1.default left-out', 'content_attributes.items.2.options.1.value changed'],
  },
  {
    what: 'articles',
    payload: {
      content: 'Perhaps this helps',
      content_type: 'article',
      content_attributes: {
        items: [{ title: 'How to book', description: 'In three steps', link: 'https://help.example/book' }],
      },
    },
    messages: [
      {
        kind: 'list',
        title: 'Perhaps this helps',
        select: 'nothing',
        sections: [
          {
            rows: [
              {
                id: 'How-to-book-2',
                title: 'How to book',
                description: 'In three steps',
                action: {
                  do: 'open-url',
                  id: 'How-to-book',
                  label: 'How to book',
                  url: 'https://help.example/book',
                },
              },
            ],
          },
        ],
      },
    ],
  },
  {
    what: 'a question for an email address',
    payload: { content: 'Where can we reach you?', content_type: 'input_email', content_attributes: {} },
    messages: [
      {
        kind: 'form',
        title: 'Where can we reach you?',
        fields: [{ is: 'email', id: 'Email', label: 'Email', required: true }],
      },
    ],
  },
  {
    what: 'a text with a file',
    payload: {
      content: 'Your ticket',
      content_type: 'text',
      attachments: [{ file_type: 'image', data_url: 'https://files.example/ticket.png' }],
    },
    messages: [
      { kind: 'text', text: 'Your ticket' },
      { kind: 'image', url: 'https://files.example/ticket.png', alt: 'ticket.png' },
    ],
    notes: ['attachments.0 changed'],
  },
  {
    what: 'one card',
    payload: {
      content: 'The offer of the month',
      content_type: 'cards',
      content_attributes: {
        items: [
          {
            title: 'Norway',
            description: 'Nine days',
            media_url: 'https://pictures.example/norway.jpg',
            actions: [{ type: 'postback', text: 'Book now', payload: 'BOOK' }],
          },
        ],
      },
    },
    messages: [
      { kind: 'text', text: 'The offer of the month' },
      {
        kind: 'card',
        title: 'Norway',
        text: 'Nine days',
        image: { url: 'https://pictures.example/norway.jpg' },
        actions: [{ do: 'postback', id: 'BOOK', label: 'Book now', payload: 'BOOK' }],
      },
    ],
  },
  {
    what: 'a question for a rating, of which we have no like',
    payload: { content: 'How was it?', content_type: 'input_csat', content_attributes: {} },
    messages: [{ kind: 'text', text: 'How was it?' }],
    notes: [' as-text'],
  },
]
