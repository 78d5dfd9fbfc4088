import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultCoreSettings, defaultSiteSettings } from '../core-settings.ts'
import { deskSettingsOf } from './desk-settings.ts'

test('[B033] [PSH5] the desk knows the hosts of each site: those that it names, else those of its pages', () => {
  const origins = ['https://lamps.example', 'http://lamps.example:8080', 'https://www.lamps.example']
  const { linkHosts } = deskSettingsOf({
    ...defaultCoreSettings,
    sites: {
      shop: { ...defaultSiteSettings, origins },
      travel: { ...defaultSiteSettings, origins, linkHosts: ['travel.example'] },
    },
  })
  assert.deepEqual(linkHosts, { shop: ['lamps.example', 'www.lamps.example'], travel: ['travel.example'] })
})

test('[A049] [PND5] the desk knows when a pending response of each site is late', () => {
  const pendingResponse = { warningMs: 5_000, lateMs: 9_000 }
  const told = deskSettingsOf({
    ...defaultCoreSettings,
    sites: { shop: { ...defaultSiteSettings, pendingResponse }, travel: defaultSiteSettings },
  })
  assert.deepEqual(told.pendingResponse, { shop: pendingResponse, travel: { warningMs: 60_000, lateMs: 120_000 } })
})
