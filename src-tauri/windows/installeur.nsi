; Installer for one person: no administrator, no network, written under her own profile and HKEY_CURRENT_USER alone.
; construire.sh gives VERSION, CONTENU (the staged files), ICONE, SIGNER and SORTIE.
;
; Silent: /S, and /D=FOLDER last and without quotes for another folder. Exit codes: 0 done · 1 given up by the person ·
; 2 a file could not be written · 3 the program is running, nothing was changed · 4 done, but the page engine (WebView2) is
; missing and the window will not open · 5 Windows is older than 10, or of 32 bits, nothing was changed.
; The uninstaller takes /S too, and answers 0, 2 or 3; it leaves backups, settings and anything it did not put there.

Unicode true
Target amd64-unicode

!define NOM "Atelier CPOM"
!define IDENTIFIANT "fr.atelier-cpom"
!define FENETRE "atelier-cpom-fenetre.exe"
!define PORTE "atelier-cpom.exe"
!define GENRE "AtelierCPOM.Dossier"
!define CLASSES "Software\Classes"
!define FICHE "Software\Microsoft\Windows\CurrentVersion\Uninstall\${IDENTIFIANT}"
!define CHEMINS "Software\Microsoft\Windows\CurrentVersion\App Paths\${PORTE}"
; Version of WebView2, where Microsoft says to look for it.
!define MOTEUR "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"

Name "${NOM}"
OutFile "${SORTIE}"
BrandingText "${NOM} ${VERSION}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NOM}"
InstallDirRegKey HKCU "Software\${IDENTIFIANT}" "Dossier"
AllowSkipFiles off
SetCompressor /SOLID lzma
SetCompressorDictSize 32
ManifestDPIAware true
ManifestSupportedOS Win10
VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=1036 "ProductName" "${NOM}"
VIAddVersionKey /LANG=1036 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "FileDescription" "Installation d’${NOM}"
VIAddVersionKey /LANG=1036 "CompanyName" "${NOM}"
VIAddVersionKey /LANG=1036 "LegalCopyright" "${NOM}"

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

; Text of the last page.
Var Suite

!define MUI_ICON "${ICONE}"
!define MUI_UNICON "${ICONE}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${FENETRE}"
!define MUI_FINISHPAGE_RUN_TEXT "Ouvrir ${NOM}"
!define MUI_FINISHPAGE_TEXT "$Suite"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"

!uninstfinalize '"${SIGNER}" "%1"'

; Ends the program with an exit code while one of the two programs of $INSTDIR runs: Windows does not let a running program be
; opened for writing.
!macro NeTournePas prefixe programme
  ${prefixe}encore-${programme}:
  ${If} ${FileExists} "$INSTDIR\${programme}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${programme}" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NOM} est ouvert. Rien n’a été changé, et les saisies sont enregistrées. Fermer sa fenêtre, puis choisir Réessayer." /SD IDCANCEL IDRETRY ${prefixe}encore-${programme}
      SetErrorLevel 3
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; Version of the page engine in $0, empty when it is missing.
!macro LireMoteur racine cle
  ${If} $0 == ""
    ReadRegStr $0 ${racine} "${cle}" "pv"
    ${If} $0 == "0.0.0.0"
      StrCpy $0 ""
    ${EndIf}
  ${EndIf}
!macroend

Function .onInit
  SetShellVarContext current
  SetRegView 64
  StrCpy $Suite "${NOM} est installé sur cet ordinateur. Un double-clic sur un dossier .cpom l’ouvre."
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "${NOM} demande Windows 10 ou 11, en 64 bits. Rien n’a été installé." /SD IDOK
    SetErrorLevel 5
    Quit
  ${EndIf}
FunctionEnd

