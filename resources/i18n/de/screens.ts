<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AfterSet</name>
    <message>
        <source>Something hurts</source>
        <translation>Etwas tut weh</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Did you feel it in your glutes?</source>
        <translation>Hast du es im Gesäß gespürt?</translation>
    </message>
    <message>
        <source>How many more could you do?</source>
        <translation>Wie viele hättest du noch geschafft?</translation>
    </message>
    <message>
        <source>Which weight was it?</source>
        <translation>Welches Gewicht war es?</translation>
    </message>
    <message>
        <source>0 = not at all</source>
        <translation>0 = gar nicht</translation>
    </message>
    <message>
        <source>10 = as strongly as I can imagine</source>
        <translation>10 = so stark, wie ich es mir vorstellen kann</translation>
    </message>
    <message>
        <source>0 = no pain</source>
        <translation>0 = kein Schmerz</translation>
    </message>
    <message>
        <source>10 = the worst pain I can imagine</source>
        <translation>10 = der stärkste Schmerz, den ich mir vorstellen kann</translation>
    </message>
    <message>
        <source>Sharp, locking, spreading, or I feel unwell: call staff</source>
        <translation>Stechend, blockierend, ausstrahlend, oder mir ist unwohl: Personal rufen</translation>
    </message>
    <message>
        <source>Call staff for chest pain or pressure, faintness, unusual breathlessness, a sudden headache, changed sight, new numbness or weakness, a pop in a joint, or a fall.</source>
        <translation>Ruf das Personal bei Brustschmerz oder Druck auf der Brust, Schwindel oder Ohnmacht, ungewohnter Atemnot, plötzlichem Kopfschmerz, verändertem Sehen, neuer Taubheit oder Schwäche, einem Reißen im Gelenk oder einem Sturz.</translation>
    </message>
    <message>
        <source>How much does it hurt?</source>
        <translation>Wie stark tut es weh?</translation>
    </message>
    <message>
        <source>Where?</source>
        <translation>Wo?</translation>
    </message>
    <message>
        <source>A tired, burning muscle and stiffness the day after are not pain.</source>
        <translation>Ein müder, brennender Muskel und Muskelkater am Tag danach sind kein Schmerz.</translation>
    </message>
    <message>
        <source>Low back</source>
        <translation>Unterer Rücken</translation>
    </message>
    <message>
        <source>Front of hip</source>
        <translation>Hüfte vorn</translation>
    </message>
    <message>
        <source>Outer hip</source>
        <translation>Hüfte außen</translation>
    </message>
    <message>
        <source>Knee</source>
        <translation>Knie</translation>
    </message>
    <message>
        <source>Back of thigh</source>
        <translation>Oberschenkel hinten</translation>
    </message>
    <message>
        <source>Groin</source>
        <translation>Leiste</translation>
    </message>
    <message>
        <source>Wrist</source>
        <translation>Handgelenk</translation>
    </message>
</context>
<context>
    <name>AthleteView</name>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
</context>
<context>
    <name>AttractScreen</name>
    <message>
        <source>Every rep counted. Every rep coached.</source>
        <translation>Jede Wiederholung gezählt und gecoacht.</translation>
    </message>
    <message>
        <source>Glute training with a coach that watches.</source>
        <translation>Gesäßtraining mit einem Coach, der hinsieht.</translation>
    </message>
    <message>
        <source>Touch to start</source>
        <translation>Zum Starten berühren</translation>
    </message>
    <message>
        <source>The camera is off until you touch. Pictures are never kept.</source>
        <translation>Die Kamera ist aus, bis du berührst. Bilder werden nie gespeichert.</translation>
    </message>
    <message>
        <source>Training aid. Estimates from one camera. Not medical advice.</source>
        <translation>Trainingshilfe. Schätzungen mit einer Kamera. Kein medizinischer Rat.</translation>
    </message>
</context>
<context>
    <name>BarsCard</name>
    <message>
        <source>All {count}</source>
        <translation>Alle {count}</translation>
    </message>
</context>
<context>
    <name>BarsSheet</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>Alle {count}</translation>
    </message>
</context>
<context>
    <name>CameraMark</name>
    <message>
        <source>Camera off</source>
        <translation>Kamera aus</translation>
    </message>
    <message>
        <source>Camera on</source>
        <translation>Kamera an</translation>
    </message>
</context>
<context>
    <name>ChoiceSheet</name>
    <message>
        <source>Last set</source>
        <translation>Letzter Satz</translation>
    </message>
    <message>
        <source>Sets</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Einen Moment …</translation>
    </message>
</context>
<context>
    <name>ChooseScreen</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Coach&apos;s pick</source>
        <translation>Tipp vom Coach</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Seite zurück</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
</context>
<context>
    <name>ClientList</name>
    <message>
        <source>Nobody yet. Add your first client: two taps, no real name.</source>
        <translation>Noch niemand. Leg das erste Mitglied an: zwei Berührungen, kein echter Name.</translation>
    </message>
    <message>
        <source>Add a client</source>
        <translation>Mitglied anlegen</translation>
    </message>
</context>
<context>
    <name>ClientPages</name>
    <message>
        <source>The tag signs in {name} from now on.</source>
        <translation>Der Anhänger meldet ab jetzt {name} an.</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Add a client</source>
        <translation>Mitglied anlegen</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Health questions</source>
        <translation>Gesundheitsfragen</translation>
    </message>
    <message>
        <source>Level and goal</source>
        <translation>Niveau und Ziel</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Neue PIN</translation>
    </message>
    <message>
        <source>Tag or code</source>
        <translation>Anhänger oder Code</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Keep no pain answers</source>
        <translation>Keine Schmerzantworten behalten</translation>
    </message>
    <message>
        <source>Pain answers</source>
        <translation>Schmerzantworten</translation>
    </message>
    <message>
        <source>Withdraw consent</source>
        <translation>Einwilligung widerrufen</translation>
    </message>
    <message>
        <source>Clearance is there</source>
        <translation>Freigabe liegt vor</translation>
    </message>
    <message>
        <source>They may train again</source>
        <translation>Darf wieder trainieren</translation>
    </message>
    <message>
        <source>{name}: {what}</source>
        <translation>{name}: {what}</translation>
    </message>
    <message>
        <source>Hold the tag or code to the reader. It replaces the PIN.</source>
        <translation>Halt Anhänger oder Code an den Leser. Er ersetzt die PIN.</translation>
    </message>
    <message>
        <source>{count} tags or codes sign in here now.</source>
        <translation>{count} Anhänger oder Codes melden hier an.</translation>
    </message>
    <message>
        <source>1 tag or code signs in here now.</source>
        <translation>1 Anhänger oder Code meldet hier an.</translation>
    </message>
    <message>
        <source>Take all tags away</source>
        <translation>Alle Anhänger entfernen</translation>
    </message>
    <message>
        <source>From then on nothing is kept under this name. What is there stays until the owner erases it.</source>
        <translation>Ab dann wird unter diesem Namen nichts gespeichert. Was da ist, bleibt, bis der Inhaber es löscht.</translation>
    </message>
    <message>
        <source>Withdraw now</source>
        <translation>Jetzt widerrufen</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Noted. The answers themselves are not kept.</source>
        <translation>Notiert. Die Antworten selbst werden nicht gespeichert.</translation>
    </message>
    <message>
        <source>From now on answers about pain are kept, too.</source>
        <translation>Ab jetzt bleiben auch Antworten zu Schmerzen.</translation>
    </message>
    <message>
        <source>From now on the training is kept.</source>
        <translation>Ab jetzt wird das Training gespeichert.</translation>
    </message>
    <message>
        <source>Answers about pain are erased, and no more are kept.</source>
        <translation>Antworten zu Schmerzen sind gelöscht, und keine neuen bleiben.</translation>
    </message>
    <message>
        <source>No tag signs them in any more.</source>
        <translation>Kein Anhänger meldet hier noch an.</translation>
    </message>
    <message>
        <source>From now on nothing is kept under this name.</source>
        <translation>Ab jetzt wird unter diesem Namen nichts gespeichert.</translation>
    </message>
    <message>
        <source>They may train again.</source>
        <translation>Das Training ist wieder frei.</translation>
    </message>
</context>
<context>
    <name>ClientSheet</name>
    <message>
        <source>Demo data: nobody&apos;s.</source>
        <translation>Demodaten: von niemandem.</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Alle Tage</translation>
    </message>
    <message>
        <source>Training aid. Estimates from one camera. Not medical advice.</source>
        <translation>Trainingshilfe. Schätzungen mit einer Kamera. Kein medizinischer Rat.</translation>
    </message>
