using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Library;
using Clinic.Notices;
using Clinic.Practices;
using Clinic.Sessions;
using Clinic.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Therapists;

/// <summary>
/// Everything somebody may see: their own clients, those whose file is shared with them at this time, and what belongs to both.
/// Controllers reach records through it, never through the context.
/// </summary>
/// <param name="now">Shares that have ended by then, or have not begun, show nothing.</param>
public sealed class Caseload(ClinicContext db, Guid therapistId, DateTime now)
{
    public Guid TherapistId => therapistId;

    public IQueryable<Client> Clients => db.Clients.Where(c => c.TherapistId == therapistId || OpenShares.Any(s => s.ClientId == c.Id));

    /// <summary>Without those that are shared with them: to end, export, erase or share a file is its own therapist's.</summary>
    public IQueryable<Client> OwnClients => db.Clients.Where(c => c.TherapistId == therapistId);

    /// <summary>What others shared with them, or they took in an emergency.</summary>
    public IQueryable<Share> OpenShares => db.Shares.Where(s => s.TherapistId == therapistId && s.EndedAt == null && s.StartsAt <= now && s.EndsAt > now);

    /// <summary>Of their own clients, with whomever.</summary>
    public IQueryable<Share> SharesGiven => db.Shares.Where(s => OwnClients.Any(c => c.Id == s.ClientId));

    public IQueryable<Couple> Couples => db.Couples.Where(c => c.TherapistId == therapistId && c.UnlinkedAt == null);

    public IQueryable<Assignment> Assignments => db.Assignments.Where(a => Clients.Any(c => c.Id == a.ClientId));

    public IQueryable<Session> Sessions => db.Sessions.Where(s => s.TherapistId == therapistId);

    public IQueryable<Notice> Notices => db.Notices.Where(n => n.ClientId != null && Clients.Any(c => c.Id == n.ClientId));

    public IQueryable<Alert> Alerts => db.Alerts.Where(a => Clients.Any(c => c.Id == a.ClientId));

    /// <summary>What clients chose to keep private is not among them.</summary>
    public IQueryable<Answer> ReadableAnswers => db.Answers.Where(a => !a.IsPrivate && Clients.Any(c => c.Id == a.ClientId)
        && Assignments.Any(w => w.Id == a.AssignmentId && (w.Status == AssignmentStatus.Submitted || w.Status == AssignmentStatus.Reviewed)));

    public IQueryable<AuditEntry> Trail => db.AuditEntries.Where(e => e.ClientId != null && Clients.Any(c => c.Id == e.ClientId));

    public IQueryable<AccessLink> Links => db.AccessLinks.Where(l => Clients.Any(c => c.Id == l.ClientId));

    public IQueryable<KnownDevice> KnownDevices => db.KnownDevices.Where(d => d.ForgottenAt == null && Clients.Any(c => c.Id == d.ClientId));

    /// <summary>The clients with what a list says about them.</summary>
    /// <param name="today">The therapist's date.</param>
    public IQueryable<ClientStanding> Standings(DateTime now, DateOnly today) => Clients.Select(c => new ClientStanding
    {
        Client = c,
        NextSessionAt = Sessions.Where(s => s.Status == SessionStatus.Planned && s.StartsAt >= now && (s.ClientId == c.Id
            || Couples.Any(k => k.Id == s.CoupleId && k.SecondClientId == c.Id))).Min(s => (DateTime?)s.StartsAt),
        LastHeldAt = Sessions.Where(s => s.Status == SessionStatus.Held && (s.ClientId == c.Id
            || Couples.Any(k => k.Id == s.CoupleId && k.SecondClientId == c.Id))).Max(s => (DateTime?)s.StartsAt),
        LastWorkAt = Assignments.Where(a => a.ClientId == c.Id).Max(a => a.SubmittedAt ?? a.StartedAt ?? a.OpenedAt),
        Open = Assignments.Count(a => a.ClientId == c.Id && (a.Status == AssignmentStatus.Assigned || a.Status == AssignmentStatus.Started || a.Status == AssignmentStatus.Returned)),
        Late = Assignments.Count(a => a.ClientId == c.Id && a.DueOn < today
            && (a.Status == AssignmentStatus.Assigned || a.Status == AssignmentStatus.Started || a.Status == AssignmentStatus.Returned)),
        Unread = Assignments.Count(a => a.ClientId == c.Id && a.Status == AssignmentStatus.Submitted),
    });

    /// <summary>In which this client takes part, alone or with a partner.</summary>
    public IQueryable<Session> SessionsOf(Guid clientId) => Sessions.Where(s => s.ClientId == clientId
        || Couples.Any(c => c.Id == s.CoupleId && (c.FirstClientId == clientId || c.SecondClientId == clientId)));

    public Task<Client?> FindClientAsync(Guid id, CancellationToken cancel = default) => Clients.FirstOrDefaultAsync(c => c.Id == id, cancel);

    public Task<Couple?> FindCoupleAsync(Guid id, CancellationToken cancel = default) => Couples.FirstOrDefaultAsync(c => c.Id == id, cancel);

