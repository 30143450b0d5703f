"""What Windows shows of the program and how it treats it: the version resource and the manifest inside the `.exe`."""

from __future__ import annotations

import re

NAME = "Aftercare"
_CHINESE = "080404B0"

MANIFEST = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3">
    <security>
      <requestedPrivileges>
        <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
      </requestedPrivileges>
    </security>
  </trustInfo>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1">
    <application>
      <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
    </application>
  </compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3">
    <windowsSettings>
      <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/pm</dpiAware>
      <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2</dpiAwareness>
      <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
    </windowsSettings>
  </application>
  <dependency>
    <dependentAssembly>
      <assemblyIdentity type="win32" name="Microsoft.Windows.Common-Controls" version="6.0.0.0"
        processorArchitecture="*" publicKeyToken="6595b64144ccf1df" language="*"/>
    </dependentAssembly>
  </dependency>
</assembly>
"""
"""Windows 10 and 11; started with the rights of whoever starts it; sharp on each screen; paths longer than 260."""


def numbers(version: str) -> tuple[int, int, int, int]:
    """The four numbers that Windows counts versions with: `1.2.3` and `1.2.3rc1` are 1, 2, 3, 0."""
    found = [int(part) for part in re.findall(r"\d+", re.split(r"[a-zA-Z+-]", version)[0])][:4]
    first, second, third, fourth = (*found, 0, 0, 0, 0)[:4]
    return first, second, third, fourth


def resource(version: str, file: str) -> str:
    """The version resource of one program file, in the words that PyInstaller reads."""
    counted = numbers(version)
    texts = {
        "CompanyName": NAME,
        "FileDescription": "售后服务台 Aftercare",
        "FileVersion": version,
        "InternalName": NAME,
        "LegalCopyright": "MIT",
        "OriginalFilename": file,
        "ProductName": NAME,
        "ProductVersion": version,
    }
    shown = ", ".join(f"StringStruct({key!r}, {text!r})" for key, text in texts.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={counted}, prodvers={counted}, mask=0x3f, flags=0, OS=0x40004,"
        " fileType=1, subtype=0, date=(0, 0)), kids=[StringFileInfo([StringTable("
        f"{_CHINESE!r}, [{shown}])]), VarFileInfo([VarStruct('Translation', [0x0804, 1200])])])\n"
    )
