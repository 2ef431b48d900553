// The client's side: the link's secret, leaving at once, and answers that save themselves. Nothing is ever written to this
// device: no storage, no caches. Without this file each step saves by an ordinary post.
(() => {
  'use strict';

  // 1 The secret stands behind '#', which no server and no log sees. It leaves the address bar before anything else happens.
  const secretFields = document.querySelectorAll('input[name="secret"]');
  function takeSecret() {
    const secret = location.hash.slice(1);
    if (!secretFields.length || !/^[\w-]{20,200}$/.test(secret)) return;
    secretFields.forEach(field => { field.value = secret; });
    history.replaceState(null, '', location.pathname + location.search);
  }
  takeSecret();
  window.addEventListener('hashchange', takeSecret);
  window.addEventListener('pageshow', event => { if (event.persisted) location.reload(); });

  // 2 Leave now: the screen is empty first, the rest follows.
  const leaveForm = document.querySelector('form[data-exit-url]');
  const savers = [];
  let isLeaving = false;
  function leave() {
    if (isLeaving) return;
    isLeaving = true;
    document.body.hidden = true;
    document.title = '';
    savers.forEach(saver => saver.flush());
    fetch(leaveForm.action, { method: 'POST', keepalive: true, credentials: 'same-origin', redirect: 'manual', body: new URLSearchParams(new FormData(leaveForm)) }).catch(() => { });
    document.querySelectorAll('textarea, input:not([type=hidden])').forEach(field => { field.value = ''; });
    location.replace(leaveForm.dataset.exitUrl);
  }
  if (leaveForm) {
    leaveForm.addEventListener('submit', event => { event.preventDefault(); leave(); });
    let presses = [];
    document.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || event.repeat) return;
      presses = [...presses.filter(at => event.timeStamp - at < 2000), event.timeStamp];
      if (presses.length >= 3) leave();
    }, true);
  }

  // 3 Autosave. One request at a time for each form, and a retry repeats the very same request, so that the server can tell
  // a repetition (same saveKey) from a change made elsewhere (another base).
  const waits = [2, 4, 8, 15];
  const keepaliveLimit = 60000;

  class Saver {
    constructor(form) {
      this.form = form;
      this.status = form.querySelector('.autosave');
      this.saved = this.words();
      this.pending = null;
      this.tries = 0;
      this.blocked = false;
      this.isOver = false;
      form.addEventListener('input', () => this.changed());
      form.addEventListener('focusout', () => this.save());
      form.addEventListener('submit', event => this.submit(event));
      window.addEventListener('online', () => this.retryNow());
    }

    get field() { return this.form.querySelector('[data-answer], [name="answer"], textarea'); }
    get isDirty() { return this.words() !== this.saved; }
    get isStuck() { return this.blocked || this.isOver || this.tries > 0 || (this.isDirty && this.words().length > keepaliveLimit); }

    words() {
      const data = new URLSearchParams(new FormData(this.form));
      ['__RequestVerificationToken', 'base', 'known'].forEach(name => data.delete(name));
      return data.toString();
    }

    changed() {
      clearTimeout(this.timer);
      if (this.blocked || this.isOver) return;
      if (this.tries === 0 && this.isDirty) this.say('unsaved');
      this.since ??= Date.now(); // someone who writes without a pause is saved every 15 s all the same
      this.timer = setTimeout(() => this.save(), Math.max(0, Math.min(2000, this.since + 15000 - Date.now())));
    }

    async save() {
      clearTimeout(this.timer);
      this.since = null;
      if (this.blocked || this.isOver || isLeaving) return false; // leaving empties the fields, and that must never be saved
      if (this.running) return this.running;
      if (!this.pending && !this.isDirty) return true;
      this.pending ??= this.request();
      this.running = this.send(this.pending);
      const outcome = await this.running;
      this.running = null;
      if (outcome === true && this.isDirty) this.changed();
      return outcome;
    }

    request(after) {
      const body = new URLSearchParams(new FormData(this.form));
      const key = crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
      body.set('base', this.form.dataset.base ?? '0');
      body.set('saveKey', key);
      if (after) body.set('after', after);
      return { key, body, words: this.words() };
    }

    post(url, body) {
      return fetch(url, {
        method: 'POST', credentials: 'same-origin', redirect: 'manual', cache: 'no-store', body,
        keepalive: body.toString().length < keepaliveLimit, headers: { Accept: 'application/json' },
      });
    }

    async send(request) {
      if (this.tries === 0) this.say('saving');
      let response = null, answer = {};
      try {
        response = await this.post(this.form.dataset.autosave, request.body);
        answer = await response.json().catch(() => ({}));
      } catch { /* no network: handled below like any other failure */ }
      if (response?.ok && answer.revision !== undefined) return this.done(request, answer);
      if (response?.status === 409 && answer.revision !== undefined) return this.conflict(answer);
      if ((response?.status === 401 || response?.status === 403) && answer.again) return this.again(answer);
      if (response?.status === 422) return this.refused(answer);
      if (response?.status === 404 || response?.status === 410) return this.over(answer);
      this.tries++;
      this.say(answer.closed ? 'closed' : 'failed');
      this.timer = setTimeout(() => this.save(), 1000 * (waits[this.tries - 1] ?? 15));
      return null;
    }

    // It can never be saved as it stands: the sentence says why, and the next change is tried again.
    refused(answer) {
      this.pending = null;
      this.tries = 0;
      this.say('refused', answer.message);
      return false;
    }

    // There is nothing left to save to. The words stay where they are, to be copied.
    over(answer) {
      this.pending = null;
      this.isOver = true;
      this.say(answer.message ? 'refused' : 'gone', answer.message);
      return false;
    }

    done(request, answer) {
      this.setBase(answer.revision, answer.key);
      this.saved = request.words;
      this.pending = null;
      this.tries = 0;
      this.say('saved', answer.savedAt);
      return true;
    }

    setBase(revision, key) {
      this.form.dataset.base = revision;
      [['base', revision], ['known', key ?? '']].forEach(([name, value]) => {
        const hidden = this.form.elements.namedItem(name);
        if (hidden) hidden.value = value;
      });
    }

    conflict(answer) {
      this.pending = null;
      this.tries = 0;
      this.blocked = true;
      this.say('conflict');
      const panel = this.show('autosave-conflict');
      panel.querySelector('[data-slot="mine"]').textContent = this.spoken(this.isText ? this.field.value : new FormData(this.form).getAll(this.field.name).filter(one => one).join(','));
      panel.querySelector('[data-slot="theirs"]').textContent = this.spoken(answer.theirs);
      panel.querySelector('[data-keep="both"]').hidden = !this.isText;
      panel.addEventListener('click', event => {
        const keep = event.target.closest('[data-keep]')?.dataset.keep;
        if (!keep) return;
        if (keep === 'theirs') this.put(answer.theirs);
        if (keep === 'both') this.put(`${this.field.value}\n\n${answer.theirs}`);
        this.setBase(answer.revision, answer.key);
        this.resume(panel);
      });
      return false;
    }

    // The session ended while the words were being written: they stay in the field, and the door opens in place.
    again(answer) {
      this.pending = null;
      this.blocked = true;
      this.say('again');
      const panel = this.show('autosave-again');
      const pin = panel.querySelector('input');
      const askPin = isAsked => { panel.querySelector('[data-slot="pin"]').hidden = !isAsked; };
      askPin(answer.pin !== false);
      let door = answer.again;
      const open = async () => {
        const body = new URLSearchParams({ pin: pin.value });
        const token = this.form.elements.namedItem('__RequestVerificationToken');
        if (token) body.set(token.name, token.value);
        const response = await this.post(door, body).catch(() => null);
        const reply = await response?.json().catch(() => ({})) ?? {};
        panel.querySelector('[data-slot="wrong"]').hidden = !!response?.ok;
        if (reply.closed) { panel.remove(); this.blocked = false; this.tries = 1; this.say('closed'); this.timer = setTimeout(() => this.save(), 5000); return; }
        if (!response?.ok) { door = reply.again ?? door; askPin(reply.pin ?? !panel.querySelector('[data-slot="pin"]').hidden); pin.value = ''; pin.focus(); return; }
        if (token && reply.token) document.querySelectorAll(`input[name="${token.name}"]`).forEach(field => { field.value = reply.token; });
        this.resume(panel);
      };
      panel.querySelector('[data-open]').addEventListener('click', open);
      pin.addEventListener('keydown', event => { if (event.key === 'Enter') { event.preventDefault(); open(); } });
      return false;
    }

    get isText() { return this.field.matches('textarea, [type="text"], :not([type])'); }
    spoken(value) {
      if (this.isText) return value;
      const label = one => [...this.form.elements].find(field => field.name === this.field.name && field.value === one)?.labels?.[0]?.textContent.trim() || one;
      return (value ?? '').split(',').map(label).join('; ');
    }
    put(value) {
      if (this.isText) { this.field.value = value; grow(this.field); return; }
      if (this.field.type === 'date') { this.field.value = value; return; }
      [...this.form.elements].filter(one => one.name === this.field.name).forEach(one => { one.checked = value.split(',').includes(one.value); });
    }

    // A choice was made in a panel. What is in the form now is sent whatever was sent before.
    resume(panel) {
      panel.remove();
      this.blocked = false;
      this.tries = 0;
      this.saved = null;
      this.field.focus();
      this.save();
    }

    show(id) {
      const old = this.form.querySelector('.conflict, .again');
      old?.remove();
      this.status.after(document.getElementById(id).content.cloneNode(true));
      const panel = this.status.nextElementSibling;
      panel.focus();
      return panel;
    }

    say(state, time) {
      if (!this.status) return;
      const words = (this.status.dataset[state] ?? '').replace('{0}', time ?? '');
      const line = this.status.querySelector('span');
      this.status.dataset.state = state;
      if (line.textContent !== words) line.textContent = words;
    }

    retryNow() { if (this.tries > 0) this.save(); }

    // The page is going away: no answer will be heard, so what is still unsent goes out beside a request that may be under way.
    flush() {
      if (this.blocked || this.isOver || !this.isDirty || (this.running && this.pending?.words === this.words())) return;
      const request = this.pending?.words === this.words() ? this.pending : this.request(this.pending?.key);
      this.post(this.form.dataset.autosave, request.body).catch(() => { });
    }

    // Continue waits for a save under way, or its own words would look like somebody else's. Without network the page
    // stays, because the browser's error page would take the words away.
    async submit(event) {
      if (this.letGo || this.isOver || !(this.running || this.isDirty || this.blocked)) { this.letGo = true; setTimeout(() => { this.letGo = false; }, 3000); return; }
      event.preventDefault();
      const submitter = event.submitter;
      if (this.blocked) { this.form.querySelector('.conflict, .again')?.focus(); return; }
      if (this.running) await this.running;
      const outcome = await this.save();
      if (outcome === null || this.blocked) { this.status?.scrollIntoView({ block: 'nearest' }); return; }
      this.letGo = true;
      this.form.requestSubmit(submitter);
    }
  }

  const grow = area => {
    if (CSS.supports('field-sizing', 'content') || !(area instanceof HTMLTextAreaElement)) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  };
  document.querySelectorAll('textarea').forEach(grow);
  document.addEventListener('input', event => grow(event.target));

  document.querySelectorAll('form[data-autosave]').forEach(form => savers.push(new Saver(form)));
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') savers.forEach(saver => saver.save()); });
  window.addEventListener('pagehide', () => { if (!isLeaving) savers.forEach(saver => saver.flush()); });
  window.addEventListener('beforeunload', event => { if (!isLeaving && savers.some(saver => saver.isStuck && !saver.letGo)) event.preventDefault(); });

  // 4 A switch answers in place: the page that the server sends takes the place of this one, and nothing jumps.
  document.addEventListener('submit', async event => {
    const form = event.target.closest('form[data-in-place]');
    if (!form) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const focus = event.submitter?.id;
    try {
      const response = await fetch(form.action, { method: 'POST', credentials: 'same-origin', cache: 'no-store', body });
      const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('main');
      if (!response.ok || !fresh) throw new Error();
      document.querySelector('main').replaceChildren(...fresh.childNodes);
      if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
    } catch { location.reload(); }
  });

  // 5 On the therapist's device: their own pages in other tabs, now signed out, leave the screen.
  if ('inSession' in document.body.dataset && 'BroadcastChannel' in window) {
    const portal = new BroadcastChannel('portal');
    const tell = () => portal.postMessage('signed out');
    tell();
    setInterval(tell, 2000); // a tab that was still loading hears the next one
  }

  // 6 Errors: the summary takes the keyboard, its links lead into the field.
  document.querySelector('.error-summary')?.focus();
  document.addEventListener('click', event => {
    const field = document.getElementById(event.target.closest?.('.error-summary a')?.hash.slice(1) ?? '');
    if (field) { event.preventDefault(); field.focus(); }
  });
})();