    public Task<Session?> FindSessionAsync(Guid id, CancellationToken cancel = default) => Sessions.FirstOrDefaultAsync(s => s.Id == id, cancel);

    public Task<Assignment?> FindAssignmentAsync(Guid id, CancellationToken cancel = default) =>
        Assignments.Include(a => a.Items.OrderBy(i => i.Position)).FirstOrDefaultAsync(a => a.Id == id, cancel);

    public async Task<Assignment> AssignmentAsync(Guid id, CancellationToken cancel = default) =>
        await FindAssignmentAsync(id, cancel) ?? throw new NotInCaseload();

    public async Task<Client> ClientAsync(Guid id, CancellationToken cancel = default) =>
        await FindClientAsync(id, cancel) ?? throw new NotInCaseload();

    public async Task<Client> OwnClientAsync(Guid id, CancellationToken cancel = default) =>
        await OwnClients.FirstOrDefaultAsync(c => c.Id == id, cancel) ?? throw new NotInCaseload();

    public async Task<Share> ShareGivenAsync(Guid clientId, Guid id, CancellationToken cancel = default) =>
        await SharesGiven.FirstOrDefaultAsync(s => s.Id == id && s.ClientId == clientId, cancel) ?? throw new NotInCaseload();

    public async Task<Notice> NoticeAsync(Guid id, CancellationToken cancel = default) =>
        await Notices.FirstOrDefaultAsync(n => n.Id == id && n.TherapistId == null, cancel) ?? throw new NotInCaseload();

    public async Task<Session> SessionAsync(Guid id, CancellationToken cancel = default) =>
        await FindSessionAsync(id, cancel) ?? throw new NotInCaseload();