</context>
<context>
    <name>ClientView</name>
    <message>
        <source>All clients</source>
        <translation>Alle Mitglieder</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>PDF to print</source>
        <translation>PDF zum Drucken</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>sets</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>depth, of what was asked</source>
        <translation>Tiefe, vom Soll</translation>
    </message>
    <message>
        <source>tempo kept</source>
        <translation>Tempo gehalten</translation>
    </message>
    <message>
        <source>quality, of 100</source>
        <translation>Qualität, von 100</translation>
    </message>
    <message>
        <source>felt it, of 10</source>
        <translation>gespürt, von 10</translation>
    </message>
    <message>
        <source>Is the depth growing?</source>
        <translation>Wächst die Tiefe?</translation>
    </message>
    <message>
        <source>Is the load growing?</source>
        <translation>Wächst das Gewicht?</translation>
    </message>
    <message>
        <source>How good are the reps?</source>
        <translation>Wie gut sind die Wiederholungen?</translation>
    </message>
    <message>
        <source>How slow is each phase?</source>
        <translation>Wie langsam ist jede Phase?</translation>
    </message>
    <message>
        <source>Is the tempo kept?</source>
        <translation>Wird das Tempo gehalten?</translation>
    </message>
    <message>
        <source>Is it felt where it should be?</source>
        <translation>Wird es dort gespürt, wo es soll?</translation>
    </message>
    <message>
        <source>Is the weekly volume on target?</source>
        <translation>Passt der Wochenumfang?</translation>
    </message>
    <message>
        <source>Are all functions trained?</source>
        <translation>Werden alle Funktionen trainiert?</translation>
    </message>
    <message>
        <source>In how many positions?</source>
        <translation>In wie vielen Positionen?</translation>
    </message>
    <message>
        <source>At which muscle length?</source>
        <translation>In welcher Muskellänge?</translation>
    </message>
    <message>
        <source>Which exercises?</source>
        <translation>Welche Übungen?</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>Gäste</translation>
    </message>
    <message>
        <source>client since {day}</source>
        <translation>Mitglied seit {day}</translation>
    </message>
    <message>
        <source>last set {when}</source>
        <translation>letzter Satz {when}</translation>
    </message>
    <message>
        <source>no consent stands</source>
        <translation>keine Einwilligung</translation>
    </message>
    <message>
        <source>consent of {day}</source>
        <translation>Einwilligung vom {day}</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>Soll</translation>
    </message>
    <message>
        <source>Mean depth of what was asked, the exercises done most</source>
        <translation>Mittlere Tiefe vom Soll, die häufigsten Übungen</translation>
    </message>
    <message>
        <source>Mean score of the reps, of 100</source>
        <translation>Mittlere Punkte der Wiederholungen, von 100</translation>
    </message>
    <message>
        <source>Share of reps with every phase near the time asked for</source>
        <translation>Anteil der Wiederholungen, deren Phasen nah an der Sollzeit sind</translation>
    </message>
    <message>
        <source>Answers after the set, 0 not at all to 10 very much</source>
        <translation>Antworten nach dem Satz, 0 gar nicht bis 10 sehr</translation>
    </message>
    <message>
        <source>Nothing was measured in these days.</source>
        <translation>In diesen Tagen wurde nichts gemessen.</translation>
    </message>
    <message>
        <source>No set with a weight in these days.</source>
        <translation>In diesen Tagen kein Satz mit Gewicht.</translation>
    </message>
    <message>
        <source>Heaviest load, the exercises done most</source>
        <translation>Schwerstes Gewicht, die häufigsten Übungen</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Ablassen</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>Heben</translation>
    </message>
    <message>
        <source>Hold long</source>
        <translation>Halten lang</translation>
    </message>
    <message>
        <source>Hold short</source>
        <translation>Halten kurz</translation>
    </message>
    <message>
        <source>Mean seconds of each phase of a rep</source>
        <translation>Mittlere Sekunden jeder Phase einer Wiederholung</translation>
    </message>
    <message>
        <source>Share of the work; the notch is the target</source>
        <translation>Anteil der Arbeit; die Kerbe ist das Ziel</translation>
    </message>
    <message>
        <source>Share of the work</source>
        <translation>Anteil der Arbeit</translation>
    </message>
    <message>
        <source>{mean} different ones a week, {target} are aimed at</source>
        <translation>{mean} verschiedene pro Woche, {target} sind das Ziel</translation>
    </message>
    <message>
        <source>{count} sets</source>
        <translation>{count} Sätze</translation>
    </message>
    <message>
        <source>{count} set</source>
        <translation>{count} Satz</translation>
    </message>
    <message>
        <source>Nothing was trained in these days.</source>
        <translation>In diesen Tagen wurde nichts trainiert.</translation>
    </message>
    <message>
        <source>Sets a week that count for the glutes</source>
        <translation>Sätze pro Woche, die fürs Gesäß zählen</translation>
    </message>
    <message>
        <source>Sets a week that count for the glutes; the dashed line is the target, {sets}</source>
        <translation>Sätze pro Woche, die fürs Gesäß zählen; gestrichelt das Ziel, {sets}</translation>
    </message>
    <message>
        <source>{share} (target {target})</source>
        <translation>{share} (Ziel {target})</translation>
    </message>
</context>
<context>
    <name>ClientsSheet</name>
    <message>
        <source>Whose sets?</source>
        <translation>Wessen Sätze?</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>Alle Mitglieder</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>Choose a client</source>
        <translation>Mitglied wählen</translation>
    </message>
    <message>
        <source>There is no client yet.</source>
        <translation>Es gibt noch kein Mitglied.</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>Gäste</translation>
    </message>
</context>
<context>
    <name>ClientsView</name>
    <message>
        <source>Client</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>Last set</source>
        <translation>Letzter Satz</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Sets</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Felt it</source>
        <translation>Gespürt</translation>
    </message>
    <message>
        <source>Who trains here?</source>
        <translation>Wer trainiert hier?</translation>
    </message>
    <message>
        <source>Who is going shallower?</source>
        <translation>Wer geht weniger tief?</translation>
    </message>
    <message>
        <source>Client since</source>
        <translation>Mitglied seit</translation>
    </message>
    <message>
        <source>Who did not come?</source>
        <translation>Wer kam nicht?</translation>
    </message>
    <message>
        <source>{came} of {all} trained in these days</source>
        <translation>{came} von {all} haben in diesen Tagen trainiert</translation>
    </message>
    <message>
        <source>Nobody trained in these days.</source>
        <translation>In diesen Tagen hat niemand trainiert.</translation>
    </message>
    <message>
        <source>{count} client without a set in these days</source>
        <translation>Ohne Satz in diesen Tagen: {count}</translation>
    </message>
    <message>
        <source>{count} clients without a set in these days</source>
        <translation>Ohne Satz in diesen Tagen: {count}</translation>
    </message>
    <message>
        <source>Everybody came in these days.</source>
        <translation>In diesen Tagen kamen alle.</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>Gäste</translation>
    </message>
</context>
<context>
    <name>CoachingView</name>
    <message>
        <source>cues given</source>
        <translation>Hinweise gegeben</translation>
    </message>
    <message>
        <source>cues helped</source>
        <translation>Hinweise halfen</translation>
    </message>
    <message>
        <source>tempo kept</source>
        <translation>Tempo gehalten</translation>
    </message>
    <message>
        <source>reps we miscounted</source>
        <translation>verzählt</translation>
    </message>
    <message>
        <source>Which cues are given most?</source>
        <translation>Welche Hinweise kommen am häufigsten?</translation>
    </message>
    <message>
        <source>Which cues help least?</source>
        <translation>Welche Hinweise helfen am wenigsten?</translation>
    </message>
    <message>
        <source>Where is the tempo not kept?</source>
        <translation>Wo wird das Tempo nicht gehalten?</translation>
    </message>
    <message>
        <source>Do the cues help?</source>
        <translation>Helfen die Hinweise?</translation>
    </message>
    <message>
        <source>Is the tempo kept?</source>
        <translation>Wird das Tempo gehalten?</translation>
    </message>
    <message>
        <source>Where do we miscount?</source>
        <translation>Wo verzählen wir uns?</translation>
    </message>
    <message>
        <source>Share of cues after which the fault was gone within two reps</source>
        <translation>Anteil der Hinweise, nach denen der Fehler binnen zwei Wiederholungen weg war</translation>
    </message>
    <message>
        <source>What became of a cue has not been seen in these days.</source>
        <translation>Was aus Hinweisen wurde, war in diesen Tagen nicht zu sehen.</translation>
    </message>
    <message>
        <source>Share of reps with every phase near the time asked for</source>
        <translation>Anteil der Wiederholungen, deren Phasen nah an der Sollzeit sind</translation>
    </message>
    <message>
        <source>No rep had a tempo to keep in these days.</source>
        <translation>In diesen Tagen war kein Tempo vorgegeben.</translation>
    </message>
    <message>
        <source>Share of reps in tempo, the lowest first</source>
        <translation>Anteil der Wiederholungen im Tempo, der kleinste zuerst</translation>
    </message>
    <message>
        <source>{count} for every 100 reps</source>
        <translation>{count} je 100 Wiederholungen</translation>
    </message>
    <message>
        <source>{count} of {all} followed up</source>
        <translation>{count} von {all} nachverfolgt</translation>
    </message>
    <message>
        <source>of the reps with a tempo</source>
        <translation>der Wiederholungen mit Tempo</translation>
    </message>
    <message>
        <source>clients added {added}, took away {removed}</source>
        <translation>Mitglieder: {added} dazu, {removed} weg</translation>
    </message>
    <message>
        <source>{count} times</source>
        <translation>{count}-mal</translation>
    </message>
    <message>
        <source>{count} time</source>
        <translation>{count}-mal</translation>
    </message>
    <message>
        <source>No cue was given in these days.</source>
        <translation>In diesen Tagen gab es keinen Hinweis.</translation>
    </message>
    <message>
        <source>No cue was given often enough to tell.</source>
        <translation>Kein Hinweis kam oft genug, um das zu sagen.</translation>
    </message>
    <message>
        <source>Share of times the fault left within two reps</source>
        <translation>Wie oft der Fehler binnen zwei Wiederholungen weg war</translation>
    </message>
    <message>
        <source>{share} of {count}</source>
        <translation>{share} von {count}</translation>
    </message>
    <message>
        <source>{share} ({count} rep)</source>
        <translation>{share} ({count} Wdh.)</translation>
    </message>
    <message>
        <source>{share} ({count} reps)</source>
        <translation>{share} ({count} Wdh.)</translation>
    </message>
    <message>
        <source>Nobody put a count right in these days.</source>
        <translation>In diesen Tagen hat niemand eine Zahl berichtigt.</translation>
    </message>
    <message>
        <source>Reps clients put right, of those counted</source>
        <translation>Von Mitgliedern berichtigte Wiederholungen, von den gezählten</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>This station looks at you with a camera while you train. Pictures are never stored and never leave the station.</source>
        <translation>Diese Station sieht dir beim Training mit einer Kamera zu. Bilder werden nie gespeichert und verlassen die Station nie.</translation>
    </message>
    <message>
        <source>With your yes it keeps, under your alias: your sets, reps, joint angles, tempo, loads and answers, so that you and the staff can see your training.</source>
        <translation>Mit deinem Ja speichert sie unter deinem Alias: deine Sätze, Wiederholungen, Gelenkwinkel, Tempo, Gewichte und Antworten, damit du und das Personal dein Training sehen könnt.</translation>
    </message>
    <message>
        <source>They are kept for the time the studio has set, can be shown to you, exported for you and erased at any time: just ask.</source>
        <translation>Sie bleiben so lange, wie das Studio es festgelegt hat. Du kannst sie jederzeit sehen, mitnehmen oder löschen lassen: frag einfach.</translation>
    </message>
    <message>
        <source>Without your yes you can train as a guest.</source>
        <translation>Ohne dein Ja kannst du als Gast trainieren.</translation>
    </message>
    <message>
        <source>Answers about pain are health data, so they need a yes of their own. With your yes this station keeps, under your alias: after which set something hurt, how much and where, for ten weeks, so that the coach can take it into account next time.</source>
        <translation>Antworten zu Schmerzen sind Gesundheitsdaten und brauchen deshalb ein eigenes Ja. Mit deinem Ja behält diese Station unter deinem Namen: nach welchem Satz etwas wehtat, wie sehr und wo, zehn Wochen lang, damit der Coach es beim nächsten Mal berücksichtigt.</translation>
    </message>
    <message>
        <source>They are not shown on the owner&apos;s pages and are not sent to other machines. You can take your yes back at any time, and they are erased: just ask.</source>
        <translation>Sie stehen nicht auf den Seiten des Inhabers und gehen an keinen anderen Rechner. Du kannst dein Ja jederzeit zurücknehmen, dann werden sie gelöscht: Frag einfach.</translation>
    </message>
    <message>
        <source>Without your yes an answer counts for today&apos;s training, and nothing of it is kept.</source>
        <translation>Ohne dein Ja zählt eine Antwort für das Training heute, und nichts davon bleibt.</translation>
    </message>
</context>
<context>
    <name>ConsentSheet</name>
    <message>
        <source>Yes, keep my training</source>
        <translation>Ja, mein Training speichern</translation>
    </message>
    <message>
        <source>No, keep nothing under my name</source>
        <translation>Nein, nichts unter meinem Namen speichern</translation>
    </message>
    <message>
        <source>Yes, keep them too</source>
        <translation>Ja, behalte auch sie</translation>
    </message>
    <message>
        <source>No, only for today</source>
        <translation>Nein, nur für heute</translation>
    </message>
    <message>
        <source>{name}, and your answers about pain?</source>
        <translation>{name}, und deine Antworten zu Schmerzen?</translation>
    </message>
    <message>
        <source>Text of version {version}</source>
        <translation>Text, Version {version}</translation>
    </message>
    <message>
        <source>{name}, may the station keep your training?</source>
        <translation>{name}, darf die Station dein Training speichern?</translation>
    </message>
