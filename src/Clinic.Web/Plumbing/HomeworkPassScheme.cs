using System.Security.Claims;
using System.Text.Encodings.Web;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Clinic.Web.Plumbing;

public sealed class HomeworkPassOptions : AuthenticationSchemeOptions;

/// <summary>
/// Knows a client by the visit that a click on a link began. Asked anew on every request, so that revoking a link ends its open visits at once.
/// </summary>
public sealed class HomeworkPassScheme(
    IOptionsMonitor<HomeworkPassOptions> options, ILoggerFactory logs, UrlEncoder encoder, ClinicContext db, PracticeScope scope, Cookies cookies, TimeProvider clock)
    : AuthenticationHandler<HomeworkPassOptions>(options, logs, encoder)
{
    public const string Name = "HomeworkPass";
    public const string ClientClaim = "client";
    public const string VerifiedClaim = "verified";
    public const string LanguageClaim = "language";
    /// <summary>Nothing stands between this visit and the client's page.</summary>
    public const string OpenClaim = "open";
    public const string ProvenClaim = "proven";
    private const string AssignmentClaim = "assignment";
    private const string VisitClaim = "visit";
    private const string InSessionClaim = "in-session";

    /// <summary>Where somebody without a valid visit lands: it says the same to everyone.</summary>
    public const string AgainPath = "/homework/again";

    /// <summary>Where the PIN or word is asked.</summary>
    public const string PinPath = "/homework/pin";

    private ClientVisit? asleep;
    private bool mustCheckAgain;

    public static PassHolder HolderOf(ClaimsPrincipal user) => new(
        Read(user, ClientClaim), Read(user, AssignmentClaim), Read(user, VisitClaim), user.HasClaim(c => c.Type == VerifiedClaim), user.HasClaim(c => c.Type == ProvenClaim),
        user.HasClaim(c => c.Type == InSessionClaim));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[cookies.Visit] is not { Length: 43 } token || await FindAsync(ClientVisit.HashOf(token)) is not { } found)
            return AuthenticateResult.NoResult();
        var now = clock.GetUtcNow().UtcDateTime;
        if (!found.Link.IsValid(now) || found.Client.Status != ClientStatus.Active)
            return AuthenticateResult.Fail("No open visit.");
        if (!found.Visit.IsAlive(now))
        {
            (asleep, mustCheckAgain) = (found.Visit.MayComeBack(now) ? found.Visit : null, found.Client.NeedsPinFirst || (found.Client.Pin.IsSet && found.Visit.VerifiedAt is not null));
            return AuthenticateResult.Fail("No open visit.");
        }
        scope.Set(found.Visit.PracticeId);
        await SeenAsync(found.Visit, now);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(ClaimsOf(found), Name)), Name));
    }

    /// <summary>No visit: pages are led to the page that explains; autosave learns how its words can be saved all the same.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        RefuseAsync(StatusCodes.Status401Unauthorized, AgainPath, asleep is null ? new { closed = true } : new { again = AgainPath, pin = mustCheckAgain });

    /// <summary>A visit, but the second check is still to come.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        RefuseAsync(StatusCodes.Status403Forbidden, PinPath, new { again = PinPath, pin = true });

    private static readonly string[] Lifted = [ClinicContext.PracticeFilter];

    private Task<Found?> FindAsync(byte[] tokenHash) => (
        from visit in db.ClientVisits.IgnoreQueryFilters(Lifted)
        join link in db.AccessLinks.IgnoreQueryFilters(Lifted) on visit.LinkId equals link.Id
        join client in db.Clients.IgnoreQueryFilters(Lifted) on visit.ClientId equals client.Id
        where visit.TokenHash == tokenHash
        select new Found(visit, link, client, db.Answers.IgnoreQueryFilters(Lifted).Any(a => a.ClientId == client.Id && !a.IsEmpty && (!visit.InSession || a.AssignmentId == link.AssignmentId))))
        .AsNoTracking().FirstOrDefaultAsync(Context.RequestAborted);

    private Task RefuseAsync(int status, string path, object reply)
    {
        if (!Request.WantsJson())
        {
            Response.Redirect(path);
            return Task.CompletedTask;
        }
        Response.StatusCode = status;
        return Response.WriteAsJsonAsync(reply);
    }

    /// <summary>At most one write a minute; a page that is only read should not wait for the disk.</summary>
    private async Task SeenAsync(ClientVisit visit, DateTime now)
    {
        if (now - visit.LastSeenAt < TimeSpan.FromMinutes(1))
            return;
        await db.ClientVisits.Where(v => v.Id == visit.Id).ExecuteUpdateAsync(set => set.SetProperty(v => v.LastSeenAt, now));
    }

    private static IEnumerable<Claim> ClaimsOf(Found found)
    {
        // Antiforgery ties its tokens to "sub": a form stays good when its page outlives the visit or passes the second check.
        yield return new Claim("sub", found.Client.Id.ToString());
        yield return new Claim(ClientClaim, found.Client.Id.ToString());
        yield return new Claim(AssignmentClaim, found.Link.AssignmentId.ToString());
        yield return new Claim(VisitClaim, found.Visit.Id.ToString());
        yield return new Claim(LanguageClaim, found.Client.Language);
        var isProven = found.Visit.VerifiedAt is not null;
        if (isProven)
            yield return new Claim(ProvenClaim, "yes");
        if (found.Visit.InSession)
            yield return new Claim(InSessionClaim, "yes");
        if (isProven || found.Visit.InSession || !found.Client.NeedsPinFirst)
            yield return new Claim(OpenClaim, "yes");
        if (isProven || (!found.HasWords && (found.Visit.InSession || (!found.Client.NeedsPinFirst && !found.Client.Pin.IsSet))))
            yield return new Claim(VerifiedClaim, "yes");
    }

    /// <param name="HasWords">Something that this visit reaches has been saved, so there is something to protect.</param>
    private sealed record Found(ClientVisit Visit, AccessLink Link, Client Client, bool HasWords);

    private static Guid Read(ClaimsPrincipal user, string claim) =>
        Guid.Parse(user.FindFirstValue(claim) ?? throw new InvalidOperationException("No client's visit is open."));
}
