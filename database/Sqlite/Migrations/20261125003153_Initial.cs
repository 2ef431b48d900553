using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Database.Sqlite.Migrations
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    SenderName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false, collation: "NOCASE"),
                    SenderAddress = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false, collation: "NOCASE"),
                    TimeZone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "NOCASE"),
                    Language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false, collation: "NOCASE"),
                    DangerNumber = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false, collation: "NOCASE"),
                    TalkNumber = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false, collation: "NOCASE"),
                    ExitUrl = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false, collation: "NOCASE"),
                    LinkValidityDays = table.Column<int>(type: "INTEGER", nullable: false),
                    QuietUntil = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    QuietFrom = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    WhenInDoubt = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reminders_AfterDue = table.Column<int>(type: "INTEGER", nullable: false),
                    Reminders_BeforeDue = table.Column<int>(type: "INTEGER", nullable: false),
                    Reminders_MostPerWeek = table.Column<int>(type: "INTEGER", nullable: false),
                    Reminders_QuietDays = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false, collation: "NOCASE"),
                    Reminders_SoonAfter = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Practices", x => x.Id);
                    table.CheckConstraint("CK_Practices_DangerNumber_Length", "length(\"DangerNumber\") <= 30");
                    table.CheckConstraint("CK_Practices_ExitUrl_Length", "length(\"ExitUrl\") <= 300");
                    table.CheckConstraint("CK_Practices_Language_Length", "length(\"Language\") <= 10");
                    table.CheckConstraint("CK_Practices_Name_Length", "length(\"Name\") <= 120");
                    table.CheckConstraint("CK_Practices_Reminders_QuietDays_Length", "length(\"Reminders_QuietDays\") <= 80");
                    table.CheckConstraint("CK_Practices_SenderAddress_Length", "length(\"SenderAddress\") <= 254");
                    table.CheckConstraint("CK_Practices_SenderName_Length", "length(\"SenderName\") <= 80");
                    table.CheckConstraint("CK_Practices_TalkNumber_Length", "length(\"TalkNumber\") <= 30");
                    table.CheckConstraint("CK_Practices_TimeZone_Length", "length(\"TimeZone\") <= 64");
                    table.CheckConstraint("CK_Practices_WhenInDoubt_Length", "length(\"WhenInDoubt\") <= 32");
                });

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Action = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    ObjectId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                    table.CheckConstraint("CK_AuditEntries_Action_Length", "length(\"Action\") <= 32");
                    table.CheckConstraint("CK_AuditEntries_Actor_Length", "length(\"Actor\") <= 32");
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "NOCASE"),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    CurrentNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    ArchivedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Modules", x => x.Id);
                    table.UniqueConstraint("AK_Modules_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.CheckConstraint("CK_Modules_Key_Length", "length(\"Key\") <= 100");
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "NOCASE"),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "NOCASE"),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false, collation: "NOCASE"),
                    For = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    Source = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false, collation: "NOCASE"),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ArchivedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Steps = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE"),
                    Texts = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pathways", x => x.Id);
                    table.CheckConstraint("CK_Pathways_For_Length", "length(\"For\") <= 32");
                    table.CheckConstraint("CK_Pathways_Key_Length", "length(\"Key\") <= 100");
                    table.CheckConstraint("CK_Pathways_Source_Length", "length(\"Source\") <= 300");
                    table.CheckConstraint("CK_Pathways_Summary_Length", "length(\"Summary\") <= 500");
                    table.CheckConstraint("CK_Pathways_Title_Length", "length(\"Title\") <= 200");
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "NOCASE"),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    CurrentNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    ArchivedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionSets", x => x.Id);
                    table.UniqueConstraint("AK_QuestionSets_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.CheckConstraint("CK_QuestionSets_Key_Length", "length(\"Key\") <= 100");
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    Role = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    TimeZone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "NOCASE"),
                    DisabledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DigestAt = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true, collation: "NOCASE"),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true, collation: "NOCASE"),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true, collation: "NOCASE"),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true, collation: "NOCASE"),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true, collation: "NOCASE"),
                    SecurityStamp = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true, collation: "NOCASE"),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true, collation: "NOCASE"),
                    PhoneNumber = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true, collation: "NOCASE"),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Therapists", x => x.Id);
                    table.UniqueConstraint("AK_Therapists_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.CheckConstraint("CK_Therapists_ConcurrencyStamp_Length", "length(\"ConcurrencyStamp\") <= 100");
                    table.CheckConstraint("CK_Therapists_DisplayName_Length", "length(\"DisplayName\") <= 120");
                    table.CheckConstraint("CK_Therapists_Email_Length", "length(\"Email\") <= 256");
                    table.CheckConstraint("CK_Therapists_NormalizedEmail_Length", "length(\"NormalizedEmail\") <= 256");
                    table.CheckConstraint("CK_Therapists_NormalizedUserName_Length", "length(\"NormalizedUserName\") <= 256");
                    table.CheckConstraint("CK_Therapists_PasswordHash_Length", "length(\"PasswordHash\") <= 400");
                    table.CheckConstraint("CK_Therapists_PhoneNumber_Length", "length(\"PhoneNumber\") <= 30");
                    table.CheckConstraint("CK_Therapists_Role_Length", "length(\"Role\") <= 32");
                    table.CheckConstraint("CK_Therapists_SecurityStamp_Length", "length(\"SecurityStamp\") <= 100");
                    table.CheckConstraint("CK_Therapists_TimeZone_Length", "length(\"TimeZone\") <= 64");
                    table.CheckConstraint("CK_Therapists_UserName_Length", "length(\"UserName\") <= 256");
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ModuleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "NOCASE"),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false, collation: "NOCASE"),
                    Audience = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    Intensity = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false, collation: "NOCASE"),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Texts = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModuleVersions", x => x.Id);
                    table.UniqueConstraint("AK_ModuleVersions_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.CheckConstraint("CK_ModuleVersions_Audience_Length", "length(\"Audience\") <= 32");
                    table.CheckConstraint("CK_ModuleVersions_Intensity_Length", "length(\"Intensity\") <= 32");
                    table.CheckConstraint("CK_ModuleVersions_Source_Length", "length(\"Source\") <= 300");
                    table.CheckConstraint("CK_ModuleVersions_Summary_Length", "length(\"Summary\") <= 500");
                    table.CheckConstraint("CK_ModuleVersions_Title_Length", "length(\"Title\") <= 200");
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    QuestionSetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "NOCASE"),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false, collation: "NOCASE"),
                    Audience = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    Intensity = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false, collation: "NOCASE"),
                    QuestionCount = table.Column<int>(type: "INTEGER", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Questions = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE"),
                    Texts = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionSetVersions", x => x.Id);
                    table.UniqueConstraint("AK_QuestionSetVersions_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.CheckConstraint("CK_QuestionSetVersions_Audience_Length", "length(\"Audience\") <= 32");
                    table.CheckConstraint("CK_QuestionSetVersions_Intensity_Length", "length(\"Intensity\") <= 32");
                    table.CheckConstraint("CK_QuestionSetVersions_Source_Length", "length(\"Source\") <= 300");
                    table.CheckConstraint("CK_QuestionSetVersions_Summary_Length", "length(\"Summary\") <= 500");
                    table.CheckConstraint("CK_QuestionSetVersions_Title_Length", "length(\"Title\") <= 200");
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TherapistId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PreferredName = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LegalName = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Email = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EmailIndex = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    BirthDate = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    TimeZone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "NOCASE"),
                    Language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false, collation: "NOCASE"),
                    MailboxShared = table.Column<bool>(type: "INTEGER", nullable: false),
                    EmailConsentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    EnrolledAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DischargedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Contact_BouncedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Contact_HeldAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Contact_RemindersStoppedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Contact_SafeFrom = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Contact_SafeUntil = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Contact_SnoozedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Pin_Hash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true, collation: "NOCASE"),
                    Pin_LockedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Pin_SetAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Pin_Tries = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Clients", x => x.Id);
                    table.UniqueConstraint("AK_Clients_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.CheckConstraint("CK_Clients_EmailIndex_Length", "length(\"EmailIndex\") <= 32");
                    table.CheckConstraint("CK_Clients_Language_Length", "length(\"Language\") <= 10");
                    table.CheckConstraint("CK_Clients_Pin_Hash_Length", "length(\"Pin_Hash\") <= 200");
                    table.CheckConstraint("CK_Clients_Role_Length", "length(\"Role\") <= 32");
                    table.CheckConstraint("CK_Clients_Status_Length", "length(\"Status\") <= 32");
                    table.CheckConstraint("CK_Clients_TimeZone_Length", "length(\"TimeZone\") <= 64");
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
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true, collation: "NOCASE"),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true, collation: "NOCASE")
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
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false, collation: "NOCASE"),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false, collation: "NOCASE"),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true, collation: "NOCASE"),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TherapistLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.CheckConstraint("CK_TherapistLogins_LoginProvider_Length", "length(\"LoginProvider\") <= 128");
                    table.CheckConstraint("CK_TherapistLogins_ProviderKey_Length", "length(\"ProviderKey\") <= 128");
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
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TherapistPasskeys", x => x.CredentialId);
                    table.CheckConstraint("CK_TherapistPasskeys_CredentialId_Length", "length(\"CredentialId\") <= 1024");
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
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false, collation: "NOCASE"),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false, collation: "NOCASE"),
                    Value = table.Column<string>(type: "TEXT", nullable: true, collation: "NOCASE")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TherapistTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.CheckConstraint("CK_TherapistTokens_LoginProvider_Length", "length(\"LoginProvider\") <= 128");
                    table.CheckConstraint("CK_TherapistTokens_Name_Length", "length(\"Name\") <= 128");
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TherapistId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    AssignedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SendAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReviewedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Note = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Reply = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PrivateNote = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DistressBefore = table.Column<int>(type: "INTEGER", nullable: true),
                    DistressAfter = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assignments", x => x.Id);
                    table.UniqueConstraint("AK_Assignments_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.CheckConstraint("CK_Assignments_Status_Length", "length(\"Status\") <= 32");
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "BLOB", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClientKeys", x => x.Id);
                    table.CheckConstraint("CK_ClientKeys_Wrapped_Length", "length(\"Wrapped\") <= 1000");
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TherapistId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FirstClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SecondClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LinkedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UnlinkedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    FirstSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ForgottenAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownDevices", x => x.Id);
                    table.CheckConstraint("CK_KnownDevices_TokenHash_Length", "length(\"TokenHash\") <= 32");
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssignmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Selector = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    SecretHash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastOpenedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessLinks", x => x.Id);
                    table.UniqueConstraint("AK_AccessLinks_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.CheckConstraint("CK_AccessLinks_SecretHash_Length", "length(\"SecretHash\") <= 32");
                    table.CheckConstraint("CK_AccessLinks_Selector_Length", "length(\"Selector\") <= 32");
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssignmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    Status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    RaisedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AcknowledgedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Action = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Alerts", x => x.Id);
                    table.CheckConstraint("CK_Alerts_Kind_Length", "length(\"Kind\") <= 32");
                    table.CheckConstraint("CK_Alerts_Status_Length", "length(\"Status\") <= 32");
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssignmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    ModuleVersionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    QuestionSetVersionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssignmentItem", x => x.Id);
                    table.UniqueConstraint("AK_AssignmentItem_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.CheckConstraint("CK_AssignmentItem_Kind_Length", "length(\"Kind\") <= 32");
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TherapistId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AssignmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LocalDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OccurrenceKey = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false, collation: "NOCASE"),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    ClaimedBy = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true, collation: "NOCASE"),
                    LeaseUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FirstTriedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    HandedOverAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SkippedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SkippedBecause = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true, collation: "NOCASE"),
                    LastReply = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true, collation: "NOCASE")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                    table.CheckConstraint("CK_Notices_ClaimedBy_Length", "length(\"ClaimedBy\") <= 80");
                    table.CheckConstraint("CK_Notices_Kind_Length", "length(\"Kind\") <= 32");
                    table.CheckConstraint("CK_Notices_LastReply_Length", "length(\"LastReply\") <= 300");
                    table.CheckConstraint("CK_Notices_OccurrenceKey_Length", "length(\"OccurrenceKey\") <= 160");
                    table.CheckConstraint("CK_Notices_SkippedBecause_Length", "length(\"SkippedBecause\") <= 200");
                    table.CheckConstraint("CK_Notices_State_Length", "length(\"State\") <= 32");
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TherapistId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CoupleId = table.Column<Guid>(type: "TEXT", nullable: true),
                    StartsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false, collation: "NOCASE"),
                    Status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    Agenda = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Id);
                    table.CheckConstraint("CK_Sessions_Place_Length", "length(\"Place\") <= 60");
                    table.CheckConstraint("CK_Sessions_Status_Length", "length(\"Status\") <= 32");
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LinkId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    BeganAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    VerifiedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClientVisits", x => x.Id);
                    table.CheckConstraint("CK_ClientVisits_TokenHash_Length", "length(\"TokenHash\") <= 32");
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssignmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    QuestionId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "NOCASE"),
                    Value = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IsEmpty = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsPrivate = table.Column<bool>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EnteredByTherapist = table.Column<bool>(type: "INTEGER", nullable: false),
                    Highlights = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false, collation: "NOCASE"),
                    PrivateNote = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Answers", x => x.Id);
                    table.UniqueConstraint("AK_Answers_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.CheckConstraint("CK_Answers_Highlights_Length", "length(\"Highlights\") <= 2000");
                    table.CheckConstraint("CK_Answers_QuestionId_Length", "length(\"QuestionId\") <= 100");
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AnswerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    SaveKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    Value = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                unique: true);
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