</context>
<context>
    <name>CountInScreen</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>{reps} reps</source>
        <translation>{reps} Wdh.</translation>
    </message>
    <message>
        <source>{reps} rep</source>
        <translation>{reps} Wdh.</translation>
    </message>
    <message>
        <source>Step into view</source>
        <translation>Tritt ins Bild</translation>
    </message>
</context>
<context>
    <name>CurveCard</name>
    <message>
        <source>How did the joint move?</source>
        <translation>Wie hat sich das Gelenk bewegt?</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>No rep was counted.</source>
        <translation>Keine Wiederholung wurde gezählt.</translation>
    </message>
    <message>
        <source>No trace of this rep is kept.</source>
        <translation>Von dieser Wiederholung ist kein Verlauf da.</translation>
    </message>
    <message>
        <source>The traces of this set cannot be read.</source>
        <translation>Die Verläufe dieses Satzes sind nicht lesbar.</translation>
    </message>
    <message>
        <source>No trace of this set is kept.</source>
        <translation>Von diesem Satz ist kein Verlauf da.</translation>
    </message>
    <message>
        <source>{measure}, in degrees, second by second</source>
        <translation>{measure}, in Grad, Sekunde für Sekunde</translation>
    </message>
    <message>
        <source>{measure}, second by second</source>
        <translation>{measure}, Sekunde für Sekunde</translation>
    </message>
    <message>
        <source>dashed: what was asked for</source>
        <translation>gestrichelt: was verlangt war</translation>
    </message>
    <message>
        <source>Rep {number}: {what}</source>
        <translation>Wiederholung {number}: {what}</translation>
    </message>
    <message>
        <source>{kept} of {count} reps have a trace</source>
        <translation>{kept} von {count} Wiederholungen haben einen Verlauf</translation>
    </message>
    <message>
        <source>touch a rep in the table to see it alone</source>
        <translation>eine Wiederholung in der Tabelle antippen, um sie allein zu sehen</translation>
    </message>
</context>
<context>
    <name>DataDesk</name>
    <message>
        <source>Written: {path}</source>
        <translation>Geschrieben: {path}</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>From the station&apos;s next start sets are kept for {days} days.</source>
        <translation>Ab dem nächsten Start der Station bleiben Sätze {days} Tage.</translation>
    </message>
    <message>
        <source>Erase whom?</source>
        <translation>Wen löschen?</translation>
    </message>
    <message>
        <source>{client} is erased.</source>
        <translation>{client} ist gelöscht.</translation>
    </message>
    <message>
        <source>The studio&apos;s store follows when it is reached: {why}</source>
        <translation>Der Speicher des Studios folgt, sobald er erreichbar ist: {why}</translation>
    </message>
    <message>
        <source>These files still name them: {files}</source>
        <translation>In diesen Dateien steht der Name noch: {files}</translation>
    </message>
    <message>
        <source>Change the owner&apos;s PIN</source>
        <translation>PIN des Inhabers ändern</translation>
    </message>
    <message>
        <source>The owner&apos;s PIN is changed.</source>
        <translation>Die PIN des Inhabers ist geändert.</translation>
    </message>
</context>
<context>
    <name>DataView</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Wie viel</translation>
    </message>
    <message>
        <source>Consent text</source>
        <translation>Text der Einwilligung</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Diese Maschine</translation>
    </message>
    <message>
        <source>By owner and staff, at this machine</source>
        <translation>Von Inhaber und Personal, an dieser Maschine</translation>
    </message>
    <message>
        <source>Nothing was done yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>SQLite</source>
        <translation>SQLite</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Erase a client</source>
        <translation>Mitglied löschen</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>PIN ändern</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 Tage</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 Jahr</translation>
    </message>
    <message>
        <source>2 years</source>
        <translation>2 Jahre</translation>
    </message>
    <message>
        <source>5 years</source>
        <translation>5 Jahre</translation>
    </message>
    <message>
        <source>What is kept?</source>
        <translation>Was wird gespeichert?</translation>
    </message>
    <message>
        <source>Sets, reps, angles, cues and answers, with a description of each column.</source>
        <translation>Sätze, Wiederholungen, Winkel, Hinweise und Antworten, mit einer Beschreibung jeder Spalte.</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Mitnehmen</translation>
    </message>
    <message>
        <source>Is there a backup?</source>
        <translation>Gibt es eine Sicherung?</translation>
    </message>
    <message>
        <source>How long is it kept?</source>
        <translation>Wie lange bleibt es?</translation>
    </message>
    <message>
        <source>With whose consent?</source>
        <translation>Mit wessen Einwilligung?</translation>
    </message>
    <message>
        <source>Who did what?</source>
        <translation>Wer hat was getan?</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>Stationen</translation>
    </message>
    <message>
        <source>Clients by name</source>
        <translation>Mitglieder mit Namen</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Sets</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>Reps</source>
        <translation>Wdh.</translation>
    </message>
    <message>
        <source>Oldest set</source>
        <translation>Ältester Satz</translation>
    </message>
    <message>
        <source>Reps with their angles</source>
        <translation>Wiederholungen mit Winkeln</translation>
    </message>
    <message>
        <source>Cues given</source>
        <translation>Hinweise gegeben</translation>
    </message>
    <message>
        <source>Answers of clients</source>
        <translation>Antworten der Mitglieder</translation>
    </message>
    <message>
        <source>Counts put right</source>
        <translation>Berichtigte Zahlen</translation>
    </message>
    <message>
        <source>Size of the store</source>
        <translation>Größe des Speichers</translation>
    </message>
    <message>
        <source>Free on the disk</source>
        <translation>Frei auf der Platte</translation>
    </message>
    <message>
        <source>Of the sets, made up</source>
        <translation>Davon erfundene Sätze</translation>
    </message>
    <message>
        <source>Sets are kept for {days} days.</source>
        <translation>Sätze bleiben {days} Tage.</translation>
    </message>
    <message>
        <source>{count} session is older and goes within a day.</source>
        <translation>{count} Einheit ist älter und geht binnen eines Tages.</translation>
    </message>
    <message>
        <source>{count} sessions are older and go within a day.</source>
        <translation>{count} Einheiten sind älter und gehen binnen eines Tages.</translation>
    </message>
    <message>
        <source>The oldest go on {day}.</source>
        <translation>Die ältesten gehen am {day}.</translation>
    </message>
    <message>
        <source>No consent stands</source>
        <translation>Keine Einwilligung</translation>
    </message>
    <message>
        <source>Yes to the text of {version}</source>
        <translation>Ja zum Text von {version}</translation>
    </message>
    <message>
        <source>Erased so far</source>
        <translation>Bisher gelöscht</translation>
    </message>
    <message>
        <source>No backup was made yet.</source>
        <translation>Noch keine Sicherung.</translation>
    </message>
    <message>
        <source>Keep a copy away from this machine.</source>
        <translation>Bewahr eine Kopie außerhalb dieser Maschine auf.</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>Into {folder}</source>
        <translation>Nach {folder}</translation>
    </message>
</context>
<context>
    <name>DaysSheet</name>
    <message>
        <source>Which days?</source>
        <translation>Welche Tage?</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>Monat davor</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Nächster Monat</translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation>Diese Tage zeigen</translation>
    </message>
    <message>
        <source>From {day}: touch the last day</source>
        <translation>Ab {day}: berühr den letzten Tag</translation>
    </message>
</context>
<context>
    <name>EraseSheet</name>
    <message>
        <source>Erase {client}?</source>
        <translation>{client} löschen?</translation>
    </message>
    <message>
        <source>{count} session</source>
        <translation>{count} Einheit</translation>
    </message>
    <message>
        <source>{count} sessions</source>
        <translation>{count} Einheiten</translation>
    </message>
    <message>
        <source>{count} set</source>
        <translation>{count} Satz</translation>
    </message>
    <message>
        <source>{count} sets</source>
        <translation>{count} Sätze</translation>
    </message>
    <message>
        <source>{count} rep</source>
        <translation>{count} Wdh.</translation>
    </message>
    <message>
        <source>{count} reps</source>
        <translation>{count} Wdh.</translation>
    </message>
    <message>
        <source>{sessions} with {sets} and {reps}</source>
        <translation>{sessions}, {sets}, {reps}</translation>
    </message>
    <message>
        <source>These go for good:</source>
        <translation>Das geht für immer:</translation>
    </message>
    <message>
        <source>joint angles, answers, cues and corrections of those sets</source>
        <translation>Gelenkwinkel, Antworten, Hinweise und Berichtigungen dieser Sätze</translation>
    </message>
    <message>
        <source>the alias, consents, PIN, codes and tags, health answers and ranges</source>
        <translation>Alias, Einwilligungen, PIN, Codes und Anhänger, Gesundheitsangaben und Bewegungswege</translation>
    </message>
    <message>
        <source>the same in {count} backup on this machine</source>
        <translation>dasselbe in {count} Sicherung auf dieser Maschine</translation>
    </message>
    <message>
        <source>the same in {count} backups on this machine</source>
        <translation>dasselbe in {count} Sicherungen auf dieser Maschine</translation>
    </message>
    <message>
        <source>Exports and backups that were carried elsewhere have to be removed by hand. This cannot be taken back.</source>
        <translation>Exporte und Sicherungen, die anderswo liegen, müssen von Hand entfernt werden. Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Keep everything</source>
        <translation>Alles behalten</translation>
    </message>
    <message>
        <source>Erase {client} for good</source>
        <translation>{client} für immer löschen</translation>
    </message>
</context>
<context>
    <name>ExerciseSheet</name>
    <message>
        <source>reps</source>
        <translation>Wdh.</translation>
    </message>
    <message>
        <source>For my glutes</source>
        <translation>Für mein Gesäß</translation>
    </message>
    <message>
        <source>For depth and power</source>
        <translation>Für Tiefe und Kraft</translation>
    </message>
    <message>
        <source>Left leg</source>
        <translation>Linkes Bein</translation>
    </message>
    <message>
        <source>Right leg</source>
        <translation>Rechtes Bein</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Let&apos;s go</source>
        <translation>Los geht’s</translation>
    </message>
    <message>
        <source>Not judged here: {reason}</source>
        <translation>Hier nicht bewertet: {reason}</translation>
    </message>
