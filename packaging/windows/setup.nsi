; The installer: for one user, without an administrator, in Chinese and English. Made by packaging/windows/installer.py,
; which passes VERSION, OUT, FILES (the list of files), LONGEST (characters of the longest name in it), KILOBYTES,
; MEGABYTES, SIDE and HEAD (pictures), ICON, FAST for a quick compression, and STORED for none.
;
; Exit codes: 0 done, 1 left by the user, 2 damaged or broken off, 3 Windows too old, 4 a newer version is installed,
; 5 the program is running, 6 the folder does not do, 7 no room.
Unicode true
Target amd64-unicode
!define APP "Aftercare"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
!define IDENTITY "Aftercare.Aftercare"  ; as app/ui/desktop/identity.py tells the taskbar for the window of every version
!define OLDEST_WINDOWS 17763
!define LONGEST_PATH 259

ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user
CRCCheck force
AllowSkipFiles off
SetDateSave off
!ifdef STORED
  SetCompress off
!else ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif

Name "$(AppName)"
Caption "$(Setup)"
OutFile "${OUT}"
BrandingText "$(AppName) ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\${APP}"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
VIProductVersion "${VERSION4}"
VIFileVersion "${VERSION4}"
VIAddVersionKey /LANG=2052 "ProductName" "售后服务台"
VIAddVersionKey /LANG=2052 "FileDescription" "售后服务台安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"
VIAddVersionKey /LANG=1033 "ProductName" "Aftercare"
VIAddVersionKey /LANG=1033 "FileDescription" "Aftercare Setup"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "LegalCopyright" "MIT"

!include MUI2.nsh
!include x64.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include TextFunc.nsh
!include WordFunc.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

