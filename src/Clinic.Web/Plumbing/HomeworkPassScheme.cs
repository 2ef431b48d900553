using System.Security.Claims;
using System.Text.Encodings.Web;
using Clinic.Assignments;
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
    private const string AssignmentClaim = "assignment";
    private const string VisitClaim = "visit";

    /// <summary>Where somebody without a valid visit lands: it says the same to everyone.</summary>
    public const string AgainPath = "/homework/again";

    public static PassHolder HolderOf(ClaimsPrincipal user) => new(
        Read(user, ClientClaim), Read(user, AssignmentClaim), Read(user, VisitClaim), user.HasClaim(c => c.Type == VerifiedClaim));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[cookies.Visit] is not { Length: 43 } token)
            return AuthenticateResult.NoResult();
        var hash = ClientVisit.HashOf(token);
        var found = await (
            from visit in db.ClientVisits.IgnoreQueryFilters(Lifted)
            join link in db.AccessLinks.IgnoreQueryFilters(Lifted) on visit.LinkId equals link.Id
            where visit.TokenHash == hash
            select new { Visit = visit, Link = link }).FirstOrDefaultAsync(Context.RequestAborted);
        var now = clock.GetUtcNow().UtcDateTime;
        if (found is null || !found.Visit.IsAlive(now) || !found.Link.IsValid(now))
            return AuthenticateResult.Fail("No open visit.");
        scope.Set(found.Visit.PracticeId);
        await SeenAsync(found.Visit, now);
        return AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(found.Visit, found.Link), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => RefuseAsync();

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => RefuseAsync();

    private static readonly string[] Lifted = [ClinicContext.PracticeFilter];

    /// <summary>Pages are led to the page that explains; autosave gets the address of it.</summary>
    private Task RefuseAsync()
    {
        if (Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Response.WriteAsJsonAsync(new { again = AgainPath });
        }
        Response.Redirect(AgainPath);
        return Task.CompletedTask;
    }

    /// <summary>At most one write a minute; a page that is only read should not wait for the disk.</summary>
    private async Task SeenAsync(ClientVisit visit, DateTime now)
    {
        if (now - visit.LastSeenAt < TimeSpan.FromMinutes(1))
            return;
        await db.ClientVisits.Where(v => v.Id == visit.Id).ExecuteUpdateAsync(set => set.SetProperty(v => v.LastSeenAt, now));
    }

    private static ClaimsPrincipal PrincipalOf(ClientVisit visit, AccessLink link)
    {
        var claims = new List<Claim>
        {
            new(ClientClaim, visit.ClientId.ToString()), new(AssignmentClaim, link.AssignmentId.ToString()), new(VisitClaim, visit.Id.ToString()),
        };
        if (visit.VerifiedAt is not null)
            claims.Add(new Claim(VerifiedClaim, "yes"));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, Name));
    }

    private static Guid Read(ClaimsPrincipal user, string claim) =>
        Guid.Parse(user.FindFirstValue(claim) ?? throw new InvalidOperationException("No client's visit is open."));
}