</context>
<context>
    <name>ExercisesView</name>
    <message>
        <source>sets</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>reps</source>
        <translation>Wdh.</translation>
    </message>
    <message>
        <source>depth, of what was asked</source>
        <translation>Tiefe, vom Soll</translation>
    </message>
    <message>
        <source>tempo kept</source>
        <translation>Tempo gehalten</translation>
    </message>
    <message>
        <source>quality, of 100</source>
        <translation>Qualität, von 100</translation>
    </message>
    <message>
        <source>Is more trained, or less?</source>
        <translation>Wird mehr trainiert oder weniger?</translation>
    </message>
    <message>
        <source>What is trained most?</source>
        <translation>Was wird am meisten trainiert?</translation>
    </message>
    <message>
        <source>Where is the quality lowest?</source>
        <translation>Wo ist die Qualität am niedrigsten?</translation>
    </message>
    <message>
        <source>Which faults are seen most?</source>
        <translation>Welche Fehler sind am häufigsten?</translation>
    </message>
    <message>
        <source>Who is going shallower?</source>
        <translation>Wer geht weniger tief?</translation>
    </message>
    <message>
        <source>Why were movements not counted?</source>
        <translation>Warum wurde etwas nicht gezählt?</translation>
    </message>
    <message>
        <source>Every movement was counted.</source>
        <translation>Jede Bewegung wurde gezählt.</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>Bewegungen</translation>
    </message>
    <message>
        <source>Nothing was trained in these days.</source>
        <translation>In diesen Tagen wurde nichts trainiert.</translation>
    </message>
    <message>
        <source>{count} sets</source>
        <translation>{count} Sätze</translation>
    </message>
    <message>
        <source>{count} set</source>
        <translation>{count} Satz</translation>
    </message>
    <message>
        <source>No rep was scored in these days.</source>
        <translation>In diesen Tagen gab es keine Punkte.</translation>
    </message>
    <message>
        <source>Mean score of the reps, of 100; orange is below {limit}</source>
        <translation>Mittlere Punkte der Wiederholungen, von 100; orange ist unter {limit}</translation>
    </message>
    <message>
        <source>No rep was beyond a limit.</source>
        <translation>Keine Wiederholung war über einer Grenze.</translation>
    </message>
    <message>
        <source>Share of the reps beyond the limit</source>
        <translation>Anteil der Wiederholungen über der Grenze</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>It stopped several times in a row and tries again in two minutes. Please tell staff.</source>
        <translation>Sie hat mehrmals hintereinander angehalten und versucht es in zwei Minuten wieder. Bitte sag dem Personal Bescheid.</translation>
    </message>
    <message>
        <source>This station is taking a break</source>
        <translation>Diese Station macht eine Pause</translation>
    </message>
    <message>
        <source>This station cannot start</source>
        <translation>Diese Station kann nicht starten</translation>
    </message>
    <message>
        <source>That does not fit. Change it and try again.</source>
        <translation>Das passt nicht. Ändere es und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>It is not there. Check the name.</source>
        <translation>Das gibt es nicht. Bitte den Namen prüfen.</translation>
    </message>
    <message>
        <source>The file cannot be used. Choose another.</source>
        <translation>Die Datei ist nicht brauchbar. Bitte eine andere wählen.</translation>
    </message>
    <message>
        <source>A part is broken. Install Glute Studio again.</source>
        <translation>Ein Teil ist kaputt. Bitte Glute Studio neu installieren.</translation>
    </message>
    <message>
        <source>That is not the PIN.</source>
        <translation>Das ist nicht die PIN.</translation>
    </message>
    <message>
        <source>Too many attempts. Try again later.</source>
        <translation>Zu viele Versuche. Versuch es später noch einmal.</translation>
    </message>
    <message>
        <source>No consent stands, so nothing is kept.</source>
        <translation>Ohne Einwilligung wird nichts gespeichert.</translation>
    </message>
    <message>
        <source>The pose network is missing. Please call who looks after it.</source>
        <translation>Das Posen-Netz fehlt. Bitte ruf die Technik.</translation>
    </message>
    <message>
        <source>There is no camera. Check its cable.</source>
        <translation>Keine Kamera da. Bitte das Kabel prüfen.</translation>
    </message>
    <message>
        <source>Another program uses the camera. Close it.</source>
        <translation>Ein anderes Programm benutzt die Kamera. Bitte schließen.</translation>
    </message>
    <message>
        <source>The camera gives no picture. Check its cable.</source>
        <translation>Die Kamera liefert kein Bild. Bitte das Kabel prüfen.</translation>
    </message>
    <message>
        <source>There is no network. Check its cable.</source>
        <translation>Kein Netzwerk. Bitte das Kabel prüfen.</translation>
    </message>
    <message>
        <source>There is no display.</source>
        <translation>Kein Bildschirm da.</translation>
    </message>
    <message>
        <source>The database cannot be used. Restore a backup.</source>
        <translation>Die Datenbank ist nicht brauchbar. Bitte eine Sicherung einspielen.</translation>
    </message>
    <message>
        <source>The studio&apos;s store refuses this station. Pair it again.</source>
        <translation>Der Speicher des Studios lehnt diese Station ab. Bitte neu koppeln.</translation>
    </message>
    <message>
        <source>The disk is full. Free some room.</source>
        <translation>Die Platte ist voll. Bitte Platz schaffen.</translation>
    </message>
    <message>
        <source>The disk does not take it. Look at the disk.</source>
        <translation>Die Platte nimmt es nicht an. Bitte die Platte prüfen.</translation>
    </message>
    <message>
        <source>It cannot be written there. Choose another folder.</source>
        <translation>Dort lässt sich nichts schreiben. Bitte einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The data is newer than this program.</source>
        <translation>Die Daten sind neuer als dieses Programm.</translation>
    </message>
    <message>
        <source>The database is busy. Try again.</source>
        <translation>Die Datenbank ist belegt. Versuch es noch einmal.</translation>
    </message>
    <message>
        <source>This station is not paired with a studio.</source>
        <translation>Diese Station ist mit keinem Studio gekoppelt.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>12 weeks</source>
        <translation>12 Wochen</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Choose days</source>
        <translation>Tage wählen</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>Alle Mitglieder</translation>
    </message>
    <message>
        <source>All stations</source>
        <translation>Alle Stationen</translation>
    </message>
</context>
<context>
    <name>FrontDesk</name>
    <message>
        <source>Three people train here already.</source>
        <translation>Hier trainieren schon drei.</translation>
    </message>
    <message>
        <source>You could not be signed in. Please tell the staff.</source>
        <translation>Die Anmeldung ging nicht. Bitte sag dem Personal Bescheid.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>That is not the PIN of this name.</source>
        <translation>Das ist nicht die PIN zu diesem Namen.</translation>
    </message>
    <message>
        <source>This tag is not known here. Please ask the staff.</source>
        <translation>Diesen Anhänger kennt die Station nicht. Bitte frag das Personal.</translation>
    </message>
    <message>
        <source>That did not work. Please tell the staff.</source>
        <translation>Das ging nicht. Bitte sag dem Personal Bescheid.</translation>
    </message>
</context>
<context>
    <name>FunctionMarks</name>
    <message>
        <source>Extend</source>
        <translation>Strecken</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>Hold steady</source>
        <translation>Stabil halten</translation>
    </message>
</context>
<context>
    <name>Guides</name>
    <message>
        <source>estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>hip</source>
        <translation>Hüfte</translation>
    </message>
    <message>
        <source>knee</source>
        <translation>Knie</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Touch what applies. Kept is only whether training may begin.</source>
        <translation>Berühr, was zutrifft. Gespeichert wird nur, ob das Training beginnen darf.</translation>
    </message>
    <message>
        <source>First choose the age</source>
        <translation>Wähl zuerst das Alter</translation>
    </message>
    <message>
        <source>Save: something applies</source>
        <translation>Speichern: etwas trifft zu</translation>
    </message>
    <message>
        <source>Save: none of these applies</source>
        <translation>Speichern: nichts trifft zu</translation>
    </message>
</context>
<context>
    <name>HelpScreen</name>
    <message>
        <source>Do you need help?</source>
        <translation>Brauchst du Hilfe?</translation>
    </message>
    <message>
        <source>I am fine</source>
        <translation>Mir geht es gut</translation>
    </message>
    <message>
        <source>Call the staff</source>
        <translation>Personal rufen</translation>
    </message>
    <message>
        <source>Hold it up to say that you are fine.</source>
        <translation>Halt sie oben, wenn es dir gut geht.</translation>
    </message>
    <message>
        <source>The staff are called in {seconds} s. Raise one hand if you are fine.</source>
        <translation>Das Personal wird in {seconds} s gerufen. Heb eine Hand, wenn es dir gut geht.</translation>
    </message>
</context>
<context>
    <name>IdlePrompt</name>
    <message>
        <source>Still there?</source>
        <translation>Noch da?</translation>
    </message>
    <message>
        <source>The station will close your session.</source>
        <translation>Die Station beendet gleich dein Training.</translation>
    </message>
    <message>
        <source>I&apos;m here</source>
        <translation>Ich bin da</translation>
    </message>
    <message>
        <source>I&apos;m done</source>
        <translation>Ich bin fertig</translation>
    </message>
</context>
<context>
    <name>Lengths</name>
    <message>
        <source>Long: deep fold</source>
        <translation>Lang: tief gebeugt</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Short: hips open</source>
        <translation>Kurz: Hüfte offen</translation>
    </message>
</context>
<context>
    <name>LiveSetScreen</name>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Something hurts</source>
        <translation>Etwas tut weh</translation>
    </message>
    <message>
        <source>Voice and sounds</source>
        <translation>Stimme und Töne</translation>
    </message>
    <message>
        <source>Left leg</source>
        <translation>Linkes Bein</translation>
    </message>
    <message>
        <source>Right leg</source>
        <translation>Rechtes Bein</translation>
    </message>
</context>
<context>
    <name>Measures</name>
    <message>
        <source>Fold of the hip, 0° is straight</source>
        <translation>Beugung der Hüfte, 0° ist gestreckt</translation>
    </message>
    <message>
        <source>Bend of the knee, 0° is straight</source>
        <translation>Beugung des Knies, 0° ist gestreckt</translation>
    </message>
    <message>
        <source>Thigh to the side</source>
        <translation>Oberschenkel zur Seite</translation>
    </message>
    <message>
        <source>Knee turned outward</source>
        <translation>Knie nach außen gedreht</translation>
    </message>
    <message>
        <source>Opening between the thighs</source>
        <translation>Öffnung zwischen den Oberschenkeln</translation>
    </message>
    <message>
        <source>Shin swung inward</source>
        <translation>Schienbein nach innen geschwenkt</translation>
    </message>
    <message>
        <source>Height of the hips, 1 is standing</source>
        <translation>Höhe der Hüfte, 1 ist im Stand</translation>
    </message>
    <message>
        <source>Rise of the hips, in thigh lengths</source>
        <translation>Anheben der Hüfte, in Oberschenkellängen</translation>
    </message>
    <message>
        <source>Gap of the feet, 1 is at the start</source>
        <translation>Abstand der Füße, 1 ist am Anfang</translation>
    </message>
    <message>
        <source>The measure the reps were counted by</source>
        <translation>Das Maß, nach dem gezählt wurde</translation>
    </message>
</context>
<context>
    <name>NameGrid</name>
    <message>
        <source>Page before</source>
        <translation>Seite zurück</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
