BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'glute-studio','0001_journal','2026-11-22 16:51:15.307267+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'glute-studio','0002_sync_and_privacy','2026-11-22 16:51:15.332371+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'glute-studio','0003_client_profiles','2026-11-22 16:51:15.336455+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'glute-studio','0004_ship_set_answers','2026-11-22 16:51:15.348309+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'glute-studio','0005_set_zones','2026-11-22 17:04:57.729453+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'glute-studio','0006_backups_in_a_file','2026-11-22 17:45:12.609170+00:00');
INSERT INTO "_sqlite_migrations" VALUES(7,'glute-studio','0007_ledger_of_sets','2026-11-22 19:28:00.829463+00:00');
INSERT INTO "_sqlite_migrations" VALUES(8,'glute-studio','0008_health_checks','2026-11-22 19:36:14.235018+00:00');
INSERT INTO "_sqlite_migrations" VALUES(9,'glute-studio','0009_station_health','2026-11-22 19:40:37.897260+00:00');
INSERT INTO "_sqlite_migrations" VALUES(10,'glute-studio','0010_pain_consents','2026-11-22 23:10:32.609100+00:00');
CREATE TABLE audit (
        id TEXT PRIMARY KEY,
        at_utc TEXT NOT NULL,
        actor TEXT NOT NULL, -- 'owner', 'staff', 'command line', 'station'
        action TEXT NOT NULL,
        subject TEXT NOT NULL, -- HMAC of a client's id, or ''
        detail TEXT NOT NULL -- never a name
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE client_profiles (
        client_id TEXT PRIMARY KEY REFERENCES clients (id) ON DELETE CASCADE,
        level INTEGER NOT NULL, -- 1 to 3
        goal TEXT NOT NULL, -- 'general', 'hypertrophy' or 'strength'
        sessions_per_week INTEGER NOT NULL,
        unit TEXT NOT NULL, -- 'kg', 'lb', or '' for the station's
        flags TEXT NOT NULL, -- JSON list
        anchors TEXT NOT NULL, -- JSON list of exercise ids
        equipment TEXT, -- JSON list; NULL = everything the station has
        liked TEXT NOT NULL, -- JSON list of exercise ids
        disliked TEXT NOT NULL, -- JSON list of exercise ids
        changed_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE client_ranges (
        id TEXT PRIMARY KEY,
        client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
        exercise_id TEXT NOT NULL,
        side TEXT NOT NULL,
        range REAL NOT NULL, -- in the unit of the exercise's driver, start to far pose
        calibrated_range REAL NOT NULL, -- as calibrated: it never falls below
        measured_utc TEXT NOT NULL,
        UNIQUE (client_id, exercise_id, side)
    ) STRICT, WITHOUT ROWID
;
CREATE TABLE client_stops (
        id TEXT PRIMARY KEY,
        client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
        family TEXT, -- of exercises; NULL = every one
        reason TEXT NOT NULL,
        since_utc TEXT NOT NULL,
        until_utc TEXT, -- NULL = until staff clear it
        cleared_utc TEXT
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE client_tokens (
        token TEXT PRIMARY KEY, -- HMAC of what the QR code or RFID tag says
        client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
        created_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE clients (
        id TEXT PRIMARY KEY,
        alias TEXT NOT NULL UNIQUE,
        is_guest INTEGER NOT NULL,
        created_utc TEXT NOT NULL
    , is_demo INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID
    ;
INSERT INTO "clients" VALUES('01a2042b-4915-74ad-a730-ca869cba2a7e','guest',1,'2026-11-22T16:51:15.349Z',0);
CREATE TABLE consents (
        id TEXT PRIMARY KEY,
        client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
        text_version TEXT NOT NULL, -- of the text that was agreed to
        given_utc TEXT NOT NULL,
        withdrawn_utc TEXT
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE corrections (
        id TEXT PRIMARY KEY,
        set_id TEXT NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
        change INTEGER NOT NULL,
        count INTEGER NOT NULL, -- after it
        corrected_utc TEXT NOT NULL
    , kind TEXT, rep_number INTEGER, at_s REAL, side TEXT) STRICT, WITHOUT ROWID
    ;
INSERT INTO "corrections" VALUES('01a2042b-491e-762c-8280-8b55b3f01511','01a2042b-491d-77cd-83eb-8ca4bc4842df',-1,1,'2026-11-22T16:51:15.358Z','removed',2,9.5,'both');
CREATE TABLE cue_verdicts (
        id TEXT PRIMARY KEY,
        rep_id TEXT REFERENCES reps (id) ON DELETE CASCADE,
        not_counted_id TEXT REFERENCES not_counted (id) ON DELETE CASCADE,
        cue_id TEXT NOT NULL,
        level TEXT NOT NULL,
        at_s REAL NOT NULL,
        shown INTEGER NOT NULL,
        CHECK ((rep_id IS NULL) <> (not_counted_id IS NULL))
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "cue_verdicts" VALUES('01a2042b-491e-762c-8280-8b5228a12300','01a2042b-491e-762c-8280-8b51d9424142',NULL,'C02','amber',5.5,1);
INSERT INTO "cue_verdicts" VALUES('01a2042b-491e-762c-8280-8b54803e2dee','01a2042b-491e-762c-8280-8b536089c616',NULL,'C02','amber',9.5,1);
CREATE TABLE cues_given (
        id TEXT PRIMARY KEY,
        set_id TEXT NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
        cue_id TEXT NOT NULL,
        words TEXT NOT NULL,
        level TEXT NOT NULL,
        at_s REAL NOT NULL
    , rep_number INTEGER, wording INTEGER, response TEXT) STRICT, WITHOUT ROWID
    ;
CREATE TABLE health_checks (
            client_id TEXT PRIMARY KEY REFERENCES clients (id) ON DELETE CASCADE,
            asked_utc TEXT NOT NULL,
            result TEXT NOT NULL -- studio/model/screening.py
        ) STRICT, WITHOUT ROWID
        ;
CREATE TABLE health_notes (
        id TEXT PRIMARY KEY,
        at_utc TEXT NOT NULL,
        kind TEXT NOT NULL,
        what TEXT NOT NULL,
        fps REAL,
        delay_ms REAL,
        analysed INTEGER,
        dropped INTEGER
    ) STRICT, WITHOUT ROWID
;
CREATE TABLE not_counted (
        id TEXT PRIMARY KEY,
        set_id TEXT NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
        at_s REAL NOT NULL,
        reason TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE outbox (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice
        table_name TEXT NOT NULL,
        row_id TEXT NOT NULL,
        change TEXT NOT NULL, -- 'insert', 'update' or 'delete'
        changed_utc TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "outbox" VALUES(1,'station','01a2042b-4915-74ad-a730-ca858c3363c9','insert','2026-11-22T16:51:15.349Z');
INSERT INTO "outbox" VALUES(2,'clients','01a2042b-4915-74ad-a730-ca869cba2a7e','insert','2026-11-22T16:51:15.349Z');
INSERT INTO "outbox" VALUES(3,'sessions','01a2042b-491d-77cd-83eb-8ca55356b327','insert','2026-11-22T16:51:15.366Z');
INSERT INTO "outbox" VALUES(4,'sets','01a2042b-491d-77cd-83eb-8ca4bc4842df','insert','2026-11-22T16:51:15.371Z');
INSERT INTO "outbox" VALUES(5,'reps','01a2042b-491e-762c-8280-8b51d9424142','insert','2026-11-22T16:51:15.384Z');
INSERT INTO "outbox" VALUES(6,'reps','01a2042b-491e-762c-8280-8b536089c616','insert','2026-11-22T16:51:15.388Z');
INSERT INTO "outbox" VALUES(7,'corrections','01a2042b-491e-762c-8280-8b55b3f01511','insert','2026-11-22T16:51:15.393Z');
INSERT INTO "outbox" VALUES(8,'sets','01a2042b-491d-77cd-83eb-8ca4bc4842df','update','2026-11-22T16:51:15.393Z');
INSERT INTO "outbox" VALUES(9,'set_answers','01a2042b-4944-76ad-be90-b7f72b4f7193','insert','2026-11-22T16:51:15.396Z');
INSERT INTO "outbox" VALUES(10,'sessions','01a2042b-491d-77cd-83eb-8ca55356b327','update','2026-11-22T16:51:15.405Z');
INSERT INTO "outbox" VALUES(11,'corrections','01a2042b-491e-762c-8280-8b55b3f01511','update','2026-11-22T19:28:00.829Z');
CREATE TABLE pain_answers (
        id TEXT PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        set_id TEXT REFERENCES sets (id) ON DELETE CASCADE, -- NULL = not about a set
        pain INTEGER NOT NULL, -- 0 to 10
        place TEXT, -- NULL = not told
        answered_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE pain_consents (
        id TEXT PRIMARY KEY,
        client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
        text_version TEXT NOT NULL,
        given_utc TEXT NOT NULL,
        withdrawn_utc TEXT
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE pins (
        subject TEXT PRIMARY KEY, -- 'owner', 'staff' or a client's id
        client_id TEXT REFERENCES clients (id) ON DELETE CASCADE,
        hash TEXT NOT NULL, -- argon2id
        failures INTEGER NOT NULL DEFAULT 0, -- since the last right one
        changed_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE rep_traces (
        rep_id TEXT PRIMARY KEY REFERENCES reps (id) ON DELETE CASCADE,
        format INTEGER NOT NULL, -- studio/store/trace.py
        samples BLOB NOT NULL
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "rep_traces" VALUES('01a2042b-491e-762c-8280-8b51d9424142',1,X'789C8B62606060F9906FCD00054A40AC08A595B0F071B16921375CCDEFE4606850E4BCCFF99CCB82E722EF7AFE0B82462217C55649EE94F92D9FADCCAA7E546BA9DE02A34D6657AD58EDAD9D8BDC97795FF07F1DFC29FC61F4C6F8B8E42769B65969B9D105E2C5334A6F95DFAA9C56CD5D6B51275DBFB9FE3F106EAE97AEB7A8E3AE9D567DABF256F98C52F1E2E882B45CDBAC276971C91BE31F467F0A7F1D7CC17F997791BBB533ABFD55AB4D660B8C96EA1DD56255CF56FE2DBF536695E4453123910B82EBF92FF25AF03CE7BACFA9C8B99EA393030043B658DE');
INSERT INTO "rep_traces" VALUES('01a2042b-491e-762c-8280-8b536089c616',1,X'789C8B62606060F9906FCD00054A40AC08A595B0F071B16921375CCDEFE4606850E4BCCFF99CCB82E722EF7AFE0B82462217C55649EE94F92D9FADCCAA7E546BA9DE02A34D6657AD58EDAD9D8BDC97795FF07F1DFC29FC61F4C6F8B8E42769B65969B9D105E2C5334A6F95DFAA9C56CD5D6B51275DBFB9FE3F106EAE97AEB7A8E3AE9D567DABF256F98C52F1E2E882B45CDBAC276971C91BE31F467F0A7F1D7CC17F997791BBB533ABFD55AB4D660B8C96EA1DD56255CF56FE2DBF536695E4453123910B82EBF92FF25AF03CE7BACFA9C8B99EA393030043B658DE');
CREATE TABLE reps (
        id TEXT PRIMARY KEY,
        set_id TEXT NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        side TEXT NOT NULL,
        status TEXT NOT NULL,
        start_s REAL NOT NULL,
        far_s REAL NOT NULL,
        end_s REAL NOT NULL,
        bottom_s REAL NOT NULL,
        top_s REAL NOT NULL,
        counted_at_s REAL NOT NULL,
        driver_start REAL, -- in the unit of the exercise's driver
        driver_far REAL,
        rom_ratio REAL,
        eccentric_s REAL,
        pause_long_s REAL,
        concentric_s REAL,
        pause_short_s REAL,
        score REAL,
        coverage_ratio REAL,
        deduction TEXT NOT NULL,
        is_measured INTEGER NOT NULL, -- 0: as counted live, 1: the zero-phase numbers
        stored_utc TEXT NOT NULL,
        UNIQUE (set_id, number)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "reps" VALUES('01a2042b-491e-762c-8280-8b51d9424142','01a2042b-491d-77cd-83eb-8ca4bc4842df',1,'both','full',4.0,5.5,7.0,5.5,4.0,6.8,8.0,120.0,1.0,1.4,NULL,1.2,0.0,87.2,0.8,'depth',0,'2026-11-22T16:51:15.358Z');
INSERT INTO "reps" VALUES('01a2042b-491e-762c-8280-8b536089c616','01a2042b-491d-77cd-83eb-8ca4bc4842df',2,'both','full',8.0,9.5,11.0,9.5,8.0,10.8,8.0,120.0,1.0,1.4,NULL,1.2,0.0,87.2,0.8,'depth',0,'2026-11-22T16:51:15.358Z');
CREATE TABLE sessions (
        id TEXT PRIMARY KEY,
        station_id TEXT NOT NULL REFERENCES station (id),
        client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
        started_utc TEXT NOT NULL,
        ended_utc TEXT
    , is_demo INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID
    ;
INSERT INTO "sessions" VALUES('01a2042b-491d-77cd-83eb-8ca55356b327','01a2042b-4915-74ad-a730-ca858c3363c9','01a2042b-4915-74ad-a730-ca869cba2a7e','2026-11-22T16:51:15.357Z','2026-11-22T16:51:15.358Z',0);
CREATE TABLE set_answers (
        id TEXT PRIMARY KEY,
        set_id TEXT NOT NULL UNIQUE REFERENCES sets (id) ON DELETE CASCADE,
        felt INTEGER, -- 0 to 10; NULL = not answered
        reserve INTEGER, -- reps that were still possible; NULL = not answered
        answered_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "set_answers" VALUES('01a2042b-4944-76ad-be90-b7f72b4f7193','01a2042b-491d-77cd-83eb-8ca4bc4842df',7,2,'2026-11-22T14:05:00.000Z');
CREATE TABLE set_zones (
            set_id TEXT PRIMARY KEY REFERENCES sets (id) ON DELETE CASCADE,
            zone TEXT NOT NULL -- 'strength', 'hypertrophy' or 'endurance'
        ) STRICT, WITHOUT ROWID
        ;
CREATE TABLE sets (
        id TEXT PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        exercise_id TEXT NOT NULL,
        exercise_version INTEGER NOT NULL,
        exercise_digest TEXT NOT NULL REFERENCES snapshots (digest),
        settings_digest TEXT NOT NULL REFERENCES snapshots (digest),
        number INTEGER NOT NULL,
        side TEXT NOT NULL,
        reps_target INTEGER NOT NULL,
        load_kg REAL,
        started_utc TEXT NOT NULL,
        ended_utc TEXT,
        finish_reason TEXT,
        count INTEGER, -- reps after the client's corrections
        score REAL,
        coverage_ratio REAL,
        deduction TEXT
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "sets" VALUES('01a2042b-491d-77cd-83eb-8ca4bc4842df','01a2042b-491d-77cd-83eb-8ca55356b327','goblet_squat',1,'3ada16951c3db4805d9d775ae02cb77583c5794131078991b3cb65b4969621cd','c59477456f79618c03525ad19cd9a0c9a7231c90880eab471573d237752db273',1,'both',8,16.0,'2026-11-22T16:51:15.357Z',NULL,NULL,1,NULL,NULL,NULL);
CREATE TABLE snapshots (
        digest TEXT PRIMARY KEY, -- SHA-256 of json
        kind TEXT NOT NULL, -- 'exercise' or 'settings'
        json TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "snapshots" VALUES('3ada16951c3db4805d9d775ae02cb77583c5794131078991b3cb65b4969621cd','exercise','{"code": "S02", "counts_lift": false, "credit_ratio": 1.0, "cues": ["C01", "C02", "C03", "C04", "C09", "C10", "C11", "C16", "C17", "C18", "C19", "C20", "C05"], "cues_off_reason": "A fully upright shin is not asked for: balance needs the knee to come forward, up to 25 degrees.", "driver": {"counts_from": 70.0, "far": 120.0, "feature": "hip_fold_deg", "rom_target": 100.0, "start": 8.0, "unit": "deg"}, "easier": ["box_squat"], "equipment": [["dumbbell"], ["kettlebell"]], "exclusions": ["knee_pf", "hip_ant"], "family": "squat", "first_phase": "eccentric", "front_view_cues": ["C07", "C11", "C12", "C14", "C17", "C22", "C23"], "functions": {"abduction": 0.1, "extension": 0.75, "external_rotation": 0.15}, "harder": ["sumo_squat", "bulgarian_split_squat"], "id": "goblet_squat", "length_long_ratio": 0.6, "length_middle_ratio": 0.4, "length_short_ratio": 0.0, "level": 1, "limits": {"hinge_index_min_ratio": 0.5, "hips_behind_heels_min_ratio": 0.35, "knee_travel_max_ratio": 0.43, "shin_high_deg": 25.0, "shin_low_deg": 0.0, "trunk_high_deg": 60.0, "trunk_low_deg": 25.0, "turn_out_target_deg": null}, "loadable": true, "motion": {"anchor": "feet", "back_support_m": 0.0, "camera_height_m": 0.9, "far": {"left_abduction_deg": 16.0, "left_arm_out_deg": 8.0, "left_elbow_deg": 110.0, "left_foot_deg": 0.0, "left_forearm_in_deg": 32.0, "left_rotation_deg": 0.0, "left_shank_deg": 20.0, "left_thigh_deg": 80.0, "left_toe_out_deg": 18.0, "left_upper_arm_deg": 40.0, "neck_deg": -20.0, "pelvis_drop_deg": 0.0, "pelvis_shift_m": 0.0, "pelvis_turn_deg": 0.0, "right_abduction_deg": 16.0, "right_arm_out_deg": 8.0, "right_elbow_deg": 110.0, "right_foot_deg": 0.0, "right_forearm_in_deg": 32.0, "right_rotation_deg": 0.0, "right_shank_deg": 20.0, "right_thigh_deg": 80.0, "right_toe_out_deg": 18.0, "right_upper_arm_deg": 40.0, "roll_deg": 0.0, "side_lean_deg": 0.0, "slide_forward_m": 0.0, "slide_left_m": 0.0, "spine_bend_deg": 0.0, "trunk_deg": 40.0}, "left_support_m": 0.0, "planted": [], "props": ["kettlebell"], "right_support_m": 0.0, "start": {"left_abduction_deg": 6.0, "left_arm_out_deg": 8.0, "left_elbow_deg": 118.0, "left_foot_deg": 0.0, "left_forearm_in_deg": 32.0, "left_rotation_deg": 0.0, "left_shank_deg": 2.0, "left_thigh_deg": 3.0, "left_toe_out_deg": 18.0, "left_upper_arm_deg": 18.0, "neck_deg": 0.0, "pelvis_drop_deg": 0.0, "pelvis_shift_m": 0.0, "pelvis_turn_deg": 0.0, "right_abduction_deg": 6.0, "right_arm_out_deg": 8.0, "right_elbow_deg": 118.0, "right_foot_deg": 0.0, "right_forearm_in_deg": 32.0, "right_rotation_deg": 0.0, "right_shank_deg": 2.0, "right_thigh_deg": 3.0, "right_toe_out_deg": 18.0, "right_upper_arm_deg": 18.0, "roll_deg": 0.0, "side_lean_deg": 0.0, "slide_forward_m": 0.0, "slide_left_m": 0.0, "spine_bend_deg": 0.0, "trunk_deg": 4.0}, "stepping": []}, "name": "Goblet squat", "pattern": {"alone_ratio": 0.25, "duration_max_s": 25.0, "duration_min_s": 0.45, "feet": "planted", "knee_flexion_min_deg": 0.0, "posture": "upright", "signals": [{"far": 110.0, "signal": "hip_fold_deg", "start": 12.0, "weight": 1.0}, {"far": 110.0, "signal": "knee_flexion_deg", "start": 12.0, "weight": 1.0}, {"far": 0.42, "signal": "pelvis_height_ratio", "start": 0.98, "weight": 1.0}], "travels": false, "working_leg": "both"}, "per_side": false, "position": "standing", "rep_ranges": {"endurance": {"high": 20, "low": 15}, "hypertrophy": {"high": 12, "low": 8}, "strength": {"high": 6, "low": 5}}, "setup": ["Stand side-on to the camera, feet shoulder-width, toes slightly out.", "Hold the weight close to your chest.", "Sit down between your hips, as low as is comfortable.", "Stand tall."], "tempo": {"concentric_s": 1.0, "eccentric_s": 3.0, "pause_long_s": 1.0, "pause_short_s": 0.0}, "version": 1, "view": "side", "view_trust": "A", "why": ["Trains hip extension, abduction and rotation together.", "Loads the glutes most at full length, at the bottom."]}');
INSERT INTO "snapshots" VALUES('c59477456f79618c03525ad19cd9a0c9a7231c90880eab471573d237752db273','settings','{"camera": "auto", "count_in_s": 3.0, "idle_countdown_s": 20.0, "idle_s": 60.0, "language": "en", "mirrored": true, "mute": false, "screen_dots_per_mm": null, "station_name": "Station 1", "units": "kg", "voice": true, "volume_percent": 70}');
CREATE TABLE station (
        id TEXT PRIMARY KEY, -- of this installation: a station set up anew gets a new one
        name TEXT NOT NULL,
        installed_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "station" VALUES('01a2042b-4915-74ad-a730-ca858c3363c9','Station 1','2026-11-22T16:51:15.349Z');
CREATE TABLE sync_streams (
        store_id TEXT PRIMARY KEY,
        stream_id TEXT NOT NULL,
        base_seq INTEGER NOT NULL, -- number = outbox.seq - base_seq
        acked INTEGER NOT NULL, -- highest number known to be durable in the store
        key_check TEXT NOT NULL, -- tells whether the station's key is still the one of its start
        started_utc TEXT NOT NULL,
        acked_utc TEXT
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE tombstones (
        id TEXT PRIMARY KEY, -- HMAC of the client's id
        erased_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    ;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX sessions_by_client ON sessions (client_id, started_utc);
CREATE INDEX sets_by_session ON sets (session_id, started_utc);
CREATE INDEX sets_by_exercise ON sets (exercise_id, started_utc);
CREATE INDEX sets_unfinished ON sets (id) WHERE ended_utc IS NULL;
CREATE INDEX not_counted_by_set ON not_counted (set_id);
CREATE INDEX cue_verdicts_by_rep ON cue_verdicts (rep_id) WHERE rep_id IS NOT NULL;
CREATE INDEX cue_verdicts_by_not_counted ON cue_verdicts (not_counted_id)
        WHERE not_counted_id IS NOT NULL
    ;
CREATE INDEX cues_given_by_set ON cues_given (set_id);
CREATE INDEX corrections_by_set ON corrections (set_id);
CREATE TRIGGER station_insert_to_outbox AFTER insert ON station BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'station', new.id, 'insert', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER station_update_to_outbox AFTER update ON station BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'station', new.id, 'update', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER station_delete_to_outbox AFTER delete ON station BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'station', old.id, 'delete', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER clients_insert_to_outbox AFTER insert ON clients BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'clients', new.id, 'insert', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER clients_update_to_outbox AFTER update ON clients BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'clients', new.id, 'update', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER clients_delete_to_outbox AFTER delete ON clients BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'clients', old.id, 'delete', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER sessions_insert_to_outbox AFTER insert ON sessions BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'sessions', new.id, 'insert', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER sessions_update_to_outbox AFTER update ON sessions BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'sessions', new.id, 'update', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER sessions_delete_to_outbox AFTER delete ON sessions BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'sessions', old.id, 'delete', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER sets_insert_to_outbox AFTER insert ON sets BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'sets', new.id, 'insert', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER sets_update_to_outbox AFTER update ON sets BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'sets', new.id, 'update', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER sets_delete_to_outbox AFTER delete ON sets BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'sets', old.id, 'delete', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER reps_insert_to_outbox AFTER insert ON reps BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'reps', new.id, 'insert', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER reps_update_to_outbox AFTER update ON reps BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'reps', new.id, 'update', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER reps_delete_to_outbox AFTER delete ON reps BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'reps', old.id, 'delete', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER not_counted_insert_to_outbox AFTER insert ON not_counted BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'not_counted', new.id, 'insert', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER not_counted_update_to_outbox AFTER update ON not_counted BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'not_counted', new.id, 'update', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER not_counted_delete_to_outbox AFTER delete ON not_counted BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'not_counted', old.id, 'delete', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER cues_given_insert_to_outbox AFTER insert ON cues_given BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'cues_given', new.id, 'insert', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER cues_given_update_to_outbox AFTER update ON cues_given BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'cues_given', new.id, 'update', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER cues_given_delete_to_outbox AFTER delete ON cues_given BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'cues_given', old.id, 'delete', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER corrections_insert_to_outbox AFTER insert ON corrections BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'corrections', new.id, 'insert', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER corrections_update_to_outbox AFTER update ON corrections BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'corrections', new.id, 'update', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER corrections_delete_to_outbox AFTER delete ON corrections BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'corrections', old.id, 'delete', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE INDEX consents_by_client ON consents (client_id, given_utc);
CREATE INDEX pins_by_client ON pins (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX client_tokens_by_client ON client_tokens (client_id);
CREATE TRIGGER reps_need_consent BEFORE INSERT ON reps
    WHEN EXISTS (
        SELECT 1 FROM sets
        JOIN sessions ON sessions.id = sets.session_id
        JOIN clients ON clients.id = sessions.client_id
        WHERE sets.id = new.set_id AND clients.is_guest = 0 AND NOT EXISTS (
            SELECT 1 FROM consents
            WHERE consents.client_id = clients.id AND consents.withdrawn_utc IS NULL
        )
    )
    BEGIN
        SELECT RAISE(ABORT, 'no consent: the reps of this client may not be stored');
    END;
CREATE TRIGGER consents_insert_to_outbox AFTER insert ON consents BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'consents', new.id, 'insert', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER consents_update_to_outbox AFTER update ON consents BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'consents', new.id, 'update', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER consents_delete_to_outbox AFTER delete ON consents BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'consents', old.id, 'delete', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER tombstones_insert_to_outbox AFTER insert ON tombstones BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'tombstones', new.id, 'insert', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER tombstones_update_to_outbox AFTER update ON tombstones BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'tombstones', new.id, 'update', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER tombstones_delete_to_outbox AFTER delete ON tombstones BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'tombstones', old.id, 'delete', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE INDEX pain_answers_by_session ON pain_answers (session_id, answered_utc);
CREATE INDEX pain_answers_by_set ON pain_answers (set_id) WHERE set_id IS NOT NULL;
CREATE INDEX client_stops_by_client ON client_stops (client_id, since_utc);
CREATE TRIGGER set_answers_insert_to_outbox AFTER insert ON set_answers BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'set_answers', new.id, 'insert', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER set_answers_update_to_outbox AFTER update ON set_answers BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'set_answers', new.id, 'update', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER set_answers_delete_to_outbox AFTER delete ON set_answers BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'set_answers', old.id, 'delete', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER health_notes_insert_to_outbox AFTER insert ON health_notes BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'health_notes', new.id, 'insert', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER health_notes_update_to_outbox AFTER update ON health_notes BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'health_notes', new.id, 'update', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE TRIGGER health_notes_delete_to_outbox AFTER delete ON health_notes BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                'health_notes', old.id, 'delete', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END;
CREATE INDEX pain_consents_by_client ON pain_consents (client_id);
CREATE TRIGGER pain_answers_need_consent BEFORE INSERT ON pain_answers
    WHEN NOT EXISTS (
        SELECT 1 FROM sessions
        JOIN pain_consents ON pain_consents.client_id = sessions.client_id
        WHERE sessions.id = new.session_id AND pain_consents.withdrawn_utc IS NULL
    )
    BEGIN
        SELECT RAISE(ABORT, 'no consent: this answer about pain may not be stored');
    END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('outbox',11);
COMMIT;
