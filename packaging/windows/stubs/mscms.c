/* TEST-ONLY: Wine 8.0 lacks WcsCreateIccProfile, which Qt's qwindows.dll calls for each screen. */
#include <windows.h>
#define X __declspec(dllexport)
X HANDLE WINAPI WcsOpenColorProfileW(void*a,void*b,void*c,DWORD d,DWORD e,DWORD f,DWORD g){ SetLastError(50); return NULL; }
X HANDLE WINAPI WcsCreateIccProfile(HANDLE h,DWORD o){ SetLastError(50); return NULL; }
X BOOL WINAPI CloseColorProfile(HANDLE h){ return TRUE; }
X BOOL WINAPI GetColorProfileFromHandle(HANDLE h,BYTE*b,DWORD*n){ SetLastError(50); return FALSE; }
X HANDLE WINAPI OpenColorProfileW(void*a,DWORD b,DWORD c,DWORD d){ SetLastError(50); return NULL; }