</context>
<context>
    <name>NewClientPage</name>
    <message>
        <source>Another name</source>
        <translation>Anderer Name</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>PIN noted</source>
        <translation>PIN notiert</translation>
    </message>
    <message>
        <source>This is how the screens will call them. Nobody&apos;s real name is needed.</source>
        <translation>So nennen die Bildschirme dieses Mitglied. Ein echter Name ist nicht nötig.</translation>
    </message>
    <message>
        <source>The PIN is shown only now. Let them note it.</source>
        <translation>Die PIN ist nur jetzt zu sehen. Bitte notieren lassen.</translation>
    </message>
</context>
<context>
    <name>NewPin</name>
    <message>
        <source>New PIN, {count} digits or more</source>
        <translation>Neue PIN, mindestens {count} Ziffern</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Noch einmal dieselbe</translation>
    </message>
    <message>
        <source>These were two different PINs. Begin again.</source>
        <translation>Das waren zwei verschiedene PINs. Fang noch einmal an.</translation>
    </message>
</context>
<context>
    <name>NextCard</name>
    <message>
        <source>All exercises</source>
        <translation>Alle Übungen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Let&apos;s go</source>
        <translation>Los geht’s</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Als Nächstes</translation>
    </message>
    <message>
        <source>Hold it up</source>
        <translation>Hand oben halten</translation>
    </message>
    <message>
        <source>Or raise a hand to begin</source>
        <translation>Oder Hand heben und beginnen</translation>
    </message>
    <message>
        <source>A raised hand begins: {exercise}</source>
        <translation>Hand heben beginnt: {exercise}</translation>
    </message>
    <message>
        <source>{sets} sets</source>
        <translation>{sets} Sätze</translation>
    </message>
    <message>
        <source>1 set</source>
        <translation>1 Satz</translation>
    </message>
    <message>
        <source>{reps} reps</source>
        <translation>{reps} Wdh.</translation>
    </message>
    <message>
        <source>{reps} reps each leg</source>
        <translation>{reps} Wdh. je Bein</translation>
    </message>
</context>
<context>
    <name>OwnerPages</name>
    <message>
        <source>The store cannot be read</source>
        <translation>Der Speicher ist nicht lesbar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>No sets yet</source>
        <translation>Noch keine Sätze</translation>
    </message>
    <message>
        <source>Everything on these pages comes from the sets done at your stations. It is here a few seconds after the first one.</source>
        <translation>Alles auf diesen Seiten kommt aus den Sätzen an deinen Stationen. Wenige Sekunden nach dem ersten ist es hier.</translation>
    </message>
    <message>
        <source>Show a year</source>
        <translation>Ein Jahr zeigen</translation>
    </message>
    <message>
        <source>Show all stations</source>
        <translation>Alle Stationen zeigen</translation>
    </message>
    <message>
        <source>Show all clients</source>
        <translation>Alle Mitglieder zeigen</translation>
    </message>
    <message>
        <source>This client is gone</source>
        <translation>Dieses Mitglied gibt es nicht mehr</translation>
    </message>
    <message>
        <source>Everything of theirs was erased.</source>
        <translation>Alles davon wurde gelöscht.</translation>
    </message>
    <message>
        <source>Nothing in these days</source>
        <translation>Nichts in diesen Tagen</translation>
    </message>
    <message>
        <source>No set was done in the days chosen.</source>
        <translation>An den gewählten Tagen gab es keinen Satz.</translation>
    </message>
    <message>
        <source>{client} did no set at {station} in the days chosen.</source>
        <translation>{client} hat an {station} in den gewählten Tagen keinen Satz gemacht.</translation>
    </message>
    <message>
        <source>{client} did no set in the days chosen.</source>
        <translation>{client} hat an den gewählten Tagen keinen Satz gemacht.</translation>
    </message>
    <message>
        <source>No set was done at {station} in the days chosen.</source>
        <translation>An {station} wurde in den gewählten Tagen kein Satz gemacht.</translation>
    </message>
</context>
<context>
    <name>OwnerWords</name>
    <message>
        <source>{points} points</source>
        <translation>{points} Punkte</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>vor {n} min</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>vor {n} Std.</translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation>vor {n} Tagen</translation>
    </message>
    <message>
        <source>{done} of {asked}</source>
        <translation>{done} von {asked}</translation>
    </message>
    <message>
        <source>ended by the client</source>
        <translation>vom Mitglied beendet</translation>
    </message>
    <message>
        <source>all reps done</source>
        <translation>alle Wiederholungen geschafft</translation>
    </message>
    <message>
        <source>stepped away</source>
        <translation>weggegangen</translation>
    </message>
    <message>
        <source>camera lost</source>
        <translation>Kamera verloren</translation>
    </message>
    <message>
        <source>station switched off</source>
        <translation>Station ausgeschaltet</translation>
    </message>
    <message>
        <source>station stopped in the middle</source>
        <translation>Station mittendrin gestoppt</translation>
    </message>
    <message>
        <source>not ended yet</source>
        <translation>noch nicht beendet</translation>
    </message>
</context>
<context>
    <name>PageBar</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Exercises</source>
        <translation>Übungen</translation>
    </message>
    <message>
        <source>Coaching</source>
        <translation>Coaching</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>Stationen</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Demo data</source>
        <translation>Demodaten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>Log out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>Reps are kept without a name.</source>
        <translation>Wiederholungen werden ohne Namen gespeichert.</translation>
    </message>
    <message>
        <source>Training is kept.</source>
        <translation>Training wird gespeichert.</translation>
    </message>
    <message>
        <source>Nothing is kept by name.</source>
        <translation>Nichts wird unter dem Namen gespeichert.</translation>
    </message>
</context>
<context>
    <name>PeopleRow</name>
    <message>
        <source>Train together</source>
        <translation>Zusammen trainieren</translation>
    </message>
</context>
<context>
    <name>PickPage</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>PinGate</name>
    <message>
        <source>Owner&apos;s PIN</source>
        <translation>PIN des Inhabers</translation>
    </message>
    <message>
        <source>Forgotten? IT gets a code to type here with:
{command}</source>
        <translation>Vergessen? Die IT bekommt einen Code zum Eintippen mit:
{command}</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>That is not it. Try again.</source>
        <translation>Das ist sie nicht. Noch einmal.</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>Letzte Ziffer löschen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingeben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Too many attempts. Try again in {time}.</source>
        <translation>Zu viele Versuche. Wieder in {time}.</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>{count} digits or more. Note it: nobody can read it back.</source>
        <translation>Mindestens {count} Ziffern. Notier sie: niemand kann sie nachlesen.</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>That is not the PIN.</source>
        <translation>Das ist nicht die PIN.</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Noch einmal dieselbe</translation>
    </message>
    <message>
        <source>They were not alike. Choose again.</source>
        <translation>Sie waren nicht gleich. Wähl noch einmal.</translation>
    </message>
</context>
<context>
    <name>Positions</name>
    <message>
        <source>Standing</source>
        <translation>Stehen</translation>
    </message>
    <message>
        <source>Hinged forward</source>
        <translation>Hüftbeuge</translation>
    </message>
    <message>
        <source>One leg ahead</source>
        <translation>Ausfallschritt</translation>
    </message>
    <message>
        <source>On the back</source>
        <translation>Rückenlage</translation>
    </message>
    <message>
        <source>On all fours</source>
        <translation>Auf allen vieren</translation>
    </message>
    <message>
        <source>On the side</source>
        <translation>Seitenlage</translation>
    </message>
    <message>
        <source>Seated</source>
        <translation>Sitzen</translation>
    </message>
    <message>
        <source>Sideways</source>
        <translation>Zur Seite</translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message>
        <source>1, new</source>
        <translation>1, neu</translation>
    </message>
    <message>
        <source>2, knows it</source>
        <translation>2, geübt</translation>
    </message>
    <message>
        <source>3, trained</source>
        <translation>3, erfahren</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Trains for</source>
        <translation>Trainiert für</translation>
    </message>
    <message>
        <source>Visits a week</source>
        <translation>Besuche pro Woche</translation>
    </message>
    <message>
        <source>Weights in</source>
        <translation>Gewichte in</translation>
    </message>
    <message>
        <source>As the station</source>
        <translation>Wie die Station</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Not far enough for a rep</source>
        <translation>Zu kleiner Weg für eine Wiederholung</translation>
    </message>
    <message>
        <source>The body was out of sight</source>
        <translation>Der Körper war nicht zu sehen</translation>
    </message>
    <message>
        <source>Too quick for a rep</source>
        <translation>Zu schnell für eine Wiederholung</translation>
    </message>
    <message>
        <source>Too slow for a rep</source>
        <translation>Zu langsam für eine Wiederholung</translation>
    </message>
    <message>
        <source>Somebody else moved</source>
        <translation>Jemand anderes bewegte sich</translation>
    </message>
    <message>
        <source>Another movement</source>
        <translation>Andere Bewegung</translation>
    </message>
    <message>
        <source>Walking</source>
        <translation>Gehen</translation>
    </message>
</context>
<context>
    <name>RepBars</name>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
</context>
<context>
    <name>RepCount</name>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Kurz</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>of {target}</source>
        <translation>von {target}</translation>
    </message>
    <message>
        <source>All {target} done</source>
        <translation>Alle {target} geschafft</translation>
    </message>
    <message>
        <source>{target} + {more} more</source>
        <translation>{target} + {more} mehr</translation>
    </message>
</context>
<context>
    <name>RepLedger</name>
    <message>
        <source>Tap what is not right</source>
        <translation>Tippe auf das, was nicht stimmt</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Taken away</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Nicht gemessen</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Dazu</translation>
    </message>
    <message>
        <source>Too small</source>
        <translation>Zu klein</translation>
    </message>
    <message>
        <source>Lost sight</source>
        <translation>Verdeckt</translation>
    </message>
    <message>
        <source>Too fast</source>
        <translation>Zu schnell</translation>
    </message>
    <message>
        <source>Too slow</source>
        <translation>Zu langsam</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Jemand anderes</translation>
    </message>
    <message>
        <source>Other move</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Walking</source>
        <translation>Gehen</translation>
    </message>
    <message>
        <source>Not counted: too small for a rep.</source>
        <translation>Nicht gezählt: zu klein für eine Wiederholung.</translation>
    </message>
    <message>
        <source>Not counted: you were out of sight.</source>
        <translation>Nicht gezählt: du warst nicht zu sehen.</translation>
    </message>
    <message>
        <source>Not counted: too fast for a rep.</source>
        <translation>Nicht gezählt: zu schnell für eine Wiederholung.</translation>
    </message>
    <message>
        <source>Not counted: too slow for a rep.</source>
        <translation>Nicht gezählt: zu langsam für eine Wiederholung.</translation>
    </message>
    <message>
        <source>Not counted: somebody else moved.</source>
        <translation>Nicht gezählt: jemand anderes bewegte sich.</translation>
    </message>
    <message>
        <source>Not counted: it looked like another movement.</source>
        <translation>Nicht gezählt: es sah nach einer anderen Bewegung aus.</translation>
    </message>
    <message>
        <source>Not counted: it looked like walking.</source>
        <translation>Nicht gezählt: es sah nach Gehen aus.</translation>
    </message>
    <message>
        <source>{reps} reps</source>
        <translation>{reps} Wdh.</translation>
    </message>
    <message>
        <source>{reps} rep</source>
        <translation>{reps} Wdh.</translation>
    </message>
    <message>
        <source>Left {left}  ·  Right {right}</source>
        <translation>Links {left}  ·  Rechts {right}</translation>
    </message>
    <message>
        <source>Full tiles count, hollow ones do not.</source>
        <translation>Volle Felder zählen, hohle nicht.</translation>
    </message>
    <message>
        <source>You put this right.</source>
        <translation>Das hast du berichtigt.</translation>
    </message>
    <message>
        <source>Counted, shorter than the target.</source>
        <translation>Gezählt, kürzer als das Ziel.</translation>
    </message>
    <message>
        <source>Counted.</source>
        <translation>Gezählt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Not a rep</source>
        <translation>Keine Wdh.</translation>
    </message>
    <message>
        <source>It was two</source>
        <translation>Es waren zwei</translation>
    </message>
    <message>
        <source>It was a rep</source>
        <translation>Es war eine</translation>
    </message>
    <message>
        <source>Add a rep</source>
        <translation>Eine dazu</translation>
    </message>
    <message>
        <source>Add a left rep</source>
        <translation>Links eine dazu</translation>
    </message>
    <message>
        <source>Add a right rep</source>
        <translation>Rechts eine dazu</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