Var DataFolder
Var Installed        ; the newest version that is installed, empty when none is
Var OldFolder        ; where it is
Var OldShortcut      ; what its shortcuts are called, in the language of that time
Var WantsDesktop     ; whoever deleted the picture on the desktop does not want it back
Var Busy
Var Code             ; what is wrong with the folder
Var Words

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_HEADERIMAGE
!define MUI_HEADERIMAGE_RIGHT
!define MUI_HEADERIMAGE_BITMAP "${HEAD}"
!define MUI_HEADERIMAGE_UNBITMAP "${HEAD}"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${KEY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_LANGDLL_WINDOWTITLE "售后服务台 Aftercare"
!define MUI_LANGDLL_INFO "请选择语言$\r$\nPlease select a language"
!define MUI_WELCOMEPAGE_TITLE "$(WelcomeTitle)"
!define MUI_WELCOMEPAGE_TEXT "$(WelcomeText)"
!define MUI_FINISHPAGE_TITLE "$(FinishTitle)"
!define MUI_FINISHPAGE_TEXT "$(FinishText)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${APP}.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(FinishRun)"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(RemoveText)"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeaveFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(RemovedTitle)"
!define MUI_FINISHPAGE_TEXT "$(DataKept)"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_RESERVEFILE_LANGDLL
SetFont /LANG=${LANG_SIMPCHINESE} "Microsoft YaHei UI" 9
SetFont /LANG=${LANG_ENGLISH} "Segoe UI" 9
!include texts.nsh

; --- shared by installer and uninstaller ------------------------------------------------------------------------------

!macro FUNCTIONS UN
; $DataFolder: where the program keeps its data for this user, as app/core/paths.py says
Function ${UN}FindData
  ReadEnvStr $DataFolder "AFTERCARE_DATA"
  ${If} $DataFolder == ""
    StrCpy $DataFolder "$LOCALAPPDATA\${APP}"
  ${EndIf}
FunctionEnd

; $Busy becomes 1 when the program on the stack runs: Windows lets nobody write to the file of a running one.
; (The error flag would not do: whoever asks for it clears it.)
Function ${UN}LookAtProgram
  Exch $R0
  ${If} ${FileExists} "$R0"
    ClearErrors
    FileOpen $R1 "$R0" a
    ${If} ${Errors}
      StrCpy $Busy 1
    ${Else}
      FileClose $R1
    ${EndIf}
  ${EndIf}
  Pop $R0
FunctionEnd

; $Busy: whether the program of the folder on the stack runs, or a version of it that came on a stick
Function ${UN}LookForRunning
  Exch $R2
  StrCpy $Busy 0
  Push "$R2\${APP}.exe"
  Call ${UN}LookAtProgram
  Push "$R2\${APP}-command.exe"
  Call ${UN}LookAtProgram
  FindFirst $R3 $R4 "$R2\versions\*"
  ${DoWhile} $R4 != ""
    ${If} $R4 != "."
    ${AndIf} $R4 != ".."
      Push "$R2\versions\$R4\${APP}.exe"
      Call ${UN}LookAtProgram
      Push "$R2\versions\$R4\${APP}-command.exe"
      Call ${UN}LookAtProgram
    ${EndIf}
    FindNext $R3 $R4
  ${Loop}
  FindClose $R3
  Pop $R2
FunctionEnd

Function ${UN}WaitUntilClosed
  Exch $R5
again:
  Push $R5
  Call ${UN}LookForRunning
  ${If} $Busy == 1
    MessageBox MB_ICONEXCLAMATION|MB_RETRYCANCEL "$(IsRunning)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 5
    Quit
  ${EndIf}
  Pop $R5
FunctionEnd

; takes the shortcuts of the name on the stack away
Function ${UN}RemoveShortcuts
  Exch $R0
  ${If} $R0 != ""
    Delete "$SMPROGRAMS\$R0.lnk"
    Delete "$DESKTOP\$R0.lnk"
  ${EndIf}
  Pop $R0
FunctionEnd

; takes the program away from the folder on the stack, and nothing else: what else lies there stays
Function ${UN}RemoveProgram
  Exch $R0
  ${If} $R0 != ""
    RMDir /r "$R0\_internal"
    RMDir /r "$R0\versions"
    RMDir /r "$R0\incoming"
    RMDir /r "$R0\outgoing"
    Delete "$R0\current.txt"
    Delete "$R0\current.txt.part"
    Delete "$R0\${APP}.exe"
    Delete "$R0\${APP}-command.exe"
    Delete "$R0\uninstall.exe"
    RMDir "$R0"
  ${EndIf}
  Pop $R0
FunctionEnd
!macroend
!insertmacro FUNCTIONS ""
!insertmacro FUNCTIONS "un."

; --- installing -------------------------------------------------------------------------------------------------------

Function .onInit
  SetShellVarContext current
  Call FindData
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuild"
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
  ${OrIf} $0 < ${OLDEST_WINDOWS}
    MessageBox MB_ICONSTOP "$(NeedWindows)" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  SetErrorLevel 1  ; who leaves at the choice of a language; NSIS would say 2
  !insertmacro MUI_LANGDLL_DISPLAY
  SetErrorLevel -1
  Call FindInstalled
  ${If} $Installed != ""
    ${VersionCompare} "$Installed" "${VERSION}" $0
    ${If} $0 == 1
      MessageBox MB_ICONSTOP "$(IsNewer)" /SD IDOK
      SetErrorLevel 4
      Quit
    ${EndIf}
    Push $OldFolder
    Call WaitUntilClosed
  ${EndIf}
FunctionEnd

; $Installed, $OldFolder, $OldShortcut. A version that came on a stick may be newer than what was installed.
Function FindInstalled
  ReadRegStr $Installed HKCU "${KEY}" "DisplayVersion"
  ReadRegStr $OldFolder HKCU "${KEY}" "InstallLocation"
  ReadRegStr $OldShortcut HKCU "${KEY}" "ShortcutName"
  StrCpy $WantsDesktop 1
  ${If} $OldShortcut != ""
  ${AndIfNot} ${FileExists} "$DESKTOP\$OldShortcut.lnk"
    StrCpy $WantsDesktop 0
  ${EndIf}
  ${If} $OldFolder == ""
  ${OrIfNot} ${FileExists} "$OldFolder\${APP}.exe"
    StrCpy $Installed ""  ; somebody deleted the folder by hand: nothing is there to be kept
    Return
  ${EndIf}
  ClearErrors
  FileOpen $0 "$OldFolder\current.txt" r
  ${IfNot} ${Errors}
    FileRead $0 $1
    FileClose $0
    ${TrimNewLines} "$1" $1
    ${If} $1 != ""
    ${AndIf} ${FileExists} "$OldFolder\versions\$1\${APP}.exe"
      ${VersionCompare} "$1" "$Installed" $0
      ${If} $0 == 1
        StrCpy $Installed $1
      ${EndIf}
    ${EndIf}
  ${EndIf}
FunctionEnd

; $Code and $Words: what speaks against $INSTDIR; $Code is 0 when nothing does
Function LookAtFolder
  StrCpy $Code 6
  StrLen $0 "$INSTDIR"
  IntOp $0 $0 + ${LONGEST}
  ${If} $0 > ${LONGEST_PATH}
    StrCpy $Words "$(IsTooLong)"
    Return
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\portable.txt"
    StrCpy $Words "$(IsPortable)"
    Return
  ${EndIf}
  ${IfNot} ${FileExists} "$INSTDIR\${APP}.exe"
  ${AndIfNot} ${FileExists} "$INSTDIR\incoming\${APP}.exe"  ; the power failed while files were renamed: it is ours
    FindFirst $0 $1 "$INSTDIR\*"
    ${DoWhile} $1 != ""
      ${Select} $1
        ${Case2} "." ".."
        ${Case3} "incoming" "outgoing" "uninstall.exe"  ; what was broken off, and what an uninstaller leaves of itself
        ${CaseElse}
          FindClose $0
          StrCpy $Words "$(IsForeign)"
          Return
      ${EndSelect}
      FindNext $0 $1
    ${Loop}
    FindClose $0
  ${EndIf}
  CreateDirectory "$INSTDIR\incoming"
  ClearErrors
  FileOpen $0 "$INSTDIR\incoming\trial" w
  ${If} ${Errors}
    RMDir "$INSTDIR\incoming"
    RMDir "$INSTDIR"
    StrCpy $Words "$(IsReadOnly)"
    Return
  ${EndIf}
  FileClose $0
  Delete "$INSTDIR\incoming\trial"
  StrCpy $Code 7
  ${GetRoot} "$INSTDIR" $0
  ClearErrors
  ${DriveSpace} "$0\" "/D=F /S=M" $1  ; kilobytes of a large disk are more than a number here can be (2 TB)
  ${IfNot} ${Errors}
  ${AndIf} $1 < ${MEGABYTES}
    RMDir "$INSTDIR\incoming"
    RMDir "$INSTDIR"
    StrCpy $Words "$(NoRoom)"
    Return
  ${EndIf}
  StrCpy $Code 0
FunctionEnd

Function LeaveFolder
  Call LookAtFolder
  ${If} $Code != 0
    MessageBox MB_ICONEXCLAMATION "$Words"
    Abort
  ${EndIf}
  RMDir "$INSTDIR\incoming"
  RMDir "$INSTDIR"
FunctionEnd

; the new version is unpacked beside the old one, which is replaced by renaming only when all of it is there
Section
  Call LookAtFolder
  ${If} $Code != 0
    MessageBox MB_ICONSTOP "$Words" /SD IDOK
    SetErrorLevel $Code
    Quit
  ${EndIf}
  Push $INSTDIR
  Call WaitUntilClosed
  RMDir /r "$INSTDIR\incoming"
  RMDir /r "$INSTDIR\outgoing"
  !include "${FILES}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\incoming\uninstall.exe"

  CreateDirectory "$INSTDIR\outgoing"
  ClearErrors
  !macro MOVE_OUT NAME
    ${If} ${FileExists} "$INSTDIR\${NAME}"
      Rename "$INSTDIR\${NAME}" "$INSTDIR\outgoing\${NAME}"
    ${EndIf}
    IfErrors undo
  !macroend
  !insertmacro MOVE_OUT "_internal"
  !insertmacro MOVE_OUT "${APP}.exe"
  !insertmacro MOVE_OUT "${APP}-command.exe"
  !insertmacro MOVE_OUT "uninstall.exe"
  !insertmacro MOVE_OUT "current.txt"
  !insertmacro MOVE_OUT "versions"
  Rename "$INSTDIR\incoming\_internal" "$INSTDIR\_internal"
  Rename "$INSTDIR\incoming\${APP}-command.exe" "$INSTDIR\${APP}-command.exe"
  Rename "$INSTDIR\incoming\uninstall.exe" "$INSTDIR\uninstall.exe"
  Rename "$INSTDIR\incoming\${APP}.exe" "$INSTDIR\${APP}.exe"
  IfErrors undo replaced
undo:
  !macro MOVE_BACK NAME
    ${If} ${FileExists} "$INSTDIR\outgoing\${NAME}"
      ${If} ${FileExists} "$INSTDIR\${NAME}"
        Rename "$INSTDIR\${NAME}" "$INSTDIR\incoming\${NAME}"
      ${EndIf}
      Rename "$INSTDIR\outgoing\${NAME}" "$INSTDIR\${NAME}"
    ${EndIf}
  !macroend
  !insertmacro MOVE_BACK "versions"
  !insertmacro MOVE_BACK "current.txt"
  !insertmacro MOVE_BACK "uninstall.exe"
  !insertmacro MOVE_BACK "${APP}-command.exe"
  !insertmacro MOVE_BACK "${APP}.exe"
  !insertmacro MOVE_BACK "_internal"
  RMDir "$INSTDIR\outgoing"
  RMDir /r "$INSTDIR\incoming"
  MessageBox MB_ICONSTOP "$(NotReplaced)" /SD IDOK
  SetErrorLevel 5
  Quit
replaced:
  RMDir /r "$INSTDIR\outgoing"
  RMDir /r "$INSTDIR\incoming"

  ; the previous one may have been in another folder, and its shortcuts in another language
  Push $OldShortcut
  Call RemoveShortcuts
  ${If} $OldFolder != $INSTDIR
  ${AndIf} ${FileExists} "$OldFolder\${APP}.exe"
    Push $OldFolder
    Call RemoveProgram
  ${EndIf}
  CreateShortcut "$SMPROGRAMS\$(AppName).lnk" "$INSTDIR\${APP}.exe"
  Push "$SMPROGRAMS\$(AppName).lnk"
  Call TellTaskbar
  ${If} $WantsDesktop == 1
    CreateShortcut "$DESKTOP\$(AppName).lnk" "$INSTDIR\${APP}.exe"
    Push "$DESKTOP\$(AppName).lnk"
    Call TellTaskbar
  ${EndIf}

  WriteRegStr HKCU "${KEY}" "DisplayName" "$(AppName)"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\${APP}.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "Aftercare"
  WriteRegStr HKCU "${KEY}" "Comments" "$DataFolder"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "ShortcutName" "$(AppName)"
  WriteRegStr HKCU "${KEY}" "Language" "$LANGUAGE"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

; gives the shortcut on the stack the identity of the windows: what is pinned from a window is then this shortcut, and
; starts what was installed. Where Windows refuses, the shortcut stays as it is.
Function TellTaskbar
  Exch $R0
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
    ${If} $1 P<> 0
    ${AndIf} $2 P<> 0
      ${IPersistFile::Load} $1 '("$R0",${STGM_READWRITE}).r3'
      ${If} $3 = 0
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
        System::Call '*(&w64 "${IDENTITY}")p.r5'
        System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,p r5)p.r6'
        ${IPropertyStore::SetValue} $2 '($4,$6).r3'  ; which copies it
        ${If} $3 = 0
          ${IPropertyStore::Commit} $2 '().r3'
        ${EndIf}
        ${If} $3 = 0
          ${IPersistFile::Save} $1 '("$R0",1)'
        ${EndIf}
        System::Free $6
        System::Free $5
        System::Free $4
      ${EndIf}
    ${EndIf}
    ${If} $2 P<> 0
      ${IUnknown::Release} $2 ""
    ${EndIf}
    ${If} $1 P<> 0
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
  Pop $R0
FunctionEnd

; copying was broken off: the old version has not been touched
Function .onInstFailed
  SetOutPath "$TEMP"  ; Windows keeps the folder that a program works in, and those above it
  RMDir /r "$INSTDIR\incoming"
  RMDir "$INSTDIR"
FunctionEnd

; --- removing ---------------------------------------------------------------------------------------------------------

Function un.onInit
  SetShellVarContext current
  !insertmacro MUI_UNGETLANGUAGE
  Call un.FindData
  Push $INSTDIR
  Call un.WaitUntilClosed
FunctionEnd

Section "Uninstall"
  Push $INSTDIR
  Call un.WaitUntilClosed
  ReadRegStr $OldShortcut HKCU "${KEY}" "ShortcutName"
  Push $OldShortcut
  Call un.RemoveShortcuts
  SetOutPath "$TEMP"
  Push $INSTDIR
  Call un.RemoveProgram
  DeleteRegKey HKCU "${KEY}"
  DetailPrint "$DataFolder"
SectionEnd
