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