</context>
<context>
    <name>RestScreen</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Other exercise</source>
        <translation>Andere Übung</translation>
    </message>
    <message>
        <source>Next set</source>
        <translation>Nächster Satz</translation>
    </message>
    <message>
        <source>Something hurts</source>
        <translation>Etwas tut weh</translation>
    </message>
    <message>
        <source>Hold it up</source>
        <translation>Hand oben halten</translation>
    </message>
    <message>
        <source>Raise a hand for the next set</source>
        <translation>Hand heben für den nächsten Satz</translation>
    </message>
    <message>
        <source>rested</source>
        <translation>Pause bisher</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>ready when you are</source>
        <translation>bereit, wenn du es bist</translation>
    </message>
</context>
<context>
    <name>SafeScreen</name>
    <message>
        <source>Support code {code}</source>
        <translation>Support-Code {code}</translation>
    </message>
</context>
<context>
    <name>Series</name>
    <message>
        <source>Sets a day</source>
        <translation>Sätze pro Tag</translation>
    </message>
    <message>
        <source>Sets a week; a pale one is not whole</source>
        <translation>Sätze pro Woche; eine blasse ist nicht ganz</translation>
    </message>
    <message>
        <source>Sets a month; a pale one is not whole</source>
        <translation>Sätze pro Monat; ein blasser ist nicht ganz</translation>
    </message>
</context>
<context>
    <name>SetNote</name>
    <message>
        <source>No rep was counted. Tap plus for reps you did, or go on.</source>
        <translation>Keine Wiederholung gezählt. Tippe auf Plus für deine, oder mach weiter.</translation>
    </message>
    <message>
        <source>Count corrected. The score is still that of all {reps} reps seen.</source>
        <translation>Zahl korrigiert. Die Punkte gelten weiter für alle {reps} gesehenen Wiederholungen.</translation>
    </message>
    <message>
        <source>Next time: {tip}</source>
        <translation>Nächstes Mal: {tip}</translation>
    </message>
    <message>
        <source>Counted. Grading needs a better view.</source>
        <translation>Gezählt. Für Punkte braucht es bessere Sicht.</translation>
    </message>
    <message>
        <source>Clean set. Nothing to mend.</source>
        <translation>Sauberer Satz. Nichts zu verbessern.</translation>
    </message>
    <message>
        <source>A good set. No one thing stands out.</source>
        <translation>Ein guter Satz. Nichts fällt einzeln auf.</translation>
    </message>
</context>
<context>
    <name>SetSheet</name>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>reps</source>
        <translation>Wdh.</translation>
    </message>
    <message>
        <source>load</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>depth, of what was asked</source>
        <translation>Tiefe, vom Soll</translation>
    </message>
    <message>
        <source>quality, of 100</source>
        <translation>Qualität, von 100</translation>
    </message>
    <message>
        <source>felt it, of 10</source>
        <translation>gespürt, von 10</translation>
    </message>
    <message>
        <source>How deep was each rep?</source>
        <translation>Wie tief war jede Wiederholung?</translation>
    </message>
    <message>
        <source>How long did each rep take?</source>
        <translation>Wie lange dauerte jede Wiederholung?</translation>
    </message>
    <message>
        <source>What was seen?</source>
        <translation>Was war zu sehen?</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>No rep was counted.</source>
        <translation>Keine Wiederholung wurde gezählt.</translation>
    </message>
    <message>
        <source>Seconds to lower, hold, lift, hold</source>
        <translation>Sekunden ablassen, halten, heben, halten</translation>
    </message>
    <message>
        <source>Per cent of what was asked; the dashed line is all of it</source>
        <translation>Prozent vom Soll; gestrichelt das ganze Soll</translation>
    </message>
    <message>
        <source>Seconds of each rep, by phase</source>
        <translation>Sekunden jeder Wiederholung, nach Phase</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Ablassen</translation>
    </message>
    <message>
        <source>Hold long</source>
        <translation>Halten lang</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>Heben</translation>
    </message>
    <message>
        <source>Hold short</source>
        <translation>Halten kurz</translation>
    </message>
    <message>
        <source>Rep</source>
        <translation>Wdh.</translation>
    </message>
    <message>
        <source>Leg</source>
        <translation>Bein</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Beyond a limit</source>
        <translation>Über einer Grenze</translation>
    </message>
    <message>
        <source>{count} counted, client made it {reps}</source>
        <translation>{count} gezählt, vom Mitglied auf {reps} gestellt</translation>
    </message>
    <message>
        <source>{number} (short)</source>
        <translation>{number} (kurz)</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
</context>
<context>
    <name>SetsSheet</name>
    <message>
        <source>Exercise</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Reps</source>
        <translation>Wdh.</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Felt it</source>
        <translation>Gespürt</translation>
    </message>
    <message>
        <source>Cues</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>The sets behind it</source>
        <translation>Die Sätze dahinter</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>There is no set behind it.</source>
        <translation>Dahinter ist kein Satz.</translation>
    </message>
    <message>
        <source>{count} sets, the newest first</source>
        <translation>{count} Sätze, die neuesten zuerst</translation>
    </message>
    <message>
        <source>{count} set</source>
        <translation>{count} Satz</translation>
    </message>
    <message>
        <source>The newest {shown} of {count} sets</source>
        <translation>Die neuesten {shown} von {count} Sätzen</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
</context>
<context>
    <name>Shallower</name>
    <message>
        <source>{client}, {exercise}</source>
        <translation>{client}, {exercise}</translation>
    </message>
    <message>
        <source>{before} to {now} ({change})</source>
        <translation>{before} auf {now} ({change})</translation>
    </message>
    <message>
        <source>Nobody: no client lost depth on an exercise.</source>
        <translation>Niemand: kein Mitglied hat bei einer Übung an Tiefe verloren.</translation>
    </message>
    <message>
        <source>Depth of what was asked, last 28 days against the 28 before, in percentage points</source>
        <translation>Tiefe vom Geforderten, letzte 28 Tage gegen die 28 davor, in Prozentpunkten</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>SidesPanel</name>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Do you have a tag or a code? Hold it to the reader.</source>
        <translation>Hast du Anhänger oder Code? Halt ihn an den Leser.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Train as a guest</source>
        <translation>Als Gast trainieren</translation>
    </message>
    <message>
        <source>Staff can give you a name, so that you see your progress.</source>
        <translation>Das Personal kann dir einen Namen geben, dann siehst du deinen Fortschritt.</translation>
    </message>
    <message>
        <source>Who trains with you?</source>
        <translation>Wer trainiert mit dir?</translation>
    </message>
    <message>
        <source>Who is training?</source>
        <translation>Wer trainiert?</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>{name}, your PIN</source>
        <translation>{name}, deine PIN</translation>
    </message>
    <message>
        <source>No name here?</source>
        <translation>Kein Name dabei?</translation>
    </message>
    <message>
        <source>The camera looks at you while you train. Pictures are never kept.</source>
        <translation>Die Kamera sieht dir beim Training zu. Bilder werden nie gespeichert.</translation>
    </message>
    <message>
        <source>Reps of guests are counted and kept without a name.</source>
        <translation>Wiederholungen von Gästen werden gezählt und ohne Namen gespeichert.</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>Flags</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Main lifts</source>
        <translation>Hauptübungen</translation>
    </message>
    <message>
        <source>Likes</source>
        <translation>Mag</translation>
    </message>
    <message>
        <source>Dislikes</source>
        <translation>Mag nicht</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Exercises that speak against one of these are left out.</source>
        <translation>Übungen, gegen die eines davon spricht, entfallen.</translation>
    </message>
    <message>
        <source>Up to three, kept for four to six weeks.</source>
        <translation>Bis zu drei, für vier bis sechs Wochen.</translation>
    </message>
    <message>
        <source>Offered a little more often.</source>
        <translation>Wird etwas öfter angeboten.</translation>
    </message>
    <message>
        <source>Offered less often.</source>
        <translation>Wird seltener angeboten.</translation>
    </message>
    <message>
        <source>What this client uses; none means everything the station has.</source>
        <translation>Was dieses Mitglied benutzt; nichts heißt alles, was die Station hat.</translation>
    </message>
    <message>
        <source>45-degree bench</source>
        <translation>45-Grad-Bank</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>Barbell</source>
        <translation>Langhantel</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>Cable</source>
        <translation>Kabelzug</translation>
    </message>
    <message>
        <source>Dumbbell</source>
        <translation>Kurzhantel</translation>
    </message>
    <message>
        <source>Kettlebell</source>
        <translation>Kettlebell</translation>
    </message>
    <message>
        <source>Low back</source>
        <translation>Unterer Rücken</translation>
    </message>
    <message>
        <source>Front of the hip</source>
        <translation>Hüfte vorn</translation>
    </message>
    <message>
        <source>Outer hip</source>
        <translation>Hüfte außen</translation>
    </message>
    <message>
        <source>Kneecap</source>
        <translation>Kniescheibe</translation>
    </message>
    <message>
        <source>No kneeling</source>
        <translation>Kein Knien</translation>
    </message>
    <message>
        <source>Upper hamstring</source>
        <translation>Oberschenkel hinten oben</translation>
    </message>
    <message>
        <source>Groin</source>
        <translation>Leiste</translation>
    </message>
    <message>
        <source>Wrist</source>
        <translation>Handgelenk</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Gleichgewicht</translation>
    </message>
    <message>
        <source>High blood pressure</source>
        <translation>Hoher Blutdruck</translation>
    </message>
    <message>
        <source>Glaucoma</source>
        <translation>Grüner Star</translation>
    </message>
    <message>
        <source>Osteoporosis of the spine</source>
        <translation>Osteoporose der Wirbelsäule</translation>
    </message>
    <message>
        <source>Pregnancy</source>
        <translation>Schwangerschaft</translation>
    </message>
    <message>
        <source>Pregnancy, no lying on the back</source>
        <translation>Schwangerschaft, keine Rückenlage</translation>
    </message>
    <message>
        <source>A heart condition</source>
        <translation>Eine Herzerkrankung</translation>
    </message>
    <message>
        <source>Chest pain, at rest or with effort</source>
        <translation>Brustschmerz, in Ruhe oder bei Anstrengung</translation>
    </message>
    <message>
        <source>Dizziness or fainting</source>
        <translation>Schwindel oder Ohnmacht</translation>
    </message>
    <message>
        <source>A bone or joint problem</source>
        <translation>Probleme mit Knochen oder Gelenken</translation>
    </message>
    <message>
        <source>Medicine for heart or blood pressure</source>
        <translation>Medikamente für Herz oder Blutdruck</translation>
    </message>
    <message>
        <source>Surgery in the last months</source>
        <translation>Operation in den letzten Monaten</translation>
    </message>
    <message>
        <source>Pregnant, or gave birth within 12 weeks</source>
        <translation>Schwanger, oder Geburt in den letzten 12 Wochen</translation>
    </message>
    <message>
        <source>Another reason not to train</source>
        <translation>Ein anderer Grund, nicht zu trainieren</translation>
    </message>
    <message>
        <source>Under 16</source>
        <translation>Unter 16</translation>
    </message>
    <message>
        <source>16 or 17</source>
        <translation>16 oder 17</translation>
    </message>
    <message>
        <source>18 to 64</source>
        <translation>18 bis 64</translation>
    </message>
    <message>
        <source>65 or older</source>
        <translation>65 oder älter</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Muscle</source>
        <translation>Muskel</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Kraft</translation>
    </message>
    <message>
        <source>No programme until you record a clearance, for example from their doctor.</source>
        <translation>Kein Programm, bis du eine Freigabe einträgst, zum Beispiel von ärztlicher Seite.</translation>
    </message>
    <message>
        <source>No programme until a guardian has agreed. Loaded lifts only with a coach beside.</source>
        <translation>Kein Programm, bis die Eltern zugestimmt haben. Übungen mit Gewicht nur mit Coach daneben.</translation>
    </message>
    <message>
        <source>Under 16 nobody trains here without a coach beside, and none is programmed.</source>
        <translation>Unter 16 trainiert hier niemand ohne Coach daneben, und es gibt kein Programm.</translation>
    </message>
    <message>
        <source>The health questions are due.</source>
        <translation>Die Gesundheitsfragen sind fällig.</translation>
    </message>
    <message>
        <source>Health questions asked on {day}.</source>
        <translation>Gesundheitsfragen gestellt am {day}.</translation>
    </message>
    <message>
        <source>No consent: nothing is kept under this name.</source>
        <translation>Keine Einwilligung: unter diesem Namen wird nichts gespeichert.</translation>
    </message>
    <message>
        <source>Agreed on {day} to text {version}, pain answers too.</source>
        <translation>Zugestimmt am {day} zu Text {version}, auch zu Schmerzantworten.</translation>
    </message>
    <message>
        <source>Agreed on {day} to text {version}, not to pain answers.</source>
        <translation>Zugestimmt am {day} zu Text {version}, nicht zu Schmerzantworten.</translation>
    </message>
    <message>
        <source>Level {level}, {goal}, {times} visit a week.</source>
        <translation>Niveau {level}, {goal}, {times} Besuch pro Woche.</translation>
    </message>
    <message>
        <source>Level {level}, {goal}, {times} visits a week.</source>
        <translation>Niveau {level}, {goal}, {times} Besuche pro Woche.</translation>
    </message>
    <message>
        <source>Flags: {flags}.</source>
        <translation>Merkmale: {flags}.</translation>
    </message>
    <message>
        <source>{count} tags or codes.</source>
        <translation>{count} Anhänger oder Codes.</translation>
    </message>
    <message>
        <source>1 tag or code.</source>
        <translation>1 Anhänger oder Code.</translation>
    </message>
    <message>
        <source>Stopped on {day}: speak with them before they train.</source>
        <translation>Gestoppt am {day}: vor dem Training miteinander sprechen.</translation>
    </message>
    <message>
        <source>Some exercises rest since {day}, after pain.</source>
        <translation>Einige Übungen ruhen seit {day}, nach Schmerz.</translation>
    </message>
