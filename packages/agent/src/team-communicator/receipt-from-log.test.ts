import { expect } from '@open-wc/testing'
import { receiptFromLog, receiptOf } from './receipt-from-log.ts'
import { talk } from '../testing/desk-where.ts'
import { says } from '@parley/protocol/testing'

const contact = (text: string) => ({ by: 'contact', text }) as const
const staff = (text: string) => ({ by: 'staff', text }) as const

describe('the draft of a handover receipt', () => {
  it('[B038] [TEA46] has the first and the last question, the last answers, what was promised, and what is open', () => {
    const said = [
      contact('Hi'),
      contact('Can I send the lamp back?'),
      staff('Hello! Which lamp is it?'),
      contact('The brass one. Who pays?'),
      staff('Returns are free. I will send you a label by Friday.'),
      contact('Thank you.'),
      contact('And the bulb'),
    ]
    expect(receiptOf(said)).to.deep.equal({
      asked: 'Can I send the lamp back?\nThe brass one. Who pays?',
      answered: 'Returns are free.',
      promised: 'I will send you a label by Friday.',
      open: 'Thank you.\nAnd the bulb',
    })
  })

  it('[TEA46] knows promises in German, and takes no question for one', () => {
    const said = [
      contact('Wann kommt das Paket?'),
      staff('Ich werde nachfragen. Wir melden uns morgen. Soll ich Sie anrufen, oder werden wir uns schreiben?'),
    ]
    expect(receiptOf(said).promised).to.equal('Ich werde nachfragen.\nWir melden uns morgen.')
  })

  it('[TEA46] without a question it is what the contact said first; without an answer nothing is open besides', () => {
    expect(receiptOf([contact('My lamp is broken')])).to.deep.equal({
      asked: 'My lamp is broken',
      answered: '',
      promised: '',
      open: '',
    })
    expect(receiptOf([])).to.deep.equal({ asked: '', answered: '', promised: '', open: '' })
  })

  it('[TEA46] is short, and ends with a whole word', () => {
    const { asked } = receiptOf([contact(`Why ${'so many words '.repeat(60)}?`)])
    expect(asked.length).to.be.at.most(300)
    expect(asked).to.match(/(?:so|many|words)…$/)
  })

  it('[TEA46] reads the conversation as this desk has it', () => {
    const { view } = talk('Mia', [
      ['p1', says('Where is my parcel?')],
      ['p2', says('On its way.')],
    ])
    expect(receiptFromLog(view)).to.deep.equal({
      asked: 'Where is my parcel?',
      answered: 'On its way.',
      promised: '',
      open: '',
    })
  })
})
