/* TEST-ONLY: Wine 8.0 has no bcryptprimitives.dll; Rust-built wheels (cryptography) import ProcessPrng from it. */
#include <windows.h>
#include <ntsecapi.h>
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE p, SIZE_T n){ while(n){ ULONG k = n > 65536 ? 65536 : (ULONG)n; if(!RtlGenRandom(p,k)) return FALSE; p+=k; n-=k; } return TRUE; }
