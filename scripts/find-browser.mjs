import { findProgram, isRoot } from './find-program.mjs'

// In each list the first that exists is taken; bare names are looked up in PATH.
const browsers = {
  chromium: {
    variable: 'CHROME_PATH',
    places: [
      // Chromium without windows: it draws no toolbar, and starts no process for one, around pages that nobody looks at.
      'chromium-headless-shell',
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    debian: ['chromium-headless-shell', 'fonts-liberation'],
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

/**
 * Where a browser is: by its variable, else in the usual places, else installed, where we may.
 *
 * @param {'chromium' | 'firefox' | 'webkit'} name
 * @throws One line that says what to install.
 */
export function findBrowser(name) {
  const browser = browsers[name]
  if (!browser) throw new Error(`No browser "${name}". Choose from: ${Object.keys(browsers).join(', ')}.`)
  return findProgram(name, browser)
}

/** What puppeteer and playwright need to launch Chromium. Installs it where it is missing and where we may. */
export function chromiumOptions() {
  const args = ['--disable-background-networking', '--disable-dev-shm-usage', '--disable-gpu']
  return { executablePath: findBrowser('chromium'), args: isRoot ? [...args, '--no-sandbox'] : args }
}

if (import.meta.main) console.log(findBrowser(process.argv[2] ?? 'chromium'))
