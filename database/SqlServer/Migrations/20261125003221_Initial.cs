using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Practices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    SenderName = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    SenderAddress = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    TimeZone = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    DangerNumber = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    TalkNumber = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    ExitUrl = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    LinkValidityDays = table.Column<int>(type: "int", nullable: false),
                    QuietUntil = table.Column<TimeOnly>(type: "time", nullable: false),
                    QuietFrom = table.Column<TimeOnly>(type: "time", nullable: false),
                    WhenInDoubt = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Reminders_AfterDue = table.Column<int>(type: "int", nullable: false),
                    Reminders_BeforeDue = table.Column<int>(type: "int", nullable: false),
                    Reminders_MostPerWeek = table.Column<int>(type: "int", nullable: false),
                    Reminders_QuietDays = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Reminders_SoonAfter = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Practices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Actor = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    ActorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ClientId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Action = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    ObjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AuditEntries_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Modules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    CurrentNumber = table.Column<int>(type: "int", nullable: false),
                    ArchivedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Modules", x => x.Id);
                    table.UniqueConstraint("AK_Modules_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.ForeignKey(
                        name: "FK_Modules_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Pathways",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Summary = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    For = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    ArchivedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Steps = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Texts = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pathways", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Pathways_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "QuestionSets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    CurrentNumber = table.Column<int>(type: "int", nullable: false),
                    ArchivedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionSets", x => x.Id);
                    table.UniqueConstraint("AK_QuestionSets_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.ForeignKey(
                        name: "FK_QuestionSets_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Therapists",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DisplayName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Role = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    TimeZone = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    DisabledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DigestAt = table.Column<TimeOnly>(type: "time", nullable: true),
                    UserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    PasswordHash = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    SecurityStamp = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    PhoneNumber = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "bit", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "bit", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Therapists", x => x.Id);
                    table.UniqueConstraint("AK_Therapists_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.ForeignKey(
                        name: "FK_Therapists_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ModuleVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ModuleId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Summary = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Audience = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Intensity = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Minutes = table.Column<int>(type: "int", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Texts = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModuleVersions", x => x.Id);
                    table.UniqueConstraint("AK_ModuleVersions_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.ForeignKey(
                        name: "FK_ModuleVersions_Modules_PracticeId_ModuleId",
                        columns: x => new { x.PracticeId, x.ModuleId },
                        principalTable: "Modules",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "QuestionSetVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    QuestionSetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Summary = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Audience = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Intensity = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Minutes = table.Column<int>(type: "int", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    QuestionCount = table.Column<int>(type: "int", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Questions = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Texts = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionSetVersions", x => x.Id);
                    table.UniqueConstraint("AK_QuestionSetVersions_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.ForeignKey(
                        name: "FK_QuestionSetVersions_QuestionSets_PracticeId_QuestionSetId",
                        columns: x => new { x.PracticeId, x.QuestionSetId },
                        principalTable: "QuestionSets",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Clients",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TherapistId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PreferredName = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    LegalName = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Email = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    EmailIndex = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    BirthDate = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Role = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    TimeZone = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    MailboxShared = table.Column<bool>(type: "bit", nullable: false),
                    EmailConsentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Status = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    EnrolledAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DischargedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Contact_BouncedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Contact_HeldAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Contact_RemindersStoppedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Contact_SafeFrom = table.Column<TimeOnly>(type: "time", nullable: true),
                    Contact_SafeUntil = table.Column<TimeOnly>(type: "time", nullable: true),
                    Contact_SnoozedUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Pin_Hash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Pin_LockedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Pin_SetAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Pin_Tries = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Clients", x => x.Id);
                    table.UniqueConstraint("AK_Clients_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.ForeignKey(
                        name: "FK_Clients_Therapists_PracticeId_TherapistId",
                        columns: x => new { x.PracticeId, x.TherapistId },
                        principalTable: "Therapists",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TherapistClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TherapistClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TherapistClaims_Therapists_UserId",
                        column: x => x.UserId,
                        principalTable: "Therapists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TherapistLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TherapistLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_TherapistLogins_Therapists_UserId",
                        column: x => x.UserId,
                        principalTable: "Therapists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TherapistPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "varbinary(1024)", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Data = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TherapistPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_TherapistPasskeys_Therapists_UserId",
                        column: x => x.UserId,
                        principalTable: "Therapists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TherapistTokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LoginProvider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TherapistTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_TherapistTokens_Therapists_UserId",
                        column: x => x.UserId,
                        principalTable: "Therapists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Assignments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClientId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TherapistId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    AssignedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SendAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReviewedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Note = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    Reply = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    PrivateNote = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    DistressBefore = table.Column<int>(type: "int", nullable: true),
                    DistressAfter = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assignments", x => x.Id);
                    table.UniqueConstraint("AK_Assignments_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.ForeignKey(
                        name: "FK_Assignments_Clients_PracticeId_ClientId",
                        columns: x => new { x.PracticeId, x.ClientId },
                        principalTable: "Clients",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Assignments_Therapists_PracticeId_TherapistId",
                        columns: x => new { x.PracticeId, x.TherapistId },
                        principalTable: "Therapists",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClientKeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClientId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "varbinary(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClientKeys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClientKeys_Clients_PracticeId_ClientId",
                        columns: x => new { x.PracticeId, x.ClientId },
                        principalTable: "Clients",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Couples",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TherapistId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FirstClientId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SecondClientId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LinkedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UnlinkedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Couples", x => x.Id);
                    table.UniqueConstraint("AK_Couples_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.ForeignKey(
                        name: "FK_Couples_Clients_PracticeId_FirstClientId",
                        columns: x => new { x.PracticeId, x.FirstClientId },
                        principalTable: "Clients",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Couples_Clients_PracticeId_SecondClientId",
                        columns: x => new { x.PracticeId, x.SecondClientId },
                        principalTable: "Clients",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Couples_Therapists_PracticeId_TherapistId",
                        columns: x => new { x.PracticeId, x.TherapistId },
                        principalTable: "Therapists",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KnownDevices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClientId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    FirstSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ForgottenAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownDevices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KnownDevices_Clients_PracticeId_ClientId",
                        columns: x => new { x.PracticeId, x.ClientId },
                        principalTable: "Clients",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccessLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClientId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AssignmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Selector = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    SecretHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LastOpenedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessLinks", x => x.Id);
                    table.UniqueConstraint("AK_AccessLinks_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.ForeignKey(
                        name: "FK_AccessLinks_Assignments_PracticeId_AssignmentId",
                        columns: x => new { x.PracticeId, x.AssignmentId },
                        principalTable: "Assignments",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AccessLinks_Clients_PracticeId_ClientId",
                        columns: x => new { x.PracticeId, x.ClientId },
                        principalTable: "Clients",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Alerts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClientId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AssignmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AcknowledgedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Action = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Alerts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Alerts_Assignments_PracticeId_AssignmentId",
                        columns: x => new { x.PracticeId, x.AssignmentId },
                        principalTable: "Assignments",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Alerts_Clients_PracticeId_ClientId",
                        columns: x => new { x.PracticeId, x.ClientId },
                        principalTable: "Clients",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Alerts_Therapists_PracticeId_OwnerId",
                        columns: x => new { x.PracticeId, x.OwnerId },
                        principalTable: "Therapists",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AssignmentItem",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AssignmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    ModuleVersionId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    QuestionSetVersionId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssignmentItem", x => x.Id);
                    table.UniqueConstraint("AK_AssignmentItem_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.ForeignKey(
                        name: "FK_AssignmentItem_Assignments_PracticeId_AssignmentId",
                        columns: x => new { x.PracticeId, x.AssignmentId },
                        principalTable: "Assignments",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AssignmentItem_ModuleVersions_PracticeId_ModuleVersionId",
                        columns: x => new { x.PracticeId, x.ModuleVersionId },
                        principalTable: "ModuleVersions",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AssignmentItem_QuestionSetVersions_PracticeId_QuestionSetVersionId",
                        columns: x => new { x.PracticeId, x.QuestionSetVersionId },
                        principalTable: "QuestionSetVersions",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Notices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    ClientId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TherapistId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AssignmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DueAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LocalDate = table.Column<DateOnly>(type: "date", nullable: false),
                    OccurrenceKey = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    ClaimedBy = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    LeaseUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    FirstTriedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    HandedOverAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SkippedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SkippedBecause = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    LastReply = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Notices_Assignments_PracticeId_AssignmentId",
                        columns: x => new { x.PracticeId, x.AssignmentId },
                        principalTable: "Assignments",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Notices_Clients_PracticeId_ClientId",
                        columns: x => new { x.PracticeId, x.ClientId },
                        principalTable: "Clients",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Notices_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Notices_Therapists_PracticeId_TherapistId",
                        columns: x => new { x.PracticeId, x.TherapistId },
                        principalTable: "Therapists",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TherapistId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClientId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CoupleId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    StartsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Minutes = table.Column<int>(type: "int", nullable: false),
                    Place = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Agenda = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sessions_Clients_PracticeId_ClientId",
                        columns: x => new { x.PracticeId, x.ClientId },
                        principalTable: "Clients",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Sessions_Couples_PracticeId_CoupleId",
                        columns: x => new { x.PracticeId, x.CoupleId },
                        principalTable: "Couples",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Sessions_Therapists_PracticeId_TherapistId",
                        columns: x => new { x.PracticeId, x.TherapistId },
                        principalTable: "Therapists",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClientVisits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClientId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LinkId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    BeganAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    VerifiedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClientVisits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClientVisits_AccessLinks_PracticeId_LinkId",
                        columns: x => new { x.PracticeId, x.LinkId },
                        principalTable: "AccessLinks",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ClientVisits_Clients_PracticeId_ClientId",
                        columns: x => new { x.PracticeId, x.ClientId },
                        principalTable: "Clients",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Answers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClientId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AssignmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ItemId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    QuestionId = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Value = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    IsEmpty = table.Column<bool>(type: "bit", nullable: false),
                    IsPrivate = table.Column<bool>(type: "bit", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EnteredByTherapist = table.Column<bool>(type: "bit", nullable: false),
                    Highlights = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    PrivateNote = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Answers", x => x.Id);
                    table.UniqueConstraint("AK_Answers_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.ForeignKey(
                        name: "FK_Answers_AssignmentItem_PracticeId_ItemId",
                        columns: x => new { x.PracticeId, x.ItemId },
                        principalTable: "AssignmentItem",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Answers_Assignments_PracticeId_AssignmentId",
                        columns: x => new { x.PracticeId, x.AssignmentId },
                        principalTable: "Assignments",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Answers_Clients_PracticeId_ClientId",
                        columns: x => new { x.PracticeId, x.ClientId },
                        principalTable: "Clients",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AnswerRevisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClientId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AnswerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    SaveKey = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Value = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnswerRevisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AnswerRevisions_Answers_PracticeId_AnswerId",
                        columns: x => new { x.PracticeId, x.AnswerId },
                        principalTable: "Answers",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccessLinks_AssignmentId",
                table: "AccessLinks",
                column: "AssignmentId");

            migrationBuilder.CreateIndex(
                name: "IX_AccessLinks_PracticeId_AssignmentId",
                table: "AccessLinks",
                columns: new[] { "PracticeId", "AssignmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessLinks_PracticeId_ClientId",
                table: "AccessLinks",
                columns: new[] { "PracticeId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessLinks_Selector",
                table: "AccessLinks",
                column: "Selector",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_PracticeId_AssignmentId",
                table: "Alerts",
                columns: new[] { "PracticeId", "AssignmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_PracticeId_ClientId",
                table: "Alerts",
                columns: new[] { "PracticeId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_PracticeId_OwnerId",
                table: "Alerts",
                columns: new[] { "PracticeId", "OwnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_PracticeId_Status_RaisedAt",
                table: "Alerts",
                columns: new[] { "PracticeId", "Status", "RaisedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AnswerRevisions_AnswerId_Number",
                table: "AnswerRevisions",
                columns: new[] { "AnswerId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AnswerRevisions_AnswerId_SaveKey",
                table: "AnswerRevisions",
                columns: new[] { "AnswerId", "SaveKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AnswerRevisions_PracticeId_AnswerId",
                table: "AnswerRevisions",
                columns: new[] { "PracticeId", "AnswerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Answers_ItemId_QuestionId",
                table: "Answers",
                columns: new[] { "ItemId", "QuestionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Answers_PracticeId_AssignmentId",
                table: "Answers",
                columns: new[] { "PracticeId", "AssignmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Answers_PracticeId_ClientId",
                table: "Answers",
                columns: new[] { "PracticeId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Answers_PracticeId_ItemId",
                table: "Answers",
                columns: new[] { "PracticeId", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentItem_AssignmentId_Position",
                table: "AssignmentItem",
                columns: new[] { "AssignmentId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentItem_PracticeId_AssignmentId",
                table: "AssignmentItem",
                columns: new[] { "PracticeId", "AssignmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentItem_PracticeId_ModuleVersionId",
                table: "AssignmentItem",
                columns: new[] { "PracticeId", "ModuleVersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentItem_PracticeId_QuestionSetVersionId",
                table: "AssignmentItem",
                columns: new[] { "PracticeId", "QuestionSetVersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_PracticeId_ClientId",
                table: "Assignments",
                columns: new[] { "PracticeId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_PracticeId_TherapistId_Status_DueOn",
                table: "Assignments",
                columns: new[] { "PracticeId", "TherapistId", "Status", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_PracticeId_ClientId_At",
                table: "AuditEntries",
                columns: new[] { "PracticeId", "ClientId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ClientKeys_PracticeId_ClientId",
                table: "ClientKeys",
                columns: new[] { "PracticeId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_PracticeId_EmailIndex",
                table: "Clients",
                columns: new[] { "PracticeId", "EmailIndex" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_PracticeId_TherapistId_Status",
                table: "Clients",
                columns: new[] { "PracticeId", "TherapistId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_ClientVisits_PracticeId_ClientId",
                table: "ClientVisits",
                columns: new[] { "PracticeId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_ClientVisits_PracticeId_LinkId",
                table: "ClientVisits",
                columns: new[] { "PracticeId", "LinkId" });

            migrationBuilder.CreateIndex(
                name: "IX_ClientVisits_TokenHash",
                table: "ClientVisits",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Couples_PracticeId_FirstClientId",
                table: "Couples",
                columns: new[] { "PracticeId", "FirstClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Couples_PracticeId_SecondClientId",
                table: "Couples",
                columns: new[] { "PracticeId", "SecondClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Couples_PracticeId_TherapistId",
                table: "Couples",
                columns: new[] { "PracticeId", "TherapistId" });

            migrationBuilder.CreateIndex(
                name: "IX_KnownDevices_ClientId_TokenHash",
                table: "KnownDevices",
                columns: new[] { "ClientId", "TokenHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KnownDevices_PracticeId_ClientId",
                table: "KnownDevices",
                columns: new[] { "PracticeId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Modules_PracticeId_Key",
                table: "Modules",
                columns: new[] { "PracticeId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ModuleVersions_ModuleId_Number",
                table: "ModuleVersions",
                columns: new[] { "ModuleId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ModuleVersions_PracticeId_ModuleId",
                table: "ModuleVersions",
                columns: new[] { "PracticeId", "ModuleId" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_AssignmentId",
                table: "Notices",
                column: "AssignmentId");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_OccurrenceKey",
                table: "Notices",
                column: "OccurrenceKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notices_PracticeId_AssignmentId",
                table: "Notices",
                columns: new[] { "PracticeId", "AssignmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_PracticeId_ClientId",
                table: "Notices",
                columns: new[] { "PracticeId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_PracticeId_TherapistId",
                table: "Notices",
                columns: new[] { "PracticeId", "TherapistId" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_State_NextAttemptAt",
                table: "Notices",
                columns: new[] { "State", "NextAttemptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Pathways_PracticeId_Key",
                table: "Pathways",
                columns: new[] { "PracticeId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuestionSets_PracticeId_Key",
                table: "QuestionSets",
                columns: new[] { "PracticeId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuestionSetVersions_PracticeId_QuestionSetId",
                table: "QuestionSetVersions",
                columns: new[] { "PracticeId", "QuestionSetId" });

            migrationBuilder.CreateIndex(
                name: "IX_QuestionSetVersions_QuestionSetId_Number",
                table: "QuestionSetVersions",
                columns: new[] { "QuestionSetId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_PracticeId_ClientId",
                table: "Sessions",
                columns: new[] { "PracticeId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_PracticeId_CoupleId",
                table: "Sessions",
                columns: new[] { "PracticeId", "CoupleId" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_PracticeId_TherapistId_StartsAt",
                table: "Sessions",
                columns: new[] { "PracticeId", "TherapistId", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_TherapistClaims_UserId",
                table: "TherapistClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_TherapistLogins_UserId",
                table: "TherapistLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_TherapistPasskeys_UserId",
                table: "TherapistPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "Therapists",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "Therapists",
                column: "NormalizedUserName",
                unique: true,
                filter: "[NormalizedUserName] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Alerts");

            migrationBuilder.DropTable(
                name: "AnswerRevisions");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "ClientKeys");

            migrationBuilder.DropTable(
                name: "ClientVisits");

            migrationBuilder.DropTable(
                name: "KnownDevices");

            migrationBuilder.DropTable(
                name: "Notices");

            migrationBuilder.DropTable(
                name: "Pathways");

            migrationBuilder.DropTable(
                name: "Sessions");

            migrationBuilder.DropTable(
                name: "TherapistClaims");

            migrationBuilder.DropTable(
                name: "TherapistLogins");

            migrationBuilder.DropTable(
                name: "TherapistPasskeys");

            migrationBuilder.DropTable(
                name: "TherapistTokens");

            migrationBuilder.DropTable(
                name: "Answers");

            migrationBuilder.DropTable(
                name: "AccessLinks");

            migrationBuilder.DropTable(
                name: "Couples");

            migrationBuilder.DropTable(
                name: "AssignmentItem");

            migrationBuilder.DropTable(
                name: "Assignments");

            migrationBuilder.DropTable(
                name: "ModuleVersions");

            migrationBuilder.DropTable(
                name: "QuestionSetVersions");

            migrationBuilder.DropTable(
                name: "Clients");

            migrationBuilder.DropTable(
                name: "Modules");

            migrationBuilder.DropTable(
                name: "QuestionSets");

            migrationBuilder.DropTable(
                name: "Therapists");

            migrationBuilder.DropTable(
                name: "Practices");
        }
    }
}
