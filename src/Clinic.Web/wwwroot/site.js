// The therapist's side: comforts only. Every page works without this file.
(() => {
  'use strict';
  const isTyping = target => target instanceof Element && target.closest('input, textarea, select, [contenteditable]');
  const closeMenus = (except) => document.querySelectorAll('details.menu[open], details.rail-narrow[open]')
    .forEach(menu => { if (!menu.contains(except)) menu.open = false; });

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/' && !isTyping(event.target)) {
      const search = document.getElementById('search');
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    } else if (event.key === 'Escape') {
      const menu = event.target.closest?.('details.menu[open], details.rail-narrow[open]');
      closeMenus(null);
      menu?.querySelector('summary').focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      walk(event, event.key === 'ArrowDown' ? 1 : -1);
    }
  });

  // In a list, arrows go from row to row along each row's first link; in an open row menu, along its entries.
  function walk(event, step) {
    if (isTyping(event.target) || !(event.target instanceof Element)) return;
    const menu = event.target.closest('details.menu[open]');
    const list = event.target.closest('[data-rows]');
    const stops = menu ? [...menu.querySelectorAll('summary, a, button')]
      : list ? [...list.querySelectorAll('tbody tr, li')].map(row => row.querySelector('a')).filter(Boolean) : [];
    if (stops.length === 0) return;
    const row = event.target.closest('tr, li');
    const at = menu ? stops.indexOf(event.target) : stops.findIndex(stop => row?.contains(stop));
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus();
  }

  document.addEventListener('click', event => {
    closeMenus(event.target);
    const link = event.target.closest?.('.error-summary a');
    if (link) focusField(event, link);
    const print = event.target.closest?.('[data-print]');
    if (print) window.print();
  });

  // A jump to an anchor would leave the keyboard behind and the label above the edge.
  function focusField(event, link) {
    const field = document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    (field.closest('.field') ?? field).scrollIntoView({ block: 'start' });
    field.focus({ preventScroll: true });
  }

  // A filter bar sends itself when a choice changes; the button stays for those who have no script.
  document.addEventListener('change', event => {
    const form = event.target.closest?.('form[data-filter]');
    if (form && event.target.matches('select, [type=checkbox], [type=radio], [type=date]')) form.requestSubmit();
  });

  // Review: the words selected in an answer go with its Highlight button, counted in UTF-16 units of the answer itself.
  let held = null;
  document.addEventListener('selectionchange', () => {
    const range = document.getSelection()?.rangeCount ? document.getSelection().getRangeAt(0) : null;
    const words = range && (range.commonAncestorContainer.closest ? range.commonAncestorContainer : range.commonAncestorContainer.parentElement)?.closest('[data-words]');
    if (words && !range.collapsed) hold(words, lengthBefore(words, range), range.toString().length);
  });
  document.addEventListener('pointerdown', event => {
    if (held && !event.target.closest?.('[data-highlight], [data-unhighlight]')) hold(null);
  });
  document.addEventListener('click', event => {
    const mark = event.target.closest?.('mark[data-start]');
    if (mark && document.getSelection()?.isCollapsed) hold(mark.closest('[data-words]'), Number(mark.dataset.start), Number(mark.dataset.length));
  });

  function lengthBefore(words, range) {
    const before = document.createRange();
    before.setStart(words, 0);
    before.setEnd(range.startContainer, range.startOffset);
    return before.toString().length;
  }

  function hold(words, start, length) {
    const answer = words?.closest('[data-answer]') ?? null;
    if (held && held !== answer) tell(held, null);
    held = answer;
    if (answer) tell(answer, { start, length });
  }

  function tell(answer, span) {
    answer.querySelectorAll('input[data-start]').forEach(field => { field.value = span?.start ?? ''; });
    answer.querySelectorAll('input[data-length]').forEach(field => { field.value = span?.length ?? ''; });
    answer.querySelectorAll('[data-whole]').forEach(part => { part.hidden = span !== null; });
    answer.querySelectorAll('[data-part]').forEach(part => { part.hidden = span === null; });
  }

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !document.querySelector('[data-review]')) return;
    const answers = [...document.querySelectorAll('[data-review] [data-answer]')];
    const at = answers.findIndex(answer => answer.contains(document.activeElement));
    if (event.key === 'j' || event.key === 'k') {
      const next = answers[Math.min(answers.length - 1, Math.max(0, at + (event.key === 'j' ? 1 : -1)))];
      next?.focus({ preventScroll: true });
      next?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'h') {
      (held ?? answers[at])?.querySelector('[data-highlight]')?.requestSubmit();
    }
  });
  document.addEventListener('htmx:afterSwap', event => {
    const id = event.detail.elt?.id;
    if (id?.startsWith('a-')) document.getElementById(id)?.focus({ preventScroll: true });
  });

  // A link to a folded part unfolds it.
  const unfold = () => { const part = location.hash.length > 1 && document.getElementById(location.hash.slice(1)); if (part instanceof HTMLDetailsElement) part.open = true; };
  window.addEventListener('hashchange', unfold);
  unfold();

  // A double click must not send a form twice; what opens in another tab may be followed by the sending itself.
  const sent = new WeakSet();
  document.addEventListener('submit', event => {
    if (event.target.method !== 'post' || event.target.hasAttribute('hx-post') || event.submitter?.formTarget) return;
    if (sent.has(event.target)) event.preventDefault();
    sent.add(event.target);
    setTimeout(() => sent.delete(event.target), 3000);
  });

  // Long work swaps itself in place by hx-get and hx-trigger="every 2s"; a signed-out answer must not land inside the page.
  document.addEventListener('htmx:beforeOnLoad', event => {
    if (event.detail.xhr.status === 401) { event.preventDefault(); window.location.reload(); }
  });

  // A list that was narrowed in place keeps its state in the address, so that a reload or a bookmark shows the same.
  document.addEventListener('htmx:afterSwap', event => {
    const asked = event.detail.pathInfo?.finalRequestPath;
    if (asked && event.detail.requestConfig?.elt.closest('[data-keep-url]')) window.history.replaceState(null, '', asked);
  });

  const grow = area => { area.style.height = 'auto'; area.style.height = `${area.scrollHeight + 2}px`; };
  if (!CSS.supports('field-sizing', 'content'))
    document.addEventListener('input', event => { if (event.target instanceof HTMLTextAreaElement) grow(event.target); });

  document.querySelector('.error-summary')?.focus();
  window.addEventListener('pageshow', event => { if (event.persisted) window.location.reload(); });

  // The device was handed to a client in another tab: nothing of ours stays on the screen.
  if ('BroadcastChannel' in window && document.querySelector('form[action="/sign-out"]')) {
    const portal = new BroadcastChannel('portal');
    portal.onmessage = () => { document.body.hidden = true; location.replace('/sign-in'); };
  }
})();
