/* Holds a file open as other programs do: tenir FILE SHARED, where SHARED has a letter for each right left to others, r (to read),
   w (to write), d (to delete and replace), or is "-". Prints « tenu », then holds the file until its input ends. */
#include <stdio.h>
#include <string.h>
#include <wchar.h>
#include <windows.h>

int wmain(int argc, wchar_t **argv)
{
    if (argc != 3)
        return 2;
    DWORD shared = (wcschr(argv[2], L'r') ? FILE_SHARE_READ : 0) | (wcschr(argv[2], L'w') ? FILE_SHARE_WRITE : 0) |
                   (wcschr(argv[2], L'd') ? FILE_SHARE_DELETE : 0);
    HANDLE file = CreateFileW(argv[1], GENERIC_READ, shared, NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE) {
        fprintf(stderr, "error %lu\n", GetLastError());
        return 1;
    }
    puts("tenu");
    fflush(stdout);
    while (getchar() != EOF)
        ;
    CloseHandle(file);
    return 0;
}
