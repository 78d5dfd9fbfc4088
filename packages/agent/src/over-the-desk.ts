import { html } from 'lit'
import type { Calls } from './attention/attention.ts'
import type { DeskState } from './desk/desk-state.ts'

/** What opens over the desk: each is an empty element until it is opened first. */
export const drawOverDesk = (desk: DeskState, calls: Calls) => html`
  <parley-callback-dialog></parley-callback-dialog>
  <parley-team-communicator .state=${desk}></parley-team-communicator>
  <parley-my-history .state=${desk}></parley-my-history>
  <parley-new-thread .state=${desk}></parley-new-thread>
  <parley-reports .state=${desk}></parley-reports>
  <parley-supervision .state=${desk}></parley-supervision>
  <parley-command-bar .state=${desk}></parley-command-bar>
  <parley-shortcuts .state=${desk}></parley-shortcuts>
  <parley-settings .state=${desk}></parley-settings>
  <parley-alerts .state=${desk} .calls=${calls}></parley-alerts>
`
