IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [Practices] (
        [Id] uniqueidentifier NOT NULL,
        [Name] nvarchar(120) NOT NULL,
        [SenderName] nvarchar(80) NOT NULL,
        [SenderAddress] nvarchar(254) NOT NULL,
        [TimeZone] nvarchar(64) NOT NULL,
        [Language] nvarchar(10) NOT NULL,
        [DangerNumber] nvarchar(30) NOT NULL,
        [TalkNumber] nvarchar(30) NOT NULL,
        [ExitUrl] nvarchar(300) NOT NULL,
        [LinkValidityDays] int NOT NULL,
        [QuietUntil] time NOT NULL,
        [QuietFrom] time NOT NULL,
        [WhenInDoubt] nvarchar(32) NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [Reminders_AfterDue] int NOT NULL,
        [Reminders_BeforeDue] int NOT NULL,
        [Reminders_MostPerWeek] int NOT NULL,
        [Reminders_QuietDays] nvarchar(80) NOT NULL,
        [Reminders_SoonAfter] int NOT NULL,
        CONSTRAINT [PK_Practices] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [AuditEntries] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [At] datetime2 NOT NULL,
        [Actor] nvarchar(32) NOT NULL,
        [ActorId] uniqueidentifier NULL,
        [ClientId] uniqueidentifier NULL,
        [Action] nvarchar(32) NOT NULL,
        [ObjectId] uniqueidentifier NULL,
        CONSTRAINT [PK_AuditEntries] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AuditEntries_Practices_PracticeId] FOREIGN KEY ([PracticeId]) REFERENCES [Practices] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [Modules] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [Key] nvarchar(100) NOT NULL,
        [Position] int NOT NULL,
        [CurrentNumber] int NOT NULL,
        [ArchivedAt] datetime2 NULL,
        CONSTRAINT [PK_Modules] PRIMARY KEY ([Id]),
        CONSTRAINT [AK_Modules_PracticeId_Id] UNIQUE ([PracticeId], [Id]),
        CONSTRAINT [FK_Modules_Practices_PracticeId] FOREIGN KEY ([PracticeId]) REFERENCES [Practices] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [Pathways] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [Key] nvarchar(100) NOT NULL,
        [Position] int NOT NULL,
        [Title] nvarchar(200) NOT NULL,
        [Summary] nvarchar(500) NOT NULL,
        [For] nvarchar(32) NOT NULL,
        [Source] nvarchar(300) NOT NULL,
        [Number] int NOT NULL,
        [ArchivedAt] datetime2 NULL,
        [Steps] nvarchar(max) NOT NULL,
        [Texts] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_Pathways] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Pathways_Practices_PracticeId] FOREIGN KEY ([PracticeId]) REFERENCES [Practices] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [QuestionSets] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [Key] nvarchar(100) NOT NULL,
        [Position] int NOT NULL,
        [CurrentNumber] int NOT NULL,
        [ArchivedAt] datetime2 NULL,
        CONSTRAINT [PK_QuestionSets] PRIMARY KEY ([Id]),
        CONSTRAINT [AK_QuestionSets_PracticeId_Id] UNIQUE ([PracticeId], [Id]),
        CONSTRAINT [FK_QuestionSets_Practices_PracticeId] FOREIGN KEY ([PracticeId]) REFERENCES [Practices] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [Therapists] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [DisplayName] nvarchar(120) NOT NULL,
        [Role] nvarchar(32) NOT NULL,
        [TimeZone] nvarchar(64) NOT NULL,
        [DisabledAt] datetime2 NULL,
        [DigestAt] time NULL,
        [UserName] nvarchar(256) NULL,
        [NormalizedUserName] nvarchar(256) NULL,
        [Email] nvarchar(256) NULL,
        [NormalizedEmail] nvarchar(256) NULL,
        [EmailConfirmed] bit NOT NULL,
        [PasswordHash] nvarchar(400) NULL,
        [SecurityStamp] nvarchar(100) NULL,
        [ConcurrencyStamp] nvarchar(100) NULL,
        [PhoneNumber] nvarchar(30) NULL,
        [PhoneNumberConfirmed] bit NOT NULL,
        [TwoFactorEnabled] bit NOT NULL,
        [LockoutEnd] datetimeoffset NULL,
        [LockoutEnabled] bit NOT NULL,
        [AccessFailedCount] int NOT NULL,
        CONSTRAINT [PK_Therapists] PRIMARY KEY ([Id]),
        CONSTRAINT [AK_Therapists_PracticeId_Id] UNIQUE ([PracticeId], [Id]),
        CONSTRAINT [FK_Therapists_Practices_PracticeId] FOREIGN KEY ([PracticeId]) REFERENCES [Practices] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [ModuleVersions] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [ModuleId] uniqueidentifier NOT NULL,
        [Number] int NOT NULL,
        [Title] nvarchar(200) NOT NULL,
        [Summary] nvarchar(500) NOT NULL,
        [Audience] nvarchar(32) NOT NULL,
        [Intensity] nvarchar(32) NOT NULL,
        [Minutes] int NOT NULL,
        [Source] nvarchar(300) NOT NULL,
        [PublishedAt] datetime2 NOT NULL,
        [Texts] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_ModuleVersions] PRIMARY KEY ([Id]),
        CONSTRAINT [AK_ModuleVersions_PracticeId_Id] UNIQUE ([PracticeId], [Id]),
        CONSTRAINT [FK_ModuleVersions_Modules_PracticeId_ModuleId] FOREIGN KEY ([PracticeId], [ModuleId]) REFERENCES [Modules] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [QuestionSetVersions] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [QuestionSetId] uniqueidentifier NOT NULL,
        [Number] int NOT NULL,
        [Title] nvarchar(200) NOT NULL,
        [Summary] nvarchar(500) NOT NULL,
        [Audience] nvarchar(32) NOT NULL,
        [Intensity] nvarchar(32) NOT NULL,
        [Minutes] int NOT NULL,
        [Source] nvarchar(300) NOT NULL,
        [QuestionCount] int NOT NULL,
        [PublishedAt] datetime2 NOT NULL,
        [Questions] nvarchar(max) NOT NULL,
        [Texts] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_QuestionSetVersions] PRIMARY KEY ([Id]),
        CONSTRAINT [AK_QuestionSetVersions_PracticeId_Id] UNIQUE ([PracticeId], [Id]),
        CONSTRAINT [FK_QuestionSetVersions_QuestionSets_PracticeId_QuestionSetId] FOREIGN KEY ([PracticeId], [QuestionSetId]) REFERENCES [QuestionSets] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [Clients] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [TherapistId] uniqueidentifier NOT NULL,
        [PreferredName] varbinary(max) NOT NULL,
        [LegalName] varbinary(max) NOT NULL,
        [Email] varbinary(max) NOT NULL,
        [EmailIndex] binary(32) NOT NULL,
        [BirthDate] varbinary(max) NOT NULL,
        [Role] nvarchar(32) NOT NULL,
        [TimeZone] nvarchar(64) NOT NULL,
        [Language] nvarchar(10) NOT NULL,
        [MailboxShared] bit NOT NULL,
        [EmailConsentAt] datetime2 NULL,
        [Status] nvarchar(32) NOT NULL,
        [EnrolledAt] datetime2 NOT NULL,
        [DischargedAt] datetime2 NULL,
        [Contact_BouncedAt] datetime2 NULL,
        [Contact_HeldAt] datetime2 NULL,
        [Contact_RemindersStoppedAt] datetime2 NULL,
        [Contact_SafeFrom] time NULL,
        [Contact_SafeUntil] time NULL,
        [Contact_SnoozedUntil] datetime2 NULL,
        [Pin_Hash] nvarchar(200) NULL,
        [Pin_LockedAt] datetime2 NULL,
        [Pin_SetAt] datetime2 NULL,
        [Pin_Tries] int NOT NULL,
        CONSTRAINT [PK_Clients] PRIMARY KEY ([Id]),
        CONSTRAINT [AK_Clients_PracticeId_Id] UNIQUE ([PracticeId], [Id]),
        CONSTRAINT [FK_Clients_Therapists_PracticeId_TherapistId] FOREIGN KEY ([PracticeId], [TherapistId]) REFERENCES [Therapists] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [TherapistClaims] (
        [Id] int NOT NULL IDENTITY,
        [UserId] uniqueidentifier NOT NULL,
        [ClaimType] nvarchar(max) NULL,
        [ClaimValue] nvarchar(max) NULL,
        CONSTRAINT [PK_TherapistClaims] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_TherapistClaims_Therapists_UserId] FOREIGN KEY ([UserId]) REFERENCES [Therapists] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [TherapistLogins] (
        [LoginProvider] nvarchar(128) NOT NULL,
        [ProviderKey] nvarchar(128) NOT NULL,
        [ProviderDisplayName] nvarchar(max) NULL,
        [UserId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_TherapistLogins] PRIMARY KEY ([LoginProvider], [ProviderKey]),
        CONSTRAINT [FK_TherapistLogins_Therapists_UserId] FOREIGN KEY ([UserId]) REFERENCES [Therapists] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [TherapistPasskeys] (
        [CredentialId] varbinary(1024) NOT NULL,
        [UserId] uniqueidentifier NOT NULL,
        [Data] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_TherapistPasskeys] PRIMARY KEY ([CredentialId]),
        CONSTRAINT [FK_TherapistPasskeys_Therapists_UserId] FOREIGN KEY ([UserId]) REFERENCES [Therapists] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [TherapistTokens] (
        [UserId] uniqueidentifier NOT NULL,
        [LoginProvider] nvarchar(128) NOT NULL,
        [Name] nvarchar(128) NOT NULL,
        [Value] nvarchar(max) NULL,
        CONSTRAINT [PK_TherapistTokens] PRIMARY KEY ([UserId], [LoginProvider], [Name]),
        CONSTRAINT [FK_TherapistTokens_Therapists_UserId] FOREIGN KEY ([UserId]) REFERENCES [Therapists] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [Assignments] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [TherapistId] uniqueidentifier NOT NULL,
        [Status] nvarchar(32) NOT NULL,
        [AssignedAt] datetime2 NOT NULL,
        [SendAt] datetime2 NOT NULL,
        [DueOn] date NOT NULL,
        [OpenedAt] datetime2 NULL,
        [StartedAt] datetime2 NULL,
        [SubmittedAt] datetime2 NULL,
        [ReviewedAt] datetime2 NULL,
        [WithdrawnAt] datetime2 NULL,
        [Note] varbinary(max) NULL,
        [Reply] varbinary(max) NULL,
        [PrivateNote] varbinary(max) NULL,
        [DistressBefore] int NULL,
        [DistressAfter] int NULL,
        CONSTRAINT [PK_Assignments] PRIMARY KEY ([Id]),
        CONSTRAINT [AK_Assignments_PracticeId_Id] UNIQUE ([PracticeId], [Id]),
        CONSTRAINT [FK_Assignments_Clients_PracticeId_ClientId] FOREIGN KEY ([PracticeId], [ClientId]) REFERENCES [Clients] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Assignments_Therapists_PracticeId_TherapistId] FOREIGN KEY ([PracticeId], [TherapistId]) REFERENCES [Therapists] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [ClientKeys] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [Wrapped] varbinary(1000) NOT NULL,
        CONSTRAINT [PK_ClientKeys] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ClientKeys_Clients_PracticeId_ClientId] FOREIGN KEY ([PracticeId], [ClientId]) REFERENCES [Clients] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [Couples] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [TherapistId] uniqueidentifier NOT NULL,
        [FirstClientId] uniqueidentifier NOT NULL,
        [SecondClientId] uniqueidentifier NOT NULL,
        [LinkedAt] datetime2 NOT NULL,
        [UnlinkedAt] datetime2 NULL,
        CONSTRAINT [PK_Couples] PRIMARY KEY ([Id]),
        CONSTRAINT [AK_Couples_PracticeId_Id] UNIQUE ([PracticeId], [Id]),
        CONSTRAINT [FK_Couples_Clients_PracticeId_FirstClientId] FOREIGN KEY ([PracticeId], [FirstClientId]) REFERENCES [Clients] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Couples_Clients_PracticeId_SecondClientId] FOREIGN KEY ([PracticeId], [SecondClientId]) REFERENCES [Clients] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Couples_Therapists_PracticeId_TherapistId] FOREIGN KEY ([PracticeId], [TherapistId]) REFERENCES [Therapists] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [KnownDevices] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [TokenHash] binary(32) NOT NULL,
        [FirstSeenAt] datetime2 NOT NULL,
        [LastSeenAt] datetime2 NOT NULL,
        [ForgottenAt] datetime2 NULL,
        CONSTRAINT [PK_KnownDevices] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_KnownDevices_Clients_PracticeId_ClientId] FOREIGN KEY ([PracticeId], [ClientId]) REFERENCES [Clients] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [AccessLinks] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [AssignmentId] uniqueidentifier NOT NULL,
        [Selector] nvarchar(32) NOT NULL,
        [SecretHash] binary(32) NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [ExpiresAt] datetime2 NOT NULL,
        [RevokedAt] datetime2 NULL,
        [LastOpenedAt] datetime2 NULL,
        CONSTRAINT [PK_AccessLinks] PRIMARY KEY ([Id]),
        CONSTRAINT [AK_AccessLinks_PracticeId_Id] UNIQUE ([PracticeId], [Id]),
        CONSTRAINT [FK_AccessLinks_Assignments_PracticeId_AssignmentId] FOREIGN KEY ([PracticeId], [AssignmentId]) REFERENCES [Assignments] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_AccessLinks_Clients_PracticeId_ClientId] FOREIGN KEY ([PracticeId], [ClientId]) REFERENCES [Clients] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [Alerts] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [AssignmentId] uniqueidentifier NULL,
        [Kind] nvarchar(32) NOT NULL,
        [Status] nvarchar(32) NOT NULL,
        [RaisedAt] datetime2 NOT NULL,
        [OwnerId] uniqueidentifier NULL,
        [AcknowledgedAt] datetime2 NULL,
        [Action] varbinary(max) NULL,
        [ClosedAt] datetime2 NULL,
        CONSTRAINT [PK_Alerts] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Alerts_Assignments_PracticeId_AssignmentId] FOREIGN KEY ([PracticeId], [AssignmentId]) REFERENCES [Assignments] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Alerts_Clients_PracticeId_ClientId] FOREIGN KEY ([PracticeId], [ClientId]) REFERENCES [Clients] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Alerts_Therapists_PracticeId_OwnerId] FOREIGN KEY ([PracticeId], [OwnerId]) REFERENCES [Therapists] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [AssignmentItem] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [AssignmentId] uniqueidentifier NOT NULL,
        [Position] int NOT NULL,
        [Kind] nvarchar(32) NOT NULL,
        [ModuleVersionId] uniqueidentifier NULL,
        [QuestionSetVersionId] uniqueidentifier NULL,
        [DoneAt] datetime2 NULL,
        CONSTRAINT [PK_AssignmentItem] PRIMARY KEY ([Id]),
        CONSTRAINT [AK_AssignmentItem_PracticeId_Id] UNIQUE ([PracticeId], [Id]),
        CONSTRAINT [FK_AssignmentItem_Assignments_PracticeId_AssignmentId] FOREIGN KEY ([PracticeId], [AssignmentId]) REFERENCES [Assignments] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_AssignmentItem_ModuleVersions_PracticeId_ModuleVersionId] FOREIGN KEY ([PracticeId], [ModuleVersionId]) REFERENCES [ModuleVersions] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_AssignmentItem_QuestionSetVersions_PracticeId_QuestionSetVersionId] FOREIGN KEY ([PracticeId], [QuestionSetVersionId]) REFERENCES [QuestionSetVersions] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [Notices] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [Kind] nvarchar(32) NOT NULL,
        [ClientId] uniqueidentifier NULL,
        [TherapistId] uniqueidentifier NULL,
        [AssignmentId] uniqueidentifier NULL,
        [DueAt] datetime2 NOT NULL,
        [LocalDate] date NOT NULL,
        [OccurrenceKey] nvarchar(160) NOT NULL,
        [State] nvarchar(32) NOT NULL,
        [ClaimedBy] nvarchar(80) NULL,
        [LeaseUntil] datetime2 NULL,
        [FirstTriedAt] datetime2 NULL,
        [Attempts] int NOT NULL,
        [NextAttemptAt] datetime2 NOT NULL,
        [HandedOverAt] datetime2 NULL,
        [SentAt] datetime2 NULL,
        [SkippedAt] datetime2 NULL,
        [SkippedBecause] nvarchar(200) NULL,
        [LastReply] nvarchar(300) NULL,
        CONSTRAINT [PK_Notices] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Notices_Assignments_PracticeId_AssignmentId] FOREIGN KEY ([PracticeId], [AssignmentId]) REFERENCES [Assignments] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Notices_Clients_PracticeId_ClientId] FOREIGN KEY ([PracticeId], [ClientId]) REFERENCES [Clients] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Notices_Practices_PracticeId] FOREIGN KEY ([PracticeId]) REFERENCES [Practices] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Notices_Therapists_PracticeId_TherapistId] FOREIGN KEY ([PracticeId], [TherapistId]) REFERENCES [Therapists] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [Sessions] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [TherapistId] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [CoupleId] uniqueidentifier NULL,
        [StartsAt] datetime2 NOT NULL,
        [Minutes] int NOT NULL,
        [Place] nvarchar(60) NOT NULL,
        [Status] nvarchar(32) NOT NULL,
        [Agenda] varbinary(max) NULL,
        CONSTRAINT [PK_Sessions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Sessions_Clients_PracticeId_ClientId] FOREIGN KEY ([PracticeId], [ClientId]) REFERENCES [Clients] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Sessions_Couples_PracticeId_CoupleId] FOREIGN KEY ([PracticeId], [CoupleId]) REFERENCES [Couples] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Sessions_Therapists_PracticeId_TherapistId] FOREIGN KEY ([PracticeId], [TherapistId]) REFERENCES [Therapists] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [ClientVisits] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [LinkId] uniqueidentifier NOT NULL,
        [TokenHash] binary(32) NOT NULL,
        [BeganAt] datetime2 NOT NULL,
        [LastSeenAt] datetime2 NOT NULL,
        [EndedAt] datetime2 NULL,
        [VerifiedAt] datetime2 NULL,
        CONSTRAINT [PK_ClientVisits] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ClientVisits_AccessLinks_PracticeId_LinkId] FOREIGN KEY ([PracticeId], [LinkId]) REFERENCES [AccessLinks] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ClientVisits_Clients_PracticeId_ClientId] FOREIGN KEY ([PracticeId], [ClientId]) REFERENCES [Clients] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [Answers] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [AssignmentId] uniqueidentifier NOT NULL,
        [ItemId] uniqueidentifier NOT NULL,
        [QuestionId] nvarchar(100) NOT NULL,
        [Value] varbinary(max) NOT NULL,
        [IsEmpty] bit NOT NULL,
        [IsPrivate] bit NOT NULL,
        [Revision] int NOT NULL,
        [SavedAt] datetime2 NOT NULL,
        [EnteredByTherapist] bit NOT NULL,
        [Highlights] nvarchar(2000) NOT NULL,
        [PrivateNote] varbinary(max) NULL,
        CONSTRAINT [PK_Answers] PRIMARY KEY ([Id]),
        CONSTRAINT [AK_Answers_PracticeId_Id] UNIQUE ([PracticeId], [Id]),
        CONSTRAINT [FK_Answers_AssignmentItem_PracticeId_ItemId] FOREIGN KEY ([PracticeId], [ItemId]) REFERENCES [AssignmentItem] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Answers_Assignments_PracticeId_AssignmentId] FOREIGN KEY ([PracticeId], [AssignmentId]) REFERENCES [Assignments] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Answers_Clients_PracticeId_ClientId] FOREIGN KEY ([PracticeId], [ClientId]) REFERENCES [Clients] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE TABLE [AnswerRevisions] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [AnswerId] uniqueidentifier NOT NULL,
        [Number] int NOT NULL,
        [SaveKey] uniqueidentifier NOT NULL,
        [Value] varbinary(max) NOT NULL,
        [SavedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_AnswerRevisions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AnswerRevisions_Answers_PracticeId_AnswerId] FOREIGN KEY ([PracticeId], [AnswerId]) REFERENCES [Answers] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_AccessLinks_AssignmentId] ON [AccessLinks] ([AssignmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_AccessLinks_PracticeId_AssignmentId] ON [AccessLinks] ([PracticeId], [AssignmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_AccessLinks_PracticeId_ClientId] ON [AccessLinks] ([PracticeId], [ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_AccessLinks_Selector] ON [AccessLinks] ([Selector]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Alerts_PracticeId_AssignmentId] ON [Alerts] ([PracticeId], [AssignmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Alerts_PracticeId_ClientId] ON [Alerts] ([PracticeId], [ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Alerts_PracticeId_OwnerId] ON [Alerts] ([PracticeId], [OwnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Alerts_PracticeId_Status_RaisedAt] ON [Alerts] ([PracticeId], [Status], [RaisedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_AnswerRevisions_AnswerId_Number] ON [AnswerRevisions] ([AnswerId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_AnswerRevisions_AnswerId_SaveKey] ON [AnswerRevisions] ([AnswerId], [SaveKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_AnswerRevisions_PracticeId_AnswerId] ON [AnswerRevisions] ([PracticeId], [AnswerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Answers_ItemId_QuestionId] ON [Answers] ([ItemId], [QuestionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Answers_PracticeId_AssignmentId] ON [Answers] ([PracticeId], [AssignmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Answers_PracticeId_ClientId] ON [Answers] ([PracticeId], [ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Answers_PracticeId_ItemId] ON [Answers] ([PracticeId], [ItemId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_AssignmentItem_AssignmentId_Position] ON [AssignmentItem] ([AssignmentId], [Position]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_AssignmentItem_PracticeId_AssignmentId] ON [AssignmentItem] ([PracticeId], [AssignmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_AssignmentItem_PracticeId_ModuleVersionId] ON [AssignmentItem] ([PracticeId], [ModuleVersionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_AssignmentItem_PracticeId_QuestionSetVersionId] ON [AssignmentItem] ([PracticeId], [QuestionSetVersionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Assignments_PracticeId_ClientId] ON [Assignments] ([PracticeId], [ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Assignments_PracticeId_TherapistId_Status_DueOn] ON [Assignments] ([PracticeId], [TherapistId], [Status], [DueOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_AuditEntries_PracticeId_ClientId_At] ON [AuditEntries] ([PracticeId], [ClientId], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_ClientKeys_PracticeId_ClientId] ON [ClientKeys] ([PracticeId], [ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Clients_PracticeId_EmailIndex] ON [Clients] ([PracticeId], [EmailIndex]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Clients_PracticeId_TherapistId_Status] ON [Clients] ([PracticeId], [TherapistId], [Status]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_ClientVisits_PracticeId_ClientId] ON [ClientVisits] ([PracticeId], [ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_ClientVisits_PracticeId_LinkId] ON [ClientVisits] ([PracticeId], [LinkId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ClientVisits_TokenHash] ON [ClientVisits] ([TokenHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Couples_PracticeId_FirstClientId] ON [Couples] ([PracticeId], [FirstClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Couples_PracticeId_SecondClientId] ON [Couples] ([PracticeId], [SecondClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Couples_PracticeId_TherapistId] ON [Couples] ([PracticeId], [TherapistId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_KnownDevices_ClientId_TokenHash] ON [KnownDevices] ([ClientId], [TokenHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_KnownDevices_PracticeId_ClientId] ON [KnownDevices] ([PracticeId], [ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Modules_PracticeId_Key] ON [Modules] ([PracticeId], [Key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ModuleVersions_ModuleId_Number] ON [ModuleVersions] ([ModuleId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_ModuleVersions_PracticeId_ModuleId] ON [ModuleVersions] ([PracticeId], [ModuleId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Notices_AssignmentId] ON [Notices] ([AssignmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Notices_OccurrenceKey] ON [Notices] ([OccurrenceKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Notices_PracticeId_AssignmentId] ON [Notices] ([PracticeId], [AssignmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Notices_PracticeId_ClientId] ON [Notices] ([PracticeId], [ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Notices_PracticeId_TherapistId] ON [Notices] ([PracticeId], [TherapistId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Notices_State_NextAttemptAt] ON [Notices] ([State], [NextAttemptAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Pathways_PracticeId_Key] ON [Pathways] ([PracticeId], [Key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_QuestionSets_PracticeId_Key] ON [QuestionSets] ([PracticeId], [Key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_QuestionSetVersions_PracticeId_QuestionSetId] ON [QuestionSetVersions] ([PracticeId], [QuestionSetId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_QuestionSetVersions_QuestionSetId_Number] ON [QuestionSetVersions] ([QuestionSetId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Sessions_PracticeId_ClientId] ON [Sessions] ([PracticeId], [ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Sessions_PracticeId_CoupleId] ON [Sessions] ([PracticeId], [CoupleId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_Sessions_PracticeId_TherapistId_StartsAt] ON [Sessions] ([PracticeId], [TherapistId], [StartsAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_TherapistClaims_UserId] ON [TherapistClaims] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_TherapistLogins_UserId] ON [TherapistLogins] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [IX_TherapistPasskeys_UserId] ON [TherapistPasskeys] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    CREATE INDEX [EmailIndex] ON [Therapists] ([NormalizedEmail]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [UserNameIndex] ON [Therapists] ([NormalizedUserName]) WHERE [NormalizedUserName] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125003221_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125003221_Initial', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125025154_SharesAndDisclosures'
)
BEGIN
    CREATE TABLE [DisclosureDrafts] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [TherapistId] uniqueidentifier NOT NULL,
        [Title] varbinary(max) NULL,
        [Words] varbinary(max) NULL,
        [CreatedAt] datetime2 NOT NULL,
        [ChangedAt] datetime2 NOT NULL,
        [DestroyOn] date NOT NULL,
        [DestroyedAt] datetime2 NULL,
        [DestroyedByDate] bit NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_DisclosureDrafts] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DisclosureDrafts_Clients_PracticeId_ClientId] FOREIGN KEY ([PracticeId], [ClientId]) REFERENCES [Clients] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_DisclosureDrafts_Therapists_PracticeId_TherapistId] FOREIGN KEY ([PracticeId], [TherapistId]) REFERENCES [Therapists] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125025154_SharesAndDisclosures'
)
BEGIN
    CREATE TABLE [Shares] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [TherapistId] uniqueidentifier NOT NULL,
        [GivenById] uniqueidentifier NOT NULL,
        [Kind] nvarchar(32) NOT NULL,
        [StartsAt] datetime2 NOT NULL,
        [EndsAt] datetime2 NOT NULL,
        [EndedAt] datetime2 NULL,
        [AgreedOn] date NULL,
        [Reason] varbinary(max) NULL,
        CONSTRAINT [PK_Shares] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Shares_Clients_PracticeId_ClientId] FOREIGN KEY ([PracticeId], [ClientId]) REFERENCES [Clients] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Shares_Therapists_PracticeId_GivenById] FOREIGN KEY ([PracticeId], [GivenById]) REFERENCES [Therapists] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Shares_Therapists_PracticeId_TherapistId] FOREIGN KEY ([PracticeId], [TherapistId]) REFERENCES [Therapists] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125025154_SharesAndDisclosures'
)
BEGIN
    CREATE INDEX [IX_DisclosureDrafts_PracticeId_ClientId] ON [DisclosureDrafts] ([PracticeId], [ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125025154_SharesAndDisclosures'
)
BEGIN
    CREATE INDEX [IX_DisclosureDrafts_PracticeId_DestroyedAt_DestroyOn] ON [DisclosureDrafts] ([PracticeId], [DestroyedAt], [DestroyOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125025154_SharesAndDisclosures'
)
BEGIN
    CREATE INDEX [IX_DisclosureDrafts_PracticeId_TherapistId] ON [DisclosureDrafts] ([PracticeId], [TherapistId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125025154_SharesAndDisclosures'
)
BEGIN
    CREATE INDEX [IX_Shares_PracticeId_ClientId] ON [Shares] ([PracticeId], [ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125025154_SharesAndDisclosures'
)
BEGIN
    CREATE INDEX [IX_Shares_PracticeId_GivenById] ON [Shares] ([PracticeId], [GivenById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125025154_SharesAndDisclosures'
)
BEGIN
    CREATE INDEX [IX_Shares_PracticeId_TherapistId_ClientId_EndsAt] ON [Shares] ([PracticeId], [TherapistId], [ClientId], [EndsAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125025154_SharesAndDisclosures'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125025154_SharesAndDisclosures', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032337_Records'
)
BEGIN
    ALTER TABLE [Clients] ADD [ErasedAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032337_Records'
)
BEGIN
    ALTER TABLE [Clients] ADD [ErasureDueAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032337_Records'
)
BEGIN
    ALTER TABLE [Clients] ADD [ErasureReason] nvarchar(32) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032337_Records'
)
BEGIN
    ALTER TABLE [ClientKeys] ADD [Messages] bigint NOT NULL DEFAULT CAST(0 AS bigint);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032337_Records'
)
BEGIN
    ALTER TABLE [AuditEntries] ADD [Mark] varbinary(32) NOT NULL DEFAULT 0x;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032337_Records'
)
BEGIN
    ALTER TABLE [AuditEntries] ADD [Number] bigint NOT NULL DEFAULT CAST(0 AS bigint);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032337_Records'
)
BEGIN
    CREATE TABLE [AuditHeads] (
        [PracticeId] uniqueidentifier NOT NULL,
        [Number] bigint NOT NULL,
        [Mark] varbinary(32) NOT NULL,
        CONSTRAINT [PK_AuditHeads] PRIMARY KEY ([PracticeId]),
        CONSTRAINT [FK_AuditHeads_Practices_PracticeId] FOREIGN KEY ([PracticeId]) REFERENCES [Practices] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032337_Records'
)
BEGIN
    EXEC(N'WITH numbered AS (SELECT [Number], ROW_NUMBER() OVER (PARTITION BY [PracticeId] ORDER BY [At], [Id]) AS [Nth] FROM [AuditEntries]) UPDATE numbered SET [Number] = [Nth];');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032337_Records'
)
BEGIN
    EXEC(N'INSERT INTO [AuditHeads] ([PracticeId], [Number], [Mark]) SELECT [PracticeId], COUNT_BIG(*), 0x FROM [AuditEntries] GROUP BY [PracticeId];');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032337_Records'
)
BEGIN
    CREATE UNIQUE INDEX [IX_AuditEntries_PracticeId_Number] ON [AuditEntries] ([PracticeId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032337_Records'
)
BEGIN
    EXEC(N'CREATE TRIGGER [AuditEntries_AppendOnly] ON [AuditEntries] INSTEAD OF UPDATE, DELETE AS BEGIN SET NOCOUNT ON; THROW 51000, ''The audit trail is append-only.'', 1; END;');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032337_Records'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125032337_Records', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    ALTER TABLE [ClientKeys] DROP CONSTRAINT [FK_ClientKeys_Clients_PracticeId_ClientId];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    ALTER TABLE [Couples] ADD [Policy] nvarchar(32) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    ALTER TABLE [Couples] ADD [PolicyChosenAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    ALTER TABLE [Assignments] ADD [Purpose] nvarchar(32) NOT NULL DEFAULT N'Work';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    ALTER TABLE [Assignments] ADD [QuarantinedAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    ALTER TABLE [Pathways] ADD CONSTRAINT [AK_Pathways_PracticeId_Id] UNIQUE ([PracticeId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE TABLE [CoupleNotes] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [CoupleId] uniqueidentifier NOT NULL,
        [TherapistId] uniqueidentifier NOT NULL,
        [Kind] nvarchar(32) NOT NULL,
        [Words] varbinary(max) NOT NULL,
        [WrittenAt] datetime2 NOT NULL,
        [ChangedAt] datetime2 NULL,
        [DoneAt] datetime2 NULL,
        CONSTRAINT [PK_CoupleNotes] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_CoupleNotes_Couples_PracticeId_CoupleId] FOREIGN KEY ([PracticeId], [CoupleId]) REFERENCES [Couples] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_CoupleNotes_Therapists_PracticeId_TherapistId] FOREIGN KEY ([PracticeId], [TherapistId]) REFERENCES [Therapists] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE TABLE [PathwayRuns] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [TherapistId] uniqueidentifier NOT NULL,
        [CoupleId] uniqueidentifier NULL,
        [ClientId] uniqueidentifier NULL,
        [PathwayId] uniqueidentifier NULL,
        [DaysPerStep] int NOT NULL,
        [Note] varbinary(max) NULL,
        [StartedAt] datetime2 NOT NULL,
        [EndedAt] datetime2 NULL,
        CONSTRAINT [PK_PathwayRuns] PRIMARY KEY ([Id]),
        CONSTRAINT [AK_PathwayRuns_PracticeId_Id] UNIQUE ([PracticeId], [Id]),
        CONSTRAINT [FK_PathwayRuns_Clients_PracticeId_ClientId] FOREIGN KEY ([PracticeId], [ClientId]) REFERENCES [Clients] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_PathwayRuns_Couples_PracticeId_CoupleId] FOREIGN KEY ([PracticeId], [CoupleId]) REFERENCES [Couples] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_PathwayRuns_Pathways_PracticeId_PathwayId] FOREIGN KEY ([PracticeId], [PathwayId]) REFERENCES [Pathways] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_PathwayRuns_Therapists_PracticeId_TherapistId] FOREIGN KEY ([PracticeId], [TherapistId]) REFERENCES [Therapists] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE TABLE [PolicyVersions] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [Policy] nvarchar(32) NOT NULL,
        [Number] int NOT NULL,
        [Texts] nvarchar(max) NOT NULL,
        [PublishedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_PolicyVersions] PRIMARY KEY ([Id]),
        CONSTRAINT [AK_PolicyVersions_PracticeId_Id] UNIQUE ([PracticeId], [Id]),
        CONSTRAINT [FK_PolicyVersions_Practices_PracticeId] FOREIGN KEY ([PracticeId]) REFERENCES [Practices] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE TABLE [Releases] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [CoupleId] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [RecipientId] uniqueidentifier NOT NULL,
        [AssignmentId] uniqueidentifier NOT NULL,
        [AnswerId] uniqueidentifier NOT NULL,
        [Revision] int NOT NULL,
        [QuestionSetVersionId] uniqueidentifier NOT NULL,
        [QuestionId] nvarchar(100) NOT NULL,
        [Words] varbinary(max) NULL,
        [State] nvarchar(32) NOT NULL,
        [Gate] nvarchar(32) NOT NULL,
        [OfferedAt] datetime2 NOT NULL,
        [AgreedAt] datetime2 NULL,
        [AgreedById] uniqueidentifier NULL,
        [ShownAt] datetime2 NULL,
        [DeliveryId] uniqueidentifier NULL,
        [OpenedAt] datetime2 NULL,
        [EndedAt] datetime2 NULL,
        CONSTRAINT [PK_Releases] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Releases_Assignments_PracticeId_AssignmentId] FOREIGN KEY ([PracticeId], [AssignmentId]) REFERENCES [Assignments] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Releases_Assignments_PracticeId_DeliveryId] FOREIGN KEY ([PracticeId], [DeliveryId]) REFERENCES [Assignments] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Releases_Clients_PracticeId_ClientId] FOREIGN KEY ([PracticeId], [ClientId]) REFERENCES [Clients] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Releases_Clients_PracticeId_RecipientId] FOREIGN KEY ([PracticeId], [RecipientId]) REFERENCES [Clients] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Releases_Couples_PracticeId_CoupleId] FOREIGN KEY ([PracticeId], [CoupleId]) REFERENCES [Couples] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Releases_QuestionSetVersions_PracticeId_QuestionSetVersionId] FOREIGN KEY ([PracticeId], [QuestionSetVersionId]) REFERENCES [QuestionSetVersions] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Releases_Therapists_PracticeId_AgreedById] FOREIGN KEY ([PracticeId], [AgreedById]) REFERENCES [Therapists] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE TABLE [RunSteps] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [RunId] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [Place] int NOT NULL,
        [ItemKey] nvarchar(100) NOT NULL,
        [Kind] nvarchar(32) NOT NULL,
        [Gate] nvarchar(32) NOT NULL,
        [Days] int NOT NULL,
        [State] nvarchar(32) NOT NULL,
        [AssignmentId] uniqueidentifier NULL,
        [OpensAt] datetime2 NULL,
        [UnlockedAt] datetime2 NULL,
        [OpenedAt] datetime2 NULL,
        [PassedAt] datetime2 NULL,
        CONSTRAINT [PK_RunSteps] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_RunSteps_Assignments_PracticeId_AssignmentId] FOREIGN KEY ([PracticeId], [AssignmentId]) REFERENCES [Assignments] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_RunSteps_Clients_PracticeId_ClientId] FOREIGN KEY ([PracticeId], [ClientId]) REFERENCES [Clients] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_RunSteps_PathwayRuns_PracticeId_RunId] FOREIGN KEY ([PracticeId], [RunId]) REFERENCES [PathwayRuns] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE TABLE [Agreements] (
        [Id] uniqueidentifier NOT NULL,
        [PracticeId] uniqueidentifier NOT NULL,
        [CoupleId] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [VersionId] uniqueidentifier NOT NULL,
        [AssignmentId] uniqueidentifier NULL,
        [AskedAt] datetime2 NOT NULL,
        [State] nvarchar(32) NOT NULL,
        [SignedAt] datetime2 NULL,
        [SignedName] varbinary(max) NULL,
        [Place] nvarchar(32) NULL,
        [WasProven] bit NOT NULL,
        [WitnessId] uniqueidentifier NULL,
        [TakenBackAt] datetime2 NULL,
        CONSTRAINT [PK_Agreements] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Agreements_Assignments_PracticeId_AssignmentId] FOREIGN KEY ([PracticeId], [AssignmentId]) REFERENCES [Assignments] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Agreements_Clients_PracticeId_ClientId] FOREIGN KEY ([PracticeId], [ClientId]) REFERENCES [Clients] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Agreements_Couples_PracticeId_CoupleId] FOREIGN KEY ([PracticeId], [CoupleId]) REFERENCES [Couples] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Agreements_PolicyVersions_PracticeId_VersionId] FOREIGN KEY ([PracticeId], [VersionId]) REFERENCES [PolicyVersions] ([PracticeId], [Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Agreements_Therapists_PracticeId_WitnessId] FOREIGN KEY ([PracticeId], [WitnessId]) REFERENCES [Therapists] ([PracticeId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_Agreements_PracticeId_AssignmentId] ON [Agreements] ([PracticeId], [AssignmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_Agreements_PracticeId_ClientId] ON [Agreements] ([PracticeId], [ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_Agreements_PracticeId_CoupleId] ON [Agreements] ([PracticeId], [CoupleId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_Agreements_PracticeId_VersionId] ON [Agreements] ([PracticeId], [VersionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_Agreements_PracticeId_WitnessId] ON [Agreements] ([PracticeId], [WitnessId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_CoupleNotes_PracticeId_CoupleId] ON [CoupleNotes] ([PracticeId], [CoupleId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_CoupleNotes_PracticeId_TherapistId] ON [CoupleNotes] ([PracticeId], [TherapistId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_PathwayRuns_PracticeId_ClientId] ON [PathwayRuns] ([PracticeId], [ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_PathwayRuns_PracticeId_CoupleId] ON [PathwayRuns] ([PracticeId], [CoupleId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_PathwayRuns_PracticeId_PathwayId] ON [PathwayRuns] ([PracticeId], [PathwayId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_PathwayRuns_PracticeId_TherapistId] ON [PathwayRuns] ([PracticeId], [TherapistId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE UNIQUE INDEX [IX_PolicyVersions_PracticeId_Policy_Number] ON [PolicyVersions] ([PracticeId], [Policy], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_Releases_PracticeId_AgreedById] ON [Releases] ([PracticeId], [AgreedById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_Releases_PracticeId_AssignmentId] ON [Releases] ([PracticeId], [AssignmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_Releases_PracticeId_ClientId] ON [Releases] ([PracticeId], [ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_Releases_PracticeId_CoupleId_State] ON [Releases] ([PracticeId], [CoupleId], [State]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_Releases_PracticeId_DeliveryId] ON [Releases] ([PracticeId], [DeliveryId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_Releases_PracticeId_QuestionSetVersionId] ON [Releases] ([PracticeId], [QuestionSetVersionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_Releases_PracticeId_RecipientId] ON [Releases] ([PracticeId], [RecipientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_RunSteps_AssignmentId] ON [RunSteps] ([AssignmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_RunSteps_PracticeId_AssignmentId] ON [RunSteps] ([PracticeId], [AssignmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_RunSteps_PracticeId_ClientId] ON [RunSteps] ([PracticeId], [ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_RunSteps_PracticeId_RunId] ON [RunSteps] ([PracticeId], [RunId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    CREATE INDEX [IX_RunSteps_State_OpensAt] ON [RunSteps] ([State], [OpensAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    ALTER TABLE [ClientKeys] ADD CONSTRAINT [FK_ClientKeys_Practices_PracticeId] FOREIGN KEY ([PracticeId]) REFERENCES [Practices] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125035453_CoupleFiles'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125035453_CoupleFiles', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125041027_VisitsAndAppointments'
)
BEGIN
    ALTER TABLE [Therapists] ADD [OwnReminders] nvarchar(400) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125041027_VisitsAndAppointments'
)
BEGIN
    ALTER TABLE [Sessions] ADD [Revision] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125041027_VisitsAndAppointments'
)
BEGIN
    ALTER TABLE [Practices] ADD [SessionMails] nvarchar(32) NOT NULL DEFAULT N'None';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125041027_VisitsAndAppointments'
)
BEGIN
    ALTER TABLE [Notices] ADD [Edition] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125041027_VisitsAndAppointments'
)
BEGIN
    ALTER TABLE [Notices] ADD [HandedOverAs] binary(32) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125041027_VisitsAndAppointments'
)
BEGIN
    ALTER TABLE [Notices] ADD [SessionId] uniqueidentifier NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125041027_VisitsAndAppointments'
)
BEGIN
    ALTER TABLE [ClientVisits] ADD [InSession] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125041027_VisitsAndAppointments'
)
BEGIN
    ALTER TABLE [Sessions] ADD CONSTRAINT [AK_Sessions_PracticeId_Id] UNIQUE ([PracticeId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125041027_VisitsAndAppointments'
)
BEGIN
    CREATE INDEX [IX_Notices_PracticeId_SessionId] ON [Notices] ([PracticeId], [SessionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125041027_VisitsAndAppointments'
)
BEGIN
    CREATE INDEX [IX_Notices_SessionId] ON [Notices] ([SessionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125041027_VisitsAndAppointments'
)
BEGIN
    ALTER TABLE [Notices] ADD CONSTRAINT [FK_Notices_Sessions_PracticeId_SessionId] FOREIGN KEY ([PracticeId], [SessionId]) REFERENCES [Sessions] ([PracticeId], [Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125041027_VisitsAndAppointments'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125041027_VisitsAndAppointments', N'10.0.14');
END;

COMMIT;
GO

