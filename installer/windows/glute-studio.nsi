; Installer for Windows 10/11 64-bit. Build: makensis -DVERSION=0.1.0 -DFOLDER=dist\glute-studio glute-studio.nsi
; Silent roll-out: glute-studio-setup.exe /S /PROVISION=\\server\share\provisioning.toml
; NOT YET RUN ON WINDOWS.
Unicode true
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WordFunc.nsh"
!include "x64.nsh"
!ifndef VERSION
  !error "name the version: -DVERSION=0.1.0"
!endif
!ifndef FOLDER
  !error "name the folder that installer/build-folder made: -DFOLDER=..."
!endif
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\GluteStudio"

Name "Glute Studio ${VERSION}"
OutFile "glute-studio-${VERSION}-setup.exe"
InstallDir "$PROGRAMFILES64\Glute Studio"
RequestExecutionLevel admin
SetCompressor /SOLID lzma
ShowInstDetails nevershow

Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "Glute Studio needs 64-bit Windows." /SD IDOK
    SetErrorLevel 2
    Abort
  ${EndIf}
  SetRegView 64
  ReadRegStr $0 HKLM "${KEY}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      MessageBox MB_OK|MB_ICONSTOP "Version $0 is installed, which is newer. Nothing was changed." /SD IDOK
      SetErrorLevel 1
      Abort
    ${EndIf}
  ${EndIf}
FunctionEnd

Section
  SetRegView 64
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal"
  File /r "${FOLDER}\*.*"
  File "shell-launcher.ps1"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKLM "${KEY}" "DisplayName" "Glute Studio"
  WriteRegStr HKLM "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  CreateDirectory "$SMPROGRAMS\Glute Studio"
  CreateShortcut "$SMPROGRAMS\Glute Studio\Glute Studio.lnk" "$INSTDIR\studio.exe" "run"
  ${GetParameters} $0
  ${GetOptions} $0 "/PROVISION=" $1
  ${If} $1 != ""
    ExecWait '"$INSTDIR\studio.exe" provision "$1"' $2
    ${If} $2 != 0
      SetErrorLevel $2
    ${EndIf}
  ${EndIf}
SectionEnd

Section "Uninstall"
  SetRegView 64
  RMDir /r "$INSTDIR"
  RMDir /r "$SMPROGRAMS\Glute Studio"
  DeleteRegKey HKLM "${KEY}"
  ; What was stored stays, unless somebody says otherwise; a silent removal keeps it.
  IfFileExists "$LOCALAPPDATA\glute-studio\studio.db" 0 done
  MessageBox MB_YESNO|MB_DEFBUTTON2 "Delete every set, rep and client this station has stored?" /SD IDNO IDNO done
  RMDir /r "$LOCALAPPDATA\glute-studio"
done:
SectionEnd
