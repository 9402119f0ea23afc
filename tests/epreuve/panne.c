/*
 * A disk that fails, for the tests: preloaded under the program, it makes chosen calls on the dossier and its
 * journal fail, write only half, or be the last thing the program does.
 *
 *   PANNE_CIBLE  part of the path of the files concerned
 *   PANNE_MODE   eio | enospc | court (half, then nothing) | lire (reads fail) | tuer (killed before the call)
 *                | dechirer (killed after half of a write)
 *   PANNE_APRES  number of calls that pass first
 *   PANNE_FOIS   number of calls that fail then; later ones pass again
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum mode { AUCUNE, EIO_, ENOSPC_, COURT, LIRE, TUER, DECHIRER };

static enum mode mode;
static const char *cible;
static long apres, fois, vus;

__attribute__((constructor)) static void lire_environnement(void) {
    const char *m = getenv("PANNE_MODE");
    cible = getenv("PANNE_CIBLE");
    if (!m || !cible) return;
    mode = !strcmp(m, "eio") ? EIO_ : !strcmp(m, "enospc") ? ENOSPC_ : !strcmp(m, "court") ? COURT : !strcmp(m, "lire") ? LIRE
         : !strcmp(m, "tuer") ? TUER : !strcmp(m, "dechirer") ? DECHIRER : AUCUNE;
    apres = atol(getenv("PANNE_APRES") ? getenv("PANNE_APRES") : "0");
    fois = atol(getenv("PANNE_FOIS") ? getenv("PANNE_FOIS") : "1");
}

static int concerne(int fd) {
    char lien[64], chemin[4096];
    int garde = errno;
    snprintf(lien, sizeof lien, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(lien, chemin, sizeof chemin - 1);
    errno = garde;
    if (n <= 0) return 0;
    chemin[n] = 0;
    return strstr(chemin, cible) != NULL;
}

/* Whether this call is one of those that fail; `premier` tells the first. */
static int tombe(int concernee, int *premier) {
    if (mode == AUCUNE || !concernee) return 0;
    long n = vus++;
    *premier = n == apres;
    return n >= apres && n < apres + fois;
}

static void mourir(void) { kill(getpid(), SIGKILL); for (;;) pause(); }

/* What a failing call does when it has nothing to write. */
static int echec(void) {
    if (mode == TUER || mode == DECHIRER) mourir();
    errno = mode == EIO_ ? EIO : ENOSPC;
    return -1;
}

#define VRAI(nom) ((__typeof__(&nom))dlsym(RTLD_NEXT, #nom))

static ssize_t ecrire(int fd, const void *b, size_t n, off64_t ou, int place) {
    static __typeof__(&write) vrai_write;
    static __typeof__(&pwrite64) vrai_pwrite;
    if (!vrai_write) { vrai_write = VRAI(write); vrai_pwrite = VRAI(pwrite64); }
    int premier = 0;
    if (mode != LIRE && mode != AUCUNE && tombe(concerne(fd), &premier)) {
        if ((mode == COURT && premier) || mode == DECHIRER) {
            ssize_t fait = n < 2 ? 0 : (place ? vrai_pwrite(fd, b, n / 2, ou) : vrai_write(fd, b, n / 2));
            if (mode == DECHIRER) mourir();
            return fait;
        }
        if (mode == COURT) return 0;
        return echec();
    }
    return place ? vrai_pwrite(fd, b, n, ou) : vrai_write(fd, b, n);
}

ssize_t write(int fd, const void *b, size_t n) { return ecrire(fd, b, n, 0, 0); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t ou) { return ecrire(fd, b, n, ou, 1); }
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t ou) { return ecrire(fd, b, n, ou, 1); }

static int autre(int fd) {
    int premier = 0;
    /* Full disks are told by writes: of a flush, SQLite only says that it failed. */
    return mode != LIRE && mode != COURT && mode != ENOSPC_ && mode != AUCUNE && tombe(concerne(fd), &premier);
}

int fsync(int fd) { return autre(fd) ? echec() : VRAI(fsync)(fd); }
int fdatasync(int fd) { return autre(fd) ? echec() : VRAI(fdatasync)(fd); }
int ftruncate(int fd, off_t n) { return autre(fd) ? echec() : VRAI(ftruncate)(fd, n); }
int ftruncate64(int fd, off64_t n) { return autre(fd) ? echec() : VRAI(ftruncate64)(fd, n); }

int unlink(const char *chemin) {
    int premier = 0;
    if ((mode == EIO_ || mode == TUER || mode == DECHIRER) && tombe(strstr(chemin, cible) != NULL, &premier)) return echec();
    return VRAI(unlink)(chemin);
}

static ssize_t rater_lecture(void) { errno = EIO; return -1; }
static int lecture(int fd) { int premier = 0; return mode == LIRE && tombe(concerne(fd), &premier); }

ssize_t read(int fd, void *b, size_t n) { return lecture(fd) ? rater_lecture() : VRAI(read)(fd, b, n); }
ssize_t pread(int fd, void *b, size_t n, off_t ou) { return lecture(fd) ? rater_lecture() : VRAI(pread)(fd, b, n, ou); }
ssize_t pread64(int fd, void *b, size_t n, off64_t ou) { return lecture(fd) ? rater_lecture() : VRAI(pread64)(fd, b, n, ou); }
