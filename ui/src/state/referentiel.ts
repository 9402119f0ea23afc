import type { Backend, Referentiel } from '../backend';

const lus = new WeakMap<Backend, Promise<Referentiel>>();

/** The shipped reference data: it never changes while the program runs, so it is asked for once. */
export function referentiel(backend: Backend): Promise<Referentiel> {
  let lecture = lus.get(backend);
  if (!lecture) {
    lecture = backend.appeler('referentiel', {});
    // A failure is not remembered: the next screen asks again.
    lecture.catch(() => lus.delete(backend));
    lus.set(backend, lecture);
  }
  return lecture;
}
