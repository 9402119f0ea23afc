/* Stand-in for a library of Windows 10 and 11 that Wine 8 lacks; the standard library of Rust imports one function of it, for
   random numbers. For tests under Wine alone: it is never installed. */
#include <windows.h>

/* The generator of advapi32, under the name it is exported by. */
BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length)
{
    while (length > 0) {
        ULONG part = length > 0x40000000 ? 0x40000000 : (ULONG)length;
        if (!SystemFunction036(buffer, part))
            return FALSE;
        buffer += part;
        length -= part;
    }
    return TRUE;
}