</context>
<context>
    <name>StaffDesk</name>
    <message>
        <source>Clients</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>This station</source>
        <translation>Diese Station</translation>
    </message>
    <message>
        <source>Owner&apos;s pages</source>
        <translation>Seiten des Inhabers</translation>
    </message>
    <message>
        <source>New staff PIN</source>
        <translation>Neue PIN fürs Personal</translation>
    </message>
    <message>
        <source>Set a staff PIN</source>
        <translation>PIN fürs Personal setzen</translation>
    </message>
    <message>
        <source>New owner&apos;s PIN</source>
        <translation>Neue PIN des Inhabers</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Owner&apos;s PIN</source>
        <translation>PIN des Inhabers</translation>
    </message>
    <message>
        <source>Staff PIN</source>
        <translation>PIN des Personals</translation>
    </message>
    <message>
        <source>The database was set aside, and the PINs with it. IT gets a code on this machine with:
{command}</source>
        <translation>Die Datenbank wurde beiseitegelegt und mit ihr die PINs. Die IT bekommt einen Code auf diesem Gerät mit:
{command}</translation>
    </message>
    <message>
        <source>Setup code</source>
        <translation>Einrichtungscode</translation>
    </message>
    <message>
        <source>I am staff</source>
        <translation>Ich bin vom Personal</translation>
    </message>
    <message>
        <source>I am the owner</source>
        <translation>Ich bin der Inhaber</translation>
    </message>
    <message>
        <source>Choose the owner&apos;s PIN</source>
        <translation>Wähl die PIN des Inhabers</translation>
    </message>
    <message>
        <source>Choose the staff&apos;s PIN</source>
        <translation>Wähl die PIN des Personals</translation>
    </message>
    <message>
        <source>First start</source>
        <translation>Erster Start</translation>
    </message>
    <message>
        <source>IT gets it on this machine with:
{command}</source>
        <translation>Die IT bekommt ihn an diesem Rechner mit:
{command}</translation>
    </message>
    <message>
        <source>Forgotten? IT gets a code to type here with:
{command}</source>
        <translation>Vergessen? Die IT bekommt einen Code zum Eintippen mit:
{command}</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>The PIN holds from now on.</source>
        <translation>Die PIN gilt ab jetzt.</translation>
    </message>
</context>
<context>
    <name>StaffLayer</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>StandHereScreen</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Find my range first</source>
        <translation>Erst meinen Weg finden</translation>
    </message>
    <message>
        <source>Raise a hand to start</source>
        <translation>Zum Start Hand heben</translation>
    </message>
    <message>
        <source>Hold it up</source>
        <translation>Hand oben halten</translation>
    </message>
    <message>
        <source>Your range first, once: 30 seconds</source>
        <translation>Einmal zuerst: wie weit du kommst, 30 Sekunden</translation>
    </message>
    <message>
        <source>Skip this</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>With a barbell: collars on, catches set.</source>
        <translation>Mit Langhantel: Verschlüsse drauf, Ablagen gesetzt.</translation>
    </message>
    <message>
        <source>Tight clothes help me see your joints.</source>
        <translation>Enge Kleidung hilft mir, deine Gelenke zu sehen.</translation>
    </message>
    <message>
        <source>Put every weight down.</source>
        <translation>Leg jedes Gewicht weg.</translation>
    </message>
    <message>
        <source>Three slow reps, as far as feels good and without pain.</source>
        <translation>Drei langsame Wiederholungen, so weit es sich gut und schmerzlos anfühlt.</translation>
    </message>
    <message>
        <source>Then your set begins, with your own target.</source>
        <translation>Dann beginnt dein Satz, mit deinem eigenen Ziel.</translation>
    </message>
</context>
<context>
    <name>StationPage</name>
    <message>
        <source>Looking the station over …</source>
        <translation>Die Station wird geprüft …</translation>
    </message>
    <message>
        <source>This station</source>
        <translation>Diese Station</translation>
    </message>
    <message>
        <source>Voice and sounds</source>
        <translation>Stimme und Töne</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Start the program anew</source>
        <translation>Programm neu starten</translation>
    </message>
    <message>
        <source>Camera off</source>
        <translation>Kamera aus</translation>
    </message>
    <message>
        <source>Camera on</source>
        <translation>Kamera an</translation>
    </message>
    <message>
        <source>In order: {parts}.</source>
        <translation>In Ordnung: {parts}.</translation>
    </message>
    <message>
        <source>Camera and pose network: see `studio doctor`.</source>
        <translation>Kamera und Posen-Netz: siehe `studio doctor`.</translation>
    </message>
    <message>
        <source>It takes a few seconds. Whoever is training is logged out.</source>
        <translation>Es dauert ein paar Sekunden. Wer trainiert, wird abgemeldet.</translation>
    </message>
    <message>
        <source>Start anew now</source>
        <translation>Jetzt neu starten</translation>
    </message>
</context>
<context>
    <name>StationsSheet</name>
    <message>
        <source>Sets of which station?</source>
        <translation>Sätze welcher Station?</translation>
    </message>
    <message>
        <source>All stations</source>
        <translation>Alle Stationen</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Choose a station</source>
        <translation>Eine Station wählen</translation>
    </message>
    <message>
        <source>There is no station yet.</source>
        <translation>Noch keine Station.</translation>
    </message>
</context>
<context>
    <name>StationsView</name>
    <message>
        <source>When are the stations used?</source>
        <translation>Wann werden die Stationen benutzt?</translation>
    </message>
    <message>
        <source>Which station is used most?</source>
        <translation>Welche Station wird am meisten benutzt?</translation>
    </message>
    <message>
        <source>Is it used more, or less?</source>
        <translation>Wird sie mehr benutzt oder weniger?</translation>
    </message>
    <message>
        <source>Do the cameras keep up?</source>
        <translation>Kommen die Kameras mit?</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Rows came</source>
        <translation>Daten kamen</translation>
    </message>
    <message>
        <source>Last set</source>
        <translation>Letzter Satz</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Pictures/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Crashes</source>
        <translation>Abstürze</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>How are the stations?</source>
        <translation>Wie geht es den Stationen?</translation>
    </message>
    <message>
        <source>{count} sets</source>
        <translation>{count} Sätze</translation>
    </message>
    <message>
        <source>{count} set</source>
        <translation>{count} Satz</translation>
    </message>
    <message>
        <source>No station has sent anything yet.</source>
        <translation>Noch hat keine Station etwas gesendet.</translation>
    </message>
    <message>
        <source>Orange: no rows for a day, a crash, or fewer than {fps} pictures a second</source>
        <translation>Orange: einen Tag lang keine Daten, ein Absturz oder weniger als {fps} Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Nothing was trained in these days.</source>
        <translation>In diesen Tagen wurde nichts trainiert.</translation>
    </message>
    <message>
        <source>Sets begun in each hour of an average week</source>
        <translation>Begonnene Sätze je Stunde einer mittleren Woche</translation>
    </message>
    <message>
        <source>{day}, {hour}:00: {count} set in all</source>
        <translation>{day}, {hour}:00: insgesamt {count} Satz</translation>
    </message>
    <message>
        <source>{day}, {hour}:00: {count} sets in all</source>
        <translation>{day}, {hour}:00: insgesamt {count} Sätze</translation>
    </message>
    <message>
        <source>{name} (revoked)</source>
        <translation>{name} (widerrufen)</translation>
    </message>
    <message>
        <source>Network camera</source>
        <translation>Netzwerkkamera</translation>
    </message>
    <message>
        <source>A film</source>
        <translation>Ein Film</translation>
    </message>
    <message>
        <source>Demo athlete</source>
        <translation>Demo-Figur</translation>
    </message>
    <message>
        <source>No station has told its frame rate yet.</source>
        <translation>Noch hat keine Station ihre Bildrate gemeldet.</translation>
    </message>
    <message>
        <source>Pictures analysed a second, mean</source>
        <translation>Ausgewertete Bilder pro Sekunde, Mittel</translation>
    </message>
    <message>
        <source>Pictures analysed a second, the {count} slowest stations</source>
        <translation>Ausgewertete Bilder pro Sekunde, die {count} langsamsten Stationen</translation>
    </message>
    <message>
        <source>This station</source>
        <translation>Diese Station</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>One less</source>
        <translation>Eins weniger</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Eins mehr</translation>
    </message>
