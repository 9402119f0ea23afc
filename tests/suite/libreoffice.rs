//! LibreOffice without a window: a macro that resolves tracked changes and makes others.

use std::path::Path;
use std::process::Command;

/// Macro over the documents of a folder. Of `modifications.docx` it accepts, then rejects, every change, then resolves them one by
/// one, every second one accepted; it writes each text with the numbers of changes left. In `contrat.docx` it makes the changes and
/// comments that `gestes` lists (`remplacer|words|others`, `commenter|words|comment`), tracked, and saves `reponse.docx`.
const MACRO: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Main(dossier As String)
  On Error GoTo Panne
  Resoudre(dossier)
  Annoter(dossier)
  StarDesktop.terminate()
  Exit Sub
Panne:
  Open dossier &amp; "/panne" For Output As #1
  Print #1, Erl &amp; " " &amp; Error$
  Close #1
  StarDesktop.terminate()
End Sub
Function Ouvrir(chemin As String) As Object
  Dim aOuvrir(0) As New com.sun.star.beans.PropertyValue
  aOuvrir(0).Name = "Hidden"
  aOuvrir(0).Value = True
  Ouvrir = StarDesktop.loadComponentFromURL(ConvertToURL(chemin), "_blank", 0, aOuvrir())
End Function
Sub Ecrire(oDoc As Object, chemin As String, filtre As String, options As String)
  Dim aEcrire(1) As New com.sun.star.beans.PropertyValue
  aEcrire(0).Name = "FilterName"
  aEcrire(0).Value = filtre
  aEcrire(1).Name = "FilterOptions"
  aEcrire(1).Value = options
  oDoc.storeToURL(ConvertToURL(chemin), aEcrire())
End Sub
Sub Noter(chemin As String, mots As String)
  Open chemin For Output As #1
  Print #1, mots
  Close #1
End Sub
Function Compte(oDoc As Object) As Integer
  Dim n As Integer
  oTous = oDoc.Redlines.createEnumeration()
  Do While oTous.hasMoreElements()
    oTous.nextElement()
    n = n + 1
  Loop
  Compte = n
End Function
Sub Resoudre(dossier As String)
  oEnvoi = createUnoService("com.sun.star.frame.DispatchHelper")
  For Each sVerbe In Array("Accept", "Reject")
    oDoc = Ouvrir(dossier &amp; "/modifications.docx")
    nAvant = Compte(oDoc)
    oEnvoi.executeDispatch(oDoc.CurrentController.Frame, ".uno:" &amp; sVerbe &amp; "AllTrackedChanges", "", 0, Array())
    Ecrire(oDoc, dossier &amp; "/" &amp; sVerbe &amp; ".txt", "Text (encoded)", "UTF8,LF")
    Noter(dossier &amp; "/" &amp; sVerbe &amp; ".nombre", nAvant &amp; " " &amp; Compte(oDoc))
    oDoc.close(True)
  Next
  For k = 0 To 1
    oDoc = Ouvrir(dossier &amp; "/modifications.docx")
    n = Compte(oDoc)
    sSuite = ""
    For i = 0 To n - 1
      oUn = oDoc.Redlines.createEnumeration().nextElement()
      oCurseur = oUn.RedlineStart.Text.createTextCursorByRange(oUn.RedlineStart)
      oCurseur.gotoRange(oUn.RedlineEnd, True)
      oDoc.CurrentController.select(oCurseur)
      If (i + k) Mod 2 = 0 Then sVerbe = "Accept" Else sVerbe = "Reject"
      oEnvoi.executeDispatch(oDoc.CurrentController.Frame, ".uno:" &amp; sVerbe &amp; "TrackedChange", "", 0, Array())
      sSuite = sSuite &amp; " " &amp; Compte(oDoc)
    Next
    Ecrire(oDoc, dossier &amp; "/UnSurDeux" &amp; k &amp; ".txt", "Text (encoded)", "UTF8,LF")
    Noter(dossier &amp; "/UnSurDeux" &amp; k &amp; ".nombre", n &amp; sSuite)
    oDoc.close(True)
  Next
