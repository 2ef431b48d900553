// Copies what the pages and the PDFs use out of node_modules, run by FrontEnd.targets.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const modules = 'node_modules/';
const lib = 'wwwroot/lib/';

/** Icons in the sprite; a name that Bootstrap Icons does not have stops the build. */
const icons = `
  archive arrow-clockwise arrow-counterclockwise arrow-down arrow-left arrow-right arrow-up bell book box-arrow-right
  calendar-check calendar-plus calendar3 card-checklist chat-left-text check-circle check-circle-fill check2 chevron-down chevron-left
  chevron-right circle circle-half clipboard clock clock-history cloud-slash dash-circle download envelope envelope-check
  envelope-x exclamation-circle exclamation-octagon exclamation-octagon-fill exclamation-triangle eye eye-slash
  file-earmark-text funnel gear graph-down graph-up grip-vertical highlighter house inbox info-circle journal-text key
  link-45deg list list-check lock lock-fill pause-circle pen pencil people person person-check person-lines-fill person-lock person-plus
  phone play-circle plus-lg printer question-circle reply search send shield-lock signpost-split slash-circle sliders star star-fill
  sun telephone three-dots trash unlock upload x-circle x-lg`.trim().split(/\s+/);

/** A client's page loads these alone. */
const clientIcons = `
  arrow-left arrow-right book box-arrow-right check-circle check-circle-fill check2 chevron-left chevron-right circle circle-half clock
  cloud-slash exclamation-circle eye eye-slash info-circle link-45deg lock lock-fill pause-circle pencil people person-check
  telephone`.trim().split(/\s+/);

/** The parts of Bootstrap that a client's page uses, by class; the rest of the sheet stays at home. */
const clientClasses = /^(btn|btn-primary|btn-link|form-control|form-label|form-select|form-text|form-check|form-check-input|form-check-label|visually-hidden|visually-hidden-focusable|is-invalid|was-validated|m[tb]-[0-5]|mb-0|d-none|d-block|text-nowrap|fw-normal|list-unstyled)$/;

const fonts = [
  ['source-sans-3', 'SourceSans3', '400Regular', '600SemiBold'],
  ['noto-sans', 'NotoSans', '400Regular', '600SemiBold'],
  ['noto-sans-arabic', 'NotoSansArabic', '400Regular', '600SemiBold'],
  ['noto-sans-hebrew', 'NotoSansHebrew', '400Regular', '600SemiBold'],
  ['noto-emoji', 'NotoEmoji', '400Regular'],
  ['noto-sans-symbols', 'NotoSansSymbols', '400Regular'],
  ['noto-sans-symbols-2', 'NotoSansSymbols2', '400Regular'],
];

rmSync(lib, { recursive: true, force: true });
rmSync('Fonts', { recursive: true, force: true });
mkdirSync(lib + 'fonts', { recursive: true });
mkdirSync('Fonts');

for (const [folder, name, ...cuts] of fonts)
  for (const cut of cuts)
    copy(`@expo-google-fonts/${folder}/${cut}/${name}_${cut}.ttf`, `Fonts/${name}-${cut.slice(3)}.ttf`);
for (const subset of ['latin', 'latin-ext'])
  for (const weight of [400, 600])
    copy(`@fontsource/source-sans-3/files/source-sans-3-${subset}-${weight}-normal.woff2`, `${lib}fonts/source-sans-3-${subset}-${weight}.woff2`);
copy('htmx.org/dist/htmx.min.js', lib + 'htmx.min.js');
writeFileSync(lib + 'bootstrap.css', sheet(read('bootstrap/dist/css/bootstrap.min.css')));
writeFileSync(lib + 'client.css', clientSheet(sheet(read('bootstrap/dist/css/bootstrap.min.css'))));
writeFileSync(lib + 'icons.svg', sprite(icons));
writeFileSync(lib + 'client-icons.svg', sprite(clientIcons));

function copy(from, to) { copyFileSync(modules + from, to); }
function read(path) { return readFileSync(modules + path, 'utf8'); }

// The source map is not shipped, so its address would only be a 404 in the browser's tools.
function sheet(css) { return css.replace(/\/\*# sourceMappingURL=.*?\*\//, '').replace('@charset "UTF-8";', ''); }

function sprite(names) {
  const symbols = names.map(name => read(`bootstrap-icons/icons/${name}.svg`).trim()
    .replace(/^<svg[^>]*>\s*/, `<symbol id="${name}" viewBox="0 0 16 16">`).replace(/\s*<\/svg>$/, '</symbol>').replace(/\n\s*/g, ''));
  return `<svg xmlns="http://www.w3.org/2000/svg" fill="currentColor">${symbols.join('')}</svg>\n`;
}

// One sheet, because on a slow line each request costs more than the words in it: Bootstrap's part, the theme, the client's face.
function clientSheet(bootstrap) {
  const licence = bootstrap.match(/\/\*![\s\S]*?\*\//)?.[0] ?? '';
  const ours = ['wwwroot/theme.css', 'build/client.css'].map(path => readFileSync(path, 'utf8')).join('')
    .replaceAll('url(lib/', 'url(').replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s*/g, '\n').replace(/ \{ /g, '{').replace(/; /g, ';').replace(/;? \}/g, '}');
  return licence + keep(bootstrap.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@charset[^;]*;/, '')) + ours;
}

// Works on the minified sheet only: it has no braces in strings outside data URLs, and none of those holds a brace.
function keep(css) {
  let kept = '';
  for (let at = 0; at < css.length;) {
    const open = css.indexOf('{', at);
    if (open < 0) break;
    const head = css.slice(at, open);
    let depth = 1, end = open + 1;
    for (; depth > 0; end++) depth += css[end] === '{' ? 1 : css[end] === '}' ? -1 : 0;
    const body = css.slice(open + 1, end - 1);
    at = end;
    if (head.startsWith('@media')) { const inner = keep(body); if (inner) kept += `${head}{${inner}}`; }
    else if (!head.startsWith('@')) { const selectors = head.split(/,(?![^(]*\))/).filter(wanted); if (selectors.length) kept += `${selectors.join(',')}{${body}}`; }
  }
  return kept;
}

// Rules on plain elements are the reboot; a class that is not on the list drops the selector.
function wanted(selector) {
  if (/\[data-bs-theme=/.test(selector) && !/:root/.test(selector)) return false;
  return [...selector.matchAll(/\.([a-zA-Z][\w-]*)/g)].every(([, name]) => clientClasses.test(name));
}
