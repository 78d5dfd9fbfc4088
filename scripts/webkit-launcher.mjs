import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { webdriverLauncher } from '@web/test-runner-webdriver'

const miniBrowsers = ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].flatMap((version) =>
  globSync(`/usr/lib/*-linux-gnu/${version}/MiniBrowser`),
)

/** WebKitGTK for @web/test-runner: a private X server where there is no display, and a driver, for this run only. */
export async function webkitLauncher(driverPath) {
  const display = process.env.DISPLAY ?? (await startDisplay())
  const port = await freePort()
  start(driverPath, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
      NO_AT_BRIDGE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
  })
  await untilListening(port)

  return webdriverLauncher({
    automationProtocol: 'webdriver',
    hostname: '127.0.0.1',
    port,
    path: '/',
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': {
        binary: miniBrowsers.find((path) => existsSync(path)),
        args: ['--automation'],
      },
    },
  })
}

/** The child ends with this process. */
function start(command, args, options) {
  const child = spawn(command, args, options)
  process.once('exit', () => child.kill())
  return child
}

async function startDisplay() {
  // With -displayfd the X server chooses a free number and writes it there.
  const args = ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp']
  const server = start('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const [number] = await once(server.stdio[3], 'data')
  return `:${String(number).trim()}`
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

async function untilListening(port) {
  for (let attempt = 0; attempt < 200; attempt++) {
    const socket = connect(port, '127.0.0.1')
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (isOpen) return
    await delay(50)
  }
  throw new Error('WebKitWebDriver did not start within 10 seconds.')
}
