import { configure } from '@testing-library/svelte';
import { beforeEach } from 'vitest';

// Queries by role do not ask whether each element is hidden: on a whole screen that question costs seconds. The browser
// tests (tests/e2e) ask it, with real styles.
configure({ defaultHidden: true });

beforeEach(() => {
  localStorage.clear();
  document.documentElement.removeAttribute('data-theme');
});