Section "${NOM}"
  !insertmacro NeTournePas "a" "${FENETRE}"
  !insertmacro NeTournePas "a" "${PORTE}"
  SetOutPath "$INSTDIR"
  File "${CONTENU}/${PORTE}"
  File "${CONTENU}/${FENETRE}"
  File "${CONTENU}/WebView2Loader.dll"
  File "${CONTENU}/*.txt"
  WriteUninstaller "$INSTDIR\desinstaller.exe"
  CreateShortcut "$SMPROGRAMS\${NOM}.lnk" "$INSTDIR\${FENETRE}"

  WriteRegStr HKCU "Software\${IDENTIFIANT}" "Dossier" "$INSTDIR"
  WriteRegStr HKCU "${CHEMINS}" "" "$INSTDIR\${PORTE}"

  ; A double click goes to the window program: the command line would show a console.
  WriteRegStr HKCU "${CLASSES}\${GENRE}" "" "Dossier CPOM"
  WriteRegStr HKCU "${CLASSES}\${GENRE}\DefaultIcon" "" '"$INSTDIR\${FENETRE}",0'
  WriteRegStr HKCU "${CLASSES}\${GENRE}\shell\open\command" "" '"$INSTDIR\${FENETRE}" "%1"'
  WriteRegStr HKCU "${CLASSES}\.cpom" "" "${GENRE}"
  WriteRegStr HKCU "${CLASSES}\.cpom" "Content Type" "application/vnd.atelier-cpom"
  WriteRegStr HKCU "${CLASSES}\.cpom\OpenWithProgids" "${GENRE}" ""
  ${RefreshShellIcons}

  WriteRegStr HKCU "${FICHE}" "DisplayName" "${NOM}"
  WriteRegStr HKCU "${FICHE}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${FICHE}" "DisplayIcon" "$INSTDIR\${FENETRE}"
  WriteRegStr HKCU "${FICHE}" "Publisher" "${NOM}"
  WriteRegStr HKCU "${FICHE}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${FICHE}" "UninstallString" '"$INSTDIR\desinstaller.exe"'
  WriteRegStr HKCU "${FICHE}" "QuietUninstallString" '"$INSTDIR\desinstaller.exe" /S'
  WriteRegDWORD HKCU "${FICHE}" "NoModify" 1
  WriteRegDWORD HKCU "${FICHE}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${FICHE}" "EstimatedSize" $0

  StrCpy $0 ""
  !insertmacro LireMoteur HKLM "SOFTWARE\WOW6432Node\${MOTEUR}"
  !insertmacro LireMoteur HKLM "SOFTWARE\${MOTEUR}"
  !insertmacro LireMoteur HKCU "Software\${MOTEUR}"
  ${If} $0 == ""
    StrCpy $Suite "${NOM} est installé, mais sa fenêtre ne s’ouvrira pas encore : il manque à cet ordinateur « Microsoft Edge WebView2 Runtime », un composant gratuit de Microsoft. Demander à la personne qui s’occupe des ordinateurs d’installer sa version autonome (x64), puis ouvrir ${NOM}."
    MessageBox MB_OK|MB_ICONINFORMATION "$Suite" /SD IDOK
    SetErrorLevel 4
  ${EndIf}
SectionEnd

Function un.onInit
  SetShellVarContext current
  SetRegView 64
FunctionEnd

Section "un.${NOM}"
  !insertmacro NeTournePas "u" "${FENETRE}"
  !insertmacro NeTournePas "u" "${PORTE}"
  Delete "$INSTDIR\${PORTE}"
  Delete "$INSTDIR\${FENETRE}"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\LICENCE.txt"
  Delete "$INSTDIR\OFL-SourceSans3.txt"
  Delete "$INSTDIR\OFL-SourceSerif4.txt"
  Delete "$INSTDIR\desinstaller.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NOM}.lnk"
  ; The cache of the page engine goes; the backups and settings beside it stay.
  RMDir /r "$LOCALAPPDATA\${IDENTIFIANT}\EBWebView"
  RMDir "$LOCALAPPDATA\${IDENTIFIANT}"

  ; Another program may have taken the files since.
  ReadRegStr $0 HKCU "${CLASSES}\.cpom" ""
  ${If} $0 == "${GENRE}"
    DeleteRegValue HKCU "${CLASSES}\.cpom" ""
    DeleteRegValue HKCU "${CLASSES}\.cpom" "Content Type"
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\.cpom\OpenWithProgids" "${GENRE}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.cpom\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.cpom"
  DeleteRegKey HKCU "${CLASSES}\${GENRE}"
  DeleteRegKey HKCU "${CHEMINS}"
  DeleteRegKey HKCU "${FICHE}"
  DeleteRegKey HKCU "Software\${IDENTIFIANT}"
  ${RefreshShellIcons}
SectionEnd