End Sub
Function Trouve(oTexte As Object, mots As String) As Object
  Dim oVu As Object
  oParts = oTexte.createEnumeration()
  Do While oParts.hasMoreElements() And IsNull(oVu)
    oPart = oParts.nextElement()
    If oPart.supportsService("com.sun.star.text.TextTable") Then
      For Each sCase In oPart.getCellNames()
        If IsNull(oVu) Then oVu = Trouve(oPart.getCellByName(sCase), mots)
      Next
    ElseIf InStr(1, oPart.String, mots, 0) &gt; 0 Then
      oVu = oTexte.createTextCursorByRange(oPart.Start)
      oVu.goRight(InStr(1, oPart.String, mots, 0) - 1, False)
      oVu.goRight(Len(mots), True)
    End If
  Loop
  Trouve = oVu
End Function
Sub Commenter(oDoc As Object, oPlage As Object, mots As String)
  oNote = oDoc.createInstance("com.sun.star.text.textfield.Annotation")
  oNote.Author = "M. Lebreton"
  oNote.Content = mots
  oPlage.Text.insertTextContent(oPlage, oNote, True)
End Sub
Sub Annoter(dossier As String)
  Dim aLire(1) As New com.sun.star.beans.PropertyValue
  aLire(0).Name = "URL"
  aLire(0).Value = ConvertToURL(dossier &amp; "/contrat.docx")
  aLire(1).Name = "FilterName"
  aLire(1).Value = "MS Word 2007 XML"
  ' Without its windows, LibreOffice cannot draw the comments in the margin of a view: the document has none.
  oDoc = createUnoService("com.sun.star.text.TextDocument")
  oDoc.load(aLire())
  oDoc.RecordChanges = True
  Open dossier &amp; "/gestes" For Input As #2
  Do While Not EOF(2)
    Line Input #2, sLigne
    aPart = Split(sLigne, "|")
    oPlage = Trouve(oDoc.Text, aPart(1))
    If IsNull(oPlage) Then
      Noter(dossier &amp; "/introuvable", aPart(1))
    ElseIf aPart(0) = "remplacer" Then
      oPlage.String = aPart(2)
    Else
      Commenter(oDoc, oPlage, aPart(2))
    End If
  Loop
  Close #2
  Ecrire(oDoc, dossier &amp; "/reponse.docx", "MS Word 2007 XML", "")
  oDoc.close(True)
End Sub
</script:module>
"#;
const BIBLIOTHEQUE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>
"#;
const BIBLIOTHEQUES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" library:link="false"/></library:libraries>
"#;

/// Says who works, and that the profile is set up: LibreOffice would otherwise put its own empty library over ours.
const REGLAGES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="givenname" oor:op="fuse"><value>Claire</value></prop><prop oor:name="sn" oor:op="fuse"><value>Roche</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"#;

/// Runs the macro on a folder.
pub fn run(folder: &Path) {
    let basic = folder.join("profil/user/basic");
    std::fs::create_dir_all(basic.join("Standard")).unwrap();
    let files = [
        ("script.xlc", BIBLIOTHEQUES),
        ("Standard/script.xlb", BIBLIOTHEQUE),
        ("Standard/Module1.xba", MACRO),
        ("../registrymodifications.xcu", REGLAGES),
    ];
    for (file, content) in files {
        std::fs::write(basic.join(file), content).unwrap();
    }
    let out = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profil").display()))
        .args(["--headless", "--norestore"])
        .arg(format!("macro:///Standard.Module1.Main(\"{}\")", folder.display()))
        .output()
        .unwrap_or_else(|e| panic!("soffice (package libreoffice-writer-nogui) is needed: {e}; CPOM_SANS_LIBREOFFICE=1 goes without"));
    let why = ["panne", "introuvable"].map(|f| std::fs::read_to_string(folder.join(f)).unwrap_or_default()).concat();
    assert!(out.status.success() && why.is_empty(), "{why} {}", String::from_utf8_lossy(&out.stderr));
}
