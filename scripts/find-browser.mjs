import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

// In each list the first that exists is taken; bare names are looked up in PATH.
const browsers = {
  chromium: {
    variable: 'CHROME_PATH',
    places: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    debian: ['chromium', 'fonts-liberation'],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    places: ['firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
    debian: ['firefox-esr', 'fonts-liberation'],
  },
  webkit: {
    variable: 'WEBKIT_DRIVER_PATH',
    places: ['WebKitWebDriver'],
    debian: ['webkit2gtk-driver', 'xvfb', 'fonts-liberation'],
  },
}

const isRoot = process.getuid?.() === 0

/**
 * Where a browser is: by its variable, else in the usual places, else installed, where we may.
 *
 * @param {'chromium' | 'firefox' | 'webkit'} name
 * @throws One line that says what to install.
 */
export function findBrowser(name) {
  const browser = browsers[name]
  if (!browser) throw new Error(`No browser "${name}". Choose from: ${Object.keys(browsers).join(', ')}.`)

  const asked = process.env[browser.variable]
  if (asked && !existsSync(asked)) throw new Error(`${browser.variable}=${asked} does not exist.`)

  const path = asked || firstOf(browser.places) || (install(browser.debian) && firstOf(browser.places))
  if (path) return path
  throw new Error(
    `No ${name} found. Install it (Debian: apt-get install ${browser.debian.join(' ')}) or set ${browser.variable}.`,
  )
}

/** What puppeteer and playwright need to launch Chromium. Installs it where it is missing and where we may. */
export function chromiumOptions() {
  const args = ['--disable-background-networking', '--disable-dev-shm-usage', '--disable-gpu']
  return { executablePath: findBrowser('chromium'), args: isRoot ? [...args, '--no-sandbox'] : args }
}

function firstOf(places) {
  const folders = process.env.PATH.split(delimiter)
  const candidates = places.flatMap((place) =>
    place.startsWith('/') ? place : folders.map((folder) => join(folder, place)),
  )
  return candidates.find((path) => existsSync(path))
}

function install(packages) {
  if (!isRoot || !existsSync('/etc/debian_version')) return false
  console.log(`Installing ${packages.join(' ')} for the tests.`)
  const aptGet = (...args) =>
    execFileSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  try {
    aptGet('update')
    aptGet('install', '-y', '--no-install-recommends', ...packages)
    return true
  } catch (error) {
    console.error(`apt-get failed: ${error.message}`)
    return false
  }
}

if (import.meta.main) console.log(findBrowser(process.argv[2] ?? 'chromium'))
