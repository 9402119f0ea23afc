// A small W3C WebDriver client for the real window (WebKitWebDriver). The driver's output is not inherited and
// its children are waited for, because a test run could otherwise wait on a pipe for ever; a session that does
// not start within twenty seconds is tried again; /element/clear fires no input event in WebKitGTK, so a field
// is emptied with the keyboard.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';

import { jusqua } from './outils.mjs';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

function portLibre() {
  return new Promise((suite, echec) => {
    const serveur = createServer();
    serveur.on('error', echec);
    serveur.listen(0, '127.0.0.1', () => {
      const { port } = serveur.address();
      serveur.close(() => suite(port));
    });
  });
}

function enfants(pid) {
  return readdirSync('/proc')
    .filter((n) => /^\d+$/.test(n))
    .filter((n) => {
      try {
        return Number(readFileSync(`/proc/${n}/stat`, 'utf8').split(') ')[1].split(' ')[1]) === pid;
      } catch {
        return false;
      }
    })
    .map(Number);
}

export class Fenetre {
  /** Starts the program on `args` under the driver, with the environment `env`. */
  static async ouvrir(programme, args, env) {
    for (let essai = 1; ; essai += 1) {
      const f = new Fenetre();
      try {
        await f.demarrer(programme, args, env);
        return f;
      } catch (cause) {
        await f.fermer();
        if (essai === 3) throw cause;
      }
    }
  }

  async demarrer(programme, args, env) {
    const port = await portLibre();
    this.base = `http://127.0.0.1:${port}`;
    this.pilote = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
      env: { ...process.env, MESA_SHADER_CACHE_DISABLE: 'true', ...env, TAURI_WEBVIEW_AUTOMATION: 'true' },
      stdio: 'ignore',
    });
    await jusqua('le pilote répond', () => fetch(`${this.base}/status`).then((r) => r.ok));
    const capacites = { alwaysMatch: { 'webkitgtk:browserOptions': { binary: programme, args } } };
    const reponse = await fetch(`${this.base}/session`, {
      method: 'POST',
      body: JSON.stringify({ capabilities: capacites }),
      signal: AbortSignal.timeout(20000),
    });
    const { value } = await reponse.json();
    if (!value.sessionId) throw new Error(JSON.stringify(value));
    this.session = `${this.base}/session/${value.sessionId}`;
    this.programmes = enfants(this.pilote.pid);
  }

  async #demander(methode, chemin, corps) {
    const reponse = await fetch(`${this.session}${chemin}`, { method: methode, body: corps && JSON.stringify(corps) });
    const { value } = await reponse.json();
    if (!reponse.ok) throw new Error(`${chemin}: ${value.error} ${value.message}`);
    return value;
  }

  /** Goes to an address: only for a browser, the program has no address bar. */
  aller(url) {
    return this.#demander('POST', '/url', { url });
  }

  executer(script, ...args) {
    return this.#demander('POST', '/execute/sync', { script, args });
  }

  async trouver(css) {
    const trouve = await this.#demander('POST', '/element', { using: 'css selector', value: css });
    return trouve[ELEMENT];
  }

  /** The button, link or menu entry with this accessible name. */
  parNom(nom) {
    return jusqua(`« ${nom} » est à l’écran`, async () => {
      const trouve = await this.executer(
        `const veut = arguments[0];
         return [...document.querySelectorAll('button, a, [role=menuitem], [role=option], summary')]
           .find((e) => e.offsetParent !== null && ((e.getAttribute('aria-label') ?? '') === veut || e.textContent.replace(/\\s+/g, ' ').trim().startsWith(veut))) ?? null;`,
        nom,
      );
      return trouve && trouve[ELEMENT];
    });
  }

  /** Clicks once the element receives clicks: a closing dialog covers the page for a moment. */
  cliquer(element) {
    return jusqua('l’élément prend les clics', async () => {
      try {
        await this.#demander('POST', `/element/${element}/click`, {});
        return true;
      } catch (e) {
        if (!e.message.includes('not interactable')) throw e;
        return false;
      }
    });
  }

  ecrire(element, text) {
    return this.#demander('POST', `/element/${element}/value`, { text });
  }

  /** Replaces the content of a field as a user does: select all, then type. */
  async remplacer(element, texte) {
    await this.cliquer(element);
    await this.ecrire(element, `\uE009a\uE009${texte}`);
  }

  touche(texte) {
    return this.executer('return document.activeElement').then((e) => this.ecrire(e[ELEMENT], texte));
  }

  texte() {
    return this.executer('return document.body.innerText');
  }

  /** Waits until the page shows `motif`. */
  voir(motif) {
    return jusqua(`la page montre ${motif}`, async () => motif.test(await this.texte()));
  }

  async image() {
    return Buffer.from(await this.#demander('GET', '/screenshot'), 'base64');
  }

  /** Ends the session and waits until the program and the driver have ended. */
  async fermer() {
    const restes = this.programmes ?? [];
    if (this.session) await fetch(this.session, { method: 'DELETE' }).catch(() => {});
    const vivant = (pid) => {
      try {
        process.kill(pid, 0);
        return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z');
      } catch {
        return false;
      }
    };
    await jusqua('le programme est fini', () => !restes.some(vivant), 8000).catch(() => {
      for (const pid of restes.filter(vivant)) process.kill(pid, 'SIGKILL');
    });
    this.pilote?.kill('SIGKILL');
  }
}