    /// <summary>How many answers each assignment holds back. Only the number is ever read.</summary>
    public Task<Dictionary<Guid, int>> KeptPrivateAsync(IReadOnlyCollection<Guid> assignmentIds, CancellationToken cancel = default) =>
        db.Answers.Where(a => a.IsPrivate && !a.IsEmpty && assignmentIds.Contains(a.AssignmentId) && Assignments.Any(w => w.Id == a.AssignmentId))
            .GroupBy(a => a.AssignmentId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

    /// <summary>What the items are called, in two queries whatever their number.</summary>
    public async Task<ItemTitles> TitlesAsync(IEnumerable<AssignmentItem> items, CancellationToken cancel = default)
    {
        var all = items.ToList();
        var moduleIds = all.Select(i => i.ModuleVersionId).OfType<Guid>().Distinct().ToList();
        var setIds = all.Select(i => i.QuestionSetVersionId).OfType<Guid>().Distinct().ToList();
        var modules = await db.ModuleVersions.Where(v => moduleIds.Contains(v.Id)).Select(v => new { v.Id, v.Title, Questions = 0 }).ToListAsync(cancel);
        var sets = await db.QuestionSetVersions.Where(v => setIds.Contains(v.Id)).Select(v => new { v.Id, v.Title, Questions = v.QuestionCount }).ToListAsync(cancel);
        return new ItemTitles(modules.Concat(sets).ToDictionary(v => v.Id, v => (v.Title, v.Questions)));
    }

    /// <summary>Who else has this address: clients of this therapist by id, and whether anybody else's has it too.</summary>
    public async Task<(IReadOnlyList<Guid> Own, bool Elsewhere)> SameAddressAsync(byte[] emailIndex, Guid? except = null, CancellationToken cancel = default)
    {
        var all = await db.Clients.Where(c => c.EmailIndex == emailIndex && c.Id != except).Select(c => new { c.Id, c.TherapistId }).ToListAsync(cancel);
        return ([.. all.Where(c => c.TherapistId == therapistId).Select(c => c.Id)], all.Any(c => c.TherapistId != therapistId));
    }

    public async Task<Couple> CoupleAsync(Guid id, CancellationToken cancel = default) =>
        await FindCoupleAsync(id, cancel) ?? throw new NotInCaseload();

    /// <summary>Also one that was unlinked, so that the unlinking can be undone.</summary>
    public async Task<Couple> PresentOrFormerCoupleAsync(Guid id, CancellationToken cancel = default) =>
        await db.Couples.FirstOrDefaultAsync(c => c.Id == id && c.TherapistId == therapistId, cancel) ?? throw new NotInCaseload();

    public async Task<Alert> AlertAsync(Guid id, CancellationToken cancel = default) =>
        await Alerts.FirstOrDefaultAsync(a => a.Id == id, cancel) ?? throw new NotInCaseload();

    /// <summary>Planned sessions in which this client takes part, alone or with a partner, soonest first.</summary>
    public IQueryable<Session> ComingSessions(Guid clientId, DateTime now) => Sessions
        .Where(s => s.Status == SessionStatus.Planned && s.StartsAt > now
            && (s.ClientId == clientId || Couples.Any(c => c.Id == s.CoupleId && (c.FirstClientId == clientId || c.SecondClientId == clientId))))
        .OrderBy(s => s.StartsAt);

    /// <summary>After the due date moved: the links that were mailed open as long as a new one would.</summary>
    public async Task ExtendLinksAsync(Assignment assignment, Client client, Practice practice, CancellationToken cancel = default)
    {
        var expires = AccessLink.ExpiryFor(assignment.DueOn, practice.LinkValidityDays, client.TimeZone);
        foreach (var link in await db.AccessLinks.Where(l => l.AssignmentId == assignment.Id && l.RevokedAt == null).ToListAsync(cancel))
            link.ExtendTo(expires);
    }

    /// <summary>Which modules and question sets (of whatever version) this client still has open.</summary>
    public async Task<HashSet<Guid>> OpenItemsAsync(Guid clientId, CancellationToken cancel = default)
    {
        var items = Assignments.Where(a => a.ClientId == clientId
            && (a.Status == AssignmentStatus.Assigned || a.Status == AssignmentStatus.Started || a.Status == AssignmentStatus.Returned)).SelectMany(a => a.Items);
        var modules = items.Join(db.ModuleVersions, i => i.ModuleVersionId, v => v.Id, (i, v) => v.ModuleId);
        var sets = items.Join(db.QuestionSetVersions, i => i.QuestionSetVersionId, v => v.Id, (i, v) => v.QuestionSetId);
        return [.. await modules.Concat(sets).ToListAsync(cancel)];
    }

    /// <summary>How much of an assignment has words in it, without reading one of them.</summary>
    public Task<List<AnswerMark>> AnswerMarksAsync(Guid assignmentId, CancellationToken cancel = default) =>
        db.Answers.Where(a => a.AssignmentId == assignmentId && Assignments.Any(w => w.Id == a.AssignmentId))
            .Select(a => new AnswerMark(a.ItemId, a.QuestionId, a.IsEmpty, a.IsPrivate, a.EnteredByTherapist)).ToListAsync(cancel);

    /// <summary>What the therapist entered for the client, also before it is handed in, and what is empty.</summary>
    public IQueryable<Answer> EnteredAnswers(Guid assignmentId) =>
        db.Answers.Where(a => a.AssignmentId == assignmentId && (a.IsEmpty || a.EnteredByTherapist && !a.IsPrivate) && Assignments.Any(w => w.Id == a.AssignmentId));

    /// <summary>Earlier wordings are kept until the homework is handed in, and no longer.</summary>
    public Task ForgetRevisionsAsync(Guid assignmentId, CancellationToken cancel = default) =>
        db.AnswerRevisions.Where(r => db.Answers.Any(a => a.Id == r.AnswerId && a.AssignmentId == assignmentId && r.Number < a.Revision && Assignments.Any(w => w.Id == a.AssignmentId)))
            .ExecuteDeleteAsync(cancel);

    public async Task<Answer> ReadableAnswerAsync(Guid id, CancellationToken cancel = default) =>
        await ReadableAnswers.FirstOrDefaultAsync(a => a.Id == id, cancel) ?? throw new NotInCaseload();

    /// <summary>Saves an assignment whose id came with its form. Where an earlier press of the same button has saved it already, nothing is added.</summary>
    public async Task SaveOnceAsync(Assignment assignment, CancellationToken cancel = default)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            if (!await Assignments.AnyAsync(a => a.Id == assignment.Id, cancel))
                throw;
        }
    }

    public void Add(object entity) => db.Add(entity);

    public Task SaveAsync(CancellationToken cancel = default) => db.SaveChangesAsync(cancel);

    /// <summary>
    /// Names stand sealed in the database, so lists take them from here: two queries for the whole caseload, whatever its size.
    /// </summary>
    public async Task<ClientNames> NamesAsync(CancellationToken cancel = default)
    {
        var clients = await Clients.AsNoTracking().ToListAsync(cancel);
        await db.Vault.HoldKeysAsync(db, [.. clients.Select(c => c.Id)], cancel);
        return new ClientNames(clients);
    }
}

/// <summary>No such record among this therapist's: the page answers 404, the same as for one that does not exist.</summary>
public sealed class NotInCaseload() : Exception("Not in this caseload.");

/// <summary>The names of a caseload, opened.</summary>
public sealed class ClientNames(IReadOnlyList<Client> clients)
{
    private readonly Dictionary<Guid, Client> byId = clients.ToDictionary(c => c.Id);

    public IReadOnlyList<Client> All => clients;

    /// <summary>The preferred name.</summary>
    public string this[Guid clientId] => byId.TryGetValue(clientId, out var client) ? client.PreferredName.Text : "Former client";

    public Client? Find(Guid clientId) => byId.GetValueOrDefault(clientId);

    /// <summary>The first word of the preferred name.</summary>
    public string First(Guid clientId) => this[clientId].Split(' ', 2)[0];

    public string Initials(Guid clientId) =>
        string.Concat(this[clientId].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(3).Select(word => char.ToUpperInvariant(word[0]) + "."));
}

/// <summary>That there is an answer, and what kind; none of its words.</summary>
public sealed record AnswerMark(Guid ItemId, string QuestionId, bool IsEmpty, bool IsPrivate, bool EnteredByTherapist);
