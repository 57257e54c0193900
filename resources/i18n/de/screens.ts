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
        <source>Sharp, locking, spreading, or I feel unwell</source>
        <translation>Stechend, blockierend, ausstrahlend oder unwohl</translation>
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
        <source>How much does it hurt? 0 is not at all.</source>
        <translation>Wie sehr tut es weh? 0 heißt gar nicht.</translation>
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
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BarsSheet</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a client</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClientPages</name>
    <message>
        <source>The tag signs in {name} from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level and goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag or code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clearance is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They may train again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold the tag or code to the reader. It replaces the PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) or code(s) sign in here now.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Take all tags away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From then on nothing is kept under this name. What is there stays until the owner erases it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted. The answers themselves are not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on the training is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tag signs them in any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on nothing is kept under this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They may train again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClientSheet</name>
    <message>
        <source>Demo data: nobody&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All days</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF to print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>depth, of what was asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tempo kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quality, of 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>felt it, of 10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the depth growing?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the load growing?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How good are the reps?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How slow is each phase?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the tempo kept?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it felt where it should be?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the weekly volume on target?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are all functions trained?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In how many positions?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At which muscle length?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which exercises?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>client since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last set {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no consent stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>consent of {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean depth of what was asked, the exercises done most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean score of the reps, of 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of reps with every phase near the time asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers after the set, 0 not at all to 10 very much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was measured in these days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No set with a weight in these days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heaviest load, the exercises done most</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean seconds of each phase of a rep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the work; the notch is the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mean} different ones a week, {target} are aimed at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was trained in these days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets a week that count for the glutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target {sets}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} (target {target})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClientsSheet</name>
    <message>
        <source>Whose sets?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no client yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guests</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClientsView</name>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Felt it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who trains here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is going shallower?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who did not come?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{came} of {all} trained in these days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody trained in these days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} clients without a set in these days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody came in these days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody lost depth in these days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of depth, the newer half of these days against the older</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CoachingView</name>
    <message>
        <source>cues given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cues helped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tempo kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reps we miscounted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which cues are given most?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which cues help least?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is the tempo not kept?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do the cues help?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the tempo kept?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where do we miscount?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of cues after which the fault was gone within two reps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of a cue has not been seen in these days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of reps with every phase near the time asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rep had a tempo to keep in these days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of reps in tempo, the lowest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of 100 reps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {all} seen to their end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the reps with a tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clients added {added}, took away {removed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cue was given in these days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cue was given often enough to tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of times the fault left within two reps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} ({count} reps)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody put a count right in these days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reps clients put right, of those counted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>This station looks at you with a camera while you train. Pictures are never stored and never leave the station.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With your yes it keeps, under your alias: your sets, reps, joint angles, tempo, loads and answers, so that you and the staff can see your training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are kept for the time the studio has set, can be shown to you, exported for you and erased at any time: just ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without your yes you can train as a guest.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsentSheet</name>
    <message>
        <source>Yes, keep my training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, keep nothing under my name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, may the station keep your training?</source>
        <translation type="unfinished"></translation>
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
</context>
<context>
    <name>DataDesk</name>
    <message>
        <source>Written: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the station&apos;s next start sets are kept for {days} days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase whom?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{client} is erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The studio&apos;s store follows when it is reached: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These files still name them: {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the owner&apos;s PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner&apos;s PIN is changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataView</name>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By owner and staff, at this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was done yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase a client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is kept?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets, reps, angles, cues and answers, with a description of each column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is there a backup?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long is it kept?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With whose consent?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who did what?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clients by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reps with their angles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cues given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers of clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts put right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the sets, made up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets are kept for {days} days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} sessions are older and go within a day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The oldest go on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No consent stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup was made yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a copy away from this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into {folder}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DaysSheet</name>
    <message>
        <source>Which days?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {day}: touch the last day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EraseSheet</name>
    <message>
        <source>Erase {client}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These go for good:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sessions} sessions with {sets} sets and {reps} reps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>joint angles, answers, cues and corrections of those sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the alias, consents, PIN, codes and tags, health answers and ranges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same in {count} backups on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exports and backups that were carried elsewhere have to be removed by hand. This cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase {client} for good</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExerciseSheet</name>
    <message>
        <source>reps</source>
        <translation>Wdh.</translation>
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
</context>
<context>
    <name>ExercisesView</name>
    <message>
        <source>sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reps</source>
        <translation>Wdh.</translation>
    </message>
    <message>
        <source>depth, of what was asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tempo kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quality, of 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is more trained, or less?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is trained most?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is the quality lowest?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which faults are seen most?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is going shallower?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why were movements not counted?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every movement was counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Movements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was trained in these days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rep was scored in these days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean score of the reps, of 100; orange is below {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rep was beyond a limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the reps beyond the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{client}, {exercise}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before} to {now} ({change})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody: no client lost depth on an exercise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth of what was asked: the last 28 days against the 28 before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>12 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All clients</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FrontDesk</name>
    <message>
        <source>Three people train here already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You could not be signed in. Please tell the staff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not the PIN of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This tag is not known here. Please ask the staff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That did not work. Please tell the staff.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First choose the age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save: something applies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save: none of these applies</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short: hips open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LiveSetScreen</name>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN noted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is how the screens will call them. Nobody&apos;s real name is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PIN is shown only now. Let them note it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPin</name>
    <message>
        <source>New PIN, {count} digits or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These were two different PINs. Begin again.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sets yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything on these pages comes from the sets done at your stations. It is here a few seconds after the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This client is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything of theirs was erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in these days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No set was done in the days chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{client} did no set in the days chosen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnerWords</name>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {asked}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended by the client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all reps done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stepped away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>camera lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>station switched off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>station stopped in the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not ended yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageBar</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exercises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coaching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>Log out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reps are kept without a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is kept by name.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinGate</name>
    <message>
        <source>Owner&apos;s PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not it. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many attempts. Try again in {time}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Positions</name>
    <message>
        <source>Standing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hinged forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One leg ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On all fours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sideways</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message>
        <source>1, new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2, knows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3, trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Not far enough for a rep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The body was out of sight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too quick for a rep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too slow for a rep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another movement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walking</source>
        <translation type="unfinished"></translation>
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
</context>
<context>
    <name>RepLedger</name>
    <message>
        <source>Tap what is not right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Taken away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost sight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted: too small for a rep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted: you were out of sight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted: too fast for a rep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted: too slow for a rep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted: somebody else moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted: it looked like another movement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted: it looked like walking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reps} reps</source>
        <translation>{reps} Wdh.</translation>
    </message>
    <message>
        <source>Left {left}  ·  Right {right}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full tiles count, hollow ones do not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You put this right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted, shorter than the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a rep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was a rep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a rep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a left rep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a right rep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
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
</context>
<context>
    <name>SetSheet</name>
    <message>
        <source>Guest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reps</source>
        <translation>Wdh.</translation>
    </message>
    <message>
        <source>load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>depth, of what was asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quality, of 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>felt it, of 10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How deep was each rep?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long did each rep take?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was seen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rep was counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds to lower, hold, lift, hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per cent of what was asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds of each rep, by phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Ablassen</translation>
    </message>
    <message>
        <source>Hold long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>Heben</translation>
    </message>
    <message>
        <source>Hold short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beyond a limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} counted, client made it {reps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} (short)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetsSheet</name>
    <message>
        <source>Exercise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Felt it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sets behind it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no set behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} sets, the newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest {shown} of {count} sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guest</source>
        <translation type="unfinished"></translation>
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
    <name>SignInPage</name>
    <message>
        <source>Do you have a tag or a code? Hold it to the reader.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Train as a guest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff can give you a name, so that you see your progress.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who trains with you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is training?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, your PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera looks at you while you train. Pictures are never kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reps of guests are counted and kept without a name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>Flags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main lifts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dislikes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exercises that speak against one of these are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to three, kept for four to six weeks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered a little more often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered less often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this client uses; none means everything the station has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>45-degree bench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Barbell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dumbbell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kettlebell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low back</source>
        <translation>Unterer Rücken</translation>
    </message>
    <message>
        <source>Front of the hip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outer hip</source>
        <translation>Hüfte außen</translation>
    </message>
    <message>
        <source>Kneecap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kneeling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upper hamstring</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High blood pressure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glaucoma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Osteoporosis of the spine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pregnancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pregnancy, no lying on the back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A heart condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chest pain, at rest or with effort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dizziness or fainting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bone or joint problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medicine for heart or blood pressure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surgery in the last months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pregnant, or gave birth within 12 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another reason not to train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under 16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16 or 17</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>18 to 64</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>65 or older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muscle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No programme until you record a clearance, for example from their doctor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No programme until a guardian has agreed. Loaded lifts only with a coach beside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under 16 nobody trains here without a coach beside, and none is programmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The health questions are due.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health questions asked on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No consent: nothing is kept under this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed on {day} to text {version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level {level}, {goal}, {times} visits a week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flags: {flags}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped on {day}: speak with them before they train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some exercises rest since {day}, after pain.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <source>Raise a hand to start</source>
        <translation>Zum Start Hand heben</translation>
    </message>
    <message>
        <source>Hold it up</source>
        <translation>Hand oben halten</translation>
    </message>
</context>
<context>
    <name>StationsView</name>
    <message>
        <source>When are the stations used?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which station is used most?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do the cameras keep up?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How are the stations?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No station has sent anything yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orange: no rows for a day, a crash, or fewer than {fps} pictures a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was trained in these days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets begun in each hour of an average week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {hour}:00: {count} sets in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (revoked)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo athlete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No station has told its frame rate yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures analysed a second, mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This station</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>{first} to {last} of {all}</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reps</source>
        <translation>Wdh.</translation>
    </message>
    <message>
        <source>clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>depth, of what was asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quality, of 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last exercise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is training now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who was here today?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When was it busy today?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was trained today?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{active} of {all} stations in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing so far today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody so far today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody so far today. The last set was {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {asked}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets begun in each hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hour}:00: {count} sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This station, today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This client, today</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
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
        <source>{fps:.0f} pictures a second, {delay:.0f} ms</source>
        <translation>{fps:.0f} Bilder pro Sekunde, {delay:.0f} ms</translation>
    </message>
    <message>
        <source>{fps:.0f} picture a second, {delay:.0f} ms</source>
        <translation>{fps:.0f} Bild pro Sekunde, {delay:.0f} ms</translation>
    </message>
    <message>
        <source>{fps:.0f}/s, {delay:.0f} ms</source>
        <translation>{fps:.0f}/s, {delay:.0f} ms</translation>
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
        <source>{reps} reps</source>
        <translation>{reps} Wdh.</translation>
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
        <source>Waiting for the camera</source>
        <translation>Warte auf die Kamera</translation>
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