</context>
<context>
    <name>StoppedScreen</name>
    <message>
        <source>Stop. Sit or lie down. Staff is coming.</source>
        <translation>Stopp. Setz oder leg dich hin. Das Personal kommt.</translation>
    </message>
    <message>
        <source>Staff: hold for 3 seconds</source>
        <translation>Personal: 3 Sekunden halten</translation>
    </message>
</context>
<context>
    <name>SummaryScreen</name>
    <message>
        <source>Not right? Tap minus or plus.</source>
        <translation>Stimmt nicht? Tippe auf Minus oder Plus.</translation>
    </message>
    <message>
        <source>▼ short</source>
        <translation>▼ kurz</translation>
    </message>
    <message>
        <source>Each rep</source>
        <translation>Jede Wdh.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Range of each rep</source>
        <translation>Weg jeder Wiederholung</translation>
    </message>
    <message>
        <source>Tempo, notch = target</source>
        <translation>Tempo, Kerbe = Ziel</translation>
    </message>
    <message>
        <source>Set {number}</source>
        <translation>Satz {number}</translation>
    </message>
    <message>
        <source>Each rep, {missed} not counted</source>
        <translation>Jede Wdh., {missed} nicht gezählt</translation>
    </message>
    <message>
        <source>of {reps} reps</source>
        <translation>von {reps} Wdh.</translation>
    </message>
    <message>
        <source>{percent} % of target</source>
        <translation>{percent} % vom Ziel</translation>
    </message>
    <message>
        <source>range not seen</source>
        <translation>Weg nicht gesehen</translation>
    </message>
    <message>
        <source>No score without a rep</source>
        <translation>Ohne Wiederholung keine Punkte</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>{percent} % of it was seen</source>
        <translation>{percent} % davon gesehen</translation>
    </message>
    <message>
        <source>Too little was seen to score</source>
        <translation>Zu wenig gesehen für Punkte</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Previous</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>{first} to {last} of {all}</source>
        <translation>{first} bis {last} von {all}</translation>
    </message>
</context>
<context>
    <name>TempoBars</name>
    <message>
        <source>Lower</source>
        <translation>Ablassen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>Heben</translation>
    </message>
    <message>
        <source>Squeeze</source>
        <translation>Anspannen</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>schnell</translation>
    </message>
</context>
<context>
    <name>TempoLane</name>
    <message>
        <source>{word} fast</source>
        <translation>{word} schnell</translation>
    </message>
    <message>
        <source>{word} {seconds} s</source>
        <translation>{word} {seconds} s</translation>
    </message>
    <message>
        <source>hold {seconds} s</source>
        <translation>halten {seconds} s</translation>
    </message>
    <message>
        <source>down</source>
        <translation>runter</translation>
    </message>
    <message>
        <source>up</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
</context>
<context>
    <name>TodayView</name>
    <message>
        <source>sets today</source>
        <translation>Sätze heute</translation>
    </message>
    <message>
        <source>reps</source>
        <translation>Wdh.</translation>
    </message>
    <message>
        <source>clients</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>depth, of what was asked</source>
        <translation>Tiefe, vom Soll</translation>
    </message>
    <message>
        <source>quality, of 100</source>
        <translation>Qualität, von 100</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Reps</source>
        <translation>Wdh.</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>Sets</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>Last exercise</source>
        <translation>Letzte Übung</translation>
    </message>
    <message>
        <source>Last set</source>
        <translation>Letzter Satz</translation>
    </message>
    <message>
        <source>Who is training now?</source>
        <translation>Wer trainiert gerade?</translation>
    </message>
    <message>
        <source>Who was here today?</source>
        <translation>Wer war heute da?</translation>
    </message>
    <message>
        <source>When was it busy today?</source>
        <translation>Wann war heute viel los?</translation>
    </message>
    <message>
        <source>What was trained today?</source>
        <translation>Was wurde heute trainiert?</translation>
    </message>
    <message>
        <source>Heard from</source>
        <translation>Gemeldet</translation>
    </message>
    <message>
        <source>{active} of {all} stations in use</source>
        <translation>{active} von {all} Stationen in Benutzung</translation>
    </message>
    <message>
        <source>{count} sets</source>
        <translation>{count} Sätze</translation>
    </message>
    <message>
        <source>{count} set</source>
        <translation>{count} Satz</translation>
    </message>
    <message>
        <source>Nothing so far today.</source>
        <translation>Heute bisher nichts.</translation>
    </message>
    <message>
        <source>Nobody so far today.</source>
        <translation>Heute bisher niemand.</translation>
    </message>
    <message>
        <source>Nobody so far today. The last set was {when}.</source>
        <translation>Heute bisher niemand. Der letzte Satz war {when}.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Benutzung</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>{done} of {asked}</source>
        <translation>{done} von {asked}</translation>
    </message>
    <message>
        <source>{count} today</source>
        <translation>{count} heute</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>Gäste</translation>
    </message>
    <message>
        <source>Sets begun in each hour</source>
        <translation>Begonnene Sätze je Stunde</translation>
    </message>
    <message>
        <source>{hour}:00: {count} set</source>
        <translation>{hour}:00: {count} Satz</translation>
    </message>
    <message>
        <source>{hour}:00: {count} sets</source>
        <translation>{hour}:00: {count} Sätze</translation>
    </message>
    <message>
        <source>This station, today</source>
        <translation>Diese Station, heute</translation>
    </message>
    <message>
        <source>This client, today</source>
        <translation>Dieses Mitglied, heute</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Voice and sounds</source>
        <translation>Stimme und Töne</translation>
    </message>
</context>
<context>
    <name>TrustStrip</name>
    <message>
        <source>Side view</source>
        <translation>Seitenansicht</translation>
    </message>
    <message>
        <source>Front view</source>
        <translation>Vorderansicht</translation>
    </message>
    <message>
        <source>Half-turned view</source>
        <translation>Halb gedreht</translation>
    </message>
    <message>
        <source>Nobody seen</source>
        <translation>Niemand zu sehen</translation>
    </message>
    <message>
        <source>{fps} pictures a second, {delay} s delay</source>
        <translation>{fps} Bilder pro Sekunde, {delay} s Verzögerung</translation>
    </message>
    <message>
        <source>{fps} picture a second, {delay} s delay</source>
        <translation>{fps} Bild pro Sekunde, {delay} s Verzögerung</translation>
    </message>
    <message>
        <source>{fps} pictures a second</source>
        <translation>{fps} Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>{view}. I watch: {measures}</source>
        <translation>{view}. Ich sehe: {measures}</translation>
    </message>
    <message>
        <source>{first} and {count} more</source>
        <translation>{first} und {count} mehr</translation>
    </message>
    <message>
        <source>Camera on, no video is kept</source>
        <translation>Kamera an, kein Video wird gespeichert</translation>
    </message>
</context>
<context>
    <name>TwinBars</name>
    <message>
        <source>Left was shorter by {percent} %.</source>
        <translation>Links war um {percent} % kürzer.</translation>
    </message>
    <message>
        <source>Right was shorter by {percent} %.</source>
        <translation>Rechts war um {percent} % kürzer.</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>Bewegen</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Halten</translation>
    </message>
    <message>
        <source>Reps</source>
        <translation>Wdh.</translation>
    </message>
</context>
<context>
    <name>VolumePanel</name>
    <message>
        <source>Voice and sounds</source>
        <translation>Stimme und Töne</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Leiser</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Lauter</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Ton an</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>kg</source>
        <translation>kg</translation>
    </message>
    <message>
        <source>lb</source>
        <translation>lb</translation>
    </message>
    <message>
        <source>Left leg</source>
        <translation>Linkes Bein</translation>
    </message>
    <message>
        <source>Right leg</source>
        <translation>Rechtes Bein</translation>
    </message>
    <message>
        <source>Now the left</source>
        <translation>Jetzt links</translation>
    </message>
    <message>
        <source>Now the right</source>
        <translation>Jetzt rechts</translation>
    </message>
    <message>
        <source>Set {number}</source>
        <translation>Satz {number}</translation>
    </message>
    <message>
        <source>{reps} rep</source>
        <translation>{reps} Wdh.</translation>
    </message>
    <message>
        <source>{reps} reps</source>
        <translation>{reps} Wdh.</translation>
    </message>
    <message>
        <source>Plenty left</source>
        <translation>Noch viel übrig</translation>
    </message>
    <message>
        <source>Getting hard</source>
        <translation>Es wird schwer</translation>
    </message>
    <message>
        <source>1 or 2 left: finish or rack</source>
        <translation>Noch 1 oder 2: fertig oder ablegen</translation>
    </message>
    <message>
        <source>Rack it. Well done.</source>
        <translation>Leg ab. Gut gemacht.</translation>
    </message>
    <message>
        <source>Turn side-on</source>
        <translation>Dreh dich seitlich</translation>
    </message>
    <message>
        <source>Face the camera</source>
        <translation>Schau zur Kamera</translation>
    </message>
    <message>
        <source>Turn halfway to me</source>
        <translation>Dreh dich halb zu mir</translation>
    </message>
    <message>
        <source>No camera. Ask the staff</source>
        <translation>Keine Kamera. Frag nach</translation>
    </message>
    <message>
        <source>Step into the outline</source>
        <translation>Stell dich in den Umriss</translation>
    </message>
    <message>
        <source>More light, please</source>
        <translation>Mehr Licht, bitte</translation>
    </message>
    <message>
        <source>Take a step back</source>
        <translation>Einen Schritt zurück</translation>
    </message>
    <message>
        <source>Come a step closer</source>
        <translation>Einen Schritt näher</translation>
    </message>
    <message>
        <source>Show your whole body</source>
        <translation>Zeig den ganzen Körper</translation>
    </message>
    <message>
        <source>There is no picture. Please tell the staff.</source>
        <translation>Es gibt kein Bild. Bitte sag dem Personal Bescheid.</translation>
    </message>
</context>
</TS>
