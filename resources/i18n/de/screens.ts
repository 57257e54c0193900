<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AfterSet</name>
    <message>
        <source>Something hurts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharp, locking, spreading, or I feel unwell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you feel it in your glutes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many more could you do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which weight was it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much does it hurt? 0 is not at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tired, burning muscle and stiffness the day after are not pain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Front of hip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outer hip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Knee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back of thigh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrist</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AthleteView</name>
    <message>
        <source>No picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttractScreen</name>
    <message>
        <source>Every rep counted. Every rep coached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glute training with a coach that watches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera is off until you touch. Pictures are never kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training aid. Estimates from one camera. Not medical advice.</source>
        <translation type="unfinished"></translation>
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
    <name>CameraMark</name>
    <message>
        <source>Camera off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChooseScreen</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coach&apos;s pick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reps} reps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExerciseSheet</name>
    <message>
        <source>reps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left leg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right leg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let&apos;s go</source>
        <translation type="unfinished"></translation>
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
    <name>FunctionMarks</name>
    <message>
        <source>Extend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold steady</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Guides</name>
    <message>
        <source>estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>knee</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdlePrompt</name>
    <message>
        <source>Still there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station will close your session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I&apos;m here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I&apos;m done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LiveSetScreen</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice and sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left leg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right leg</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NameGrid</name>
    <message>
        <source>Page before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NextCard</name>
    <message>
        <source>All exercises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let&apos;s go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sets} sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reps} reps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reps} reps each leg</source>
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
</context>
<context>
    <name>PeopleRow</name>
    <message>
        <source>Train together</source>
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
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RepCount</name>
    <message>
        <source>Full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {target}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RestScreen</name>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other exercise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready when you are</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SafeScreen</name>
    <message>
        <source>Support code {code}</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train as a guest</source>
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
    <name>StandHereScreen</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise a hand to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold it up</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoppedScreen</name>
    <message>
        <source>Stop. Sit or lie down. Staff is coming.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff: hold for 3 seconds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryScreen</name>
    <message>
        <source>Not right? Tap minus or plus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▼ short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range of each rep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo, notch = target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {reps} reps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} % of target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>range not seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No score without a rep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} % of it was seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too little was seen to score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rep was counted. Tap plus for reps you did, or go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count corrected. The score is still that of all {reps} reps seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next time: {tip}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted. Grading needs a better view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean set. Nothing to mend.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fast</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TempoLane</name>
    <message>
        <source>{word} fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <source>Voice and sounds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrustStrip</name>
    <message>
        <source>Side view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Front view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half-turned view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fps:.0f} pictures a second, {delay:.0f} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fps:.0f} picture a second, {delay:.0f} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fps:.0f}/s, {delay:.0f} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera on, no video is kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VolumePanel</name>
    <message>
        <source>Voice and sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Louder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Something is missing here. Please tell the staff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left leg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right leg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reps} reps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn side-on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face the camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn halfway to me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step into the outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More light, please</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a step back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Come a step closer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show your whole body</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
